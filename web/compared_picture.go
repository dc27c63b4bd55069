package web

import (
	"cmp"
	"fmt"
	"html"
	"html/template"
	"math"
	"slices"
	"strings"

	"goldthread/day"
	"goldthread/indicator"
	"goldthread/report"
	"goldthread/signal"
)

// others are all authorities that published a measure, with a picture of them.
type others struct {
	Finding string // the title of the picture
	Picture template.HTML
	Period  string
	Rows    []otherRow // the table under it, highest first
	Funnel  bool
	Says    []string // what must be said beside it
}

type otherRow struct {
	Name, Value, Place string
	Own, Near          bool
	value              float64
	size               int // children who live there; 0 where not known
}

// The picture's own units; the page scales it.
const (
	pictureWidth, pictureHeight = 300.0, 230.0
	pictureLeft, pictureRight   = 40.0, 290.0
	pictureTop, pictureBottom   = 12.0, 190.0
	per10k                      = 10_000
)

// labelWords say where an authority lies against the funnel.
var labelWords = map[signal.Label]string{
	signal.High998: "far above what chance would give", signal.High95: "above what chance would give", signal.Low998: "far below what chance would give",
	signal.Low95: "below what chance would give", signal.NotSignificant: "within what chance would give",
}

// othersOf draws all authorities: rates in a funnel, for their counts can be worked back from the population; shares in a
// row by value, for theirs are not published.
func (s *Server) othersOf(line *report.Line, number int, on day.Day) *others {
	published, period, ended := s.Benchmarks.Published(line.Words.LAIT, on)
	if len(published) < 20 {
		return nil
	}
	o := &others{Period: period}
	near := map[int]bool{}
	for _, a := range s.Benchmarks.Neighbours(number) {
		near[a.Number] = true
	}
	for _, p := range published {
		value := report.Value{Unit: line.Unit, Number: p.Value, Known: true}
		row := otherRow{Name: p.Authority.Name, Value: value.Plain(), value: p.Value, Own: p.Authority.Number == number, Near: near[p.Authority.Number]}
		if q, ok := s.Benchmarks.Population(p.Authority.Number, ended); ok {
			row.size = q.Children
		}
		o.Rows = append(o.Rows, row)
	}
	o.Says = []string{o.read(line, s.publishedName(number))}
	if line.Unit == indicator.Rate10k {
		o.drawFunnel(line)
	} else {
		o.drawRow(line)
		o.Says = append(o.Says, "It is no funnel: the published figures come without the counts behind them, and without those nobody can say how far chance alone would spread them.")
	}
	slices.SortStableFunc(o.Rows, func(x, y otherRow) int { return cmp.Compare(y.value, x.value) })
	return o
}

// canvas turns values into places of the picture.
type canvas struct {
	b                 strings.Builder
	low, high, xs, xe float64
}

func (c *canvas) x(v float64) float64 {
	return pictureLeft + (pictureRight-pictureLeft)*(v-c.xs)/(c.xe-c.xs)
}

func (c *canvas) y(v float64) float64 {
	share := (v - c.low) / (c.high - c.low)
	return pictureBottom - (pictureBottom-pictureTop)*math.Max(0, math.Min(1, share))
}

// begin opens the picture and draws the scale of values, from nought.
func (c *canvas) begin(id, title, desc string, unit indicator.Unit) {
	fmt.Fprintf(&c.b, `<svg class="chart" viewBox="0 0 %g %g" role="img" aria-labelledby="%s-t %s-d" xmlns="http://www.w3.org/2000/svg"><title id="%s-t">%s</title><desc id="%s-d">%s</desc>`,
		pictureWidth, pictureHeight, id, id, id, html.EscapeString(title), id, html.EscapeString(desc))
	for i := range 5 {
		v := c.low + (c.high-c.low)*float64(i)/4
		fmt.Fprintf(&c.b, `<line class="grid" x1="%g" x2="%g" y1="%.1f" y2="%.1f"/><text class="tick" x="%g" y="%.1f" text-anchor="end">%s</text>`,
			pictureLeft, pictureRight, c.y(v), c.y(v), pictureLeft-5, c.y(v)+4, onScale(v, unit))
	}
}

func onScale(v float64, unit indicator.Unit) string {
	text := strings.TrimSuffix(fmt.Sprintf("%.1f", v), ".0")
	if unit == indicator.Percent {
		text += "%"
	}
	return text
}

// put draws an authority: a dot, a neighbour as a filled dot, the own one as a square.
func (c *canvas) put(x, value float64, r *otherRow) {
	switch {
	case r.Own:
		fmt.Fprintf(&c.b, `<rect class="own" x="%.1f" y="%.1f" width="9" height="9"/>`, c.x(x)-4.5, c.y(value)-4.5)
	case r.Near:
		fmt.Fprintf(&c.b, `<circle class="near" cx="%.1f" cy="%.1f" r="3.2"/>`, c.x(x), c.y(value))
	default:
		fmt.Fprintf(&c.b, `<circle class="other" cx="%.1f" cy="%.1f" r="2"/>`, c.x(x), c.y(value))
	}
}

