package report

import (
	"goldthread/day"
	"goldthread/indicator"
)

// Columns are all the times that the papers as at a day tell an indicator of. A sheet of them, split by team, can be
// counted once and given to many papers: see Input.Sheet.
func Columns(asAt day.Day) []indicator.Column {
	return append(indicator.Months(asAt, monthsShown), columnsOf(asAt, asAt)...)
}

// columns are those of the papers asked for. A public edition also counts what earlier ones held: events as they are
// told today, states as at their day.
func (in *Input) columns() []indicator.Column {
	columns := Columns(in.AsAt)
	for _, asAt := range in.earlierEditions() {
		columns = append(columns, columnsOf(asAt, asAt)...)
		columns = append(columns, columnsOf(asAt, in.AsAt)...)
	}
	return columns
}

// columnsOf are the times, beside the months, that the papers of a day tell of, looked at as at that day or a later one.
func columnsOf(of, asAt day.Day) []indicator.Column {
	t := timesOf(of)
	return []indicator.Column{
		{AsAt: asAt, Window: t.year}, {AsAt: asAt, Window: t.ytd}, {AsAt: asAt, Window: t.month},
		atEnd(t.before), atEnd(t.late), atEnd(t.early),
	}
}

// atEnd is the column of a time that is looked at on its last day.
func atEnd(window day.Span) indicator.Column {
	return indicator.Column{AsAt: window.To, Window: window}
}

// times are the windows that the papers of a day tell of.
type times struct {
	year, ytd   day.Span
	month       day.Span // the calendar month up to the day
	before      day.Span // the year before the year
	late, early day.Span // the last three full months, and the three before
}

func timesOf(asAt day.Day) times {
	var t times
	t.year, _ = day.TwelveMonth.Ending(asAt)
	t.ytd, _ = day.YearToDate.Ending(asAt)
	t.month, _ = day.Month.Ending(asAt)
	t.before = day.Span{From: t.year.From.AddYears(-1), To: t.year.From - 1}
	end := lastFullMonth(asAt).To
	middle := end.MonthStart().AddMonths(-2)
	t.late, t.early = day.Span{From: middle, To: end}, day.Span{From: middle.AddMonths(-3), To: middle - 1}
	return t
}
