package report

import (
	"cmp"
	"errors"
	"fmt"
	"html"
	"slices"
	"strings"

	"goldthread/day"
	"goldthread/signal"
)

// BreakNote marks a day from which a series cannot be read as before: a new system, a new definition.
type BreakNote struct {
	Code   string // of the measure; blank for all
	Day    day.Day
	Text   string
	Rebase bool // the limits of the chart start again with the month of that day
}

// breaksOf are the notes about a measure's months, oldest first.
func breaksOf(in Input, code string, months day.Span) []BreakNote {
	var found []BreakNote
	for _, n := range in.Breaks {
		if (n.Code == "" || n.Code == code) && months.Has(n.Day) {
			found = append(found, n)
		}
	}
	slices.SortStableFunc(found, func(a, b BreakNote) int { return cmp.Compare(a.Day, b.Day) })
	return found
}

// Said is the note in words: "1 September 2024: new system. The limits start again with September 2024."
func (n BreakNote) Said() string {
	said := n.Day.Long() + ": " + strings.TrimRight(strings.TrimSpace(n.Text), ".") + "."
	if n.Rebase {
		said += " The limits start again with " + monthName(n.Day) + "."
	}
	return said
}

// BreakBetween is the newest note that says that the two figures of the change are not of one kind: the limits start
// again between them. It is nil where none does.
func (l *Line) BreakBetween() *BreakNote {
	if l.Change == nil {
		return nil
	}
	for i := len(l.Breaks) - 1; i >= 0; i-- {
		n := &l.Breaks[i]
		if n.Rebase && l.Change.Earlier.Window.From < n.Day && n.Day <= l.Change.Later.Window.To {
			return n
		}
	}
	return nil
}

// checkBreaks refuses notes whose words could give somebody away.
func (t *telling) checkBreaks(notes []BreakNote) []error {
	var found []error
	for _, n := range notes {
		if wrong := t.check(n.Text, 1, "the note of "+n.Day.Long()); wrong != nil {
			found = append(found, fmt.Errorf("a note on the charts: %w", errors.Join(wrong...)))
		}
	}
	return found
}

// rebased are the first days of the months with which the limits start again.
func rebased(notes []BreakNote, points []signal.Point) []day.Day {
	var days []day.Day
	for _, n := range notes {
		i := slices.IndexFunc(points, func(p signal.Point) bool { return p.Span.Has(n.Day) })
		if n.Rebase && i >= 0 && !slices.Contains(days, points[i].Span.From) {
			days = append(days, points[i].Span.From)
		}
	}
	return days
}

// stretch is a run of months with limits of their own.
type stretch struct {
	signal.Limits
	first, last int // months of the series
	newest      bool
}

// stretches are the runs of months that have limits, oldest first: one, but where a note makes the limits start again.
func (m Months) stretches() []stretch {
	if m.Chart == nil {
		return nil
	}
	var found []stretch
	begin := 0
	for i, p := range m.Chart.Points {
		last := i == len(m.Chart.Points)-1
		if !last && m.Chart.Points[i+1].Group == p.Group {
			continue
		}
		if i-begin+1 >= signal.FewestPoints {
			found = append(found, stretch{p.Limits, m.at(m.Chart.Points[begin].Span), m.at(p.Span), last})
		}
		begin = i + 1
	}
	return found
}

// at is the place of a month in the series.
func (m Months) at(month day.Span) int {
	return slices.IndexFunc(m.Points, func(v Value) bool { return v.Window == month })
}

// drawBreaks draws each note as an upright line with its number in the list under the chart.
func drawBreaks(b *strings.Builder, s scale, l *Line) {
	for i, n := range l.Breaks {
		x, ok := l.placeOf(s, n.Day)
		if !ok {
			continue
		}
		fmt.Fprintf(b, `<line class="break" x1="%.1f" x2="%.1f" y1="%.1f" y2="%.1f"/>`, x, x, s.top, s.bottom)
		fmt.Fprintf(b, `<text class="label" x="%.1f" y="%.1f" text-anchor="middle">%s</text>`, x, s.top-4, html.EscapeString(fmt.Sprint(i+1)))
	}
}

// intoMonth is how far from its month's point a day lies, in months: a state stands at its month's end, and what happened
// in a month at its middle.
func (l *Line) intoMonth(d day.Day) float64 {
	long := float64(d.MonthEnd()-d.MonthStart()) + 1
	share := float64(d-d.MonthStart()) / long
	if l.OnDay {
		return share - 1
	}
	return share - 0.5
}
