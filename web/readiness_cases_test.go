package web_test

import (
	"net/http"
	"strings"
	"testing"

	"goldthread/access"
	"goldthread/assurance/inspection"
	"goldthread/store"
)

const casesNow = "/inspections/" + inspectionNow + "/cases"

// Somebody adds a child by the authority's own number, and each looks at the list as far as their rights go: what was
// shown is in the log, and the number is in no address and no log line.
func TestCasesThatInspectorsFollow(t *testing.T) {
	tn := open(t)
	analyst, manager := tn.as(access.Analyst), tn.as(access.ServiceManager)
	_, own := manager.firstChild() // of the manager's team
	other := ""
	for _, id := range tn.everyChild() {
		if p := manager.post("/children", "id", id); p.status == http.StatusUnprocessableEntity {
			other = id
			break
		}
	}
	add := func(r *reader, id string) page {
		return r.post(casesNow, "child", id, "choosing", "tracked", "askedOn", "19 November 2026", "theme", "Supervision of this child")
	}
	add(analyst, "no such number").says(t, "There is no record with that number", `value="no such number"`)
	if p := add(manager, other); p.status != http.StatusUnprocessableEntity || !strings.Contains(p.body, "not yours to open") {
		t.Errorf("a manager adds a child of another team: %d", p.status)
	}
	add(analyst, other).says(t, "The list of cases is saved.", other, "Supervision of this child")
	p := add(analyst, own)
	p.says(t, own, "not booked")
	if strings.Contains(p.url.String(), own) || strings.Contains(tn.log.String(), own) {
		t.Error("a child's number stands in an address or in the log of the program")
	}
	add(analyst, own).says(t, "That child is on the list already")

	part := manager.get(casesNow)
	part.says(t, own, "Supervision of this child")
	part.saysNot(t, other)
	if n := strings.Count(part.body, "Supervision of this child"); n != 1 {
		t.Errorf("what was written of %d children is shown to who may open one", n)
	}
	auditor := tn.as(access.QualityAuditor).get(casesNow)
	auditor.says(t, "Tracked", "19 November 2026")
	auditor.saysNot(t, own, other, "Supervision of this child")
	seen, err := tn.journal.Viewed(t.Context(), authority, store.ViewedOf{Actor: signInName(access.ServiceManager), Most: 50})
	if err != nil || len(seen) == 0 || seen[0].Child != own || seen[0].What != "list: cases that inspectors follow" {
		t.Errorf("the log: %+v %v", seen, err)
	}
	for _, role := range []access.Role{access.SocialWorker, access.TeamManager, access.Director, access.ImprovementOfficer, access.Inspector, access.ElectedMember, access.Partner, access.SystemLead} {
		p := tn.as(role).get(casesNow)
		if p.status != http.StatusForbidden {
			t.Errorf("%s opens the list of cases: %d", role, p.status)
		}
		p.saysNot(t, own, other)
	}
	manager.get(readinessNow).says(t, "2 children tracked", "no meeting with the worker is booked")
	manager.get(readinessNow).saysNot(t, own, other)
}

func TestACaseIsPreparedByThoseWhoMayOpenIt(t *testing.T) {
	tn := open(t)
	analyst := tn.as(access.Analyst)
	_, own := tn.as(access.ServiceManager).firstChild()
	analyst.post(casesNow, "child", own, "choosing", "sampled", "askedOn", "19 November 2026")
	register, err := inspection.Read(t.Context(), tn.journal, authority)
	if err != nil || len(register.TrackedCases(inspectionNow)) != 1 {
		t.Fatalf("the list: %v", err)
	}
	path := casesNow + "/" + register.TrackedCases(inspectionNow)[0].ID
	form := analyst.get(path)
	form.says(t, "Case 1 of the list")
	form.saysNot(t, own)
	analyst.post(path, "base", baseIn(t, form), "choosing", "tracked", "auditor", "", "auditBy", "20 November 2026").says(t, "Name who audits the record")
	analyst.post(path, "base", baseIn(t, form), "choosing", "tracked", "auditor", signInName(access.QualityAuditor), "auditBy", "20 November 2026", "meetingOn", "24 November 2026").
		says(t, "Late", "by 20 November 2026, The quality auditor", "24 November 2026")
	if p := tn.as(access.QualityAuditor).get(path); p.status != http.StatusNotFound {
		t.Errorf("who may not open the record changes its line: %d", p.status)
	}
	analyst.get(readinessNow).says(t, "Case 1 of the list: the audit is not back")
}

func TestDocumentsThatAreHadReady(t *testing.T) {
	tn := open(t)
	desk := tn.as(access.Director)
	path := "/inspections/" + inspectionNow + "/documents/structure"
	form := desk.get(path)
	form.says(t, "Structure of the service", "Missing.")
	save := func(base, name, content, version, on string) page {
		return desk.sendDocument(path+"/document", name, content, "base", base, "version", version, "day", on, "months", "3", "owner", signInName(access.TeamManager), "notNeeded", "")
	}
	save(baseIn(t, form), "structure.txt", "three teams", "", "1 October 2026").says(t, "Say which version it is", "“structure.txt” has arrived and is kept")
	p := save(baseIn(t, form), "structure.txt", "three teams", "4", "1 October 2026")
	p.says(t, "The list of documents is saved.", "Ready: version 4 of 1 October 2026", "structure.txt", "The team manager")
	href := linkTo(t, p, "structure.txt")
	if got := tn.as(access.SocialWorker).get(href); got.status != http.StatusOK || got.body != "three teams" {
		t.Errorf("the document is not given: %d", got.status)
	}
	if got := tn.as(access.BoardMember).get(href); got.status != http.StatusForbidden {
		t.Errorf("a reader outside gets it: %d", got.status)
	}
	next := save(baseIn(t, desk.get(path)), "later.txt", "four teams", "5", "1 June 2026")
	next.says(t, "Too old: of 1 June 2026, and may be 3 months old", "later.txt", "Structure of the service, with teams, managers and vacancies: too old")
	next.saysNot(t, "structure.txt")
	desk.sendDocument("/inspections/"+inspectionNow+"/documents/new/document", "a.txt", "b", "name", "Rota of the duty team", "version", "1", "day", "1 November 2026", "months", "1", "owner", "", "notNeeded", "").
		says(t, "Rota of the duty team")
}
