package catalogue

import (
	"goldthread/indicator"
	"goldthread/record"
)

// careNumber is cla-number.
var careNumber = &indicator.Stock[record.CarePeriod]{
	Words: indicator.Words{
		Code: "cla-number", Area: indicator.InCare,
		Title:    "Children in care",
		Question: "How many children do we look after?",
		Counts:   "children looked after on the day, each once; children who only have a series of short breaks (legal status V3 or V4) are left out",
		Source:   "Children looked after in England including adoptions (DfE, November 2025); Children Act 1989, section 22(1)",
		Polarity: indicator.Neither, LAIT: "LACnum",
		Compare: "published as at 31 March of each year",
		Needs:   []record.Feed{record.CarePeriods},
	},
	Of:   carePeriods,
	Open: inCare,
}
