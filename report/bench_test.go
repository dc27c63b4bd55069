package report_test

import (
	"testing"

	"goldthread/benchmark"
	"goldthread/clock"
	"goldthread/day"
	"goldthread/indicator"
	"goldthread/indicator/catalogue"
	"goldthread/report"
	"goldthread/sample"
)

// BenchmarkPack makes the officers' and the public papers of a made-up authority of 20,000 children.
func BenchmarkPack(b *testing.B) {
	asAt := day.MustParse("2025-03-31")
	book, err := sample.New(sample.Settings{Children: 20_000, Seed: 1, AsAt: asAt, Months: 1}).On(asAt)
	if err != nil {
		b.Fatal(err)
	}
	for _, public := range []bool{false, true} {
		name := "officers"
		if public {
			name = "public"
		}
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				pack, err := report.Build(report.Input{Rules: &indicator.Rules{Local: clock.Local{}, Book: book}, Benchmarks: benchmark.Embedded(),
					Authority: report.Authority{Code: "999", Name: "Wychmoor"}, AsAt: asAt, Made: asAt, Public: public})
				if err != nil {
					b.Fatal(err)
				}
				if _, err := pack.Write(b.TempDir(), report.Formats); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// BenchmarkPage makes the model that pages of an authority of 100,000 children show: the whole scorecard and one
// indicator, counted for the page, and one from a sheet that was counted before. Budget: 0.6 s, 30 ms and 1 ms.
func BenchmarkPage(b *testing.B) {
	asAt := day.MustParse("2025-03-31")
	book, err := sample.New(sample.Settings{Children: 100_000, Seed: 1, AsAt: asAt, Months: 1}).On(asAt)
	if err != nil {
		b.Fatal(err)
	}
	in := report.Input{Rules: &indicator.Rules{Local: clock.Local{}, Book: book}, Benchmarks: benchmark.Embedded(),
		Authority: report.Authority{Code: "999", Name: "Wychmoor"}, AsAt: asAt, Made: asAt}
	one := in
	found, _ := catalogue.Find("assessment-within-45wd")
	one.Indicators = []indicator.Indicator{found}
	counted := one
	counted.Sheet = indicator.NewEngine(in.Rules).Sheet(catalogue.All(), report.Columns(asAt), indicator.ByTeam)
	for _, page := range []struct {
		name string
		in   report.Input
	}{{"scorecard", in}, {"indicator", one}, {"indicator, counted before", counted}} {
		b.Run(page.name, func(b *testing.B) {
			for b.Loop() {
				if _, err := report.Build(page.in); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
