//go:build !race

package demo_test

import (
	"testing"
	"time"

	"goldthread/clock"
	"goldthread/day"
	"goldthread/demo"
	"goldthread/indicator"
	"goldthread/record"
	"goldthread/report"
	"goldthread/sample"
	"goldthread/store"
)

// TestMonthlyEditionsKeepHeadlines publishes month after month, each edition six days after its day and heeding those before, and
// bounds how many figures of the twelve months or the day are hidden though all their counts are 10 or more. It reckons for
// half a minute, and for minutes with the race detector, which has seen the same code in package report: it runs without.
func TestMonthlyEditionsKeepHeadlines(t *testing.T) {
	dir := t.TempDir()
	if err := demo.Make(t.Context(), dir, demo.Usual(now)); err != nil {
		t.Fatal(err)
	}
	journal, err := store.Open(t.Context(), dir, func() time.Time { return now })
	if err != nil {
		t.Fatal(err)
	}
	defer journal.Close()
	in := report.Input{Authority: report.Authority{Code: sample.Code, Name: sample.Name}}
	on := (demo.NewestMonth(day.OfTime(now)).MonthStart().AddMonths(-11)).MonthEnd()
	for edition := range 5 {
		book, err := record.Read(t.Context(), journal, sample.Code, (on + 6).Time().Add(12*time.Hour))
		if err != nil {
			t.Fatal(err)
		}
		in.Rules = &indicator.Rules{Local: clock.Local{}, Book: book, Population: func(day.Day) (int, int, bool) { return 60_000, 2024, true }}
		in.AsAt, in.Made = on, on+6
		hidden, cells := largeHidden(t, in)
		t.Logf("edition %d, as at %s: hides %q", edition+1, on, hidden)
		if len(hidden) > mostHidden {
			t.Errorf("edition %d hides %d large headlines, at most %d may be", edition+1, len(hidden), mostHidden)
		}
		in.Published, in.Keep = append(in.Published, on), append(in.Keep, cells...)
		on = (on + 1).MonthEnd()
	}
}

const mostHidden = 4

// largeHidden makes an edition and gives the headlines that it hides though they are large, and all the cells that it hides.
func largeHidden(t *testing.T, in report.Input) (codes, cells []string) {
	t.Helper()
	officers, err := report.Build(in)
	if err != nil {
		t.Fatal(err)
	}
	in.Public = true
	public, err := report.Build(in)
	if err != nil {
		t.Fatal(err)
	}
	for i, l := range public.Lines {
		if now := officers.Lines[i].Now; now.Known && large(now) && !l.Now.Shown() {
			codes = append(codes, l.Words.Code)
		}
	}
	return codes, public.Hidden
}

func large(v report.Value) bool {
	switch v.Unit {
	case indicator.Percent:
		return v.Numerator >= 10 && v.Denominator-v.Numerator >= 10
	case indicator.Average:
		return v.Numerator >= 10 && v.Denominator >= 10
	}
	return v.Numerator >= 10
}
