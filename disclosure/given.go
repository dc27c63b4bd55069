package disclosure

import (
	"math/rand/v2"
	"slices"
)

// leaveGiven finds the cells that earlier publications have given away by themselves: with all that is new hidden, fewer
// values than the rules ask for are left of them. Hiding more now cannot take that back. It must not get worse: as many
// values as the earlier ones left are still asked for. A cell is only taken for given away where bounds worked out from
// outside prove it, never because the walk found too little.
func (p *publication) leaveGiven() {
	p.enough = slices.Repeat([]int{p.threshold + 1}, len(p.cells))
	if !slices.Contains(p.out, true) {
		return
	}
	past := *p
	past.reasons, past.fresh = make([]Reason, len(p.cells)), make([]bool, len(p.cells))
	for i := range p.cells {
		if !p.out[i] && !p.free(i) {
			past.reasons[i], past.fresh[i] = Secondary, true
		}
	}
	for _, c := range past.components() {
		given := past.narrow(c)
		if len(given) == 0 {
			continue
		}
		seen := past.explored(c)
		for cell, left := range given {
			p.enough[cell] = min(left, seen[cell])
		}
	}
}

// explored is how many values of each cell of a component the walk finds.
func (p *publication) explored(c component) map[int]int {
	w := p.newWalk(c)
	r := rand.New(rand.NewPCG(1, uint64(len(c.cells))))
	for range rounds {
		w.along()
		w.across()
		w.wander(r)
	}
	seen := map[int]int{}
	for i, cell := range w.cells {
		seen[cell] = len(w.seen[i])
	}
	return seen
}

// unbounded is more than any count can be.
const unbounded = 1 << 40

// span is what a count lies between, both ends in it.
type span struct{ low, high int64 }

// narrow gives, for the cells of a component that published totals leave fewer values than are asked for, how many at most.
func (p *publication) narrow(c component) map[int]int {
	spans := map[int]span{}
	for _, cell := range c.cells {
		spans[cell] = span{p.least(cell), unbounded}
	}
	rows := p.rows(c)
	if solved, ok := eliminate(p.rows(c), p.room); ok {
		for _, cell := range slices.Sorted(slices.Values(c.cells)) {
			if r, isPivot := solved[cell]; isPivot {
				rows = append(rows, r)
			}
		}
	}
	for range 30 {
		moved := false
		for _, r := range rows {
			moved = p.tighten(r, spans) || moved
		}
		if !moved {
			break
		}
	}
	given := map[int]int{}
	for cell, s := range spans {
		if left := s.high - s.low + 1; left <= int64(p.threshold) {
			given[cell] = int(left)
		}
	}
	return given
}

// tighten draws the spans of a row's cells together; it says whether any moved.
func (p *publication) tighten(r row, spans map[int]span) (moved bool) {
	var least, most int64 // of the row's sum, which is that of the true counts
	for cell, n := range r {
		a, b := n*(spans[cell].low-int64(p.cells[cell].Count)), n*(spans[cell].high-int64(p.cells[cell].Count))
		least, most = least+min(a, b), most+max(a, b)
	}
	for cell, n := range r {
		s, at := spans[cell], int64(p.cells[cell].Count)
		a, b := n*(s.low-at), n*(s.high-at)
		// n*(x-at) = -(the others), which lie between least-min(a,b) and most-max(a,b)
		from, to := max(a, b)-most, min(a, b)-least
		if n < 0 {
			from, to = -to, -from
		}
		size := abs(n)
		if low := at + ceil(from, size); low > s.low {
			s.low, moved = low, true
		}
		if high := at + floor(to, size); high < s.high {
			s.high, moved = high, true
		}
		spans[cell] = s
	}
	return moved
}

func floor(a, b int64) int64 {
	if q := a / b; a%b != 0 && a < 0 {
		return q - 1
	} else {
		return q
	}
}

func ceil(a, b int64) int64 { return -floor(-a, b) }
