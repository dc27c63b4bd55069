package web_test

import (
	"net/http"
	"strings"
	"testing"

	"goldthread/access"
	"goldthread/assurance"
	"goldthread/assurance/plan"
	"goldthread/store"
)

// titles of the town's actions, as the list shows them.
const (
	roomsTitle    = "Book the room on the day of the decision"
	nursesTitle   = "A nurse comes to each conference"
	voiceTitle    = "Write down what the child said before each conference"
	trainingTitle = "Train the chairs"
)

// TestThePlanToItsReaders shows it to whoever keeps it, an owner, an agency and readers outside.
func TestThePlanToItsReaders(t *testing.T) {
	tn := open(t)
	every := []string{"Hold initial conferences in time, whatever else waits.", "Inspection of March 2026, page 2", "Timely decisions", "No child waits for a decision",
		roomsTitle, nursesTitle, voiceTitle, trainingTitle, "No objective answers this recommendation yet", "nothing said for 5 months", "Wychmoor Health", "Head of protection", "Sponsor: Director of children’s services"}
	people := []string{"The team manager", "The partner", "The service manager", "The director", "team.manager"}
	secret := []string{planInternal, "They asked me first"}

	officer := tn.as(access.ImprovementOfficer).get("/plan")
	officer.says(t, every[:len(every)-2]...) // the last two stand for people whom the service knows by name
	officer.says(t, "The team manager", "Loose ends", "/plan/new/action", "/plan/actions/"+planRooms+"/update", "Sponsor: The director")
	officer.saysNot(t, secret...)

	owner := tn.as(access.TeamManager).get("/plan")
	owner.says(t, "Yours: 1 action", "/plan/actions/"+planRooms+"/update", nursesTitle)
	owner.saysNot(t, "/plan/actions/"+planNurses+"/update", "/plan/new/action", "Loose ends")

	partner := tn.as(access.Partner).get("/plan")
	partner.says(t, "Yours: 1 action", "1 of them waits for a word from you", "/plan/actions/"+planNurses+"/update")
	partner.saysNot(t, "/plan/actions/"+planRooms+"/update")

	for _, role := range []access.Role{access.ElectedMember, access.BoardMember, access.ScrutinyOfficer, access.Partner} {
		p := tn.as(role).get("/plan")
		p.says(t, every...)
		for _, name := range people {
			if name != "The "+string(role) { // who is signed in stands in the head
				p.saysNot(t, name)
			}
		}
		p.says(t, "none of these are published yet", "not told here: it is not among the published figures")
		p.saysNot(t, append(secret, "Loose ends", "/plan/new/action")...)
	}
	if p := tn.as(access.SystemLead).get("/plan"); p.status != http.StatusForbidden || strings.Contains(p.body, roomsTitle) {
		t.Errorf("whoever keeps the accounts gets the plan: %d", p.status)
	}
}

// TestTheListsOfThePlan asks for some of it in every way.
func TestTheListsOfThePlan(t *testing.T) {
	tn := open(t)
	officer, partner, member := tn.as(access.ImprovementOfficer), tn.as(access.Partner), tn.as(access.ElectedMember)
	all := []string{roomsTitle, nursesTitle, voiceTitle, trainingTitle}
	for _, one := range []struct {
		of    *reader
		query string
		want  []string
	}{
		{officer, "", all},
		{officer, "?rating=red", []string{nursesTitle}},
		{officer, "?rating=white", []string{trainingTitle}},
		{officer, "?list=red", []string{nursesTitle}},
		{officer, "?list=updates", []string{nursesTitle}},
		{officer, "?list=checks", nil},
		{officer, "?list=nonsense", nil},
		{officer, "?theme=" + planTheme, all},
		{officer, "?theme=another", nil},
		{officer, "?recommendation=" + planRecNaked, nil},
		{officer, "?recommendation=" + planRec, all},
		{officer, "?owner=team.manager", []string{roomsTitle}},
		{officer, "?owner=Principal+social+worker", []string{trainingTitle}},
		{officer, "?partner=Wychmoor+Health", []string{nursesTitle}},
		{officer, "?board=Safeguarding+board", []string{roomsTitle, nursesTitle}},
		{officer, "?board=Improvement+board", []string{voiceTitle, trainingTitle}},
		{officer, "?board=Safeguarding+board&rating=red", []string{nursesTitle}},
		{officer, "?mine=yes", nil},
		{partner, "?mine=yes", []string{nursesTitle}},
		{member, "?list=red", []string{nursesTitle}},
		{member, "?owner=Head+of+protection", []string{voiceTitle}},
		{member, "?owner=team.manager", nil}, // an account is not known outside
	} {
		p := one.of.get("/plan" + one.query)
		_, list, _ := strings.Cut(p.body, "</form>\n")
		for _, title := range all {
			in := strings.Contains(list, title)
			if want := contains(one.want, title); in != want {
				t.Errorf("/plan%s lists %q: %v", one.query, title, in)
			}
		}
		if len(one.want) == 0 {
			p.says(t, "No action fits that choice")
		}
	}
}

func contains(list []string, one string) bool {
	for _, l := range list {
		if l == one {
			return true
		}
	}
	return false
}

// TestTheNavigationReminds whoever owes an update, on every page, and nobody else.
func TestTheNavigationReminds(t *testing.T) {
	tn := open(t)
	const owed = "asked of you"
	partner := tn.as(access.Partner)
	partner.get("/definitions").says(t, `Plan <span class="gt-tag">1<span class="govuk-visually-hidden"> update asked of you`)
	for _, role := range []access.Role{access.TeamManager, access.ServiceManager, access.ImprovementOfficer, access.ElectedMember, access.SystemLead} {
		tn.as(role).get("/definitions").saysNot(t, owed)
	}
	at := "/plan/actions/" + planNurses + "/update"
	partner.post(at, "base", hidden(t, partner.get(at).body, "base"), "did", "She came.")
	partner.get("/definitions").saysNot(t, owed)
}

// TestAnEmptyPlanSaysHowToBegin, to whoever may begin it and to whoever may not. All of the town's plan is withdrawn.
func TestAnEmptyPlanSaysHowToBegin(t *testing.T) {
	tn := open(t)
	officer, now := tn.as(access.ImprovementOfficer), tn.planNow()
	var drafts []store.Draft
	for _, a := range now.Actions() {
		drafts = append(drafts, assurance.Withdraw(plan.ActionKind, a.ID, store.AnyBase))
	}
	for _, o := range now.Objectives() {
		drafts = append(drafts, assurance.Withdraw(plan.ObjectiveKind, o.ID, store.AnyBase))
	}
	for _, r := range now.Recommendations() {
		drafts = append(drafts, assurance.Withdraw(plan.RecommendationKind, r.ID, store.AnyBase))
	}
	if _, err := tn.journal.Append(t.Context(), authority, "test", drafts); err != nil {
		t.Fatal(err)
	}
	if p := officer.post("/plan/new/theme", "title", "A theme without anything"); p.status != http.StatusOK { // who saves sees all that was saved
		t.Fatalf("a theme is answered with %d", p.status)
	}
	officer.get("/plan").says(t, "Nothing stands in the plan yet", "/inspections", "/plan/new/recommendation")
	p := tn.as(access.ElectedMember).get("/plan")
	p.says(t, "Nothing stands in the plan yet", "Whoever keeps the plan begins it")
	p.saysNot(t, roomsTitle, "/plan/new", "actions, by the worse")
}
