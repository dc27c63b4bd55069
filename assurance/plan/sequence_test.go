package plan_test

import (
	"errors"
	"fmt"
	"reflect"
	"slices"
	"testing"

	"goldthread/assurance"
	"goldthread/assurance/plan"
	"goldthread/day"
	"goldthread/store"

	"pgregory.net/rapid"
)

// TestAnySequenceOfMoves lets several people do whatever they like to a plan, some of them from a page that is no longer
// new. Whatever is let through, no link is broken, no action is in a state that it may not be in, nobody turned blue what
// they did, and the day on which something was first due is what it was.
func TestAnySequenceOfMoves(t *testing.T) {
	d := newDesk(t, t.TempDir(), "2025-01-10")
	run, blue, refused := 0, 0, 0
	rapid.Check(t, func(r *rapid.T) {
		run++
		d.code, d.today = fmt.Sprint("T", run), on("2025-01-10")
		var err error
		if d.plan, err = plan.Read(t.Context(), d.journal, d.code); err != nil {
			r.Fatal(err)
		}
		d.begin(rapid.IntRange(0, 3).Draw(r, "so far"))
		old := d.plan
		for range rapid.IntRange(1, 25).Draw(r, "moves") {
			if rapid.IntRange(0, 3).Draw(r, "a day passes") == 0 {
				d.today += day.Day(rapid.IntRange(1, 70).Draw(r, "days"))
			}
			seen := d.plan
			if rapid.IntRange(0, 6).Draw(r, "from an old page") == 0 {
				seen = old
			}
			old = d.plan
			who := rapid.SampledFrom([]plan.Person{officer, officer, second, owner, partner, auditor, chair, member}).Draw(r, "who")
			drafts, err := anyMove(r, seen, who, d.today)
			if err = d.append(who, drafts, err); err != nil {
				refused++
				mustBeRefusal(r, err)
			}
			blue += sound(r, d)
		}
		whole, err := plan.Read(t.Context(), d.journal, d.code)
		if err != nil || !reflect.DeepEqual(whole, d.plan) {
			r.Fatalf("read whole, the plan is another than entry by entry (%v)", err)
		}
	})
	if blue == 0 || refused == 0 {
		t.Errorf("%d times something was blue, %d moves were refused: the test looks at nothing", blue, refused)
	}
}

// begin makes a small plan and leads its action on, by so many steps.
func (d *desk) begin(far int) {
	id := d.small().action
	if far > 0 {
		d.do(owner, id, plan.Start, "")
	}
	if far > 1 {
		d.prove(id)
	}
	if far > 2 {
		d.do(owner, id, plan.SayDone, "")
	}
}

// mustBeRefusal says that an error is one of those that a page shows.
func mustBeRefusal(r *rapid.T, err error) {
	var problems assurance.Problems
	var not *plan.NotAllowed
	var conflict *store.Conflict
	if !errors.As(err, &problems) && !errors.As(err, &not) && !errors.As(err, &conflict) {
		r.Fatal(err)
	}
}

