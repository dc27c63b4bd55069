package report

import (
	"cmp"
	"fmt"
	"html"
	"slices"
	"strings"
	"unicode/utf8"

	"goldthread/day"
	"goldthread/signal"
)

// DayMark is a day that is marked on a chart with a sign. A key beside the chart says what happened on it.
type DayMark struct {
	Day  day.Day
	Sign string // a letter or a few: "A", "B–D"
	Ends bool   // something came to its end: the line is dashed and a tick follows the sign
}

// Marked gives the line as it is drawn for somebody who asks whether something worked: judged by another chart of the same
// months (nil for none), against a target of its own (nil for none), with days marked. The id tells it from other
// drawings of the measure on the page, and finding is what is found in it: "moved: better since May 2025".
func (l *Line) Marked(id, finding string, chart *signal.Chart, target *float64, marks []DayMark) *Line {
	f := *l
	f.drawing, f.finding, f.marks, f.Target = id, finding, marks, nil
	f.Months.Chart = chart
	if target != nil {
		f.Target = &Target{Code: l.Words.Code, Value: *target}
	}
	return &f
}

// Within says whether a day falls into the months of the line, so that it can be marked on its chart.
func (l *Line) Within(d day.Day) bool { return l.Months.monthOf(d) >= 0 }

func (m Months) monthOf(d day.Day) int {
	return slices.IndexFunc(m.Points, func(v Value) bool { return v.Window.Has(d) })
}

// placeOf is where a day stands on the plot; ok is false where its month is not drawn.
func (l *Line) placeOf(s scale, d day.Day) (x float64, ok bool) {
	at := l.Months.monthOf(d)
	if at < 0 {
		return 0, false
	}
	return max(s.left, min(s.right, s.x(at)+s.apart()*l.intoMonth(d))), true
}

const (
	markRow    = 15.0 // between two rows of signs
	signLetter = 9.0  // of a sign, on the wide side
	signLift   = 6.0  // over the points that touch the top
)

// markAt is a mark with its place: signs that would touch stand in rows above each other.
type markAt struct {
	DayMark
	x   float64
	row int
}

func (f markAt) words() string {
	if f.Ends {
		return f.Sign + " ✓"
	}
	return f.Sign
}

func (f markAt) half() float64 { return float64(utf8.RuneCountInString(f.words()))*signLetter/2 + 2 }

// marksAt places the marks whose days are drawn. The numbers of breaks have the lowest row to themselves.
func (l *Line) marksAt(s scale) []markAt {
	var placed []markAt
	for _, f := range l.marks {
		if x, ok := l.placeOf(s, f.Day); ok {
			placed = append(placed, markAt{DayMark: f, x: x})
		}
	}
	slices.SortStableFunc(placed, func(a, b markAt) int { return cmp.Compare(a.x, b.x) })
	var ends []float64 // of each row
	if len(l.Breaks) > 0 {
		ends = append(ends, s.right*2)
	}
	for i := range placed {
		f := &placed[i]
		if f.row = slices.IndexFunc(ends, func(end float64) bool { return end < f.x-f.half() }); f.row < 0 {
			f.row = len(ends)
			ends = append(ends, 0)
		}
		ends[f.row] = f.x + f.half()
	}
	return placed
}

// above is the room that the signs need over the plot beside what a chart has there.
func above(marks []markAt) float64 {
	rows := 0
	for _, f := range marks {
		rows = max(rows, f.row)
	}
	if len(marks) == 0 {
		return 0
	}
	return signLift + markRow*float64(rows)
}

func drawMarks(b *strings.Builder, s scale, marks []markAt) {
	for _, f := range marks {
		class, top := "flag", s.top-signLift-markRow*float64(f.row)
		if f.Ends {
			class = "flag flag--end"
		}
		fmt.Fprintf(b, `<line class="%s" x1="%.1f" x2="%.1f" y1="%.1f" y2="%.1f"/>`, class, f.x, f.x, top, s.bottom)
		fmt.Fprintf(b, `<text class="label" x="%.1f" y="%.1f" text-anchor="middle">%s</text>`, f.x, top-4, html.EscapeString(f.words()))
	}
}
