package web

import (
	"fmt"
	"slices"
	"strings"

	"goldthread/clock"
	"goldthread/day"
	"goldthread/journey"
	"goldthread/record"
)

// journeysView shows where journeys from the front door go, how many and how fast.
type journeysView struct {
	journeysHead
	Flow    flowPicture
	Flows   []flowRow
	Paths   pathTable // the most frequent
	Rare    pathTable // the others, folded away
	Finding string
	NoDoor  string // where the work with nothing at the front door told is listed; blank where there is none
}

// journeysHead is what the pages of the journeys have in common: which are chosen, of which record.
type journeysHead struct {
	frame
	asAtBar
	journeyChoice
	Map  *journey.Map
	book *record.Book
}

// journeyChoice is which journeys the reader has chosen, with what else there is to choose.
type journeyChoice struct {
	look        look
	Since, Till day.Day // the first day of the first month and the last day of the last
	Narrow      journey.Narrow
	Months      []day.Day // first days of the months to choose from, newest first
	Groups      journey.Groups
	whole       *journey.Map
}

// flowRow is a band in words, with where its journeys are listed.
type flowRow struct {
	journey.Flow
	Href  string
	Share string // of all that left the step
}

// pathRow is a path in words.
type pathRow struct {
	journey.Path
	Href  string
	Share string // of all journeys
}

// pathTable is some paths under a name.
type pathTable struct {
	Label string
	Rows  []pathRow
}

const pathsShown = 12

func (v *visit) journeys() error {
	head, err := v.journeysAsked()
	if err != nil {
		return err
	}
	view := &journeysView{journeysHead: head}
	view.Title = "Journeys from the front door"
	view.tell()
	return v.render("journeys", view)
}

// tell lays the map out in words and as a picture.
func (w *journeysView) tell() {
	left := map[journey.Step]int{}
	for _, s := range w.Map.Stops {
		left[s.Step] = s.Out
	}
	for _, f := range w.Map.Flows {
		w.Flows = append(w.Flows, flowRow{f, w.cases("band", f.From.Code()+"."+f.To.Code()), shareOf(f.Count, left[f.From])})
	}
	w.Paths.Label, w.Rare.Label = "The most frequent paths", "The rarer paths"
	for i, p := range w.Map.Paths {
		row := pathRow{p, w.cases("path", p.Code()), shareOf(p.Count, len(w.Map.Journeys))}
		if i < pathsShown {
			w.Paths.Rows = append(w.Paths.Rows, row)
		} else {
			w.Rare.Rows = append(w.Rare.Rows, row)
		}
	}
	w.Finding = findingOf(w.Map)
	w.Flow = flowOf(w.Map, w.cases)
	if len(w.Map.NoFrontDoor) > 0 && w.Narrow == (journey.Narrow{}) {
		w.NoDoor = w.cases("began", "untold")
	}
}

// journeysAsked is the map that the address asks for, with the head of its page.
func (v *visit) journeysAsked() (h journeysHead, err error) {
	if !v.look.Day.Known() {
		return h, v.nothingYet()
	}
	shown, err := v.shown()
	if err != nil {
		return h, err
	}
	if h.Map, h.journeyChoice, err = v.journeysChosen(shown); err != nil {
		return h, err
	}
	h.Section, h.Wide, h.book = "Journeys", true, shown.book
	h.asAtBar, err = v.asAt(shown.book)
	return h, err
}

func (v *visit) journeysChosen(shown pastBook) (m *journey.Map, c journeyChoice, err error) {
	q := v.r.URL.Query()
	c = journeyChoice{look: v.look, Narrow: journey.Narrow{Team: q.Get("team"), Source: q.Get("source"), Age: q.Get("age")}}
	year := day.Span{From: (v.look.Day + 1).AddMonths(-12).MonthStart(), To: v.look.Day}
	if c.Since, err = monthAsked(q.Get("since"), year.From); err != nil {
		return nil, c, err
	}
	if c.Till, err = monthAsked(q.Get("till"), year.To); err != nil {
		return nil, c, err
	}
	c.Till = min(c.Till.MonthEnd(), v.look.Day)
	if c.Till < c.Since {
		return nil, c, &invalid{"The last month lies before the first.", "Choose a first month that is not after the last."}
	}
	m, err = v.mapOf(shown, journey.Asked{AsAt: v.look.Day, Days: day.Span{From: c.Since, To: c.Till}})
	if err != nil {
		return nil, c, err
	}
	c.whole, c.Groups, c.Months = m, m.Groups(), monthsOf(shown, c)
	if c.Narrow != (journey.Narrow{}) {
		m = m.Only(c.Narrow)
	}
	return m, c, nil
}

// mapOf is the map of all journeys of some days, kept while the record is the same.
func (s *Server) mapOf(p pastBook, asked journey.Asked) (*journey.Map, error) {
	return p.figures.journeys.get(asked, func() (*journey.Map, error) {
		return journey.Follow(p.book, journey.Usual(clock.Local{}, asked.AsAt), asked), nil
	})
}

