package plan_test

import (
	"context"
	"errors"
	"slices"
	"testing"
	"time"

	"goldthread/assurance"
	"goldthread/assurance/plan"
	"goldthread/day"
	"goldthread/indicator"
	"goldthread/store"
)

const code = "999"

func on(text string) day.Day { return day.MustParse(text) }

// desk is a journal with a plan in it, and the day that its people live on.
type desk struct {
	*testing.T
	journal *store.Store
	code    string
	at      time.Time
	plan    *plan.Plan
	today   day.Day
}

func newDesk(t *testing.T, place, today string) *desk {
	t.Helper()
	d := &desk{T: t, code: code, at: time.Date(2025, 4, 1, 9, 0, 0, 0, time.UTC), today: on(today)}
	var err error
	d.journal, err = store.Open(context.Background(), place, func() time.Time { d.at = d.at.Add(time.Minute); return d.at })
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { d.journal.Close() })
	if d.plan, err = plan.Read(context.Background(), d.journal, code); err != nil {
		t.Fatal(err)
	}
	return d
}

// person is somebody with some rights.
func person(account string, rights ...string) plan.Person {
	return plan.Person{Account: account, May: func(right string) bool { return slices.Contains(rights, right) }}
}

var (
	officer = person("olive", plan.Seeing, plan.Keeping, plan.Updating, plan.Checking, plan.Recording)
	second  = person("sam", plan.Seeing, plan.Keeping, plan.Updating, plan.Checking, plan.Recording)
	owner   = person("tom", plan.Seeing, plan.Updating)
	partner = person("pat", plan.Seeing, plan.Updating)
	auditor = person("quinn", plan.Seeing, plan.Checking)
	chair   = person("lorna", plan.Seeing, plan.Recording)
	member  = person("harjit", plan.Seeing)
)

// append keeps drafts and takes them into the plan, as the pages do.
func (d *desk) append(who plan.Person, drafts []store.Draft, err error) error {
	d.Helper()
	if err != nil {
		return err
	}
	first, err := d.journal.Append(context.Background(), d.code, who.Account, drafts)
	if err != nil {
		return err
	}
	var news []store.Entry
	err = d.journal.Since(context.Background(), d.code, first-1, func(e *store.Entry) error {
		kept := *e
		kept.Body = slices.Clone(e.Body)
		news = append(news, kept)
		return nil
	})
	if err != nil {
		return err
	}
	d.plan, err = d.plan.With(news)
	return err
}

// save keeps a value and gives its id.
func (d *desk) save(who plan.Person, v plan.Value, ties ...plan.Ties) string {
	d.Helper()
	drafts, err := d.plan.Save(who, d.today, v, ties...)
	if err := d.append(who, drafts, err); err != nil {
		d.Fatalf("%s saves a %s: %v", who.Account, v.Kind(), err)
	}
	return drafts[0].ID
}

// do does an act on an action as it stands.
func (d *desk) do(who plan.Person, id string, act plan.Act, why string) {
	d.Helper()
	if err := d.try(who, id, act, why); err != nil {
		d.Fatalf("%s: %s: %v", who.Account, act, err)
	}
}

func (d *desk) try(who plan.Person, id string, act plan.Act, why string) error {
	d.Helper()
	a, _ := d.plan.Action(id)
	drafts, err := d.plan.Do(who, d.today, id, a.Seq, act, why)
	return d.append(who, drafts, err)
}

func (d *desk) update(who plan.Person, u plan.Update, act plan.Act) error {
	d.Helper()
	a, _ := d.plan.Action(u.Action)
	drafts, err := d.standing().Update(who, a.Seq, u, nil, act)
	return d.append(who, drafts, err)
}

func (d *desk) agree(who plan.Person, id string) error {
	d.Helper()
	a, _ := d.plan.Action(id)
	drafts, err := d.standing().Agree(who, a.Seq, plan.Agreement{Action: id, Body: "Improvement board", Day: d.today})
	return d.append(who, drafts, err)
}

// standing is the plan today, with a measure that has moved to where it should be.
func (d *desk) standing() *plan.Standing { return d.plan.On(d.today, readings) }

