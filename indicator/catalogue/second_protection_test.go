package catalogue_test

import (
	"time"

	"goldthread/codelist"
	"goldthread/record"
)

func init() {
	for code, look := range map[string]func(*scene, *record.Child) []verdict{
		"cin-rate": needOpen, "cin-visits-on-time": needVisited, "cin-duration-2yr": needLong,
		"s47-rate": enquiriesSeen, "icpc-within-15wd": conferencesDone, "icpc-waiting-15wd": conferencesAwaited,
		"icpc-rate": conferencesSeen, "icpc-to-plan": conferencesPlanned,
		"cp-plan-number": plansOpen, "cp-plan-rate": plansOpen, "cp-visits-on-time": plansVisited, "cp-seen-alone": childSeenAlone,
		"cp-review-on-time": plansReviewed, "cp-reviews-late-ended": plansEndedUnreviewed, "cp-repeat-ever": plansAgain,
		"cp-open-2yr": plansOpenLong, "cp-ended-2yr": plansEndedLongAfter, "cpp-allocated-sw": workerNamed,
	} {
		twins[code] = twin{child: look}
	}
}

// needOn is the latest episode of need open on the day.
func needOn(c *record.Child, t time.Time) (e record.NeedEpisode, ok bool) {
	if c.Need == nil {
		return e, false
	}
	for _, v := range c.Need.Episodes {
		if openOn(v.Start, v.Closed, v.Gone, t) {
			e, ok = v, true
		}
	}
	return e, ok
}

func needOpen(s *scene, c *record.Child) []verdict {
	e, ok := needOn(c, s.to)
	if !ok {
		return nil
	}
	return []verdict{counted(of("need", e.Start, e.Nth))}
}

// lastSaid is the newest answer about a child up to a day; by several lists of one day, that of the last.
func lastSaid(c *record.Child, about record.Attribute, t time.Time) (o record.Observation, ok bool) {
	for _, v := range c.Observations {
		if v.About == about && !on(v.Day).After(t) && (!ok || v.Day > o.Day || v.Day == o.Day && v.List >= o.List) {
			o, ok = v, true
		}
	}
	return o, ok
}

// lastVisit is the latest visit for a purpose up to a day.
func lastVisit(c *record.Child, why record.Purpose, t time.Time) (v record.Visit, ok bool) {
	for _, x := range c.Visits {
		if x.Purpose == why && upTo(on(x.Day), t) && (!ok || x.Day >= v.Day) {
			v, ok = x, true
		}
	}
	return v, ok
}

// visitedWithin judges the latest visit: no longer ago than n working days. A list that was made later and tells a later
// visit as the latest tells no longer which one was the latest on the day.
func (s *scene) visitedWithin(c *record.Child, why record.Purpose, list record.Feed, name string, n int) verdict {
	last, ok := lastVisit(c, why, s.to)
	if !ok {
		return verdict{record: name, met: cannotTell}
	}
	v := s.within(name, on(last.Day), s.to, n)
	if v.met == no && s.laterVisitOnly(c, why) && !s.listMade(list, s.nthWorkingDay(on(last.Day), n), s.to) {
		return verdict{record: name, met: cannotTell}
	}
	return v
}

func needVisited(s *scene, c *record.Child) []verdict {
	e, ok := needOn(c, s.to)
	status, said := lastSaid(c, record.CaseStatus, s.to)
	if !ok || !said || status.Text != "CIN" || !s.nthWorkingDay(on(e.Start), 20).Before(s.to) {
		return nil
	}
	return []verdict{s.visitedWithin(c, record.LastSeen, record.NeedEpisodes, of("need", e.Start, e.Nth), 20)}
}

func needLong(s *scene, c *record.Child) []verdict {
	e, ok := needOn(c, s.to)
	if !ok {
		return nil
	}
	v := verdict{record: of("need", e.Start, e.Nth), met: no, value: float64(daysFrom(on(e.Start), s.to)), said: true}
	if upTo(plusMonths(on(e.Start), 24), s.to) {
		v.met = yes
	}
	return []verdict{v}
}

func enquiries(c *record.Child) []record.Enquiry {
	if c.Protection == nil {
		return nil
	}
	return c.Protection.Enquiries
}

