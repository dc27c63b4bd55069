package clock

// CareReviewSecond is the second review of a looked-after child's case.
var CareReviewSecond = &Clock{
	Code: "care-review-second", Name: "Second review of a child in care",
	Starts: "first review", Stops: "review held, or the child is no longer looked after",
	Versions: []Version{{Limit: Limit{3, Months}, Source: "SI 2010/959 (care planning regulations), regulation 33(2), as made"}},
}
