package report_test

import (
	"regexp"
	"strings"
	"testing"

	"goldthread/report"
)

var chartPoint = regexp.MustCompile(`class="(?:point|concern|improvement|neutral)"`)

// TestANarrowScreenHasAChartOfItsOwn draws the newest months alone, with ids that differ from those of the whole chart.
func TestANarrowScreenHasAChartOfItsOwn(t *testing.T) {
	drawn := 0
	for _, l := range build(t, goldenInput(t)).Lines {
		wide, narrow := string(l.Chart()), string(l.NarrowChart())
		if narrow == "" {
			continue
		}
		drawn++
		if n := len(chartPoint.FindAllString(narrow, -1)); n > 18 || n > len(chartPoint.FindAllString(wide, -1)) {
			t.Errorf("%s: %d points on a narrow screen", l.Words.Code, n)
		}
		for _, m := range regexp.MustCompile(` id="([^"]+)"`).FindAllStringSubmatch(narrow, -1) {
			if strings.Contains(wide, `id="`+m[1]+`"`) {
				t.Errorf("%s: both charts have %s", l.Words.Code, m[1])
			}
		}
	}
	if drawn == 0 {
		t.Error("nothing is drawn")
	}
}

// TestDaysAreMarkedOnAChart draws the days that lie within the months, in rows where their signs would touch, and no others.
func TestDaysAreMarkedOnAChart(t *testing.T) {
	in := goldenInput(t)
	in.Breaks = nil
	var line *report.Line
	for _, l := range build(t, in).Lines {
		if line == nil && l.Months.Drawn() && l.Months.Chart != nil {
			line = l
		}
	}
	if line == nil {
		t.Fatal("no measure has a chart")
	}
	first, last := line.Months.Points[0].Window, line.Months.Points[len(line.Months.Points)-1].Window
	marked := line.Marked("here-", "moved", nil, nil, []report.DayMark{
		{Day: first.From - 1, Sign: "A"}, {Day: last.From + 3, Sign: "B"}, {Day: last.From + 4, Sign: "C", Ends: true}, {Day: last.To + 1, Sign: "D"}})
	wide := string(marked.Chart())
	for _, want := range []string{`id="chart-here-`, `viewBox="0 -21 760 321"`, `>B</text>`, ": moved</title>", `>C ✓</text>`, `class="flag flag--end"`, "the key beside the chart"} {
		if !strings.Contains(wide, want) {
			t.Errorf("the chart has no %s", want)
		}
	}
	for _, not := range []string{">A</text>", ">D</text>", `class="limit"`, `class="target"`} {
		if strings.Contains(wide, not) {
			t.Errorf("the chart has %s", not)
		}
	}
	if n := strings.Count(string(marked.NarrowChart()), `class="flag`); n != 2 {
		t.Errorf("%d days are marked on a narrow screen", n)
	}
	if strings.Contains(string(line.Chart()), `class="flag`) {
		t.Error("the measure's own chart is marked too")
	}
}
