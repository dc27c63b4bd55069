package plan_test

import (
	_ "embed"
	"testing"

	"goldthread/assurance/plan"
)

//go:embed writes.cases
var writesCases string

// TestWhoMayWriteWhat tries each line of writes.cases as everybody.
func TestWhoMayWriteWhat(t *testing.T) {
	d := newDesk(t, t.TempDir(), "2025-01-10")
	s := d.small()
	other := d.small()
	d.own(other.action, "ann")
	d.contact(other.action, "amy")
	d.do(officer, s.action, plan.Start, "")
	d.updateOrFail(owner, s.action)
	ties := func(kind, id string) plan.Ties { return plan.Ties{Word: plan.Proves, Kind: kind, IDs: []string{id}} }
	staff := func() *plan.Evidence {
		return &plan.Evidence{Sort: plan.StaffSort, Title: "Staff", Text: "Better", Day: d.today, Voice: &plan.Voice{Who: "chairs"}}
	}
	mine := staff()
	mine.ID = d.save(owner, mine, ties(plan.ActionKind, s.action))
	v, _ := d.plan.Value(plan.End{Kind: plan.EvidenceKind, ID: mine.ID})
	kept := v.(*plan.Evidence)
	a, _ := d.plan.Action(s.action)
	objective, _ := d.plan.Value(plan.End{Kind: plan.ObjectiveKind, ID: s.objective})
	update := d.plan.Updates(s.action)[0]
	save := func(who plan.Person, v plan.Value, ties ...plan.Ties) error {
		_, err := d.plan.Save(who, d.today, v, ties...)
		return err
	}
	withdraw := func(who plan.Person, kind, id string, base int64) error {
		_, err := d.plan.Withdraw(who, d.today, plan.End{Kind: kind, ID: id}, base, "because")
		return err
	}
	measure := plan.Measure{Code: "x", Polarity: "higher is better"}
	writes := map[string]func(plan.Person) error{
		"a recommendation": func(p plan.Person) error {
			return save(p, &plan.Recommendation{Text: "x", Source: plan.Source{Kind: "other", Name: "x"}})
		},
		"a theme":      func(p plan.Person) error { return save(p, &plan.Theme{Title: "x"}) },
		"an objective": func(p plan.Person) error { return save(p, &plan.Objective{Title: "x"}) },
		"an action":    func(p plan.Person) error { return save(p, &plan.Action{Title: "x", Owner: p.Account, Due: d.today}) },
		"a measure":    func(p plan.Person) error { m := measure; return save(p, &m) },
		"the settings": func(p plan.Person) error { now := d.plan.Settings(); return save(p, &now) },
		"a baseline":   func(p plan.Person) error { return save(p, &plan.Baseline{Title: "x", AgreedBy: "y", Day: d.today}) },
		"an update of the action": func(p plan.Person) error {
			_, err := d.standing().Update(p, a.Seq, plan.Update{Action: a.ID, Day: d.today, Did: "x"}, nil, "")
			return err
		},
		"evidence of the action":           func(p plan.Person) error { return save(p, staff(), ties(plan.ActionKind, s.action)) },
		"evidence of the action's measure": func(p plan.Person) error { return save(p, staff(), ties(plan.MeasureKind, s.measure)) },
		"evidence of another action":       func(p plan.Person) error { return save(p, staff(), ties(plan.ActionKind, other.action)) },
		"a recovery plan of the action":    func(p plan.Person) error { return save(p, &plan.Recovery{Action: a.ID, Text: "x", By: d.today}) },
		"a change to evidence of the owner": func(p plan.Person) error {
			changed := *kept
			changed.Title = "x"
			return save(p, &changed, ties(plan.ActionKind, s.action))
		},
		"a look at evidence of the owner": func(p plan.Person) error {
			_, err := d.plan.LookAt(p, d.today, kept.ID, kept.Seq, true, true, "")
			return err
		},
		"withdrawing evidence of the owner": func(p plan.Person) error { return withdraw(p, plan.EvidenceKind, kept.ID, kept.Seq) },
		"withdrawing the objective": func(p plan.Person) error {
			return withdraw(p, plan.ObjectiveKind, s.objective, objective.(*plan.Objective).Seq)
		},
		"withdrawing the update": func(p plan.Person) error { return withdraw(p, plan.UpdateKind, update.ID, update.Seq) },
		"bringing in a tracker": func(p plan.Person) error {
			_, err := d.plan.Adopt(p, d.today, plan.Adoption{Lines: []plan.Proposal{{Action: "x", Lead: "y", Due: d.today}}})
			return err
		},
	}
	people := map[string]plan.Person{"owner": owner, "agency": partner, "another": person("zoe", plan.Seeing, plan.Updating),
		"keeper": person("kim", plan.Seeing, plan.Keeping), "checker": auditor, "board": chair, "member": member}
	rows := table(writesCases)
	for _, row := range rows[1:] {
		do, ok := writes[row[0]]
		if !ok {
			t.Fatalf("nobody tries %q", row[0])
		}
		delete(writes, row[0])
		for i, name := range rows[0][1:] {
			err := do(people[name])
			var refused *plan.NotAllowed
			if err != nil && !asNotAllowed(err, &refused) {
				t.Errorf("%s by the %s: %v", row[0], name, err)
			}
			if (err == nil) != (row[i+1] == "yes") {
				t.Errorf("%s by the %s: %v, want %s", row[0], name, err, row[i+1])
			}
		}
	}
	if len(writes) != 0 {
		t.Errorf("writes.cases lacks %d lines", len(writes))
	}
}

