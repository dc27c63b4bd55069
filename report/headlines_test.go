package report_test

import (
	"fmt"
	"strings"
	"testing"

	"goldthread/day"
	"goldthread/indicator"
	"goldthread/report"
	"goldthread/sample"
)

// TestHeadlinesAreShown bounds how many figures of the twelve months or the day a first public edition hides though no part
// of them is small: the months go before them.
func TestHeadlinesAreShown(t *testing.T) {
	on := day.MustParse("2025-01-31")
	for children, most := range map[int]int{800: 6, 4000: 1, 20_000: 3} {
		t.Run(fmt.Sprintf("%d children", children), func(t *testing.T) {
			t.Parallel()
			book, err := sample.New(sample.Settings{Children: children, Seed: 1, AsAt: on, Months: 1}).On(on)
			if err != nil {
				t.Fatal(err)
			}
			in := report.Input{Rules: rulesFor(book), Authority: report.Authority{Code: "999", Name: "Wychmoor"}, AsAt: on, Made: on}
			officers := build(t, in)
			in.Public = true
			public := build(t, in)
			shown, hidden := 0, []string{}
			for k, l := range public.Lines {
				now := officers.Lines[k].Now
				switch {
				case l.Now.Shown():
					shown++
				case now.Known && noneSmall(now):
					hidden = append(hidden, l.Words.Code)
				}
			}
			t.Logf("%d of %d shown", shown, len(public.Lines))
			if len(hidden) > most {
				t.Errorf("%d are hidden of which no part is small, at most %d may be: %q", len(hidden), most, hidden)
			}
		})
	}
}

func noneSmall(v report.Value) bool {
	small := func(n int) bool { return 1 <= n && n <= 5 }
	if v.Unit == indicator.Percent || v.Unit == indicator.Average {
		return !small(v.Numerator) && !small(v.Denominator) && (v.Unit != indicator.Percent || !small(v.Denominator-v.Numerator))
	}
	return !small(v.Numerator)
}

// TestWhatWasPrintedOnceIsKnown: a number that one edition prints and the next hides is still in readers' hands, so the
// third must not lean on it to hide another. The second notes it as seen before.
func TestWhatWasPrintedOnceIsKnown(t *testing.T) {
	before, corrected := rulesFor(assemble(t, told(500, 5))), rulesFor(assemble(t, leaving(told(500, 5))))
	in := report.Input{Rules: before, Indicators: append(linked(t), find(t, "cla-number", "cla-ceased-rate")...), Authority: report.Authority{Code: "999", Name: "Wexmoor"}, Made: made, Public: true}
	noted := map[string]bool{}
	for _, on := range []string{"2024-09-30", "2024-10-31", "2024-11-30", "2024-12-31", "2025-01-31"} {
		in.AsAt = day.MustParse(on)
		pack := build(t, in)
		in.Rules = corrected // that children left care was told later: counts that were large are small now
		now := map[string]bool{}
		for _, cell := range pack.Hidden {
			now[cell] = true
		}
		for cell := range noted {
			id, _ := strings.CutPrefix(cell, "seen before: ")
			if now[id] && !now[cell] {
				t.Errorf("%s was seen before an earlier edition hid it, and the edition as at %s has forgotten that", id, on)
			}
		}
		for cell := range now {
			if strings.HasPrefix(cell, "seen before: ") {
				noted[cell] = true
			}
		}
		in.Published, in.Keep = append(in.Published, in.AsAt), append(in.Keep, pack.Hidden...)
	}
	if len(noted) == 0 {
		t.Error("no edition hid what an earlier one had printed: the test shows nothing")
	}
}
