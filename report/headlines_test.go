package report_test

import (
	"fmt"
	"testing"
	"time"

	"goldthread/benchmark"
	"goldthread/clock"
	"goldthread/day"
	"goldthread/disclosure"
	"goldthread/indicator"
	"goldthread/report"
	"goldthread/sample"
)

// TestHeadlinesAreShown publishes three editions, a month apart, of made-up authorities, and bounds how many figures of
// twelve months or the day are hidden though no part of them is small.
func TestHeadlinesAreShown(t *testing.T) {
	days := []day.Day{day.MustParse("2025-01-31"), day.MustParse("2025-02-28"), day.MustParse("2025-03-31")}
	for _, c := range []struct {
		children int
		most     [3]int // large headlines hidden, by edition
	}{{800, [3]int{0, 0, 0}}, {4000, [3]int{0, 0, 0}}, {20_000, [3]int{0, 0, 0}}} {
		t.Run(fmt.Sprintf("%d children", c.children), func(t *testing.T) {
			t.Parallel()
			book, err := sample.New(sample.Settings{Children: c.children, Seed: 1, AsAt: days[2], Months: 8}).On(days[2])
			if err != nil {
				t.Fatal(err)
			}
			in := report.Input{Rules: &indicator.Rules{Local: clock.Local{}, Book: book}, Benchmarks: benchmark.Embedded(),
				Authority: report.Authority{Code: "999", Name: "Wychmoor"}, Made: days[2]}
			for i, on := range days {
				in.AsAt, in.Public = on, false
				officers := build(t, in)
				in.Public = true
				start := time.Now()
				public := build(t, in)
				shown, large, none := 0, 0, 0
				var hidden []string
				for k, l := range public.Lines {
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
				t.Logf("edition %d: %d of %d shown, %d have none, %d large ones hidden, %d with months drawn, %v: %q", i+1, shown, len(public.Lines), none, large, drawn(public), time.Since(start).Round(time.Millisecond), hidden)
				if large > c.most[i] {
					t.Errorf("edition %d hides %d headlines that are not small, at most %d are allowed", i+1, large, c.most[i])
				}
				in.Published, in.Keep = append(in.Published, on), append(in.Keep, public.Hidden...)
			}
		})
	}
}

func drawn(p *report.Pack) int {
	n := 0
	for _, l := range p.Lines {
		if l.Months.Drawn() {
			n++
		}
	}
	return n
}

func noneSmall(v report.Value) bool {
	small := func(n int) bool { return 1 <= n && n <= 5 }
	if v.Unit == indicator.Percent || v.Unit == indicator.Average {
		return !small(v.Numerator) && !small(v.Denominator) && (v.Unit != indicator.Percent || !small(v.Denominator-v.Numerator))
	}
	return !small(v.Numerator)
}
