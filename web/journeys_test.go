package web_test

import (
	"html"
	"net/http"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"time"

	"goldthread/access"
	"goldthread/clock"
	"goldthread/day"
	"goldthread/journey"
	"goldthread/record"
	"goldthread/store"
)

// journeysNow is the map that the page of the newest day shows when nothing is chosen.
func (tn *town) journeysNow() *journey.Map {
	tn.t.Helper()
	return journey.Follow(tn.book(), journey.Usual(clock.Local{}, asAt), journey.Asked{AsAt: asAt, Days: day.Span{From: (asAt + 1).AddMonths(-12), To: asAt}})
}

func (tn *town) book() *record.Book {
	tn.t.Helper()
	b, err := record.Read(tn.t.Context(), tn.journal, authority, time.Time{})
	if err != nil {
		tn.t.Fatal(err)
	}
	return b
}

// links are the addresses in a page that begin so.
func (p page) links(begin string) (found []string) {
	for _, m := range regexp.MustCompile(`href="(`+regexp.QuoteMeta(begin)+`[^"]*)"`).FindAllStringSubmatch(p.body, -1) {
		found = append(found, html.UnescapeString(m[1]))
	}
	return found
}

var (
	journeysCounted = regexp.MustCompile(`<p class="govuk-body"><b>([0-9,]+) journeys?</b>`)
	linkCounted     = regexp.MustCompile(`<a class="govuk-link" href="(/journeys/cases[^"]*)">([0-9]+)<span`)
)

func TestJourneysShowEveryFlowAndPath(t *testing.T) {
	tn := open(t)
	m := tn.journeysNow()
	p := tn.as(access.Analyst).get("/journeys")
	if p.status != http.StatusOK || len(m.Journeys) < 30 {
		t.Fatalf("status %d, %d journeys", p.status, len(m.Journeys))
	}
	p.says(t, "Where they go", "Whole paths", "As at <strong>31 October 2026", "These days are not told whole")
	if got := strings.Count(p.body, `class="band`); got != len(m.Flows) {
		t.Errorf("the picture has %d bands, the map %d flows", got, len(m.Flows))
	}
	if got := strings.Count(p.body, `class="step"`); got != len(m.Stops) {
		t.Errorf("the picture has %d boxes, the map %d stops", got, len(m.Stops))
	}
	sum := 0
	for _, link := range linkCounted.FindAllStringSubmatch(p.body, -1) {
		if strings.Contains(link[1], "path=") {
			n, _ := strconv.Atoi(link[2])
			sum += n
		}
	}
	if sum != len(m.Journeys) {
		t.Errorf("the paths of the page add up to %d, there are %d journeys", sum, len(m.Journeys))
	}
}

// Every number opens to as many journeys as it says.
func TestEveryNumberOfTheJourneysOpensToItsCases(t *testing.T) {
	r := open(t).as(access.Analyst)
	links := linkCounted.FindAllStringSubmatch(r.get("/journeys?team=Not+known&since=2026-05").body, -1)
	if len(links) < 5 {
		t.Fatalf("only %d links", len(links))
	}
	for _, link := range links {
		p := r.get(html.UnescapeString(link[1]))
		counted := journeysCounted.FindStringSubmatch(p.body)
		if p.status != http.StatusOK || counted == nil || counted[1] != link[2] {
			t.Errorf("%s says %s and opens to %v (%d)", link[1], link[2], counted, p.status)
		}
	}
}

func TestJourneysKeepTheChoice(t *testing.T) {
	r := open(t).as(access.Analyst)
	p := r.get("/journeys?since=2026-05&till=2026-08&source=Police&age=5+to+9")
	p.says(t, "begun from 1 May 2026 to 31 August 2026, brought by Police, aged at the start: 5 to 9", `<option selected>Police</option>`, `<option value="2026-05" selected>May 2026</option>`)
	for _, link := range p.links("/journeys/cases") {
		for _, kept := range []string{"since=2026-05", "till=2026-08", "source=Police", "age=5+to+9"} {
			if !strings.Contains(link, kept) {
				t.Errorf("%s loses %s", link, kept)
			}
		}
	}
}

