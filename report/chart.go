package report

import (
	"cmp"
	"fmt"
	"html"
	"html/template"
	"math"
	"slices"
	"strings"

	"goldthread/indicator"
	"goldthread/signal"
)

// The chart's own units; the page scales it.
const (
	labelApart                      = 15.0 // between two labels at the right end
	sparkWidth, sparkHeight         = 120.0, 30.0
	sparkMonths                     = 13
	quarterTicks, fewestForQuarters = 3, 8
)

// sheetOfChart is the paper that a chart is drawn on: how large it is, and where in it the plot lies.
type sheetOfChart struct {
	name                     string // its ids begin with it: both may stand on one page
	width, height            float64
	left, right, top, bottom float64
	months                   int  // the newest so many; 0 for all
	brief                    bool // shorter words at the right end
}

var (
	wideChart   = sheetOfChart{name: "chart", width: 760, height: 300, left: 52, right: 600, top: 16, bottom: 250}
	narrowChart = sheetOfChart{name: "narrow", width: 284, height: 270, left: 38, right: 192, top: 16, bottom: 222, months: 18, brief: true}
)

// scale turns values and months into places of the plot.
type scale struct {
	low, high   float64
	left, right float64
	top, bottom float64
	n           int
}

func (s scale) x(i int) float64 {
	if s.n < 2 {
		return (s.left + s.right) / 2
	}
	return s.left + (s.right-s.left)*float64(i)/float64(s.n-1)
}

// apart is how far two months stand from each other.
func (s scale) apart() float64 {
	if s.n < 2 {
		return s.right - s.left
	}
	return (s.right - s.left) / float64(s.n-1)
}

func (s scale) y(v float64) float64 {
	share := (v - s.low) / (s.high - s.low)
	return s.bottom - (s.bottom-s.top)*math.Max(0, math.Min(1, share))
}

// axis is a range that holds all values, from a base that reads well: nought, or for a high share the ten below it.
func axis(values []float64, u indicator.Unit) (low, high, step float64) {
	least, most := slices.Min(values), slices.Max(values)
	if u == indicator.Percent && least >= 60 {
		low = math.Floor(least/10)*10 - 10
	}
	step = niceStep((most - low) / 4)
	high = math.Max(math.Ceil(most/step-1e-9), 1) * step
	if u == indicator.Percent && high > 100 {
		high = 100
	}
	return low, high, step
}

func niceStep(rough float64) float64 {
	if rough <= 0 {
		return 1
	}
	unit := math.Pow(10, math.Floor(math.Log10(rough)))
	for _, k := range []float64{1, 2, 2.5, 5, 10} {
		if k*unit >= rough-1e-9 {
			return k * unit
		}
	}
	return 10 * unit
}

// ChartTitle says the finding.
func (l *Line) ChartTitle() string {
	if l.finding != "" {
		return l.Words.Title + ": " + l.finding
	}
	switch class := l.Months.Class(); class {
	case "better", "worse", "other":
		return fmt.Sprintf("%s: %s", l.Words.Title, l.Months.finding())
	case "steady":
		return l.Words.Title + ": steady, no more than the usual ups and downs"
	}
	return fmt.Sprintf("%s: %s", l.Words.Title, lowerFirst(l.Months.Words()))
}

// chartDescription says how to read the chart.
func (l *Line) chartDescription(low float64) string {
	months := l.Months.Points
	said := fmt.Sprintf("A line of monthly points from %s to %s, %s. The scale begins at %s.", monthName(months[0].Window.To),
		monthName(months[len(months)-1].Window.To), l.Direction(), inUnit(low, l.Unit))
	if l.Months.Chart != nil && !l.Months.Chart.TooFew() {
		said += " The middle line is the mean. The two thin lines are the limits within which the months move when nothing has changed. " +
			"A square marks a month that is a change for the worse, a diamond one for the better, a triangle another change."
	}
	if len(l.Breaks) > 0 {
		said += " A dashed upright line marks a day from which the months cannot be read as before; the list under the chart says why."
	}
	if len(l.marks) > 0 {
		said += " An upright line with a letter marks the day on which an action began, a dashed one with a letter and a tick the day on which it was done; the key beside the chart names them."
	}
	if l.Months.Gaps > 0 {
		said += " A gap is a month whose number may not be shown."
	}
	return said + " The table under the chart holds the same numbers."
}

