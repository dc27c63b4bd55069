package web_test

import (
	"bytes"
	"fmt"
	"io"
	"mime/multipart"
	"net/http"
	"slices"
	"strings"
	"testing"

	"goldthread/access"
	"goldthread/assurance/plan"
)

// sendDocument sends a form with a document, as a browser does; without one where the name is blank.
func (r *reader) sendDocument(path, name, content string, pairs ...string) page {
	r.t.Helper()
	var body bytes.Buffer
	form := multipart.NewWriter(&body)
	for i := 0; i+1 < len(pairs); i += 2 {
		if err := form.WriteField(pairs[i], pairs[i+1]); err != nil {
			r.t.Fatal(err)
		}
	}
	part, err := form.CreateFormFile("document", name)
	if err != nil {
		r.t.Fatal(err)
	}
	if _, err := io.WriteString(part, content); err != nil {
		r.t.Fatal(err)
	}
	if err := form.Close(); err != nil {
		r.t.Fatal(err)
	}
	answer, err := r.client.Post(r.http.URL+path, form.FormDataContentType(), &body)
	return r.read(answer, err)
}

// proofCalled is the evidence of an action with that title.
func (tn *town) proofCalled(action, title string) plan.Evidence {
	tn.t.Helper()
	proof := tn.planned().ProofOf(plan.End{Kind: plan.ActionKind, ID: action})
	i := slices.IndexFunc(proof, func(e plan.Evidence) bool { return e.Title == title })
	if i < 0 {
		tn.t.Fatalf("no evidence is called %q", title)
	}
	return proof[i]
}

func TestAFigureIsFrozenAsEvidence(t *testing.T) {
	tn := open(t)
	path := "/plan/actions/" + planRooms + "/evidence"
	owner := tn.as(access.TeamManager)
	form := owner.get(path + "?sort=figure")
	form.says(t, "Initial conferences", "twelve months to 31 October 2026", `value="icpc-within-15wd" checked`)
	owner.post(path, "sort", "figure", "code", "icpc-within-15wd", "text", "It has moved").isSaved(t, "/plan/actions/"+planRooms, "evidence")
	var frozen *plan.Evidence
	for _, e := range tn.planned().ProofOf(plan.End{Kind: plan.ActionKind, ID: planRooms}) {
		if e.Sort == plan.FigureSort {
			frozen = &e
		}
	}
	if frozen == nil || frozen.Figure.Denominator == 0 || frozen.Figure.Value == 0 || frozen.Figure.Seq == 0 || frozen.AddedBy != "team.manager" || frozen.Text != "It has moved" {
		t.Fatalf("%+v", frozen)
	}
	if shown := fmt.Sprintf("%d of %d", frozen.Figure.Numerator, frozen.Figure.Denominator); !strings.Contains(form.body, shown) {
		t.Errorf("the form shows another figure than is frozen: %s", shown)
	}
	if measures := tn.planned().Tied(plan.End{Kind: plan.EvidenceKind, ID: frozen.ID}, plan.Proves, plan.MeasureKind); len(measures) != 1 || measures[0] != planMeasure {
		t.Errorf("it proves %v", measures)
	}
	owner.post(path, "sort", "figure", "code", "no-such").isRefused(t, "code")

	// Who reads published figures alone freezes none that is not published.
	partner := tn.as(access.Partner)
	partner.get("/plan/actions/"+planNurses+"/evidence?sort=figure").says(t, "none to freeze")
	if p := partner.post("/plan/actions/"+planNurses+"/evidence", "sort", "figure", "code", "icpc-within-15wd"); p.status != http.StatusUnprocessableEntity {
		t.Errorf("%d", p.status)
	}
}

