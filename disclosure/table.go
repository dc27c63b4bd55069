// Package disclosure decides which numbers of a set of linked public tables may be printed, so that no small count of
// children can be read or worked out. It knows nothing of indicators: it takes cells and the totals that link them.
//
// Primary: a count of 1 to 5 is hidden. Secondary: no total may have exactly one hidden cell. Interval: with all that
// is published, each hidden cell must still have at least six possible values, for a reader who knows that a hidden
// cell is never nought. The rules follow what the Department for Education publishes about children in need and
// children looked after; its algorithm for secondary suppression is not public, so that part is ours.
//
// What it does not defend against: a reader who also knows this code and argues from which cell was chosen next.
package disclosure

import (
	"fmt"
	"slices"
	"strings"
)

// Cell is one count of the set: whole and not negative. Each ID stands once, whatever number of tables print it.
type Cell struct {
	ID          string
	Count       int
	Unavailable bool // not known and so not printed (symbol x); Count means nothing
	Sensitive   bool // a breakdown in which even nought tells something; see Settings.HideZero
	Out         bool // printed by an earlier publication: readers keep it, so hiding it protects nothing and others must go
	Wanted      bool // what readers ask for first: it is hidden only where nothing else is left
	Unprinted   bool // stands in no publication, this one or an earlier, but follows from what does: not even a nought of it is known
}

// Total says that Whole is the sum of Parts. It also links a denominator to its numerator and the rest, a quarter to
// its months, a year to date to its months, an authority to its teams, and equal cells to each other (one part).
// Less are parts that are taken away: the number at the end of a month is that at its start and those who came, less
// those who went.
type Total struct {
	Whole string
	Parts []string
	Less  []string
}

// Settings of the rules. The zero value is the published practice: threshold 5, nought is shown.
type Settings struct {
	Threshold int      // the highest count that is hidden; 0 means 5
	HideZero  bool     // hide nought too in sensitive cells
	Keep      []string // cells that an earlier publication hid (Mask.Hidden): they stay hidden
}

func (s Settings) threshold() int {
	if s.Threshold == 0 {
		return 5
	}
	return s.Threshold
}

// term is a cell in an equation; the terms of an equation sum to a published constant, which is nought but for cells
// that are not available.
type term struct {
	cell        int
	coefficient int64
}

// tables is the set, checked, its cells in the order of their IDs so that nothing depends on the caller's order.
type tables struct {
	cells     []Cell
	index     map[string]int
	equations [][]term
	within    [][]int // the equations of each cell
	implied   []bool  // not available, but worked out from a total
}

func newTables(cells []Cell, totals []Total) (*tables, error) {
	t := &tables{cells: slices.Clone(cells), index: make(map[string]int, len(cells))}
	slices.SortFunc(t.cells, func(a, b Cell) int { return strings.Compare(a.ID, b.ID) })
	for i, c := range t.cells {
		if _, twice := t.index[c.ID]; twice {
			return nil, fmt.Errorf("cell %q stands twice: give each count one ID", c.ID)
		}
		if c.Count < 0 && !c.Unavailable {
			return nil, fmt.Errorf("cell %q is %d: a count of children is not negative", c.ID, c.Count)
		}
		t.index[c.ID] = i
	}
	for _, total := range totals {
		equation, err := t.equation(total)
		if err != nil {
			return nil, err
		}
		t.equations = append(t.equations, equation)
	}
	slices.SortFunc(t.equations, compareEquations)
	t.implied = make([]bool, len(t.cells))
	if err := t.imply(); err != nil {
		return nil, err
	}
	if err := t.checkSums(); err != nil {
		return nil, err
	}
	t.equations = slices.DeleteFunc(t.equations, t.tellsNothing)
	t.within = make([][]int, len(t.cells))
	for e, equation := range t.equations {
		for _, x := range equation {
			t.within[x.cell] = append(t.within[x.cell], e)
		}
	}
	return t, nil
}

// tellsNothing says that neither the whole nor some part of an equation is known to anybody.
func (t *tables) tellsNothing(equation []term) bool {
	missing, _ := t.missing(equation)
	return len(missing) > 1 && slices.ContainsFunc(missing, func(x term) bool { return x.coefficient < 0 })
}

func compareEquations(a, b []term) int {
	return slices.CompareFunc(a, b, func(x, y term) int {
		if x.cell != y.cell {
			return x.cell - y.cell
		}
		return int(x.coefficient - y.coefficient)
	})
}

func (t *tables) equation(total Total) ([]term, error) {
	var equation []term
	for k, id := range slices.Concat([]string{total.Whole}, total.Less, total.Parts) {
		cell, ok := t.index[id]
		if !ok {
			return nil, fmt.Errorf("total %q names cell %q, which is not in the set", total.Whole, id)
		}
		x := term{cell, 1}
		if k <= len(total.Less) {
			x.coefficient = -1
		}
		equation = append(equation, x)
	}
	slices.SortFunc(equation, func(a, b term) int { return a.cell - b.cell })
	for i := 1; i < len(equation); i++ {
		if equation[i].cell == equation[i-1].cell {
			return nil, fmt.Errorf("total %q has cell %q twice", total.Whole, t.cells[equation[i].cell].ID)
		}
	}
	return equation, nil
}

// imply works out each cell that is not available but is the only such one in a total: a reader could do the same.
// Where a known whole has two such parts, the reader is taken to know their sum, which is more than anybody publishes.
func (t *tables) imply() error {
	for again := true; again; {
		again = false
		for _, equation := range t.equations {
			missing, sum := t.missing(equation)
			if len(missing) != 1 {
				continue
			}
			x := missing[0]
			cell := &t.cells[x.cell]
			cell.Count = int(-sum * x.coefficient)
			if cell.Count < 0 {
				return fmt.Errorf("cell %q is not available, and its total leaves %d for it: the table does not add up", cell.ID, cell.Count)
			}
			t.implied[x.cell], again = true, true
		}
	}
	return nil
}

func (t *tables) missing(equation []term) (missing []term, sum int64) {
	for _, x := range equation {
		if t.free(x.cell) {
			missing = append(missing, x)
		} else {
			sum += x.coefficient * int64(t.cells[x.cell].Count)
		}
	}
	return missing, sum
}

// free says that nobody knows the cell.
func (t *tables) free(cell int) bool { return t.cells[cell].Unavailable && !t.implied[cell] }

// checkSums refuses totals that do not add up: intervals worked out from them would be wrong.
func (t *tables) checkSums() error {
	for _, equation := range t.equations {
		missing, sum := t.missing(equation)
		if len(missing) > 0 || sum == 0 {
			continue
		}
		for _, x := range equation {
			if x.coefficient < 0 {
				return fmt.Errorf("total %q and its parts differ: correct the table before it is published", t.cells[x.cell].ID)
			}
		}
	}
	return nil
}
