package web_test

import (
	"bytes"
	"mime/multipart"
	"net/http"
	"strings"
	"testing"

	"goldthread/access"
	"goldthread/assurance/plan"
)

// planNow is the town's plan as the journal has it.
func (tn *town) planNow() *plan.Plan {
	tn.t.Helper()
	p, err := plan.Read(tn.t.Context(), tn.journal, authority)
	if err != nil {
		tn.t.Fatal(err)
	}
	return p
}

// TestAnUpdateInAMinute is an owner's word on an action: what was done, a milestone, a worse rating, words of others.
func TestAnUpdateInAMinute(t *testing.T) {
	tn := open(t)
	owner, at := tn.as(access.TeamManager), "/plan/actions/"+planRooms+"/update"
	p := owner.get(at)
	p.says(t, roomsTitle, "What was done since 10 November 2026", "Diary shared", "Schedule: ● Green", "Leave it as computed: Green", "For the service alone", `data-draft="/drafts/update-`+planRooms)
	p.saysNot(t, "Rooms found", "Blue")

	base := hidden(t, p.body, "base")
	p = owner.post(at, "base", base, "did", "", "who", "parents")
	if p.status != http.StatusUnprocessableEntity {
		t.Errorf("an update without words: %d", p.status)
	}
	p.says(t, "There is a problem", `href="#did"`, `href="#words"`, "What was done is empty", `value="parents"`)
	if n := len(tn.planNow().Updates(planRooms)); n != 2 {
		t.Errorf("what was wrong left %d updates", n)
	}

	p = owner.post(at, "base", base, "did", "A third room is ours.", "next", "Share the diary.", "reached", "m2", "quality", "amber", "whose", "staff", "who", "chairs of conferences", "words", "We begin on time.")
	p.says(t, "What you said of it is saved", "A third room is ours.", "Share the diary.", "Said of the quality: amber", "What chairs of conferences said", "added by The team manager; nobody has checked it yet")
	now := tn.planNow()
	a, _ := now.Action(planRooms)
	updates := now.Updates(planRooms)
	last := updates[len(updates)-1]
	if len(updates) != 3 || last.By != "team.manager" || last.Quality.Rating != plan.Amber || !a.Milestones[1].Done.Known() || a.State != plan.UnderWay {
		t.Errorf("kept: %+v of %+v", last, a)
	}
	proof := now.ProofOf(plan.End{Kind: plan.ActionKind, ID: planRooms})
	if len(proof) != 2 || proof[1].Sort != plan.StaffSort || proof[1].AddedBy != "team.manager" {
		t.Errorf("the evidence that came with it: %+v", proof)
	}
}

// TestWhoSaysHowAnActionStands is its owner, its agency and whoever keeps the plan, and nobody else.
func TestWhoSaysHowAnActionStands(t *testing.T) {
	tn := open(t)
	rooms, nurses := "/plan/actions/"+planRooms+"/update", "/plan/actions/"+planNurses+"/update"
	for _, one := range []struct {
		role access.Role
		at   string
		want int
	}{
		{access.TeamManager, rooms, 200}, {access.TeamManager, nurses, 403}, {access.Partner, nurses, 200}, {access.Partner, rooms, 403},
		{access.ImprovementOfficer, rooms, 200}, {access.Director, nurses, 200}, {access.SocialWorker, rooms, 403}, {access.QualityAuditor, rooms, 403},
		{access.BoardMember, rooms, 403}, {access.ElectedMember, rooms, 403}, {access.Inspector, rooms, 403}, {access.SystemLead, rooms, 403},
	} {
		r := tn.as(one.role)
		if p := r.get(one.at); p.status != one.want {
			t.Errorf("%s opens %s: %d, want %d", one.role, one.at, p.status, one.want)
		}
		if one.want == http.StatusForbidden {
			for _, at := range []string{one.at, one.at + "/document", "/drafts/update-" + strings.Split(one.at, "/")[3]} {
				if p := r.post(at, "did", "Not mine"); p.status != http.StatusForbidden {
					t.Errorf("%s sends to %s: %d", one.role, at, p.status)
				}
			}
		}
	}
	partner := tn.as(access.Partner)
	page := partner.get(nurses)
	page.saysNot(t, "For the service alone")
	partner.post(nurses, "base", hidden(t, page.body, "base"), "did", "A nurse is named.", "internal", "yes").says(t, "A nurse is named.")
	nurse := partner.post(nurses, "base", hidden(t, partner.get(nurses).body, "base"), "did", "She came.", "who", "nurses", "whose", "staff", "words", "We are welcome.")
	nurse.says(t, "What nurses said", "added by you")
	tn.as(access.ElectedMember).get("/plan/actions/"+planNurses).saysNot(t, "What nurses said", "added by")
	if updates := tn.planNow().Updates(planNurses); len(updates) != 2 || updates[0].Internal || updates[0].By != "partner" {
		t.Errorf("the agency's word: %+v", updates)
	}
}

