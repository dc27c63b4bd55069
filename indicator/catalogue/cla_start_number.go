package catalogue

import (
	"goldthread/indicator"
	"goldthread/record"
)

// careStarts is cla-start-number.
var careStarts = &indicator.Count[record.CarePeriod]{
	Words: indicator.Words{
		Code: "cla-start-number", Area: indicator.InCare,
		Title:    "Children who came into care",
		Question: "How many children have we begun to look after?",
		Counts:   "children who started to be looked after in the period, each once, at the first start; series of short breaks are left out",
		Source:   "Children looked after in England including adoptions (DfE, November 2025), children starting: only the first occasion of the year counts",
		Polarity: indicator.Neither, LAIT: "LACnum_Start",
		Compare: "published for the year to 31 March",
		Needs:   []record.Feed{record.CarePeriods},
		Proxy:   "list 8 has one row for each child, the latest period of care, so an earlier start is known only from earlier deliveries",
	},
	Of:    carePeriods,
	Judge: cameIntoCare,
	Once:  true,
}
