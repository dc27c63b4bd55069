package web_test

import (
	"net/http"
	"regexp"
	"strings"
	"testing"

	"goldthread/access"
	"goldthread/codelist"
	"goldthread/record"
	"goldthread/store"
)

// firstChild is the address and the own id of the first child on the reader's list.
func (r *reader) firstChild() (path, id string) {
	r.t.Helper()
	found := regexp.MustCompile(`href="(/child/[a-z0-9]{24})">([^<]+)</a>`).FindStringSubmatch(r.get("/children").body)
	if found == nil {
		r.t.Fatal("the list names no child")
	}
	return found[1], found[2]
}

// looks are the newest lines of the access log.
func (tn *town) looks(of store.ViewedOf) []store.Viewed {
	tn.t.Helper()
	of.Most = 100
	lines, err := tn.journal.Viewed(tn.t.Context(), authority, of)
	if err != nil {
		tn.t.Fatal(err)
	}
	return lines
}

func TestChildrenAreThoseWhomTheReaderMayOpen(t *testing.T) {
	tn := open(t)
	team := tn.as(access.TeamManager)
	p := team.get("/children")
	p.says(t, "Your team’s children", "with an open case", "the most urgent first", "As at <strong>31 October 2026</strong>")
	path, id := team.firstChild()
	if strings.Contains(path, id) {
		t.Error("an address holds the child's own id")
	}
	if lines := tn.looks(store.ViewedOf{Child: id, Actor: "team.manager"}); len(lines) == 0 || lines[0].What != "list: children" {
		t.Errorf("the list is not in the access log: %+v", lines)
	}
	worker := tn.as(access.SocialWorker)
	worker.get("/children").says(t, "Your children", "held by you")
	tn.as(access.QualityAuditor).get("/children").says(t, "No child’s record is open to you today")
	tn.as(access.QualityAuditor).get("/children").saysNot(t, "/child/", id)
	if p := tn.as(access.ElectedMember).get("/children"); p.status != http.StatusForbidden {
		t.Errorf("an elected member got %d", p.status)
	}
}

func TestChildrenAreFiltered(t *testing.T) {
	tn := open(t)
	analyst := tn.as(access.Analyst)
	p := analyst.get("/children?status=care&late=yes")
	p.saysNot(t, "<td data-label=\"Status\">Care leaver</td>", "<td data-label=\"Status\">Being assessed</td>")
	p.says(t, "Show everybody", "was due", "days ago")
	analyst.get("/children?team=No+such+team").says(t, "Nobody fits that choice")
	analyst.get("/children?page=99").says(t, "the most urgent first")
}

func TestFindingAChildPutsNoIdInTheAddress(t *testing.T) {
	tn := open(t)
	team := tn.as(access.TeamManager)
	path, id := team.firstChild()
	p := team.post("/children", "id", " "+id+" ")
	if p.url.Path != path {
		t.Errorf("the id led to %s, want %s", p.url.Path, path)
	}
	p = team.post("/children", "id", "no such number")
	if p.status != http.StatusUnprocessableEntity {
		t.Errorf("an unknown id gave %d", p.status)
	}
	p.says(t, "There is no record with that number", `value="no such number"`)
	// A child of somebody else is told in the same words as one that is not there.
	auditor := tn.as(access.QualityAuditor)
	p = auditor.post("/children", "id", id)
	p.says(t, "There is no record with that number, or it is not yours to open")
	if strings.Contains(tn.log.String(), id) {
		t.Error("the log holds a child's id")
	}
}

func TestAChildsPageTellsTheStoryAndItsSources(t *testing.T) {
	tn := open(t)
	team := tn.as(access.TeamManager)
	path, id := team.firstChild()
	p := team.get(path)
	p.says(t, "Child "+id, "Due next", "The story", `class="gt-timeline__narrow"`, ", row ", "of annexa-2026-", "known here since", "Who looked", "The team manager (team manager)")
	if title := regexp.MustCompile(`<title>([^<]*)`).FindStringSubmatch(p.body)[1]; strings.Contains(title, id) {
		t.Error("the title, which browsers keep, holds the id")
	}
	lines := tn.looks(store.ViewedOf{Child: id})
	if lines[0].What != "child page" || lines[0].Actor != "team.manager" {
		t.Errorf("the newest line of the log is %+v", lines[0])
	}
	team.get(path+"/looked").says(t, "Who looked at this record", "the record", "the list of children")
	// A day in the past shows nothing that came later.
	past := team.get(path + "?day=2026-05-31")
	past.saysNot(t, `<th scope="row">30 September 2026`, `as at 31 October 2026<`)
}

