package catalogue_test

import (
	"time"

	"goldthread/codelist"
	"goldthread/day"
	"goldthread/record"
)

func init() {
	for code, look := range map[string]func(*scene, *record.Child) []verdict{
		"cla-number": careOpen, "cla-rate": careOpen, "cla-start-number": careStarted, "cla-start-rate": careStarted,
		"cla-ceased-rate": careLeft, "cla-uasc-number": careAlone, "cla-review-on-time": careReviewed,
		"cla-reviews-late-left": careLeftUnreviewed, "cla-visits-on-time": careVisited,
		"placement-3plus-year": movedOften, "placement-2yr-stability": stayedLong, "placement-out-of-area": placedOutside,
		"health-review-up-to-date": healthChecked, "dental-check-up-to-date": teethChecked,
		"missing-from-care-percent": wentMissing, "cla-absent-percent": wereAbsent,
	} {
		twins[code] = twin{child: look}
	}
}

// periods are the child's periods of care.
func periods(c *record.Child) []record.CarePeriod {
	if c.Care == nil {
		return nil
	}
	return c.Care.Periods
}

// shortBreaks says whether a period is a series of short breaks on a day: by the legal status in force, and where none is
// told so early by the first that is told of the period.
func shortBreaks(c *record.Child, p record.CarePeriod, t time.Time) bool {
	status, found := codelist.Code(""), false
	for _, l := range c.Care.LegalStatuses {
		inPeriod := l.Start >= p.Start && (p.Ceased == day.Never || l.Start <= p.Ceased)
		if !on(l.Start).After(t) || !found && inPeriod {
			status, found = l.Status, true
		}
	}
	return status == "V3" || status == "V4"
}

// careOn is the latest period of care that runs on a day and is no series of short breaks.
func careOn(c *record.Child, t time.Time) (p record.CarePeriod, ok bool) {
	for _, v := range periods(c) {
		if openOn(v.Start, v.Ceased, v.Gone, t) && !shortBreaks(c, v, t) {
			p, ok = v, true
		}
	}
	return p, ok
}

func ofCare(p record.CarePeriod) string { return of("care", p.Start, p.Nth) }

func careOpen(s *scene, c *record.Child) []verdict {
	p, ok := careOn(c, s.to)
	if !ok {
		return nil
	}
	return []verdict{counted(ofCare(p))}
}

// The first start of the window, of a child who started twice.
func careStarted(s *scene, c *record.Child) []verdict {
	for _, p := range periods(c) {
		if between(on(p.Start), s.from, s.to) && !shortBreaks(c, p, on(p.Start)) {
			return []verdict{counted(ofCare(p))}
		}
	}
	return nil
}

// The last period that ended in the window, of a child who left twice.
func careLeft(s *scene, c *record.Child) (last []verdict) {
	for _, p := range periods(c) {
		end := on(p.Ceased)
		if !between(end, s.from, s.to) || shortBreaks(c, p, end) {
			continue
		}
		last = []verdict{counted(ofCare(p))}
		if p.Ceased < p.Start {
			last[0].met = cannotTell
		}
	}
	return last
}

func careAlone(s *scene, c *record.Child) []verdict {
	p, ok := careOn(c, s.to)
	if o, said := lastSaid(c, record.Unaccompanied, s.to); !ok || !said || o.Text != "Y" {
		return nil
	}
	return []verdict{counted(ofCare(p))}
}

// yearTo is the first day of the twelve months up to and with a day.
func yearTo(t time.Time) time.Time { return windowTo("12m", t) }

// listMade says whether a feed was delivered as at a day after one and before or on another.
func (s *scene) listMade(f record.Feed, after, until time.Time) bool {
	for _, d := range s.listsOf(f) {
		if d.After(after) && !d.After(until) {
			return true
		}
	}
	return false
}

