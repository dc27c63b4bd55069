package demo

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"goldthread/access"
	"goldthread/assurance/plan"
	"goldthread/day"
	"goldthread/sample"
	"goldthread/store"
)

// improvement is the plan of Wychmoor while it comes about. Everything in it is written by plan's own acts, by people with
// the rights of their roles, on the plan as it stood then.
type improvement struct {
	*wychmoor
	text    *planned
	now     *plan.Plan
	news    []store.Entry     // written, and not yet in now
	ids     map[string]string // of what the text names, by kind and name
	sources map[string]plan.Source
	stood   *plan.Plan // on which the owners of the month write
	month   int
}

// plan is the plan as it stands.
func (i *improvement) plan() (*plan.Plan, error) {
	var err error
	if len(i.news) > 0 {
		i.now, err = i.now.With(i.news)
		i.news = nil
	}
	return i.now, err
}

func (i *improvement) standing() (*plan.Standing, error) {
	p, err := i.plan()
	if err != nil {
		return nil, err
	}
	return p.On(i.onDay(), plan.Readings{}), nil
}

// onDay is the day of the moment.
func (w *wychmoor) onDay() day.Day { return day.OfTime(w.now()) }

// person is an account with the rights of its role.
func person(name string) plan.Person {
	for _, p := range people {
		if p.Name == name {
			return plan.Person{Account: name, May: func(right string) bool { return p.Role.May(access.Act(right)) }}
		}
	}
	return plan.Person{Account: name, May: func(string) bool { return false }}
}

// keep appends what a person wrote, in one go.
func (i *improvement) keep(ctx context.Context, who string, drafts []store.Draft) error {
	if len(drafts) == 0 {
		return nil
	}
	first, err := i.journal.Append(ctx, sample.Code, who, drafts)
	if err != nil {
		return err
	}
	return i.journal.Since(ctx, sample.Code, first-1, func(e *store.Entry) error {
		kept := *e
		kept.Body = slices.Clone(e.Body)
		i.news = append(i.news, kept)
		return nil
	})
}

// batch is what one person writes at a moment, on the plan as it stands then. It is kept whole, or not at all.
type batch struct {
	i      *improvement
	who    plan.Person
	on     *plan.Plan
	drafts []store.Draft
	wrong  error
}

func (i *improvement) batch(who string) (*batch, error) {
	p, err := i.plan()
	return &batch{i: i, who: person(who), on: p}, err
}

// save adds a value, and remembers its id by the name that the text has for it.
func (b *batch) save(name string, v plan.Value, ties ...plan.Ties) {
	drafts, err := b.on.Save(b.who, b.i.onDay(), v, ties...)
	if b.add(name, drafts, err); err == nil && name != "" {
		b.i.ids[v.Kind()+" "+name] = drafts[0].ID
	}
}

func (b *batch) add(what string, drafts []store.Draft, err error) {
	if err != nil {
		b.wrong = errors.Join(b.wrong, fmt.Errorf("the plan, %s, by %s: %w", what, b.who.Account, err))
		return
	}
	b.drafts = append(b.drafts, drafts...)
}

// done keeps the batch.
func (b *batch) done(ctx context.Context) error {
	if b.wrong != nil {
		return b.wrong
	}
	return b.i.keep(ctx, b.who.Account, b.drafts)
}

// tie links to values that the text names.
func (i *improvement) tie(word, kind string, names ...string) plan.Ties {
	t := plan.Ties{Word: word, Kind: kind}
	for _, name := range names {
		if id, ok := i.ids[kind+" "+name]; ok {
			t.IDs = append(t.IDs, id)
		}
	}
	return t
}

// action is the action of a number as it stands in a plan.
func (i *improvement) action(p *plan.Plan, number string) plan.Action {
	a, _ := p.Action(i.ids[plan.ActionKind+" "+number])
	return a
}
