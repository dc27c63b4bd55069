package sample

import (
	"goldthread/codelist"
	"goldthread/day"
)

// Happening is something that befell the authority, for a scorecard to find. Its days are counted from the as-at day.
type Happening struct {
	During day.Span // To is Never where it lasts
	Team   string   // blank where it is everybody's
	What   string
}

// happenings are the days of the story in the figures.
type happenings struct {
	end         day.Day
	slip        day.Day  // conferences are late in the slipping team from here
	putAside    day.Day  // most overdue assessments are put aside from here
	seenFrom    day.Day  // children in need are seen more often from here,
	seenOften   day.Day  // and as often as was promised from here
	vacant      day.Day  // from here, one worker after another leaves one team and nobody follows
	recorded    day.Day  // police notices are recorded for each child of a family from here
	closedOff   day.Span // the month in which the backlog of early help is closed
	backlogFrom day.Day  // assessments begun from here on were not closed before that month
	movesFrom   day.Day  // placements break down more and more from here
}

const (
	slippingTeam  = "Assessment North"
	pressedTeam   = "Family Safeguarding East"
	monthsOfSlip  = 8
	vacantDesks   = 2
	betweenLeaves = 24 // days
)

func happeningsBefore(asAt day.Day) happenings {
	month := func(ago int) day.Day { return asAt.MonthStart().AddMonths(-ago) }
	return happenings{
		end:         asAt,
		slip:        month(monthsOfSlip),
		putAside:    month(9),
		seenFrom:    month(11),
		seenOften:   month(7),
		vacant:      month(4) + 10,
		recorded:    month(4),
		closedOff:   day.Span{From: month(3), To: month(3).MonthEnd()},
		backlogFrom: month(9),
		movesFrom:   month(14),
	}
}

// Happenings tell what befell the authority.
func (a *Authority) Happenings() []Happening {
	h := a.befell
	return []Happening{
		{day.Span{From: h.slip}, slippingTeam, "conferences late: most are held after the fifteenth working day, and children wait for weeks"},
		{day.Span{From: h.putAside}, "", "overdue assessments put aside: the share finished in time rises, and so does the number that wait"},
		{day.Span{From: h.seenFrom}, "", "children in need seen more often"},
		{day.Span{From: h.vacant}, pressedTeam, "workers leave and nobody follows: children without a worker"},
		{day.Span{From: h.recorded}, "", "police notices recorded for every child of the family, not for one: a change of recording"},
		{h.closedOff, "", "a backlog of early help assessments closed in one month"},
		{day.Span{From: h.movesFrom}, "", "placements break down more often, month by month"},
		{day.Span{}, "", "a few workers hold far more children than the others"},
		{day.Span{}, "", "fewer referrals each August, more each January"},
	}
}

// Plain says whether the slip of conferences is plain to see: some are held in every month, at most half of them in time
// in each month in which it holds, and most in the year before it. In an authority of few conferences that is a matter of
// luck; whoever wants to show something looks for a seed that has it.
func (a *Authority) Plain() bool {
	slip := a.befell.slip
	if held, inTime := a.conferences(day.Span{From: slip.AddYears(-1), To: slip - 1}); inTime*5 < held*4 {
		return false
	}
	for _, month := range day.MonthsEnding(a.s.AsAt, monthsOfSlip+13) {
		held, inTime := a.conferences(month)
		if held == 0 || month.From > slip && inTime*2 > held {
			return false
		}
	}
	return true
}

// conferences counts those held in a span, and of these the ones held in time.
func (a *Authority) conferences(in day.Span) (held, inTime int) {
	for _, l := range a.lives {
		for _, e := range l.enquiries {
			if !in.Has(e.Conference) {
				continue
			}
			held++
			if !late(e.Enquiry) {
				inTime++
			}
		}
	}
	return held, inTime
}

// risen goes from 0 on the day it began to 1 on the as-at day.
func (h happenings) risen(from, d day.Day) float64 {
	return min(max(float64(d-from)/float64(h.end-from), 0), 1)
}

// lateAssessment is the share of assessments that run past 45 working days.
const lateAssessment = 0.24

// asideShare is the share of overdue assessments, begun on a day, that are left until others are done.
func (h happenings) asideShare(d day.Day) float64 {
	if d < h.putAside {
		return 0
	}
	return 0.65
}

// lateConference is the share of conferences that are held past fifteen working days, and how many working days past them
// one that is late is usually held.
func (h happenings) lateConference(team string, d day.Day) (share, past float64) {
	if team == slippingTeam && d >= h.slip {
		return 0.95, 15
	}
	return 0.12, 4
}

// lateVisit is the share of visits to children in need that come later than promised, and the days promised between two
// visits to a disabled child.
func (h happenings) lateVisit(d day.Day) (share float64, disabled int) {
	switch {
	case d >= h.seenOften:
		return 0.05, 28
	case d >= h.seenFrom:
		return 0.16, 42
	}
	return 0.3, 56
}

// unrest is how much faster placements that began on a day break down.
func (h happenings) unrest(d day.Day) float64 { return 1 + 1.3*h.risen(h.movesFrom, d) }

// recordsContact says whether a contact is recorded for a family's later children too.
func (h happenings) recordsContact(source codelist.Code, d day.Day, first bool) bool {
	return first || source != "6" || d >= h.recorded
}

// seasons is how busy the front door is in each month, January first, beside a month of 1.
var seasons = [12]float64{1.28, 1.05, 1.12, 0.95, 1.05, 1.08, 1.05, 0.66, 0.98, 1.08, 1.06, 0.82}

const busiest = 1.28
