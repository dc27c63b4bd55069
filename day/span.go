package day

// Span is a run of days with both ends in it. An end that is not known yet (To is Never) is an open span.
type Span struct {
	From Day `json:"from"`
	To   Day `json:"to,omitzero"`
}

// Has says whether the day lies in the span.
func (s Span) Has(d Day) bool {
	return d.Known() && d >= s.From && (!s.To.Known() || d <= s.To)
}

// Window is a named way of looking back from an as-at day.
type Window string

// The windows that councils report by. Each ends on the as-at day and has it inside.
const (
	Month       Window = "month"   // the calendar month to date
	Quarter     Window = "quarter" // the calendar quarter to date
	YearToDate  Window = "ytd"     // from 1 April
	TwelveMonth Window = "12m"     // the twelve months up to and including the day
)

// Windows lists them, shortest first.
var Windows = []Window{Month, Quarter, YearToDate, TwelveMonth}

// Ending gives the days of the window that ends on the as-at day; ok is false for a window that has no such name.
// The twelve months up to 31 March 2025 begin on 1 April 2024; up to 28 February 2025 they begin on 1 March 2024.
func (w Window) Ending(asAt Day) (s Span, ok bool) {
	switch w {
	case Month:
		return Span{asAt.MonthStart(), asAt}, true
	case Quarter:
		return Span{asAt.QuarterStart(), asAt}, true
	case YearToDate:
		return Span{asAt.FinancialYearStart(), asAt}, true
	case TwelveMonth:
		return Span{(asAt + 1).AddYears(-1), asAt}, true
	}
	return Span{}, false
}

// MonthsEnding gives the last n calendar months, oldest first, the last one cut at the as-at day: the points of a
// chart, which never overlap.
func MonthsEnding(asAt Day, n int) []Span {
	months := make([]Span, n)
	for i := range months {
		start := asAt.MonthStart().AddMonths(i - n + 1)
		months[i] = Span{start, min(start.MonthEnd(), asAt)}
	}
	return months
}
