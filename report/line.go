package report

import (
	"fmt"

	"goldthread/day"
	"goldthread/disclosure"
	"goldthread/indicator"
	"goldthread/signal"
)

// Line is one measure of the scorecard with everything that must stand beside it.
type Line struct {
	Words         *indicator.Words
	Unit          indicator.Unit
	OnDay         bool
	Now           Value  // the twelve months to the as-at day, or the day
	YearToDate    *Value // from 1 April; nil for a state on a day
	LastMonth     Value  // the last full month, or the end of it
	Months        Months
	Breaks        []BreakNote // within the months, oldest first
	Teams         []Value
	TeamsWithheld bool // in the public edition: with them the whole could not be shown
	Change        *Change
	Comparators   []Comparator
	Standing      Standing // against the neighbours' published value
	Target        *Target
	Coming        *Target // where none holds yet, the one that will
	Rating        Rating
	NotRated      string // why a line with a target, or one that could have one, has no colour
	Pair          *Line  // what would expose an improvement got by not doing the work
	Elsewhere     bool   // its area is not in these papers: it stands only beside its pair
	DataAsAt      day.Day
	marks         []DayMark // days marked on its chart, for one who asks whether something worked
	drawing       string    // tells its chart from others of the same measure on a page; blank for the measure's own
	finding       string    // what is found in a chart that is not the measure’s own
	Ended         day.Day   // where the data end long before the as-at day, the day on which they do; else Never
}

// Change holds the newest value against an earlier one.
type Change struct{ Later, Earlier Value }

func newLine(in Input, m *measure, mask *masking) *Line {
	w := m.in.About()
	l := &Line{Words: w, Unit: m.in.Unit(), OnDay: m.in.OnDay(), DataAsAt: m.now.DataAsAt}
	if m.ended {
		l.Ended = m.dataEnd
	}
	l.Now = mask.value(m.now)
	l.LastMonth = mask.timed(m, m.month)
	if !l.OnDay {
		ytd := mask.timed(m, m.ytd)
		l.YearToDate = &ytd
	}
	l.TeamsWithheld = m.teamsWithheld
	for _, f := range m.teams {
		l.Teams = append(l.Teams, mask.value(f))
	}
	if m.change != nil {
		l.addChange(mask.timed(m, m.change.later), mask.timed(m, m.change.earlier))
	}
	l.Breaks = breaksOf(in, w.Code, day.Span{From: m.series[0].Window.To.MonthStart(), To: in.AsAt})
	l.Months = newMonths(m.drawnMonths(), mask, polarityOf(w.Polarity), l.Breaks)
	l.Months.Withheld = m.monthsWithheld
	l.Comparators = comparatorsOf(in, l)
	l.Standing = standingOf(l)
	l.Target, l.Coming = in.Targets.For(w.Code, in.AsAt), in.Targets.Coming(w.Code, in.AsAt)
	l.Rating, l.NotRated = rate(l)
	return l
}

func (l *Line) addChange(later, earlier Value) {
	if later.Shown() && earlier.Shown() {
		l.Change = &Change{later, earlier}
	}
}

func polarityOf(p indicator.Polarity) signal.Polarity {
	switch p {
	case indicator.Higher:
		return signal.High
	case indicator.Lower:
		return signal.Low
	}
	return signal.Neither
}

// By is how much the value moved, at the precision that is printed.
func (c *Change) By() float64 { return rounded(c.Later.Number) - rounded(c.Earlier.Number) }

// said is the move in words: "12 in March 2025, up from 9 in December 2024".
func (c *Change) said() string {
	return fmt.Sprintf("%s %s, %s %s %s", c.Later.Text(), c.Later.Period(), c.Against(), c.Earlier.Text(), c.Earlier.Period())
}

// Against is "up from", "down from" or "the same as".
func (c *Change) Against() string {
	if c.Word() == "the same" {
		return "the same as"
	}
	return c.Word() + " from"
}

// Word is "up", "down" or "the same".
func (c *Change) Word() string {
	switch by := c.By(); {
	case by > 1e-9:
		return "up"
	case by < -1e-9:
		return "down"
	}
	return "the same"
}

// Sense is "better", "worse", or blank where neither direction is or nothing moved.
func (c *Change) Sense(p indicator.Polarity) string {
	up := c.Word() == "up"
	switch {
	case c.Word() == "the same" || p == indicator.Neither:
		return ""
	case up == (p == indicator.Higher):
		return "better"
	}
	return "worse"
}

// Direction is the way that is better, in words.
func (l *Line) Direction() string { return string(l.Words.Polarity) }

// Anything says whether there is anything to print of the measure beyond its definition.
func (l *Line) Anything() bool { return l.Now.Known || l.Now.Symbol != disclosure.None }

// ByGroups says that the measure is another one's whole, always shown by its groups: said again as a whole it would be
// the same sentence twice.
func (l *Line) ByGroups() bool { return l.Words.SplitBy != "" }

// KnownPart says which part of a partial figure is known.
func (l *Line) KnownPart() string {
	if l.Ended.Known() {
		return "data end on " + l.Ended.Long()
	}
	return l.Now.KnownPart()
}

// Short is the name of the measure for headings and links.
func (l *Line) Short() string { return l.Words.Title }

// Anchor is the place of the measure in the data report and the explanatory document.
func (l *Line) Anchor() string { return "m-" + l.Words.Code }
