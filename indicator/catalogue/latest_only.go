package catalogue

import (
	"goldthread/clock"
	"goldthread/day"
	"goldthread/indicator"
	"goldthread/record"
)

// deliveredBetween says whether a feed was delivered after one day and before another.
func deliveredBetween(r *indicator.Rules, feed record.Feed, after, before day.Day) bool {
	for i := range r.Book.Deliveries {
		d := &r.Book.Deliveries[i]
		if d.AsAt <= after || d.AsAt >= before {
			continue
		}
		for _, c := range d.Covers {
			if c.Feed == feed {
				return true
			}
		}
	}
	return false
}

// overtaken withdraws a finding that something was overdue on a day, where the lists cannot bear it: they tell the latest
// only, what they tell now came after the day, and none was delivered between the limit and the day.
func overtaken(r *indicator.Rules, feed record.Feed, j indicator.Judgement, due, on day.Day, later bool) indicator.Judgement {
	if j.Met == indicator.No && later && !deliveredBetween(r, feed, due, on+1) {
		return indicator.Judgement{Met: indicator.CannotTell, Why: "the lists tell a later one, and no longer the one before the day"}
	}
	return j
}

// upToDate judges on a day whether what was last done on another is still in time by a clock, of which lists tell the
// latest only. later says that they now tell one after the day.
func upToDate(r *indicator.Rules, feed record.Feed, k *clock.Clock, last, on day.Day, later bool) indicator.Judgement {
	l := r.Limit(k, last)
	due, _ := l.Due(last) // within judges the error
	return overtaken(r, feed, within(l, last, on), due, on, later)
}

// laterVisit says whether the first visit of that purpose after a day is one of which only the latest is told.
func laterVisit(c *record.Child, purpose record.Purpose, on day.Day) bool {
	for i := range c.Visits {
		if v := &c.Visits[i]; v.Purpose == purpose && v.Day > on {
			return v.LatestOnly
		}
	}
	return false
}

// laterReview says whether the first review of that purpose after a day is one of which only the latest is told.
func laterReview(c *record.Child, purpose record.Purpose, on day.Day) bool {
	for i := range c.Reviews {
		if v := &c.Reviews[i]; v.Purpose == purpose && v.Day > on {
			return v.LatestOnly
		}
	}
	return false
}

// laterCheck says whether the first check of that purpose after a day is one of which only the latest is told.
func laterCheck(c *record.Child, purpose record.Purpose, on day.Day) bool {
	for i := range c.Checks {
		if v := &c.Checks[i]; v.Purpose == purpose && v.Day > on {
			return v.LatestOnly
		}
	}
	return false
}
