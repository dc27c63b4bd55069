package catalogue

import (
	"goldthread/indicator"
	"goldthread/record"
)

// planRate is cp-plan-rate.
var planRate = &indicator.Stock[record.ProtectionPlan]{
	Words: indicator.Words{
		Code: "cp-plan-rate", Area: indicator.Protection,
		Title:    "Children with a child protection plan for every 10,000 children",
		Question: "For the number of children who live here, how many need a plan to keep them safe?",
		Counts: "children with an open child protection plan on the day, unborn children among them, for every 10,000 children aged 0 to 17 who live in " +
			"the authority",
		Source:   "Children in need (DfE), reporting year 2025; national measure CPP_rate (children in need census)",
		Polarity: indicator.Neither, LAIT: "CPP_rate",
		Compare: "the published rate is for 31 March",
		Needs:   []record.Feed{record.ProtectionPlans},
	},
	Of: plans, Open: planOpen, Rate: true,
}
