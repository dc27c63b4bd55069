package demo

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"

	"goldthread/assurance/plan"
	"goldthread/day"
	"goldthread/sample"
)

// The days of a month on which people see to the plan, or the Mondays after.
const (
	planDay  = 4  // who keeps the plan adds to it and moves its days
	proofDay = 14 // evidence is added; on the next working day somebody else looks at it
	checkDay = 18
	boardDay = 21
)

// planMonths is how many months before the newest lists the plan begins.
const planMonths = 35

// updateDays are when in the month each owner writes.
var updateDays = map[string]int{serviceManager: 6, director: 7, teamManager: 8, auditor: 9, analyst: 10, partner: 13}

// called are the owners as the plan's text calls them.
var called = map[string]string{"ruth": serviceManager, "margaret": director, "gareth": teamManager, "tomasz": auditor, "mina": analyst, "anil": partner}

// back is a day of a month before that of the newest lists.
func (w *wychmoor) back(months, dom int) day.Day {
	return w.asAt.MonthStart().AddMonths(-months) + day.Day(dom-1)
}

// onward is a day, or the Monday after it where it is a Saturday or Sunday.
func onward(d day.Day) day.Day {
	for d.Weekday() == time.Saturday || d.Weekday() == time.Sunday {
		d++
	}
	return d
}

// lately puts something into the story that happens on a day, unless that has not come.
func (w *wychmoor) lately(d day.Day, hour, minute int, do func(context.Context) error) {
	if when := w.on(d, hour, minute); !when.After(w.Now) {
		w.at(when, do)
	}
}

// improve puts the plan into the story, month by month.
func (w *wychmoor) improve() error {
	text, err := readPlanned(planStory)
	if err != nil {
		return err
	}
	i := &improvement{wychmoor: w, text: text, ids: map[string]string{}, sources: w.sources()}
	w.at(w.on(w.back(planMonths, planDay), 8, 50), func(ctx context.Context) (err error) {
		i.now, err = plan.Read(ctx, w.journal, sample.Code)
		return err
	})
	for m := planMonths; m >= -1; m-- {
		w.lately(onward(w.back(m, planDay)), 9, 0, func(ctx context.Context) error { return i.extend(ctx, m) })
		w.lately(onward(w.back(m, planDay)), 10, 0, func(ctx context.Context) error { return i.moveDays(ctx, m) })
		for _, who := range slices.Sorted(maps.Keys(updateDays)) {
			w.lately(onward(w.back(m, updateDays[who])), 16, 20, func(ctx context.Context) error { return i.update(ctx, who, m) })
		}
		w.lately(onward(w.back(m, proofDay)), 11, 0, func(ctx context.Context) error { return i.prove(ctx, m) })
		w.lately(onward(onward(w.back(m, proofDay))+1), 9, 30, func(ctx context.Context) error { return i.lookAt(ctx, m) })
		w.lately(onward(w.back(m, checkDay)), 14, 0, func(ctx context.Context) error { return i.check(ctx, m) })
		w.lately(onward(w.back(m, boardDay)), 17, 0, func(ctx context.Context) error { return i.agree(ctx, m) })
	}
	for _, b := range []struct {
		month int
		title string
	}{{34, "The plan after the inspection that found that services require improvement"}, {11, "The plan after the inspection that found services good"}} {
		w.lately(onward(w.back(b.month, boardDay)), 18, 0, func(ctx context.Context) error {
			return i.one(ctx, "", &plan.Baseline{Title: b.title, AgreedBy: board, Day: i.onDay()})
		})
	}
	return nil
}

// board oversees the plan.
const board = "Improvement board"

// one keeps a single value of whoever keeps the plan.
func (i *improvement) one(ctx context.Context, name string, v plan.Value, ties ...plan.Ties) error {
	b, err := i.batch(officer)
	if err != nil {
		return err
	}
	b.save(name, v, ties...)
	return b.done(ctx)
}

// each goes through what becomes of actions in a month.
func (i *improvement) each(month int, what ...string) (found []happened) {
	for _, o := range i.text.objectives {
		for _, a := range o.actions {
			for _, e := range a.life {
				if e.month == month && slices.Contains(what, e.what) {
					found = append(found, happened{a, e})
				}
			}
		}
	}
	return found
}

type happened struct {
	*action
	event
}

// moveDays moves due days, with the reason.
func (i *improvement) moveDays(ctx context.Context, month int) error {
	moved := i.each(month, "moves")
	if len(moved) == 0 {
		return nil
	}
	b, err := i.batch(officer)
	if err != nil {
		return err
	}
	for _, h := range moved {
		a := i.action(b.on, h.number)
		a.Due, a.Why = i.back(h.to, 1).MonthEnd(), h.words
		b.save(h.number, &a)
	}
	return b.done(ctx)
}

