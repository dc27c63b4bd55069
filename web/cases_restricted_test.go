package web_test

import (
	"html"
	"net/url"
	"regexp"
	"strings"
	"testing"

	"goldthread/access"
	"goldthread/store"
)

const (
	restrictedMore = "And 1 more that is restricted"
	notToldApart   = "Restricted records are not told apart here"
)

// restrictOne restricts the record of a child with a protection plan.
func (tn *town) restrictOne() (path, id string) {
	tn.t.Helper()
	manager := tn.as(access.ServiceManager)
	m := regexp.MustCompile(`href="(/child/[a-z0-9]{24})[^"]*">([^<]+)</a>`).FindStringSubmatch(manager.get("/indicator/cpp-allocated-sw/cases").body)
	if m == nil {
		tn.t.Fatal("the service manager can open nobody with a plan")
	}
	manager.post(m[1]+"/restriction", "why", "child of a colleague").says(tn.t, "The record is restricted")
	return m[1], m[2]
}

// TestNoListTellsWhereARestrictedChildStands asks for every narrowing that an address can name: were the restricted child a
// row of one and not of another, it would tell the child's sex, age, team, worker or day.
func TestNoListTellsWhereARestrictedChildStands(t *testing.T) {
	tn := open(t)
	tn.restrictOne()
	analyst := tn.as(access.Analyst)
	list := "/indicator/cpp-allocated-sw/cases"
	analyst.get(list).says(t, restrictedMore)
	analyst.post(list+".csv").says(t, restrictedMore)
	groups := regexp.MustCompile(`group=([^&"]+)`)
	narrowed := []string{"?month=2026-10", "?met=yes", "?met=no", "?window=month", "?day=2026-09-30", "?known=2026-11-01"}
	for _, by := range []string{"sex", "age", "ethnicity", "disability", "worker", "team"} {
		for _, m := range groups.FindAllStringSubmatch(html.UnescapeString(analyst.get("/indicator/cpp-allocated-sw?by="+by).body), -1) {
			narrowed = append(narrowed, "?by="+by+"&group="+m[1])
		}
	}
	if len(narrowed) < 15 {
		t.Fatalf("only %d ways to narrow the list", len(narrowed))
	}
	for _, query := range narrowed {
		for _, body := range []string{analyst.get(list + query).body, analyst.post(list + ".csv" + query).body} {
			if !strings.Contains(body, notToldApart) || strings.Contains(body, restrictedMore) || strings.Contains(body, "restricted record") {
				t.Errorf("%s tells of the restricted child", query)
			}
		}
	}
	analyst.get(list).saysNot(t, "restricted record", notToldApart)
}

// TestNothingOfRestrictedRecordsIsSaidWhereThereAreNone looks at a record with none.
func TestNothingOfRestrictedRecordsIsSaidWhereThereAreNone(t *testing.T) {
	analyst := open(t).as(access.Analyst)
	for _, path := range []string{"/indicator/cpp-allocated-sw/cases", "/indicator/cpp-allocated-sw/cases?month=2026-10", "/journeys/cases?step=plan", "/indicator/contacts-number/changes?since=4+August+2026"} {
		analyst.get(path).saysNot(t, "estricted record")
	}
}

func TestJourneysListNoRestrictedChild(t *testing.T) {
	tn := open(t)
	_, id := tn.restrictOne()
	analyst := tn.as(access.Analyst)
	links := regexp.MustCompile(`href="(/journeys/cases\?[a-z]+=[^"]+)"`).FindAllStringSubmatch(analyst.get("/journeys").body, -1)
	if len(links) == 0 {
		t.Fatal("the journeys lead to no list")
	}
	for _, m := range links {
		p := analyst.get(html.UnescapeString(m[1]))
		p.says(t, notToldApart)
		p.saysNot(t, "restricted record", id, "are restricted")
	}
}

// TestChangesLeaveRestrictedChildrenOut takes a contact of a restricted child back: neither its day nor what happened to it
// shows, while the child is known and when it is not.
func TestChangesLeaveRestrictedChildrenOut(t *testing.T) {
	tn := open(t)
	entry := oneOf(t, tn, "contact")
	refs, err := access.NewReferences(t.Context(), tn.journal, authority)
	if err != nil {
		t.Fatal(err)
	}
	path := "/child/" + refs.Of(entry.Child)
	director := tn.as(access.Director)
	tn.takeBack(entry)
	changes := "/indicator/contacts-number/changes?day=2026-07-31&since=" + url.QueryEscape("4 August 2026")
	analyst := tn.as(access.Analyst)
	analyst.get(changes).says(t, "1 withdrawn or corrected", "1 case counted otherwise")
	director.post(path+"/restriction", "why", "child of a colleague").says(t, "The record is restricted")
	p := analyst.get(changes)
	p.says(t, "Some cases cannot be shown", "No case that can be shown", "<b>126</b>", "<b>125</b>")
	p.saysNot(t, "withdrawn or corrected", "counted otherwise", "restricted record<")
	tn.forget(entry.Child)
	analyst.get(changes).saysNot(t, "withdrawn or corrected", "not known any more")
}

// forget takes back all that is known of a child.
func (tn *town) forget(child string) {
	tn.t.Helper()
	var drafts []store.Draft
	err := tn.journal.Live(tn.t.Context(), authority, now, func(e *store.Entry) error {
		if e.Child == child && e.Kind != access.RestrictionKind {
			drafts = append(drafts, store.Draft{Kind: e.Kind, ID: e.ID, Child: e.Child, Op: store.Retire, Base: store.AnyBase})
		}
		return nil
	})
	if err != nil || len(drafts) == 0 {
		tn.t.Fatal(len(drafts), err)
	}
	if _, err := tn.journal.Append(tn.t.Context(), authority, "analyst", drafts); err != nil {
		tn.t.Fatal(err)
	}
	tn.as(access.Director).post("/indicator/contacts-number/target", "value", "99", "from", "1 April 2026", "setBy", "the board")
}