func TestAChildsPageIsFilteredByPart(t *testing.T) {
	tn := open(t)
	analyst := tn.as(access.Analyst)
	path, _ := analyst.firstChild()
	p := analyst.get(path + "?kind=person")
	p.says(t, "Who the child is", "<caption>The child, newest first</caption>")
	p.saysNot(t, "<td data-label=\"What\">Held by")
	analyst.get(path+"?kind=nonsense&year=abc").says(t, "Everything that is told of the child")
}

func TestADirectorSaysWhyFirst(t *testing.T) {
	tn := open(t)
	path, id := tn.as(access.TeamManager).firstChild()
	director := tn.as(access.Director)
	p := director.get(path)
	p.says(t, "Why do you need to see this record?")
	p.saysNot(t, id)
	p = director.post(path, "why", "hm")
	if p.status != http.StatusUnprocessableEntity {
		t.Errorf("too short a reason gave %d", p.status)
	}
	p.says(t, "Say why", ">hm</textarea>")
	p.saysNot(t, "Child "+id)
	director.post(path, "why", "the complaint of the family on Tuesday").says(t, "Child "+id, "the complaint of the family on Tuesday")
	director.get(path).says(t, "Child "+id)
	other := director.get("/children").body
	for _, found := range regexp.MustCompile(`href="(/child/[a-z0-9]{24})"`).FindAllStringSubmatch(other, -1) {
		if found[1] != path {
			director.get(found[1]).says(t, "Why do you need to see this record?")
			return
		}
	}
	t.Error("the list has no second child")
}

func TestOthersDoNotLearnThatARecordIsThere(t *testing.T) {
	tn := open(t)
	path, id := tn.as(access.TeamManager).firstChild()
	auditor := tn.as(access.QualityAuditor)
	there, nowhere := auditor.get(path), auditor.get("/child/aaaaaaaaaaaaaaaaaaaaaaaa")
	if there.status != http.StatusNotFound || nowhere.status != http.StatusNotFound {
		t.Errorf("got %d and %d", there.status, nowhere.status)
	}
	there.saysNot(t, id)
	if there.body != nowhere.body {
		t.Error("a record that is not theirs looks different from one that is not there")
	}
}

// What was corrected says what stood before, what was taken back can still be read, and a day on which neither was known
// shows it as it was.
func TestAChildsPageShowsWhatWasCorrectedAndTakenBack(t *testing.T) {
	tn := open(t)
	manager := tn.as(access.ServiceManager)
	path, id := manager.firstChild()
	child := tn.book().Child(id)
	if len(child.Visits) == 0 {
		t.Fatal("the child has no visit to take back")
	}
	visit := child.Visits[0]
	was, now := child.Person, child.Person
	now.Ethnicity = "AOTH"
	body, err := record.Body(now)
	must(t, err)
	_, err = tn.journal.Append(t.Context(), authority, "analyst", []store.Draft{
		{Kind: now.Kind(), ID: record.EntryID(id, now, 1), Child: id, Op: store.Put, Body: body, Source: "annexa 2026-10-31 ab12 List_6!7", Base: store.AnyBase},
		{Kind: visit.Kind(), ID: record.EntryID(id, visit, int(visit.Nth)), Child: id, Op: store.Retire, Source: "annexa 2026-10-31 ab12", Base: store.AnyBase},
	})
	must(t, err)
	manager.post(path+"/restriction", "why", "so that the page is made anew")
	manager.post(path + "/restriction/lift")
	p := manager.get(path)
	p.says(t, codelist.Ethnicity.Label("AOTH"), "Until 22 November 2026 it said: Who the child is; ", codelist.Ethnicity.Label(was.Ethnicity),
		"List 6, row 7 of the files, as at 31 October 2026", "Taken back since", "22 November 2026, with the files, as at 31 October 2026")
	p = manager.get(path + "?known=2026-11-20")
	p.says(t, codelist.Ethnicity.Label(was.Ethnicity))
	p.saysNot(t, codelist.Ethnicity.Label("AOTH"), "Taken back since")
}