// TestARatingIsMadeBetterWithAReasonAlone, and never blue.
func TestARatingIsMadeBetterWithAReasonAlone(t *testing.T) {
	tn := open(t)
	partner, at := tn.as(access.Partner), "/plan/actions/"+planNurses+"/update"
	base := hidden(t, partner.get(at).body, "base")
	send := func(pairs ...string) page {
		return partner.post(at, append([]string{"base", base, "did", "A nurse is named."}, pairs...)...)
	}
	p := send("schedule", "green")
	p.says(t, `href="#schedule-why"`, "say why it is better", "A nurse is named.")
	send("schedule", "blue").says(t, "Nobody says blue")
	if n := len(tn.planNow().Updates(planNurses)); n != 0 {
		t.Errorf("%d updates are kept", n)
	}
	p = send("schedule", "amber", "schedule-why", "She starts on Monday.")
	p.says(t, "Computed red, rated amber with a reason: She starts on Monday.")
	tn.as(access.ElectedMember).get("/plan?rating=amber").says(t, nursesTitle, "She starts on Monday.")
}

// TestWhatIsTypedOfAnUpdateIsKept until it is sent.
func TestWhatIsTypedOfAnUpdateIsKept(t *testing.T) {
	tn := open(t)
	owner, at := tn.as(access.TeamManager), "/plan/actions/"+planRooms+"/update"
	page := owner.get(at)
	sheet := hidden(t, page.body, "sheet")
	if p := owner.post("/drafts/update-"+planRooms, "sheet", sheet, "did", "Half a sentence", "reached", "m2"); p.status != http.StatusNoContent {
		t.Fatalf("what is typed is answered with %d", p.status)
	}
	owner.get(at).says(t, "This is what you typed last time and did not send", "Half a sentence", `value="m2" checked`)
	tn.as(access.ImprovementOfficer).get(at).saysNot(t, "Half a sentence")
	owner.post(at, "base", hidden(t, page.body, "base"), "sheet", sheet, "did", "A whole sentence.")
	owner.get(at).saysNot(t, "Half a sentence", "did not send")
	if p := owner.post("/drafts/update-nothing", "did", "x"); p.status != http.StatusNotFound {
		t.Errorf("a form of no action is kept: %d", p.status)
	}
}

// TestAnUpdateBringsADocument, which waits while the rest of the form is wrong.
func TestAnUpdateBringsADocument(t *testing.T) {
	tn := open(t)
	owner, at := tn.as(access.TeamManager), "/plan/actions/"+planRooms+"/update"
	form := owner.get(at).body
	base, sheet := hidden(t, form, "base"), hidden(t, form, "sheet")
	send := func(name string, pairs ...string) page {
		var b bytes.Buffer
		w := multipart.NewWriter(&b)
		for i := 0; i+1 < len(pairs); i += 2 {
			_ = w.WriteField(pairs[i], pairs[i+1])
		}
		if name != "" {
			part, _ := w.CreateFormFile("document", name)
			_, _ = part.Write([]byte("%PDF-1.4 a lease"))
		}
		_ = w.Close()
		answer, err := owner.client.Post(owner.http.URL+at+"/document", w.FormDataContentType(), &b)
		return owner.read(answer, err)
	}
	send("lease.exe", "base", base, "sheet", sheet, "did", "Signed.").says(t, `href="#document"`, "That kind of file is not kept here")
	send("lease.pdf", "base", base, "sheet", sheet).says(t, "“lease.pdf” has come", "What was done is empty")
	send("", "base", base, "sheet", sheet, "did", "Signed.").says(t, "is saved", "Signed.", "lease.pdf")
	proof := tn.planNow().ProofOf(plan.End{Kind: plan.ActionKind, ID: planRooms})
	if len(proof) != 2 || proof[1].Document == nil || proof[1].Document.Name != "lease.pdf" || proof[1].Title != "lease.pdf" {
		t.Errorf("the document is kept as %+v", proof)
	}
	again := owner.get(at).body
	send("", "base", hidden(t, again, "base"), "sheet", hidden(t, again, "sheet"), "did", "Nothing new.")
	if n := len(tn.planNow().ProofOf(plan.End{Kind: plan.ActionKind, ID: planRooms})); n != 2 {
		t.Errorf("the next update brings the document again: %d pieces of evidence", n)
	}
}

// TestTwoUpdateOneAction at the same moment: neither loses a word.
func TestTwoUpdateOneAction(t *testing.T) {
	tn := open(t)
	owner, officer, at := tn.as(access.TeamManager), tn.as(access.ImprovementOfficer), "/plan/actions/"+planRooms+"/update"
	base := hidden(t, owner.get(at).body, "base")
	officer.post(at, "base", base, "did", "The officer's word.", "reached", "m2").says(t, "is saved")
	p := owner.post(at, "base", base, "did", "The owner's word.", "act", "done")
	p.says(t, "saved something else", "The owner&#39;s word.", "What stands now")
	if p.status != http.StatusUnprocessableEntity {
		t.Errorf("the second is answered with %d", p.status)
	}
	owner.post(at, "base", hidden(t, p.body, "base"), "did", "The owner's word.", "act", "done").says(t, "is saved", "The officer&#39;s word.", "The owner&#39;s word.")
	a, _ := tn.planNow().Action(planRooms)
	if a.State != plan.SaidDone || !a.Milestones[1].Done.Known() {
		t.Errorf("together they made %+v", a)
	}
}

// hidden is what a form holds in a hidden field.
func hidden(t *testing.T, body, name string) string {
	t.Helper()
	return between(t, body, `name="`+name+`" value="`, `"`)
}
