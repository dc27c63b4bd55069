package clock

import (
	"goldthread/day"
	"goldthread/record"
)

// ProtectionReviewFirst is the first review conference of a child protection plan. The plan begins on the day of the
// initial conference, which is the day that the limit counts from.
var ProtectionReviewFirst = &Clock{
	Code: "protection-review-first", Name: "First review conference",
	Starts: "initial child protection conference that made the plan", Stops: "review conference held, or the plan ended",
	Versions: []Version{{Limit: Limit{3, Months}, Source: "Working Together to Safeguard Children 2023, chapter 3 (review conferences); the edition of 2026 was not read"}},
}

// protectionReviewRunning is the clock to the next review conference, the first or a later one. A review on the day the
// plan began is the initial conference itself (census rule 8841 calls it an error) and stops nothing.
func protectionReviewRunning(c *record.Child, on day.Day, l Local, found func(Due)) {
	p := PlanOn(c, on)
	if p == nil {
		return
	}
	next, start := ProtectionReviewFirst, p.Start
	if held := LatestReview(c, record.ForProtection, day.Span{From: p.Start + 1, To: on}); held.Known() {
		next, start = ProtectionReviewLater, held
	}
	found(l.due(next, start, on, c.HeldOn(on), key(*p)))
}
