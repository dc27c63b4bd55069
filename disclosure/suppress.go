package disclosure

import (
	"errors"
	"fmt"
	"slices"
)

// ErrUnprotected is returned when hiding every cell there is would still give a small count away. The tables must
// change before they are published.
var ErrUnprotected = errors.New("a small count cannot be protected in these tables: leave a breakdown out")

// Suppress decides for all cells of the linked tables of one publication together. It refuses totals that do not add
// up, name unknown cells or hold one twice, and negative counts. The outcome does not depend on the order in which cells and totals are given.
func Suppress(cells []Cell, totals []Total, s Settings) (Mask, error) {
	if s.Threshold < 0 {
		return Mask{}, fmt.Errorf("threshold %d: give the highest count that is hidden, 5 by usual practice", s.Threshold)
	}
	t, err := newTables(cells, totals)
	if err != nil {
		return Mask{}, fmt.Errorf("suppress small counts: %w", err)
	}
	p := newPublication(t, s)
	if err := p.protect(); err != nil {
		return Mask{}, fmt.Errorf("suppress small counts: %w", err)
	}
	return Mask{t, p.printed(), p.threshold}, nil
}

// publication is a set of tables on its way to its mask.
type publication struct {
	*tables
	threshold int
	hideZero  bool
	reasons   []Reason
	fresh     []bool // hidden since the last attack, so its component must be attacked again
	out       []bool // known to readers from before
	enough    []int  // how many values of each cell must stay possible where it is hidden
}

func newPublication(t *tables, s Settings) *publication {
	p := &publication{t, s.threshold(), s.HideZero, make([]Reason, len(t.cells)), make([]bool, len(t.cells)), make([]bool, len(t.cells)), nil}
	for i, c := range t.cells {
		if c.Unprinted && !c.Unavailable {
			p.hide(i, Unprinted)
			p.fresh[i] = p.secret(i)
			continue
		}
		if !t.free(i) && (1 <= c.Count && c.Count <= p.threshold || c.Count == 0 && c.Sensitive && p.hideZero) {
			p.hide(i, Primary)
		}
	}
	for _, id := range s.Keep { // a cell that is gone from the tables needs no hiding
		if i, ok := t.index[id]; ok && p.shown(i) && !t.cells[i].Unavailable {
			p.hide(i, Kept)
		}
	}
	p.findOut()
	p.leaveGiven()
	return p
}

// findOut marks the cells that readers have from before, and those that they can work out from them. What must be hidden
// in any case is none: a count that is small now was another one when it was printed.
func (p *publication) findOut() {
	for i, c := range p.cells {
		p.out[i] = c.Out && (p.shown(i) || p.reasons[i] == Kept)
	}
	for again := true; again; {
		again = false
		for _, equation := range p.equations {
			if last := p.onlyNew(equation); last >= 0 && p.shown(last) {
				p.out[last], again = true, true
			}
		}
	}
}

// onlyNew is the one cell of an equation that is not out, or below nought where there is none or more than one.
func (p *publication) onlyNew(equation []term) int {
	last := -1
	for _, x := range equation {
		switch {
		case p.out[x.cell]:
		case last >= 0:
			return -1
		default:
			last = x.cell
		}
	}
	return last
}

// secret says that a cell must keep enough possible values. A count that is printed nowhere need not unless it is small: it
// is hidden because nobody prints it, and not to protect others.
func (p *publication) secret(cell int) bool {
	c := p.cells[cell]
	return p.hidden(cell) && (p.reasons[cell] != Unprinted || 1 <= c.Count && c.Count <= p.threshold)
}

// shown says that a cell is printed now.
func (p *publication) shown(cell int) bool { return p.reasons[cell] == Shown }

// hidden says that readers do not know a cell, from this publication or an earlier one.
func (p *publication) hidden(cell int) bool { return !p.shown(cell) && !p.out[cell] }

func (p *publication) hide(cell int, why Reason) {
	p.reasons[cell], p.fresh[cell] = why, true
}

