package report

import (
	"regexp"

	"goldthread/indicator"
)

// UnitWords says how the figure is given.
func (l *Line) UnitWords() string {
	switch l.Unit {
	case indicator.Percent:
		return "A percentage, with its count"
	case indicator.Rate10k:
		return "A rate per 10,000 children aged 0 to 17 who live here"
	case indicator.Median:
		return "The median: the middle one when all are put in order, in days"
	case indicator.WorkingMedian:
		return "The median: the middle one when all are put in order, in working days"
	case indicator.Mean:
		return "The mean, in days"
	case indicator.Average:
		return "An average for each worker who holds any"
	}
	return "A number"
}

// CountsText is what is counted, with the day said once where it is a state.
func (l *Line) CountsText() string {
	if !l.OnDay || onTheDay.MatchString(l.Words.Counts) {
		return l.Words.Counts
	}
	return l.Words.Counts + ", on the day"
}

var onTheDay = regexp.MustCompile(`\b(?:on|at|by) (?:the|any) day\b`)

// HasShare says whether each value is a count of a whole that is printed too.
func (l *Line) HasShare() bool { return l.Now.hasDenominator() }

// HasCount says whether a count stands behind each value that is not the value itself.
func (l *Line) HasCount() bool { return l.Unit != indicator.Number }

// YearApart says whether the year to date is another time than the twelve months: on 31 March it is not.
func (l *Line) YearApart() bool {
	return l.YearToDate != nil && l.YearToDate.Window != l.Now.Window
}

// MonthText names the month, and the day where it is cut short.
func (v Value) MonthText() string {
	if v.Window.To != v.Window.To.MonthEnd() {
		return monthName(v.Window.To) + " (to " + v.Window.To.Long() + ")"
	}
	return monthName(v.Window.To)
}
