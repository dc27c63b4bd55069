// Package journey follows children from the front door to an outcome: contact, early help, referral, assessment, support,
// enquiry, conference, protection plan, care, and how it ended. It reads one child's record at a time, as the lists of
// Annex A tell it, and says where they do not tell. From the journeys it makes the map of paths with their counts and
// times, and lays that out as a picture in numbers.
//
// A journey begins with the first thing at the front door (a contact; or a referral, early help or an assessment with no
// contact before it) and takes in all that belongs to it by the Windows. Its stages go one way: a second contact while the
// case is open, or a plan after care, belongs to the journey and is no stage of it.
package journey

import (
	"goldthread/codelist"
	"goldthread/day"
	"goldthread/record"
)

// NotKnown is the team, source or age band of the journeys of which it is not known.
const NotKnown = "Not known"

// Reached is a stage that a journey reached, with the day and the record that tells it.
type Reached struct {
	Step   Step
	nth    uint16
	Day    day.Day
	keyDay day.Day
}

// Key names the record that tells the stage.
func (r Reached) Key() record.Key { return record.Key{Kind: kinds[r.Step], Day: r.keyDay, Nth: r.nth} }

// Journey is one child's way from the front door to an outcome. A child may have several, one after the other.
type Journey struct {
	Child   record.Ref
	Stages  []Reached // at least one; in order of day, each stage once
	Outcome Step
	Ended   day.Day // Never where it has not ended, or nobody says when
	Further int     // things that belong to the journey and are no stage of it: a second contact, a plan that came again
	Team    string  // the team of the last stage that names one, else NotKnown; lists 1 and 2 name none
	Source  string  // who brought it: the group of the first contact or referral that says so, else NotKnown
	Age     string  // the band of the child's age when it began, else NotKnown
}

// Began is the day of the first stage.
func (j *Journey) Began() day.Day { return j.Stages[0].Day }

// Days is how long the journey took, or has taken so far where it is open; ok is false where no day of an end is told.
func (j *Journey) Days(asAt day.Day) (days int, ok bool) {
	end, ok := j.until(asAt)
	return int(end - j.Began()), ok
}

// until is the day of the outcome, and the as-at day where it has not come.
func (j *Journey) until(asAt day.Day) (day.Day, bool) {
	if j.Outcome.SoFar() {
		return asAt, true
	}
	return j.Ended, j.Ended.Known()
}

// mask is the path of the journey: a bit for each step.
func (j *Journey) mask() uint32 {
	m := uint32(1) << j.Outcome
	for i := range j.Stages {
		m |= 1 << j.Stages[i].Step
	}
	return m
}

// journey makes one of a chain.
func (r *reader) journey(ref record.Ref, child *record.Child, c *chain) Journey {
	r.support(child, c)
	o := r.outcome(child, c)
	j := Journey{Child: ref, Outcome: o.step, Ended: o.day, Stages: r.stages(c)}
	if last := j.Stages[len(j.Stages)-1].Day; j.Ended.Known() {
		j.Ended = max(j.Ended, last)
	}
	for i := range c.events {
		if c.events[i].step != caseOpened {
			j.Further++
		}
		if e := &c.events[i]; c.reached[min(e.step, InNeedAfter)] == e {
			j.Further--
		}
	}
	j.Team, j.Source, j.Age = r.team(child, c), source(child, c), ageBand(child, j.Began())
	return j
}

// stages lays the stages into the reader's store, so that a thousand journeys share a few pieces of memory.
func (r *reader) stages(c *chain) []Reached {
	from := len(r.store)
	for s, e := range c.reached {
		if e != nil {
			r.store = append(r.store, Reached{Step: Step(s), nth: e.nth, Day: e.day, keyDay: e.key})
		}
	}
	return r.store[from:len(r.store):len(r.store)]
}

// team is the team of the last stage that names one.
func (r *reader) team(child *record.Child, c *chain) string {
	for s := InNeedAfter; s >= Referral; s-- {
		e := c.reached[s]
		if e == nil {
			continue
		}
		var h record.Holding
		switch s {
		case Referral:
			h = child.Front.Referrals[e.at].Holding
		case Assessment:
			h = child.Front.Assessments[e.at].Holding
		case Enquiry, Conference:
			h = child.Protection.Enquiries[e.at].Holding
		default:
			h = child.HeldAround(e.day)
		}
		if h.Team != "" {
			return h.Team
		}
	}
	return NotKnown
}

// source is who brought the journey to the front door.
func source(child *record.Child, c *chain) string {
	for i := range c.events {
		var code codelist.Code
		switch e := &c.events[i]; e.step {
		case Contact:
			code = child.Front.Contacts[e.at].Source
		case Referral:
			code = child.Front.Referrals[e.at].Source
		}
		if code.Known() && code != unknownSource {
			return codelist.Source.Group(code)
		}
	}
	return NotKnown
}

// unknownSource is the code of a source that the council does not know.
const unknownSource codelist.Code = "10"
