package plan_test

import (
	"slices"
	"strings"
	"testing"

	"goldthread/assurance/plan"
	"goldthread/day"
	"goldthread/indicator"
	"goldthread/store"
)

// TestWhatABoardAgreedByStays turns an action blue and tries to take away what it rests on.
func TestWhatABoardAgreedByStays(t *testing.T) {
	d := newDesk(t, t.TempDir(), "2025-01-10")
	s := d.small()
	d.do(owner, s.action, plan.Start, "")
	d.do(owner, s.action, plan.SayDone, "")
	proof := d.evidence(d.prove(s.action)[0])
	a, _ := d.plan.Action(s.action)
	if _, err := d.standing().Agree(chair, a.Seq, plan.Agreement{Action: a.ID, Body: "b", Day: d.today - 1}); !slices.Equal(wrong(err), []string{"day"}) {
		t.Errorf("agreed before it was done: %v", err)
	}
	if _, err := d.standing().Agree(chair, a.Seq, plan.Agreement{Action: a.ID, Body: "b", Day: d.today + 1}); !slices.Equal(wrong(err), []string{"day"}) {
		t.Errorf("agreed tomorrow: %v", err)
	}
	if err := d.agree(chair, s.action); err != nil {
		t.Fatal(err)
	}
	v, _ := d.plan.Value(plan.End{Kind: plan.MeasureKind, ID: s.measure})
	measure := v.(*plan.Measure)
	another := *measure
	another.Code = "another"
	for name, try := range map[string]func() ([]store.Draft, error){
		"changing the evidence": func() ([]store.Draft, error) { return d.plan.Save(officer, d.today, proof) },
		"saying it does not hold": func() ([]store.Draft, error) {
			return d.plan.LookAt(officer, d.today, proof.ID, proof.Seq, false, false, "no")
		},
		"another indicator": func() ([]store.Draft, error) { return d.plan.Save(officer, d.today, &another) },
		"withdrawing the measure": func() ([]store.Draft, error) {
			return d.plan.Withdraw(officer, d.today, plan.End{Kind: plan.MeasureKind, ID: measure.ID}, measure.Seq, "x")
		},
		"withdrawing the evidence": func() ([]store.Draft, error) {
			return d.plan.Withdraw(officer, d.today, plan.End{Kind: plan.EvidenceKind, ID: proof.ID}, proof.Seq, "x")
		},
		"withdrawing the agreement": func() ([]store.Draft, error) {
			g := d.plan.Agreements(s.action)[0]
			return d.plan.Withdraw(officer, d.today, plan.End{Kind: plan.AgreementKind, ID: g.ID}, g.Seq, "x")
		},
	} {
		_, err := try()
		var refused *plan.NotAllowed
		if !asNotAllowed(err, &refused) {
			t.Errorf("%s: %v", name, err)
		}
	}
	if err := d.update(owner, plan.Update{Action: s.action, Day: d.today, Did: "More"}, ""); !slices.Equal(wrong(err), []string{"action"}) {
		t.Errorf("an update of what is blue: %v", err)
	}
	measure.Title = "In time" // a name may change
	d.save(officer, measure)
}

// TestAnUpdateHasItsDay refuses one of tomorrow, and one that is better than computed without a reason.
func TestAnUpdateHasItsDay(t *testing.T) {
	d := newDesk(t, t.TempDir(), "2025-01-10")
	s := d.small()
	d.do(owner, s.action, plan.Start, "")
	if err := d.update(owner, plan.Update{Action: s.action, Day: d.today + 1, Did: "x"}, ""); !slices.Equal(wrong(err), []string{"day"}) {
		t.Errorf("an update of tomorrow: %v", err)
	}
	a, _ := d.plan.Action(s.action)
	d.today = a.Due + 1
	better := plan.Update{Action: s.action, Day: d.today, Did: "x", Schedule: plan.Word{Rating: plan.Green}}
	if err := d.update(owner, better, ""); !slices.Equal(wrong(err), []string{"schedule why"}) {
		t.Errorf("better without a reason: %v", err)
	}
	better.Schedule.Why = "Only the letter is missing"
	if err := d.update(owner, better, ""); err != nil {
		t.Fatal(err)
	}
	if got := d.standing().Ratings(s.action).Schedule; got.Rating != plan.Green || got.Lifted != better.Schedule.Why || !strings.HasPrefix(got.Reasons[0], "Computed red") {
		t.Errorf("%+v", got)
	}
	worse := plan.Update{Action: s.action, Day: d.today, Did: "x", Quality: plan.Word{Rating: plan.Red}}
	if err := d.update(owner, worse, ""); err != nil || d.standing().Ratings(s.action).Worst() != plan.Red {
		t.Errorf("worse without a reason: %v, %+v", err, d.standing().Ratings(s.action))
	}
}

// TestWhatAnUpdateCitesEndsWithIt withdraws an action whose update cites evidence of another.
func TestWhatAnUpdateCitesEndsWithIt(t *testing.T) {
	d := newDesk(t, t.TempDir(), "2025-01-10")
	s, other := d.small(), d.small()
	proof := d.prove(other.action)
	d.do(owner, s.action, plan.Start, "")
	a, _ := d.plan.Action(s.action)
	drafts, err := d.standing().Update(owner, a.Seq, plan.Update{Action: s.action, Day: d.today, Did: "x"}, proof[:1], "")
	if err := d.append(owner, drafts, err); err != nil {
		t.Fatal(err)
	}
	update := d.plan.Updates(s.action)[0].ID
	if got := d.plan.Tied(plan.End{Kind: plan.UpdateKind, ID: update}, plan.Cites, plan.EvidenceKind); !slices.Equal(got, proof[:1]) {
		t.Errorf("it cites %v", got)
	}
	d.do(officer, s.action, plan.Withdraw, "Twice")
	err = d.journal.LiveOf(t.Context(), code, []string{plan.LinkKind}, func(e *store.Entry) error {
		if strings.Contains(string(e.Body), update) {
			t.Errorf("a link of the update is live: %s", e.Body)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

// TestWhatMovedBeforeIsNotThisWork gives a recommendation whose measure got better a year before.
func TestWhatMovedBeforeIsNotThisWork(t *testing.T) {
	d := newDesk(t, t.TempDir(), "2025-01-10")
	s := d.small()
	d.do(owner, s.action, plan.Start, "")
	d.today = on("2025-12-31")
	st := d.plan.On(d.today, plan.Readings{icpc: moved("2023-01-01", 12, 60, 24, 90)})
	if i, _ := st.Impact(s.recommendation); !i.Effects[0].Before || i.Moved != plan.NotMoved {
		t.Errorf("%+v: %q", i.Effects[0].Movement, i.Sentence)
	}
	rebased := moved("2024-01-01", 12, 60, 12, 60)
	rebased.Rebase = []day.Day{on("2024-09-01")} // four months before the work begins, as four months of records would be
	got, _ := rebased.Moving(indicator.Higher, on("2025-01-10"), on("2025-12-31"))
	if !slices.ContainsFunc(got.Caveats, func(s string) bool { return strings.Contains(s, "all months") }) {
		t.Errorf("limits of what was before a new definition: %q", got.Caveats)
	}
}
