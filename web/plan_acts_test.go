package web_test

import (
	"fmt"
	"net/http"
	"testing"

	"goldthread/access"
	"goldthread/assurance/plan"
)

// act does something to an action as it stands.
func (r *reader) actOn(action, act string, typed ...string) page {
	r.t.Helper()
	return r.post("/plan/actions/"+action+"/act/"+act, append(typed, "base", fmt.Sprint(r.plannedAction(action).Seq))...)
}

func (tn *town) stands(action string, want plan.State) {
	tn.t.Helper()
	if a := tn.plannedAction(action); a.State != want {
		tn.t.Errorf("%s is %s, not %s", action, a.State, want)
	}
}

// TestTheLifeOfAnAction goes from not started to embedded and back, by those who may.
func TestTheLifeOfAnAction(t *testing.T) {
	tn := open(t)
	officer, owner, auditor := tn.as(access.ImprovementOfficer), tn.as(access.TeamManager), tn.as(access.QualityAuditor)
	page := "/plan/actions/" + planRooms
	owner.actOn(planRooms, "done").isSaved(t, page, "act-done")
	tn.stands(planRooms, plan.SaidDone)
	p := auditor.actOn(planRooms, "send-back")
	p.isRefused(t, "why")
	p.says(t, "What is not done, or did not last", "Book the room on the day of the decision")
	auditor.actOn(planRooms, "send-back", "why", "Two rooms of four").isSaved(t, page, "act-back")
	tn.stands(planRooms, plan.UnderWay)
	if a := tn.plannedAction(planRooms); a.Why != "Two rooms of four" || a.Done.Known() {
		t.Errorf("%+v", a)
	}
	officer.actOn(planTraining, "start").isSaved(t, "/plan/actions/"+planTraining, "act-started")
	officer.actOn(planTraining, "withdraw").isRefused(t, "why")
	officer.actOn(planTraining, "withdraw", "why", "Done by 2.1").isSaved(t, "/plan", "taken-back")
	if _, ok := tn.planned().Action(planTraining); ok {
		t.Error("it is in the plan still")
	}
	if p := officer.get("/plan/actions/" + planTraining + "/evidence"); p.status != http.StatusNotFound {
		t.Errorf("a withdrawn action: %d", p.status)
	}
}

// TestWhoMovesAnAction lays people beside acts: what they may not do changes nothing, and is said.
func TestWhoMovesAnAction(t *testing.T) {
	for _, c := range []struct {
		role        access.Role
		action, act string
		says        string // blank: it is done
	}{
		{access.TeamManager, planRooms, "done", ""},
		{access.Partner, planNurses, "done", ""},
		{access.Partner, planRooms, "done", "somebody else&#39;s"},
		{access.TeamManager, planNurses, "done", "somebody else&#39;s"},
		{access.SocialWorker, planRooms, "done", "somebody else&#39;s"},
		{access.TeamManager, planRooms, "start", "somebody may have moved it on"},
		{access.TeamManager, planRooms, "withdraw", "keep the plan"},
		{access.ServiceManager, planVoice, "take-up", ""},
		{access.QualityAuditor, planVoice, "take-up", "somebody else&#39;s"},
		{access.QualityAuditor, planRooms, "still-holds", "somebody may have moved it on"},
		{access.BoardMember, planVoice, "send-back", "not part of what the role"},
		{access.ElectedMember, planRooms, "done", "not part of what the role"},
		{access.Inspector, planRooms, "done", "not part of what the role"},
	} {
		t.Run(fmt.Sprintf("%s %s %s", c.role, c.act, c.action), func(t *testing.T) {
			tn := open(t)
			before := tn.plannedAction(c.action)
			p := tn.as(c.role).actOn(c.action, c.act, "why", "because")
			after := tn.plannedAction(c.action)
			if c.says == "" {
				if after.State == before.State {
					t.Errorf("not done: %s", p.body)
				}
				return
			}
			p.says(t, c.says)
			if p.status != http.StatusForbidden || after.Seq != before.Seq {
				t.Errorf("%d, and it is %s", p.status, after.State)
			}
		})
	}
}

// TestTwoWhoMoveAnActionAtOnce has the keeper change an action while its agency says that it is done. The agency reads no
// name and no note of the service.
func TestTwoWhoMoveAnActionAtOnce(t *testing.T) {
	tn := open(t)
	partner, officer := tn.as(access.Partner), tn.as(access.ImprovementOfficer)
	seen := tn.plannedAction(planNurses).Seq
	officer.post("/plan/actions/"+planNurses+"/edit", "base", fmt.Sprint(seen), "id", planNurses, "title", "A nurse comes to each conference", "owner", "service.manager", "partner", "Wychmoor Health", "contact", "partner",
		"objective", planObj, "start", "1 June 2026", "due", "31 October 2026", "note", planInternal, "why", "she leads it").isSaved(t, "/plan/actions/"+planNurses, "plan-line")
	path := "/plan/actions/" + planNurses + "/act/done"
	p := partner.post(path, "base", fmt.Sprint(seen))
	p.isRefused(t)
	p.says(t, "Somebody else saved something else", "A nurse comes to each conference", "Agency: Wychmoor Health")
	p.saysNot(t, planInternal, "service manager", "service.manager", "The improvement officer")
	tn.stands(planNurses, plan.UnderWay)
	base, _ := formOf(t, p)
	partner.post(path, "base", base).isSaved(t, "/plan/actions/"+planNurses, "act-done")
	tn.stands(planNurses, plan.SaidDone)
}

func TestAnActThatThereIsNot(t *testing.T) {
	tn := open(t)
	officer := tn.as(access.ImprovementOfficer)
	for _, act := range []string{"agree", "edit", "nothing"} {
		if p := officer.actOn(planRooms, act); p.status != http.StatusNotFound {
			t.Errorf("%s: %d", act, p.status)
		}
	}
}
