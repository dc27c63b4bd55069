package catalogue

import (
	"goldthread/indicator"
	"goldthread/record"
)

// careStartRate is cla-start-rate.
var careStartRate = &indicator.Count[record.CarePeriod]{
	Words: indicator.Words{
		Code: "cla-start-rate", Area: indicator.InCare,
		Title:    "Children who came into care, per 10,000 children",
		Question: "Do more children come into care here than in places like ours?",
		Counts:   "children who started to be looked after in the period, each once, without series of short breaks, for every 10,000 people aged 0 to 17",
		Source:   "Children looked after in England including adoptions (DfE, November 2025), children starting: only the first occasion of the year counts",
		Polarity: indicator.Neither, LAIT: "LAC_Start_Rate",
		Compare: "published for the year to 31 March; ours is of the period shown and is not made up to a year, so only twelve months compare",
		Needs:   []record.Feed{record.CarePeriods},
		Proxy:   "list 8 has one row for each child, the latest period of care, so an earlier start is known only from earlier deliveries",
	},
	Of:    carePeriods,
	Judge: cameIntoCare,
	Once:  true,
	Rate:  true,
}
