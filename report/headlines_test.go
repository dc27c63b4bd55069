package report_test

import (
	"fmt"
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
