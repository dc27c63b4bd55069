package catalogue

import (
	"goldthread/clock"
	"goldthread/day"
	"goldthread/indicator"
	"goldthread/record"
)

// reviewedInTime judges the reviews of a period of care that fell due in the year up to a day: No when one was late, Out
// before the first falls due. The value is the days since the latest review, or since coming into care.
//
// Lists tell only the latest review. Between two known ones others may have been held, so a long gap shows a late review
// only where a list of the time in between told none, or where the source tells every review.
func reviewedInTime(r *indicator.Rules, c *record.Child, p *record.CarePeriod, on day.Day) indicator.Judgement {
	next, start, late := clock.CareReviewFirst, p.Start, false
	for i := range c.Reviews {
		v := &c.Reviews[i]
		if v.Purpose != record.ForCare || v.Day < p.Start || v.Day > on {
			continue
		}
		due, err := fallsDue(r.Limit(next, start), start)
		late = late || err == nil && v.Day > due && due >= yearTo(on).From && (!v.LatestOnly || deliveredBetween(r, record.CarePeriods, due, v.Day))
		next, start = clock.AfterCareReview(next, start, v, r.Local), v.Day
	}
	if late {
		return indicator.Judgement{Met: indicator.No, Value: float64(on - start), Why: "a review of the last twelve months was late"}
	}
	due, _ := fallsDue(r.Limit(next, start), start)
	return overtaken(r, record.CarePeriods, nextReviewInTime(r, p, next, start, on), due, on, laterReview(c, record.ForCare, on))
}

// nextReviewInTime judges the review that the child waits for.
func nextReviewInTime(r *indicator.Rules, p *record.CarePeriod, next *clock.Clock, start, on day.Day) indicator.Judgement {
	due, err := fallsDue(r.Limit(next, start), start)
	first, firstErr := fallsDue(r.Limit(clock.CareReviewFirst, p.Start), p.Start)
	j := indicator.Judgement{Value: float64(on - start)}
	switch {
	case err != nil:
		j.Met, j.Why = indicator.CannotTell, err.Error()
	case on > due && next == clock.CareReviewFirst:
		j.Met, j.Why = indicator.No, "no review is recorded and the first is overdue"
	case on > due:
		j.Met, j.Why = indicator.No, "the next review is overdue"
	case next == clock.CareReviewFirst || firstErr == nil && on < first:
		j.Met = indicator.Out
	default:
		j.Met, j.Why = indicator.Yes, "no late review is known and the next is not overdue"
	}
	return j
}
