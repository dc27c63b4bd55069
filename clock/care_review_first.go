package clock

import (
	"goldthread/day"
	"goldthread/record"
)

// CareReviewFirst is the first review of a looked-after child's case. Some reviews must come sooner, such as when the
// reviewing officer asks (regulation 33(3)); no list tells that.
var CareReviewFirst = &Clock{
	Code: "care-review-first", Name: "First review of a child in care",
	Starts: "the child became looked after", Stops: "review held, or the child is no longer looked after",
	Versions: []Version{{Limit: Limit{20, WorkingDays}, Source: "SI 2010/959 (care planning regulations), regulation 33(1), as made"}},
}

// NextCareReview is the review that a child in a period of care waits for on a day: the clock that runs and the day it
// started. The first known review counts as the period's first where it was held within the time for the first; else
// it may have followed others that the record does not know, and the longer interval holds.
func NextCareReview(c *record.Child, p *record.CarePeriod, on day.Day, l Local) (next *Clock, start day.Day) {
	next, start = CareReviewFirst, p.Start
	for i := range c.Reviews {
		if v := &c.Reviews[i]; v.Purpose == record.ForCare && v.Day >= p.Start && v.Day <= on {
			next, start = AfterCareReview(next, start, v, l), v.Day
		}
	}
	return next, start
}

// AfterCareReview is the clock that a review starts, when the clock before it ran from start. A list tells only the latest
// review: one told late in a period may have followed others that the record does not know, so it counts as the first
// only when it was held within the time for the first; else the longer interval holds.
func AfterCareReview(before *Clock, start day.Day, held *record.Review, l Local) *Clock {
	if before != CareReviewFirst {
		return CareReviewLater
	}
	if due, err := l.Limit(before, start).Due(start); held.LatestOnly && (err != nil || held.Day > due) {
		return CareReviewLater
	}
	return CareReviewSecond
}

func careReviewRunning(c *record.Child, on day.Day, l Local, found func(Due)) {
	if p := InCare(c, on); p != nil {
		next, start := NextCareReview(c, p, on, l)
		found(l.due(next, start, on, c.HeldOn(on), key(*p)))
	}
}