// Chart draws the months. It shows only values that may be printed: a month without one is a gap.
func (l *Line) Chart() template.HTML { return l.drawnOn(wideChart) }

// NarrowChart draws the newest months for a screen as narrow as a telephone's, where the whole would be too small to read.
func (l *Line) NarrowChart() template.HTML {
	cut := *l
	cut.Months.Points = l.Months.Points[max(0, len(l.Months.Points)-narrowChart.months):]
	return cut.drawnOn(narrowChart)
}

func (l *Line) drawnOn(sheet sheetOfChart) template.HTML {
	if !l.Months.Drawn() {
		return ""
	}
	var values []float64
	for _, v := range l.Months.Points {
		if v.Shown() {
			values = append(values, v.Number)
		}
	}
	lines := l.guides()
	for _, g := range lines {
		values = append(values, g.value)
	}
	low, high, step := axis(values, l.Unit)
	s := scale{low, high, sheet.left, sheet.right, sheet.top, sheet.bottom, len(l.Months.Points)}
	marks := l.marksAt(s)
	over := above(marks)
	var b strings.Builder
	id := sheet.name + "-" + l.drawing + l.Words.Code
	fmt.Fprintf(&b, `<svg class="chart" viewBox="0 %g %g %g" role="img" aria-labelledby="%s-t %s-d" xmlns="http://www.w3.org/2000/svg">`, 0-over, sheet.width, sheet.height+over, id, id)
	fmt.Fprintf(&b, `<title id="%s-t">%s</title><desc id="%s-d">%s</desc>`, id, html.EscapeString(l.ChartTitle()), id, html.EscapeString(l.chartDescription(low)))
	drawAxes(&b, s, step, l)
	drawBreaks(&b, s, l)
	drawMarks(&b, s, marks)
	drawGuides(&b, s, sheet.said(lines))
	drawLine(&b, s, l.Months.Points, "line")
	drawPoints(&b, s, l.Months)
	b.WriteString(`</svg>`)
	return template.HTML(b.String())
}

// said shortens the words of the level lines where there is little room for them.
func (sheet sheetOfChart) said(lines []guide) []guide {
	if sheet.brief {
		for i := range lines {
			lines[i].words = strings.Replace(lines[i].words, " limit", "", 1)
		}
	}
	return lines
}

func drawAxes(b *strings.Builder, s scale, step float64, l *Line) {
	for v := s.low; v <= s.high+step/1000; v += step {
		fmt.Fprintf(b, `<line class="grid" x1="%.1f" x2="%.1f" y1="%.1f" y2="%.1f"/>`, s.left, s.right, s.y(v), s.y(v))
		fmt.Fprintf(b, `<text class="tick" x="%.1f" y="%.1f" text-anchor="end">%s</text>`, s.left-6, s.y(v)+4, tick(v, l.Unit))
	}
	for i, v := range l.Months.Points {
		_, month, _ := v.Window.To.Date()
		last := i == s.n-1
		if s.n >= fewestForQuarters && int(month)%quarterTicks != 0 && !last || !last && s.n-1-i < quarterTicks && s.n >= fewestForQuarters {
			continue
		}
		fmt.Fprintf(b, `<line class="mark" x1="%.1f" x2="%.1f" y1="%.1f" y2="%.1f"/>`, s.x(i), s.x(i), s.bottom, s.bottom+4)
		fmt.Fprintf(b, `<text class="tick" x="%.1f" y="%.1f" text-anchor="middle">%s</text>`, s.x(i), s.bottom+18, v.Window.To.Time().Format("Jan"))
		if int(month) <= quarterTicks || last || i == 0 {
			fmt.Fprintf(b, `<text class="tick" x="%.1f" y="%.1f" text-anchor="middle">%s</text>`, s.x(i), s.bottom+33, v.Window.To.Time().Format("2006"))
		}
	}
}

