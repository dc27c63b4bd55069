package report_test

import (
	"strings"
	"testing"

	"goldthread/benchmark"
	"goldthread/report"
)

// TestNothingIsSaidOfDataThatEndedLongBefore: papers as at a day three months past the newest delivery. No rise, fall,
// signal, comparison, rating or question comes of what was not told yet.
func TestNothingIsSaidOfDataThatEndedLongBefore(t *testing.T) {
	in := inputFor(assemble(t, told(1500, 5)))
	in.Benchmarks, in.Authority.Code = benchmark.Embedded(), "370"
	in.Targets, _ = report.ParseTargets("icpc-within-15wd | 85 | 5 | 2024-05-01 | the board")
	said := map[bool]string{}
	for _, late := range []bool{false, true} {
		if late {
			in.AsAt, in.Made = asAt.AddMonths(3), made.AddMonths(3)
		}
		p := build(t, in)
		said[late] = saidIn(p)
		for _, l := range p.Lines {
			if late && l.Words.Needs != nil {
				isSilent(t, l)
			}
			neverJudgedInPart(t, l)
		}
	}
	for _, words := range []string{"What rose", "What fell", "changed for the worse", "What happened, and"} {
		if !strings.Contains(said[false], words) {
			t.Errorf("the papers of the day of the delivery do not say %q: the test shows nothing", words)
		}
		if strings.Contains(said[true], words) {
			t.Errorf("the papers of three months later say %q", words)
		}
	}
	if !strings.Contains(said[true], "the data end on 31 March 2025") {
		t.Errorf("the cover report does not say where the data end:\n%s", said[true])
	}
}

func isSilent(t *testing.T, l *report.Line) {
	t.Helper()
	if l.Ended != asAt || !l.Now.Partial || l.Change != nil || l.Standing != report.NoStanding {
		t.Errorf("%s: ended %s, partial %t, change %v, standing %q", l.Words.Code, l.Ended, l.Now.Partial, l.Change, l.Standing)
	}
	if n := len(l.Months.Points); n > 0 && l.Months.Points[n-1].Window.To > asAt {
		t.Errorf("%s: its months go on to %s", l.Words.Code, l.Months.Points[n-1].Window.To)
	}
}

// neverJudgedInPart: whatever made a figure partial, it is neither rated nor better nor worse, nor does it rise or fall.
func neverJudgedInPart(t *testing.T, l *report.Line) {
	t.Helper()
	if l.Change != nil && (l.Change.Later.Partial || l.Change.Earlier.Partial) {
		t.Errorf("%s is told to have moved from a part to a part", l.Words.Code)
	}
	judged := l.Rating == report.OnTarget || l.Rating == report.Watch || l.Rating == report.OffTarget
	if l.Now.Partial && (judged || l.Standing != report.NoStanding || l.AgainstEngland() != report.NoStanding) {
		t.Errorf("%s is known in part, rated %s and %q", l.Words.Code, l.Rating, l.Standing)
	}
}

// TestADeliveryOfTheMonthBeforeIsNotOld: four weeks on, numbers and shares stand; visits due every few weeks do not.
func TestADeliveryOfTheMonthBeforeIsNotOld(t *testing.T) {
	in := inputFor(assemble(t, told(300, 5)))
	in.Indicators = found(t, "referrals-number", "cp-plan-number", "cp-visits-on-time")
	in.AsAt = asAt + 28
	for _, l := range build(t, in).Lines {
		if l.Ended.Known() != l.Words.Latest {
			t.Errorf("%s: data are said to have ended on %s", l.Words.Code, l.Ended)
		}
		if n := len(l.Months.Points); n == 0 || l.Months.Points[n-1].Window.To != asAt {
			t.Errorf("%s: the last month is not that of the delivery", l.Words.Code)
		}
	}
}
