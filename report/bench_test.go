package report_test

import (
	"testing"

	"goldthread/benchmark"
	"goldthread/clock"
	"goldthread/day"
	"goldthread/indicator"
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