// monthAsked reads a month as the selects send it, "2025-03"; blank is the usual.
func monthAsked(text string, usual day.Day) (day.Day, error) {
	if text == "" {
		return usual, nil
	}
	d, err := day.Parse(text + "-01")
	if err != nil {
		return d, &invalid{"The month cannot be read.", "Choose one from the list; an address has it as 2025-03."}
	}
	return d, nil
}

// monthsOf are the months that can be chosen: as far back as anything of the front door was delivered, and the ones chosen.
func monthsOf(p pastBook, c journeyChoice) (months []day.Day) {
	first := c.Since
	for _, d := range p.book.Deliveries {
		for _, covered := range d.Covers {
			if covered.From.Known() {
				first = min(first, max(covered.From, d.AsAt.AddMonths(-6)))
			}
		}
	}
	for m := c.look.Day.MonthStart(); m >= first.MonthStart(); m = m.AddMonths(-1) {
		months = append(months, m)
	}
	return months
}

// cases is the address of the list of the journeys chosen that are behind something.
func (c *journeyChoice) cases(what, which string) string {
	return "/journeys/cases" + c.Query(what, which)
}

// Query is the choice as an address keeps it.
func (c *journeyChoice) Query(more ...string) string {
	return c.look.Query(append([]string{"since", monthCode(c.Since), "till", monthCode(c.Till),
		"team", c.Narrow.Team, "source", c.Narrow.Source, "age", c.Narrow.Age}, more...)...)
}

// monthCode is a month as the selects and the address have it: "2025-03".
func monthCode(d day.Day) string { return d.String()[:len("2025-03")] }

// MonthValue is a month as the form sends it.
func (c *journeyChoice) MonthValue(d day.Day) string { return monthCode(d) }

// MonthName is a month as people read it: March 2025.
func (c *journeyChoice) MonthName(d day.Day) string { return monthName(d) }

func monthName(d day.Day) string {
	_, month, _ := d.Date()
	return fmt.Sprintf("%s %d", month, d.Year())
}

// Same says whether two days lie in one month.
func (c *journeyChoice) Same(a, b day.Day) bool { return a.MonthStart() == b.MonthStart() }

// Chosen says in words which journeys are shown.
func (c *journeyChoice) Chosen() string {
	text := "begun from " + c.Since.Long() + " to " + c.Till.Long()
	for _, one := range []struct{ says, what string }{{c.Narrow.Team, ", last held by "}, {c.Narrow.Source, ", brought by "}, {c.Narrow.Age, ", aged at the start: "}} {
		if one.says != "" {
			text += one.what + one.says
		}
	}
	return text
}

// findingOf is the sentence over the picture: how many, and the two ways that most of them went.
func findingOf(m *journey.Map) string {
	n := len(m.Journeys)
	if n == 0 {
		return ""
	}
	text := "Of " + counted(n, "journey", "journeys")
	for _, s := range []journey.Step{journey.Referral, journey.Assessment, journey.Plan, journey.Care} {
		if at := stopAt(m, s); at > 0 {
			text += fmt.Sprintf(", %s (%s) reached %s", thousands(at), shareOf(at, n), reachedWords[s])
		}
	}
	return text + "."
}

var reachedWords = map[journey.Step]string{journey.Referral: "a referral", journey.Assessment: "an assessment",
	journey.Plan: "a protection plan", journey.Care: "care"}

func stopAt(m *journey.Map, s journey.Step) int {
	i := slices.IndexFunc(m.Stops, func(stop journey.Stop) bool { return stop.Step == s })
	if i < 0 {
		return 0
	}
	return m.Stops[i].Count
}

// shareOf is a share in words; what is under half a percent is not made nought.
func shareOf(n, of int) string {
	switch {
	case of == 0:
		return ""
	case n > 0 && 200*n < of:
		return "under 1%"
	}
	return fmt.Sprintf("%.0f%%", 100*float64(n)/float64(of))
}

// daysWords is the middle time that journeys took; for what is still open, so far.
func daysWords(d journey.Days, to journey.Step) string {
	text := strings.TrimSuffix(fmt.Sprintf("%.1f", d.Median), ".0") + " days"
	switch {
	case d.Timed == 0:
		return "not told"
	case d.Median == 0:
		text = "same day"
	case d.Median == 1:
		text = "1 day"
	}
	if to.SoFar() {
		text += " so far"
	}
	return text
}

// daysTaken is how long one journey took.
func daysTaken(n int) string {
	if n == 0 {
		return "same day"
	}
	return counted(n, "day", "days")
}

// slowestWords is how long the slowest took.
func slowestWords(d journey.Days) string {
	if d.Timed == 0 {
		return "not told"
	}
	return daysTaken(d.Slowest)
}

// Median is the middle time of the step in words.
func (f flowRow) Median() string { return daysWords(f.Days, f.To) }

// Slowest is the longest time of the step in words.
func (f flowRow) Slowest() string { return slowestWords(f.Days) }

// Outcome is what the path ends in.
func (p pathRow) Outcome() journey.Step { return p.Steps[len(p.Steps)-1] }

// Median is the middle time from end to end in words.
func (p pathRow) Median() string { return daysWords(p.Days, p.Outcome()) }

// Slowest is the longest time from end to end in words.
func (p pathRow) Slowest() string { return slowestWords(p.Days) }
