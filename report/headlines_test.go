package report_test

import (
	"fmt"
	"testing"

	"goldthread/day"
	"goldthread/indicator"
	"goldthread/report"
	"goldthread/sample"
)

// TestHeadlinesAreShown: no figure of the twelve months or the day is hidden in a first public edition unless a part of it
// is small; the months go before it.
func TestHeadlinesAreShown(t *testing.T) {
	on := day.MustParse("2025-01-31")
	for _, children := range []int{800, 4000, 20_000} {
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
			shown := 0
			for k, l := range public.Lines {
				now := officers.Lines[k].Now
				switch {
				case l.Now.Shown():
					shown++
				case now.Known && noneSmall(now):
					t.Errorf("%s is %s and is hidden", l.Words.Code, now.Text())
				}
			}
			t.Logf("%d of %d shown", shown, len(public.Lines))
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
