package plan_test

import (
	"context"
	"fmt"
	"testing"
	"time"

	"goldthread/assurance/plan"
	"goldthread/day"
	"goldthread/indicator"
	"goldthread/store"
)

// large is a journal with a plan of 300 actions and three years of monthly updates, kept as the models keep it but for the
// rules of who may, and readings of its 40 measures over 36 months.
func large(b *testing.B) (*store.Store, plan.Readings, day.Day) {
	b.Helper()
	first := on("2022-04-01")
	journal, err := store.Open(context.Background(), b.TempDir(), func() time.Time { return first.Time() })
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { journal.Close() })
	var drafts []store.Draft
	keep := func(v plan.Value) string {
		d, err := v.Draft(store.AnyBase)
		if err != nil {
			b.Fatal(err)
		}
		drafts = append(drafts, d)
		return d.ID
	}
	tie := func(fromKind, from, word, toKind, to string) {
		keep(&plan.Link{From: plan.End{Kind: fromKind, ID: from}, Word: word, To: plan.End{Kind: toKind, ID: to}})
	}
	readings := plan.Readings{}
	var measures, objectives []string
	for i := range 40 {
		code := fmt.Sprintf("measure-%d", i)
		readings[code] = moved("2022-01-01", 12+i%20, 60, 27-i%20, 60+float64(i))
		measures = append(measures, keep(&plan.Measure{Code: code, Polarity: indicator.Higher, Target: 90, TargetDay: first + 1000}))
	}
	for i := range 30 {
		r := keep(&plan.Recommendation{Text: fmt.Sprint("Recommendation ", i), Source: plan.Source{Kind: "inspection", ID: "i"}, Order: i})
		o := keep(&plan.Objective{Title: fmt.Sprint("Objective ", i)})
		tie(plan.ObjectiveKind, o, plan.Answers, plan.RecommendationKind, r)
		objectives = append(objectives, o)
	}
	line := func(d day.Day) plan.Line { return plan.Line{Changed: d} }
	for i := range 300 {
		a := &plan.Action{Line: line(first), Number: fmt.Sprint(i/10, ".", i%10), Title: fmt.Sprint("Action ", i), Owner: "tom", Start: first, Due: first + 1200, State: plan.NotStarted}
		a.ID = keep(a)
		a.State, a.Began = plan.UnderWay, first+day.Day(i)
		a.Changed = a.Began
		keep(a)
		tie(plan.ActionKind, a.ID, plan.Serves, plan.ObjectiveKind, objectives[i%30])
		tie(plan.MeasureKind, measures[i%40], plan.Shows, plan.ActionKind, a.ID)
		tie(plan.MeasureKind, measures[(i+7)%40], plan.Shows, plan.ActionKind, a.ID)
		for month := range 36 - i/30 {
			d := a.Began.AddMonths(month)
			keep(&plan.Update{Line: line(d), Action: a.ID, Day: d, By: "tom", Did: "The room was booked and the list went out.", Next: "The next list."})
		}
		for j := range 3 {
			e := keep(&plan.Evidence{Line: line(first), Sort: plan.StaffSort, Title: fmt.Sprint("Staff ", j), Text: "Better", Day: first, AddedBy: "tom", Voice: &plan.Voice{Who: "staff"}})
			tie(plan.EvidenceKind, e, plan.Proves, plan.ActionKind, a.ID)
		}
	}
	if _, err := journal.Append(context.Background(), code, "tom", drafts); err != nil {
		b.Fatal(err)
	}
	return journal, readings, on("2025-03-31")
}

// BenchmarkRead reads the whole plan: when the program starts.
func BenchmarkRead(b *testing.B) {
	journal, _, _ := large(b)
	for b.Loop() {
		if _, err := plan.Read(context.Background(), journal, code); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkWith takes one update into the plan: after a page was saved.
func BenchmarkWith(b *testing.B) {
	journal, _, _ := large(b)
	p, err := plan.Read(context.Background(), journal, code)
	if err != nil {
		b.Fatal(err)
	}
	u := plan.Update{Action: p.Actions()[7].ID, Day: on("2025-03-30"), By: "tom", Did: "More"}
	d, _ := u.Draft(0)
	entry := store.Entry{Authority: code, Seq: p.Seq() + 1, Kind: d.Kind, ID: d.ID, Op: d.Op, Body: d.Body, Actor: "tom"}
	for b.Loop() {
		if _, err := p.With([]store.Entry{entry}); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkOn rates all actions: once for each new plan and day.
func BenchmarkOn(b *testing.B) {
	journal, readings, today := large(b)
	p, err := plan.Read(context.Background(), journal, code)
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		p.On(today, readings)
	}
}

// BenchmarkPage is what the page of the whole plan asks of a standing that is there: every action's ratings, whether it is
// silent, what hangs on it, and the lists at the head.
func BenchmarkPage(b *testing.B) {
	journal, readings, today := large(b)
	p, err := plan.Read(context.Background(), journal, code)
	if err != nil {
		b.Fatal(err)
	}
	s := p.On(today, readings)
	for b.Loop() {
		for _, a := range s.Actions() {
			_ = s.Ratings(a.ID)
			_ = s.NextUpdate(a.ID)
			_ = s.MeasuresOf(a.ID)
			_ = s.Of(plan.ActionKind, a.ID)
		}
		s.UpdatesDue("")
		s.RedWithoutRecovery()
		s.DoneButNotWorking()
		s.WorkingButNotDone()
		s.ChecksDue()
	}
}
