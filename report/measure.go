package report

import (
	"slices"

	"goldthread/day"
	"goldthread/indicator"
	"goldthread/record"
)

// monthsShown is how many monthly points a series has at most.
const monthsShown = 36

// measure is one indicator with all the figures of it that the papers print, before anything is masked.
type measure struct {
	in             indicator.Indicator
	now            indicator.Figure // twelve months, or the day
	ytd            indicator.Figure // events only
	month          indicator.Figure // the last full month, or the end of it
	series         []indicator.Figure
	teams          []indicator.Figure
	change         *comparedPeriods
	teamsWithheld  bool
	monthsWithheld bool
	dataEnd        day.Day            // the newest day of which all that the measure needs was delivered
	ended          bool               // that is so long before the as-at day that the figure says little of it
	earlier        []measure          // what earlier public editions printed of it
	published      day.Day            // the newest of those editions; Never where there is none
	parts          []indicator.Figure // of windows that cross each other: printed nowhere, but a reader can work them out
}

// comparedPeriods are the two figures behind "rose" and "fell".
type comparedPeriods struct{ later, earlier indicator.Figure }

// measureAll makes all measures from one sheet, counted in one pass over the children unless it was counted before.
func measureAll(in Input) []measure {
	e, sheet := indicator.NewEngine(in.Rules), in.Sheet
	if sheet == nil || in.Public {
		sheet = e.Sheet(in.Indicators, in.columns(), indicator.ByTeam)
	}
	measures := make([]measure, len(in.Indicators))
	for i, ind := range in.Indicators {
		measures[i] = newMeasure(sheet, in.Rules.Book, ind, in.AsAt)
		if in.Public {
			measures[i].addEarlier(sheet, in)
		}
	}
	if in.Public {
		all := make([]*measure, len(measures))
		for i := range measures {
			all[i] = &measures[i]
		}
		addParts(all, e, in.AsAt)
	}
	return measures
}

func newMeasure(s *indicator.Sheet, book *record.Book, in indicator.Indicator, asAt day.Day) measure {
	t := timesOf(asAt)
	year := indicator.Column{AsAt: asAt, Window: t.year}
	m := measure{in: in, dataEnd: dataEnd(book, in.About()), now: s.Figure(in, year, ""), series: s.Series(in, indicator.Months(asAt, monthsShown), "")}
	m.teams = known(s.By(in, year))
	if !in.OnDay() {
		m.ytd = s.Figure(in, indicator.Column{AsAt: asAt, Window: t.ytd}, "")
	}
	m.markEnded()
	m.month = m.lastToldMonth(asAt)
	m.change = m.compare(s, t)
	return m
}

// lastToldMonth is the newest full month that is told; the newest full one where none is.
func (m *measure) lastToldMonth(asAt day.Day) indicator.Figure {
	full := len(m.series) - 1
	if m.series[full].Window.To != asAt.MonthEnd() {
		full--
	}
	for i := full; i >= 0; i-- {
		if !m.series[i].Partial {
			return m.series[i]
		}
	}
	return m.series[full]
}

// known gives no groups where no case has a known one: a split into "Not known" says nothing.
func known(groups []indicator.Figure) []indicator.Figure {
	if slices.ContainsFunc(groups, func(f indicator.Figure) bool { return f.Group != indicator.NotKnown }) {
		return groups
	}
	return nil
}

// lastFullMonth is the newest calendar month that had ended by the day.
func lastFullMonth(asAt day.Day) day.Span {
	start := (asAt + 1).MonthStart().AddMonths(-1)
	return day.Span{From: start, To: start.MonthEnd()}
}

// compare finds the earlier figure to hold the newest against: a year before where the record goes back so far, else
// the three months before. It is nil when neither is told whole.
func (m *measure) compare(s *indicator.Sheet, t times) *comparedPeriods {
	if c := (&comparedPeriods{m.now, s.Figure(m.in, atEnd(t.before), "")}); c.told() {
		return c
	}
	c := &comparedPeriods{s.Figure(m.in, atEnd(t.late), ""), s.Figure(m.in, atEnd(t.early), "")}
	m.mark(&c.later, graceOfMonth)
	if m.in.OnDay() {
		c.later = m.now
	}
	if c.told() {
		return c
	}
	return nil
}

func (c *comparedPeriods) told() bool {
	return c.later.Known && c.earlier.Known && !c.later.Partial && !c.earlier.Partial
}

// figures are all that is printed of the measure as a whole, in earlier editions too; the split is apart.
func (m *measure) figures() []indicator.Figure {
	all := append([]indicator.Figure{m.now}, m.printedMonths()...)
	if !m.monthsWithheld {
		all = append(all, m.month)
	}
	if !m.in.OnDay() && !m.monthsWithheld {
		all = append(all, m.ytd)
	}
	if m.change != nil {
		all = append(all, m.change.later, m.change.earlier)
	}
	for _, old := range m.earlier {
		all = append(all, old.figures()...)
	}
	return append(all, m.parts...)
}
