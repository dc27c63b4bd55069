package indicator_test

import (
	"sync"
	"testing"

	"goldthread/indicator"
	"goldthread/indicator/catalogue"
	"goldthread/record"
)

// large is a made-up authority of 100,000 children, made once.
var large = sync.OnceValue(func() *indicator.Rules { return authority(&testing.B{}, 100_000, 1) })

// BenchmarkCatalogue counts every indicator for 36 months by team, from nothing. Budget: 0.6 s.
func BenchmarkCatalogue(b *testing.B) {
	e := indicator.NewEngine(large())
	for b.Loop() {
		e.Sheet(catalogue.All(), indicator.Months(asAt, 36), indicator.ByTeam)
	}
	b.ReportMetric(float64(large().Book.Len()), "children")
	b.ReportMetric(float64(len(catalogue.All())), "indicators")
}

// BenchmarkOneChild redoes one child in every indicator of a board of 36 months. Budget: 20 µs.
func BenchmarkOneChild(b *testing.B) {
	rules := large()
	board := indicator.NewEngine(rules).Sheet(catalogue.All(), indicator.Months(asAt, 36), indicator.ByTeam)
	ref := record.Ref(0)
	for r, c := range rules.Book.All() {
		if c.Protection != nil && c.Care != nil {
			ref = r
			break
		}
	}
	child := rules.Book.At(ref)
	for b.Loop() {
		board.Redo(rules, ref, child, child)
	}
}

// BenchmarkIndicatorPage makes what one indicator's page shows: its figure, 36 months, the split by team, its cases.
// Budget: 30 ms.
func BenchmarkIndicatorPage(b *testing.B) {
	e := indicator.NewEngine(large())
	in, _ := catalogue.Find("assessment-within-45wd")
	for b.Loop() {
		e.Figure(in, asAt, yearOf())
		e.Series(in, asAt, 36)
		e.By(in, asAt, yearOf(), indicator.ByTeam)
		e.Cases(in, asAt, yearOf())
	}
}
