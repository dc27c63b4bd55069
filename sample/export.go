package sample

import (
	"slices"

	"goldthread/codelist"
	"goldthread/day"
	"goldthread/record"
)

// onDay is the day of an export, with the days from which its lists look back.
type onDay struct {
	asAt        day.Day
	halfYearAgo day.Day // the first day of the six months up to and including the as-at day
	yearAgo     day.Day // the first of the twelve
}

func exportOn(asAt day.Day) onDay {
	return onDay{asAt, (asAt + 1).AddMonths(-6), (asAt + 1).AddMonths(-12)}
}

// lately says whether the day lies in the six months.
func (o onDay) lately(d day.Day) bool { return d >= o.halfYearAgo && d <= o.asAt }

// current says whether something is on a list of what runs or ended in the six months.
func (o onDay) current(start, end day.Day) bool {
	return start <= o.asAt && (!end.Known() || end >= o.halfYearAgo)
}

// teller takes a value that an export tells. The list is that of the row which the value makes up, and 0 for a value
// that stands on a row with another.
type teller func(list int, v record.Value)

// feeds are the parts of the record by the number of their list.
var feeds = [...]record.Feed{1: record.Contacts, record.EarlyHelpFeed, record.Referrals, record.Assessments, record.Enquiries,
	record.NeedEpisodes, record.ProtectionPlans, record.CarePeriods, record.CareLeavers, record.Adoptions, record.Adopters}

// On is what the authority's case system exports as at a day: a Book of the one delivery that Annex A's eleven lists
// make, no more and no less. It fails only where the record refuses a value.
func (a *Authority) On(asAt day.Day) (*record.Book, error) {
	return a.export(asAt, func(_ *life, v record.Value) record.Value { return v })
}

// export tells what each life says as at a day, each value as typed has it.
func (a *Authority) export(asAt day.Day, typed func(*life, record.Value) record.Value) (*record.Book, error) {
	on := exportOn(asAt)
	var rows [len(feeds)]int
	told := make([]record.Told, 0, 4*len(a.lives))
	for _, l := range a.lives {
		asked := false
		before := len(told)
		l.tell(on, func(list int, v record.Value) {
			rows[list]++
			asked = asked || list >= 4
			told = append(told, record.Told{Child: l.id, Value: typed(l, v)})
		})
		if len(told) > before {
			told = append(told, record.Told{Child: l.id, Value: l.personOn(asAt, asked)})
		}
	}
	for _, v := range a.adopters {
		if v, ok := adopterOn(v, on); ok {
			rows[11]++
			told = append(told, record.Told{Value: v})
		}
	}
	return record.Assemble(Code, append(told, record.Told{Value: delivery(on, rows[:])}))
}

func delivery(on onDay, rows []int) record.Delivery {
	d := record.Delivery{ID: "made-up " + on.asAt.String(), AsAt: on.asAt, Format: "annexa"}
	for list := 1; list < len(feeds); list++ {
		from := on.halfYearAgo
		switch list {
		case 9:
			from = on.asAt
		case 10, 11:
			from = on.yearAgo
		}
		d.Covers = append(d.Covers, record.Covered{Feed: feeds[list], From: from, Read: rows[list], Kept: rows[list]})
	}
	return d
}

// tell goes through all that an export says of the child.
func (l *life) tell(on onDay, tell teller) {
	l.tellFrontDoor(on, tell)
	l.tellAssessments(on, tell)
	l.tellEnquiries(on, tell)
	l.tellNeed(on, tell)
	l.tellPlan(on, tell)
	l.tellCare(on, tell)
	l.tellLeaving(on, tell)
	l.tellAdoptions(on, tell)
}

// tellFrontDoor is lists 1, 2 and 3.
func (l *life) tellFrontDoor(on onDay, tell teller) {
	for _, v := range l.contacts {
		if on.lately(v.Day) {
			tell(1, v)
		}
	}
	for _, v := range l.earlyHelp {
		if on.current(v.Start, known(v.Completed, on.asAt)) {
			v.Completed = known(v.Completed, on.asAt)
			tell(2, v)
		}
	}
	listed := false
	for _, v := range l.referrals {
		if on.lately(v.Day) {
			listed = true
			tell(3, v)
		}
	}
	if listed {
		said := saying{}
		said.count(record.ReferralsBefore, before(referralDays(l.referrals), on.asAt))
		tell(0, record.Snapshot{Day: on.asAt, List: 3, Said: said})
	}
}

// tellAssessments is list 4: those authorised in the six months, and those still open.
func (l *life) tellAssessments(on onDay, tell teller) {
	for _, a := range l.assessments {
		v := a.Assessment
		if !on.current(v.Start, known(v.Authorised, on.asAt)) {
			continue
		}
		if v.Authorised > on.asAt {
			v.Authorised, v.NeedsSupport = day.Never, ""
		}
		v.Holding = a.desk.on(workedUntil(v.Start, v.Authorised, on.asAt))
		if l.fault == authorisedAhead && v.Authorised.Known() {
			v.Authorised = v.Authorised.AddYears(1)
		}
		tell(4, v)
	}
}

// workedUntil is the day whose worker an event is shown with: whoever finished it, or has it now.
func workedUntil(start, done, asAt day.Day) day.Day {
	if done.Known() {
		return max(start, done)
	}
	return asAt
}