// putAll draws the many first and the own one last, so that nothing lies over it. One whose place is 0 is not drawn.
func (c *canvas) putAll(rows []otherRow, at func(i int) float64) {
	for _, kind := range []func(otherRow) bool{
		func(r otherRow) bool { return !r.Own && !r.Near }, func(r otherRow) bool { return r.Near }, func(r otherRow) bool { return r.Own },
	} {
		for i := range rows {
			if x := at(i); kind(rows[i]) && x > 0 {
				c.put(x, rows[i].value, &rows[i])
			}
		}
	}
}

// ours draws today's own figure as a level line.
func (c *canvas) ours(line *report.Line) {
	if ours(line) {
		fmt.Fprintf(&c.b, `<line class="target" x1="%g" x2="%g" y1="%.1f" y2="%.1f"/>`, pictureLeft, pictureRight, c.y(line.Now.Number), c.y(line.Now.Number))
	}
}

func (c *canvas) end(under string) template.HTML {
	fmt.Fprintf(&c.b, `<text class="tick" x="%g" y="%g" text-anchor="end">%s</text></svg>`, pictureRight, pictureHeight-8, html.EscapeString(under))
	return template.HTML(c.b.String())
}

// read says how to read the picture.
func (o *others) read(line *report.Line, who string) string {
	said := "Each dot is an authority, a filled one a statistical neighbour, the square " + who + "."
	if ours(line) {
		said += " The dashed line is this authority’s own figure of today, " + line.Now.Plain() + "."
	}
	return said
}

// ours says whether today's own figure may be laid beside the published ones.
func ours(line *report.Line) bool { return line.Now.Shown() && !line.Now.Partial && !line.Words.Unlike }

// top is where the scale ends: above all that is drawn.
func (o *others) top(line *report.Line) float64 {
	most := line.Now.Number
	for _, r := range o.Rows {
		most = max(most, r.value)
	}
	if line.Unit == indicator.Percent {
		return 100
	}
	step := math.Pow(10, math.Floor(math.Log10(max(most, 1)))) / 2
	return math.Ceil(most/step) * step
}

// drawRow draws the authorities beside each other, lowest first.
func (o *others) drawRow(line *report.Line) {
	o.Finding = "All authorities that published it, " + o.Period + ", lowest to highest"
	c := &canvas{high: o.top(line), xe: float64(len(o.Rows))}
	c.begin("others-"+line.Words.Code, o.Finding, o.Says[0], line.Unit)
	c.ours(line)
	c.putAll(o.Rows, func(i int) float64 { return float64(i) + 0.5 })
	o.Picture = c.end(fmt.Sprintf("%d authorities, lowest to highest", len(o.Rows)))
}

// drawFunnel draws the authorities by how many children live there, with the limits within which chance alone would put
// them around their common average.
func (o *others) drawFunnel(line *report.Line) {
	var areas []signal.Area
	for _, r := range o.Rows {
		areas = append(areas, signal.Area{Name: r.Name, Known: r.size > 0, Denominator: r.size, Numerator: int(math.Round(r.value * float64(r.size) / per10k))})
	}
	funnel, err := signal.Rates(areas, per10k)
	if err != nil {
		o.drawRow(line)
		return
	}
	o.Funnel, o.Finding = true, "All authorities that published it, "+o.Period+", by how many children live there"
	o.Says[0] += " The level line is the average of all; between the dotted lines an authority would lie by chance alone 998 times of 1,000."
	o.Says = append(append(o.Says, funnel.Caveats()...), "The counts are worked back from the published rates and the population, so an authority near a limit may stand on either side of it.")
	labels := map[string]signal.Label{}
	largest := 0
	for _, a := range funnel.Areas {
		labels[a.Name] = a.Label
		largest = max(largest, a.Denominator)
	}
	c := &canvas{high: o.top(line), xe: float64(largest) * 1.05}
	c.begin("others-"+line.Words.Code, o.Finding, o.Says[0], line.Unit)
	c.limits(funnel.Average)
	c.ours(line)
	for i := range o.Rows {
		r := &o.Rows[i]
		if r.size > 0 {
			r.Place = labelWords[labels[r.Name]]
		}
	}
	c.putAll(o.Rows, func(i int) float64 { return float64(o.Rows[i].size) })
	o.Picture = c.end(fmt.Sprintf("0 to %s children aged 0 to 17", thousands(largest)))
}

// limits draws the average and the limits around it at every size.
func (c *canvas) limits(average float64) {
	fmt.Fprintf(&c.b, `<line class="mean" x1="%g" x2="%g" y1="%.1f" y2="%.1f"/>`, pictureLeft, pictureRight, c.y(average), c.y(average))
	var upper, lower []string
	for i := 1; i <= 60; i++ {
		size := c.xe * float64(i) / 60
		l := signal.RateLimits(average, int(math.Round(average*size/per10k)))
		if math.IsInf(l.Upper998, 1) || l.Upper998 > c.high {
			continue
		}
		upper = append(upper, fmt.Sprintf("%.1f,%.1f", c.x(size), c.y(l.Upper998)))
		lower = append(lower, fmt.Sprintf("%.1f,%.1f", c.x(size), c.y(l.Lower998)))
	}
	for _, points := range [][]string{upper, lower} {
		fmt.Fprintf(&c.b, `<polyline class="limit" fill="none" points="%s"/>`, strings.Join(points, " "))
	}
}
