package journey

import (
	"goldthread/codelist"
	"goldthread/day"
	"goldthread/record"
)

// support lays the time as a child in need into the stages. List 6 says from when to when a case ran, and takes in open
// assessments, plans and care; support is what is left of it: before the first enquiry, plan or care, and after the last.
func (r *reader) support(child *record.Child, c *chain) {
	from, ok := r.assessed(child, c)
	if !ok {
		return
	}
	first, last := c.deepWork()
	for i := range c.events {
		e := &c.events[i]
		if e.step != caseOpened || closedAfterAssessment(child.Need.Episodes[e.at].Reason, e.ends) {
			continue
		}
		since := max(from, e.day)
		if c.reached[InNeed] == nil && since < first && e.ends > since {
			r.before = event{step: InNeed, nth: e.nth, at: e.at, day: since, ends: min(e.ends, first), key: e.key}
			c.reached[InNeed], c.deepest = &r.before, max(c.deepest, InNeed)
		}
		if since = max(since, last); c.reached[InNeedAfter] == nil && last.Known() && last != forever && e.ends > since {
			r.afterwards = event{step: InNeedAfter, nth: e.nth, at: e.at, day: since, ends: e.ends, key: e.key}
			c.reached[InNeedAfter], c.deepest = &r.afterwards, InNeedAfter
		}
	}
}

// assessed is the day on which the first assessment was authorised. Where none is told, an episode of need is support
// from its start. ok is false while the assessment is open, or vanished without an authorisation.
func (r *reader) assessed(child *record.Child, c *chain) (from day.Day, ok bool) {
	for i := range c.events {
		if e := &c.events[i]; e.step == Assessment {
			d := child.Front.Assessments[e.at].Authorised
			return d, d.Known() && d <= r.asAt
		}
	}
	return day.Never, true
}

// deepWork is the first day of an enquiry, a plan or care, and the day on which all of them were over: forever where one
// runs, Never where there was none.
func (c *chain) deepWork() (first, last day.Day) {
	first = forever
	for i := range c.events {
		if e := &c.events[i]; e.step >= Enquiry && e.step <= Care {
			first, last = min(first, e.day), max(last, e.ends)
		}
	}
	return first, last
}

// closedAfterAssessment says that a case ended with its assessment: nobody was supported.
func closedAfterAssessment(reason codelist.Code, ends day.Day) bool {
	return ends != forever && (reason == "RC8" || reason == "RC9")
}
