package clock

// CareVisitToEighteen is a visit after the first year of a placement that is meant to last until the child is 18.
var CareVisitToEighteen = &Clock{
	Code: "care-visit-to-eighteen", Name: "Visit to a child in a placement meant to last until 18",
	Starts: "the visit before", Stops: "visit made, or the placement ended",
	Versions: []Version{{Limit: Limit{3, Months}, Source: "SI 2010/959 (care planning regulations), regulation 28(2)(c)(i), as made and at 18 August 2014"}},
}