// anyMove draws one thing that a person does; most of the draws lead an action on, or few would ever turn blue.
func anyMove(r *rapid.T, p *plan.Plan, who plan.Person, today day.Day) ([]store.Draft, error) {
	var a plan.Action
	if all := p.Actions(); len(all) > 0 {
		a = rapid.SampledFrom(all).Draw(r, "action")
	}
	st := p.On(today, readings)
	why := rapid.SampledFrom([]string{"", "because", "because"}).Draw(r, "why")
	switch rapid.IntRange(0, 13).Draw(r, "move") {
	case 0, 1:
		return p.Do(who, today, a.ID, a.Seq, rapid.SampledFrom([]plan.Act{plan.Start, plan.SayDone, plan.TakeUp, plan.SendBack, plan.StillHold, plan.Agree, plan.Withdraw}).Draw(r, "act"), why)
	case 2:
		return p.Do(who, today, a.ID, a.Seq, plan.Start, why)
	case 3:
		return p.Do(who, today, a.ID, a.Seq, plan.SayDone, why)
	case 4, 5, 6:
		return st.Agree(who, a.Seq, plan.Agreement{Action: a.ID, Body: "Improvement board", Day: today})
	case 7:
		u := plan.Update{Action: a.ID, Day: today, Did: "Something", Schedule: plan.Word{Rating: rapid.SampledFrom([]plan.Rating{"", plan.Green, plan.Red}).Draw(r, "rating"), Why: why}}
		return st.Update(who, a.Seq, u, ids(r, p, plan.EvidenceKind), rapid.SampledFrom([]plan.Act{"", plan.Start, plan.SayDone}).Draw(r, "act"))
	case 8:
		a.Due, a.First, a.Why = a.Due+day.Day(rapid.IntRange(-20, 20).Draw(r, "moved")), a.First+1, why
		a.Owner = rapid.SampledFrom([]string{"tom", "olive", "sam"}).Draw(r, "owner")
		return p.Save(who, today, &a, plan.Ties{Word: plan.Serves, Kind: plan.ObjectiveKind, IDs: ids(r, p, plan.ObjectiveKind)})
	case 9:
		return p.Save(who, today, anything(r, today), plan.Ties{Word: plan.Serves, Kind: plan.ObjectiveKind, IDs: ids(r, p, plan.ObjectiveKind)})
	case 10:
		return p.Save(who, today, someEvidence(r, today), plan.Ties{Word: plan.Proves, Kind: plan.ActionKind, IDs: ids(r, p, plan.ActionKind)})
	case 11, 12:
		for _, e := range p.Evidence() {
			if !e.Accepted() || rapid.Bool().Draw(r, "look again") {
				return p.LookAt(who, today, e.ID, e.Seq, rapid.IntRange(0, 4).Draw(r, "holds") > 0, true, "seen")
			}
		}
		return nil, &plan.NotAllowed{Say: "nothing to look at"}
	}
	end, seq := anyValue(r, p)
	return p.Withdraw(who, today, end, seq, why)
}

// ids draws some of the values of a kind.
func ids(r *rapid.T, p *plan.Plan, kind string) (some []string) {
	for _, e := range endsOf(p) {
		if e.Kind == kind && rapid.Bool().Draw(r, "chosen") {
			some = append(some, e.ID)
		}
	}
	return some
}

func endsOf(p *plan.Plan) (ends []plan.End) {
	for _, v := range p.Recommendations() {
		ends = append(ends, plan.End{Kind: v.Kind(), ID: v.ID})
	}
	for _, v := range p.Themes() {
		ends = append(ends, plan.End{Kind: v.Kind(), ID: v.ID})
	}
	for _, v := range p.Objectives() {
		ends = append(ends, plan.End{Kind: v.Kind(), ID: v.ID})
	}
	for _, v := range p.Actions() {
		ends = append(ends, plan.End{Kind: v.Kind(), ID: v.ID})
		for _, h := range p.Of(v.Kind(), v.ID) {
			if h.Word == "of" {
				ends = append(ends, h.End)
			}
		}
	}
	for _, v := range p.Measures() {
		ends = append(ends, plan.End{Kind: v.Kind(), ID: v.ID})
	}
	for _, v := range p.Evidence() {
		ends = append(ends, plan.End{Kind: v.Kind(), ID: v.ID})
	}
	return ends
}

func anyValue(r *rapid.T, p *plan.Plan) (plan.End, int64) {
	ends := endsOf(p)
	if len(ends) == 0 {
		return plan.End{}, 0
	}
	e := rapid.SampledFrom(ends).Draw(r, "value")
	v, _ := p.Value(e)
	return e, reflect.ValueOf(v).Elem().FieldByName("Seq").Int()
}

func anything(r *rapid.T, today day.Day) plan.Value {
	return rapid.SampledFrom([]plan.Value{&plan.Action{Title: "Another", Owner: "tom", Due: today + 30}, &plan.Action{Title: "Nobody's", Due: today}}).Draw(r, "new")
}

