package catalogue

import (
	"goldthread/codelist"
	"goldthread/day"
	"goldthread/indicator"
	"goldthread/record"
)

// careUnaccompanied is cla-uasc-number.
var careUnaccompanied = &indicator.Stock[record.CarePeriod]{
	Words: indicator.Words{
		Code: "cla-uasc-number", Area: indicator.InCare,
		Title:    "Unaccompanied asylum-seeking children in care",
		Question: "How many of the children we look after came to this country alone to seek asylum?",
		Counts:   "children looked after on the day, without series of short breaks, whose list row says that they are unaccompanied asylum-seeking children",
		Source:   "Children looked after in England including adoptions (DfE, November 2025), characteristics",
		Polarity: indicator.Neither, LAIT: "Unacc_Asylmn_Seek_Childn",
		Compare: "published as at 31 March of each year",
		Needs:   []record.Feed{record.CarePeriods}, Latest: true,
		Proxy: "list 8 asks for a child who was unaccompanied at any time in the last twelve months, so one whose claim was settled since still counts; " +
			"a child of whom the list does not say is not counted",
	},
	Of: carePeriods,
	Open: func(r *indicator.Rules, c *record.Child, p *record.CarePeriod, on day.Day) bool {
		said, ok := c.Observed(record.Unaccompanied, on)
		return ok && said.Text == string(codelist.Yes) && inCare(r, c, p, on)
	},
}
