package clock

import "goldthread/day"

// CareVisitOrderAtHome is the first visit to a child who lives with the parents after the care order was made; six
// weeks hold from then on.
var CareVisitOrderAtHome = &Clock{
	Code: "care-visit-order-at-home", Name: "First visit to a child at home under a care order",
	Starts: "the care order was made, or the child was placed at home under it", Stops: "visit made",
	Versions: []Version{{Limit: Limit{1, Weeks}, Source: "SI 2010/959 (care planning regulations), regulation 28(5)(a), as made and at 18 August 2014"}},
}

func orderAtHomeVisit(from, last day.Day) (next *Clock, start day.Day) {
	if last < from {
		return CareVisitOrderAtHome, from
	}
	return CareVisit, last
}
