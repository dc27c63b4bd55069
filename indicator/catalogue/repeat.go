package catalogue

import (
	"goldthread/clock"
	"goldthread/day"
	"goldthread/indicator"
	"goldthread/record"
)

// repeats says whether one of the events came before the day and not so long before that the limit had run out. Two on
// the same day are one worry told twice, not a repeat.
func repeats[V record.Value](events []V, on day.Day, l clock.Limit) bool {
	for _, e := range events {
		if e.When() >= on {
			return false
		}
		if due, err := l.Due(e.When()); err == nil && due >= on {
			return true
		}
	}
	return false
}

// toldBack says whether the record tells enough of a feed before a day to know that nothing came within the limit: an
// event on the last day it does not tell would have been too early.
func toldBack(r *indicator.Rules, f record.Feed, on day.Day, l clock.Limit) bool {
	from, ok := r.ToldSince(f, on)
	if !ok {
		return false
	}
	due, err := l.Due(from - 1)
	return err == nil && due < on
}
