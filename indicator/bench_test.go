package indicator_test

import (
	"slices"
	"sync"
	"testing"

	"goldthread/day"
	"goldthread/indicator"
	"goldthread/indicator/catalogue"
	"goldthread/record"
)

// large is a made-up authority of 100,000 children, made once.
var large = sync.OnceValue(func() *indicator.Rules { return authority(&testing.B{}, 100_000, 1) })

// monthly is the same with a delivery for each of the last 36 months, so that what only a delivery tells is told of all.
var monthly = sync.OnceValue(func() *indicator.Rules {
	b := *large().Book
	newest := b.Deliveries[0]
	b.Deliveries = nil
	for _, month := range day.MonthsEnding(asAt, 36) {
		d := newest
		d.AsAt = month.To
		d.Covers = slices.Clone(newest.Covers)
		for i := range d.Covers {
			d.Covers[i].From -= newest.AsAt - month.To
		}
		b.Deliveries = append(b.Deliveries, d)
	}
	return rulesOf(&b)
})

// yearsAndMonths are 36 months, the year, the year to date, and the year and the quarters to compare with.
func yearsAndMonths() []indicator.Column {
	ytd, _ := day.YearToDate.Ending(asAt)
	before := asAt.AddYears(-1)
	year, _ := day.TwelveMonth.Ending(before)
	late, early := day.Span{From: asAt.AddMonths(-3) + 1, To: asAt}, day.Span{From: asAt.AddMonths(-6) + 1, To: asAt.AddMonths(-3)}
	return append(indicator.Months(asAt, 36), indicator.Column{AsAt: asAt, Window: yearOf()}, indicator.Column{AsAt: asAt, Window: ytd},
		indicator.Column{AsAt: before, Window: year}, indicator.Column{AsAt: late.To, Window: late}, indicator.Column{AsAt: early.To, Window: early})
}

// BenchmarkCatalogue counts every indicator for 36 months by team, from nothing. Budget: 0.6 s.
func BenchmarkCatalogue(b *testing.B) {
	e := indicator.NewEngine(large())
	for b.Loop() {
		e.Sheet(catalogue.All(), indicator.Months(asAt, 36), indicator.ByTeam)
	}
	b.ReportMetric(float64(large().Book.Len()), "children")
	b.ReportMetric(float64(len(catalogue.All())), "indicators")
}

// BenchmarkScorecard counts every indicator in all the columns of a scorecard by team and makes the figures, with one
// delivery and with one a month. Budget: 0.6 s.
func BenchmarkScorecard(b *testing.B) {
	for name, rules := range map[string]func() *indicator.Rules{"one delivery": large, "36 deliveries": monthly} {
		b.Run(name, func(b *testing.B) {
			e, columns := indicator.NewEngine(rules()), yearsAndMonths()
			for b.Loop() {
				tell(e.Sheet(catalogue.All(), columns, indicator.ByTeam), catalogue.All(), columns)
			}
		})
	}
}

// tell makes all the figures that a page shows of a sheet.
func tell(sheet *indicator.Sheet, of []indicator.Indicator, columns []indicator.Column) {
	for _, in := range of {
		sheet.Series(in, columns, "")
		sheet.By(in, columns[36])
	}
}

// BenchmarkOneChild redoes one child in every indicator of a sheet of 36 months. Budget: 20 µs.
func BenchmarkOneChild(b *testing.B) {
	rules := large()
	sheet := indicator.NewEngine(rules).Sheet(catalogue.All(), indicator.Months(asAt, 36), indicator.ByTeam)
	ref := record.Ref(0)
	for r, c := range rules.Book.All() {
		if c.Protection != nil && c.Care != nil {
			ref = r
			break
		}
	}
	child := rules.Book.At(ref)
	for b.Loop() {
		sheet.Redo(rules, ref, child, child)
	}
}

// BenchmarkIndicatorPage makes the figures of one indicator's page: now, the year to date, 36 months, the split by team,
// what it is compared with. Budget: 30 ms.
func BenchmarkIndicatorPage(b *testing.B) {
	for _, code := range []string{"assessment-within-45wd", "cin-visits-on-time", "re-referral-12m", "data-quality-missing"} {
		b.Run(code, func(b *testing.B) {
			e, columns := indicator.NewEngine(monthly()), yearsAndMonths()
			in, _ := catalogue.Find(code)
			of := []indicator.Indicator{in}
			for b.Loop() {
				tell(e.Sheet(of, columns, indicator.ByTeam), of, columns)
			}
		})
	}
}

// BenchmarkCases lists the cases of one figure.
func BenchmarkCases(b *testing.B) {
	e := indicator.NewEngine(large())
	in, _ := catalogue.Find("assessment-within-45wd")
	for b.Loop() {
		e.Cases(in, asAt, yearOf())
	}
}
