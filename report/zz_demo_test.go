package report_test

import (
	"context"
	"os"
	"testing"
	"time"

	"goldthread/benchmark"
	"goldthread/clock"
	"goldthread/day"
	"goldthread/disclosure"
	"goldthread/indicator"
	"goldthread/record"
	"goldthread/report"
	"goldthread/sample"
	"goldthread/store"
)

func TestZZ(t *testing.T) {
	ctx := context.Background()
	j, err := store.Open(ctx, os.Getenv("DEMODB"), time.Now)
	if err != nil {
		t.Fatal(err)
	}
	book, err := record.Read(ctx, j, sample.Code, time.Time{})
	if err != nil {
		t.Fatal(err)
	}
	in := report.Input{Rules: &indicator.Rules{Local: clock.Local{}, Book: book, Population: func(day.Day) (int, int, bool) { return 23456, 2024, true }}, Benchmarks: benchmark.Embedded(),
		Authority: report.Authority{Code: "999", Name: "Wychmoor"}, Made: day.MustParse("2026-10-31")}
	order := []string{"2026-08-31", "2026-09-30", "2026-10-31"}
	for i, on := range order {
		in.AsAt, in.Public = day.MustParse(on), false
		officers := build(t, in)
		in.Public = true
		start := time.Now()
		public := build(t, in)
		shown, large, none, months := 0, 0, 0, 0
		var hidden []string
		for k, l := range public.Lines {
			if !l.Months.Withheld {
				months++
			}
			switch {
			case l.Now.Symbol == disclosure.None && l.Now.Known:
				shown++
			case l.Now.Symbol == disclosure.None:
				none++
			case officers.Lines[k].Now.Known && noneSmall(officers.Lines[k].Now):
				large++
				hidden = append(hidden, l.Words.Code+" "+officers.Lines[k].Now.Text())
			}
		}
		t.Logf("edition %d: %d of %d shown, %d have none, %d large ones hidden, %d with months drawn, %d not withheld %v: %q", i+1, shown, len(public.Lines), none, large, drawn(public), months, time.Since(start).Round(time.Millisecond), hidden)
		in.Published, in.Keep = append(in.Published, in.AsAt), append(in.Keep, public.Hidden...)
	}
}
