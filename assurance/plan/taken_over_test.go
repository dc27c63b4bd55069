package plan_test

import (
	"testing"

	"goldthread/assurance/plan"
)

// TestWhoKeepsAnInspectionTakesOverWhatItAsksFor adds its recommendations, and changes none that stand.
func TestWhoKeepsAnInspectionTakesOverWhatItAsksFor(t *testing.T) {
	d := newDesk(t, t.TempDir(), "2025-01-10")
	inspections, notices := person("ivy", plan.Seeing, "keep inspections"), person("ned", plan.Seeing, "keep notices")
	asked := func(kind string) *plan.Recommendation {
		return &plan.Recommendation{Text: "Hold conferences in time.", Source: plan.Source{Kind: kind, ID: "x", Name: "X"}}
	}
	for _, c := range []struct {
		who  plan.Person
		kind string
		may  bool
	}{{inspections, "inspection", true}, {inspections, "notice", false}, {inspections, "other", false}, {notices, "notice", true}, {notices, "inspection", false}, {member, "inspection", false}} {
		if _, err := d.plan.Save(c.who, d.today, asked(c.kind)); (err == nil) != c.may {
			t.Errorf("%s takes over from %s: %v", c.who.Account, c.kind, err)
		}
	}
	id := d.save(officer, asked("inspection"))
	v, _ := d.plan.Value(plan.End{Kind: plan.RecommendationKind, ID: id})
	stands := v.(*plan.Recommendation)
	stands.Text = "Hold some."
	if _, err := d.plan.Save(inspections, d.today, stands); err == nil {
		t.Error("who keeps the inspections changed what stands in the plan")
	}
}
