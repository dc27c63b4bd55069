package indicator

import (
	"slices"
)

// ColumnCases lists the children behind a column that a Sheet or a Series tells: of one group of a split, or of all of
// them where the split is blank. A month of a series that cannot be told has none.
func (e *Engine) ColumnCases(in Indicator, c Column, s Split, group string) []Case {
	e = e.at(c.AsAt)
	window, ok := e.rules.looked(in, c)
	if !ok {
		return nil
	}
	cases := e.through(in, window)
	if s == "" {
		return cases
	}
	return slices.DeleteFunc(cases, func(c Case) bool { return groupOf(s, e.child(c.Child), &c) != group })
}
