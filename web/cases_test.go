package web_test

import (
	"fmt"
	"html"
	"net/http"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"time"

	"goldthread/access"
	"goldthread/day"
	"goldthread/record"
	"goldthread/store"
)

// everyChild are the ids of all children of the made-up authority.
func (tn *town) everyChild() []string {
	tn.t.Helper()
	book, err := record.Read(tn.t.Context(), tn.journal, authority, now)
	if err != nil {
		tn.t.Fatal(err)
	}
	var ids []string
	for _, c := range book.All() {
		ids = append(ids, c.ID)
	}
	return ids
}

// TestCasesEndWhereRightsEnd lists the same cases as several roles: who may open a child sees its id, who may not sees
// where the rights end, and whoever has no cases gets none.
func TestCasesEndWhereRightsEnd(t *testing.T) {
	tn := open(t)
	ids := tn.everyChild()
	path := "/indicator/cpp-allocated-sw/cases"
	for _, c := range []struct {
		role   access.Role
		status int
		ids    string // all, some or none
		says   string
	}{
		{access.Analyst, http.StatusOK, "all", "Take these cases away"},
		{access.Director, http.StatusOK, "all", "open when you say why"},
		{access.TeamManager, http.StatusOK, "some", "whom other teams hold"},
		{access.SocialWorker, http.StatusOK, "some", "whom another worker holds"},
		{access.QualityAuditor, http.StatusOK, "none", "not opened to you"},
		{access.Inspector, http.StatusOK, "none", "not opened to you"},
		{access.ElectedMember, http.StatusForbidden, "none", "not part of what the role"},
		{access.ScrutinyOfficer, http.StatusForbidden, "none", "not part of what the role"},
		{access.SystemLead, http.StatusForbidden, "none", "not part of what the role"},
	} {
		r := tn.as(c.role)
		p := r.get(path)
		if p.status != c.status {
			t.Errorf("%s: %d", c.role, p.status)
		}
		p.says(t, c.says)
		shown := r.shownIn(path, ids)
		switch {
		case c.ids == "none" && shown > 0, c.ids != "none" && shown == 0:
			t.Errorf("%s sees the ids of %d children", c.role, shown)
		case c.ids == "some" && shown >= tn.as(access.Analyst).shownIn(path, ids):
			t.Errorf("%s sees as many ids as the analyst: %d", c.role, shown)
		}
		if c.role != access.Analyst {
			p.saysNot(t, "Take these cases away")
		}
	}
}

// shownIn counts the children whose ids stand on any page of a list.
func (r *reader) shownIn(path string, ids []string) int {
	r.t.Helper()
	n := 0
	for i := 1; ; i++ {
		p := r.get(fmt.Sprintf("%s?page=%d", path, i))
		for _, id := range ids {
			if strings.Contains(p.body, ">"+id+"<") {
				n++
			}
		}
		if !strings.Contains(p.body, `rel="next"`) {
			return n
		}
	}
}

// TestCasesAreWrittenToTheAccessLog says that what a page shows of whom is in the log, and nothing of other pages.
func TestCasesAreWrittenToTheAccessLog(t *testing.T) {
	tn := open(t)
	ids := tn.everyChild()
	p := tn.as(access.Analyst).get("/indicator/cpp-allocated-sw/cases")
	seen, err := tn.journal.Viewed(t.Context(), authority, store.ViewedOf{Most: 1000})
	if err != nil {
		t.Fatal(err)
	}
	logged := map[string]bool{}
	for _, s := range seen {
		if s.What != "list: cpp-allocated-sw" || s.Actor != "analyst" {
			t.Errorf("logged %q by %q", s.What, s.Actor)
		}
		logged[s.Child] = true
	}
	for _, id := range ids {
		if strings.Contains(p.body, ">"+id+"<") != logged[id] {
			t.Errorf("a child is shown %v and logged %v", !logged[id], logged[id])
		}
	}
	if len(logged) == 0 {
		t.Error("nothing is logged")
	}
}

var childLink = regexp.MustCompile(`href="(/child/[^"]+)"`)

