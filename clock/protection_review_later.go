package clock

// ProtectionReviewLater is every review conference of a child protection plan after the first.
var ProtectionReviewLater = &Clock{
	Code: "protection-review-later", Name: "Later review conference",
	Starts: "the review conference before", Stops: "review conference held, or the plan ended",
	Versions: []Version{{Limit: Limit{6, Months}, Source: "Working Together to Safeguard Children 2023, chapter 3 (review conferences); the edition of 2026 was not read"}},
}
