package web

import (
	"errors"
	"slices"

	"goldthread/access"
	"goldthread/assurance"
	"goldthread/assurance/inspection"
	"goldthread/assurance/plan"
	"goldthread/day"
	"goldthread/indicator/catalogue"
	"goldthread/report"
)

// standingKey names a plan as it stands on a day: what was written in it, what was written about the figures (a note that
// begins a series anew), and which papers its numbers are from: those of the newest scorecard are whole figures.
type standingKey struct {
	plan     *plan.Plan
	register *inspection.Register // what is published of it decides what readers outside are told
	written  *assurance.Written
	today    day.Day
	from     *report.Pack // nil where there is none
	whole    bool         // these are all figures, not the published ones
	outside  bool         // without names and without what is for the service alone
}

// standing is the plan as it stands today, rated by the whole figures as they are known now. Everybody sees the same
// ratings; the numbers and charts behind them are for those who may see figures, and the others get those of
// shownStanding.
func (v *visit) standing() (*plan.Standing, error) {
	pack, err := v.newestScorecard()
	if err != nil {
		return nil, err
	}
	return v.standingBy(pack, true, false)
}

// shownStanding is the plan as the viewer may see it, with the numbers that they may see: the whole figures, or those of
// the newest published papers.
func (v *visit) shownStanding() (*plan.Standing, error) {
	pack, err := v.shownPack()
	if err != nil {
		return nil, err
	}
	return v.standingBy(pack, v.may(access.SeeFigures), v.outside())
}

// outside says that the viewer reads the plan from outside the service: no account is named to them.
func (v *visit) outside() bool { return v.viewer.Account.Role.Word(access.SeePlan) == "public" }

// shownPack holds the figures that the viewer may see: the whole ones, or the newest published; nil where there are none.
func (v *visit) shownPack() (*report.Pack, error) {
	if v.may(access.SeeFigures) {
		return v.newestScorecard()
	}
	published := v.publishedPacks()
	if len(published) == 0 {
		return nil, nil
	}
	pack, err := v.asFrozen(published[0])
	var missing *notFound
	if errors.As(err, &missing) {
		return nil, nil
	}
	return pack, err
}

// newestScorecard is the whole catalogue as at the newest day; nil before anything was delivered.
func (v *visit) newestScorecard() (*report.Pack, error) {
	if !v.newestDay().Known() {
		return nil, nil
	}
	return v.scorecardOf(pastBook{v.house.book, v.house.written, v.house.figures}, v.newestDay())
}

func (v *visit) standingBy(pack *report.Pack, whole, outside bool) (*plan.Standing, error) {
	key := standingKey{v.house.plan, v.house.register, v.house.written, v.today(), pack, whole, outside}
	return v.house.figures.standing.get(key, func() (*plan.Standing, error) {
		p := v.house.plan
		if outside {
			p = p.Public(v.isTold)
		}
		return p.On(v.today(), readingsOf(pack, whole)), nil
	})
}

// readingsOf is what a pack says of each of its measures. The others have a name all the same.
func readingsOf(pack *report.Pack, whole bool) plan.Readings {
	missing := "Not told here: it is not among the published figures."
	if whole {
		missing = ""
	}
	readings := plan.Readings{}
	for _, in := range catalogue.All() {
		readings[in.About().Code] = plan.Reading{Title: in.About().Title, Missing: missing}
	}
	if pack == nil {
		return readings
	}
	for _, l := range pack.Lines {
		readings[l.Words.Code] = readingOf(l, pack.AsAt)
	}
	return readings
}

// readingOf leaves out what may not be shown: readers of published papers get readings of these.
func readingOf(l *report.Line, asAt day.Day) plan.Reading {
	now := pointOf(l.Now)
	r := plan.Reading{Title: l.Words.Title, Known: now.Known && !l.Now.Partial,
		Now: plan.Figure{Code: l.Words.Code, AsAt: asAt, Value: now.Value, Numerator: now.Numerator, Denominator: now.Denominator}}
	for _, m := range l.Months.Points {
		r.Months = append(r.Months, pointOf(m))
		for _, n := range l.Breaks {
			if n.Rebase && m.Window.Has(n.Day) && !slices.Contains(r.Rebase, m.Window.From) {
				r.Rebase = append(r.Rebase, m.Window.From)
			}
		}
	}
	return r
}

func pointOf(v report.Value) plan.Point {
	p := plan.Point{Span: v.Window, Known: v.Shown()}
	if p.Known {
		p.Value = v.Number
	}
	if p.Known && !v.Hidden() {
		p.Numerator, p.Denominator = v.Numerator, v.Denominator
	}
	return p
}

// isTold says whether readers outside may know what a source of the plan recommends: an inspection's report is confidential
// until it is published. A source that the register does not hold was written down for the plan, which is public.
func (v *visit) isTold(s plan.Source) bool {
	if _, kept := v.house.register.Inspection(s.ID); !kept {
		return true
	}
	_, told := v.house.register.Public().Inspection(s.ID)
	return told
}
