package plan_test

import (
	"errors"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"goldthread/assurance"
	"goldthread/assurance/plan"
	"goldthread/day"
	"goldthread/store"
	"goldthread/store/storetest"
)

// TestAPlanIsReadBack writes a line of the plan from its recommendation to blue on both databases, and reads it back
// whole, entry by entry, and as it was before.
func TestAPlanIsReadBack(t *testing.T) {
	storetest.Each(t, func(t *testing.T, place string) {
		d := newDesk(t, place, "2025-01-10")
		s := d.small()
		then, seq := d.at, d.plan.Seq()
		d.do(owner, s.action, plan.Start, "")
		milestones, _ := d.plan.Action(s.action)
		d.today = on("2025-03-05")
		if err := d.update(owner, plan.Update{Action: s.action, Day: d.today, Did: "Rooms found", Next: "Book them", Reached: []string{milestones.Milestones[0].ID}}, plan.SayDone); err != nil {
			t.Fatal(err)
		}
		d.prove(s.action)
		d.today = on("2025-12-31")
		if err := d.agree(chair, s.action); err != nil {
			t.Fatal(err)
		}

		a, _ := d.plan.Action(s.action)
		if a.State != plan.Agreed || a.Began != on("2025-01-10") || a.Done != on("2025-03-05") || a.Milestones[0].Done != on("2025-03-05") {
			t.Errorf("the action: %+v", a)
		}
		if got := d.standing().Ratings(s.action); got.Schedule.Rating != plan.Blue || got.Quality.Rating != plan.Blue {
			t.Errorf("rated %+v", got)
		}
		whole, err := plan.Read(t.Context(), d.journal, code)
		if err != nil || !reflect.DeepEqual(whole, d.plan) {
			t.Errorf("read whole, the plan is another than entry by entry (%v):\n%+v\n%+v", err, whole, d.plan)
		}
		before, err := plan.ReadAt(t.Context(), d.journal, code, then)
		if err != nil || before.Seq() != seq || len(before.Updates(s.action)) != 0 {
			t.Errorf("as it was: %d of %d (%v)", before.Seq(), seq, err)
		}
		if a, _ := before.Action(s.action); a.State != plan.NotStarted {
			t.Errorf("as it was, the action is %s", a.State)
		}
	})
}

// TestWhatHangsOnSomething asks for both sides of a line.
func TestWhatHangsOnSomething(t *testing.T) {
	d := newDesk(t, t.TempDir(), "2025-01-10")
	s := d.small()
	d.do(owner, s.action, plan.Start, "")
	if err := d.update(owner, plan.Update{Action: s.action, Day: d.today, Did: "Begun"}, ""); err != nil {
		t.Fatal(err)
	}
	d.prove(s.action)
	var said []string
	for _, h := range d.plan.Of(plan.ActionKind, s.action) {
		line := h.Kind + " " + h.Word + " it"
		if h.Out {
			line = "it " + h.Word + " " + h.Kind
		}
		said = append(said, line)
	}
	slices.Sort(said)
	want := "action update of it, evidence proves it, evidence proves it, it serves objective, measure shows it"
	if got := strings.Join(said, ", "); got != want {
		t.Errorf("on the action hang %s; want %s", got, want)
	}
	if got := d.plan.ActionsOf(s.recommendation); len(got) != 1 || got[0].ID != s.action {
		t.Errorf("the recommendation's actions: %+v", got)
	}
	if got := d.plan.FromSource("inspection", "i1"); len(got) != 1 || len(d.plan.FromSource("inspection", "i2")) != 0 {
		t.Errorf("the inspection's recommendations: %+v", got)
	}
}

