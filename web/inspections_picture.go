package web

import (
	"slices"
	"strconv"
	"strings"

	"goldthread/day"
)

// judgedRows are the rows of the picture from above. What is judged was cut differently over the years: each row has the
// keys of the areas that stand in it, and the title of a band says what the area was called then.
var judgedRows = []struct {
	name string
	keys []string
}{
	{"Overall effectiveness", []string{"overall effectiveness"}},
	{"Leadership", []string{"leadership"}},
	{"Help and protection", []string{"help and protection", "safeguarding"}},
	{"Children in care", []string{"in care", "in care and care leavers", "looked after and permanence", "looked after children"}},
	{"Care leavers", []string{"care leavers"}},
	{"Adoption", []string{"adoption"}},
	{"Safeguarding board", []string{"safeguarding children board"}},
}

// judgedPicture shows judgements over the years: areas as rows, time from left to right, and each grade as a band that lasts
// until the next inspection with grades.
type judgedPicture struct {
	ID                  string // tells two drawings on one page apart
	Width, Height, Left int
	Span                day.Span
	Rows                []judgedRow
	Ticks               []timeTick
	Desc                string
}

type judgedRow struct {
	Name         string
	NameX, NameY int
	Top          int
	Bands        []judgedBand
}

type judgedBand struct {
	X, W, Y int // Y of the words
	Grade   grade
	Title   string
	Words   []string // in lines; none where the band is too narrow for a word
}

const (
	judgedBandHeight = 34
	judgedLetter     = 7 // width of a letter of the words in a band
)

// judgedPictures are the wide drawing and the narrow one; ok is false where no inspection gave grades.
func judgedPictures(all []judged, today day.Day) (both []judgedPicture, ok bool) {
	graded := gradedInOrder(all)
	if len(graded) == 0 {
		return nil, false
	}
	return []judgedPicture{drawJudged("wide", graded, today, 980, 170), drawJudged("narrow", graded, today, 320, 0)}, true
}

// gradedInOrder are the inspections with grades whose day is known, the first first.
func gradedInOrder(all []judged) []judged {
	var graded []judged
	for _, j := range slices.Backward(all) {
		if len(j.Judgements) > 0 && j.On.Known() {
			graded = append(graded, j)
		}
	}
	return graded
}

// drawJudged draws so many units wide; left of the bands is room for the names of the rows, or they stand above.
func drawJudged(id string, graded []judged, today day.Day, width, left int) judgedPicture {
	first := day.Of(graded[0].On.Year(), 1, 1)
	p := judgedPicture{ID: id, Width: width, Left: left, Span: day.Span{From: first, To: max(today, graded[len(graded)-1].On.AddMonths(6))}}
	y := axisHeight
	for _, row := range judgedRows {
		r := judgedRow{Name: row.name, NameY: y + 21, Top: y}
		if left == 0 {
			r.NameY, r.Top = y+13, y+18
		}
		if r.Bands = p.bands(graded, row.keys, r.Top); len(r.Bands) == 0 {
			continue
		}
		p.Rows = append(p.Rows, r)
		y = r.Top + judgedBandHeight + 8
	}
	p.Height = y
	p.Ticks = p.ticks()
	p.Desc = p.describe()
	return p
}

func (p *judgedPicture) bands(graded []judged, keys []string, top int) []judgedBand {
	var bands []judgedBand
	for n, j := range graded {
		until := p.Span.To
		if n+1 < len(graded) {
			until = graded[n+1].On
		}
		i := slices.IndexFunc(j.Judgements, func(a judgedArea) bool { return slices.Contains(keys, a.Key) })
		if i < 0 {
			continue
		}
		a := j.Judgements[i]
		b := judgedBand{X: p.x(j.On), Grade: a.Grade, Title: a.Title + ": " + a.Grade.Word() + ", " + j.Kind + ", " + j.When}
		b.W = max(6, p.x(until)-b.X-2)
		b.Words, b.Y = gradeInBand(a.Grade, b.W), top+21
		if len(b.Words) > 1 {
			b.Y = top + 14
		}
		bands = append(bands, b)
	}
	return bands
}

// gradeInBand are the grade's shape and word in one line or two, or the shape alone, as there is room.
func gradeInBand(g grade, width int) []string {
	room := (width - 8) / judgedLetter
	whole := g.Shape() + " " + g.Word()
	first, second, two := strings.Cut(whole[len(g.Shape())+1:], " ")
	switch {
	case len([]rune(whole)) <= room:
		return []string{whole}
	case two && len(first)+2 <= room && len(second) <= room:
		return []string{g.Shape() + " " + first, second}
	case room >= 1:
		return []string{g.Shape()}
	}
	return nil
}

// x is where a day stands.
func (p *judgedPicture) x(d day.Day) int {
	return p.Left + int(d-p.Span.From)*(p.Width-p.Left-2)/max(1, int(p.Span.To-p.Span.From))
}

// ticks are the years, as far apart as their words ask.
func (p *judgedPicture) ticks() []timeTick {
	var ticks []timeTick
	for y, last := p.Span.From.Year(), -100; y <= p.Span.To.Year(); y++ {
		if x := p.x(day.Of(y, 1, 1)); x-last > 44 && x < p.Width-28 {
			ticks = append(ticks, timeTick{x, strconv.Itoa(y)})
			last = x
		}
	}
	return ticks
}

func (p *judgedPicture) describe() string {
	text := "From " + strconv.Itoa(p.Span.From.Year()) + " to " + strconv.Itoa(p.Span.To.Year()) + ", left to right. Each band is a grade, until the next inspection with grades. "
	for _, r := range p.Rows {
		text += r.Name + ": "
		for i, b := range r.Bands {
			if i > 0 {
				text += ", then "
			}
			text += strings.ToLower(b.Grade.Word())
		}
		text += ". "
	}
	return text + "The table below says the same with days."
}

// SecondY is the line that a band's second line of words stands on.
func (b judgedBand) SecondY() int { return b.Y + 13 }

// TextX is where the words in a band begin.
func (b judgedBand) TextX() int { return b.X + 5 }
