package web_test

import (
	"testing"

	"goldthread/access"
)

func TestATeamThatNoListNamesIsPointedOut(t *testing.T) {
	tn := open(t)
	lead := tn.as(access.SystemLead)
	const warning = "The newest lists name no child of one of its teams"
	team := ""
	for _, c := range tn.book().All() {
		if h := c.HeldOn(asAt); h.Team != "" {
			team = h.Team
		}
	}
	add := func(name, team string) page {
		return lead.post("/people", "base", "0", "name", name, "title", "A manager", "role", "team manager", "teams", team)
	}
	add("one.manager", "No such team").says(t, warning, "The account is saved")
	p := add("two.manager", team)
	p.says(t, "The account is saved")
	p.saysNot(t, warning)
}
