package catalogue

import (
	"goldthread/indicator"
	"goldthread/record"
)

// careEndRate is cla-ceased-rate. A child whose care went over to another authority (E3) counts, as in the national figure.
var careEndRate = &indicator.Count[record.CarePeriod]{
	Words: indicator.Words{
		Code: "cla-ceased-rate", Area: indicator.InCare,
		Title:    "Children who left care, per 10,000 children",
		Question: "Do more children leave care here than in places like ours?",
		Counts: "children who ceased to be looked after in the period, each once, at the last time, without series of short breaks, " +
			"for every 10,000 people aged 0 to 17",
		Source:   "Children looked after in England including adoptions (DfE, November 2025), children ceasing: the last time in the year counts",
		ValueIn:  "days in care",
		Polarity: indicator.Neither, LAIT: "LAC_Cease_Rate",
		Compare: "published for the year to 31 March; ours is of the period shown and is not made up to a year, so only twelve months compare",
		Needs:   []record.Feed{record.CarePeriods},
		Proxy: "list 8 has one row for each child, the latest period of care: an end before a new start is known only from earlier deliveries. " +
			"A child who is gone from the list with no end told counts as no ending",
	},
	Of:    carePeriods,
	Dated: ceasedOn,
	Judge: leftCare,
	Once:  true,
	Last:  true,
	Rate:  true,
}
