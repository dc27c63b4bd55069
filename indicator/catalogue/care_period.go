package catalogue

import (
	"slices"

	"goldthread/clock"
	"goldthread/day"
	"goldthread/indicator"
	"goldthread/record"
)

func carePeriods(c *record.Child) []record.CarePeriod {
	if c.Care == nil {
		return nil
	}
	return c.Care.Periods
}

// inCare says whether a period of care runs on the day. Series of short breaks (V3, V4) are none of the care figures.
func inCare(_ *indicator.Rules, c *record.Child, p *record.CarePeriod, on day.Day) bool {
	return p.Open(on) && !clock.ShortBreaks(c, p, on)
}

// stockJudge judges a period of care on a day.
type stockJudge = func(*indicator.Rules, *record.Child, *record.CarePeriod, day.Day) indicator.Judgement

// afterTwelveMonths leaves a figure to children who have been in care, without a break, all of the year up to the day.
func afterTwelveMonths(judge stockJudge) stockJudge {
	return func(r *indicator.Rules, c *record.Child, p *record.CarePeriod, on day.Day) indicator.Judgement {
		if !complete(r.Limit(clock.CareTwelveMonths, on), p.Start, on) {
			return indicator.Judgement{Met: indicator.Out}
		}
		return judge(r, c, p, on)
	}
}

// inCareInTheYear says whether the child was in care, other than for short breaks, on any day of the year up to the day.
func inCareInTheYear(_ *indicator.Rules, c *record.Child, p *record.CarePeriod, on day.Day) bool {
	from, until := max(p.Start, yearTo(on).From), on
	for _, over := range []day.Day{p.Ceased, p.Gone} {
		if over.Known() {
			until = min(until, over-1)
		}
	}
	if from > until || !clock.ShortBreaks(c, p, from) {
		return from <= until
	}
	changed := func(s record.LegalStatus) bool {
		return s.Start > from && s.Start <= until && !clock.ShortBreaks(c, p, s.Start)
	}
	return slices.ContainsFunc(c.Care.LegalStatuses, changed)
}

// cameIntoCare counts each start of a period of care but short breaks.
func cameIntoCare(_ *indicator.Rules, c *record.Child, p *record.CarePeriod) indicator.Judgement {
	if clock.ShortBreaks(c, p, p.Start) {
		return indicator.Judgement{Met: indicator.Out}
	}
	return indicator.Judgement{Met: indicator.Yes}
}

// leftCare counts each end of a period of care but short breaks.
func leftCare(_ *indicator.Rules, c *record.Child, p *record.CarePeriod) indicator.Judgement {
	switch {
	case clock.ShortBreaks(c, p, p.Ceased):
		return indicator.Judgement{Met: indicator.Out}
	case p.Ceased < p.Start:
		return indicator.Judgement{Met: indicator.CannotTell, Why: "the end is before the start"}
	}
	return indicator.Judgement{Met: indicator.Yes, Value: float64(p.Ceased - p.Start)}
}

func ceasedOn(p *record.CarePeriod) day.Day { return p.Ceased }

// yearTo is the twelve months up to and including a day.
func yearTo(on day.Day) day.Span { return day.Span{From: (on + 1).AddYears(-1), To: on} }

// complete says whether something that began on start has lasted the whole of a limit by the end of the day: what began
// on 1 April has lasted twelve months on 31 March.
func complete(l clock.Limit, start, on day.Day) bool {
	due, err := l.Due(start)
	return err == nil && due <= on+1
}
