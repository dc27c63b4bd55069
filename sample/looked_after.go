package sample

import (
	"goldthread/codelist"
	"goldthread/day"
	"goldthread/record"
)

// tellCare is list 8: the latest period of care.
func (l *life) tellCare(on onDay, tell teller) {
	for i := len(l.care) - 1; i >= 0; i-- {
		p := &l.care[i]
		v := p.CarePeriod
		if v.Start > on.asAt {
			continue
		}
		if v.Ceased > on.asAt {
			v.Ceased, v.Reason = day.Never, ""
		}
		if !on.current(v.Start, v.Ceased) {
			return
		}
		tell(0, v)
		p.tellLatest(on.asAt, tell)
		tell(8, record.Snapshot{Day: on.asAt, List: 8, Said: l.sayCare(i, on)})
		return
	}
}

// tellLatest is the newest of each that repeats.
func (p *carePeriod) tellLatest(asAt day.Day, tell teller) {
	if i := lastBy(p.legal, asAt, func(v record.LegalStatus) day.Day { return v.Start }); i >= 0 {
		tell(0, p.legal[i])
	}
	if i := lastBy(p.placements, asAt, func(v record.Placement) day.Day { return v.Start }); i >= 0 {
		tell(0, p.placements[i])
	}
	visit := func(of record.Purpose) func(day.Day) {
		return func(d day.Day) { tell(0, record.Visit{Day: d, Purpose: of, LatestOnly: true}) }
	}
	check := func(of record.Purpose) func(day.Day) {
		return func(d day.Day) { tell(0, record.HealthCheck{Day: d, Purpose: of, LatestOnly: true}) }
	}
	tellDay(latest(p.visits, asAt), visit(record.ForCare))
	tellDay(latest(p.reviewers, asAt), visit(record.ByReviewer))
	tellDay(latest(p.reviews, asAt), func(d day.Day) { tell(0, record.Review{Day: d, Purpose: record.ForCare, LatestOnly: true}) })
	tellDay(latest(p.health, asAt), check(record.HealthCheckUp))
	tellDay(latest(p.dental, asAt), check(record.DentalCheckUp))
}

// lastBy is the place of the newest value on or before a day, and -1 where there is none.
func lastBy[T any](values []T, on day.Day, when func(T) day.Day) int {
	for i := len(values) - 1; i >= 0; i-- {
		if when(values[i]) <= on {
			return i
		}
	}
	return -1
}

// sayCare is what list 8 says as counts and states.
func (l *life) sayCare(period int, on onDay) saying {
	p := &l.care[period]
	said := saying{
		{About: record.SecondCarePeriod, Text: string(answer(l.wasInCareBefore(period)))},
		{About: record.Unaccompanied, Text: string(answer(p.unaccompanied && day.Age(l.born, on.asAt) < 18))},
	}
	if i := lastBy(p.permanence, on.asAt, func(v permanence) day.Day { return v.from }); i >= 0 {
		said.text(record.PermanencePlan, p.permanence[i].plan)
	}
	said.count(record.Placements, l.placementsInYear(on))
	missed := p.missingInYear(on)
	said.count(record.MissingEpisodes, len(missed))
	absent := 0
	for _, d := range p.absent {
		if d >= on.yearAgo && d <= on.asAt {
			absent++
		}
	}
	said.count(record.AbsentEpisodes, absent)
	if n := len(missed); n > 0 {
		said.text(record.ReturnInterviewOffered, missed[n-1].offered)
		said.text(record.ReturnInterviewAccepted, missed[n-1].accepted)
	}
	said.holding(l.heldOn(on.asAt))
	return said
}

// wasInCareBefore says whether another period of care ended in the twelve months before this one began.
func (l *life) wasInCareBefore(period int) bool {
	return period > 0 && l.care[period-1].Ceased >= l.care[period].Start.AddYears(-1)
}

// placementsInYear counts those that ran on some day of the twelve months up to the as-at day, as the published
// stability measure does; a child whose care ceased is looked at on the day before.
func (l *life) placementsInYear(on onDay) (n int) {
	for i := range l.care {
		p := &l.care[i]
		for j := range p.placements {
			end := p.Ceased
			if j+1 < len(p.placements) {
				end = p.placements[j+1].Start
			}
			if p.placements[j].Start <= on.asAt && end > on.yearAgo {
				n++
			}
		}
	}
	return n
}

func (p *carePeriod) missingInYear(on onDay) (in []absence) {
	for _, a := range p.missing {
		if a.day >= on.yearAgo && a.day <= on.asAt {
			in = append(in, a)
		}
	}
	return in
}

// saying is what one row of a list says as at the day.
type saying []record.Observation

func (s *saying) text(about record.Attribute, code codelist.Code) {
	if code.Known() {
		*s = append(*s, record.Observation{About: about, Text: string(code)})
	}
}

func (s *saying) count(about record.Attribute, n int) {
	*s = append(*s, record.Observation{About: about, Count: int32(n)})
}

func (s *saying) holding(h record.Holding) {
	s.text(record.AllocatedTeam, codelist.Code(h.Team))
	s.text(record.AllocatedWorker, codelist.Code(h.Worker))
}

// before counts the events in the twelve months before the latest one, which is left out. The days are in order.
func before(days []day.Day, asAt day.Day) (n int) {
	last := latest(days, asAt)
	for _, d := range days {
		if d < last && d >= last.AddYears(-1) {
			n++
		}
	}
	return n
}

func referralDays(of []record.Referral) []day.Day {
	days := make([]day.Day, len(of))
	for i := range of {
		days[i] = of[i].Day
	}
	return days
}

func (l *life) strategyDays() []day.Day {
	days := make([]day.Day, len(l.enquiries))
	for i := range l.enquiries {
		days[i] = l.enquiries[i].StrategyDiscussion
	}
	return days
}

func (l *life) conferenceDays() (days []day.Day) {
	for i := range l.enquiries {
		if d := l.enquiries[i].Conference; d.Known() {
			days = append(days, d)
		}
	}
	return days
}
