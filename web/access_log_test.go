package web_test

import (
	"net/http"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"goldthread/access"
	"goldthread/store"
)

// from gets a page as a browser does that comes from another of ours.
func (r *reader) from(referrer, path string) page {
	r.t.Helper()
	request, err := http.NewRequest(http.MethodGet, r.http.URL+path, nil)
	if err != nil {
		r.t.Fatal(err)
	}
	request.Header.Set("Referer", referrer)
	answer, err := r.client.Do(request)
	return r.read(answer, err)
}

func TestTheLogSaysWhatLedToARecord(t *testing.T) {
	tn := open(t)
	analyst := tn.as(access.Analyst)
	path, id := analyst.firstChild()
	ours := tn.http.URL
	for _, c := range []struct{ from, what, words string }{
		{ours + "/indicator/icpc-within-15wd/cases?met=no", "child page, from list: icpc-within-15wd", "came from a list: Initial conferences held within 15 working days"},
		{ours + "/indicator/icpc-within-15wd/changes", "child page, from changes: icpc-within-15wd", "came from what changed since it was reported: Initial conferences"},
		{ours + "/children?team=x", "child page, from list: children", "came from the list of children"},
		{ours + "/journeys/cases?step=care", "child page, from list: journeys", "came from a list: journeys"},
		{ours + "/access-log?record=x", "child page, from access log", "followed up in the access log"},
		{ours + path + "?year=2026", "child page, from the record", "went on within the record"},
		{ours + "/indicator/<b>/cases", "child page", "opened by its address: no page led there"},
		{ours + "/indicator/icpc-within-15wd/cases/more", "child page", "opened by its address"},
		{"https://elsewhere.example/children", "child page", "opened by its address"},
		{"", "child page", "opened by its address"},
	} {
		if p := analyst.from(c.from, path); p.status != http.StatusOK {
			t.Fatalf("from %s: %d", c.from, p.status)
		}
		if got := tn.looks(store.ViewedOf{Child: id})[0]; got.What != c.what || got.Why != "" {
			t.Errorf("from %s the log says %q, %q; want %q", c.from, got.What, got.Why, c.what)
		}
		tn.as(access.SystemLead).get("/access-log").says(t, c.words)
	}
	tn.as(access.ServiceManager).get("/children") // holds the team
	team := tn.as(access.TeamManager)
	own, _ := team.firstChild()
	team.from(ours+"/indicator/icpc-within-15wd/cases", own)
	team.get(own+"/looked").says(t, "came from a list: Initial conferences held within 15 working days")
}

func TestAListIsOneLineOfTheLog(t *testing.T) {
	tn := open(t)
	analyst := tn.as(access.Analyst)
	path, id := analyst.firstChild()
	analyst.from(tn.http.URL+"/children", path)
	shown := len(tn.looks(store.ViewedOf{Actor: "analyst"})) - 1
	if shown < 10 {
		t.Fatalf("the list showed %d children: too few to tell whether they are one line", shown)
	}
	lead := tn.as(access.SystemLead)
	openings := lead.get("/access-log")
	openings.says(t, "Records opened", "the record", "came from the list of children")
	openings.saysNot(t, "<td data-label=\"What they saw\">the list of children")
	lists := lead.get("/access-log?show=lists")
	lists.saysNot(t, "<td data-label=\"What they saw\">the record", id)
	row := regexp.MustCompile(`<td data-label="What they saw">the list of children</td><td data-label="Record"><a class="govuk-link" href="(/access-log\?list=\d+)#lines">(\d+) children</a>`).FindAllStringSubmatch(lists.body, -1)
	if len(row) != 1 || row[0][2] != strconv.Itoa(shown) {
		t.Fatalf("want one line of %d children, got %v\n%s", shown, row, lists.body)
	}
	children := lead.get(row[0][1])
	children.says(t, strconv.Itoa(shown)+" children shown at once", "The list of children. Shown to The analyst (analyst)", path[len("/child/"):][:8])
	children.saysNot(t, id, `href="/child/`)
	if n := strings.Count(children.body, `all lines about this record`); n != shown {
		t.Errorf("it opens to %d lines, want %d", n, shown)
	}
	if p := lead.get("/access-log?list=999999"); p.status != http.StatusNotFound {
		t.Errorf("a list that is not there gave %d", p.status)
	}
	all := lead.get("/access-log?show=all&account=analyst")
	if n := strings.Count(all.body, `<td data-label="What they saw">`); n != 2 {
		t.Errorf("everything is %d lines, want the list and the record", n)
	}
	all.says(t, `name="show" value="all"`)
	lead.get("/access-log?record="+path[len("/child/"):]).says(t, "the list of children", "the record")
}