func tick(v float64, u indicator.Unit) string {
	text := strings.TrimSuffix(oneDecimal(v), ".0")
	if u == indicator.Percent {
		text += "%"
	}
	return text
}

// guide is a level line: with its words at the right end, or without over months whose limits no longer hold.
type guide struct {
	class, words string
	value        float64
	stretch      *stretch // of a line that does not run through; nil for one that does
}

// guides are the mean, the limits and the target. Limits are drawn clipped to what can be; they are judged unclipped.
func (l *Line) guides() []guide {
	var list []guide
	stretches := l.Months.stretches()
	for i := range stretches {
		list = append(list, l.limits(&stretches[i], len(stretches))...)
	}
	if l.Target != nil && l.sameEachMonth() {
		list = append(list, guide{"target", "target " + tick(l.Target.Value, l.Unit), l.Target.Value, nil})
	}
	return list
}

// limits are the mean and the limits of a run of months. The words stand beside the newest alone; a run that is not alone
// has lines of its own length.
func (l *Line) limits(s *stretch, of int) []guide {
	list := []guide{{"mean", "mean " + tick(rounded(s.Mean), l.Unit), s.Mean, nil},
		{"limit", "upper limit " + tick(l.clip(s.Upper), l.Unit), l.clip(s.Upper), nil},
		{"limit", "lower limit " + tick(l.clip(s.Lower), l.Unit), l.clip(s.Lower), nil}}
	for i := range list {
		if of > 1 || !s.newest {
			list[i].stretch = s
		}
		if !s.newest {
			list[i].words = ""
		}
	}
	return list
}

// ends are where the line begins and ends.
func (g guide) ends(s scale) (from, to float64) {
	from, to = s.left, s.right+6
	if g.stretch == nil {
		return from, to
	}
	from = max(s.left, s.x(g.stretch.first)-s.apart()/2)
	if !g.stretch.newest {
		to = min(s.right, s.x(g.stretch.last)+s.apart()/2)
	}
	return from, to
}

// sameEachMonth says whether a target for the year holds for a month too: not for a number or a rate of events.
func (l *Line) sameEachMonth() bool {
	return l.OnDay || l.Unit != indicator.Number && l.Unit != indicator.Rate10k
}

func (l *Line) clip(v float64) float64 {
	v = math.Max(v, 0)
	if l.Unit == indicator.Percent {
		v = math.Min(v, 100)
	}
	return rounded(v)
}

// drawGuides draws the level lines and pushes their labels apart where they would lie on each other.
func drawGuides(b *strings.Builder, s scale, lines []guide) {
	for _, g := range lines {
		if g.words == "" {
			g.draw(b, s)
		}
	}
	lines = slices.DeleteFunc(lines, func(g guide) bool { return g.words == "" })
	slices.SortStableFunc(lines, func(x, y guide) int { return cmp.Compare(y.value, x.value) })
	at := make([]float64, len(lines))
	for i, g := range lines {
		at[i] = s.y(g.value) + 4
		if i > 0 {
			at[i] = math.Max(at[i], at[i-1]+labelApart)
		}
	}
	if n := len(at); n > 0 && at[n-1] > s.bottom+4 {
		at[n-1] = s.bottom + 4
		for i := n - 2; i >= 0; i-- {
			at[i] = math.Min(at[i], at[i+1]-labelApart)
		}
	}
	for i, g := range lines {
		y := s.y(g.value)
		g.draw(b, s)
		fmt.Fprintf(b, `<line class="lead" x1="%.1f" x2="%.1f" y1="%.1f" y2="%.1f"/>`, s.right+6, s.right+14, y, at[i]-4)
		fmt.Fprintf(b, `<text class="label" x="%.1f" y="%.1f">%s</text>`, s.right+17, at[i], html.EscapeString(g.words))
	}
}

