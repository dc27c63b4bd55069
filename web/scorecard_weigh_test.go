package web

import (
	"testing"

	"goldthread/day"
	"goldthread/indicator"
	"goldthread/report"
	"goldthread/signal"
)

// monthly is a share of so many cases a month that goes up and down by 2 points, and in the last month falls far.
func monthly(t *testing.T, code string, polarity signal.Polarity, of int) scoreLine {
	t.Helper()
	l := &report.Line{Words: &indicator.Words{Code: code}, Now: report.Value{Known: true, Number: 20, Numerator: 100, Denominator: 500}}
	var points []signal.Point
	first := day.MustParse("2025-11-01")
	for i := range 12 {
		m := first.AddMonths(i)
		number := 60 + 2*float64(i%2)
		if i == 11 {
			number = 20
		}
		span := day.Span{From: m, To: m.MonthEnd()}
		points = append(points, signal.Point{Span: span, Value: number, Known: true})
		l.Months.Points = append(l.Months.Points, report.Value{Known: true, Unit: indicator.Percent, Window: span, Number: number, Denominator: of})
	}
	chart, err := signal.XmR(points, polarity, signal.Default())
	if err != nil {
		t.Fatal(err)
	}
	l.Months.Chart = &chart
	return scoreLine{Line: l}
}

// TestAChangeOfAFewCasesIsNoTrouble: a chart of small numbers finds changes that two children make.
func TestAChangeOfAFewCasesIsNoTrouble(t *testing.T) {
	for of, want := range map[int]int{8: 0, 80: 4} {
		l := monthly(t, "a", signal.High, of)
		if l.Months.Class() != "worse" {
			t.Fatalf("the months are %s", l.Months.Words())
		}
		if l.weigh(); l.worry != want {
			t.Errorf("a change within %d cases a month weighs %d, want %d", of, l.worry, want)
		}
	}
}

// TestWhatIsStillShortOfItsTargetComesLast among what is better, and says what it is.
func TestWhatIsStillShortOfItsTargetComesLast(t *testing.T) {
	short, fine := monthly(t, "short", signal.Low, 80), monthly(t, "fine", signal.Low, 80)
	few := monthly(t, "few", signal.Low, 8)
	short.Rating, fine.Rating = report.OffTarget, report.NoTarget
	var codes []string
	for _, l := range better([]scoreLine{short, few, fine}) {
		codes = append(codes, l.Words.Code)
	}
	if len(codes) != 2 || codes[0] != "fine" || codes[1] != "short" || !short.StillShort() || fine.StillShort() {
		t.Errorf("better are %v", codes)
	}
}
