package catalogue

import (
	"goldthread/indicator"
	"goldthread/record"
)

// repeatPlans is cp-repeat-ever. An earlier plan in the record itself is looked for first, then the list's own count.
var repeatPlans = &indicator.Share[record.ProtectionPlan]{
	Words: indicator.Words{
		Code: "cp-repeat-ever", Area: indicator.Protection,
		Title:    "Second or later child protection plans",
		Question: "How often does a child need protecting again?",
		Counts:   "child protection plans that started in the period; a child with two counts twice",
		Meets:    "the child had an earlier child protection plan in this authority, however long ago",
		Source:   "Children in need (DfE), reporting year 2025, table d3; national measure PrevRegCPR (children in need census)",
		ValueIn:  "earlier plans",
		Polarity: indicator.Lower, Pair: "icpc-to-plan", LAIT: "PrevRegCPR",
		Compare: "the published figure is for a year from 1 April to 31 March",
		Needs:   []record.Feed{record.ProtectionPlans},
		Proxy: "earlier plans are those of the record, else those that list 7 counts, which are of the same authority only; a plan that began and ended " +
			"between two deliveries, or was followed by another, is not seen",
	},
	Of: plans,
	Judge: func(_ *indicator.Rules, c *record.Child, p *record.ProtectionPlan) indicator.Judgement {
		switch {
		case c.Protection.Plans[0].Start < p.Start:
			return indicator.Judgement{Met: indicator.Yes, Why: "the record has an earlier plan"}
		case p.PreviousPlans == nil:
			return indicator.Judgement{Met: indicator.CannotTell, Why: "the list does not count earlier plans"}
		case *p.PreviousPlans > 0:
			return indicator.Judgement{Met: indicator.Yes, Value: float64(*p.PreviousPlans), Why: "the list counts earlier plans"}
		}
		return indicator.Judgement{Met: indicator.No, Why: "the first plan"}
	},
}
