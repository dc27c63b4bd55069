package demo

import (
	"context"
	"fmt"
	"slices"
	"strconv"

	"goldthread/assurance/plan"
	"goldthread/day"
	"goldthread/indicator"
	"goldthread/indicator/catalogue"
)

// extend brings the objectives of a month into the plan, with what they answer, their measures and actions: what is linked
// to must be in the plan first, so each kind is kept before the next.
func (i *improvement) extend(ctx context.Context, month int) error {
	var added []*objective
	for _, o := range i.text.objectives {
		if o.month == month {
			added = append(added, o)
		}
	}
	if len(added) == 0 {
		return nil
	}
	recommendations := i.answered(added)
	for _, fill := range []func(*batch) error{
		func(b *batch) error { return i.themes(b, recommendations) },
		func(b *batch) error { return i.recommendations(b, recommendations) },
		func(b *batch) error { return i.objectives(b, added) },
		func(b *batch) error { return i.actions(b, added) },
		func(b *batch) error { return i.measures(ctx, b, added) },
	} {
		b, err := i.batch(officer)
		if err != nil {
			return err
		}
		if err := fill(b); err != nil {
			return err
		}
		if err := b.done(ctx); err != nil {
			return err
		}
	}
	return nil
}

// answered are the recommendations that objectives answer and that are not in the plan yet.
func (i *improvement) answered(by []*objective) (all []recommended) {
	for _, r := range i.text.recommendations {
		_, there := i.ids[plan.RecommendationKind+" "+r.name()]
		if !there && slices.ContainsFunc(by, func(o *objective) bool { return slices.Contains(o.answers, r.name()) }) {
			all = append(all, r)
		}
	}
	return all
}

func (i *improvement) themes(b *batch, of []recommended) error {
	if b.on.Seq() == 0 {
		b.save("", &plan.Settings{Title: "Improvement plan for children's services in Wychmoor", Board: board, Every: 1, Remind: 7})
	}
	for _, r := range of {
		if _, there := i.ids[plan.ThemeKind+" "+r.theme]; !there {
			b.save(r.theme, &plan.Theme{Title: r.theme})
		}
	}
	return nil
}

func (i *improvement) recommendations(b *batch, all []recommended) error {
	for _, r := range all {
		order, err := strconv.Atoi(r.number)
		if err != nil {
			return fmt.Errorf("recommendation %q: %w", r.number, err)
		}
		b.save(r.name(), &plan.Recommendation{Text: r.text, Source: i.sources[r.source], Number: r.number, Page: r.page, Order: order},
			i.tie(plan.BelongsTo, plan.ThemeKind, r.theme))
	}
	return nil
}

// roles are how readers outside know whoever sponsors an objective.
var roles = map[string]string{"margaret": "Director of children's services", "ruth": "Head of safeguarding", "tomasz": "Head of quality assurance"}

func (i *improvement) objectives(b *batch, all []*objective) error {
	for _, o := range all {
		b.save(o.number, &plan.Objective{Number: o.number, Title: o.title, SoWhat: o.soWhat, Sponsor: called[o.sponsor], SponsorRole: roles[o.sponsor], Board: board},
			i.tie(plan.Answers, plan.RecommendationKind, o.answers...))
	}
	return nil
}

func (i *improvement) actions(b *batch, of []*objective) error {
	for _, o := range of {
		for _, a := range o.actions {
			one := &plan.Action{Number: a.number, Title: a.title, Lead: a.lead, Partner: a.agency, Owner: called[a.owner],
				Start: i.back(a.start, planDay+11), Due: i.back(a.due, 1).MonthEnd()}
			if one.Owner == partner { // an agency updates it; the service's own officer answers for it
				one.Owner, one.Contact = officer, partner
			}
			for _, m := range a.steps {
				one.Milestones = append(one.Milestones, plan.Milestone{Title: m.text, Due: i.back(m.month, 28)})
			}
			b.save(a.number, one, i.tie(plan.Serves, plan.ObjectiveKind, o.number))
		}
	}
	return nil
}

func (i *improvement) measures(ctx context.Context, b *batch, of []*objective) error {
	for _, o := range of {
		if err := i.measuresOf(ctx, b, o.measured, i.tie(plan.Shows, plan.ObjectiveKind, o.number)); err != nil {
			return err
		}
		for _, a := range o.actions {
			if err := i.measuresOf(ctx, b, a.measured, i.tie(plan.Shows, plan.ActionKind, a.number)); err != nil {
				return err
			}
		}
	}
	return nil
}

func (i *improvement) measuresOf(ctx context.Context, b *batch, m measured, to plan.Ties) error {
	for _, one := range m.measures {
		v := &plan.Measure{Code: one.code, Question: one.question, Polarity: indicator.Higher, Target: one.target, TargetDay: i.back(one.by, 1).MonthEnd()}
		v.Baseline, v.BaselineDay = one.baseline, i.onDay().MonthStart()-1
		if one.code != "" {
			in, _ := catalogue.Find(one.code)
			v.Polarity = in.About().Polarity
			f, err := i.figure(ctx, in, v.BaselineDay)
			if err != nil {
				return err
			}
			if v.Baseline = f.Value; !f.Known || f.Partial {
				v.Baseline, v.BaselineDay = 0, day.Never
			}
		}
		b.save(one.code+one.question, v, to)
	}
	return nil
}
