package indicator

import (
	"slices"
	"sync/atomic"

	"goldthread/day"
	"goldthread/record"
)

// coverage is what the deliveries tell of each feed, worked out when it is first asked for: judging thousands of cases
// would else go through all deliveries for each.
type coverage struct{ known atomic.Pointer[[]covered] }

type covered struct {
	feed record.Feed
	runs []day.Span // days told without a gap, oldest first
}

// of gives the runs of a feed. Two that ask at once may both work them out; they find the same.
func (c *coverage) of(b *record.Book, f record.Feed) []day.Span {
	var known []covered
	if at := c.known.Load(); at != nil {
		known = *at
	}
	for i := range known {
		if known[i].feed == f {
			return known[i].runs
		}
	}
	known = append(slices.Clone(known), covered{f, b.Told(f)})
	c.known.Store(&known)
	return known[len(known)-1].runs
}

// Told says whether the record knows all of a feed from one day to another, both included.
func (r *Rules) Told(f record.Feed, s day.Span) bool {
	from, ok := r.ToldSince(f, s.To)
	return ok && from <= s.From
}

// ToldSince is the first day from which the record knows all of a feed without a gap up to a day, and that day too; ok
// is false where it does not know that day.
func (r *Rules) ToldSince(f record.Feed, until day.Day) (from day.Day, ok bool) {
	told := r.told
	if told == nil {
		told = &coverage{}
	}
	for _, run := range told.of(r.Book, f) {
		if run.Has(until) {
			return run.From, true
		}
	}
	return day.Never, false
}

// toldUpTo is the first day from which the record knows all of a feed up to the end of a window. A window that ends after
// the newest delivery is known up to that one: how old the data are stands beside every figure. ok is false where the
// feed tells nothing of the window.
func (r *Rules) toldUpTo(f record.Feed, window day.Span, onDay bool) (from day.Day, ok bool) {
	if from, ok = r.ToldSince(f, window.To); ok {
		return from, true
	}
	last := r.lastDelivery(f, window.To)
	if !last.Known() || !onDay && last < window.From {
		return day.Never, false
	}
	return r.ToldSince(f, last)
}

// toldOn says whether a delivery tells the feed for a day.
func (r *Rules) toldOn(f record.Feed, on day.Day) bool {
	_, ok := r.ToldSince(f, on)
	return ok
}
