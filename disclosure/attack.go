package disclosure

import "math/rand/v2"

// weakness is a hidden cell for which too few possible values could be proved.
type weakness struct {
	cell      int
	component []int
}

// attack tries to show, for each hidden cell, that the published numbers leave it enough possible values, and returns
// the cells for which it could not. It proves by example: from the true values it walks to other worlds in which all
// totals stay as published and no cell falls below its least value, and notes what each cell is there. What was visited
// exists, so a cell that passes is safe; a cell that is determined never moves and never passes. Bounds worked out the
// other way round, from outside, would pass cells that a cleverer reader can narrow further.
func (p *publication) attack() []weakness {
	var weak []weakness
	for _, component := range p.components() {
		for _, cell := range p.weakIn(component) {
			weak = append(weak, weakness{cell, component.cells})
		}
	}
	return weak
}

// component is a set of hidden cells that totals tie together, with those totals.
type component struct{ cells, equations []int }

// components gives those that hold a cell hidden since the last call; the others passed then and have not changed.
func (p *publication) components() []component {
	seen := make([]bool, len(p.cells))
	seenEquation := make([]bool, len(p.equations))
	var found []component
	for cell := range p.cells {
		if !p.fresh[cell] || seen[cell] || !p.hidden(cell) {
			continue
		}
		var c component
		seen[cell] = true
		for queue := []int{cell}; len(queue) > 0; queue = queue[1:] {
			c.cells = append(c.cells, queue[0])
			for _, e := range p.within[queue[0]] {
				if seenEquation[e] {
					continue
				}
				seenEquation[e] = true
				c.equations = append(c.equations, e)
				for _, x := range p.equations[e] {
					if p.hidden(x.cell) && !seen[x.cell] {
						seen[x.cell] = true
						queue = append(queue, x.cell)
					}
				}
			}
		}
		found = append(found, c)
	}
	return found
}

// weakIn returns the cells of a component for which the walk found too few values. When there are none, the cells are
// fresh no longer.
func (p *publication) weakIn(c component) []int {
	w := p.newWalk(c)
	r := rand.New(rand.NewPCG(1, uint64(len(c.cells))))
	for range rounds {
		w.along()
		if w.weak() == nil {
			break
		}
		w.across()
		if w.weak() == nil {
			break
		}
		w.wander(r)
	}
	weak := w.weak()
	for _, cell := range c.cells {
		p.fresh[cell] = len(weak) > 0 && p.secret(cell)
	}
	for i, place := range weak {
		weak[i] = w.cells[place]
	}
	return weak
}

// least is what a reader who knows the rules takes a hidden cell to be at least: nought is always shown, so 1, save
// where nought is hidden too and for what is printed nowhere.
func (p *publication) least(cell int) int64 {
	if c := p.cells[cell]; c.Count == 0 || c.Unprinted || c.Sensitive && p.hideZero {
		return 0
	}
	return 1
}
