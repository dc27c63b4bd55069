package web

import (
	"fmt"
	"strings"

	"goldthread/journey"
)

// flowPicture is the picture of a map as the page draws it.
type flowPicture struct {
	ViewBox string
	Bands   []flowBand
	Boxes   []flowBox
}

type flowBand struct {
	Outline string // the d of an SVG path
	Label   string // what a screen reader says of the link
	Href    string
	Class   string // work that goes on, and what is not told, are drawn otherwise
	X, Y    string // where its words begin
	Words   string // count and middle time, where the band has room for them
}

type flowBox struct {
	X, Y, W, H   string
	TextX, TextY string
	Name         string
	Count        string
	Label, Href  string
}

// Measures of the drawing: the words of a box stand over it.
const (
	flowWidth  = 1040
	flowMargin = 22  // above, for the words of the topmost boxes
	flowWords  = 150 // at the right, for those of the last column
	leastBand  = 1.5 // the thinnest outline that can be seen and hit
)

// flowOf draws a map; cases gives the address behind a band or a box.
func flowOf(m *journey.Map, cases func(what, which string) string) flowPicture {
	p := m.Picture(flowWidth)
	drawn := flowPicture{ViewBox: fmt.Sprintf("0 %d %d %.0f", -flowMargin, flowWidth+flowWords, p.Height+flowMargin+4)}
	for i := range p.Bands {
		b := &p.Bands[i]
		says := wordsOn(b)
		b.Thickness = max(b.Thickness, leastBand)
		drawn.Bands = append(drawn.Bands, flowBand{
			Outline: outline(b), Href: cases("band", b.From.Code()+"."+b.To.Code()),
			Label: fmt.Sprintf("%s from %s to %s, median %s", counted(b.Count, "journey", "journeys"), b.From, b.To, daysWords(b.Days, b.To)),
			Class: bandClass(b.To), X: number(b.Line[0].X + 5), Y: number(b.Line[0].Y + 4), Words: says,
		})
	}
	for _, b := range p.Boxes {
		drawn.Boxes = append(drawn.Boxes, flowBox{
			X: number(b.X), Y: number(b.Y), W: number(b.W), H: number(max(b.H, leastBand)), TextX: number(b.X), TextY: number(b.Y - 5),
			Name: b.Step.String(), Count: thousands(b.Count), Href: cases("step", b.Step.Code()),
			Label: fmt.Sprintf("%s %s", b.Step, counted(b.Count, "journey", "journeys")),
		})
	}
	return drawn
}

// bandClass tells bands that end nowhere from the others.
func bandClass(to journey.Step) string {
	switch {
	case to.SoFar():
		return "band band--open"
	case to == journey.NotTold:
		return "band band--untold"
	}
	return "band"
}

// wordsOn is the band's count with its middle time, where it is thick enough for them; a time so far would pass for one
// that is over, and is left to the table.
func wordsOn(b *journey.Band) string {
	switch {
	case b.Thickness < 13:
		return ""
	case b.To.SoFar() || b.Days.Timed == 0:
		return thousands(b.Count)
	case b.Days.Median == 0:
		return thousands(b.Count) + ", same day"
	}
	return fmt.Sprintf("%s, %.0f days", thousands(b.Count), b.Days.Median)
}

// outline is a band's edges as the path of an SVG.
func outline(b *journey.Band) string {
	upper, lower := b.Edges()
	var d strings.Builder
	d.WriteString("M")
	curve(&d, upper)
	d.WriteString("L")
	curve(&d, lower)
	d.WriteString("Z")
	return d.String()
}

func curve(d *strings.Builder, line []journey.Point) {
	d.WriteString(number(line[0].X) + " " + number(line[0].Y))
	for i := 1; i < len(line); i++ {
		if i%3 == 1 {
			d.WriteString("C")
		} else {
			d.WriteString(" ")
		}
		d.WriteString(number(line[i].X) + " " + number(line[i].Y))
	}
}

func number(f float64) string { return fmt.Sprintf("%.1f", f) }