// tellEnquiries is list 5.
func (l *life) tellEnquiries(on onDay, tell teller) {
	listed := false
	for _, e := range l.enquiries {
		v := e.Enquiry
		if !on.lately(v.StrategyDiscussion) {
			continue
		}
		listed = true
		if e.decided > on.asAt {
			v.ConferenceUnnecessary = ""
		}
		if v.Conference > on.asAt {
			v.Conference, v.LedToPlan = day.Never, ""
		}
		v.Holding = e.desk.on(min(e.decided, on.asAt))
		tell(5, v)
	}
	if listed {
		said := saying{}
		said.count(record.EnquiriesBefore, before(l.strategyDays(), on.asAt))
		said.count(record.ConferencesBefore, before(l.conferenceDays(), on.asAt))
		tell(0, record.Snapshot{Day: on.asAt, List: 5, Said: said})
	}
}

// tellNeed is list 6: the latest episode of need.
func (l *life) tellNeed(on onDay, tell teller) {
	for i := len(l.needs) - 1; i >= 0; i-- {
		n := &l.needs[i]
		v := n.NeedEpisode
		if v.Start > on.asAt {
			continue
		}
		if v.Closed > on.asAt {
			v.Closed, v.Reason = day.Never, ""
		}
		if !on.current(v.Start, v.Closed) {
			return
		}
		tell(0, v)
		tellDay(l.lastSeen(on.asAt), func(d day.Day) { tell(0, record.Visit{Day: d, Purpose: record.LastSeen, LatestOnly: true}) })
		said := saying{{About: record.CaseStatus, Text: string(l.status(n, on.asAt))}}
		said.holding(l.heldOn(on.asAt))
		tell(6, record.Snapshot{Day: on.asAt, List: 6, Said: said})
		return
	}
}

// status is the first that applies of looked after, on a plan, in need, being assessed.
func (l *life) status(n *need, asAt day.Day) codelist.Code {
	switch {
	case n.Closed.Known() && n.Closed <= asAt:
		return codelist.StatusClosed
	case l.careOn(asAt):
		return codelist.StatusCare
	case l.planOn(asAt):
		return codelist.StatusPlan
	case n.planned > asAt:
		return codelist.StatusAssess
	}
	return codelist.StatusNeed
}

func (l *life) planOn(d day.Day) bool {
	return slices.ContainsFunc(l.plans, func(p plan) bool { return p.Open(d) })
}

func (l *life) careOn(d day.Day) bool {
	return slices.ContainsFunc(l.care, func(p carePeriod) bool { return p.Open(d) })
}

// lastSeen is the newest visit of any kind: list 6 does not ask whose.
func (l *life) lastSeen(asAt day.Day) day.Day {
	last := latest(l.seen, asAt)
	for i := range l.plans {
		if v := l.plans[i].latestVisit(asAt); v.day >= l.born {
			last = max(last, v.day)
		}
	}
	for i := range l.care {
		last = max(last, latest(l.care[i].visits, asAt))
	}
	if l.fault == visitAhead && last.Known() {
		last = last.AddYears(1)
	}
	return last
}

// tellPlan is list 7: the latest protection plan.
func (l *life) tellPlan(on onDay, tell teller) {
	for i := len(l.plans) - 1; i >= 0; i-- {
		p := &l.plans[i]
		v := p.ProtectionPlan
		if v.Start > on.asAt {
			continue
		}
		v.End = known(v.End, on.asAt)
		if p.recategorised > on.asAt {
			v.LatestCategory = v.InitialCategory
		}
		if !on.current(v.Start, v.End) {
			return
		}
		tell(0, v)
		if last := p.latestVisit(on.asAt); last.day.Known() {
			tell(0, record.Visit{Day: last.day, Purpose: record.ForProtection, SeenAlone: last.alone, LatestOnly: true})
		}
		tellDay(latest(p.reviews, on.asAt), func(d day.Day) { tell(0, record.Review{Day: d, Purpose: record.ForProtection, LatestOnly: true}) })
		said := saying{{About: record.EmergencyProtection, Text: string(answer(on.lately(latest(l.police, on.asAt))))}}
		said.holding(l.heldOn(on.asAt))
		tell(7, record.Snapshot{Day: on.asAt, List: 7, Said: said})
		return
	}
}

func (p *plan) latestVisit(on day.Day) (v visit) {
	for _, x := range p.visits {
		if x.day <= on {
			v = x
		}
	}
	return v
}

// tellAdoptions is list 10: decided and not yet adopted, or adopted or reversed in the twelve months.
func (l *life) tellAdoptions(on onDay, tell teller) {
	for _, v := range l.adoptions {
		for _, d := range []*day.Day{&v.PlacementOrder, &v.Matched, &v.Placed, &v.Order, &v.Reversed, &v.EarlyFoster} {
			*d = known(*d, on.asAt)
		}
		if !v.Reversed.Known() {
			v.Reason = ""
		}
		if ended := max(v.Order, v.Reversed); v.Decision <= on.asAt && (!ended.Known() || ended >= on.yearAgo) {
			tell(10, v)
		}
	}
}

// known is the day if it has come, and Never if it has not.
func known(d, asAt day.Day) day.Day {
	if d > asAt {
		return day.Never
	}
	return d
}

func tellDay(d day.Day, tell func(day.Day)) {
	if d.Known() {
		tell(d)
	}
}