// TestFirstDueNeverChanges moves an action's day, by the pages and past them.
func TestFirstDueNeverChanges(t *testing.T) {
	d := newDesk(t, t.TempDir(), "2025-01-10")
	s := d.small()
	first, _ := d.plan.Action(s.action)
	a := first
	a.Due, a.Milestones = a.Due+30, slices.Clone(a.Milestones)
	if _, err := d.plan.Save(officer, d.today, &a); !slices.Equal(wrong(err), []string{"why"}) {
		t.Errorf("the day was moved without a word why: %v", err)
	}
	a.Why, a.First, a.Milestones[0].First = "The rooms are let until May", a.Due, a.Due
	d.save(officer, &a)
	kept, _ := d.plan.Action(s.action)
	if kept.Due != first.Due+30 || kept.First != first.Due || kept.Milestones[0].First != first.Milestones[0].Due || kept.Moved() != 30 || kept.Why == "" {
		t.Errorf("moved: %+v", kept)
	}
	past := kept // written past the pages, as another program may
	past.First = past.Due
	draft, err := past.Draft(past.Seq)
	if err := d.append(officer, []store.Draft{draft}, err); err != nil {
		t.Fatal(err)
	}
	if kept, _ := d.plan.Action(s.action); kept.First != first.Due {
		t.Errorf("first due %s, want %s", kept.First, first.Due)
	}
}

// TestTwoPeopleAtTheSameLine lets the second one know.
func TestTwoPeopleAtTheSameLine(t *testing.T) {
	d := newDesk(t, t.TempDir(), "2025-01-10")
	s := d.small()
	mine, _ := d.plan.Action(s.action)
	yours := mine
	mine.Title = "Book two rooms"
	d.save(officer, &mine)
	yours.Title = "Book the hall"
	drafts, err := d.plan.Save(second, d.today, &yours)
	var conflict *store.Conflict
	if err := d.append(second, drafts, err); !errors.As(err, &conflict) {
		t.Errorf("the second one overwrote the first: %v", err)
	}
}

// TestWhatIsLinkedIsWithdrawnWithItsLinks takes an action and an objective out of the plan.
func TestWhatIsLinkedIsWithdrawnWithItsLinks(t *testing.T) {
	d := newDesk(t, t.TempDir(), "2025-01-10")
	s := d.small()
	d.do(owner, s.action, plan.Start, "")
	if err := d.update(owner, plan.Update{Action: s.action, Day: d.today, Did: "Begun"}, ""); err != nil {
		t.Fatal(err)
	}
	if err := d.try(officer, s.action, plan.Withdraw, ""); !slices.Equal(wrong(err), []string{"why"}) {
		t.Errorf("withdrawn without a reason: %v", err)
	}
	d.do(officer, s.action, plan.Withdraw, "Another team does it now")
	if got := d.plan.Of(plan.MeasureKind, s.measure); len(got) != 0 {
		t.Errorf("the measure still hangs on %v", got)
	}
	if len(d.plan.Actions()) != 0 || len(d.plan.Updates(s.action)) != 0 {
		t.Error("the action, or its update, is still there")
	}
	versions := d.plan.Versions(s.action)
	if last := versions[len(versions)-1]; last.State != plan.Withdrawn || last.Why != "Another team does it now" {
		t.Errorf("its last version says %+v", last)
	}
	var live int
	err := d.journal.LiveOf(t.Context(), code, []string{plan.LinkKind, plan.UpdateKind}, func(e *store.Entry) error {
		if strings.Contains(string(e.Body), s.action) {
			live++
		}
		return nil
	})
	if err != nil || live != 0 {
		t.Errorf("%d entries that tell of it are live (%v)", live, err)
	}
}

// TestALinkEndsWithItsEnd links to an objective that somebody else withdraws at the same moment.
func TestALinkEndsWithItsEnd(t *testing.T) {
	d := newDesk(t, t.TempDir(), "2025-01-10")
	s := d.small()
	v, _ := d.plan.Value(plan.End{Kind: plan.ObjectiveKind, ID: s.objective})
	gone, err := d.plan.Withdraw(second, d.today, plan.End{Kind: plan.ObjectiveKind, ID: s.objective}, v.(*plan.Objective).Seq, "Twice in the plan")
	if err != nil {
		t.Fatal(err)
	}
	another := &plan.Action{Title: "Train chairs", Owner: "tom", Due: d.today + 10}
	drafts, err := d.plan.Save(officer, d.today, another, plan.Ties{Word: plan.Serves, Kind: plan.ObjectiveKind, IDs: []string{s.objective}})
	if err := errors.Join(d.append(second, gone, nil), d.append(officer, drafts, err)); err != nil {
		t.Fatal(err)
	}
	if got := d.plan.Of(plan.ActionKind, another.ID); len(got) != 0 {
		t.Errorf("the action hangs on an objective that is gone: %v", got)
	}
	if _, err := d.plan.Save(officer, d.today, another, plan.Ties{Word: plan.Serves, Kind: plan.ObjectiveKind, IDs: []string{s.objective}}); len(wrong(err)) != 1 {
		t.Errorf("an action was linked to what is not there: %v", err)
	}
}