// The reviews of a period of care up to a day: whether one that fell due in the year to that day was late.
func (s *scene) careReviews(c *record.Child, p record.CarePeriod, end time.Time) (v verdict, counts bool) {
	const first, second, later = 0, 1, 2
	v = verdict{record: ofCare(p), met: yes, said: true}
	limit := func(stage int, from time.Time) time.Time {
		switch stage {
		case first:
			return s.nthWorkingDay(from, 20)
		case second:
			return plusMonths(from, 3)
		}
		return plusMonths(from, 6)
	}
	stage, latest := first, on(p.Start)
	laterOnly, laterSeen := false, false
	for _, r := range c.Reviews {
		d := on(r.Day)
		if r.Purpose != record.ForCare || d.Before(on(p.Start)) {
			continue
		}
		if d.After(end) {
			if !laterSeen {
				laterOnly, laterSeen = r.LatestOnly, true
			}
			continue
		}
		due := limit(stage, latest)
		if d.After(due) && !due.Before(yearTo(end)) && (!r.LatestOnly || s.listMade(record.CarePeriods, due, plusDays(d, -1))) {
			v.met = no
		}
		switch {
		case stage == first && d.After(due) && r.LatestOnly, stage != first:
			stage = later
		default:
			stage = second
		}
		latest = d
	}
	due := limit(stage, latest)
	v.value = float64(daysFrom(latest, end))
	if stage == first && !due.Before(end) {
		return v, false // the first review has not fallen due
	}
	if d := s.nthWorkingDay(on(p.Start), 20); end.Before(d) {
		return v, false
	}
	if v.met == yes && due.Before(end) {
		v.met = no
		if laterOnly && !s.listMade(record.CarePeriods, due, end) {
			v = verdict{record: v.record, met: cannotTell}
		}
	}
	return v, true
}

func careReviewed(s *scene, c *record.Child) []verdict {
	p, ok := careOn(c, s.to)
	if !ok {
		return nil
	}
	if v, counts := s.careReviews(c, p, s.to); counts {
		return []verdict{v}
	}
	return nil
}

func careLeftUnreviewed(s *scene, c *record.Child) (all []verdict) {
	for _, p := range periods(c) {
		end := on(p.Ceased)
		if !between(end, s.from, s.to) || shortBreaks(c, p, end) {
			continue
		}
		if p.Ceased < p.Start {
			all = append(all, verdict{record: ofCare(p), met: cannotTell})
			continue
		}
		if v, counts := s.careReviews(c, p, end); counts {
			v.met = map[string]string{yes: no, no: yes, cannotTell: cannotTell}[v.met]
			all = append(all, v)
		}
	}
	return all
}

// placementOn is where a child in a period of care lives on a day.
func placementOn(c *record.Child, p record.CarePeriod, t time.Time) (at *record.Placement) {
	for i := range c.Care.Placements {
		if x := &c.Care.Placements[i]; x.Start >= p.Start && !on(x.Start).After(t) {
			at = x
		}
	}
	return at
}

// Regulation 28: a week from the start of a placement, then six weeks; three months after the first year where the child
// is to stay until 18; at home under an order, the intervals of that order.
func careVisited(s *scene, c *record.Child) []verdict {
	p, ok := careOn(c, s.to)
	if !ok {
		return nil
	}
	at := placementOn(c, p, s.to)
	kind, placed := codelist.Code(""), on(p.Start)
	if at != nil {
		kind, placed = at.Type, on(at.Start)
	}
	var order codelist.Code
	var orderFrom time.Time
	for _, l := range c.Care.LegalStatuses {
		if !on(l.Start).After(s.to) {
			order, orderFrom = l.Status, on(l.Start)
		}
	}
	v := verdict{record: ofCare(p), met: yes}
	visit, seen := lastVisit(c, record.ForCare, s.to)
	last := on(visit.Day)
	here := seen && !last.Before(placed) // a visit made where the child lived before does not count
	from, due := last, plusDays(last, 42)
	atHome := kind == "P1" && (order == "C1" || order == "C2")
	switch {
	case atHome && order == "C1":
		from = placed
		if here {
			from = last
		}
		due = plusDays(from, 7)
		for _, r := range c.Reviews {
			if r.Purpose == record.ForCare && between(on(r.Day), on(p.Start), s.to) {
				due = plusDays(from, 28)
			}
		}
	case atHome:
		begun := placed
		if orderFrom.After(begun) {
			begun = orderFrom
		}
		if !seen || last.Before(begun) {
			due = plusDays(begun, 7)
		}
	case !here:
		due = plusDays(placed, 7)
	case !last.Before(plusMonths(placed, 12)) && untilEighteen(c, kind, s.to):
		due = plusMonths(last, 3)
		if agreed := plusMonths(last, 6); due.Before(s.to) && !agreed.Before(s.to) && (kind == "U1" || kind == "U4") {
			v.met = cannotTell // the child may have agreed to fewer visits
		}
	}
	if v.met == yes && due.Before(s.to) {
		v.met = no
		if !seen || s.laterVisitOnly(c, record.ForCare) && !s.listMade(record.CarePeriods, due, s.to) {
			v.met = cannotTell
		}
	}
	return []verdict{v}
}

