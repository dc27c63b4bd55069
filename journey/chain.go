package journey

import "goldthread/day"

// chain is a journey in the making: a run of a child's events, each of which belongs to the one before.
type chain struct {
	events     []event
	reached    [InNeedAfter + 1]*event // the event that reached each stage; nil where none did
	deepest    Step
	begun      bool    // a stage was reached: a case opened alone has none yet
	running    day.Day // work runs before this day
	referralBy day.Day // a referral or a further contact up to this day belongs
	until      day.Day // anything else up to this day belongs
	passedOn   day.Day // early help began when the work was over
}

// chains cuts a child's events into journeys and gives each to f. What began with nothing at the front door told is given
// too: see atFrontDoor. The chain is the reader's own and stands only until the next.
func (r *reader) chains(events []event, f func(*chain)) {
	for from := 0; from < len(events); {
		c := &r.now
		*c = chain{}
		c.take(&events[from], &r.windows)
		to := from + 1
		for ; to < len(events) && c.takes(&events[to]); to++ {
			c.take(&events[to], &r.windows)
		}
		c.events = events[from:to]
		f(c)
		from = to
	}
}

// takes says whether an event belongs to the journey. While work runs all does; when none runs, each stage waits its days
// for the next, and a referral after a referral is a new journey.
func (c *chain) takes(e *event) bool {
	if e.day < c.running {
		return true
	}
	switch e.step {
	case Contact:
		return c.begun && c.deepest == Contact && e.day <= c.referralBy
	case Referral:
		return (!c.begun || c.deepest <= EarlyHelp) && e.day <= c.referralBy
	case Assessment:
		return (!c.begun || c.deepest <= Referral) && e.day <= c.until
	}
	return e.day <= c.until
}

// take lays an event behind the others. It is a stage of the journey when it goes further than those before.
func (c *chain) take(e *event, w *Windows) {
	idle := e.day >= c.running
	c.extend(e, w)
	switch {
	case e.step == caseOpened:
	case !c.begun || e.step > c.deepest:
		c.begun, c.deepest, c.reached[e.step], c.passedOn = true, e.step, e, day.Never
	case e.step == EarlyHelp && c.deepest > EarlyHelp && idle:
		c.passedOn = e.day
	}
}

// extend moves on the days up to which the next event belongs.
func (c *chain) extend(e *event, w *Windows) {
	switch e.step {
	case Contact:
		if due, err := w.Referral.Due(e.day); err == nil {
			c.referralBy = max(c.referralBy, due)
		}
		c.until = max(c.until, e.day+w.EarlyHelp, c.referralBy)
	case EarlyHelp:
		if c.begun && c.deepest > EarlyHelp {
			return
		}
		c.running = max(c.running, e.ends)
		c.referralBy = max(c.referralBy, after(e.ends, w.StepUp))
		c.until = max(c.until, c.referralBy)
	case Referral:
		c.until = max(c.until, e.day+w.Assessment)
	case Enquiry:
		c.until = max(c.until, e.day+w.Conference)
	case Conference:
		c.until = max(c.until, e.day+w.Afterwards)
	default:
		c.running, c.until = max(c.running, e.ends), max(c.until, after(e.ends, w.Afterwards))
	}
}

// after is some days later; what never ends has no later.
func after(d, days day.Day) day.Day {
	if d == forever {
		return forever
	}
	return d + days
}

// atFrontDoor says whether the journey began with something at the front door. A contact about a child whose case has
// long been open begins nothing.
func (c *chain) atFrontDoor(w *Windows) bool {
	first := c.first()
	return first.step <= Assessment && first.day-c.events[0].day <= w.Assessment
}

// first is the event that began the journey: the first that reached a stage, or where none is told the opening of the case.
func (c *chain) first() *event {
	for i := range c.events {
		if c.events[i].step != caseOpened {
			return &c.events[i]
		}
	}
	return &c.events[0]
}
