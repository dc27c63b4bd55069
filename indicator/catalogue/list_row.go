package catalogue

import (
	"goldthread/clock"
	"goldthread/day"
	"goldthread/indicator"
	"goldthread/record"
)

// How far Annex A looks back: lists 1 to 8 show what happened or ended in six months, list 10 in twelve.
const lookBack, adoptionLookBack = 6, 12 // months

// annexaList is one of the eleven lists as the figures of data quality see it: which rows it shows as at a day, what
// must not be blank in them, and which days they hold, the one that began it first.
type annexaList[E any] struct {
	number   uint8
	rows     func(c *record.Child, on day.Day, visit func(e *E, key record.Key))
	required []required[E]
	days     func(c *record.Child, e *E) [8]day.Day
}

// required is a day or a code that may not be blank, under a condition that some have.
type required[E any] struct {
	field string
	blank func(c *record.Child, e *E, on day.Day) bool
}

// every shows each event that the list has as at the day.
func every[E indicator.Event](of func(*record.Child) []E, shown func(e *E, on day.Day) bool) func(*record.Child, day.Day, func(*E, record.Key)) {
	return func(c *record.Child, on day.Day, visit func(*E, record.Key)) {
		events := of(c)
		for i := range events {
			if e := &events[i]; shown(e, on) {
				visit(e, keyOf(*e))
			}
		}
	}
}

// newest shows one row for each child, the latest that the list has as at the day.
func newest[E indicator.Event](of func(*record.Child) []E, shown func(e *E, on day.Day) bool) func(*record.Child, day.Day, func(*E, record.Key)) {
	return func(c *record.Child, on day.Day, visit func(*E, record.Key)) {
		events := of(c)
		for i := len(events) - 1; i >= 0; i-- {
			if e := &events[i]; shown(e, on) {
				visit(e, keyOf(*e))
				return
			}
		}
	}
}

func keyOf[E indicator.Event](e E) record.Key {
	return record.Key{Kind: e.Kind(), Day: e.When(), Nth: e.From().Nth}
}

// recent says whether something happened in the months that lists look back on.
func recent(happened, on day.Day, months int) bool {
	return by(happened, on) && happened > on.AddMonths(-months)
}

// current says whether an episode runs on the day or ended in the months that lists look back on.
func current(start, end, gone, on day.Day) bool {
	return record.Open(start, end, gone, on) || start <= on && recent(end, on, lookBack)
}

// leaverRow shows the row of a young person on the list of care leavers.
func leaverRow(c *record.Child, on day.Day, visit func(*clock.LeaverOn, record.Key)) {
	if l, ok := clock.CareLeaver(c, on); ok {
		visit(&l, record.Key{Kind: "snapshot", Day: l.Day, Nth: 1})
	}
}

// leftBlank says whether the newest row of a list on or before the day does not tell an attribute; where the list had not
// spoken of the child by then, nobody left it blank.
func leftBlank(c *record.Child, list uint8, about record.Attribute, on day.Day) bool {
	said := day.Never
	for i := len(c.Observations) - 1; i >= 0; i-- {
		o := &c.Observations[i]
		switch {
		case o.List != list || o.Day > on:
			continue
		case said.Known() && o.Day < said:
			return true
		case o.About == about && o.Text != "":
			return false
		}
		said = o.Day
	}
	return said.Known()
}
