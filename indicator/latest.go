package indicator

import (
	"goldthread/day"
	"goldthread/record"
)

// Lists 6 to 9 tell the latest visit, review, placement and state, and list 6 the latest episode of need alone, which is
// often closed and opened again. Looked back at from a later list, a past day shows only the children whose latest one
// happened to be before it, and they look better or worse than all did. So a measure of such facts is told as at the days
// of deliveries only.

// stillFresh is how many days after a delivery a day may still be told from it. Later, every visit would look late and
// every month quiet.
const stillFresh = 7

// delivered says whether a day may be told from a delivery: one of the week before.
func (r *Rules) delivered(feeds []record.Feed, on day.Day) bool {
	for _, feed := range feeds {
		if last := r.lastDelivery(feed, on); !last.Known() || on-last > stillFresh {
			return false
		}
	}
	return true
}

// lastDelivery is the newest delivery of a feed on or before a day.
func (r *Rules) lastDelivery(f record.Feed, on day.Day) day.Day {
	last := day.Never
	for _, d := range r.Book.DeliveredOn(f) {
		if d <= on {
			last = d
		}
	}
	return last
}

// look is the window that an indicator looks through to tell a month. For most it is the month. What only a delivery
// tells is looked at on the day of the month's last one; a month without one is not looked at.
func (r *Rules) look(in Indicator, month day.Span) (window day.Span, ok bool) {
	if !in.About().Latest {
		return month, true
	}
	last := r.lastDelivery(in.About().Needs[0], month.To)
	if !month.Has(last) {
		return month, false
	}
	return day.Span{From: month.From, To: last}, true
}

// looks are the windows that an indicator looks through to tell a run of months, and which month each is.
func (r *Rules) looks(in Indicator, months []day.Span) (windows []day.Span, month []int) {
	for i, m := range months {
		if window, ok := r.look(in, m); ok {
			windows, month = append(windows, window), append(month, i)
		}
	}
	return windows, month
}
