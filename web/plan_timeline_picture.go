package web

import (
	"fmt"
	"time"

	"goldthread/assurance/plan"
	"goldthread/day"
)

// gantt is the actions of an objective on one line of time. Shapes tell the parts apart, not colours alone.
type gantt struct {
	ID            string
	Width, Height int
	Left          int // of the plot
	Title, Desc   string
	Ticks         []timeTick
	Rows          []ganttRow
	Today         int // where the line of today stands
	Bottom        int
}

type ganttRow struct {
	Y      int    // the line that its words stand on
	Label  string // cut to its room
	Whole  string // what a pointer sees of it
	Shape  string // of its worse rating
	Bars   []ganttBar
	Marks  []ganttMark
	Slip   *ganttBar // from the first due day to the due day
	TickAt *ganttTick
}

// ganttTick is the sign of what is done.
type ganttTick struct{ X, Y int }

type ganttBar struct {
	X, Y, W, H int
	Class      string
	Title      string
}

// End is where it ends.
func (b ganttBar) End() int { return b.X + b.W }

type ganttMark struct {
	Class, Points, Title string
}

// ganttSheet is the paper that a picture is drawn on: names stand left of the bars, or over them where it is narrow.
type ganttSheet struct {
	width, left, row, letters int
	over                      bool
	text, bar                 int // within a row: the line of its words, the top of its bar
}

var (
	wideGantt   = ganttSheet{width: 1080, left: 400, row: 26, letters: 56, text: 16, bar: 6}
	narrowGantt = ganttSheet{width: 284, left: 4, row: 46, letters: 41, over: true, text: 13, bar: 20}
)

const (
	ganttHead = 24
	ganttBarH = 12
)

func drawGantt(id string, sheet ganttSheet, title string, lines []planLine, span day.Span, today day.Day) gantt {
	g := gantt{ID: id, Width: sheet.width, Left: sheet.left, Height: ganttHead + sheet.row*len(lines) + 6, Title: "Timeline: " + title}
	g.Bottom = g.Height - 4
	x := func(d day.Day) int {
		return sheet.left + int(d-span.From)*(sheet.width-sheet.left-6)/max(1, int(span.To-span.From))
	}
	g.Ticks, g.Today = ganttTicks(span, sheet, x), x(today)
	for i, l := range lines {
		g.Rows = append(g.Rows, ganttRowOf(l, sheet, ganttHead+i*sheet.row, x, today))
	}
	g.Desc = fmt.Sprintf("%s from %s to %s, one under the other. An outlined bar is the time planned, a filled one the time that it has run. "+
		"The upright line is today, %s. The table under the picture holds the same days.", counted(len(lines), "action", "actions"), span.From.Long(), span.To.Long(), today.Long())
	return g
}

// ganttTicks are the years, and the quarters where there is room for them.
func ganttTicks(span day.Span, sheet ganttSheet, x func(day.Day) int) []timeTick {
	var ticks []timeTick
	long := int(span.To-span.From) / 365
	for d := span.From; d <= span.To; d = d.AddMonths(1) {
		year, month, _ := d.Date()
		switch {
		case month == time.January:
			ticks = append(ticks, timeTick{x(d), fmt.Sprint(year)})
		case d == span.From && month <= time.October:
			ticks = append(ticks, timeTick{x(d), d.Time().Format("Jan 2006")})
		case sheet.over || long >= 5 || month%3 != 1 || d == span.From || x(d)-x(span.From) < 60:
		default:
			ticks = append(ticks, timeTick{x(d), d.Time().Format("Jan")})
		}
	}
	if len(ticks) > 1 && ticks[1].X-ticks[0].X < 52 {
		ticks[0].Text = ""
	}
	return ticks
}

func ganttRowOf(l planLine, sheet ganttSheet, top int, x func(day.Day) int, today day.Day) ganttRow {
	worst := brag{plan.Ratings{Schedule: plan.Mark{Rating: l.Schedule.Rating}, Quality: plan.Mark{Rating: l.Quality.Rating}}.Worst()}
	name := numberedTitle(l.Number, l.Title)
	r := ganttRow{Y: top + sheet.text, Label: cutTo(name, sheet.letters), Whole: name + ", " + l.Stands() + ", " + worst.Word(), Shape: worst.Shape()}
	y := top + sheet.bar
	if l.Gone() {
		r.Shape = "–"
	}
	from := l.Start
	if !from.Known() {
		from = l.Began
	}
	if from.Known() {
		r.Bars = append(r.Bars, ganttBar{x(from), y, max(3, x(l.Due)-x(from)), ganttBarH, plannedClass(l), "Planned: " + l.Planned()})
	}
	if l.Began.Known() {
		r.run(l, x, y, today)
	}
	if l.Moved() != 0 {
		a, b := min(x(l.Action.First), x(l.Due)), max(x(l.Action.First), x(l.Due))
		r.Slip = &ganttBar{X: a, Y: y + ganttBarH + 3, W: b - a}
		r.Marks = append(r.Marks, ganttMark{"first", triangle(x(l.Action.First), y+ganttBarH+1), "First due: " + l.Action.First.Long()})
	}
	for _, m := range l.Milestones {
		mark := ganttMark{"milestone", diamond(x(m.Due), y+ganttBarH/2), "Milestone due " + m.Due.Long() + ": " + m.Title}
		if m.Done.Known() {
			mark = ganttMark{"milestone milestone--reached", diamond(x(m.Done), y+ganttBarH/2), "Milestone reached " + m.Done.Long() + ": " + m.Title}
		}
		r.Marks = append(r.Marks, mark)
	}
	return r
}

// run draws the time that an action has run, to the day on which it was done or to today.
func (r *ganttRow) run(l planLine, x func(day.Day) int, y int, today day.Day) {
	until, words := today, "Runs since "+l.Began.Long()
	switch {
	case l.Done.Known():
		until, words = l.Done, "Ran from "+l.Began.Long()+" to "+l.Done.Long()
		r.TickAt = &ganttTick{x(l.Done) + 3, y + ganttBarH - 1}
	case l.Gone():
		until, words = min(today, l.Changed), "Withdrawn on "+l.Changed.Long()
	}
	r.Bars = append(r.Bars, ganttBar{x(l.Began), y + 4, max(2, x(until)-x(l.Began)), ganttBarH - 8, "run", words})
}

func plannedClass(l planLine) string {
	if l.Gone() {
		return "planned planned--gone"
	}
	return "planned"
}

func diamond(x, y int) string {
	return fmt.Sprintf("%d,%d %d,%d %d,%d %d,%d", x, y-6, x+5, y, x, y+6, x-5, y)
}

func triangle(x, y int) string { return fmt.Sprintf("%d,%d %d,%d %d,%d", x, y, x+5, y+8, x-5, y+8) }

func cutTo(text string, letters int) string {
	if runes := []rune(text); len(runes) > letters {
		return string(runes[:letters-1]) + "…"
	}
	return text
}
