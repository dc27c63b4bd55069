package catalogue

import (
	"goldthread/clock"
	"goldthread/day"
	"goldthread/indicator"
	"goldthread/record"
)

// pathwayPlans is pathway-plan-current.
var pathwayPlans = &indicator.State{
	Words: indicator.Words{
		Code: "pathway-plan-current", Area: indicator.CareLeavers,
		Title:    "Young people leaving care whose pathway plan is in date",
		Question: "Does every young person who leaves care have a plan that somebody looked at in the last six months?",
		Counts:   "eligible, relevant and former relevant young people on the list of care leavers on the day; qualifying care leavers are owed no plan",
		Meets:    "the plan was reviewed in the last six months",
		Source:   "SI 2010/2571 (care leavers regulations), regulation 7; SI 2010/959, regulation 42",
		ValueIn:  "days since the last review",
		Polarity: indicator.Higher,
		PairNote: "pathway plans judged good would show plans reviewed in name only, which needs audits",
		Compare:  "not published nationally",
		Needs:    []record.Feed{record.CareLeavers}, Latest: true,
		Proxy: "list 9 tells the day of the latest review and not that of the plan, and the list of 2019 tells neither: without a review it cannot be told whether a new " +
			"plan is in date. An eligible young person counts from three months after the sixteenth birthday. The closer reviews of those whom the authority houses are not told",
	},
	In:    indicator.Percent,
	Cases: leavers(planned),
}

func planned(r *indicator.Rules, c *record.Child, l *clock.LeaverOn, on day.Day) indicator.Judgement {
	next, start, ok := clock.NextPathwayReview(c, l, on)
	switch {
	case l.Eligibility == clock.Qualifying:
		return indicator.Judgement{Met: indicator.Out}
	case l.Eligibility == "":
		return indicator.Judgement{Met: indicator.CannotTell, Why: "the category of care leaver is left blank"}
	case ok && next == clock.PathwayReview:
		return upToDate(r, record.CareLeavers, next, start, on, laterReview(c, record.ForLeavingCare, on))
	case ok && !past(r.Limit(next, start), start, on):
		return indicator.Judgement{Met: indicator.Out}
	}
	return indicator.Judgement{Met: indicator.CannotTell, Why: "no review of a plan is told"}
}
