package web

import (
	"fmt"
	"strings"

	"goldthread/journey"
)

// flowPicture is the picture of a map as the page draws it: box by box from left to right and from the top, each followed by
// the bands that leave it, so that the tab key goes as the eye does.
type flowPicture struct {
	ViewBox string
	Boxes   []flowBox
	Words   []flowWords
}

type flowBand struct {
	Outline string // the d of an SVG path
	Label   string // what a screen reader says of the link
	Href    string
	Class   string // work that goes on, and what is not told, are drawn otherwise
}

type flowBox struct {
	X, Y, W, H  string
	Label, Href string
	Bands       []flowBand
}

// Measures of the drawing: the words of a box stand over it.
const (
	flowWidth  = 1040
	flowMargin = 22  // above, for the words of the topmost boxes
	flowRight  = 150 // at the right, for those of the last column
	leastBand  = 1.5 // the thinnest outline that can be seen and hit
)

// flowOf draws a map; cases gives the address behind a band or a box.
func flowOf(m *journey.Map, cases func(what, which string) string) flowPicture {
	p := m.Picture(flowWidth)
	drawn := flowPicture{ViewBox: fmt.Sprintf("0 %d %d %.0f", -flowMargin, flowWidth+flowRight, p.Height+flowMargin+4), Words: wordsOf(&p)}
	for _, b := range p.Boxes {
		box := flowBox{
			X: number(b.X), Y: number(b.Y), W: number(b.W), H: number(max(b.H, leastBand)), Href: cases("step", b.Step.Code()),
			Label: fmt.Sprintf("%s %s", b.Step, counted(b.Count, "journey", "journeys")),
		}
		for i := range p.Bands {
			if band := &p.Bands[i]; band.From == b.Step {
				box.Bands = append(box.Bands, drawnBand(band, cases))
			}
		}
		drawn.Boxes = append(drawn.Boxes, box)
	}
	return drawn
}

func drawnBand(b *journey.Band, cases func(what, which string) string) flowBand {
	wide := *b
	wide.Thickness = max(b.Thickness, leastBand)
	return flowBand{
		Outline: outline(&wide), Href: cases("band", b.From.Code()+"."+b.To.Code()), Class: bandClass(b.To),
		Label: fmt.Sprintf("%s from %s to %s, median %s", counted(b.Count, "journey", "journeys"), b.From, b.To, daysWords(b.Days, b.To)),
	}
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
