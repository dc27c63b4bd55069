package clock

import (
	"goldthread/day"
	"goldthread/record"
)

// CareVisitInterimOrder is the weekly visit to a child who lives with the parents under an interim care order.
var CareVisitInterimOrder = &Clock{
	Code: "care-visit-interim-order", Name: "Weekly visit to a child at home under an interim care order",
	Starts: "the visit before, or the child was placed at home", Stops: "visit made; the first review ends the weekly visits",
	Versions: []Version{{Limit: Limit{1, Weeks}, Source: "SI 2010/959 (care planning regulations), regulation 28(4)(a), as made and at 18 August 2014"}},
}

// interimOrderVisit is the clock of a child at home under an interim care order: weekly until the first review.
func interimOrderVisit(c *record.Child, p *record.CarePeriod, on day.Day) *Clock {
	if LatestReview(c, record.ForCare, day.Span{From: p.Start, To: on}).Known() {
		return CareVisitInterimOrderLater
	}
	return CareVisitInterimOrder
}
