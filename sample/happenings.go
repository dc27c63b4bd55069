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
	end          day.Day
	slip         day.Span // conferences are late in the slipping team
	recorded     day.Day  // police notices are recorded for each child of a family from here
	closedOff    day.Span // the month in which the backlog of early help is closed
	backlogFrom  day.Day  // assessments begun from here on were not closed before that month
	movesFrom    day.Day  // placements break down more and more from here
	improvesFrom day.Day  // assessments come quicker and quicker from here
}

const slippingTeam = "Assessment North"

func happeningsBefore(asAt day.Day) happenings {
	month := func(ago int) day.Day { return asAt.MonthStart().AddMonths(-ago) }
	return happenings{
		end:          asAt,
		slip:         day.Span{From: month(5), To: month(2) - 1},
		recorded:     month(4),
		closedOff:    day.Span{From: month(3), To: month(3).MonthEnd()},
		backlogFrom:  month(9),
		movesFrom:    month(14),
		improvesFrom: month(11),
	}
}

// Happenings tell what befell the authority.
func (a *Authority) Happenings() []Happening {
	h := a.befell
	return []Happening{
		{h.slip, slippingTeam, "conferences late: most are held after the fifteenth working day"},
		{day.Span{From: h.recorded}, "", "police notices recorded for every child of the family, not for one: a change of recording"},
		{h.closedOff, "", "a backlog of early help assessments closed in one month"},
		{day.Span{From: h.movesFrom}, "", "placements break down more often, month by month"},
		{day.Span{From: h.improvesFrom}, "", "assessments finished sooner, month by month"},
		{day.Span{}, "", "a few workers hold far more children than the others"},
		{day.Span{}, "", "fewer referrals each August, more each January"},
	}
}

// risen goes from 0 on the day it began to 1 on the as-at day.
func (h happenings) risen(from, d day.Day) float64 {
	return min(max(float64(d-from)/float64(h.end-from), 0), 1)
}

// lateAssessment is the share of assessments begun on a day that run past 45 working days.
func (h happenings) lateAssessment(d day.Day) float64 { return 0.29 - 0.22*h.risen(h.improvesFrom, d) }

// lateConference is the share of conferences that are held past fifteen working days.
func (h happenings) lateConference(team string, d day.Day) float64 {
	if team == slippingTeam && h.slip.Has(d) {
		return 0.72
	}
	return 0.14
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
