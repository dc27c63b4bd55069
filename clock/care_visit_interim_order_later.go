package clock

// CareVisitInterimOrderLater is the visit to a child who lives with the parents under an interim care order, once the
// first review was held.
var CareVisitInterimOrderLater = &Clock{
	Code: "care-visit-interim-order-later", Name: "Later visit to a child at home under an interim care order",
	Starts: "the visit before", Stops: "visit made, or the order ended",
	Versions: []Version{{Limit: Limit{4, Weeks}, Source: "SI 2010/959 (care planning regulations), regulation 28(4)(b), as made and at 18 August 2014"}},
}
