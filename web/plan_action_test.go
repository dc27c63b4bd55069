package web_test

import (
	"net/http"
	"strings"
	"testing"

	"goldthread/access"
)

// TestAnActionToItsReaders shows one to whoever may do something about it, and to readers outside.
func TestAnActionToItsReaders(t *testing.T) {
	tn := open(t)
	rooms, voice := "/plan/actions/"+planRooms, "/plan/actions/"+planVoice

	officer := tn.as(access.ImprovementOfficer)
	p := officer.get(rooms)
	p.says(t, roomsTitle, "The team manager", "Head of safeguarding", planInternal+": the lease", "No child waits for a decision", "Hold initial conferences in time, whatever else waits.",
		"Rooms found", "Two rooms are ours on Tuesdays.", "Ask for a third.", "for the service alone", "Nothing was said for 5 months", "Minutes of the room group", "nobody has checked it yet",
		"It is not said to be done", "Two kinds of evidence", "85% by 31 March 2027", "60% on 1 June 2026", "It came into the plan, due on 31 January 2027", "Milestone “Rooms found”, reached: 10 November 2026",
		rooms+"/edit", rooms+"/update", rooms+"/evidence", rooms+"/act/done", rooms+"/act/withdraw")
	p.saysNot(t, rooms+"/agreement", rooms+"/recovery", rooms+"/act/start", "team.manager")

	owner := tn.as(access.TeamManager)
	owner.get(rooms).says(t, rooms+"/update", rooms+"/act/done", rooms+"/evidence", planInternal)
	owner.get(rooms).saysNot(t, rooms+"/edit", rooms+"/act/withdraw")
	owner.get(voice).saysNot(t, voice+"/act", voice+"/update", voice+"/evidence\"", voice+"/edit")

	partner := tn.as(access.Partner)
	partner.get("/plan/actions/"+planNurses).says(t, "/plan/actions/"+planNurses+"/update", "/act/done", "Nothing said for 5 months", "It is red, and nobody has written how it comes back", "/plan/actions/"+planNurses+"/recovery")
	partner.get(rooms).saysNot(t, "/act/", rooms+"/update", planInternal)

	director := tn.as(access.Director).get(voice)
	director.says(t, "It can turn blue", voice+"/agreement", "What children told the council", "The quality auditor", "18 of 20")

	for _, role := range []access.Role{access.ElectedMember, access.BoardMember, access.ScrutinyOfficer} {
		r := tn.as(role)
		p := r.get(rooms)
		p.says(t, roomsTitle, "Head of safeguarding", "Two rooms are ours on Tuesdays.", "an update for the service alone", "Not cleared for readers outside the service", "Rooms found")
		p.saysNot(t, "The team manager", "team.manager", "The improvement officer", "The director", planInternal, "Minutes of the room group", "minutes.pdf", "/update", "/edit", "/act/")
		p = r.get(voice)
		p.says(t, "Dip sample of October", "18 of 20", "The rota of chairs", "checked on 10 November 2026: it holds")
		p.saysNot(t, "What children told the council", "The service manager", "The quality auditor", "service.manager", "/evidence/"+planParents)
	}
	tn.as(access.BoardMember).get(voice).says(t, voice+"/agreement")
	tn.as(access.ElectedMember).get(voice).saysNot(t, voice+"/agreement")

	if p := tn.as(access.SystemLead).get(rooms); p.status != http.StatusForbidden {
		t.Errorf("whoever keeps the accounts opens an action: %d", p.status)
	}
	if p := officer.get("/plan/actions/nothing"); p.status != http.StatusNotFound {
		t.Errorf("an action that is not there: %d", p.status)
	}
}

// TestNoFigureThatIsNotPublished stands on an action for readers of published figures: nothing is published in the town.
func TestNoFigureThatIsNotPublished(t *testing.T) {
	tn := open(t)
	rooms := "/plan/actions/" + planRooms
	whole := tn.as(access.TeamManager).get(rooms)
	figure := between(t, whole.body, "<dt>Now</dt><dd>", "%")
	whole.says(t, figure+" and should be at 85")
	for _, role := range []access.Role{access.ElectedMember, access.BoardMember, access.Partner, access.ScrutinyOfficer, access.ImprovementOfficer} {
		p := tn.as(role).get(rooms)
		p.says(t, "no figure is known", "has not reached its target")
		p.saysNot(t, figure, "is at ")
	}
}

// between is the text between two others, which must be there.
func between(t *testing.T, text, from, to string) string {
	t.Helper()
	_, after, ok := strings.Cut(text, from)
	inner, _, ok2 := strings.Cut(after, to)
	if !ok || !ok2 || inner == "" {
		t.Fatalf("nothing stands between %q and %q", from, to)
	}
	return inner
}