// protect hides until no rule asks for more. Each round hides at least one cell or is the last, so it ends.
func (p *publication) protect() error {
	for {
		p.closeTotals()
		weak := p.attack()
		if len(weak) == 0 {
			return nil
		}
		if !p.hideBeside(weak) {
			return ErrUnprotected
		}
	}
}

// closeTotals hides a second cell in every total that has exactly one, until there is none. A cell that is not
// available does not count as a second: that it is unknown may be known elsewhere.
func (p *publication) closeTotals() {
	for again := true; again; {
		again = false
		for _, equation := range p.equations {
			if !p.gives(equation) {
				continue
			}
			if next := p.smallest(equation, -1); next >= 0 {
				p.hide(next, Secondary)
				again = true
			}
		}
	}
}

// gives says that an equation gives its only hidden cell away, which must not be.
func (p *publication) gives(equation []term) bool {
	hidden, secret := 0, false // what is no longer printed counts: readers who kept nothing do not know it
	for _, x := range equation {
		if !p.shown(x.cell) {
			hidden++
			secret = secret || p.secret(x.cell)
		}
	}
	return hidden == 1 && secret
}

// smallest is the smallest shown cell of the equation that is not nought, or best if that is smaller or there is none;
// ties go by ID. Last come cells that are not available, whose absence protects only if nobody knows them elsewhere,
// nought, which protects only where all else is hidden, and what is wanted, and what is out, which is hidden only where nothing else is left:
// then the small count was out before, or the numbers have been corrected since.
func (p *publication) smallest(equation []term, best int) int {
	for _, x := range equation {
		if !p.shown(x.cell) || p.free(x.cell) {
			continue
		}
		if best < 0 || p.before(x.cell, best) {
			best = x.cell
		}
	}
	return best
}

func (p *publication) before(a, b int) bool {
	left, right := p.cells[a], p.cells[b]
	switch {
	case p.out[a] != p.out[b]:
		return p.out[b]
	case (left.Count == 0) != (right.Count == 0):
		return right.Count == 0
	case left.Wanted != right.Wanted:
		return right.Wanted
	case left.Unavailable != right.Unavailable:
		return right.Unavailable
	}
	return left.Count < right.Count || left.Count == right.Count && a < b
}

// hideBeside hides one more cell for each weak one, unless this round has already hidden one in a total with it: in its
// own totals first, then in those of any cell it hangs together with. It is false when nothing is left to hide.
func (p *publication) hideBeside(weak []weakness) bool {
	done := map[int]bool{}   // equations in which a cell was hidden this round
	helped := map[int]bool{} // components, by their first cell: what is dear is hidden one at a time
	any := false
	for _, w := range weak {
		if slices.ContainsFunc(p.within[w.cell], func(e int) bool { return done[e] }) {
			continue
		}
		next := p.smallestBeside([]int{w.cell})
		if next < 0 || p.out[next] || p.cells[next].Wanted {
			next = p.smallestBeside(w.component)
		}
		switch {
		case next >= 0 && !p.out[next]:
		case p.touchesOut(w.component): // nothing new is left that tells of it: what is known of it was known before
			p.enough[w.cell], any = 0, true
			continue
		default:
			continue
		}
		if p.cells[next].Wanted && helped[w.component[0]] {
			continue
		}
		helped[w.component[0]] = true
		p.hide(next, ByInterval)
		any = true
		for _, e := range p.within[next] {
			done[e] = true
		}
	}
	return any
}

// touchesOut says that totals tie some of the cells to what readers have from before.
func (p *publication) touchesOut(cells []int) bool {
	for _, cell := range cells {
		for _, e := range p.within[cell] {
			if slices.ContainsFunc(p.equations[e], func(x term) bool { return p.out[x.cell] }) {
				return true
			}
		}
	}
	return false
}

func (p *publication) smallestBeside(cells []int) int {
	best := -1
	for _, cell := range cells {
		for _, e := range p.within[cell] {
			best = p.smallest(p.equations[e], best)
		}
	}
	return best
}

// printed gives the cells that are not available their own reason, whatever was worked out about them.
func (p *publication) printed() []Reason {
	for i, c := range p.cells {
		if c.Unavailable {
			p.reasons[i] = Unavailable
		}
	}
	return p.reasons
}
