package clock

// CareReviewLater is each review of a looked-after child's case after the second.
var CareReviewLater = &Clock{
	Code: "care-review-later", Name: "Later review of a child in care",
	Starts: "the review before", Stops: "review held, or the child is no longer looked after",
	Versions: []Version{{Limit: Limit{6, Months}, Source: "SI 2010/959 (care planning regulations), regulation 33(2), as made"}},
}