func plans(c *record.Child) []record.ProtectionPlan {
	if c.Protection == nil {
		return nil
	}
	return c.Protection.Plans
}

func enquiriesSeen(s *scene, c *record.Child) (all []verdict) {
	for _, v := range enquiries(c) {
		if between(on(v.StrategyDiscussion), s.from, s.to) {
			all = append(all, counted(of("enquiry", v.StrategyDiscussion, v.Nth)))
		}
	}
	return all
}

func conferencesDone(s *scene, c *record.Child) (all []verdict) {
	for _, v := range enquiries(c) {
		if between(on(v.Conference), s.from, s.to) {
			all = append(all, s.within(of("enquiry", v.StrategyDiscussion, v.Nth), on(v.StrategyDiscussion), on(v.Conference), 15))
		}
	}
	return all
}

func conferencesSeen(s *scene, c *record.Child) (all []verdict) {
	for _, v := range enquiries(c) {
		if between(on(v.Conference), s.from, s.to) {
			all = append(all, counted(of("enquiry", v.StrategyDiscussion, v.Nth)))
		}
	}
	return all
}

func conferencesAwaited(s *scene, c *record.Child) (all []verdict) {
	for _, v := range enquiries(c) {
		discussed := on(v.StrategyDiscussion)
		waits := upTo(discussed, s.to) && s.nthWorkingDay(discussed, 15).Before(s.to) && !upTo(on(v.Conference), s.to) &&
			v.ConferenceUnnecessary != codelist.Yes
		for _, p := range plans(c) {
			if openOn(p.Start, p.End, p.Gone, discussed) || between(on(p.Start), discussed, s.to) {
				waits = false
			}
		}
		if waits {
			all = []verdict{counted(of("enquiry", v.StrategyDiscussion, v.Nth))}
		}
	}
	return all
}

func conferencesPlanned(s *scene, c *record.Child) (all []verdict) {
	for _, v := range enquiries(c) {
		if !between(on(v.Conference), s.from, s.to) {
			continue
		}
		met := answered(string(v.LedToPlan))
		for _, p := range plans(c) {
			if met == cannotTell && p.Start == v.Conference {
				met = yes
			}
		}
		all = append(all, verdict{record: of("enquiry", v.StrategyDiscussion, v.Nth), met: met})
	}
	return all
}

// planOn is the latest protection plan open on the day.
func planOn(c *record.Child, t time.Time) (p record.ProtectionPlan, ok bool) {
	for _, v := range plans(c) {
		if openOn(v.Start, v.End, v.Gone, t) {
			p, ok = v, true
		}
	}
	return p, ok
}

func plansOpen(s *scene, c *record.Child) []verdict {
	p, ok := planOn(c, s.to)
	if !ok {
		return nil
	}
	return []verdict{counted(of("plan", p.Start, p.Nth))}
}

func plansVisited(s *scene, c *record.Child) []verdict {
	p, ok := planOn(c, s.to)
	if !ok || !s.nthWorkingDay(on(p.Start), 10).Before(s.to) {
		return nil
	}
	return []verdict{s.visitedWithin(c, record.ForProtection, record.ProtectionPlans, of("plan", p.Start, p.Nth), 10)}
}

func childSeenAlone(s *scene, c *record.Child) []verdict {
	p, ok := planOn(c, s.to)
	last, visited := lastVisit(c, record.ForProtection, s.to)
	if !ok || !visited || c.Born > last.Day {
		return nil
	}
	return []verdict{{record: of("plan", p.Start, p.Nth), met: answered(string(last.SeenAlone))}}
}