func untilEighteen(c *record.Child, kind codelist.Code, t time.Time) bool {
	switch kind {
	case "U1", "U4":
		return true
	case "K2", "R1", "S1":
		plan, said := lastSaid(c, record.PermanencePlan, t)
		return said && plan.Text == "RES"
	}
	return false
}

// laterVisitOnly says whether the record knows a visit after the day that a list told as the latest: on the day itself
// the list may have told another, which it tells no longer.
func (s *scene) laterVisitOnly(c *record.Child, why record.Purpose) bool {
	for _, v := range c.Visits {
		if v.Purpose == why && on(v.Day).After(s.to) {
			return v.LatestOnly
		}
	}
	return false
}

func movedOften(s *scene, c *record.Child) []verdict {
	p, ok := careOn(c, s.to)
	if !ok {
		return nil
	}
	year := yearTo(s.to)
	seen, withCarers := 0, 0
	for _, x := range c.Care.Placements {
		switch {
		case !between(on(x.Start), year, s.to):
		case x.Type == "A3" || x.Type == "A5":
			withCarers++ // adoption by the carers whom the child lives with is no move
		default:
			seen++
		}
	}
	if then, ok := careOn(c, year); ok {
		if at := placementOn(c, then, plusDays(year, -1)); at != nil {
			seen++ // the one that was open when the year began
		}
	}
	v := verdict{record: ofCare(p), met: cannotTell, value: float64(seen), said: true}
	said, told := lastSaid(c, record.Placements, s.to)
	told = told && said.Count > 0 && said.Day >= p.Start
	if told && float64(said.Count) > v.value {
		v.value = float64(said.Count)
	}
	whole := true
	for t := year; !t.After(s.to); t = plusDays(t, 1) {
		whole = whole && s.toldOn(record.CarePeriods, t)
	}
	switch {
	case seen >= 3 || v.value-float64(withCarers) >= 3:
		v.met = yes
	case !told && !whole, v.value == 0:
		v = verdict{record: v.record, met: cannotTell}
	case v.value < 3:
		v.met = no
	}
	return []verdict{v}
}

// lastedBy says whether what began then has lasted so many months at the end of a day.
func lastedBy(start time.Time, months int, t time.Time) bool {
	return !plusMonths(start, months).After(plusDays(t, 1))
}

// ageSaid is the age on a day: by the day of birth, else what the newest list gave.
func ageSaid(c *record.Child, t time.Time) (years int, ok bool) {
	if c.Born.Known() {
		return ageOn(on(c.Born), t), true
	}
	o, ok := lastSaid(c, record.AgeGiven, t)
	return int(o.Count), ok
}

func stayedLong(s *scene, c *record.Child) []verdict {
	p, ok := careOn(c, s.to)
	if !ok || !lastedBy(on(p.Start), 30, s.to) {
		return nil
	}
	v := verdict{record: ofCare(p), met: cannotTell}
	age, known := ageSaid(c, s.to)
	if known && age >= 16 {
		return nil
	}
	at := placementOn(c, p, s.to)
	if !known || at == nil {
		return []verdict{v}
	}
	since, told := settled(c, p, at)
	switch {
	case lastedBy(since, 24, s.to):
		v.met = yes
	case told:
		v.met = no
	}
	return []verdict{v}
}

// settled is since when a child has lived in a placement; one for adoption, whatever its legal basis became since, is
// taken together with the one before it. told is false where the record does not tell that one.
func settled(c *record.Child, p record.CarePeriod, at *record.Placement) (since time.Time, told bool) {
	for at.Type == "A3" || at.Type == "A4" || at.Type == "A5" || at.Type == "A6" {
		before := placementOn(c, p, plusDays(on(at.Start), -1))
		if before == nil {
			return on(at.Start), false
		}
		at = before
	}
	return on(at.Start), true
}

