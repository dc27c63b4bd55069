package web_test

import (
	"regexp"
	"testing"

	"goldthread/access"
)

// TestAnotherDayKeepsWhatIsChosen looks at the form that chooses another day, and at the way back.
func TestAnotherDayKeepsWhatIsChosen(t *testing.T) {
	analyst := open(t).as(access.Analyst)
	m := regexp.MustCompile(`group=([A-Za-z]+)["&]`).FindStringSubmatch(analyst.get("/indicator/cpp-allocated-sw?by=sex").body)
	if m == nil {
		t.Fatal("the measure has no group")
	}
	p := analyst.get("/indicator/cpp-allocated-sw/cases?by=sex&group=" + m[1] + "&met=yes&page=2&day=2026-09-30")
	p.says(t, `<input type="hidden" name="group" value="`+m[1]+`">`, `<input type="hidden" name="met" value="yes">`, `<input type="hidden" name="by" value="sex">`,
		`href="?by=sex&amp;group=`+m[1]+`&amp;met=yes">Back to the newest day`)
	p.saysNot(t, `name="page"`)
	analyst.get("/children?status=care&day=2026-09-30").says(t, `<input type="hidden" name="status" value="care">`)
	for _, page := range []string{"target", "note", "commentary", "history", "changes"} {
		analyst.get("/indicator/cpp-allocated-sw/"+page+"?day=2026-09-30&window=quarter").says(t, `href="/indicator/cpp-allocated-sw?day=2026-09-30&amp;window=quarter"`)
	}
}

func TestChildrenWhomNobodyHoldsCanBeChosen(t *testing.T) {
	tn := open(t)
	analyst := tn.as(access.Analyst)
	analyst.get("/children").says(t, `<option value="-">Nobody is named</option>`)
	p := analyst.get("/children?worker=-")
	p.says(t, "nobody is named", `<option value="-" selected>`)
	p.saysNot(t, "Nobody fits that choice")
}