// lateReview says how a plan stood with its review conferences by a day: "yes" when one was late, "no" when none is known
// to have been, "cannot tell" when no review is known.
func (s *scene) lateReview(c *record.Child, p record.ProtectionPlan, end time.Time) string {
	due, held := plusMonths(on(p.Start), 3), 0
	laterOnly, laterSeen := false, false
	for _, r := range c.Reviews {
		d := on(r.Day)
		if r.Purpose != record.ForProtection || !d.After(on(p.Start)) {
			continue
		}
		if d.After(end) {
			if !laterSeen {
				laterOnly, laterSeen = r.LatestOnly, true
			}
			continue
		}
		held++
		if d.After(due) && !r.LatestOnly {
			return yes // whoever tells every review tells that none came before it
		}
		for _, made := range s.listsOf(record.ProtectionPlans) {
			if made.After(due) && made.Before(d) {
				return yes // a list made after the limit knew no review in time
			}
		}
		due = plusMonths(d, 6)
	}
	switch {
	case held == 0, due.Before(end) && laterOnly && !s.listMade(record.ProtectionPlans, due, end):
		return cannotTell
	case due.Before(end):
		return yes
	}
	return no
}

// listsOf are the days as at which a feed was delivered.
func (s *scene) listsOf(f record.Feed) (days []time.Time) {
	for _, d := range s.book.Deliveries {
		for _, c := range d.Covers {
			if c.Feed == f {
				days = append(days, on(d.AsAt))
			}
		}
	}
	return days
}

func plansReviewed(s *scene, c *record.Child) []verdict {
	p, ok := planOn(c, s.to)
	if !ok || plusMonths(on(p.Start), 3).After(s.to) {
		return nil
	}
	met := map[string]string{yes: no, no: yes, cannotTell: cannotTell}[s.lateReview(c, p, s.to)]
	return []verdict{{record: of("plan", p.Start, p.Nth), met: met}}
}

func plansEndedUnreviewed(s *scene, c *record.Child) (all []verdict) {
	for _, p := range plans(c) {
		if between(on(p.End), s.from, s.to) && !plusMonths(on(p.Start), 3).After(on(p.End)) {
			all = append(all, verdict{record: of("plan", p.Start, p.Nth), met: s.lateReview(c, p, on(p.End))})
		}
	}
	return all
}

func plansAgain(s *scene, c *record.Child) (all []verdict) {
	for _, p := range plans(c) {
		if !between(on(p.Start), s.from, s.to) {
			continue
		}
		v := verdict{record: of("plan", p.Start, p.Nth), met: cannotTell}
		if n := p.PreviousPlans; n != nil && *n > 0 {
			v.met = yes
		} else if n != nil {
			v.met = no
		}
		for _, earlier := range plans(c) {
			if on(earlier.Start).Before(on(p.Start)) {
				v.met = yes
			}
		}
		all = append(all, v)
	}
	return all
}

func lasted(record string, start, end time.Time) verdict {
	v := verdict{record: record, met: no, value: float64(daysFrom(start, end)), said: true}
	if v.value+1 > 729 { // the first and the last day both counted
		v.met = yes
	}
	return v
}

func plansOpenLong(s *scene, c *record.Child) []verdict {
	p, ok := planOn(c, s.to)
	if !ok {
		return nil
	}
	return []verdict{lasted(of("plan", p.Start, p.Nth), on(p.Start), s.to)}
}

func plansEndedLongAfter(s *scene, c *record.Child) (all []verdict) {
	for _, p := range plans(c) {
		name := of("plan", p.Start, p.Nth)
		switch {
		case !between(on(p.End), s.from, s.to):
		case p.End < p.Start:
			all = append(all, verdict{record: name, met: cannotTell})
		default:
			all = append(all, lasted(name, on(p.Start), on(p.End)))
		}
	}
	return all
}

// A child with a plan or in care must have a worker; whom the newest row of lists 6 to 9 names.
func workerNamed(s *scene, c *record.Child) []verdict {
	plan, planned := planOn(c, s.to)
	care, inCare := careOn(c, s.to)
	if !planned && !inCare {
		return nil
	}
	v := verdict{record: of("plan", plan.Start, plan.Nth), met: cannotTell}
	if inCare { // a child with both counts once, by care
		v.record = ofCare(care)
	}
	newest := time.Time{}
	for _, o := range c.Observations {
		if o.List < 6 || o.List > 9 || on(o.Day).After(s.to) {
			continue
		}
		if on(o.Day).After(newest) {
			newest, v.met = on(o.Day), no
		}
		if o.About == record.AllocatedWorker && o.Text != "" {
			v.met = yes
		}
	}
	return []verdict{v}
}
