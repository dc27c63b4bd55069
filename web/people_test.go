package web_test

import (
	"net/http"
	"regexp"
	"testing"

	"goldthread/access"
)

var accountBase = regexp.MustCompile(`name="base" value="(\d+)"`)

func accountBaseOf(t *testing.T, p page) string {
	t.Helper()
	found := accountBase.FindStringSubmatch(p.body)
	if found == nil {
		t.Fatalf("%s has no base", p.url.Path)
	}
	return found[1]
}

func TestSomebodyIsAddedAndSignsIn(t *testing.T) {
	tn := open(t)
	lead := tn.as(access.SystemLead)
	lead.get("/people").says(t, "The director", "People and roles")
	lead.get("/add-person").says(t, "Add somebody", "opens any child’s record after typing why")
	for name, c := range map[string]struct{ signIn, title, role, until, says string }{
		"no role":      {"priya.nair", "Priya Nair", "", "", "is no role"},
		"bad name":     {"P!", "Priya Nair", "analyst", "", "sign-in name must have"},
		"no last day":  {"priya.nair", "Priya Nair", "inspector", "", "needs the last day"},
		"bad last day": {"priya.nair", "Priya Nair", "inspector", "soon", "cannot be read"},
		"taken":        {"director", "Priya Nair", "analyst", "", "There is an account of that name already"},
	} {
		p := lead.post("/people", "name", c.signIn, "title", c.title, "role", c.role, "until", c.until)
		if p.status != http.StatusUnprocessableEntity {
			t.Errorf("%s: %d", name, p.status)
		}
		p.says(t, c.says, `value="Priya Nair"`, "There is a problem")
	}
	lead.post("/people", "name", "Priya.Nair", "title", "Priya Nair", "role", "analyst").says(t, "The account is saved", "Priya Nair", "no password yet", "History")
	lead.post("/people/priya.nair/password", "password", "short").says(t, "at least 12 characters")
	lead.post("/people/priya.nair/password", "password", "seven grey geese").says(t, "The password is set")
	priya := tn.stranger()
	priya.post("/sign-in", "name", "priya.nair", "password", "seven grey geese").says(t, "What needs attention")
	lead.get("/people/priya.nair").says(t, "running", "End all sessions")
	lead.post("/people/priya.nair/sessions/end").says(t, "The sessions are ended")
	priya.get("/").says(t, "Sign-in name")
	lead.post("/people/priya.nair/closed", "closed", "yes").says(t, "closed", "Open it again")
	tn.stranger().post("/sign-in", "name", "priya.nair", "password", "seven grey geese").says(t, "This account is closed")
	lead.post("/people/priya.nair/closed", "closed", "no").says(t, "The account is saved")
}

func TestTwoWhoChangeOneAccountSeeEachOther(t *testing.T) {
	tn := open(t)
	lead := tn.as(access.SystemLead)
	base := accountBaseOf(t, lead.get("/people/analyst"))
	lead.post("/people/analyst", "title", "Sam Okafor", "role", "analyst", "base", base).says(t, "Sam Okafor")
	p := lead.post("/people/analyst", "title", "Sam Oke", "role", "analyst", "base", base)
	if p.status != http.StatusConflict {
		t.Errorf("a second change of one version gave %d", p.status)
	}
	p.says(t, "Somebody else has changed this account", "Sam Okafor", `value="Sam Oke"`, "Save mine over theirs")
	lead.post("/people/analyst", "title", "Sam Oke", "role", "analyst", "base", accountBaseOf(t, p)).says(t, "The account is saved", "Sam Oke")
}

func TestNobodyChangesTheirOwnRole(t *testing.T) {
	tn := open(t)
	lead := tn.as(access.SystemLead)
	p := lead.get("/people/system.lead")
	p.says(t, "This is your own account")
	p.saysNot(t, "Close it")
	p = lead.post("/people/system.lead", "title", "Me", "role", "analyst", "base", accountBaseOf(t, p))
	if p.status != http.StatusUnprocessableEntity {
		t.Errorf("got %d", p.status)
	}
	p.says(t, "Nobody changes their own role")
	lead.post("/people/system.lead/closed", "closed", "yes").says(t, "Nobody changes their own role")
	lead.get("/people").says(t, "The system lead")
	lead.get("/people/nobody").says(t, "There is no account of that name")
	lead.get("/roles").says(t, "never sees a child", "opens every child’s record", "(public editions)")
}

func TestTheAccessLogNamesNoChild(t *testing.T) {
	tn := open(t)
	team := tn.as(access.TeamManager)
	path, id := team.firstChild()
	team.get(path)
	director := tn.as(access.Director)
	director.post(path, "why", "the complaint of the family on Tuesday")
	lead := tn.as(access.SystemLead)
	p := lead.get("/access-log?show=all")
	p.says(t, "The team manager (team manager)", "the record", "the list of children", "the complaint of the family on Tuesday", "Who opened most, 16 November 2026 to 22 November 2026")
	p.saysNot(t, id, `href="/child/`)
	token := path[len("/child/"):]
	one := lead.get("/access-log?record=" + token)
	one.says(t, token[:8], "The director (director)")
	lead.get("/access-log?account=analyst").says(t, "No line of the log fits")
	lead.get("/access-log?of=21+November+2026").says(t, "No line of the log fits")
	lead.get("/access-log?of=22+November+2026&account=director").says(t, "the complaint of the family")
	if p := lead.get("/access-log?record=aaaaaaaaaaaaaaaaaaaaaaaa"); p.status != http.StatusNotFound {
		t.Errorf("an unknown reference gave %d", p.status)
	}
	director.get("/access-log").says(t, `href="/child/`)
}
