package web_test

import (
	"fmt"
	"net/http"
	"testing"

	"goldthread/access"
	"goldthread/assurance/plan"
	"goldthread/day"
)

// TestABoardAgrees turns an action blue, by the board's member who had no hand in it.
func TestABoardAgrees(t *testing.T) {
	tn := open(t)
	path := "/plan/actions/" + planVoice + "/agreement"
	chair := tn.as(access.BoardMember)
	form := chair.get(path)
	form.says(t, "Write down what the child said", "Does the record say what the child said?", "met", "Audit, checked", "Children and families, checked", "Document, checked", `value="Improvement board"`, `value="22 November 2026"`)
	form.saysNot(t, "met: 90", "target 80", "service manager", "What is missing")
	base, _ := formOf(t, form)
	chair.post(path, "base", base, "body", "", "day", "1 December 2026").isRefused(t, "body", "day")
	chair.post(path, "base", base, "body", "Improvement board", "day", "1 November 2026").isRefused(t, "day")
	chair.post(path, "base", base, "body", "Improvement board", "day", "22 November 2026", "told", "the minutes", "meeting", "Minute 14").isSaved(t, "/plan/actions/"+planVoice, "act-agreed")
	tn.stands(planVoice, plan.Agreed)
	agreed := tn.planned().Agreements(planVoice)
	if len(agreed) != 1 || agreed[0].By != "board.member" || agreed[0].Meeting != "Minute 14" || agreed[0].Told != "the minutes" || len(agreed[0].Shown) != 1 || agreed[0].Shown[0].Value != 90 {
		t.Errorf("%+v", agreed)
	}

	// Three months later it is looked at whether it has lasted; until then nobody can say so, and at any time that it has not.
	auditor := tn.as(access.QualityAuditor)
	p := auditor.actOn(planVoice, "still-holds", "why", "ten records")
	p.isRefused(t, "why")
	p.says(t, "22 February 2027", "ten records")
	auditor.actOn(planVoice, "send-back", "why", "Four of ten records again").isSaved(t, "/plan/actions/"+planVoice, "act-back")
	tn.stands(planVoice, plan.UnderWay)
	if checks := tn.planned().Checks(planVoice); len(checks) != 1 || checks[0].Holds || checks[0].Words != "Four of ten records again" {
		t.Errorf("%+v", checks)
	}
}

// TestWhoDidItNeverTurnsItBlue also has what is missing said, with figures for those alone who may see them.
func TestWhoDidItNeverTurnsItBlue(t *testing.T) {
	tn := open(t)
	for _, c := range []struct {
		role   access.Role
		action string
		status int
		says   string
	}{
		{access.ServiceManager, planVoice, http.StatusForbidden, "not part of what the role"},
		{access.Analyst, planVoice, http.StatusForbidden, "not part of what the role"},
		{access.ElectedMember, planVoice, http.StatusForbidden, "not part of what the role"},
		{access.Partner, planNurses, http.StatusForbidden, "not part of what the role"},
		{access.Director, planVoice, http.StatusOK, "90 on 31 October 2026, target 80"},
		{access.Director, planRooms, http.StatusOK, "It is not said to be done"},
		{access.BoardMember, planRooms, http.StatusOK, "It is not said to be done"},
	} {
		p := tn.as(c.role).get("/plan/actions/" + c.action + "/agreement")
		if p.status != c.status {
			t.Errorf("%s, %s: %d", c.role, c.action, p.status)
		}
		p.says(t, c.says)
	}
	// Who moved it on had a hand in it, whatever their role.
	director := tn.as(access.Director)
	director.actOn(planVoice, "take-up", "why", "one more sample")
	director.actOn(planVoice, "done")
	path := "/plan/actions/" + planVoice + "/agreement"
	director.get(path).says(t, "You had a hand in this action")
	if p := director.post(path, "base", fmt.Sprint(tn.plannedAction(planVoice).Seq), "body", "Board", "day", "22 November 2026"); p.status != http.StatusForbidden {
		t.Errorf("%d", p.status)
	}
	tn.stands(planVoice, plan.SaidDone)
}

