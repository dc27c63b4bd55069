package catalogue

import (
	"goldthread/clock"
	"goldthread/day"
	"goldthread/indicator"
	"goldthread/record"
)

// plansLong is cp-open-2yr.
var plansLong = &indicator.StockShare[record.ProtectionPlan]{
	Words: indicator.Words{
		Code: "cp-open-2yr", Area: indicator.Protection,
		Title:    "Open child protection plans that have lasted two years or more",
		Question: "For how many children has a plan run for years without making them safe?",
		Counts:   "children with a child protection plan on the day",
		Meets:    "the plan has run for more than 729 days, its first day and this day both counted",
		Source:   "Children in need (DfE), reporting year 2025, table d5; national measure CPPlans2yrsActive (children in need census)",
		ValueIn:  "days on the plan",
		Polarity: indicator.Lower, Pair: "cp-repeat-ever", LAIT: "CPPlans2yrsActive",
		PairNote: "finer: plans that began again within two years of the end of the one before. It needs the day on which the earlier plan ended, " +
			"which Annex A does not hold",
		Compare: "the published figure is for plans open on 31 March; the text of its definition has plans open at any time of the year as the whole, " +
			"the table has those open on the day",
		Needs: []record.Feed{record.ProtectionPlans},
	},
	Of: plans, Open: planOpen,
	Judge: func(r *indicator.Rules, _ *record.Child, p *record.ProtectionPlan, on day.Day) indicator.Judgement {
		return lasted(r.Limit(clock.ProtectionTwoYears, p.Start), p.Start, on)
	},
}