func TestRecordsAndWordsAsEvidence(t *testing.T) {
	tn := open(t)
	path := "/plan/actions/" + planVoice + "/evidence"
	owner := tn.as(access.ServiceManager)
	owner.get(path+"?sort=audit").says(t, "Does the record say what the child said?", `value="`+planQuestion+`" checked`)
	owner.post(path, "sort", "audit", "title", "Sample", "measure", planQuestion, "n", "10", "met", "12", "from", "1 November 2026", "to", "").isRefused(t, "met", "to")
	owner.post(path, "sort", "audit", "title", "", "measure", "another", "question", "", "n", "lots", "from", "", "to", "1 November 2026").isRefused(t, "title", "question", "n", "from")
	owner.post(path, "sort", "audit", "title", "November sample", "measure", planQuestion, "n", "12", "met", "11", "from", "1 November 2026", "to", "15 November 2026").isSaved(t, "/plan/actions/"+planVoice, "evidence")
	e := tn.proofCalled(planVoice, "November sample")
	if e.Audit.Question != "Does the record say what the child said?" || e.Said() != "11 of 12 records, 92%" || e.Day.Long() != "15 November 2026" {
		t.Errorf("%+v %q", e, e.Said())
	}
	if tied := tn.planned().Tied(plan.End{Kind: plan.MeasureKind, ID: planQuestion}, plan.Proves, plan.EvidenceKind); !slices.Contains(tied, e.ID) {
		t.Error("the measure is not proved by it")
	}
	owner.post(path, "sort", "staff", "title", "What chairs said", "who", "", "text", "", "day", "31 December 2027").isRefused(t, "who", "text", "day")
	owner.post(path, "sort", "staff", "title", "What chairs said", "who", "conference chairs", "how", "survey", "n", "6", "text", "We read it out.", "day", "20/11/2026").isSaved(t, "/plan/actions/"+planVoice, "evidence")
	if e := tn.proofCalled(planVoice, "What chairs said"); e.Sort != plan.StaffSort || e.Voice.N != 6 || e.Text != "We read it out." {
		t.Errorf("%+v", e)
	}
	if p := owner.get(path + "?sort=rumour"); p.status != http.StatusNotFound {
		t.Errorf("%d", p.status)
	}
}

// TestADocumentAsEvidence has the rest of the form put right after the document has arrived, and by nobody else.
func TestADocumentAsEvidence(t *testing.T) {
	tn := open(t)
	path := "/plan/actions/" + planRooms + "/evidence"
	owner := tn.as(access.TeamManager)
	owner.get(path).says(t, `enctype="multipart/form-data"`, `action="`+path+`/document"`, "Name no child")
	owner.sendDocument(path+"/document", "", "", "title", "The rota", "day", "20 November 2026").isRefused(t, "document")
	owner.sendDocument(path+"/document", "rota.exe", "MZ", "title", "The rota", "day", "20 November 2026").isRefused(t, "document")
	p := owner.sendDocument(path+"/document", "rota <1>.pdf", "%PDF rota", "title", "", "day", "20 November 2026", "text", "Each Tuesday")
	p.isRefused(t, "title")
	p.says(t, "rota &lt;1&gt;.pdf” has arrived and is kept", "Each Tuesday")
	tn.as(access.Director).sendDocument(path+"/document", "", "", "title", "Not mine", "day", "20 November 2026").isRefused(t, "document")
	owner.sendDocument(path+"/document", "", "", "title", "The rota", "day", "20 November 2026", "text", "Each Tuesday").isSaved(t, "/plan/actions/"+planRooms, "evidence")
	owner.get(path).saysNot(t, "has arrived")
	e := tn.proofCalled(planRooms, "The rota")
	file := owner.get("/plan/evidence/" + e.ID + "/file")
	if file.body != "%PDF rota" || file.header.Get("Content-Type") != "application/pdf" || !strings.HasPrefix(file.header.Get("Content-Disposition"), "attachment") {
		t.Errorf("%q %v", file.body, file.header)
	}
	if p := tn.as(access.TeamManager).post(path, "sort", "document", "title", "none", "day", "20 November 2026"); p.status != http.StatusUnprocessableEntity {
		t.Errorf("a document that did not come: %d", p.status)
	}
}

// TestWhoAddsEvidence lays roles beside actions that are theirs and are not.
func TestWhoAddsEvidence(t *testing.T) {
	tn := open(t)
	for _, c := range []struct {
		role   access.Role
		action string
		may    bool
	}{
		{access.TeamManager, planRooms, true}, {access.TeamManager, planNurses, false},
		{access.Partner, planNurses, true}, {access.Partner, planRooms, false},
		{access.ImprovementOfficer, planNurses, true}, {access.QualityAuditor, planRooms, true},
		{access.SocialWorker, planRooms, false}, {access.ElectedMember, planRooms, false}, {access.BoardMember, planRooms, false}, {access.Inspector, planRooms, false},
	} {
		path := "/plan/actions/" + c.action + "/evidence"
		r := tn.as(c.role)
		before := len(tn.planned().Evidence())
		got := r.get(path).status
		p := r.post(path, "sort", "voice", "title", "Parents", "who", "parents", "text", "Better", "day", "20 November 2026")
		doc := r.sendDocument(path+"/document", "a.txt", "a", "title", "A", "day", "20 November 2026")
		added := len(tn.planned().Evidence()) - before
		if c.may && (got != http.StatusOK || added != 2) || !c.may && (got != http.StatusForbidden || p.status != http.StatusForbidden || doc.status != http.StatusForbidden || added != 0) {
			t.Errorf("%s, %s: form %d, words %d, document %d, added %d", c.role, c.action, got, p.status, doc.status, added)
		}
	}
}

