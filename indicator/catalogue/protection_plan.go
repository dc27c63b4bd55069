package catalogue

import (
	"goldthread/clock"
	"goldthread/day"
	"goldthread/indicator"
	"goldthread/record"
)

func enquiries(c *record.Child) []record.Enquiry {
	if c.Protection == nil {
		return nil
	}
	return c.Protection.Enquiries
}

func plans(c *record.Child) []record.ProtectionPlan {
	if c.Protection == nil {
		return nil
	}
	return c.Protection.Plans
}

// planOpen lets plans begin before birth, as conferences make them.
func planOpen(_ *indicator.Rules, _ *record.Child, p *record.ProtectionPlan, on day.Day) bool {
	return p.Open(on)
}

func planEnded(p *record.ProtectionPlan) day.Day { return p.End }

// reviewed judges the review conferences of a plan up to a day, or up to its end: Yes where every one that fell due was
// held in time, Out where the plan is too young for one. A list tells only the latest review, so between two that are
// known others may lie: such a gap is late only when a list delivered after the limit still knew none.
func reviewed(r *indicator.Rules, c *record.Child, p *record.ProtectionPlan, until day.Day) indicator.Judgement {
	first := r.Limit(clock.ProtectionReviewFirst, p.Start)
	due, err := first.Due(p.Start)
	switch {
	case err != nil:
		return indicator.Judgement{Met: indicator.CannotTell, Why: err.Error()}
	case until < due:
		return indicator.Judgement{Met: indicator.Out}
	}
	held, late := 0, false
	for i := range c.Reviews {
		v := &c.Reviews[i]
		if v.Purpose != record.ForProtection || v.Day <= p.Start || v.Day > until {
			continue
		}
		late = late || v.Day > due && (!v.LatestOnly || deliveredBetween(r, record.ProtectionPlans, due, v.Day))
		held++
		if due, err = r.Limit(clock.ProtectionReviewLater, v.Day).Due(v.Day); err != nil {
			return indicator.Judgement{Met: indicator.CannotTell, Why: err.Error()}
		}
	}
	switch {
	case held == 0:
		return indicator.Judgement{Met: indicator.CannotTell, Why: "no review is given; the list does not say whether there was none"}
	case late:
		return indicator.Judgement{Met: indicator.No, Why: "a review was held late"}
	case until > due:
		j := indicator.Judgement{Met: indicator.No, Why: "the next review is overdue"}
		return overtaken(r, record.ProtectionPlans, j, due, until, laterReview(c, record.ForProtection, until))
	}
	return indicator.Judgement{Met: indicator.Yes, Why: "the latest review is in time, and none before it is known to be late"}
}
