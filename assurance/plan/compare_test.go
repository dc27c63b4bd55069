package plan_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"goldthread/assurance/plan"
)

// TestCompareTwoDays changes a plan in every way and reads what the comparison says.
func TestCompareTwoDays(t *testing.T) {
	d := newDesk(t, t.TempDir(), "2025-01-10")
	s := d.small()
	dropped := d.save(officer, &plan.Action{Number: "9", Title: "Nobody's", Lead: "Head", Due: on("2025-02-01")})
	before := d.plan
	if got := plan.Compare(before, before); len(got) != 0 {
		t.Errorf("a plan differs from itself: %+v", got)
	}

	d.today = on("2025-01-20")
	a, _ := d.plan.Action(s.action)
	a.Due, a.Owner, a.Note, a.Why = on("2025-04-30"), "ann", "Ask twice", "The rooms are let"
	second := d.save(officer, &plan.Objective{Number: "2", Title: "Chairs trained"})
	d.save(officer, &a, plan.Ties{Word: plan.Serves, Kind: plan.ObjectiveKind, IDs: []string{second}})
	d.do(officer, dropped, plan.Withdraw, "Done elsewhere")
	v, _ := d.plan.Value(plan.End{Kind: plan.MeasureKind, ID: s.measure})
	m := v.(*plan.Measure)
	m.Target, m.TargetDay, m.Why = 90, m.TargetDay-5, "The board asked for more"
	d.save(officer, m)

	var said []string
	for _, c := range plan.Compare(before, d.plan) {
		line := fmt.Sprintf("%s %s %s (%s; %s)", c.Kind, c.Name, c.What, c.Version.Why, c.Version.Actor)
		for _, f := range c.Fields {
			line += "; " + f.Words()
		}
		said = append(said, line)
	}
	want := `objective 2 Chairs trained added (; olive)
action 1.1 Book the room on the day changed (The rooms are let; olive); owner was “tom” and is “ann”; due moved from 11 March 2025 to 30 April 2025, by 50 days; note is now “Ask twice”; serves was “objective 1 Conferences in time” and is blank; serves is now “objective 2 Chairs trained”
action 9 Nobody's dropped (Done elsewhere; olive)
measure icpc-within-15wd changed (The board asked for more; olive); target was “85” and is “90”; target's day moved from 10 January 2026 to 5 January 2026, by 5 days back`
	if got := strings.Join(said, "\n"); got != want {
		t.Errorf("it says\n%s\nand should say\n%s", got, want)
	}
	back := plan.Compare(d.plan, before)
	if i := slices.IndexFunc(back, func(c plan.Change) bool { return c.ID == dropped }); i < 0 || back[i].What != plan.Added {
		t.Errorf("the other way round: %+v", back)
	}
	if moved := d.plan.DatesMoved(); len(moved) != 1 || moved[0].Moved() != 50 {
		t.Errorf("dates moved: %+v", moved)
	}
}

// TestEveryFieldIsCompared changes each field of each kind, one by one, and expects the comparison to tell of it.
func TestEveryFieldIsCompared(t *testing.T) {
	d := newDesk(t, t.TempDir(), "2025-01-10")
	s := d.small()
	for name, change := range map[string]func() plan.Value{
		"recommendation priority": func() plan.Value { v := d.plan.Recommendations()[0]; v.Priority = true; return &v },
		"theme title":             func() plan.Value { v := d.plan.Themes()[0]; v.Title = "Other"; return &v },
		"objective so what":       func() plan.Value { v := d.plan.Objectives()[0]; v.SoWhat = "Other"; return &v },
		"objective board":         func() plan.Value { v := d.plan.Objectives()[0]; v.Board = "Other"; return &v },
		"action agency":           func() plan.Value { v, _ := d.plan.Action(s.action); v.Partner = "Other"; return &v },
		"action milestone": func() plan.Value {
			v, _ := d.plan.Action(s.action)
			v.Milestones = slices.Clone(v.Milestones)
			v.Milestones[0].Due, v.Why = v.Milestones[0].Due+1, "x"
			return &v
		},
		"measure expected": func() plan.Value {
			v := d.plan.Measures()[0]
			v.Expect, v.Why = on("2025-06-30"), "x"
			return &v
		},
	} {
		before := d.plan
		d.save(officer, change())
		if got := plan.Compare(before, d.plan); len(got) != 1 || len(got[0].Fields) != 1 {
			t.Errorf("%s: %+v", name, got)
		}
	}
}
