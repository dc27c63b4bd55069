package sample

import (
	"goldthread/codelist"
	"goldthread/day"
	"goldthread/record"
)

// enquire is an enquiry under section 47 within an assessment; toConference says that a conference follows, and the day
// that it is held is given back.
func (w *walk) enquire(d, authorised day.Day, by *desk, toConference bool) (conference day.Day) {
	strategy := atWork(d + w.shared.days(0, 12))
	if strategy >= min(authorised, w.adult-60) {
		strategy = d
	}
	e := record.Enquiry{StrategyDiscussion: strategy, ConferenceUnnecessary: answer(!toConference)}
	decided := workingDaysOn(strategy, 3+w.shared.IntN(6))
	working := 8 + w.shared.IntN(8)
	if late, past := w.a.befell.lateConference(by.team, strategy); w.shared.odds(late) {
		working = 16 + int(w.shared.about(past, 0.8))
	}
	if toConference {
		conference = workingDaysOn(strategy, working)
		e.Conference, e.LedToPlan = conference, answer(w.shared.odds(0.87))
	}
	w.life.enquiries = append(w.life.enquiries, enquiry{e, by, decided})
	return conference
}

// protect leads through enquiry, conference and plan, back to being in need, to the closing of the case.
func (w *walk) protect(d, authorised day.Day, by *desk) (closed day.Day) {
	conference := w.enquire(d, authorised, by, true)
	if w.life.enquiries[len(w.life.enquiries)-1].LedToPlan != codelist.Yes || conference >= w.adult-30 {
		w.dropPlan(conference)
		return w.support(max(authorised, conference), w.shared.about(150, 0.7))
	}
	end := w.plan(conference, 84+w.shared.about(205, 0.75))
	if w.shared.odds(0.4) {
		return max(end, authorised)
	}
	return w.support(max(end, authorised), w.shared.about(110, 0.6))
}

// dropPlan corrects a conference so close to the eighteenth birthday that it leads to no plan.
func (w *walk) dropPlan(conference day.Day) {
	e := &w.life.enquiries[len(w.life.enquiries)-1]
	e.LedToPlan = codelist.No
	if conference >= w.adult {
		e.Conference, e.LedToPlan, e.ConferenceUnnecessary = day.Never, "", codelist.Yes
	}
}

// plan is a child protection plan from the conference, for about so long.
func (w *walk) plan(start, long day.Day) (end day.Day) {
	w.hold(start+w.shared.days(0, 6), w.deskOf(safeguardingNorth, safeguardingSouth, safeguardingEast))
	end = min(atWork(start+long), w.adult)
	p := plan{ProtectionPlan: record.ProtectionPlan{Start: start, End: end}}
	p.InitialCategory = w.shared.pick(abuse)
	p.LatestCategory = p.InitialCategory
	if w.shared.odds(0.12) {
		p.LatestCategory, p.recategorised = w.shared.pick(abuse), start+90
	}
	before := len(w.life.plans)
	if before == 0 && w.shared.odds(0.17) { // on a plan before this story began
		before = 1 + w.shared.IntN(2)
	} else if before > 0 {
		before = *w.life.plans[before-1].PreviousPlans + 1
	}
	p.PreviousPlans = &before
	w.visitOnPlan(&p)
	p.reviews = reviews(w.shared, start, w.until(end), 90, 181, 0.13)
	w.life.plans = append(w.life.plans, p)
	w.policeProtection(start)
	return end
}

// visitOnPlan visits every ten working days, and before birth too: a plan may begin with the unborn child.
func (w *walk) visitOnPlan(p *plan) {
	for _, d := range w.shared.rhythm(max(p.Start, w.remembered(p.End)), w.until(p.End), 14, 0.09) {
		alone := codelist.No
		if age := day.Age(w.life.born, d); age >= 4 && w.own.odds(0.8) || age >= 0 && w.own.odds(0.12) {
			alone = codelist.Yes
		} else if w.own.odds(0.04) {
			alone = codelist.Unknown
		}
		p.visits = append(p.visits, visit{d, alone})
	}
}

// reviews are held a first time after so many days and then at a steady gap, some too late.
func reviews(c chance, start, until day.Day, first, then int, late float64) (held []day.Day) {
	for d, gap := start, first; ; gap = then {
		stretch := 0.86 + 0.13*c.Float64()
		if c.odds(late) {
			stretch = 1.1 + 0.5*c.Float64()
		}
		d = atWork(d + day.Day(stretch*float64(gap)) - 2)
		if d > until {
			return held
		}
		held = append(held, d)
	}
}

// policeProtection comes before one plan in twenty.
func (w *walk) policeProtection(start day.Day) {
	if d := start - w.shared.days(5, 30); w.shared.odds(0.05) && d >= w.life.born {
		w.life.police = append(w.life.police, d)
	}
}