// TestACaseLeadsToItsChild follows a link of the list, which keeps the day that is looked at.
func TestACaseLeadsToItsChild(t *testing.T) {
	tn := open(t)
	analyst := tn.as(access.Analyst)
	m := childLink.FindStringSubmatch(analyst.get("/indicator/cpp-allocated-sw/cases?day=2026-09-30").body)
	if m == nil || !strings.Contains(m[1], "day=2026-09-30") {
		t.Fatalf("no link to a child that keeps the day: %v", m)
	}
	if p := analyst.get(html.UnescapeString(m[1])); p.status != http.StatusOK {
		t.Errorf("%s: %d", p.url.Path, p.status)
	}
}

// TestNoChildStandsInAnAddress looks at every link and form of the cases.
func TestNoChildStandsInAnAddress(t *testing.T) {
	tn := open(t)
	body := tn.as(access.Analyst).get("/indicator/cpp-allocated-sw/cases").body
	ids := tn.everyChild()
	for _, attribute := range []string{`href="`, `action="`} {
		for _, rest := range strings.Split(body, attribute)[1:] {
			address, _, _ := strings.Cut(rest, `"`)
			for _, id := range ids {
				if strings.Contains(address, id) {
					t.Fatalf("an address holds a child's id")
				}
			}
		}
	}
}

// TestCasesLeaveAsAFile takes the cases away as those may who export, and looks that it is logged.
func TestCasesLeaveAsAFile(t *testing.T) {
	tn := open(t)
	ids := tn.everyChild()
	p := tn.as(access.Analyst).post("/indicator/cpp-allocated-sw/cases.csv")
	if p.status != http.StatusOK || !strings.HasPrefix(p.header.Get("Content-Type"), "text/csv") {
		t.Fatalf("%d %s", p.status, p.header.Get("Content-Type"))
	}
	lines := strings.Split(strings.TrimSpace(p.body), "\n")
	seen, err := tn.journal.Viewed(t.Context(), authority, store.ViewedOf{Most: 1000})
	if err != nil {
		t.Fatal(err)
	}
	inFile := 0
	for _, id := range ids {
		if strings.Contains(p.body, "\n"+id+",") {
			inFile++
		}
	}
	if inFile == 0 || inFile > len(lines)-1 || len(seen) != inFile || seen[0].What != "export: cpp-allocated-sw" {
		t.Errorf("%d children stand in %d lines, and %d are logged", inFile, len(lines), len(seen))
	}
	for _, role := range []access.Role{access.Director, access.TeamManager, access.SocialWorker, access.ElectedMember} {
		p := tn.as(role).post("/indicator/cpp-allocated-sw/cases.csv")
		if p.status != http.StatusForbidden {
			t.Errorf("%s took a file away: %d", role, p.status)
		}
		p.saysNot(t, ids[0])
	}
}

// anyChild says whether an id of a child stands on a page.
func anyChild(body string, ids []string) bool {
	for _, id := range ids {
		if strings.Contains(body, ">"+id+"<") {
			return true
		}
	}
	return false
}

// TestWhoWaitsSaysSinceWhen asks the waiting lists and the timed measures for the unit of their numbers.
func TestWhoWaitsSaysSinceWhen(t *testing.T) {
	analyst := open(t).as(access.Analyst)
	p := analyst.get("/indicator/icpc-waiting-15wd/cases")
	p.says(t, `data-sort="number">Working days waited</th>`)
	rows := regexp.MustCompile(`data-label="Working days waited">(\d+)</td><td data-label="Why">since (\d+ \w+ \d{4})<`).FindAllStringSubmatch(p.body, -1)
	if len(rows) == 0 {
		t.Fatalf("nobody waits, or nobody knows since when\n%s", p.body)
	}
	for _, row := range rows {
		since, err := time.Parse("2 January 2006", row[2])
		if err != nil {
			t.Fatal(err)
		}
		waited, err := day.WorkingDays(day.OfTime(since), asAt)
		if err != nil || strconv.Itoa(waited) != row[1] || waited <= 15 {
			t.Errorf("since %s is said to be %s working days; it is %d (%v)", row[2], row[1], waited, err)
		}
	}
	analyst.get("/indicator/icpc-within-15wd/cases").says(t, `data-sort="number">Working days taken</th>`)
	analyst.post("/indicator/icpc-waiting-15wd/cases.csv").says(t, "the test,number,number of,why", ",counted,"+rows[0][1]+",working days waited,since "+rows[0][2])
	analyst.get("/indicator/contacts-number/cases").saysNot(t, `data-sort="number"`)
}
