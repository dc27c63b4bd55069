package catalogue_test

import (
	"strings"
	"time"

	"goldthread/day"
	"goldthread/record"
)

func init() {
	for code, look := range map[string]func(*scene, *record.Child) []verdict{
		"careleaver-eet-19-21": leaverBusy, "careleaver-accommodation-19-21": leaverHoused,
		"careleaver-not-in-touch": leaverLost, "careleaver-contact-8wk": leaverContacted, "pathway-plan-current": leaverPlanned,
		"adoption-a10-days": adoptionTook, "adoption-order-waiting": adoptionAwaited,
	} {
		twins[code] = twin{child: look}
	}
	twins["adopters-waiting-3m"] = twin{whole: familiesMatched}
	twins["adopters-still-waiting"] = twin{whole: familiesWaiting}
}

// leaver is what the newest list of care leavers on or before the day says of a young person who is on it.
type leaver struct {
	day                                     day.Day
	category, touch, home, judged, activity string
}

// anyLeaver has those too who died or went home to their parents, whom no figure of care leavers counts.
func (s *scene) anyLeaver(c *record.Child) (l leaver, listed bool) {
	var newest time.Time
	for _, d := range s.listsOf(record.CareLeavers) {
		if !d.After(s.to) && d.After(newest) {
			newest = d
		}
	}
	for _, o := range c.Observations {
		if o.List != 9 || !on(o.Day).Equal(newest) {
			continue
		}
		l.day, listed = o.Day, true
		switch o.About {
		case record.Eligibility:
			l.category = o.Text
		case record.InTouch:
			l.touch = o.Text
		case record.Accommodation:
			l.home = o.Text
		case record.Suitability:
			l.judged = o.Text
		case record.Activity:
			l.activity = o.Text
		}
	}
	return l, listed
}

func (s *scene) leaver(c *record.Child) (l leaver, counts bool) {
	l, listed := s.anyLeaver(c)
	return l, listed && l.touch != "DIED" && l.touch != "RHOM"
}

func theChild(met string) []verdict { return []verdict{{record: "child", met: met}} }

// leaverOfAge is a former relevant young person of 19 to 21; where category or age is not known it cannot be told.
func (s *scene) leaverOfAge(c *record.Child) (l leaver, counts, sure bool) {
	l, ok := s.leaver(c)
	age, known := ageSaid(c, s.to)
	if !ok || known && (age < 19 || age > 21) || l.category != "" && l.category != "FORMER" {
		return l, false, false
	}
	return l, true, known && l.category != ""
}

func notInTouchNow(l leaver) bool { return l.touch == "NO" || l.touch == "REFU" || l.touch == "NREQ" }

func leaverBusy(s *scene, c *record.Child) []verdict {
	l, counts, sure := s.leaverOfAge(c)
	switch {
	case !counts:
		return nil
	case !sure:
		return theChild(cannotTell)
	case strings.HasPrefix(l.activity, "F"), strings.HasPrefix(l.activity, "P"):
		return theChild(yes)
	case l.activity != "", notInTouchNow(l):
		return theChild(no)
	}
	return theChild(cannotTell)
}

func leaverHoused(s *scene, c *record.Child) []verdict {
	l, counts, sure := s.leaverOfAge(c)
	switch {
	case !counts, l.home == "G", l.home == "H", l.home == "R":
		return nil
	case !sure:
		return theChild(cannotTell)
	case l.home == "X", l.home == "S", l.judged == "X":
		return theChild(no)
	case l.judged == "S":
		return theChild(yes)
	case notInTouchNow(l):
		return theChild(no)
	}
	return theChild(cannotTell)
}

func leaverLost(s *scene, c *record.Child) []verdict {
	l, counts, sure := s.leaverOfAge(c)
	switch {
	case !counts:
		return nil
	case !sure, l.touch == "":
		return theChild(cannotTell)
	case l.touch == "NO" && l.activity == "":
		return theChild(yes)
	}
	return theChild(no)
}

func leaverContacted(s *scene, c *record.Child) []verdict {
	l, ok := s.leaver(c)
	if !ok || l.category == "ELIGIBLE" || l.category == "QUALIFYING" {
		return nil
	}
	last, seen := lastVisit(c, record.ForLeavingCare, s.to)
	due := plusDays(on(last.Day), 56)
	switch {
	case l.category == "":
		return theChild(cannotTell)
	case seen && !due.Before(s.to):
		return theChild(yes)
	case !seen && notInTouchNow(l):
		return theChild(no)
	case !seen, s.laterVisitOnly(c, record.ForLeavingCare) && !s.listMade(record.CareLeavers, due, s.to):
		return theChild(cannotTell)
	}
	return theChild(no)
}