const icpc = "icpc-within-15wd"

var readings = plan.Readings{icpc: moved("2024-01-01", 12, 60, 12, 90)}

// moved is a reading of so many months at a value, then so many at another, each with the little noise that limits need.
func moved(from string, before int, low float64, after int, high float64) plan.Reading {
	var r plan.Reading
	first := on(from)
	for i := range before + after {
		value := low
		if i >= before {
			value = high
		}
		month := first.AddMonths(i)
		r.Months = append(r.Months, plan.Point{Span: day.Span{From: month, To: month.MonthEnd()}, Value: value + float64(i%3) - 1, Known: true})
	}
	r.Known, r.Now = true, plan.Figure{Code: icpc, AsAt: r.Months[len(r.Months)-1].Span.To, Value: high, Numerator: int(high), Denominator: 100}
	return r
}

// small is a plan of one line, its owner's and its agency's, with a measure that is met.
type small struct{ recommendation, theme, objective, action, measure string }

func (d *desk) small() (s small) {
	d.Helper()
	s.theme = d.save(officer, &plan.Theme{Title: "Timely help"})
	s.recommendation = d.save(officer, &plan.Recommendation{Text: "Hold conferences in time.", Number: "4", Source: plan.Source{Kind: "inspection", ID: "i1", Name: "2018"}},
		plan.Ties{Word: plan.BelongsTo, Kind: plan.ThemeKind, IDs: []string{s.theme}})
	s.objective = d.save(officer, &plan.Objective{Number: "1", Title: "Conferences in time", SoWhat: "Nobody waits", Sponsor: "margaret", SponsorRole: "Director"},
		plan.Ties{Word: plan.Answers, Kind: plan.RecommendationKind, IDs: []string{s.recommendation}})
	s.action = d.save(officer, &plan.Action{Number: "1.1", Title: "Book the room on the day", Owner: "tom", Lead: "Head of service", Partner: "Health", Contact: "pat",
		Start: d.today, Due: d.today + 60, Milestones: []plan.Milestone{{Title: "Rooms found", Due: d.today + 30}}},
		plan.Ties{Word: plan.Serves, Kind: plan.ObjectiveKind, IDs: []string{s.objective}})
	s.measure = d.save(officer, &plan.Measure{Code: icpc, Polarity: indicator.Higher, Baseline: 60, BaselineDay: on("2024-12-31"), Target: 85, TargetDay: d.today + 365},
		plan.Ties{Word: plan.Shows, Kind: plan.ActionKind, IDs: []string{s.action}})
	return s
}

// prove adds two kinds of evidence to an action and lets somebody else accept them.
func (d *desk) prove(action string) (ids []string) {
	d.Helper()
	tie := plan.Ties{Word: plan.Proves, Kind: plan.ActionKind, IDs: []string{action}}
	ids = append(ids, d.save(owner, &plan.Evidence{Sort: plan.AuditSort, Title: "Dip sample", Day: d.today,
		Audit: &plan.AuditSet{Question: "Held in time?", N: 20, Met: 18, Period: day.Span{From: d.today - 30, To: d.today}}}, tie))
	ids = append(ids, d.save(owner, &plan.Evidence{Sort: plan.VoiceSort, Title: "Parents", Text: "We knew the day.", Day: d.today, Voice: &plan.Voice{Who: "parents", N: 9}}, tie))
	for _, id := range ids {
		d.accept(id)
	}
	return ids
}

func (d *desk) accept(id string) {
	d.Helper()
	v, _ := d.plan.Value(plan.End{Kind: plan.EvidenceKind, ID: id})
	drafts, err := d.plan.LookAt(auditor, d.today, id, v.(*plan.Evidence).Seq, true, true, "seen")
	if err := d.append(auditor, drafts, err); err != nil {
		d.Fatal(err)
	}
}

// wrong are the fields of the problems in an error.
func wrong(err error) (fields []string) {
	var problems assurance.Problems
	if errors.As(err, &problems) {
		for _, p := range problems {
			fields = append(fields, p.Field)
		}
	}
	return fields
}

func asNotAllowed(err error, to **plan.NotAllowed) bool { return errors.As(err, to) }
