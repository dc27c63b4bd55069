package journey

import (
	"cmp"
	"math"
	"slices"

	"goldthread/codelist"
	"goldthread/day"
	"goldthread/record"
)

// forever is the end of work that runs on the as-at day.
const forever day.Day = math.MaxInt32

// event is something that happened to the child, with the day its work ended: its own day where it is over at once, and
// forever where it runs on the as-at day.
type event struct {
	step      Step
	nth       uint16
	at        int // its place in the child's slice of its kind
	day, ends day.Day
	key       day.Day // the day of the record's key: a conference stands in its enquiry
}

// runs is until when the work of an episode went on; gone is the day from which a list no longer held it.
func runs(start, end, gone, asAt day.Day) day.Day {
	switch {
	case end.Known() && end <= asAt:
		return max(start, end)
	case gone.Known() && gone <= asAt:
		return max(start, gone)
	}
	return forever
}

// events lays out what befell a child up to the as-at day, in day order; on one day an earlier stage comes first.
func (r *reader) events(c *record.Child) []event {
	r.found = r.found[:0]
	r.frontDoor(c)
	r.protection(c)
	if c.Need != nil {
		for i := range c.Need.Episodes {
			e := &c.Need.Episodes[i]
			r.add(event{step: caseOpened, nth: e.Nth, at: i, day: e.Start, ends: runs(e.Start, e.Closed, e.Gone, r.asAt), key: e.Start})
		}
	}
	if c.Care != nil {
		for i := range c.Care.Periods {
			p := &c.Care.Periods[i]
			r.add(event{step: Care, nth: p.Nth, at: i, day: p.Start, ends: runs(p.Start, p.Ceased, p.Gone, r.asAt), key: p.Start})
		}
	}
	if len(r.found) > 1 {
		slices.SortStableFunc(r.found, inOrder)
	}
	return r.found
}

// add leaves out what the as-at day does not know yet, and what has no day.
func (r *reader) add(e event) {
	if e.day.Known() && e.day <= r.asAt {
		r.found = append(r.found, e)
	}
}

func (r *reader) frontDoor(c *record.Child) {
	f := c.Front
	if f == nil {
		return
	}
	for i := range f.Contacts {
		d := f.Contacts[i].Day
		r.add(event{step: Contact, nth: f.Contacts[i].Nth, at: i, day: d, ends: d, key: d})
	}
	for i := range f.EarlyHelp {
		h := &f.EarlyHelp[i]
		r.add(event{step: EarlyHelp, nth: h.Nth, at: i, day: h.Start, ends: runs(h.Start, h.Completed, day.Never, r.asAt), key: h.Start})
	}
	for i := range f.Referrals {
		d := f.Referrals[i].Day
		r.add(event{step: Referral, nth: f.Referrals[i].Nth, at: i, day: d, ends: d, key: d})
	}
	for i := range f.Assessments {
		a := &f.Assessments[i]
		r.add(event{step: Assessment, nth: a.Nth, at: i, day: a.Start, ends: runs(a.Start, a.Authorised, a.Gone, r.asAt), key: a.Start})
	}
}

func (r *reader) protection(c *record.Child) {
	if c.Protection == nil {
		return
	}
	for i := range c.Protection.Enquiries {
		e := &c.Protection.Enquiries[i]
		held := e.Conference.Known() && e.Conference <= r.asAt
		ends := e.StrategyDiscussion
		if !held && e.ConferenceUnnecessary != codelist.Yes && r.asAt < ends+r.windows.Conference {
			ends = forever
		}
		r.add(event{step: Enquiry, nth: e.Nth, at: i, day: e.StrategyDiscussion, ends: ends, key: e.StrategyDiscussion})
		if held {
			r.add(event{step: Conference, nth: e.Nth, at: i, day: e.Conference, ends: e.Conference, key: e.StrategyDiscussion})
		}
	}
	for i := range c.Protection.Plans {
		p := &c.Protection.Plans[i]
		r.add(event{step: Plan, nth: p.Nth, at: i, day: p.Start, ends: runs(p.Start, p.End, p.Gone, r.asAt), key: p.Start})
	}
}

func inOrder(a, b event) int {
	return cmp.Or(cmp.Compare(a.day, b.day), cmp.Compare(a.step.rank(), b.step.rank()))
}

// rank orders the events of a day: a case is opened by the referral, before its assessment begins.
func (s Step) rank() int {
	if s == caseOpened {
		return 2*int(Referral) + 1
	}
	return 2 * int(s)
}

// kinds are the kinds of record behind the stages.
var kinds = [...]string{Contact: record.Contact{}.Kind(), EarlyHelp: record.EarlyHelp{}.Kind(), Referral: record.Referral{}.Kind(),
	Assessment: record.Assessment{}.Kind(), InNeed: record.NeedEpisode{}.Kind(), Enquiry: record.Enquiry{}.Kind(),
	Conference: record.Enquiry{}.Kind(), Plan: record.ProtectionPlan{}.Kind(), Care: record.CarePeriod{}.Kind(), InNeedAfter: record.NeedEpisode{}.Kind()}
