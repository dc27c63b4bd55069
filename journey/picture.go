package journey

import (
	"cmp"
	"slices"
)

// Picture is a map laid out to be drawn: columns of boxes from left to right and bands between them, in numbers. Heights
// and thicknesses are in proportion to counts and nothing is rounded up to be seen: whoever draws may give a thin band a
// least stroke.
type Picture struct {
	Width, Height float64
	Boxes         []Box  // by column, from the top
	Bands         []Band // by their steps
}

// Box is a stop: its height is its count. The bands that leave a stage fill it; those that come in fill it but for the
// journeys that began there.
type Box struct {
	Stop
	Column     int
	X, Y, W, H float64
}

// Band is a flow: a line of even thickness from the right side of one box to the left side of another. Where it passes
// columns between, it has a place of its own there, so that it runs over no box.
type Band struct {
	Flow
	Thickness float64
	// Line is the middle of the band as cubic curves end to end: a point, then for each curve its two control points and
	// its end.
	Line []Point
}

// Edges are the band's two edges as Line is its middle, the lower one from right to left: joined they are its outline. A
// stroke along the middle would grow thin and thick where the band rises.
func (b *Band) Edges() (upper, lower []Point) {
	for _, p := range b.Line {
		upper = append(upper, Point{p.X, p.Y - b.Thickness/2})
		lower = append(lower, Point{p.X, p.Y + b.Thickness/2})
	}
	slices.Reverse(lower)
	return upper, lower
}

// Point is a place in the picture, from the top left.
type Point struct{ X, Y float64 }

// Measures of the picture. Two boxes keep room between them for their words.
const (
	boxWidth  = 14.0
	boxRoom   = 26.0 // between two boxes, or a box and a band that passes
	bandRoom  = 4.0  // between two bands that pass
	flatness  = 0.5  // height for width
	leastFull = 240  // the least height that the counts have, besides the room between
)

// Picture lays out the map in a width. Its height follows from the width and from how much stands above each other.
func (m *Map) Picture(width float64) Picture {
	columns := m.columns()
	if len(columns) == 0 {
		return Picture{Width: width}
	}
	columns = untangled(columns)
	p := Picture{Width: width, Height: heightFor(columns, width)}
	scale(columns, p.Height)
	settle(columns, p.Height)
	attach(columns)
	step := 0.0
	if len(columns) > 1 {
		step = (width - boxWidth) / float64(len(columns)-1)
	}
	p.draw(columns, step)
	return p
}

// heightFor is a height in proportion to the width, and more where many boxes stand above each other.
func heightFor(columns [][]*node, width float64) float64 {
	height := width * flatness
	for _, column := range columns {
		height = max(height, roomIn(column)+leastFull)
	}
	return height
}

func roomIn(column []*node) (room float64) {
	for i := 1; i < len(column); i++ {
		room += between(column[i-1], column[i])
	}
	return room
}

// between is the room between two nodes of a column.
func between(above, below *node) float64 {
	if above.passes && below.passes {
		return bandRoom
	}
	return boxRoom
}

// scale gives each node its height, with the same height for a journey everywhere: as much as the fullest column allows.
func scale(columns [][]*node, height float64) {
	each := 0.0
	for _, column := range columns {
		count := 0
		for _, n := range column {
			count += n.count
		}
		if fits := (height - roomIn(column)) / float64(count); each == 0 || fits < each {
			each = fits
		}
	}
	for _, column := range columns {
		for _, n := range column {
			n.h = each * float64(n.count)
			for _, l := range n.out {
				l.h = each * float64(l.count)
			}
		}
	}
}

// settle puts each node as near as it can to where its bands come from, in the order of its column.
func settle(columns [][]*node, height float64) {
	for _, column := range columns {
		top := 0.0
		for i, n := range column {
			if i > 0 {
				top += between(column[i-1], n)
			}
			n.y = max(top, n.wants())
			top = n.y + n.h
		}
		bottom := height
		for i := len(column) - 1; i >= 0; i-- {
			n := column[i]
			n.y = min(n.y, bottom-n.h)
			if i > 0 {
				bottom = n.y - between(column[i-1], n)
			}
		}
	}
}

// wants is the top that would have the node level with the nodes its bands come from.
func (n *node) wants() float64 {
	if len(n.in) == 0 {
		return 0
	}
	sum, weight := 0.0, 0.0
	for _, l := range n.in {
		sum += (l.from.y + l.from.h/2) * float64(l.count)
		weight += float64(l.count)
	}
	return sum/weight - n.h/2
}

// attach stacks the bands on both sides of each box in the order of the boxes they go to or come from.
func attach(columns [][]*node) {
	for _, column := range columns {
		for _, n := range column {
			slices.SortStableFunc(n.out, func(a, b *link) int { return cmp.Compare(a.to.y, b.to.y) })
			slices.SortStableFunc(n.in, func(a, b *link) int { return cmp.Compare(a.from.y, b.from.y) })
			y := n.y
			for _, l := range n.out {
				l.leaves = y + l.h/2
				y += l.h
			}
			y = n.y
			for _, l := range n.in {
				l.arrives = y + l.h/2
				y += l.h
			}
		}
	}
}

// draw writes the boxes and bands.
func (p *Picture) draw(columns [][]*node, step float64) {
	for i, column := range columns {
		for _, n := range column {
			if n.passes {
				continue
			}
			x := float64(i) * step
			p.Boxes = append(p.Boxes, Box{Stop: n.stop, Column: i, X: x, Y: n.y, W: boxWidth, H: n.h})
			for _, l := range n.out {
				p.Bands = append(p.Bands, bandOf(l, x+boxWidth, step))
			}
		}
	}
	slices.SortFunc(p.Bands, func(a, b Band) int { return cmp.Or(cmp.Compare(a.From, b.From), cmp.Compare(a.To, b.To)) })
}

// bandOf follows a flow from its box over the places where it passes other columns to the box it goes to.
func bandOf(l *link, x, step float64) Band {
	b := Band{Flow: *l.flow, Thickness: l.h, Line: []Point{{x, l.leaves}}}
	left := x - boxWidth
	for {
		left += step
		end := Point{left, l.arrives}
		if l.to.passes {
			end.X += boxWidth / 2
		}
		from := b.Line[len(b.Line)-1]
		middle := (from.X + end.X) / 2
		b.Line = append(b.Line, Point{middle, from.Y}, Point{middle, end.Y}, end)
		if !l.to.passes {
			return b
		}
		l = l.to.out[0]
	}
}