func TestWhatJourneysCannotReadIsSaid(t *testing.T) {
	r := open(t).as(access.Analyst)
	for path, want := range map[string]struct {
		status int
		says   string
	}{
		"/journeys?since=march":                        {422, "The month cannot be read"},
		"/journeys?since=2026-08&till=2026-05":         {422, "lies before the first"},
		"/journeys?team=Nobody":                        {200, "No journey was begun"},
		"/journeys/cases":                              {404, "no such step, band or path"},
		"/journeys/cases?step=nowhere":                 {404, "no such step, band or path"},
		"/journeys/cases?band=contact":                 {404, "no such step, band or path"},
		"/journeys/cases?band=care.contact":            {200, "No journey went this way"},
		"/journeys/cases?step=contact&page=99":         {200, "journeys</b> begun"},
		"/journeys?day=2020-01-31":                     {404, "Nothing is known as at"},
		"/journeys?team=%3Cscript%3Ealert%281%29":      {200, "last held by &lt;script&gt;"},
		"/journeys?day=2026-06-30&known=4+August+2026": {200, "As it was known on 4 August 2026"},
	} {
		p := r.get(path)
		if p.status != want.status {
			t.Errorf("%s: status %d, not %d", path, p.status, want.status)
		}
		p.says(t, want.says)
	}
}

func TestJourneysAreForTheRolesThatSeeThem(t *testing.T) {
	tn := open(t)
	for _, role := range access.Roles {
		r := tn.stranger() // not as(role): a member's first page says that nothing is published yet
		r.post("/sign-in", "name", signInName(role), "password", password)
		for _, path := range []string{"/journeys", "/journeys/cases?step=contact"} {
			want := http.StatusForbidden
			if role.May(access.SeeJourneys) {
				want = http.StatusOK
			}
			if p := r.get(path); p.status != want {
				t.Errorf("%s as %s: %d, not %d", path, role, p.status, want)
			}
		}
	}
}

// A manager sees the places of other teams' children without who they are, and the page says so.
func TestJourneyCasesEndWhereRightsEnd(t *testing.T) {
	tn := open(t)
	ids := func(p page) (n int) {
		for _, c := range tn.book().All() {
			if strings.Contains(p.body, ">"+c.ID+"<") {
				n++
			}
		}
		return n
	}
	path := "/journeys/cases?step=referral"
	all, some := tn.as(access.Analyst).get(path), tn.as(access.TeamManager).get(path)
	if a, s := ids(all), ids(some); a == 0 || s >= a {
		t.Errorf("the analyst sees %d ids and the manager %d", a, s)
	}
	some.says(t, "of children whom other teams hold")
	all.saysNot(t, "of children whom other teams hold")
	for _, link := range append(all.links("/"), some.links("/")...) {
		for _, c := range tn.book().All() {
			if strings.Contains(link, c.ID) {
				t.Errorf("an address holds a child's id")
			}
		}
	}
	if log := tn.log.String(); strings.Contains(log, "ERROR") {
		t.Errorf("the log says %s", log)
	}
}

func TestJourneyCasesAreInTheAccessLog(t *testing.T) {
	tn := open(t)
	r := tn.as(access.Analyst)
	p := r.get("/journeys/cases?step=referral")
	logged, err := tn.journal.Viewed(t.Context(), authority, store.ViewedOf{Actor: signInName(access.Analyst), Most: 1000})
	if err != nil {
		t.Fatal(err)
	}
	seen := map[string]bool{}
	for _, l := range logged {
		if l.What == "list: journeys, all that came to referral" {
			seen[l.Child] = true
		}
	}
	shown := regexp.MustCompile(`<th scope="row"><a class="govuk-link" href="[^"]*">([^<]+)</a>`).FindAllStringSubmatch(p.body, -1)
	if len(shown) == 0 {
		t.Fatalf("no child is shown\n%s", p.body)
	}
	for _, one := range shown {
		if !seen[one[1]] {
			t.Error("a child is shown and not in the access log")
		}
	}
}