// TestEvidenceIsCheckedByAnother also has two look at it at once.
func TestEvidenceIsCheckedByAnother(t *testing.T) {
	tn := open(t)
	path := "/plan/evidence/" + planMinutes
	owner, auditor, director := tn.as(access.TeamManager), tn.as(access.QualityAuditor), tn.as(access.Director)
	p := owner.get(path)
	p.says(t, "Nobody has checked it. You added it, so another person must look at it.", "The action “1.1 Book the room on the day of the decision”", "Download minutes.pdf")
	p.saysNot(t, "Does it hold?")
	form := auditor.get(path)
	form.says(t, "Does it hold?", "The team manager")
	base, _ := formOf(t, form)
	auditor.post(path, "base", base).isRefused(t, "holds")
	auditor.post(path, "base", base, "holds", "no").isRefused(t, "look")
	director.post(path, "base", base, "holds", "yes", "look", "Seen the annex").isSaved(t, path, "checked")
	p = auditor.post(path, "base", base, "holds", "no", "look", "Page 2 is missing")
	p.isRefused(t)
	p.says(t, "The director saved something else", "Holds: yes", "Seen the annex", "Page 2 is missing", `value="no" checked`)
	base, _ = formOf(t, p)
	auditor.post(path, "base", base, "holds", "no", "look", "Page 2 is missing").says(t, "It does not hold", "Page 2 is missing", "The quality auditor, on 22 November 2026")
	if e := tn.proofCalled(planRooms, "Minutes of the room group"); e.Accepted() || e.Look.By != "quality.auditor" {
		t.Errorf("%+v", e.Look)
	}

	// An auditor does not check what they added themselves.
	auditor.post("/plan/actions/"+planRooms+"/evidence", "sort", "voice", "title", "Parents", "who", "parents", "text", "Better", "day", "20 November 2026")
	own := tn.proofCalled(planRooms, "Parents")
	if p := auditor.post("/plan/evidence/"+own.ID, "base", fmt.Sprint(own.Seq), "holds", "yes"); p.status != http.StatusForbidden {
		t.Errorf("%d", p.status)
	}
	if own = tn.proofCalled(planRooms, "Parents"); own.Look != nil {
		t.Errorf("%+v", own.Look)
	}
}

// TestReadersOutsideGetClearedEvidenceAlone calls what is cleared and what is not as each role.
func TestReadersOutsideGetClearedEvidenceAlone(t *testing.T) {
	tn := open(t)
	for _, role := range access.Roles {
		if !role.May(access.SeePlan) {
			continue
		}
		r := tn.as(role)
		outside := role.PublicOnly(access.SeePlan)
		open, closed, words := r.get("/plan/evidence/"+planRota+"/file"), r.get("/plan/evidence/"+planMinutes+"/file"), r.get("/plan/evidence/"+planParents)
		if open.status != http.StatusOK || !strings.Contains(open.body, "%PDF") {
			t.Errorf("%s: the cleared document gives %d", role, open.status)
		}
		if want := map[bool]int{true: http.StatusNotFound, false: http.StatusOK}[outside]; closed.status != want {
			t.Errorf("%s: the document that is not cleared gives %d", role, closed.status)
		}
		sample := r.get("/plan/evidence/" + planSample)
		if !outside {
			words.says(t, "They asked me first.", "The service manager", "Checked by The quality auditor")
			continue
		}
		words.says(t, "not cleared for readers outside", "What children and families said")
		words.saysNot(t, "They asked me first.", "council", "The service manager", "The quality auditor", "service.manager")
		sample.says(t, "Dip sample of October", "18 of 20 records, 90%", "somebody else, on 10 November 2026", "The "+string(role)+"</a> ("+string(role)+")")
		sample.saysNot(t, "The service manager", "The quality auditor")
		r.get("/plan/evidence/"+planMinutes).saysNot(t, "Minutes of the room group", "minutes.pdf", "The team manager")
	}
}

func TestEvidenceIsWithdrawn(t *testing.T) {
	tn := open(t)
	path := "/plan/evidence/" + planMinutes
	owner := tn.as(access.TeamManager)
	base, _ := formOf(t, tn.as(access.Director).get(path))
	owner.get(path).says(t, "Withdraw it")
	auditor := tn.as(access.QualityAuditor)
	auditor.get(path).saysNot(t, "Withdraw it")
	if p := auditor.post(path+"/withdraw", "base", base, "why-withdrawn", "not mine"); p.status != http.StatusForbidden {
		t.Errorf("%d", p.status)
	}
	owner.post(path+"/withdraw", "base", base).isRefused(t, "why-withdrawn")
	owner.post(path+"/withdraw", "base", base, "why-withdrawn", "The wrong minutes").isSaved(t, "/plan/actions/"+planRooms, "taken-back")
	if p := owner.get(path); p.status != http.StatusNotFound {
		t.Errorf("%d", p.status)
	}
}
