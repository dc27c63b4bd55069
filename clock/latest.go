package clock

import (
	"goldthread/day"
	"goldthread/record"
)

// LatestVisit is the day of the latest visit of that purpose in a span of days, and day.Never where there was none.
func LatestVisit(c *record.Child, purpose record.Purpose, in day.Span) day.Day {
	for i := len(c.Visits) - 1; i >= 0; i-- {
		if v := &c.Visits[i]; v.Purpose == purpose && in.Has(v.Day) {
			return v.Day
		}
	}
	return day.Never
}

// LatestReview is the day of the latest review of that purpose in a span of days, and day.Never where there was none.
func LatestReview(c *record.Child, purpose record.Purpose, in day.Span) day.Day {
	for i := len(c.Reviews) - 1; i >= 0; i-- {
		if v := &c.Reviews[i]; v.Purpose == purpose && in.Has(v.Day) {
			return v.Day
		}
	}
	return day.Never
}

// LatestCheck is the day of the latest check of that purpose in a span of days, and day.Never where there was none.
func LatestCheck(c *record.Child, purpose record.Purpose, in day.Span) day.Day {
	for i := len(c.Checks) - 1; i >= 0; i-- {
		if v := &c.Checks[i]; v.Purpose == purpose && in.Has(v.Day) {
			return v.Day
		}
	}
	return day.Never
}
