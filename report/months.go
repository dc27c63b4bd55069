package report

import (
	"fmt"
	"strings"

	"goldthread/indicator"
	"goldthread/signal"
)

// Months is the monthly series of a measure, oldest first, from the first month that the record can tell.
type Months struct {
	Points   []Value
	Chart    *signal.Chart // nil where there is none to draw or some month may not be shown
	Withheld bool          // none is shown: with them the whole could not be, in this edition or the next
	Gaps     int           // months within the series of which the number may not be shown
	p        signal.Polarity
}

// newMonths keeps the months that the record can tell. Limits are made from what is printed: where a month may not be
// shown there are none, for they would be limits of the hidden one too.
func newMonths(series []indicator.Figure, mask *masking, p signal.Polarity, breaks []BreakNote) Months {
	m := Months{p: p}
	for _, f := range series {
		if f.Partial {
			if len(m.Points) > 0 {
				v := mask.value(f)
				v.Known = false
				m.Points = append(m.Points, v)
			}
			continue
		}
		m.Points = append(m.Points, mask.value(f))
	}
	for len(m.Points) > 0 && m.Points[len(m.Points)-1].Partial {
		m.Points = m.Points[:len(m.Points)-1]
	}
	for _, v := range m.Points {
		if v.Hidden() {
			m.Gaps++
		}
	}
	if m.Gaps == 0 {
		m.draw(breaks)
	}
	return m
}

func (m *Months) draw(breaks []BreakNote) {
	points := make([]signal.Point, len(m.Points))
	known := false
	for i, v := range m.Points {
		points[i] = signal.Point{Span: v.Window, Value: v.Number, Known: v.Shown()}
		known = known || v.Shown()
	}
	if !known {
		return
	}
	settings := signal.Default()
	settings.Rebase = rebased(breaks, points)
	if chart, err := signal.XmR(points, m.p, settings); err == nil {
		m.Chart = &chart
	}
}

// Words is the finding: "Steady", "Change: worse since March 2025", or why there is none.
func (m Months) Words() string {
	switch {
	case m.Withheld:
		return "Not judged: the months are not shown"
	case m.Gaps > 0:
		return "Not judged: some months may not be shown"
	case m.Chart == nil:
		return "Too few points to tell"
	}
	return m.Chart.Words()
}

// finding is the finding after a colon: "worse since March 2025".
func (m Months) finding() string { return lowerFirst(strings.TrimPrefix(m.Words(), "Change: ")) }

// Class is the sort of finding, for its icon: better, worse, other, steady or few.
func (m Months) Class() string {
	switch v := m.variation(); {
	case m.Chart == nil || m.Chart.TooFew():
		return "few"
	case v == signal.CommonCause:
		return "steady"
	case v.Improvement():
		return "better"
	case v.Concern():
		return "worse"
	}
	return "other"
}

func (m Months) variation() signal.Variation {
	if m.Chart == nil {
		return signal.CommonCause
	}
	return m.Chart.Variation()
}

// Caveats are what a reader must know beside the finding.
func (m Months) Caveats() []string {
	if m.Gaps > 0 {
		return []string{"A gap is a month whose number may not be shown. No mean and no limits are drawn, because they would be made from it."}
	}
	if m.Chart == nil {
		return nil
	}
	return m.Chart.Caveats()
}

// Length is how long the table of the months is, for the columns in which it is printed: one, few or many.
func (m Months) Length() string {
	switch n := len(m.Points); {
	case n <= 4:
		return "one"
	case n <= 12:
		return "few"
	}
	return "many"
}

// Drawn says whether there is a chart: a few points among gaps would show nothing that the table does not.
func (m Months) Drawn() bool { return m.shown() >= max(2, len(m.Points)/3) }

// Blank is the sentence that stands for the months where none of them has a number to show: a page of dashes would tell no
// more. It is blank where one has.
func (m Months) Blank() string {
	switch {
	case len(m.Points) == 0 || m.shown() > 0:
		return ""
	case m.Gaps > 0:
		return fmt.Sprintf("None of the %d months up to %s is shown: each number is too small, or would give another away.", len(m.Points), m.Points[len(m.Points)-1].MonthText())
	}
	return fmt.Sprintf("There is no figure for any of the %d months up to %s.", len(m.Points), m.Points[len(m.Points)-1].MonthText())
}

func (m Months) shown() int {
	n := 0
	for _, v := range m.Points {
		if v.Shown() {
			n++
		}
	}
	return n
}

// Reversed gives the months newest first, as a table lists them.
func (m Months) Reversed() []Value {
	list := make([]Value, 0, len(m.Points))
	for i := len(m.Points) - 1; i >= 0; i-- {
		list = append(list, m.Points[i])
	}
	return list
}

// Signals says of each point what the chart finds in it: "a change for the worse", "a change for the better", "a change";
// blank for the usual ups and downs.
func (m Months) Signals() []string {
	words := make([]string, len(m.Points))
	for i, v := range m.special() {
		switch {
		case v.Concern():
			words[i] = "a change for the worse"
		case v.Improvement():
			words[i] = "a change for the better"
		case v != signal.CommonCause:
			words[i] = "a change"
		}
	}
	return words
}
