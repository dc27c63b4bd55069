package web_test

import (
	"net/http"
	"testing"

	"goldthread/access"
)

// The tests' plan is written at once, yesterday: what was before that day is nothing, and what comes is compared with it.
func TestChangesOfThePlan(t *testing.T) {
	tn := open(t)
	officer := tn.as(access.ImprovementOfficer)
	officer.get("/plan/changes?from=1+November+2026&to=22+November+2026").says(t, "lines added, 0 changed, 0 dropped", "1.1 Book the room on the day of the decision", "The plan as it stands now, beside the plan as it stood on 1 November 2026")

	p := officer.post("/plan/baselines", "title", "Plan as agreed", "agreedBy", "Safeguarding board", "day", "22 November 2026")
	p.says(t, "The baseline is named.", "Plan as agreed: agreed by Safeguarding board on 22 November 2026.", "Nothing in the plan is otherwise.")

	edit := "/plan/actions/" + planNurses + "/edit"
	base, id := formOf(t, officer.get(edit))
	officer.post(edit, "base", base, "id", id, "number", "1.2", "title", "A nurse comes to each conference", "owner", signInName(access.Director), "partner", "Wychmoor Health",
		"contact", signInName(access.Partner), "objective", planObj, "start", "1 June 2026", "due", "30 December 2026", "why", "The nurses start later")
	p = officer.get("/plan/changes")
	p.says(t, "“Plan as agreed, 22 November 2026”, as Safeguarding board agreed it", "0 lines added, 1 changed, 0 dropped.", "1 due day moved on, 0 moved back.",
		"Due moved from 31 October 2026 to 30 December 2026, by 60 days.", "Owner is now “The director”.", "Why: The nurses start later", "The improvement officer, 22 November 2026", `href="/plan/actions/`+planNurses+`"`)

	p = tn.as(access.BoardMember).get("/plan/changes")
	p.says(t, "Due moved from 31 October 2026 to 30 December 2026, by 60 days.", "The nurses start later")
	p.saysNot(t, "The director", "The improvement officer", "Name the plan as it stands now", planInternal)
}

func TestDaysThatCannotBeCompared(t *testing.T) {
	officer := open(t).as(access.ImprovementOfficer)
	for address, want := range map[string]string{
		"/plan/changes?from=2026-11-20&to=2026-11-01": "The second day lies before the first",
		"/plan/changes?from=soon":                     "The day cannot be read.",
		"/plan/changes?to=2027-01-01":                 "or has not come",
	} {
		p := officer.get(address)
		p.says(t, want, `href="#`)
		p.saysNot(t, "lines added")
		if p.status != http.StatusUnprocessableEntity {
			t.Errorf("%s: %d", address, p.status)
		}
	}
	p := officer.post("/plan/baselines", "title", "", "agreedBy", "The board of the north", "day", "2027-01-01")
	p.says(t, `value="The board of the north"`, "The day has not come yet", `href="#title"`)
	if p.status != http.StatusUnprocessableEntity {
		t.Errorf("a baseline without a name: %d", p.status)
	}
}
