package sample

import (
	"slices"

	"goldthread/codelist"
	"goldthread/day"
	"goldthread/record"
)

// The ways out of care by the age of coming in, and how long each takes.
const (
	home     codelist.Code = "home"
	guardian codelist.Code = "guardian"
	adoption codelist.Code = "adoption"
	stays    codelist.Code = "stays"
	others   codelist.Code = "others"
)

var waysOut = [5]mix{
	mixOf("adoption 32, guardian 22, home 32, stays 9, others 5"),
	mixOf("adoption 12, guardian 20, home 43, stays 20, others 5"),
	mixOf("guardian 13, home 49, stays 31, others 5, adoption 2"),
	mixOf("guardian 3, home 49, stays 41, others 7"),
	mixOf("home 26, stays 66, others 8"),
}

var ceasedBy = map[codelist.Code]mix{
	home:     mixOf("E4A 76, E4B 18, E13 6"),
	guardian: mixOf("E45 36, E46 18, E47 38, E48 8"),
	adoption: mixOf("E12 60, E11 40"),
	stays:    mixOf("E5 44, E6 14, E7 6, E8 36"),
	others:   mixOf("E8 40, E3 14, E41 24, E9 8, E14 2, E16 7, E2 2"),
}

// closures says why the case closes, where ceasing to be looked after closes it.
var closures = map[codelist.Code]codelist.Code{"E11": "RC1", "E12": "RC1", "E2": "RC2", "E3": "RC5", "E41": "RC3", "E45": "RC4",
	"E46": "RC4", "E47": "RC4", "E48": "RC4", "E7": "RC6"}

// lookAfter leads into care, straight from the assessment or through a protection plan, and to the closing of the case.
func (w *walk) lookAfter(d, authorised day.Day, by *desk, goes depth) (closed day.Day, reason codelist.Code) {
	start := w.intoCare(d, authorised, by, goes)
	if start >= w.adult-7 {
		return w.support(max(authorised, w.planned()), 60), "RC7"
	}
	period := w.care(start, goes == unaccompanied)
	for range 3 {
		if !returnsHome(period.Reason) || !w.own.odds(0.2) {
			break
		}
		again := atWork(period.Ceased + w.own.days(30, 300))
		if again >= w.adult-30 {
			break
		}
		w.visitInNeed(period.Ceased, again, false)
		period = w.care(again, false)
	}
	return w.afterCare(period)
}

// planned is the day until which the last protection plan runs.
func (w *walk) planned() day.Day {
	if n := len(w.life.plans); n > 0 {
		return w.life.plans[n-1].End
	}
	return day.Never
}

func returnsHome(reason codelist.Code) bool { return reason == "E4A" || reason == "E4B" }

// afterCare closes the case, at home after some months of support.
func (w *walk) afterCare(period carePeriod) (closed day.Day, reason codelist.Code) {
	ended := max(period.Ceased, w.planned()) // a plan may run on for some weeks beside a short time in care
	if returnsHome(period.Reason) && ended < w.adult {
		return w.support(ended, w.own.about(100, 0.5)), "RC7"
	}
	w.over = true
	if reason = closures[period.Reason]; reason == "" {
		reason = "RC7"
	}
	return ended, reason
}

// intoCare is the way there. A child not yet born comes into care at birth at the soonest.
func (w *walk) intoCare(d, authorised day.Day, by *desk, goes depth) (start day.Day) {
	start = d + w.shared.days(0, 25)
	if goes == lookedAfter && w.shared.odds(0.42) {
		conference := w.enquire(d, authorised, by, true)
		w.life.enquiries[len(w.life.enquiries)-1].LedToPlan = codelist.Yes
		if conference >= w.adult-60 {
			w.dropPlan(conference)
			return w.adult
		}
		start = max(conference+60+w.shared.about(150, 0.7), w.life.born+w.own.days(1, 6))
		w.plan(conference, start+w.shared.days(5, 40)-conference)
		if end := w.life.plans[len(w.life.plans)-1].End; end <= start {
			return w.adult
		}
	} else if goes == unaccompanied {
		start = d
	} else if w.shared.odds(0.16) {
		w.life.police = append(w.life.police, max(start, w.life.born))
	}
	return max(start, w.life.born+w.own.days(1, 6))
}

// care is one period of being looked after, with all that belongs to it.
func (w *walk) care(start day.Day, unaccompanied bool) carePeriod {
	way := w.own.pick(waysOut[band(day.Age(w.life.born, start))])
	if unaccompanied {
		way = w.own.pick(mixOf("stays 94, others 6"))
	}
	p := carePeriod{unaccompanied: unaccompanied}
	p.Start, p.Need = start, w.life.needs[len(w.life.needs)-1].Need
	if p.Need == "N9" || p.Need == "N0" {
		p.Need = "N1"
	}
	w.end(&p, way)
	w.planPermanence(&p, way)
	if way == stays && day.Age(w.life.born, start) < 6 && w.own.odds(0.25) {
		w.giveUp(&p)
	}
	w.hold(start+w.own.days(0, 20), w.deskOf(careOne, careTwo))
	w.legal(&p, way)
	w.place(&p, way)
	w.watch(&p)
	w.missing(&p)
	w.life.care = append(w.life.care, p)
	w.leave(&p)
	return p
}

