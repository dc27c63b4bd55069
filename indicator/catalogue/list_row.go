package catalogue

import (
	"goldthread/clock"
	"goldthread/day"
	"goldthread/indicator"
	"goldthread/record"
)

// How far Annex A looks back: lists 1 to 8 show what happened or ended in six months, list 10 in twelve.
const lookBack, adoptionLookBack = 6, 12 // months

// look is a look at one child's rows as at a day.
type look struct {
	child *record.Child
	on    day.Day
	last  day.Day        // the last day that the record can know of; see data-quality-implausible
	held  record.Holding // who holds the child; see heldBy
	known bool
}

// heldBy is who holds a row: whom the row itself names, else who holds the child.
func (l *look) heldBy(row any) record.Holding {
	if own, ok := row.(interface{ Held() record.Holding }); ok {
		if h := own.Held(); h != (record.Holding{}) {
			return h
		}
	}
	if !l.known {
		l.held, l.known = l.child.HeldOn(l.on), true
	}
	return l.held
}

// annexaList is one of the eleven lists as the figures of data quality see it: which rows it shows as at a day, what
// must not be blank in them, and which days they hold, the one that began it first.
type annexaList[E any] struct {
	number   uint8
	of       func(c *record.Child, on day.Day) []E
	shown    func(e *E, on day.Day) bool
	oneRow   bool // the latest row of a child alone is shown
	key      func(e *E) record.Key
	required []required[E]
	days     func(e *E) [8]day.Day
	told     []record.Purpose                                     // whose latest visit, review or check its rows tell
	wrong    func(c *record.Child, e *E, on day.Day) (why string) // what else cannot be right, blank for nothing; may be nil
}

// required is a day or a code that may not be blank, under a condition that some have.
type required[E any] struct {
	field string
	blank func(c *record.Child, e *E, on day.Day) bool
}

// each makes a case of every row that the list shows of a child, the latest first.
func (list *annexaList[E]) each(l *look, judge func(list *annexaList[E], l look, e *E) indicator.Judgement, f func(indicator.Case)) {
	events := list.of(l.child, l.on)
	for i := len(events) - 1; i >= 0; i-- {
		e := &events[i]
		if !list.shown(e, l.on) {
			continue
		}
		f(indicator.Case{Record: list.key(e), Day: l.on, Holding: l.heldBy(e), Judgement: judge(list, *l, e)})
		if list.oneRow {
			return
		}
	}
}

// whatever shows what a child has whatever the day: shown says what of it.
func whatever[E any](of func(*record.Child) []E) func(*record.Child, day.Day) []E {
	return func(c *record.Child, _ day.Day) []E { return of(c) }
}

func keyOf[E indicator.Event](e *E) record.Key {
	return record.Key{Kind: (*e).Kind(), Day: (*e).When(), Nth: (*e).From().Nth}
}

// recent says whether something happened in the months that lists look back on. Only near the edge does it take a
// calendar to say so: a month has 28 days or more, and 31 at most.
func recent(happened, on day.Day, months int) bool {
	switch ago := int(on - happened); {
	case !by(happened, on) || ago >= 31*months:
		return false
	case ago < 28*months:
		return true
	}
	return happened >= (on + 1).AddMonths(-months)
}

// current says whether an episode runs on the day or ended in the months that lists look back on.
func current(start, end, gone, on day.Day) bool {
	return record.Open(start, end, gone, on) || start <= on && recent(end, on, lookBack)
}

// leaverRow is the row of a young person on the list of care leavers.
func leaverRow(c *record.Child, on day.Day) []clock.LeaverOn {
	if l, ok := clock.CareLeaver(c, on); ok {
		return []clock.LeaverOn{l}
	}
	return nil
}

func leaverKey(l *clock.LeaverOn) record.Key { return record.Key{Kind: "snapshot", Day: l.Day, Nth: 1} }

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