func placedOutside(s *scene, c *record.Child) []verdict {
	p, ok := careOn(c, s.to)
	if !ok {
		return nil
	}
	v := verdict{record: ofCare(p), met: cannotTell}
	if at := placementOn(c, p, s.to); at != nil {
		switch at.Location {
		case "OUT":
			v.met = yes
		case "IN":
			v.met = no
		}
	}
	return []verdict{v}
}

// checks gives the days of a child's checks up to a day, and whether a list told one after it as the latest.
func checks(c *record.Child, why record.Purpose, t time.Time) (held []record.HealthCheck, laterOnly bool) {
	for _, k := range c.Checks {
		switch {
		case k.Purpose != why:
		case on(k.Day).After(t):
			return held, k.LatestOnly
		default:
			held = append(held, k)
		}
	}
	return held, false
}

func healthChecked(s *scene, c *record.Child) []verdict {
	p, ok := careOn(c, s.to)
	if !ok || !lastedBy(on(p.Start), 12, s.to) {
		return nil
	}
	v := verdict{record: ofCare(p), met: no}
	held, laterOnly := checks(c, record.HealthCheckUp, s.to)
	if len(held) == 0 {
		if laterOnly && !s.listMade(record.CarePeriods, plusDays(yearTo(s.to), -1), s.to) {
			v.met = cannotTell
		}
		return []verdict{v}
	}
	last := held[len(held)-1]
	v.value, v.said = float64(daysFrom(on(last.Day), s.to)), true
	age, known := ageSaid(c, s.to)
	inYear := 0
	for _, k := range held {
		if !on(k.Day).Before(yearTo(s.to)) {
			inYear++
		}
	}
	due := plusMonths(on(last.Day), 12)
	if age < 5 {
		due = plusMonths(on(last.Day), 6)
	}
	switch {
	case !known:
		v = verdict{record: v.record, met: cannotTell}
	case age < 5 && inYear >= 2:
		v.met = yes
	case age < 5 && !last.LatestOnly:
	case !due.Before(s.to):
		v.met = yes
	case laterOnly && !s.listMade(record.CarePeriods, due, s.to):
		v = verdict{record: v.record, met: cannotTell}
	}
	return []verdict{v}
}

func teethChecked(s *scene, c *record.Child) []verdict {
	p, ok := careOn(c, s.to)
	if !ok || !lastedBy(on(p.Start), 12, s.to) {
		return nil
	}
	v := verdict{record: ofCare(p), met: cannotTell}
	held, laterOnly := checks(c, record.DentalCheckUp, s.to)
	if len(held) == 0 {
		return []verdict{v}
	}
	last := on(held[len(held)-1].Day)
	due := plusMonths(last, 12)
	v = verdict{record: v.record, met: no, value: float64(daysFrom(last, s.to)), said: true}
	switch {
	case !due.Before(s.to):
		v.met = yes
	case laterOnly && !s.listMade(record.CarePeriods, due, s.to):
		v = verdict{record: v.record, met: cannotTell}
	}
	return []verdict{v}
}

// episodesSaid judges by the list's count whether a child in care on any day of the year had an episode.
func episodesSaid(s *scene, c *record.Child, about record.Attribute) []verdict {
	var p record.CarePeriod
	found := false
	for _, x := range periods(c) {
		for t := yearTo(s.to); !t.After(s.to); t = plusDays(t, 1) {
			if openOn(x.Start, x.Ceased, x.Gone, t) && !shortBreaks(c, x, t) {
				p, found = x, true
				break
			}
		}
	}
	if !found {
		return nil
	}
	v := verdict{record: ofCare(p), met: cannotTell}
	o, said := lastSaid(c, about, s.to)
	none := said && o.Count == 0 && o.Day < p.Start // counted in an earlier period alone
	if !said || on(o.Day).Before(yearTo(s.to)) || none {
		return []verdict{v}
	}
	v.value, v.said = float64(o.Count), true
	if v.met = no; o.Count > 0 {
		v.met = yes
	}
	return []verdict{v}
}

func wentMissing(s *scene, c *record.Child) []verdict {
	return episodesSaid(s, c, record.MissingEpisodes)
}
func wereAbsent(s *scene, c *record.Child) []verdict {
	return episodesSaid(s, c, record.AbsentEpisodes)
}
