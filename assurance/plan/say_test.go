package plan_test

import (
	"slices"
	"testing"

	"goldthread/assurance/plan"
)

// TestAnUpdateBringsItsEvidence keeps both, or neither.
func TestAnUpdateBringsItsEvidence(t *testing.T) {
	d := newDesk(t, t.TempDir(), "2025-01-10")
	s := d.small()
	d.do(owner, s.action, plan.Start, "")
	a, _ := d.plan.Action(s.action)
	said := func() *plan.Evidence {
		return &plan.Evidence{Sort: plan.VoiceSort, Title: "Parents", Text: "We knew the day.", Day: d.today, Voice: &plan.Voice{Who: "parents"}}
	}

	mute := said()
	mute.Text = ""
	_, err := d.standing().UpdateWith(owner, a.Seq, plan.Update{Action: s.action, Day: d.today}, []*plan.Evidence{mute}, "")
	if fields := wrong(err); !slices.Contains(fields, "did") || !slices.Contains(fields, "text") {
		t.Errorf("an update without words, and evidence without any, have these problems: %v (%v)", fields, err)
	}
	if _, err := d.standing().UpdateWith(member, a.Seq, plan.Update{Action: s.action, Day: d.today, Did: "Mine"}, []*plan.Evidence{said()}, ""); err == nil || wrong(err) != nil {
		t.Errorf("somebody else's action was updated: %v", err)
	}

	drafts, err := d.standing().UpdateWith(owner, a.Seq, plan.Update{Action: s.action, Day: d.today, Did: "Rooms found"}, []*plan.Evidence{said()}, plan.SayDone)
	if err := d.append(owner, drafts, err); err != nil {
		t.Fatal(err)
	}
	proof := d.plan.ProofOf(plan.End{Kind: plan.ActionKind, ID: s.action})
	if len(proof) != 1 || proof[0].AddedBy != owner.Account || len(d.plan.Tied(plan.End{Kind: plan.EvidenceKind, ID: proof[0].ID}, plan.Cites, plan.UpdateKind)) != 1 {
		t.Errorf("of the update's evidence stands %+v", proof)
	}
	if a, _ := d.plan.Action(s.action); a.State != plan.SaidDone {
		t.Errorf("the action is %s", a.State)
	}
	effects := d.standing().Effects(s.action)
	if len(effects) != 1 || effects[0].Measure.ID != s.measure || effects[0].Moved == "" {
		t.Errorf("the action's measures: %+v", effects)
	}
}

// TestAMeasureIsCalledAsItsIndicator where the plan calls it nothing else.
func TestAMeasureIsCalledAsItsIndicator(t *testing.T) {
	d := newDesk(t, t.TempDir(), "2025-01-10")
	s := d.small()
	called := d.plan.On(d.today, plan.Readings{icpc: {Title: "Conferences in time"}})
	if got := called.MeasuresOf(s.action)[0].Name(); got != "Conferences in time" {
		t.Errorf("it is called %q", got)
	}
	if got := d.plan.MeasuresOf(s.action)[0].Name(); got != icpc {
		t.Errorf("the plan itself has become another: %q", got)
	}
}
