package disclosure

import (
	"math/rand/v2"
	"slices"
)

// A walk is bounded in rounds, in pairs of directions tried for a cell in each, and in steps along one direction.
// Giving up early hides more, never less.
const (
	rounds     = 6
	pairsTried = 100
)

// walk visits worlds that a reader of the publication must hold possible. Within it a cell goes by its place in cells.
type walk struct {
	cells      []int // of the component, in order
	directions [][]term
	byCell     [][]term  // the same directions with their terms in the order of the cells
	through    [][]int   // the directions that move a cell
	value      []int64   // in the world where the walk is now
	least      []int64   // what no world goes below
	seen       [][]int64 // different values of each cell, as many as are wanted
	secret     []bool    // the cells that must have so many
	enough     int       // how many are wanted
	wanted     []int     // of each cell
	sum        []term    // of two directions, used over and over
}

func (p *publication) newWalk(c component) *walk {
	cells := slices.Sorted(slices.Values(c.cells))
	w := &walk{
		cells: cells, directions: p.directions(c), through: make([][]int, len(cells)), value: make([]int64, len(cells)),
		least: make([]int64, len(cells)), seen: make([][]int64, len(cells)), secret: make([]bool, len(cells)), enough: p.threshold + 1,
	}
	place := make(map[int]int, len(cells))
	for i, cell := range cells {
		place[cell] = i
		w.value[i], w.least[i] = int64(p.cells[cell].Count), p.least(cell)
		w.secret[i] = p.secret(cell)
		w.wanted = append(w.wanted, p.enough[cell])
		w.note(i, w.value[i])
	}
	if grow := p.growth(c); grow != nil {
		w.directions = append([][]term{grow}, w.directions...)
	}
	for k, d := range w.directions {
		for i := range d {
			d[i].cell = place[d[i].cell]
			w.through[d[i].cell] = append(w.through[d[i].cell], k)
		}
		w.byCell = append(w.byCell, slices.SortedFunc(slices.Values(d), func(a, b term) int { return a.cell - b.cell }))
	}
	return w
}

// growth is the direction in which all cells of a component grow in proportion. It is open where no total that ties
// them shows any number but nought; a set hidden altogether is always safe by it.
func (p *publication) growth(c component) []term {
	for _, r := range p.rows(c) {
		var sum int64
		for cell, n := range r {
			sum += n * int64(p.cells[cell].Count)
		}
		if sum != 0 {
			return nil
		}
	}
	var d []term
	for _, cell := range slices.Sorted(slices.Values(c.cells)) {
		if n := p.cells[cell].Count; n > 0 {
			d = append(d, term{cell, int64(n)})
		}
	}
	return simplest(d)
}

func (w *walk) note(cell int, value int64) {
	if seen := w.seen[cell]; len(seen) < w.enough && !slices.Contains(seen, value) {
		w.seen[cell] = append(seen, value)
	}
}

// weak are the places of the cells of which too few values were seen.
func (w *walk) weak() (weak []int) {
	for i := range w.seen {
		if w.secret[i] && len(w.seen[i]) < w.wanted[i] {
			weak = append(weak, i)
		}
	}
	return weak
}

// along walks each direction both ways, and stays in the middle: in the next round a cell that stood at its least value
// no longer blocks the others.
func (w *walk) along() {
	for _, d := range w.directions {
		w.follow(d)
	}
}

// across walks sums and differences of two directions through each cell that is still weak.
func (w *walk) across() {
	for _, cell := range w.weak() {
		w.pairs(cell)
	}
}

func (w *walk) pairs(cell int) {
	tries := 0
	for _, k := range w.through[cell] {
		for _, x := range w.directions[k] {
			for _, other := range w.through[x.cell] {
				if other == k {
					continue
				}
				for _, sign := range []int64{1, -1} {
					w.sum = combination(w.sum[:0], w.byCell[k], w.byCell[other], sign)
					w.follow(w.sum)
				}
				if tries++; tries >= pairsTried || len(w.seen[cell]) >= w.enough {
					return
				}
			}
		}
	}
}

// follow notes every world within reach on a line through this one, and moves to the middle of them.
func (w *walk) follow(direction []term) {
	forward, back := w.reach(direction)
	for _, x := range direction {
		for t := -back; t <= forward && len(w.seen[x.cell]) < w.enough; t++ {
			w.note(x.cell, w.value[x.cell]+t*x.coefficient)
		}
		w.value[x.cell] += (forward - back) / 2 * x.coefficient
	}
}

// reach is how many whole steps a direction allows each way before a cell falls below its least value.
func (w *walk) reach(direction []term) (forward, back int64) {
	far := int64(4 * w.enough)
	forward, back = far, far
	for _, x := range direction {
		room := w.value[x.cell] - w.least[x.cell]
		if x.coefficient < 0 {
			forward = min(forward, room/-x.coefficient)
		} else {
			back = min(back, room/x.coefficient)
		}
	}
	return forward, back
}

// wander takes random steps, each along a direction as far as chance has it: what blocks one direction gives way to another.
func (w *walk) wander(r *rand.Rand) {
	if len(w.directions) == 0 {
		return
	}
	for step := range 40 * len(w.directions) {
		d := w.directions[r.IntN(len(w.directions))]
		forward, back := w.reach(d)
		if forward+back == 0 {
			continue
		}
		t := r.Int64N(forward+back+1) - back
		for _, x := range d {
			w.value[x.cell] += t * x.coefficient
			w.note(x.cell, w.value[x.cell])
		}
		if step%64 == 63 && w.weak() == nil {
			return
		}
	}
}
