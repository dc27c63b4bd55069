package catalogue

import (
	"goldthread/indicator"
	"goldthread/record"
)

// planNumber is cp-plan-number.
var planNumber = &indicator.Stock[record.ProtectionPlan]{
	Words: indicator.Words{
		Code: "cp-plan-number", Area: indicator.Protection,
		Title:    "Children with a child protection plan",
		Question: "How many children need a plan to keep them safe?",
		Counts:   "children with an open child protection plan on the day, unborn children among them",
		Source:   "Children in need (DfE), reporting year 2025; national measure CPP_Num (children in need census)",
		Polarity: indicator.Neither, LAIT: "CPP_Num",
		Compare: "the published number is for 31 March",
		Needs:   []record.Feed{record.ProtectionPlans},
	},
	Of: plans, Open: planOpen,
}
