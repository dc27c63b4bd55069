package sample

import (
	"testing"

	"goldthread/codelist"
	"goldthread/day"
	"goldthread/record"
)

// The bands lie around the tenth and ninetieth hundredths of English authorities in 2025 (Department for Education, as
// gathered in the Local Authority Interactive Tool), wider where a made-up authority of this size has few children.
func TestLevelsAreBelievable(t *testing.T) {
	l := measure(midSized())
	for _, band := range []struct {
		what     string
		got      float64
		from, to float64
	}{
		{"contacts a year per 10,000", l.rate(l.contacts), 700, 2300},
		{"referrals a year per 10,000", l.rate(l.referrals), 331, 729},
		{"referrals within twelve months of another, %", l.share(l.again, l.referrals), 15, 27},
		{"referrals to no further action, %", l.share(l.notAccepted, l.referrals), 2, 14},
		{"assessments within 45 working days, %", l.share(l.assessedInTime, l.assessed), 74, 96},
		{"section 47 enquiries a year per 10,000", l.rate(l.enquiries), 119, 304},
		{"conferences a year per 10,000", l.rate(l.conferences), 41, 94},
		{"conferences within 15 working days before they slip, %", l.share(l.conferencesInTime, l.conferencesBefore), 65, 95},
		{"children in need per 10,000", l.rate(l.inNeed), 241, 485},
		{"in need for two years, %", l.share(l.inNeedLong, l.inNeed), 18, 43},
		{"protection plans per 10,000", l.rate(l.plans), 28, 66},
		{"plans begun that were not the first, %", l.share(l.plansAgain, l.plansBegun), 15, 31},
		{"looked after per 10,000", l.rate(l.care), 40, 140},
		{"coming into care a year per 10,000", l.rate(l.careBegun), 17, 41},
		{"leaving care a year per 10,000", l.rate(l.careCeased), 15, 45},
		{"unaccompanied, % of looked after", l.share(l.unaccompanied, l.care), 2, 15},
		{"three placements in the year, %", l.share(l.moved, l.care), 5, 16},
		{"long settled, %", l.share(l.settled, l.longInCare), 52, 80},
		{"placed outside the area, %", l.share(l.outside, l.care), 20, 50},
		{"missing in the year, %", l.share(l.missing, l.care), 7, 18},
		{"care leavers of 19 to 21 in work or learning, %", l.share(l.working, l.leavers), 42, 66},
		{"care leavers of 19 to 21 suitably housed, %", l.share(l.housed, l.leavers), 80, 97},
		{"care leavers of 19 to 21 in touch, %", l.share(l.inTouch, l.leavers), 88, 99.9},
	} {
		if band.got < band.from || band.got > band.to {
			t.Errorf("%s: %.1f, want %g to %g", band.what, band.got, band.from, band.to)
		}
	}
}

// levels are plain counts of a year and of its last day.
type levels struct {
	population                                                                         int
	contacts, referrals, again, notAccepted, assessed, assessedInTime                  int
	enquiries, conferences, conferencesBefore, conferencesInTime, inNeed, inNeedLong   int
	plans, plansBegun, plansAgain, care, careBegun, careCeased, unaccompanied, missing int
	moved, longInCare, settled, outside, leavers, working, housed, inTouch             int
}

func (l *levels) rate(n int) float64      { return 10000 * float64(n) / float64(l.population) }
func (l *levels) share(n, of int) float64 { return 100 * float64(n) / float64(of) }

func add(to *int, is bool) {
	if is {
		*to++
	}
}

var theYear = day.Span{From: day.MustParse("2024-04-01"), To: march}

func measure(a *Authority) *levels {
	l := &levels{population: a.Population()}
	for _, child := range a.lives {
		l.frontDoor(child)
		l.protection(child)
		for i := range child.care {
			l.inCare(child, &child.care[i])
		}
		l.leaving(child)
	}
	return l
}

func (l *levels) frontDoor(child *life) {
	for _, v := range child.contacts {
		add(&l.contacts, theYear.Has(v.Day))
	}
	var last day.Day
	for _, v := range child.referrals {
		if theYear.Has(v.Day) {
			l.referrals++
			add(&l.notAccepted, v.NoFurtherAction == codelist.Yes)
			add(&l.again, last.Known() && v.Day <= last.AddYears(1))
		}
		last = v.Day
	}
	for _, v := range child.assessments {
		if theYear.Has(v.Authorised) {
			l.assessed++
			add(&l.assessedInTime, within(v.Start, v.Authorised, 45))
		}
	}
	for _, v := range child.needs {
		add(&l.inNeed, v.Open(march))
		add(&l.inNeedLong, v.Open(march) && v.Start <= march.AddYears(-2))
	}
}

func within(from, to day.Day, working int) bool {
	n, err := day.WorkingDays(from, to)
	return err == nil && n <= working
}

func (l *levels) protection(child *life) {
	for _, v := range child.enquiries {
		add(&l.enquiries, theYear.Has(v.StrategyDiscussion))
		if theYear.Has(v.Conference) {
			l.conferences++
			before := v.StrategyDiscussion < happeningsBefore(march).slip
			add(&l.conferencesBefore, before)
			add(&l.conferencesInTime, before && within(v.StrategyDiscussion, v.Conference, 15))
		}
	}
	for _, v := range child.plans {
		add(&l.plans, v.Open(march))
		add(&l.plansBegun, theYear.Has(v.Start))
		add(&l.plansAgain, theYear.Has(v.Start) && *v.PreviousPlans > 0)
	}
}

func (l *levels) inCare(child *life, p *carePeriod) {
	add(&l.careBegun, theYear.Has(p.Start))
	add(&l.careCeased, theYear.Has(p.Ceased))
	if !p.Open(march) {
		return
	}
	l.care++
	add(&l.unaccompanied, p.unaccompanied)
	add(&l.missing, len(p.missingInYear(exportOn(march))) > 0)
	add(&l.moved, child.placementsInYear(exportOn(march)) >= 3)
	now := p.placements[lastBy(p.placements, march, func(v record.Placement) day.Day { return v.Start })]
	add(&l.outside, now.Location == codelist.OutOfArea)
	if day.Age(child.born, march) < 16 && p.Start <= march.AddMonths(-30) {
		l.longInCare++
		add(&l.settled, now.Start <= march.AddYears(-2))
	}
}

func (l *levels) leaving(child *life) {
	v := child.leaving
	if age := day.Age(child.born, march); v == nil || !v.span.Has(march) || age < 19 || age > 21 {
		return
	}
	var now leavingState
	for _, s := range v.states {
		if s.from <= march {
			now = s
		}
	}
	l.leavers++
	add(&l.inTouch, now.touch == codelist.InTouch)
	add(&l.housed, now.suitable == codelist.Suitable)
	add(&l.working, now.activity.Known() && now.activity[0] != 'G')
}

func TestThePeriodDoesNotChangeTheLevels(t *testing.T) {
	a, b := measure(New(Settings{Children: 3000, Seed: 2, AsAt: march, Months: 1})), measure(midSized())
	if x, y := a.rate(a.inNeed), b.rate(b.inNeed); x < 0.75*y || x > 1.33*y {
		t.Errorf("in need per 10,000: %.0f in an authority of one month, %.0f in one of a year", x, y)
	}
	if x, y := a.rate(a.care), b.rate(b.care); x < 0.7*y || x > 1.43*y {
		t.Errorf("looked after per 10,000: %.0f in an authority of one month, %.0f in one of a year", x, y)
	}
}