// check says three months after an action turned blue or later whether it still holds.
func (i *improvement) check(ctx context.Context, month int) error {
	checked := i.each(month, "holds", "back")
	if len(checked) == 0 {
		return nil
	}
	for _, who := range []string{auditor, officer} {
		b, err := i.batch(who)
		if err != nil {
			return err
		}
		for _, h := range checked {
			if (who == officer) != (h.owner == "tomasz") { // nobody checks what they had a hand in
				continue
			}
			act := plan.StillHold
			if h.what == "back" {
				act = plan.SendBack
			}
			a := i.action(b.on, h.number)
			drafts, err := b.on.Do(b.who, i.onDay(), a.ID, a.Seq, act, h.words)
			b.add(h.number+" is checked", drafts, err)
		}
		if err := b.done(ctx); err != nil {
			return err
		}
	}
	return nil
}

// agree writes down what the board agreed on its day.
func (i *improvement) agree(ctx context.Context, month int) error {
	blue := i.each(month, "blue")
	if len(blue) == 0 {
		return nil
	}
	s, err := i.standing()
	if err != nil {
		return err
	}
	b := &batch{i: i, who: person(chair)}
	for _, h := range blue {
		a := i.action(s.Plan, h.number)
		drafts, err := s.Agree(b.who, a.Seq, plan.Agreement{Action: a.ID, Body: board, Day: i.onDay(), Meeting: "Meeting of " + i.onDay().Long()})
		b.add(h.number+" turns blue", drafts, err)
	}
	return b.done(ctx)
}

// update writes what an owner says of the own actions in a month.
func (i *improvement) update(ctx context.Context, who string, month int) error {
	s, err := i.inMonth(month)
	if err != nil {
		return err
	}
	b := &batch{i: i, who: person(who), on: s.Plan}
	for n, a := range i.owned(who) {
		if u, act, says := i.says(s.Plan, a, n, month); says {
			u.Day = i.onDay()
			drafts, err := s.Update(b.who, i.action(s.Plan, a.number).Seq, u, nil, act)
			b.add("the update of "+a.number, drafts, err)
		}
		for _, e := range a.life {
			if e.month == month && e.what == "recovery" {
				b.save(a.number, &plan.Recovery{Action: i.ids[plan.ActionKind+" "+a.number], Text: e.words, By: i.back(e.to, 15)})
			}
		}
	}
	return b.done(ctx)
}

// inMonth is the plan on which the owners of a month write: none of them touches an action of another.
func (i *improvement) inMonth(month int) (s *plan.Standing, err error) {
	if i.stood == nil || i.month != month {
		i.month = month
		if i.stood, err = i.plan(); err != nil {
			return nil, err
		}
	}
	return i.stood.On(i.onDay(), plan.Readings{}), nil
}

// owned are the actions of an account.
func (i *improvement) owned(who string) (all []*action) {
	for _, o := range i.text.objectives {
		for _, a := range o.actions {
			if called[a.owner] == who {
				all = append(all, a)
			}
		}
	}
	return all
}

// says is what the owner says of an action in a month, if anything.
func (i *improvement) says(p *plan.Plan, a *action, n, month int) (u plan.Update, act plan.Act, says bool) {
	known := i.action(p, a.number)
	u = plan.Update{Action: known.ID}
	for _, m := range a.steps {
		if m.reached == month && !m.late {
			u.Reached = append(u.Reached, stepID(known, m.text))
			u.Did = "Reached: " + lowerFirst(m.text) + "."
		}
	}
	for _, e := range a.life {
		if e.month != month {
			continue
		}
		switch e.what {
		case "begins":
			return begun(u, n), plan.Start, true
		case "done":
			u.Did = e.words
			return u, plan.SayDone, true
		case "says":
			u.Did, u.Next, u.Schedule.Rating = e.words, e.next, e.rating
			return u, "", true
		}
	}
	if known.State != plan.UnderWay || a.silent(month) {
		return u, "", u.Did != "" && known.State == plan.UnderWay
	}
	if u.Did == "" {
		u.Did = monthly[(n*11+month*5)%len(monthly)]
	}
	u.Next = next[(n*7+month*3)%len(next)]
	return u, "", true
}

// begun is the first update of an action.
func begun(u plan.Update, n int) plan.Update {
	u.Did = strings.TrimSpace(u.Did + " " + beginnings[n%len(beginnings)])
	return u
}

func (a *action) silent(month int) bool {
	return slices.ContainsFunc(a.quiets, func(q [2]int) bool { return month <= q[0] && month >= q[1] })
}

func stepID(a plan.Action, title string) string {
	for _, m := range a.Milestones {
		if m.Title == title {
			return m.ID
		}
	}
	return fmt.Sprintf("no milestone %q", title)
}

func lowerFirst(text string) string { return strings.ToLower(text[:1]) + text[1:] }