func leaverPlanned(s *scene, c *record.Child) []verdict {
	l, ok := s.leaver(c)
	if !ok || l.category == "QUALIFYING" {
		return nil
	}
	var last time.Time
	laterOnly := false
	for i := len(c.Reviews) - 1; i >= 0; i-- {
		switch r := c.Reviews[i]; {
		case r.Purpose != record.ForLeavingCare:
		case on(r.Day).After(s.to):
			laterOnly = r.LatestOnly
		case last.Before(on(r.Day)):
			last = on(r.Day)
		}
	}
	if l.category == "ELIGIBLE" && !known(last) && c.Born.Known() {
		born := on(c.Born)
		sixteen := time.Date(born.Year()+16, born.Month(), born.Day(), 0, 0, 0, 0, time.UTC)
		if !plusMonths(sixteen, 3).Before(s.to) {
			return nil // a plan is not due yet
		}
	}
	due := plusMonths(last, 6)
	switch {
	case l.category == "", !known(last):
		return theChild(cannotTell)
	case !due.Before(s.to):
		return theChild(yes)
	case laterOnly && !s.listMade(record.CareLeavers, due, s.to):
		return theChild(cannotTell)
	}
	return theChild(no)
}

// The day on which an adopted child moved in: when fostering by the adopters began, else the day placed.
func movedIn(c *record.Child, a record.Adoption) time.Time {
	if a.EarlyFoster.Known() {
		return on(a.EarlyFoster)
	}
	var last *record.CarePeriod
	for _, p := range periods(c) {
		if p.Start < a.Order {
			last = &p
		}
	}
	if last == nil {
		return on(a.Placed)
	}
	if at := placementOn(c, *last, on(a.Order)); at != nil && (at.Type == "A3" || at.Type == "A5") {
		if since, told := settled(c, *last, at); told {
			return since
		}
		return time.Time{} // by the carers whom the child lived with, and since when is not told
	}
	return on(a.Placed)
}

func adoptionTook(s *scene, c *record.Child) (all []verdict) {
	for _, a := range c.Adoptions {
		if !between(on(a.Order), s.from, s.to) {
			continue
		}
		v := verdict{record: of("adoption", a.Decision, a.Nth), met: cannotTell}
		entered, home := on(a.EnteredCare), movedIn(c, a)
		if known(entered) && known(home) && !home.Before(entered) && !home.After(on(a.Order)) {
			v.met, v.value, v.said = yes, float64(daysFrom(entered, home)), true
		}
		all = append(all, v)
	}
	return all
}

func adoptionAwaited(s *scene, c *record.Child) (latest []verdict) {
	for _, a := range c.Adoptions {
		if upTo(on(a.PlacementOrder), s.to) && !upTo(on(a.Placed), s.to) && !upTo(on(a.Order), s.to) && !upTo(on(a.Reversed), s.to) {
			latest = []verdict{counted(of("adoption", a.Decision, a.Nth))}
		}
	}
	return latest
}

// adoptiveFamily joins the rows of a couple: approved when the last of them is, the rest when the first row tells it.
type adoptiveFamily struct {
	name                    string
	approved, matched, done time.Time // done: placed with, adopted, or left the process
	halfApproved            bool
}

func (s *scene) adoptiveFamilies() (all []adoptiveFamily) {
	at := map[string]int{}
	for _, a := range s.book.Adopters {
		name := "family " + a.Family
		if a.Family == "" {
			name = "adopter " + a.ID
		}
		i, ok := at[name]
		if !ok {
			i = len(all)
			at[name] = i
			all = append(all, adoptiveFamily{name: name})
		}
		f := &all[i]
		if approved := on(a.Approved); !known(approved) {
			f.halfApproved = true
		} else if approved.After(f.approved) {
			f.approved = approved
		}
		f.matched = first(f.matched, on(a.Matched))
		f.done = first(first(f.done, on(a.Left)), first(on(a.Placed), on(a.AdoptionOrder)))
	}
	return all
}

func first(a, b time.Time) time.Time {
	if !known(a) || known(b) && b.Before(a) {
		return b
	}
	return a
}

func familiesMatched(s *scene) (all []verdict) {
	for _, f := range s.adoptiveFamilies() {
		if !between(f.matched, s.from, s.to) {
			continue
		}
		v := verdict{record: f.name, met: cannotTell}
		if known(f.approved) && !f.halfApproved {
			v.value, v.said = float64(daysFrom(f.approved, f.matched)), true
			switch {
			case f.matched.Before(f.approved):
			case f.matched.Before(plusMonths(f.approved, 3)):
				v.met = no
			default:
				v.met = yes
			}
		}
		all = append(all, v)
	}
	return all
}

func familiesWaiting(s *scene) (all []verdict) {
	for _, f := range s.adoptiveFamilies() {
		if upTo(f.approved, s.to) && !f.halfApproved && !upTo(f.matched, s.to) && !upTo(f.done, s.to) {
			all = append(all, verdict{record: f.name, met: yes, value: float64(daysFrom(f.approved, s.to)), said: true})
		}
	}
	return all
}
