package web

import (
	"fmt"
	"slices"
	"strconv"

	"goldthread/day"
)

// timeline is a child's story as a picture: stretches of time as bands in lanes, single days as marks under them.
type timeline struct {
	ID            string // tells two drawings on one page apart
	Width, Height int
	Span          day.Span
	Lanes         []lane
	Ticks         []timeTick
	Desc          string
}

type lane struct {
	Name  string
	Y     int // of its name
	Top   int // of its bands
	Bands []band
	Marks []timeMark
}

type band struct {
	X, W  int
	Class string
	Title string
	Label string // blank where the band is too narrow for it
}

type timeMark struct {
	X             int
	Title, Points string
}

type timeTick struct {
	X    int
	Text string
}

// laneWords are the lanes of the picture from above, with the parts of the story that stand in each.
var laneWords = []struct {
	name, class string
	of          factKind
	marks       bool
}{
	{"Early help", "help", ofEarlyHelp, false},
	{"Contacts and referrals", "", ofFrontDoor, true},
	{"Assessments", "help", ofAssessment, false},
	{"In need", "need", ofNeed, false},
	{"Protection: plans, enquiries, conferences", "protection", ofProtection, true},
	{"In care", "care", ofCare, false},
	{"Placements", "placement", ofPlacement, false},
	{"Adoption", "care", ofAdoption, true},
	{"Leaving care", "help", ofLeaving, false},
	{"Visits", "", ofVisits, true},
	{"Reviews", "", ofReviews, true},
	{"Health and dental checks", "", ofHealth, true},
}

const (
	laneHeight  = 42
	bandHeight  = 18
	axisHeight  = 22
	letterWidth = 6 // of the picture's type, on the wide side
)

// spanOf is from the first thing that happened until the day, at least half a year; years lists the calendar years in it.
func spanOf(facts []fact, on day.Day) day.Span {
	s := day.Span{From: on.AddMonths(-6), To: on}
	for _, f := range facts {
		if f.Day.Known() {
			s.From = min(s.From, f.Day)
		}
	}
	return s
}

// drawTimeline draws the facts that fall into the span, so many units wide.
func drawTimeline(id string, facts []fact, s day.Span, width int) timeline {
	t := timeline{ID: id, Width: width, Span: s}
	y := axisHeight
	counts := map[string]int{}
	for _, w := range laneWords {
		l := lane{Name: w.name, Y: y + 12, Top: y + 17}
		for _, f := range facts {
			if f.Kind != w.of || !f.Day.Known() {
				continue
			}
			if f.Stretch {
				l.Bands = appendBand(l.Bands, t, f, w.class)
			} else if w.marks && !f.ofList() {
				l.Marks = t.appendMark(l.Marks, f.Day, f.What, l.Top)
			}
			for _, m := range f.Marks {
				l.Marks = t.appendMark(l.Marks, m.Day, m.What, l.Top)
			}
		}
		if len(l.Bands)+len(l.Marks) > 0 {
			slices.Reverse(l.Bands) // oldest first, as a reader of the picture meets them
			counts[w.name] = len(l.Bands) + len(l.Marks)
			t.Lanes = append(t.Lanes, l)
			y += laneHeight
		}
	}
	t.Height = y + 6
	t.Ticks = t.ticks()
	t.Desc = t.describe(counts)
	return t
}

// LabelX is where the words in a band begin.
func (b band) LabelX() int { return b.X + 4 }

// LabelY is the line that the words in a lane's bands stand on.
func (l lane) LabelY() int { return l.Top + 13 }

// x is where a day stands.
func (t timeline) x(d day.Day) int {
	d = min(max(d, t.Span.From), t.Span.To)
	return int(d-t.Span.From) * (t.Width - 2) / max(1, int(t.Span.To-t.Span.From))
}

func appendBand(bands []band, t timeline, f fact, class string) []band {
	end, ends := f.End, "to "+f.End.Long()
	if !end.Known() {
		end, ends = f.Gone, "no longer listed from "+f.Gone.Long()
	}
	if !end.Known() {
		end, ends = t.Span.To, "running"
	}
	if end < t.Span.From || f.Day > t.Span.To {
		return bands
	}
	b := band{X: t.x(f.Day), Class: class, Title: f.What + ", from " + f.Day.Long() + ", " + ends}
	b.W = max(3, t.x(end)-b.X)
	if text := bandText(f); len(text)*letterWidth < b.W-6 {
		b.Label = text
	}
	return append(bands, b)
}

// bandText is what is written in a band where there is room: what its lane does not say.
func bandText(f fact) string {
	if f.Kind == ofPlacement {
		return f.What[len("Placement: "):]
	}
	return f.More
}

func (t timeline) appendMark(marks []timeMark, d day.Day, what string, top int) []timeMark {
	if !t.Span.Has(d) {
		return marks
	}
	x, y := t.x(d), top+bandHeight/2
	return append(marks, timeMark{X: x, Title: what + ", " + d.Long(),
		Points: fmt.Sprintf("%d,%d %d,%d %d,%d %d,%d", x, y-6, x+5, y, x, y+6, x-5, y)})
}

// ofList says that the fact is what a list said of the child as at its day, not something that happened on it.
func (f fact) ofList() bool { return f.name.Kind == "snapshot" }

// ticks are the years, or the months of a short span, as far apart as their words ask.
func (t timeline) ticks() []timeTick {
	var ticks []timeTick
	step, year := 12, true
	if t.Span.To-t.Span.From < 2*366 {
		step, year = 3, false
	}
	last := -1000
	for d := (t.Span.From - 1).MonthEnd() + 1; d <= t.Span.To; d = d.AddMonths(1) {
		_, m, _ := d.Date()
		if (int(m)-1)%step != 0 {
			continue
		}
		text := strconv.Itoa(d.Year())
		if !year {
			text = m.String()[:3] + " " + text
		}
		if x := t.x(d); x-last > len(text)*letterWidth+12 && x < t.Width-len(text)*letterWidth {
			ticks = append(ticks, timeTick{x, text})
			last = x
		}
	}
	return ticks
}

func (t timeline) describe(counts map[string]int) string {
	text := "From " + t.Span.From.Long() + " to " + t.Span.To.Long() + ", left to right. Lanes from above, with how many bands and marks each has: "
	for i, l := range t.Lanes {
		if i > 0 {
			text += ", "
		}
		text += l.Name + " " + strconv.Itoa(counts[l.Name])
	}
	return text + ". The table below says the same in words."
}
