package web_test

import (
	"regexp"
	"strings"
	"testing"

	"goldthread/access"
)

var headline = regexp.MustCompile(`<li>.*href="/indicator/([a-z0-9-]+)">`)

// partOf is a section of a page, from its heading to the next.
func partOf(t *testing.T, p page, heading string) string {
	t.Helper()
	_, part, found := strings.Cut(p.body, heading+"</h2>")
	part, _, _ = strings.Cut(part, "</section>")
	if !found {
		t.Fatalf("the page has no part %q", heading)
	}
	return part
}

func codesIn(part string) (codes []string) {
	for _, m := range headline.FindAllStringSubmatch(part, -1) {
		codes = append(codes, m[1])
	}
	return codes
}

// TestAMeasureStandsOnTheScorecardOnce: not once more as its own groups.
func TestAMeasureStandsOnTheScorecardOnce(t *testing.T) {
	p := open(t).as(access.Director).get("/")
	p.says(t, `href="/indicator/caseload-mean"`)
	p.saysNot(t, `href="/indicator/caseload-by-team"`)
}

// TestMoreThatNeedAttentionAreCounted: seven stand at the top, and the reader is told of the others.
func TestMoreThatNeedAttentionAreCounted(t *testing.T) {
	tn := open(t)
	director := tn.as(access.Director)
	for _, code := range []string{"assessment-within-45wd", "icpc-within-15wd", "cp-visits-on-time", "cin-visits-on-time", "cla-review-on-time",
		"cp-review-on-time", "cla-visits-on-time", "health-review-up-to-date", "dental-check-up-to-date"} {
		director.post("/indicator/"+code+"/target", "value", "100", "from", "1 April 2026", "setBy", "the board").says(t, "The target is saved")
	}
	part := partOf(t, director.get("/"), "What needs attention")
	if got := len(codesIn(part)); got != 7 {
		t.Errorf("%d need attention", got)
	}
	if !regexp.MustCompile(`\d+ more measures? stands? in the tables below: the 7 here weigh most`).MatchString(part) {
		t.Errorf("nothing is said of the others\n%s", part)
	}
}
