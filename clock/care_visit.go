package clock

// CareVisit is each later visit to a child in care, in the first year of a placement and after it. An interval that
// begins in the first year is one of the first year.
var CareVisit = &Clock{
	Code: "care-visit", Name: "Visit to a child in care",
	Starts: "the visit before", Stops: "visit made, or the placement ended",
	Versions: []Version{{Limit: Limit{6, Weeks}, Source: "SI 2010/959 (care planning regulations), regulation 28(2)(b), (2)(c)(ii) and (5)(b), as made and at 18 August 2014"}},
}
