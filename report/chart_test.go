package report_test

import (
	"regexp"
	"strings"
	"testing"
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