// TestWhatCannotBeKept says of each mistake the field.
func TestWhatCannotBeKept(t *testing.T) {
	nan := 0.0
	nan /= nan
	span := day.Span{From: on("2025-01-01"), To: on("2025-01-31")}
	for name, c := range map[string]struct {
		value plan.Value
		want  string
	}{
		"empty recommendation":      {&plan.Recommendation{}, "text source"},
		"of no inspection":          {&plan.Recommendation{Text: "x", Source: plan.Source{Kind: "inspection"}}, "source"},
		"of a nameless source":      {&plan.Recommendation{Text: "x", Source: plan.Source{Kind: "other"}}, "source"},
		"empty theme":               {&plan.Theme{}, "title"},
		"empty objective":           {&plan.Objective{}, "title"},
		"empty action":              {&plan.Action{}, "title owner due state"},
		"begins after it is due":    {&plan.Action{Title: "x", Owner: "a", Due: on("2025-01-01"), Start: on("2025-01-02"), State: plan.NotStarted}, "start"},
		"milestone of nothing":      {&plan.Action{Title: "x", Owner: "a", Due: on("2025-01-01"), State: plan.NotStarted, Milestones: []plan.Milestone{{}}}, "milestones milestones"},
		"empty measure":             {&plan.Measure{}, "code polarity"},
		"two measures in one":       {&plan.Measure{Code: "a", Question: "b", Polarity: "higher is better"}, "code"},
		"no numbers":                {&plan.Measure{Code: "a", Polarity: "higher is better", Baseline: nan, Target: nan}, "baseline baselineDay target targetDay"},
		"target before baseline":    {&plan.Measure{Code: "a", Polarity: "higher is better", BaselineDay: on("2025-01-02"), TargetDay: on("2025-01-01")}, "targetDay"},
		"empty evidence":            {&plan.Evidence{}, "sort title day addedBy"},
		"figure without figure":     {&plan.Evidence{Sort: plan.FigureSort, Title: "x", Day: span.To, AddedBy: "a"}, "sort"},
		"audit in a document":       {&plan.Evidence{Sort: plan.DocumentSort, Title: "x", Day: span.To, AddedBy: "a", Audit: &plan.AuditSet{Question: "q", N: 1, Period: span}}, "sort sort"},
		"more met than looked at":   {&plan.Evidence{Sort: plan.AuditSort, Title: "x", Day: span.To, AddedBy: "a", Audit: &plan.AuditSet{Question: "q", N: 1, Met: 2, Period: span}}, "audit"},
		"a document not kept":       {&plan.Evidence{Sort: plan.DocumentSort, Title: "x", Day: span.To, AddedBy: "a", Document: &plan.Document{Name: "a.pdf"}}, "document"},
		"a voice that says nothing": {&plan.Evidence{Sort: plan.VoiceSort, Title: "x", Day: span.To, AddedBy: "a", Voice: &plan.Voice{}}, "voice text"},
		"checked by who added it":   {&plan.Evidence{Sort: plan.StaffSort, Title: "x", Text: "y", Day: span.To, AddedBy: "a", Voice: &plan.Voice{Who: "w"}, Look: &plan.Look{By: "a", On: span.To, Holds: true}}, "look"},
		"said to be blue":           {&plan.Update{Action: "a", Day: span.To, By: "b", Did: "c", Schedule: plan.Word{Rating: plan.Blue}, Quality: plan.Word{Rating: "purple"}}, "schedule quality"},
		"a recovery by no day":      {&plan.Recovery{Action: "a", Text: "b"}, "by"},
		"an agreement on nothing":   {&plan.Agreement{Action: "a", Body: "b", Day: span.To, By: "c"}, "shown"},
		"a check without words":     {&plan.Check{Action: "a", Day: span.To, By: "c"}, "words"},
		"updates never":             {&plan.Settings{Title: "a", Board: "b"}, "every"},
		"a baseline of no day":      {&plan.Baseline{Title: "a", AgreedBy: "b"}, "day"},
		"a link that is not there":  {&plan.Link{From: plan.End{Kind: plan.ThemeKind, ID: "a"}, Word: plan.Serves, To: plan.End{Kind: plan.ActionKind, ID: "b"}}, "link"},
	} {
		_, err := c.value.Draft(0)
		if got := strings.Join(wrong(err), " "); got != c.want {
			t.Errorf("%s: %q (%v), want %q", name, got, err, c.want)
		}
	}
	var problems assurance.Problems
	if _, err := (&plan.Theme{Title: "ok"}).Draft(0); errors.As(err, &problems) {
		t.Errorf("a theme: %v", err)
	}
}

