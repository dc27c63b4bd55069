package catalogue

import (
	"goldthread/indicator"
	"goldthread/record"
)

// careAbsent is cla-absent-percent: it rises when what was called missing is called absent instead.
var careAbsent = &indicator.StockShare[record.CarePeriod]{
	Words: indicator.Words{
		Code: "cla-absent-percent", Area: indicator.Missing,
		Title:    "Children in care who were away without authorisation in the last year",
		Question: "How many of the children we look after were away from their placement without leave, though we knew where?",
		Counts:   "children looked after on any day of the last twelve months, without series of short breaks",
		Meets:    "at least one episode absent from the placement without authorisation, whereabouts known, in the last twelve months",
		Source:   "Children looked after in England including adoptions (DfE, November 2025), away from placement without authorisation",
		ValueIn:  "episodes in the year",
		Polarity: indicator.Neither, Pair: "missing-from-care-percent", LAIT: "Children_Away",
		Compare: "published for the year to 31 March; many authorities record every absence as missing and have none here",
		Needs:   []record.Feed{record.CarePeriods}, Latest: true, Since: 12,
		Proxy: "list 8's own count of episodes 'absent' in the twelve months before it, in the present period of care only; for a child who has left care, the " +
			"count of the last list with the child on it. A twelve-month count told every month overlaps: it makes no control chart",
	},
	Of:    carePeriods,
	Open:  inCareInTheYear,
	Judge: anyIn(record.AbsentEpisodes),
}
