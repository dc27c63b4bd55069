package catalogue

import (
	"goldthread/clock"
	"goldthread/indicator"
	"goldthread/record"
)

// plansEndedLong is cp-ended-2yr.
var plansEndedLong = &indicator.Share[record.ProtectionPlan]{
	Words: indicator.Words{
		Code: "cp-ended-2yr", Area: indicator.Protection,
		Title:    "Ended child protection plans that had lasted two years or more",
		Question: "How many plans took years to make a child safe?",
		Counts:   "child protection plans that ended in the period; a child with two counts twice",
		Meets:    "the plan had run for more than 729 days, its first and its last day both counted",
		Source:   "Children in need (DfE), reporting year 2025, table d7; national measure CPPlans2yrs (children in need census)",
		ValueIn:  "days on the plan",
		Polarity: indicator.Lower, Pair: "cp-open-2yr", LAIT: "CPPlans2yrs",
		Compare: "the published figure is for a year from 1 April to 31 March",
		Needs:   []record.Feed{record.ProtectionPlans},
	},
	Of: plans, Dated: planEnded,
	Judge: func(r *indicator.Rules, _ *record.Child, p *record.ProtectionPlan) indicator.Judgement {
		return lasted(r.Limit(clock.ProtectionTwoYears, p.Start), p.Start, p.End)
	},
}
