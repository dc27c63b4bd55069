package catalogue

import (
	"goldthread/indicator"
	"goldthread/record"
)

// reviewsLateEnded is cp-reviews-late-ended: ending a plan takes a late review out of cp-review-on-time, not out of this.
var reviewsLateEnded = &indicator.Share[record.ProtectionPlan]{
	Words: indicator.Words{
		Code: "cp-reviews-late-ended", Area: indicator.Protection,
		Title:    "Ended child protection plans with a late review",
		Question: "How many plans ended without having been reviewed in time?",
		Counts:   "child protection plans that ended in the period and had lasted three months or longer",
		Meets:    "a review conference was held late, or was overdue on the day that the plan ended",
		Source:   "local standard, from the timescale of Working Together to Safeguard Children 2023, chapter 3",
		Polarity: indicator.Lower, Pair: "cp-review-on-time",
		Needs: []record.Feed{record.ProtectionPlans},
		Proxy: "list 7 tells the latest review only and holds plans that ended in the last six months; an earlier review counts as late only where the " +
			"deliveries of other months show it",
	},
	Of: plans, Dated: planEnded,
	Judge: func(r *indicator.Rules, c *record.Child, p *record.ProtectionPlan) indicator.Judgement {
		j := reviewed(r, c, p, p.End)
		switch j.Met {
		case indicator.Yes:
			j.Met = indicator.No
		case indicator.No:
			j.Met = indicator.Yes
		}
		return j
	},
}
