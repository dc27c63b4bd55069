package web_test

import (
	"net/http"
	"strings"
	"testing"

	"goldthread/access"
	"goldthread/assurance/inspection"
)

const readinessNow = "/inspections/" + inspectionNow + "/readiness"

func TestReadinessSaysWhatIsMissingAndLate(t *testing.T) {
	tn := open(t)
	p := tn.as(access.Analyst).get(readinessNow)
	p.says(t, "1 of 2 answered, <b>1 late</b>", "Request 1 is not answered", "The team manager", "Late", askedLate, askedSent, "19 November 2026, version 2",
		"as at 31 October 2026, 22 days old", "No note of the meeting on 19 November 2026", factWrong, "0 of 1 submitted", emergingThen, "Private fostering: yearly report</a>",
		"/requests/new", "/comments/new", "/notes/new", "/letter")
	if late := strings.Index(p.body, "Request 1 is not answered"); late > strings.Index(p.body, "comments on the draft report wait") {
		t.Error("what is late does not stand first")
	}
	tn.as(access.Analyst).get("/inspections/"+inspectionNow).says(t, readinessNow)
}

// Who answers requests sees them; what inspectors begin to find is for those at the desk. Readers outside, and the
// inspectors, get none of it.
func TestReadinessByRole(t *testing.T) {
	tn := open(t)
	for _, role := range []access.Role{access.SocialWorker, access.TeamManager, access.ImprovementOfficer} {
		p := tn.as(role).get(readinessNow)
		p.says(t, askedLate, "Request 1 is not answered")
		p.saysNot(t, factWrong, emergingThen, "/requests/new", "/requests/1", "/letter", "No note of the meeting", "comments on the draft report wait")
	}
	auditor := tn.as(access.QualityAuditor).get(readinessNow)
	auditor.says(t, factWrong, emergingThen)
	auditor.saysNot(t, "/comments/new", "/comments/fact-1", "/notes/new")
	for _, role := range []access.Role{access.Inspector, access.ElectedMember, access.BoardMember, access.ScrutinyOfficer, access.Partner, access.SystemLead} {
		r := tn.as(role)
		for _, path := range []string{readinessNow, "/inspections/" + inspectionNow + "/requests/1", "/inspections/" + inspectionNow + "/letter", "/inspections/" + inspectionNow + "/comments/fact-1"} {
			p := r.get(path)
			if p.status != http.StatusForbidden {
				t.Errorf("%s opens %s: %d", role, path, p.status)
			}
			p.saysNot(t, askedLate, factWrong, emergingThen)
		}
		r.get("/inspections").saysNot(t, "/readiness")
	}
}

func TestARequestIsLoggedChangedSentAndAskedAgain(t *testing.T) {
	tn := open(t)
	desk := tn.as(access.ServiceManager)
	requests := "/inspections/" + inspectionNow + "/requests/"
	bad := desk.post(requests+"new", "act", "ask", "text", "Minutes of the last panel.", "askedBy", "", "askedOn", "31 February 2026", "dueOn", "", "owner", "nobody")
	bad.says(t, "There is a problem", "Minutes of the last panel.", "Choose who answers it", "The day cannot be read")
	if bad.status != http.StatusUnprocessableEntity {
		t.Errorf("a request that is not whole: %d", bad.status)
	}
	desk.post(requests+"new", "act", "ask", "text", "Minutes of the last panel.", "askedBy", "Ines Marsh", "askedOn", "20 November 2026", "dueOn", "23 November 2026",
		"owner", signInName(access.Analyst)).says(t, "The request is saved.", "Minutes of the last panel.", "23 November 2026")
	form := desk.get(requests + "3?act=send")
	form.says(t, `enctype="multipart/form-data"`, requests+"3/document")
	desk.sendDocument(requests+"3/document", "minutes.txt", "what was said", "base", baseIn(t, form), "act", "send", "sentOn", "", "version", "1").
		says(t, "There is a problem", "“minutes.txt” has arrived and is kept")
	desk.sendDocument(requests+"3/document", "", "", "base", baseIn(t, form), "act", "send", "sentOn", "22 November 2026", "version", "1").
		says(t, "It is written down that the answer was sent.", "22 November 2026, version 1", "minutes.txt")
	href := linkTo(t, desk.get(readinessNow), "minutes.txt")
	if p := tn.as(access.TeamManager).get(href); p.status != http.StatusOK || p.body != "what was said" {
		t.Errorf("what was sent is not given: %d", p.status)
	}
	if p := tn.as(access.Inspector).get(href); p.status != http.StatusForbidden {
		t.Errorf("an inspector opens what is at the desk: %d", p.status)
	}
	again := desk.get(requests + "3?act=ask+again")
	desk.post(requests+"3", "act", "ask again", "base", baseIn(t, again), "why", "", "dueOn", "24 November 2026").says(t, "Say why")
	desk.post(requests+"3", "act", "ask again", "base", baseIn(t, again), "why", "One is missing.", "dueOn", "24 November 2026").says(t, "One is missing.", "24 November 2026")
	desk.post(requests+"3", "act", "ask again", "base", baseIn(t, again), "why", "Twice.", "dueOn", "").says(t, "cannot be done to the request as it stands now")
}