func TestAnAgreementWithoutProofIsNotTaken(t *testing.T) {
	tn := open(t)
	officer := tn.as(access.ImprovementOfficer)
	tn.as(access.TeamManager).actOn(planRooms, "done")
	path := "/plan/actions/" + planRooms + "/agreement"
	form := officer.get(path)
	form.says(t, "What is missing before a board can agree", "Two kinds of evidence", " has not reached its target.")
	form.saysNot(t, "Write down the agreement")
	director := tn.as(access.Director)
	director.get(path).says(t, "and should be at 85")
	form.saysNot(t, "should be at")
	p := director.post(path, "base", fmt.Sprint(tn.plannedAction(planRooms).Seq), "body", "Improvement board", "day", "22 November 2026")
	p.isRefused(t)
	p.says(t, "The board cannot agree yet")
	tn.stands(planRooms, plan.SaidDone)
}

func TestARecoveryPlan(t *testing.T) {
	tn := open(t)
	path := "/plan/actions/" + planNurses + "/recovery"
	partner := tn.as(access.Partner)
	partner.get(path).says(t, "A nurse comes to each conference", "needs a recovery plan")
	p := partner.post(path, "text", "An agency nurse until March", "by", "1 March 2026")
	p.isRefused(t, "by")
	p.says(t, "That day has passed", "An agency nurse until March")
	partner.post(path, "text", "", "by", "").isRefused(t, "text", "by")
	partner.post(path, "text", "An agency nurse until March", "by", "1 March 2027").isSaved(t, "/plan/actions/"+planNurses, "act-recovery")
	if r := tn.planned().Recoveries(planNurses); len(r) != 1 || r[0].By != day.MustParse("2027-03-01") {
		t.Errorf("%+v", r)
	}
	tn.as(access.ImprovementOfficer).get(path).says(t, "An agency nurse until March")
	for _, role := range []access.Role{access.TeamManager, access.SocialWorker, access.BoardMember, access.ElectedMember} {
		r := tn.as(role)
		if p := r.post(path, "text", "mine", "by", "1 March 2027"); p.status != http.StatusForbidden || r.get(path).status != http.StatusForbidden {
			t.Errorf("%s: %d", role, p.status)
		}
	}
}

// TestWhatABoardAgreedByIsNotChangedUnderIt has somebody write while the action turns blue: what they typed is shown again.
func TestWhatABoardAgreedByIsNotChangedUnderIt(t *testing.T) {
	tn := open(t)
	officer, auditor := tn.as(access.ImprovementOfficer), tn.as(access.QualityAuditor)
	path := "/plan/actions/" + planVoice
	base, id := formOf(t, officer.get(path+"/edit"))
	tn.as(access.BoardMember).post(path+"/agreement", "base", fmt.Sprint(tn.plannedAction(planVoice).Seq), "body", "Improvement board", "day", "22 November 2026").isSaved(t, path, "act-agreed")
	p := officer.post(path+"/edit", "base", base, "id", id, "title", "Write it down in their own words", "due", "31 December 2026", "why", "a longer text")
	p.isRefused(t, "number")
	p.says(t, "An action that is blue cannot be changed", "Write it down in their own words", "a longer text")
	if p := officer.get(path + "/edit"); p.status != http.StatusForbidden {
		t.Errorf("%d", p.status)
	}
	sample := tn.proofCalled(planVoice, "Dip sample of October")
	p = auditor.post("/plan/evidence/"+sample.ID, "base", fmt.Sprint(sample.Seq), "holds", "no", "look", "Counted twice")
	p.isRefused(t, "holds")
	p.says(t, "send the action back first", "Counted twice")
	if p := officer.post("/plan/evidence/"+sample.ID+"/withdraw", "base", fmt.Sprint(sample.Seq), "why-withdrawn", "wrong"); p.status != http.StatusForbidden {
		t.Errorf("%d", p.status)
	}
	if e := tn.proofCalled(planVoice, "Dip sample of October"); !e.Accepted() {
		t.Error("it was changed")
	}
	tn.stands(planVoice, plan.Agreed)
}