func band(age int) int {
	for i, b := range bands {
		if age <= b[1] {
			return i
		}
	}
	return len(bands) - 1
}

// end says when the period ceases and why. A period of less than a week is not drawn.
func (w *walk) end(p *carePeriod, way codelist.Code) {
	var long day.Day
	switch way {
	case home:
		long = 7 + w.own.about(45, 0.8)
		if w.own.odds(0.5) {
			long = 60 + w.own.about(300, 0.6)
		}
	case guardian:
		long = w.own.days(240, 800)
	case adoption:
		long = w.adopt(p.Start)
	case stays:
		long = w.adult - p.Start
	default:
		long = 30 + w.own.about(300, 0.9)
	}
	p.Ceased, p.Reason = p.Start+long, w.own.pick(ceasedBy[way])
	if p.unaccompanied && way == others {
		p.Reason = "E15"
	}
	if p.Ceased >= w.adult {
		p.Ceased, p.Reason = w.adult, w.own.pick(ceasedBy[stays])
	}
}

var firstStatus = mixOf("V2 33, C1 57, L1 4, L2 4, L3 0.5, J1 3, J2 1.2, J3 1")

// legal is the succession of legal statuses.
func (w *walk) legal(p *carePeriod, way codelist.Code) {
	add := func(d day.Day, status codelist.Code) {
		if d < p.Ceased {
			p.legal = append(p.legal, record.LegalStatus{Start: d, Status: status})
		}
	}
	first := w.own.pick(firstStatus)
	switch {
	case p.unaccompanied:
		first = "V2"
	case first[0] == 'J' && day.Age(w.life.born, p.Start) < 12:
		first = "C1"
	case first[0] == 'J' && way == others && p.Ceased < w.adult:
		p.Reason = "E14"
	}
	add(p.Start, first)
	if first[0] == 'L' {
		add(p.Start+w.own.days(3, 8), "C1")
	}
	switch order := p.Start + w.own.days(180, 330); {
	case way == adoption:
		add(w.life.adoptions[len(w.life.adoptions)-1].PlacementOrder, "E1")
	case first == "C1" || first[0] == 'L':
		add(order, "C2")
	case way == stays && first == "V2" && !p.unaccompanied && w.own.odds(0.6):
		add(order, "C1")
		add(order+w.own.days(150, 260), "C2")
	}
}

// planPermanence is agreed by the second review, and is another where the way out was not foreseen.
func (w *walk) planPermanence(p *carePeriod, way codelist.Code) {
	agreed := permanence{from: p.Start + w.own.days(60, 125)}
	switch {
	case way == home:
		agreed.plan = "HOME"
	case way == guardian:
		agreed.plan = "SGO"
	case way == adoption:
		agreed.plan = "ADOPT"
	case day.Age(w.life.born, p.Start) >= 15:
		agreed.plan = w.own.pick(mixOf("SUPP 70, LTF 15, RES 10, OTHER 5"))
	default:
		agreed.plan = w.own.pick(mixOf("LTF 72, RES 12, HOME 8, SUPP 4, OTHER 4"))
	}
	p.permanence = append(p.permanence, agreed)
}

// watch is what should happen for a looked-after child again and again: visits, reviews, the reviewing officer's
// contact, health assessments and dental checks.
func (w *walk) watch(p *carePeriod) {
	until, from := w.until(p.Ceased), max(p.Start, w.remembered(p.Ceased))
	if from == p.Start {
		p.visits = append(p.visits, atWork(p.Start+w.own.days(2, 6)))
	}
	p.visits = append(p.visits, w.own.rhythm(from, until, 42, 0.08)...)
	p.reviewers = w.own.rhythm(max(p.Start, w.remembered(p.Ceased)), until, 110, 0.15)
	p.reviews = careReviews(w.own, p.Start, until)
	w.health(p, until)
	for d := p.Start + w.own.days(30, 120); d <= until; d += w.own.about(235, 0.3) {
		if w.own.odds(0.78) {
			p.dental = append(p.dental, atWork(d))
		}
	}
	p.visits = slices.DeleteFunc(p.visits, func(d day.Day) bool { return d > until })
	p.dental = slices.DeleteFunc(p.dental, func(d day.Day) bool { return d > until })
}

// careReviews come within twenty working days, three months later, and every six months from then.
func careReviews(c chance, start, until day.Day) []day.Day {
	first := workingDaysOn(start, 12+c.IntN(9))
	if c.odds(0.05) {
		first = workingDaysOn(start, 22+c.IntN(8))
	}
	if first > until {
		return nil
	}
	return append([]day.Day{first}, reviews(c, first, until, 88, 181, 0.13)...)
}

// health is assessed within some weeks, then every six months to the fifth birthday and every year from then.
func (w *walk) health(p *carePeriod, until day.Day) {
	for d := atWork(p.Start + w.own.days(12, 40)); d <= until; {
		p.health = append(p.health, d)
		gap := day.Day(345)
		if day.Age(w.life.born, d) < 5 {
			gap = 172
		}
		if w.own.odds(0.2) {
			gap += w.own.days(25, 220)
		}
		d = atWork(d + gap - w.own.days(0, 20))
	}
}
