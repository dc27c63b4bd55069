package clock

import (
	"goldthread/day"
	"goldthread/record"
)

// DentalCheck is the yearly dental check of a child in care, at every age. A first one is counted from coming into care.
var DentalCheck = &Clock{
	Code: "dental-check", Name: "Dental check of a child in care",
	Starts: "the check before, or the child became looked after", Stops: "check done, or the child is no longer looked after",
	Versions: []Version{{Limit: Limit{12, Months}, Source: "Promoting the health and well-being of looked-after children (2015); national measure LACDental%"}},
}

func dentalCheckRunning(c *record.Child, on day.Day, l Local, found func(Due)) {
	if p := InCare(c, on); p != nil {
		start := max(p.Start, LatestCheck(c, record.DentalCheckUp, day.Span{From: p.Start.AddYears(-1), To: on}))
		found(l.due(DentalCheck, start, on, c.HeldOn(on), key(*p)))
	}
}