func someEvidence(r *rapid.T, today day.Day) plan.Value {
	return rapid.SampledFrom([]plan.Value{
		&plan.Evidence{Sort: plan.StaffSort, Title: "Staff", Text: "Better", Day: today, Voice: &plan.Voice{Who: "chairs"}},
		&plan.Evidence{Sort: plan.FigureSort, Title: "Figure", Day: today, Figure: &plan.Figure{Code: icpc, AsAt: today, Value: 90}},
	}).Draw(r, "evidence")
}

// sound says what must hold of a plan whatever was done; it counts the blue actions.
func sound(r *rapid.T, d *desk) (blue int) {
	live := endsOf(d.plan)
	for _, e := range live {
		for _, h := range d.plan.Of(e.Kind, e.ID) {
			if !slices.Contains(live, h.End) {
				r.Fatalf("a %s hangs on a %s that is gone", e.Kind, h.Kind)
			}
			back := slices.ContainsFunc(d.plan.Of(h.Kind, h.ID), func(b plan.Hang) bool { return b.End == e && b.Word == h.Word && b.Out != h.Out })
			rule := plan.Rule{From: e.Kind, Word: h.Word, To: h.Kind}
			if !h.Out {
				rule.From, rule.To = h.Kind, e.Kind
			}
			if !back || h.Word != "of" && !slices.Contains(plan.Rules, rule) {
				r.Fatalf("%s %s %s: the other side knows nothing of it, or there is no such link", e.Kind, h.Word, h.Kind)
			}
		}
	}
	st := d.standing()
	for _, a := range d.plan.Actions() {
		soundAction(r, d.plan, a)
		if st.Ratings(a.ID).Schedule.Rating == plan.Blue {
			blue++
			soundBlue(r, d.plan, a)
		}
	}
	return blue
}

func soundAction(r *rapid.T, p *plan.Plan, a plan.Action) {
	state := plan.State("")
	for _, v := range p.Versions(a.ID) {
		step := func(s plan.Step) bool { return s.From == state && s.To == v.State }
		if v.State != state && !slices.ContainsFunc(plan.Steps, step) {
			r.Fatalf("from %q to %q: there is no such step", state, v.State)
		}
		if state = v.State; v.First != a.First {
			r.Fatalf("first due on %s, and before on %s", a.First, v.First)
		}
	}
	if a.Began.Known() == (a.State == plan.NotStarted) || a.Done.Known() == (a.State == plan.NotStarted || a.State == plan.UnderWay) {
		r.Fatalf("%s, began %s, done %s", a.State, a.Began, a.Done)
	}
}

func soundBlue(r *rapid.T, p *plan.Plan, a plan.Action) {
	all := p.Agreements(a.ID)
	if len(all) == 0 || slices.Contains(handsBefore(p, a.ID, all[len(all)-1].Seq), all[len(all)-1].By) {
		r.Fatalf("%q is blue: agreements %+v, hands %v", a.Title, all, p.Hands(a.ID))
	}
	if len(plan.AcceptedSorts(p.ProofOf(plan.End{Kind: plan.ActionKind, ID: a.ID}))) < 2 || len(all[len(all)-1].Shown) == 0 {
		r.Fatal("blue without proof")
	}
	if a.State != plan.Agreed && a.State != plan.Embedded {
		r.Fatalf("rated blue while %s", a.State)
	}
}

// handsBefore are those who had a hand in an action by an entry of the journal.
func handsBefore(p *plan.Plan, id string, seq int64) (hands []string) {
	for _, v := range p.Versions(id) {
		if v.Seq < seq {
			hands = append(append(hands, v.Hands...), v.Owner, v.Contact)
		}
	}
	for _, u := range p.Updates(id) {
		if u.Seq < seq {
			hands = append(hands, u.By)
		}
	}
	return hands
}
