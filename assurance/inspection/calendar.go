package inspection

import (
	"cmp"
	"slices"

	"goldthread/clock"
	"goldthread/day"
)

// DueState is how a thing that is to come stands on a day.
type DueState string

// The states of what is to come.
const (
	Running   DueState = "running"
	Late      DueState = "late"
	Done      DueState = "done"
	DoneLate  DueState = "done late"
	MayCome   DueState = "may come"  // nobody has to: it is never late
	NoDay     DueState = "no day"    // it will come, and nothing says when
	Uncounted DueState = "uncounted" // the working days up to it are not known: Why says so
)

// Due is one thing that is to come, or has: a clock that runs for the authority.
type Due struct {
	Clock  *clock.Clock // the timescale: its name, what starts and stops it, its source
	What   string       // what comes, in words: "Short inspection (one week on site)"
	Why    string       // why it comes, in a sentence
	From   day.Day      // what it is counted from
	First  day.Day      // before this day it is not usual; blank: at any time
	Due    day.Day      // blank where there is NoDay, or the day is Uncounted
	Last   day.Day      // from the day after it is late; the same as Due but for inspections
	State  DueState
	DoneOn day.Day
	DoneBy string // id of the Inspection, Engagement or SelfEvaluation that did it; blank where a day alone tells it
	After  string // id of the Inspection or Notice that it follows from
}

// Calendar computes what comes next as at a day, from what the register says happened up to it: what is late first, then by
// day; what has no day, and what is done, last. It looks from the newest published inspection on: what an inspection asked
// for is overtaken by the next.
func (r *Register) Calendar(asAt day.Day) []Due {
	c := calendar{Register: r, asAt: asAt}
	newest, ok := r.standing(asAt)
	if ok {
		c.inspection(&newest)
		c.between(&newest)
	}
	c.papers(&newest)
	c.reviews()
	if !r.public {
		c.meetings(&newest)
		c.evaluations()
	}
	slices.SortStableFunc(c.all, func(a, b Due) int {
		return cmp.Or(cmp.Compare(a.State.rank(), b.State.rank()), cmp.Compare(a.day(), b.day()))
	})
	return c.all
}

func (s DueState) rank() int {
	return slices.Index([]DueState{Late, Running, MayCome, NoDay, Uncounted, DoneLate, Done}, s)
}

func (d *Due) day() day.Day {
	if d.DoneOn.Known() {
		return -d.DoneOn // what was done last stands first
	}
	return d.Due
}

// calendar is a calendar being made.
type calendar struct {
	*Register
	asAt day.Day
	all  []Due
}

// add counts the limit of a clock from the day d.From, unless the day is known or nothing tells it, and says how it stands.
func (c *calendar) add(d Due) {
	if d.DoneOn > c.asAt {
		d.DoneOn, d.DoneBy = day.Never, ""
	}
	if !d.Due.Known() && d.State != NoDay {
		due, err := d.Clock.On(d.From).Limit.Due(d.From)
		if err != nil {
			d.Why += " The day cannot be counted: " + err.Error() + "."
			d.State = Uncounted
		}
		d.Due = due
	}
	d.Last = max(d.Last, d.Due)
	if d.DoneOn.Known() || d.State == "" {
		d.State = stateOf(&d, c.asAt)
	}
	c.all = append(c.all, d)
}

func stateOf(d *Due, asAt day.Day) DueState {
	switch {
	case d.DoneOn.Known() && d.Last.Known() && d.DoneOn > d.Last:
		return DoneLate
	case d.DoneOn.Known():
		return Done
	case asAt > d.Last:
		return Late
	}
	return Running
}