// TestEvidenceIsCheckedBySomebodyElse accepts, changes and refuses a piece of evidence.
func TestEvidenceIsCheckedBySomebodyElse(t *testing.T) {
	d := newDesk(t, t.TempDir(), "2025-01-10")
	s := d.small()
	own := plan.Evidence{AddedBy: "a", Look: &plan.Look{By: "a", Holds: true}}
	if own.Accepted() {
		t.Error("evidence is accepted by who added it")
	}
	id := d.save(auditor, &plan.Evidence{Sort: plan.StaffSort, Title: "Staff", Text: "Better", Day: d.today, AddedBy: "somebody else", Voice: &plan.Voice{Who: "chairs"}},
		plan.Ties{Word: plan.Proves, Kind: plan.ActionKind, IDs: []string{s.action}})
	e := d.evidence(id)
	if e.AddedBy != auditor.Account || e.Accepted() {
		t.Errorf("added: %+v", e)
	}
	if _, err := d.plan.LookAt(auditor, d.today, id, e.Seq, true, true, ""); err == nil {
		t.Error("the auditor checked what the auditor added")
	}
	drafts, err := d.plan.LookAt(officer, d.today, id, e.Seq, true, true, "")
	if err := d.append(officer, drafts, err); err != nil {
		t.Fatal(err)
	}
	if e = d.evidence(id); !e.Accepted() || !e.Cleared {
		t.Errorf("checked: %+v", e)
	}
	e.Title = "All staff"
	d.save(auditor, e)
	if e = d.evidence(id); e.Accepted() || e.Cleared || e.AddedBy != auditor.Account {
		t.Errorf("changed, it must be checked again: %+v", e)
	}
	if _, err := d.plan.LookAt(officer, d.today, id, e.Seq, false, false, ""); len(wrong(err)) != 1 {
		t.Errorf("refused without a word: %v", err)
	}
}

func (d *desk) evidence(id string) *plan.Evidence {
	d.Helper()
	v, ok := d.plan.Value(plan.End{Kind: plan.EvidenceKind, ID: id})
	if !ok {
		d.Fatal("the evidence is gone")
	}
	return v.(*plan.Evidence)
}

// TestAQuestionCountsWhenItsSetIsChecked types in a set and lets somebody else look at it.
func TestAQuestionCountsWhenItsSetIsChecked(t *testing.T) {
	d := newDesk(t, t.TempDir(), "2025-01-10")
	s := d.small()
	question := d.save(officer, &plan.Measure{Question: "Is the plan clear?", Polarity: "higher is better", Baseline: 40, BaselineDay: on("2024-12-31"), Target: 75, TargetDay: on("2025-12-31")},
		plan.Ties{Word: plan.Shows, Kind: plan.ActionKind, IDs: []string{s.action}})
	d.do(owner, s.action, plan.Start, "")
	d.today = on("2025-03-01")
	set := d.save(owner, &plan.Evidence{Sort: plan.AuditSort, Title: "Sample", Day: d.today, Audit: &plan.AuditSet{Question: "Is the plan clear?", N: 20, Met: 16,
		Period: span("2025-02-01", "2025-02-28")}}, plan.Ties{Word: plan.Proves, Kind: plan.MeasureKind, IDs: []string{question}})
	if _, _, ok := d.standing().Met(question); ok {
		t.Error("a set that nobody checked counts")
	}
	d.accept(set)
	if met, by, ok := d.standing().Met(question); !ok || !met || by.Value != 80 {
		t.Errorf("checked: %v %+v %v", met, by, ok)
	}
	if i, _ := d.standing().Impact(s.recommendation); len(i.Effects) != 2 || i.Effects[0].Moved != plan.Better || len(i.Effects[0].Audits) != 1 {
		t.Errorf("impact: %+v", i.Effects)
	}
}
