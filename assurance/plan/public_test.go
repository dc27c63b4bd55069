package plan_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"goldthread/assurance/plan"
	"goldthread/day"
	"goldthread/indicator"
)

// TestReadersOutsideSeeNoName writes a line of the plan with a secret in every place that may hold one, and looks for them.
func TestReadersOutsideSeeNoName(t *testing.T) {
	d := newDesk(t, t.TempDir(), "2025-01-10")
	s := d.small()
	a, _ := d.plan.Action(s.action)
	a.Note = "SECRET note"
	d.save(officer, &a)
	d.do(owner, s.action, plan.Start, "")
	for _, u := range []plan.Update{
		{Action: s.action, Day: d.today, Did: "Rooms found", Next: "Book them"},
		{Action: s.action, Day: d.today, Did: "SECRET did", Next: "SECRET next", Internal: true, Quality: plan.Word{Rating: plan.Green, Why: "SECRET why"}},
	} {
		if err := d.update(owner, u, ""); err != nil {
			t.Fatal(err)
		}
	}
	tie := plan.Ties{Word: plan.Proves, Kind: plan.ActionKind, IDs: []string{s.action}}
	d.save(owner, &plan.Evidence{Sort: plan.StaffSort, Title: "SECRET title", Text: "SECRET text", Day: d.today, Voice: &plan.Voice{Who: "SECRET team"}}, tie)
	few := d.save(owner, &plan.Evidence{Sort: plan.AuditSort, Title: "A small sample", Day: d.today,
		Audit: &plan.AuditSet{Question: "SECRET question", N: 9, Met: 1, Period: day.Span{From: d.today - 9, To: d.today}}}, tie)
	figure := d.save(owner, &plan.Evidence{Sort: plan.FigureSort, Title: "As it stood", Day: d.today, Figure: &plan.Figure{Code: "SECRET", AsAt: d.today, Value: 50, Numerator: 1, Denominator: 2}}, tie)
	d.accept(few) // cleared by the auditor
	d.accept(figure)
	if err := d.update(owner, plan.Update{Action: s.action, Day: d.today, Did: "All done"}, plan.SayDone); err != nil {
		t.Fatal(err)
	}
	d.prove(s.action)
	d.today = on("2025-12-31")
	if err := d.agree(chair, s.action); err != nil {
		t.Fatal(err)
	}
	whole := d.plan
	text := everything(whole.Public(everySource), s)
	for _, secret := range []string{"SECRET", "olive", "tom", "pat", "margaret", "quinn", "lorna", "Shown:[{"} {
		if strings.Contains(text, secret) {
			t.Errorf("readers outside see %q in\n%s", secret, text)
		}
		if !strings.Contains(everything(whole, s), secret) {
			t.Errorf("the test is empty: %q is nowhere in the whole plan", secret)
		}
	}
	for _, told := range []string{"Head of service", "Health", "Director", "Rooms found", "Dip sample", "We knew the day.", "Improvement board"} {
		if !strings.Contains(text, told) {
			t.Errorf("readers outside do not see %q in\n%s", told, text)
		}
	}
	if got := plan.AcceptedSorts(whole.Public(everySource).ProofOf(plan.End{Kind: plan.ActionKind, ID: s.action})); !slices.Contains(got, plan.AuditSort) || !slices.Contains(got, plan.VoiceSort) {
		t.Errorf("to readers outside, the evidence accepted is of the kinds %v", got)
	}
}

// everything is all that a plan says of one line, pointers and all.
func everything(p *plan.Plan, s small) string {
	var b strings.Builder
	objective, _ := p.Value(plan.End{Kind: plan.ObjectiveKind, ID: s.objective})
	fmt.Fprintf(&b, "%+v %+v %+v\n", p.Recommendations(), objective, p.Settings())
	fmt.Fprintf(&b, "%+v\n%+v\n%+v\n%+v\n", p.Versions(s.action), p.Actions(), p.Updates(s.action), p.Agreements(s.action))
	for _, e := range p.Evidence() {
		fmt.Fprintf(&b, "%+v %+v %+v %+v %+v %+v\n", e, e.Document, e.Figure, e.Audit, e.Voice, e.Look)
	}
	return b.String()
}

// TestWhatFewRecordsFoundIsNotTold, nor a story without them.
func TestWhatFewRecordsFoundIsNotTold(t *testing.T) {
	d := newDesk(t, t.TempDir(), "2025-01-10")
	s := d.small()
	question := d.save(officer, &plan.Measure{Question: "Held in time?", Polarity: indicator.Higher, BaselineDay: d.today - 1, Target: 10, TargetDay: d.today + 90}, plan.Ties{Word: plan.Shows, Kind: plan.ActionKind, IDs: []string{s.action}})
	d.do(owner, s.action, plan.Start, "")
	for _, n := range []int{20, 9} {
		set := d.save(owner, &plan.Evidence{Sort: plan.AuditSort, Title: "A sample", Day: d.today, Audit: &plan.AuditSet{Question: "Held in time?", N: n, Met: n, Period: day.Span{From: d.today, To: d.today}}},
			plan.Ties{Word: plan.Proves, Kind: plan.MeasureKind, IDs: []string{question}})
		d.accept(set)
		d.today++
		whole, outside := effectOf(d.standing(), s.action, question), effectOf(d.plan.Public(everySource).On(d.today, readings), s.action, question)
		told := outside.Moved == plan.Better && outside.Met
		if whole.Moved != plan.Better || told != (n >= plan.FewestRecords) {
			t.Errorf("after an audit of %d records: to the service %q, outside %q", n, whole.Words, outside.Words)
		}
	}
}

func effectOf(s *plan.Standing, action, measure string) plan.Effect {
	effects := s.Effects(action)
	return effects[slices.IndexFunc(effects, func(e plan.Effect) bool { return e.Measure.ID == measure })]
}

func everySource(plan.Source) bool { return true }

// TestWhatAReportRecommendsIsConfidentialUntilItIsPublished leaves the recommendations of one source out.
func TestWhatAReportRecommendsIsConfidentialUntilItIsPublished(t *testing.T) {
	d := newDesk(t, t.TempDir(), "2025-01-10")
	s := d.small()
	value, _ := d.plan.Value(plan.End{Kind: plan.RecommendationKind, ID: s.recommendation})
	secret := value.(*plan.Recommendation).Source
	other := d.save(officer, &plan.Recommendation{Text: "Write down why.", Source: plan.Source{Kind: "other", Name: "A review of our own"}})
	public := d.plan.Public(func(source plan.Source) bool { return source != secret })
	if _, told := public.Value(plan.End{Kind: plan.RecommendationKind, ID: other}); !told {
		t.Error("what another source recommended is not told")
	}
	if _, told := public.Value(plan.End{Kind: plan.RecommendationKind, ID: s.recommendation}); told {
		t.Error("the recommendation is told")
	}
	if hangs := public.Of(plan.RecommendationKind, s.recommendation); len(hangs) > 0 || len(d.plan.Of(plan.RecommendationKind, s.recommendation)) == 0 {
		t.Errorf("on what is not told hangs %v", hangs)
	}
}
