package catalogue

import (
	"goldthread/indicator"
	"goldthread/record"
)

// careRate is cla-rate.
var careRate = &indicator.Stock[record.CarePeriod]{
	Words: indicator.Words{
		Code: "cla-rate", Area: indicator.InCare,
		Title:    "Children in care, per 10,000 children",
		Question: "Do we look after more or fewer children than places like ours, for our size?",
		Counts:   "children looked after on the day, each once, without series of short breaks, for every 10,000 people aged 0 to 17",
		Source:   "Children looked after in England including adoptions (DfE, November 2025)",
		Polarity: indicator.Neither, LAIT: "LAC",
		Compare: "published as at 31 March of each year",
		Needs:   []record.Feed{record.CarePeriods},
	},
	Of:   carePeriods,
	Open: inCare,
	Rate: true,
}
