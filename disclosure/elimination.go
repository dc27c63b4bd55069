package disclosure

import (
	"maps"
	"slices"
)

// row is an equation over hidden cells only: cell to coefficient, none nought, in whole numbers without a common
// divisor.
type row map[int]int64

// directions is a basis of the ways in which a component's hidden cells can move together while every published total
// stays as it is: the kernel of its equations, by exact elimination over whole numbers. Directions whose numbers grow
// past what can be held are left out, which can only hide more.
func (p *publication) directions(c component) [][]term {
	solved, ok := eliminate(p.rows(c), p.room)
	if !ok {
		return nil
	}
	followers := map[int][]int{} // free cell -> the pivots that move with it
	for pivot, r := range solved {
		for cell := range r {
			if cell != pivot {
				followers[cell] = append(followers[cell], pivot)
			}
		}
	}
	var directions [][]term
	for _, cell := range slices.Sorted(slices.Values(c.cells)) {
		if _, isPivot := solved[cell]; isPivot {
			continue
		}
		pivots := followers[cell]
		slices.Sort(pivots)
		if d, ok := direction(cell, pivots, solved); ok {
			directions = append(directions, d)
		}
	}
	return directions
}

func (p *publication) rows(c component) []row {
	var rows []row
	for _, e := range slices.Sorted(slices.Values(c.equations)) {
		r := row{}
		for _, x := range p.equations[e] {
			if p.hidden(x.cell) {
				r[x.cell] = x.coefficient
			}
		}
		rows = append(rows, r)
	}
	return rows
}

// direction moves the free cell by the least whole number that moves every pivot by a whole number too.
func direction(free int, pivots []int, solved map[int]row) ([]term, bool) {
	step := int64(1)
	for _, pivot := range pivots {
		a := abs(solved[pivot][pivot])
		step = step / gcd(step, a) * a
		if step > 1000 { // too coarse to show anything
			return nil, false
		}
	}
	d := []term{{free, step}}
	for _, pivot := range pivots {
		r := solved[pivot]
		d = append(d, term{pivot, -r[free] * step / r[pivot]})
	}
	return simplest(d), true
}

// combination appends a + sign*b to sum, without the cells that stand still. All are in the order of the cells.
func combination(sum, a, b []term, sign int64) []term {
	for len(a) > 0 && len(b) > 0 {
		switch {
		case a[0].cell < b[0].cell:
			sum, a = append(sum, a[0]), a[1:]
		case b[0].cell < a[0].cell:
			sum, b = append(sum, term{b[0].cell, sign * b[0].coefficient}), b[1:]
		default:
			if n := a[0].coefficient + sign*b[0].coefficient; n != 0 {
				sum = append(sum, term{a[0].cell, n})
			}
			a, b = a[1:], b[1:]
		}
	}
	sum = append(sum, a...)
	for _, x := range b {
		sum = append(sum, term{x.cell, sign * x.coefficient})
	}
	return simplest(sum)
}

func simplest(d []term) []term {
	var divisor int64
	for _, x := range d {
		if divisor = gcd(divisor, abs(x.coefficient)); divisor == 1 {
			return d
		}
	}
	for i := range d {
		d[i].coefficient /= divisor
	}
	return d
}

// eliminate solves the rows: each row that is left is kept under its pivot, a cell that stands in no other row. The
// next row taken is the shortest, and its pivot the cell that stands in fewest rows, so that rows stay short. It is
// not ok when a number grows past 31 bits.
func eliminate(rows []row, room func(cell int) int64) (solved map[int]row, ok bool) {
	solved = make(map[int]row, len(rows))
	users := map[int]map[int]bool{} // cell -> rows that have it
	for i, r := range rows {
		for cell := range r {
			if users[cell] == nil {
				users[cell] = map[int]bool{}
			}
			users[cell][i] = true
		}
	}
	open := make(map[int]bool, len(rows))
	for i := range rows {
		open[i] = true
	}
	for len(open) > 0 {
		i := shortest(rows, open)
		delete(open, i)
		if len(rows[i]) == 0 { // follows from the others
			continue
		}
		pivot := roomiest(rows[i], users, room)
		solved[pivot] = rows[i]
		for _, j := range slices.Sorted(maps.Keys(users[pivot])) {
			if j != i && !reduce(rows[j], rows[i], pivot, j, users) {
				return nil, false
			}
		}
	}
	return solved, true
}

func shortest(rows []row, open map[int]bool) int {
	best := -1
	for i := range open {
		if best < 0 || len(rows[i]) < len(rows[best]) || len(rows[i]) == len(rows[best]) && i < best {
			best = i
		}
	}
	return best
}

// roomiest is the cell of a row that can give way most: directions that lean on it are open wide.
func roomiest(r row, users map[int]map[int]bool, room func(cell int) int64) int {
	best := -1
	var most int64
	for cell := range r {
		n := room(cell)
		if best < 0 || n > most || n == most && (len(users[cell]) < len(users[best]) || len(users[cell]) == len(users[best]) && cell < best) {
			best, most = cell, n
		}
	}
	return best
}

// reduce takes the pivot out of target by adding a multiple of source, in place.
func reduce(target, source row, pivot, at int, users map[int]map[int]bool) bool {
	a, b := source[pivot], target[pivot]
	g := gcd(abs(a), abs(b))
	a, b = a/g, b/g
	var divisor int64
	for cell := range target {
		target[cell] *= a
	}
	for cell, n := range source {
		value := target[cell] - b*n
		if value == 0 {
			delete(target, cell)
			delete(users[cell], at)
			continue
		}
		target[cell] = value
		users[cell][at] = true
	}
	for _, n := range target {
		divisor = gcd(divisor, abs(n))
	}
	for cell := range target {
		target[cell] /= divisor
		if abs(target[cell]) > 1<<30 {
			return false
		}
	}
	return true
}

func abs(n int64) int64 { return max(n, -n) }

func gcd(a, b int64) int64 {
	for b != 0 {
		a, b = b, a%b
	}
	return a
}

// room is how far a cell can come down.
func (p *publication) room(cell int) int64 { return int64(p.cells[cell].Count) - p.least(cell) }
