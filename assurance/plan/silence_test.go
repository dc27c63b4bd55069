package plan_test

import (
	"fmt"
	"strings"
	"testing"

	"goldthread/assurance/plan"
	"goldthread/day"
)

func span(from, to string) day.Span { return day.Span{From: on(from), To: on(to)} }

// TestWhoIsDueAndWhoIsSilent walks through the weeks of an action.
func TestWhoIsDueAndWhoIsSilent(t *testing.T) {
	d := newDesk(t, t.TempDir(), "2025-01-10")
	s := d.small()
	if got := d.standing().UpdatesDue(""); len(got) != 0 || d.standing().NextUpdate(s.action).Known() {
		t.Errorf("not begun, and due: %+v", got)
	}
	d.do(owner, s.action, plan.Start, "")
	for _, c := range []struct {
		today, want string
	}{
		{"2025-02-02", ""},
		{"2025-02-03", "by 2025-02-10 late -7 silent 0"},
		{"2025-02-10", "by 2025-02-10 late 0 silent 1"},
		{"2025-02-11", "by 2025-02-10 late 1 silent 1"},
		{"2025-04-10", "by 2025-02-10 late 59 silent 3"},
	} {
		d.today = on(c.today)
		got := ""
		for _, one := range d.standing().UpdatesDue("tom") {
			got += fmt.Sprintf("by %s late %d silent %d", one.By, one.Late, one.Silent)
		}
		if got != c.want {
			t.Errorf("on %s: %q, want %q", c.today, got, c.want)
		}
	}
	if len(d.standing().UpdatesDue("ann")) != 0 || len(d.standing().UpdatesDue("pat")) != 1 {
		t.Error("reminded is not whose action it is")
	}
	now := d.plan.Settings()
	now.Every = 3
	d.save(officer, &now)
	if got := d.standing().NextUpdate(s.action); got != on("2025-04-10") {
		t.Errorf("every three months, the next is due on %s", got)
	}
	d.updateOrFail(owner, s.action)
	if got := d.standing().NextUpdate(s.action); got != on("2025-07-10") {
		t.Errorf("after an update, the next is due on %s", got)
	}
}

// TestRedNeedsARecoveryPlan lets an action go past its day.
func TestRedNeedsARecoveryPlan(t *testing.T) {
	d := newDesk(t, t.TempDir(), "2025-01-10")
	s := d.small()
	d.do(owner, s.action, plan.Start, "")
	a, _ := d.plan.Action(s.action)
	if d.today = a.Due; len(d.standing().RedWithoutRecovery()) != 0 {
		t.Error("red on its day")
	}
	d.today = a.Due + 1
	if got := d.standing().RedWithoutRecovery(); len(got) != 1 {
		t.Errorf("red without recovery: %+v", got)
	}
	d.save(owner, &plan.Recovery{Action: s.action, Text: "Two more rooms", By: a.Due + 20})
	if got := d.standing().RedWithoutRecovery(); len(got) != 0 {
		t.Errorf("with a recovery plan: %+v", got)
	}
	if d.today = a.Due + 21; len(d.standing().RedWithoutRecovery()) != 1 {
		t.Error("the recovery's day has passed, and nobody is told")
	}
}

// TestLooseEnds lists what a plan lacks.
func TestLooseEnds(t *testing.T) {
	d := newDesk(t, t.TempDir(), "2025-01-10")
	d.save(officer, &plan.Recommendation{Text: "R", Source: plan.Source{Kind: "other", Name: "x"}})
	d.save(officer, &plan.Objective{Title: "O"})
	d.save(officer, &plan.Action{Title: "A", Lead: "Head", Due: d.today})
	d.save(officer, &plan.Measure{Code: "m", Polarity: "higher is better"})
	d.save(officer, &plan.Measure{Code: "n", Polarity: "higher is better", Target: 1, TargetDay: d.today - 1})
	d.save(officer, &plan.Evidence{Sort: plan.StaffSort, Title: "E", Text: "x", Day: d.today, Voice: &plan.Voice{Who: "y"}})
	var said []string
	for _, l := range d.standing().LooseEnds() {
		said = append(said, l.Name+": "+l.Say)
	}
	want := `R: No objective answers it.
R: It belongs to no theme.
O: No action serves it.
O: It does not say what it means for children.
O: Nobody sponsors it.
A: It serves no objective.
A: Nobody with an account owns it, so nobody can update it.
A: No measure shows whether it works.
m: It shows nothing of the plan.
m: It has no target.
n: It shows nothing of the plan.
n: Its target’s day has passed, and it is not met.
E: Nobody has checked it.
E: It proves nothing of the plan.`
	if got := strings.Join(said, "\n"); got != want {
		t.Errorf("loose ends\n%s\nwant\n%s", got, want)
	}
	full := newDesk(t, t.TempDir(), "2025-01-10")
	s := full.small()
	full.prove(s.action)
	if got := full.standing().LooseEnds(); len(got) != 0 {
		t.Errorf("a whole plan has loose ends: %+v", got)
	}
}
