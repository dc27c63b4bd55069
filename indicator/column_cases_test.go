package indicator_test

import (
	"testing"

	"goldthread/day"
	"goldthread/indicator"
	"goldthread/indicator/catalogue"
)

// TestEveryFigureHasItsCases opens each month of a series, and each group of a window, of every indicator: what is listed
// is what was counted.
func TestEveryFigureHasItsCases(t *testing.T) {
	rules := delivered(t, 5, 0.05, asAt)
	e := indicator.NewEngine(rules)
	columns := indicator.Months(asAt, 14)
	for _, w := range day.Windows {
		window, _ := w.Ending(asAt)
		columns = append(columns, indicator.Column{AsAt: asAt, Window: window})
	}
	sheet := e.Sheet(catalogue.All(), columns, indicator.ByTeam)
	opened := 0
	for _, in := range catalogue.All() {
		for _, c := range columns {
			for _, f := range append(sheet.By(in, c), sheet.Figure(in, c, "")) {
				if f.Partial && !f.ToldFrom.Known() {
					continue // it has no number, whatever there is to list
				}
				cases := e.ColumnCases(in, c, f.Split, f.Group)
				if met := count(cases, indicator.Yes); in.Unit() != indicator.Average && met != f.Numerator || count(cases, indicator.CannotTell) != f.CannotTell {
					t.Errorf("%s, %s, group %q: %d cases meet the test and %d are counted", in.About().Code, columnName(c), f.Group, met, f.Numerator)
				}
				opened += len(cases)
			}
		}
	}
	if opened < 10_000 {
		t.Errorf("only %d cases were opened: the authority is too small to tell anything", opened)
	}
}

func count(cases []indicator.Case, m indicator.Met) int {
	n := 0
	for _, c := range cases {
		if c.Met == m {
			n++
		}
	}
	return n
}
