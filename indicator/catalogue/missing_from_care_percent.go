package catalogue

import (
	"goldthread/indicator"
	"goldthread/record"
)

// careMissing is missing-from-care-percent.
var careMissing = &indicator.StockShare[record.CarePeriod]{
	Words: indicator.Words{
		Code: "missing-from-care-percent", Area: indicator.Missing,
		Title:    "Children in care who went missing in the last year",
		Question: "How many of the children we look after were missing, and nobody knew where they were?",
		Counts:   "children looked after on any day of the last twelve months, without series of short breaks",
		Meets:    "at least one episode missing from the placement, whereabouts not known, in the last twelve months",
		Source:   "Children looked after in England including adoptions (DfE, November 2025), children missing",
		ValueIn:  "episodes in the year",
		Polarity: indicator.Neither, Pair: "cla-absent-percent", LAIT: "Children_missing",
		Compare: "published for the year to 31 March. Many authorities record every absence as missing, so this and cla-absent-percent are read together",
		Needs:   []record.Feed{record.CarePeriods}, Latest: true, Since: 12,
		Proxy: "list 8's own count of episodes in the twelve months before it, in the present period of care only; for a child who has left care, the count of the " +
			"last list with the child on it. A twelve-month count told every month overlaps: it makes no control chart",
	},
	Of:    carePeriods,
	Open:  inCareInTheYear,
	Judge: anyIn(record.MissingEpisodes),
}
