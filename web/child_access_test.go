package web_test

import (
	"net/http"
	"testing"

	"goldthread/access"
	"goldthread/store"
)

func TestAccessIsGivenAndTakenBack(t *testing.T) {
	tn := open(t)
	manager, inspector := tn.as(access.ServiceManager), tn.as(access.Inspector)
	path, id := manager.firstChild()
	for name, c := range map[string]struct{ account, until, why, says string }{
		"nobody":        {"", "30 November 2026", "the thematic audit", "Choose who is to open the record"},
		"no day":        {"inspector", "soon", "the thematic audit", "Write the last day"},
		"too long":      {"inspector", "30 November 2027", "the thematic audit", "at most 92 days"},
		"no reason":     {"inspector", "30 November 2026", "x", "Say why"},
		"sees no child": {"elected.member", "30 November 2026", "the thematic audit", "sees no child"},
		"to themselves": {"service.manager", "30 November 2026", "the thematic audit", "Nobody opens a record to themselves"},
	} {
		p := manager.post(path+"/grants", "account", c.account, "until", c.until, "why", c.why)
		if p.status != http.StatusUnprocessableEntity {
			t.Errorf("%s: %d", name, p.status)
		}
		p.says(t, c.says, `value="`+c.until+`"`)
	}
	if p := inspector.get(path); p.status != http.StatusNotFound {
		t.Fatalf("before: %d", p.status)
	}
	manager.post(path+"/grants", "account", "inspector", "until", "30 November 2026", "why", "tracked case of the inspection").says(t, "Access is given", "The inspector (inspector)", "30 November 2026")
	inspector.get("/children").says(t, id)
	inspector.get(path).says(t, "Child "+id)
	inspector.get(path).saysNot(t, "Who looked") // not theirs to see
	manager.post(path+"/grants/end", "account", "inspector").says(t, "Access is taken back", "Nobody.")
	if p := inspector.get(path); p.status != http.StatusNotFound {
		t.Errorf("after: %d", p.status)
	}
	if p := tn.as(access.TeamManager).post(path+"/grants", "account", "inspector", "until", "30 November 2026", "why", "the thematic audit"); p.status != http.StatusForbidden {
		t.Errorf("a team manager who gives access gets %d", p.status)
	}
}

func TestARestrictedRecordOpensByNameAlone(t *testing.T) {
	tn := open(t)
	manager, worker := tn.as(access.ServiceManager), tn.as(access.TeamManager)
	path, id := manager.firstChild()
	worker.get(path).says(t, "Child "+id)
	manager.post(path+"/restriction", "why", "").says(t, "Say why")
	p := manager.post(path+"/restriction", "why", "child of a colleague")
	p.says(t, "The record is restricted", "child of a colleague", "nobody can open it now")
	p.saysNot(t, id)
	if p := worker.get(path); p.status != http.StatusNotFound {
		t.Errorf("the team still opens it: %d", p.status)
	}
	worker.get("/children").saysNot(t, id)
	// Who may lift it is led to where that is done, and sees nothing of the child there.
	p = manager.get(path)
	p.says(t, "Lift the restriction")
	p.saysNot(t, id)
	manager.post(path+"/grants", "account", "team.manager", "until", "30 November 2026", "why", "holds the case by agreement")
	worker.get(path).says(t, "Child "+id, "restricted record")
	manager.post(path+"/restriction/lift").says(t, "The restriction is lifted")
	tn.as(access.Analyst).get(path).says(t, "Child "+id)
	if lines := tn.looks(store.ViewedOf{Child: id, Actor: "analyst"}); len(lines) != 1 {
		t.Errorf("the analyst looked once, and the log says %d times", len(lines))
	}
}