func (g guide) draw(b *strings.Builder, s scale) {
	from, to := g.ends(s)
	if to <= from {
		return // it holds for months that are not drawn
	}
	y := s.y(g.value)
	fmt.Fprintf(b, `<line class="%s" x1="%.1f" x2="%.1f" y1="%.1f" y2="%.1f"/>`, g.class, from, to, y, y)
}

// drawLine joins the points that follow each other; a month without a value breaks the line.
func drawLine(b *strings.Builder, s scale, points []Value, class string) {
	var run []string
	flush := func() {
		if len(run) > 1 {
			fmt.Fprintf(b, `<polyline class="%s" points="%s"/>`, class, strings.Join(run, " "))
		}
		run = nil
	}
	for i, v := range points {
		if !v.Shown() {
			flush()
			continue
		}
		run = append(run, fmt.Sprintf("%.1f,%.1f", s.x(i), s.y(v.Number)))
	}
	flush()
}

func drawPoints(b *strings.Builder, s scale, m Months) {
	special := m.special()
	for i, v := range m.Points {
		if !v.Shown() {
			continue
		}
		b.WriteString(pointShape(s.x(i), s.y(v.Number), special[i]))
	}
}

// special gives the variation of each month that the chart judged.
func (m Months) special() map[int]signal.Variation {
	found := map[int]signal.Variation{}
	if m.Chart == nil || m.Chart.TooFew() {
		return found
	}
	for i, v := range m.Points {
		for _, p := range m.Chart.Points {
			if p.Span == v.Window {
				found[i] = p.Variation
			}
		}
	}
	return found
}

// pointShape is a dot, or for a change a shape of its own: colour is never alone.
func pointShape(x, y float64, v signal.Variation) string {
	switch {
	case v == signal.CommonCause:
		return fmt.Sprintf(`<circle class="point" cx="%.1f" cy="%.1f" r="3.2"/>`, x, y)
	case v.Concern():
		return fmt.Sprintf(`<rect class="concern" x="%.1f" y="%.1f" width="9" height="9"/>`, x-4.5, y-4.5)
	case v.Improvement():
		return fmt.Sprintf(`<path class="improvement" d="M%.1f %.1fl5.8 5.8-5.8 5.8-5.8-5.8z"/>`, x, y-5.8)
	}
	return fmt.Sprintf(`<path class="neutral" d="M%.1f %.1fl6 10h-12z"/>`, x, y-6)
}

// Spark is the small line of the scorecard: the last thirteen months with their mean.
func (l *Line) Spark() template.HTML {
	points := l.Months.Points[max(0, len(l.Months.Points)-sparkMonths):]
	var values []float64
	for _, v := range points {
		if v.Shown() {
			values = append(values, v.Number)
		}
	}
	if len(values) < 2 {
		return ""
	}
	low, high := slices.Min(values), slices.Max(values)
	if high == low {
		low, high = low-1, high+1
	}
	s := scale{low, high, 5, sparkWidth - 5, 5, sparkHeight - 5, len(points)}
	var b strings.Builder
	id := "spark-" + l.Words.Code
	fmt.Fprintf(&b, `<svg class="spark" viewBox="0 0 %g %g" role="img" aria-labelledby="%s-t %s-d" xmlns="http://www.w3.org/2000/svg">`, sparkWidth, sparkHeight, id, id)
	fmt.Fprintf(&b, `<title id="%s-t">%s</title><desc id="%s-d">The months from %s to %s, lowest to highest; the measure’s own chart shows their numbers.</desc>`,
		id, html.EscapeString(l.Months.Words()), id, monthShort(points[0].Window.To), monthShort(points[len(points)-1].Window.To))
	drawLine(&b, s, points, "line")
	for i := len(points) - 1; i >= 0; i-- {
		if points[i].Shown() {
			fmt.Fprintf(&b, `<circle class="point" cx="%.1f" cy="%.1f" r="3.2"/>`, s.x(i), s.y(points[i].Number))
			break
		}
	}
	b.WriteString(`</svg>`)
	return template.HTML(b.String())
}