// TestABaselineGivesThePlanAsItWas marks a day and goes on.
func TestABaselineGivesThePlanAsItWas(t *testing.T) {
	d := newDesk(t, t.TempDir(), "2025-01-10")
	s := d.small()
	d.save(officer, &plan.Baseline{Title: "Agreed plan", AgreedBy: "Improvement board", Day: d.today})
	a, _ := d.plan.Action(s.action)
	a.Due, a.Why = a.Due+7, "x"
	d.save(officer, &a)
	then, err := plan.ReadAt(t.Context(), d.journal, code, d.plan.Baselines()[0].At)
	if err != nil {
		t.Fatal(err)
	}
	if was, _ := then.Action(s.action); was.Due != a.Due-7 {
		t.Errorf("the baseline's action is due on %s", was.Due)
	}
	if (d.plan.Baselines()[0].At == time.Time{}) {
		t.Error("a baseline has no instant")
	}
}

// TestWhatIsLackingIsAlsoSaidWithoutFigures looks at both ways of saying it, line by line.
func TestWhatIsLackingIsAlsoSaidWithoutFigures(t *testing.T) {
	d := newDesk(t, t.TempDir(), "2026-01-15")
	s := d.small()
	d.do(owner, s.action, plan.Start, "")
	d.do(owner, s.action, plan.SayDone, "")
	low := plan.Readings{icpc: moved("2024-01-01", 12, 60, 12, 70)}
	proof := d.plan.On(d.today, low).Proof(s.action)
	if len(proof.Lacking) != 2 || len(proof.Plainly) != 2 {
		t.Fatalf("%q\n%q", proof.Lacking, proof.Plainly)
	}
	if !strings.Contains(proof.Lacking[0], "is at 70 and should be at 85") || strings.Contains(proof.Plainly[0], "70") || strings.Contains(proof.Plainly[0], "85") || !strings.Contains(proof.Plainly[0], "has not reached its target") {
		t.Errorf("%q\n%q", proof.Lacking[0], proof.Plainly[0])
	}
	if proof.Lacking[1] != proof.Plainly[1] {
		t.Errorf("%q\n%q", proof.Lacking[1], proof.Plainly[1])
	}
}

// TestWhoToldOfAnAgreementIsForTheService keeps the words, and takes them out for readers outside.
func TestWhoToldOfAnAgreementIsForTheService(t *testing.T) {
	d := newDesk(t, t.TempDir(), "2026-01-15")
	s := d.small()
	d.do(owner, s.action, plan.Start, "")
	d.do(owner, s.action, plan.SayDone, "")
	d.prove(s.action)
	a, _ := d.plan.Action(s.action)
	drafts, err := d.standing().Agree(chair, a.Seq, plan.Agreement{Action: s.action, Body: "Improvement board", Day: d.today, Told: "the chair", Meeting: "Minute 14"})
	if err := d.append(chair, drafts, err); err != nil {
		t.Fatal(err)
	}
	if within := d.plan.Agreements(s.action)[0]; within.Told != "the chair" || within.Meeting != "Minute 14" {
		t.Errorf("%+v", within)
	}
	if outside := d.plan.Public(everySource).Agreements(s.action)[0]; outside.Told != "" || outside.Meeting != "Minute 14" {
		t.Errorf("%+v", outside)
	}
}
