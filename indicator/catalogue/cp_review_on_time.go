package catalogue

import (
	"goldthread/day"
	"goldthread/indicator"
	"goldthread/record"
)

// reviewsInTime is cp-review-on-time.
var reviewsInTime = &indicator.StockShare[record.ProtectionPlan]{
	Words: indicator.Words{
		Code: "cp-review-on-time", Area: indicator.Protection,
		Title:    "Child protection plans reviewed on time",
		Question: "Do we check in time whether the plan is keeping the child safe?",
		Counts:   "children with a child protection plan on the day that began three months before or earlier",
		Meets:    "every review conference that fell due was held in time: the first within three months of the start, each later one within six months of the one before",
		Source:   "Working Together to Safeguard Children 2023, chapter 3; Children in need (DfE), reporting year 2025, table d6; national measure RevCP (children in need census)",
		Polarity: indicator.Higher, Pair: "cp-reviews-late-ended", LAIT: "RevCP",
		Compare: "the published figure is for 31 March and knows every review of the plan: ours, of the latest, is higher where an earlier one was late",
		Unlike:  true,
		Needs:   []record.Feed{record.ProtectionPlans}, Latest: true,
		Proxy: "list 7 tells the latest review only. That one is judged; one before it counts as late only where the deliveries of other months show " +
			"it. So plans whose latest review is in time count as met though an earlier one may have been late; a blank day cannot be told",
	},
	Of: plans, Open: planOpen,
	Judge: func(r *indicator.Rules, c *record.Child, p *record.ProtectionPlan, on day.Day) indicator.Judgement {
		return reviewed(r, c, p, on)
	},
}
