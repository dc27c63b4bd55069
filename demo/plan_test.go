package demo_test

import (
	"bytes"
	"slices"
	"strings"
	"testing"

	"goldthread/access"
	"goldthread/assurance/inspection"
	"goldthread/assurance/plan"
	"goldthread/day"
	"goldthread/demo"
	"goldthread/record"
	"goldthread/sample"
	"goldthread/store"
)

func planOf(t *testing.T, journal *store.Store) *plan.Plan {
	t.Helper()
	p, err := plan.Read(ctx, journal, sample.Code)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// standing is the plan on the day of the demo, without figures: a small demo has too few of them.
func standing(t *testing.T, journal *store.Store) *plan.Standing {
	return planOf(t, journal).On(day.OfTime(now), plan.Readings{})
}

// bySource are the recommendations by the kind of what they come from, and its grade where it has one.
func bySource(t *testing.T, journal *store.Store) map[string][]plan.Recommendation {
	r, all := registerOf(t, journal), map[string][]plan.Recommendation{}
	for _, one := range planOf(t, journal).Recommendations() {
		key := one.Source.Kind
		if i, ok := r.Inspection(one.Source.ID); ok && i.Grade(inspection.OverallArea) != "" {
			key = i.Grade(inspection.OverallArea)
		}
		all[key] = append(all[key], one)
	}
	return all
}

func planTellsItsStory(t *testing.T, journal *store.Store) {
	p, from := planOf(t, journal), bySource(t, journal)
	for key, want := range map[string]int{inspection.RequiresImprovement: 25, inspection.Good: 4, "notice": 3, "peer review": 2} {
		if len(from[key]) != want {
			t.Errorf("%d recommendations of %q, want %d", len(from[key]), key, want)
		}
	}
	if n := len(p.Actions()); n != 57 {
		t.Errorf("%d actions, want 57", n)
	}
	if n := len(p.Baselines()); n != 2 {
		t.Errorf("%d baselines, want 2", n)
	}
	for _, r := range slices.Concat(from[inspection.RequiresImprovement], from["notice"]) {
		for _, a := range p.ActionsOf(r.ID) {
			if a.State != plan.Agreed && a.State != plan.Embedded {
				t.Errorf("action %s answers %q, which is closed, and is %s", a.Number, r.Name(), a.State)
			}
		}
	}
	for _, r := range from[inspection.Good] {
		if !slices.ContainsFunc(p.ActionsOf(r.ID), func(a plan.Action) bool { return a.State == plan.UnderWay }) {
			t.Errorf("nothing is under way for %q, which is open", r.Name())
		}
	}
	for _, o := range p.Objectives() {
		if o.SoWhat == "" || o.Sponsor == "" || len(p.Tied(plan.End{Kind: plan.ObjectiveKind, ID: o.ID}, plan.Answers, plan.RecommendationKind)) == 0 {
			t.Errorf("objective %s says no use for children, has no sponsor, or answers nothing", o.Number)
		}
	}
}

// blueTooEarly looks for actions that were sent back after a board had agreed: all but one have come back.
func blueTooEarly(t *testing.T, journal *store.Store) {
	p := planOf(t, journal)
	var again, open []string
	for _, a := range p.Actions() {
		for _, c := range p.Checks(a.ID) {
			if c.Holds {
				continue
			}
			last := p.Agreements(a.ID)[len(p.Agreements(a.ID))-1]
			switch blue := a.State == plan.Agreed || a.State == plan.Embedded; {
			case blue && last.Day > c.Day && len(p.Agreements(a.ID)) == 2:
				again = append(again, a.Number)
			case !blue && last.Day < c.Day:
				open = append(open, a.Number)
			default:
				t.Errorf("action %s was sent back on %s and is %s, agreed last on %s", a.Number, c.Day, a.State, last.Day)
			}
		}
	}
	if got := strings.Join(again, " "); got != "1.1 3.4 7.2 10.3" {
		t.Errorf("sent back and blue again: %s", got)
	}
	if got := strings.Join(open, " "); got != "12.1" {
		t.Errorf("sent back and still open: %s", got)
	}
}

func donePartsFromWorking(t *testing.T, journal *store.Store) {
	s := standing(t, journal)
	for what, n := range map[string]int{"done but not working": len(s.DoneButNotWorking()), "working but not done": len(s.WorkingButNotDone()),
		"red without a recovery plan": len(s.RedWithoutRecovery()), "checks that are due": len(s.ChecksDue())} {
		if n == 0 {
			t.Errorf("none is %s", what)
		}
	}
	recovering, silent := 0, 0
	for _, a := range s.Actions() {
		if list := s.Recoveries(a.ID); len(list) > 0 && s.Ratings(a.ID).Worst() == plan.Red && list[len(list)-1].By >= s.Today {
			recovering++
		}
	}
	for _, due := range s.UpdatesDue("") {
		if due.Silent >= 4 {
			silent++
		}
	}
	if recovering == 0 || silent < 3 {
		t.Errorf("%d red actions have a recovery plan, %d have been silent for four months", recovering, silent)
	}
	moved := s.DatesMoved()
	if len(moved) < 8 {
		t.Errorf("%d due days were moved", len(moved))
	}
	for _, a := range moved {
		if !slices.ContainsFunc(s.Versions(a.ID), func(v plan.Action) bool { return v.Due == a.Due && v.Why != "" }) {
			t.Errorf("the due day of %s was moved without a reason", a.Number)
		}
	}
}

// rulesHeld looks at all that was written for what no rule allows.
func rulesHeld(t *testing.T, journal *store.Store) {
	p := planOf(t, journal)
	sorts := map[plan.Sort]int{}
	for _, e := range p.Evidence() {
		sorts[e.Sort]++
		if e.Look == nil || e.Look.By == e.AddedBy {
			t.Errorf("%q was looked at by nobody, or by who added it", e.Title)
		}
		if e.Document != nil {
			if _, err := journal.Document(ctx, sample.Code, e.Document.SHA256); err != nil {
				t.Errorf("%q: %v", e.Title, err)
			}
		}
	}
	for _, sort := range []plan.Sort{plan.DocumentSort, plan.AuditSort, plan.VoiceSort, plan.StaffSort} {
		if sorts[sort] < 3 {
			t.Errorf("%d pieces of evidence of the kind %q", sorts[sort], sort)
		}
	}
	for _, a := range p.Actions() {
		for _, one := range p.Agreements(a.ID) {
			if slices.Contains(p.Hands(a.ID), one.By) || len(one.Shown) == 0 {
				t.Errorf("action %s was agreed to by %s, who had a hand in it, or with no measure met", a.Number, one.By)
			}
		}
		for _, u := range p.Updates(a.ID) {
			if !a.Own(u.By) {
				t.Errorf("%s, which is not theirs, was updated by %s", a.Number, u.By)
			}
		}
		stepsAreAllowed(t, p.Versions(a.ID))
	}
}

func stepsAreAllowed(t *testing.T, versions []plan.Action) {
	was := plan.State("")
	for _, v := range versions {
		if v.State != was && !slices.ContainsFunc(plan.Steps, func(s plan.Step) bool { return s.From == was && s.To == v.State }) {
			t.Errorf("action %s went from %q to %q", v.Number, was, v.State)
		}
		was = v.State
	}
}

// writtenByRight says that whoever wrote something had the right to it.
func writtenByRight(t *testing.T, journal *store.Store) {
	roles := map[string]access.Role{}
	desk, err := access.NewDesk(journal, clockAt(now), access.Settings{})
	if err != nil {
		t.Fatal(err)
	}
	accounts, err := desk.Accounts(ctx, sample.Code)
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range demo.People(accounts) {
		roles[p.Name] = p.Role
	}
	may := func(actor string, acts ...access.Act) bool { return slices.ContainsFunc(acts, roles[actor].May) }
	err = journal.Since(ctx, sample.Code, 0, func(e *store.Entry) error {
		ok := true
		switch {
		case e.Kind == plan.AgreementKind:
			ok = may(e.Actor, plan.Recording)
		case slices.Contains(plan.Kinds, e.Kind):
			ok = may(e.Actor, plan.Keeping, plan.Updating, plan.Checking, plan.Recording)
		case e.Kind == inspection.EvaluationKind:
			ok = may(e.Actor, "write the self-evaluation", "sign off the self-evaluation")
		case e.Kind == inspection.TrackedCaseKind:
			ok = may(e.Actor, "track cases")
		case slices.Contains(inspection.Kinds, e.Kind):
			ok = may(e.Actor, "keep inspections", "keep notices")
		}
		if !ok {
			t.Errorf("entry %d, a %s, was written by %s, who may not", e.Seq, e.Kind, e.Actor)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

// nobodyIsNamed looks for children and workers of the lists in all that the plan and the register say. A list of tracked
// cases has children, in its body and nowhere else.
func nobodyIsNamed(t *testing.T, journal *store.Store) {
	children, workers := named(bookKnown(t, journal, now))
	seen := 0
	err := journal.Since(ctx, sample.Code, 0, func(e *store.Entry) error {
		if !slices.Contains(plan.Kinds, e.Kind) && !slices.Contains(inspection.Kinds, e.Kind) {
			return nil
		}
		seen++
		said := e.Body
		if e.Kind == inspection.TrackedCaseKind {
			said = nil
		}
		for word := range strings.FieldsFuncSeq(string(said)+" "+e.ID, func(r rune) bool { return strings.ContainsRune(` ",.;:{}[]()`, r) }) {
			if children[word] {
				t.Errorf("entry %d, a %s, names a child", e.Seq, e.Kind)
			}
		}
		for _, worker := range workers {
			if bytes.Contains(said, []byte(worker)) {
				t.Errorf("entry %d, a %s, names the worker %s", e.Seq, e.Kind, worker)
			}
		}
		return nil
	})
	if err != nil || seen < 500 || len(children) < 300 || len(workers) < 10 {
		t.Errorf("%d entries looked at for %d children and %d workers, %v", seen, len(children), len(workers), err)
	}
}

func named(b *record.Book) (children map[string]bool, workers []string) {
	children = map[string]bool{}
	for _, c := range b.All() {
		children[c.ID] = true
		if w := c.HeldOn(b.LatestDelivery(day.OfTime(now))).Worker; w != "" && !slices.Contains(workers, w) {
			workers = append(workers, w)
		}
	}
	return children, workers
}
