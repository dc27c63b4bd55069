package web_test

import (
	"regexp"
	"strings"
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

// TestSavingLeadsBackToTheSameLook writes about a measure as somebody looks at it who has chosen a day, a window and a split.
func TestSavingLeadsBackToTheSameLook(t *testing.T) {
	tn := open(t)
	analyst := tn.as(access.Analyst)
	const measure, look = "/indicator/cpp-allocated-sw", "?by=sex&day=2026-09-30&window=quarter"
	back := func(what string, p page) {
		t.Helper()
		q := p.url.Query()
		if p.url.Path != measure || q.Get("day") != "2026-09-30" || q.Get("window") != "quarter" || q.Get("by") != "sex" || q.Get("said") == "" {
			t.Errorf("%s leads to %s", what, p.url)
		}
		p.says(t, "As at <strong>30 September 2026</strong>")
	}
	for form, fields := range map[string][]string{
		"target":     {"value", "95", "from", "1 April 2026", "setBy", "the board"},
		"note":       {"day", "1 June 2026", "text", "The form changed."},
		"owner":      {"account", "team.manager"},
		"commentary": {"text", "Two left."},
	} {
		action := `action="` + measure + "/" + form + strings.ReplaceAll(look, "&", "&amp;") + `"`
		writer := analyst
		if form == "commentary" {
			writer = tn.as(access.TeamManager)
		}
		writer.get(measure+"/"+form+look).says(t, action)
		back(form, writer.post(measure+"/"+form+look, fields...))
	}
	p := analyst.get(measure + "/target" + look)
	p.says(t, `href="`+measure+`/target?by=sex&amp;day=2026-09-30&amp;from=2026-04-01&amp;window=quarter"`, `action="`+measure+`/withdraw`+strings.ReplaceAll(look, "&", "&amp;")+`"`)
	base := regexp.MustCompile(`name="kind" value="target"><input type="hidden" name="id" value="([^"]+)"><input type="hidden" name="base" value="(\d+)"`).FindStringSubmatch(p.body)
	if base == nil {
		t.Fatal("no target to withdraw")
	}
	back("withdraw", analyst.post(measure+"/withdraw"+look, "kind", "target", "id", base[1], "base", base[2]))
}
