package indicator

import (
	"slices"

	"goldthread/day"
)

// Column is a time that a Sheet tells every indicator of: what Figure is asked for, or a month of a Series.
type Column struct {
	AsAt   day.Day
	Window day.Span
	// Series says that the column is one of a series: a state is the one on the window's last day, and what lists tell only
	// the latest of is looked at on the day of the window's last delivery. A window without one has no figure.
	Series bool
}

// Months are the columns of the last n calendar months, oldest first, as Engine.Series looks at them.
func Months(asAt day.Day, n int) []Column {
	columns := make([]Column, n)
	for i, month := range day.MonthsEnding(asAt, n) {
		columns[i] = Column{asAt, month, true}
	}
	return columns
}

// looked is the window that an indicator looks through to fill a column; ok is false where it has none to look through.
func (r *Rules) looked(in Indicator, c Column) (window day.Span, ok bool) {
	if !c.Series {
		return windowFor(in, c.AsAt, c.Window), true
	}
	window, ok = r.look(in, c.Window)
	return windowFor(in, window.To, window), ok
}

// place is where the counts of a column stand: in some cells of a look.
type place struct {
	window day.Span // that was looked through
	look   int
	cells  []int
	told   bool // false where nothing was looked at
}

// look is one indicator as at one day: what it looks through, and what it counted in each cell of that. The cells are
// windows, or the pieces that overlapping windows cut each other into.
type look struct {
	in    Indicator
	unit  Unit
	rules *Rules
	cells []day.Span
}

// inPieces says whether the cases of a window are those of its parts together. Not so a state, nor what counts each child
// once in a window, nor what looks at no child.
func inPieces(in Indicator) bool {
	_, plain := in.(*Plain)
	return !plain && !in.OnDay() && !in.eachOnce()
}

// cellsOf are what an indicator looks through to tell some windows. An event that belongs to a window because of its day
// alone is looked at once, in the piece that has its day, and counts in all windows that have the piece.
func cellsOf(in Indicator, windows []day.Span) []day.Span {
	if !inPieces(in) {
		return distinct(windows)
	}
	var cuts []day.Day
	for _, w := range windows {
		cuts = append(cuts, w.From, w.To+1)
	}
	slices.Sort(cuts)
	cuts = slices.Compact(cuts)
	var pieces []day.Span
	for i := 1; i < len(cuts); i++ {
		piece := day.Span{From: cuts[i-1], To: cuts[i] - 1}
		if slices.ContainsFunc(windows, func(w day.Span) bool { return inside(piece, w) }) {
			pieces = append(pieces, piece)
		}
	}
	return pieces
}

// cellsFor are the cells that tell a window.
func cellsFor(in Indicator, cells []day.Span, window day.Span) []int {
	var found []int
	for i, c := range cells {
		if c == window || inPieces(in) && inside(c, window) {
			found = append(found, i)
		}
	}
	return found
}

func inside(piece, window day.Span) bool { return window.From <= piece.From && piece.To <= window.To }

func distinct[T comparable](all []T) []T {
	var found []T
	for _, one := range all {
		if !slices.Contains(found, one) {
			found = append(found, one)
		}
	}
	return found
}
