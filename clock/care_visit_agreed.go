package clock

// CareVisitAgreed is the longest that a child in long-term fostering may go unvisited after the placement's first year
// when the child agrees to it. Annex A does not tell whether the child did.
var CareVisitAgreed = &Clock{
	Code: "care-visit-agreed", Name: "Visit to a child in long-term fostering who agrees to fewer visits",
	Starts: "the visit before", Stops: "visit made, or the placement ended",
	Versions: []Version{{Limit: Limit{6, Months}, Source: "SI 2010/959, regulation 28 as amended by SI 2015/495, by the procedures of Hertfordshire and Southwark: the amended text was not read"}},
}