// Two people change the same request: the second sees what stands, keeps what was typed, and can save over it.
func TestTwoChangeOneRequest(t *testing.T) {
	tn := open(t)
	one, other := tn.as(access.Analyst), tn.as(access.ServiceManager)
	path := "/inspections/" + inspectionNow + "/requests/1"
	base := baseIn(t, one.get(path))
	change := func(r *reader, base, text string) page {
		return r.post(path, "act", "change", "base", base, "text", text, "askedBy", "Ines Marsh", "askedOn", "18 November 2026", "dueOn", "24 November 2026", "owner", signInName(access.Analyst))
	}
	change(one, base, "Supervision records of three teams.").says(t, "The request is saved.")
	p := change(other, base, "Supervision records of all teams.")
	p.says(t, "The analyst saved something else", "Supervision records of three teams.", "Supervision records of all teams.")
	change(other, baseIn(t, p), "Supervision records of all teams.").says(t, "Supervision records of all teams.")
}

func TestCommentsOnTheDraftReport(t *testing.T) {
	tn := open(t)
	desk := tn.as(access.Director)
	comments := "/inspections/" + inspectionNow + "/comments/"
	desk.post(comments+"new", "act", "note", "page", "x", "says", "Two homes.", "right", "", "evidence", "").says(t, "Give the page of the draft report", "Two homes.")
	desk.post(comments+"new", "act", "note", "page", "6", "says", "Two homes.", "right", "Three homes.", "evidence", "The register.").says(t, "The comment is saved.", "Three homes.")
	base := baseIn(t, desk.get(comments+"fact-1"))
	desk.post(comments+"fact-1", "act", "leave out", "base", base, "why", "It changes nothing.").says(t, "left out", "It changes nothing.")
	letter := desk.get("/inspections/" + inspectionNow + "/letter")
	letter.says(t, "Three homes.", "1 comment is still in draft", "Focused visit")
	letter.saysNot(t, factWrong)
	if p := desk.get("/inspections/" + inspectionNewest + "/comments/fact-1"); p.status != http.StatusNotFound {
		t.Errorf("a comment under another inspection: %d", p.status)
	}
}

func TestNotesOfTheDay(t *testing.T) {
	tn := open(t)
	desk := tn.as(access.Analyst)
	notes := "/inspections/" + inspectionNow + "/notes/"
	desk.post(notes+"new", "day", "1 December 2026", "text", "Not yet.").says(t, "That day has not come", "Not yet.")
	p := desk.post(notes+"new", "day", "19 November 2026", "text", "They met two teams.")
	p.says(t, "The note of the meeting is saved.", "They met two teams.")
	p.saysNot(t, "No note of the meeting on 19 November 2026")
	desk.post(notes+"new", "day", "18 November 2026", "text", "A second note of a day.").says(t, "saved something else") // one a day: nothing is lost
	desk.get(readinessNow).says(t, "The first day went as planned.")
}

// The register's tables of steps ask for rights by their words: each stands in the table of rights.
func TestTheRegisterAsksForRightsThatThereAre(t *testing.T) {
	has := map[string]bool{}
	for _, a := range access.Acts {
		has[string(a)] = true
	}
	for _, s := range inspection.RequestSteps {
		if !has[s.Right] {
			t.Errorf("no row of rights.txt says who may %q", s.Right)
		}
	}
	for _, s := range inspection.EvaluationSteps {
		if !has[s.Right] {
			t.Errorf("no row of rights.txt says who may %q", s.Right)
		}
	}
}

// baseIn is the version that a page's form was made from.
func baseIn(t testing.TB, p page) string {
	t.Helper()
	m := baseField.FindStringSubmatch(p.body)
	if m == nil {
		t.Fatalf("%s has no form:\n%s", p.url.Path, p.body)
	}
	return m[1]
}

// linkTo is where the link with these words leads.
func linkTo(t testing.TB, p page, words string) string {
	t.Helper()
	before, _, found := strings.Cut(p.body, `">`+words+"</a>")
	at := strings.LastIndex(before, `href="`)
	if !found || at < 0 {
		t.Fatalf("%s has no link %q", p.url.Path, words)
	}
	return before[at+len(`href="`):]
}
