package web_test

import (
	"html"
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
	lead.get("/add-person").says(t, `name="teams" value="" list="team-names"`, `<option value="`+html.EscapeString(team)+`"></option>`)
	add := func(name, team string) page {
		return lead.post("/people", "base", "0", "name", name, "title", "A manager", "role", "team manager", "teams", team)
	}
	add("one.manager", "No such team").says(t, warning, "The account is saved")
	p := add("two.manager", team)
	p.says(t, "The account is saved")
	p.saysNot(t, warning)
	p = lead.post("/people/two.manager", "base", accountBaseOf(t, p), "title", "A manager", "role", "team manager", "teams", " "+team+" ", "teams", "", "teams", "Night team")
	p.says(t, warning, `id="teams" name="teams" value="`+html.EscapeString(team)+`"`, `id="teams-2" name="teams" value="Night team"`, `id="teams-4" name="teams" value=""`, "Team 4")
	p = lead.post("/people/two.manager", "base", accountBaseOf(t, p), "title", "A manager", "role", "team manager", "teams", "")
	p.says(t, `<a href="#teams">`, `aria-describedby="teams-hint teams-error"`, `id="teams" name="teams" value="" list="team-names" autocomplete="off" aria-invalid="true"`)
}
