package web

import (
	"slices"
	"strings"

	"goldthread/assurance/inspection"
	"goldthread/benchmark"
	"goldthread/day"
)

// grade is a grade as pages show it: a word, a shape and a colour, never the colour alone.
type grade string

// Word is the grade as people say it.
func (g grade) Word() string {
	if g == inspection.RequiresImprovement {
		return "Requires improvement"
	}
	return upperFirst(string(g))
}

// Shape is the sign beside the word.
func (g grade) Shape() string {
	switch string(g) {
	case inspection.Outstanding:
		return "★"
	case inspection.Good:
		return "●"
	case inspection.Inadequate:
		return "■"
	}
	return "▲"
}

// Class is the end of the CSS class.
func (g grade) Class() string {
	switch string(g) {
	case inspection.Outstanding:
		return "blue"
	case inspection.Good:
		return "green"
	case inspection.Inadequate:
		return "red"
	}
	return "amber"
}

// judged is an inspection or visit as its line in a history says it, whether it stands in a register or was published.
type judged struct {
	Kind, Theme string
	Framework   inspection.Framework
	On          day.Day // first day on site; no day where it is not known
	When        string  // on site, in words
	Published   day.Day
	Judgements  []judgedArea
	Href        string // blank where it has no page of its own
	Source      string // who published it; blank in a register
	Status      inspection.Status
}

// judgedArea is one grade, with the area's title in the reports.
type judgedArea struct {
	Key, Title string
	Grade      grade
}

// judgedOf lists the inspections of a register, the newest first.
func judgedOf(r *inspection.Register) []judged {
	var all []judged
	for _, i := range slices.Backward(r.Inspections()) {
		j := judged{Kind: i.Framework.Title(), Theme: i.Title, Framework: i.Framework, On: i.From, When: onSiteWords(i.From, i.To), Published: i.Published,
			Href: "/inspections/" + i.ID, Status: i.Status}
		if !i.From.Known() && i.Notified.Known() {
			j.When = "the call came on " + i.Notified.Long()
		}
		for _, g := range i.Judgements {
			j.Judgements = append(j.Judgements, judgedAreaOf(i.Framework, i.From, g.Area, g.Grade))
		}
		all = append(all, j)
	}
	return all
}

// publishedJudged lists what was published of an authority, the newest first.
func publishedJudged(all []benchmark.Inspection) []judged {
	var out []judged
	for _, i := range slices.Backward(all) {
		f := inspection.Framework(i.Framework)
		j := judged{Kind: f.Title(), Theme: i.Theme, Framework: f, On: i.Start, When: onSiteWords(i.Start, i.End), Published: i.Published, Source: i.Source}
		if i.MonthOnly {
			j.When = monthAndYear(i.Start)
		}
		for _, g := range i.Judgements {
			j.Judgements = append(j.Judgements, judgedAreaOf(f, i.Start, g.Area, g.Grade))
		}
		out = append(out, j)
	}
	return out
}

func judgedAreaOf(f inspection.Framework, on day.Day, key, given string) judgedArea {
	title := upperFirst(key)
	if scheme, ok := inspection.SchemeOn(f, on); ok {
		if area, ok := scheme.Area(key); ok {
			title = area.Title
		}
	}
	return judgedArea{key, title, grade(given)}
}

// onSiteWords is "4 to 15 November 2024" in full days; blank where nothing is known.
func onSiteWords(from, to day.Day) string {
	switch {
	case !from.Known():
		return ""
	case !to.Known() || to == from:
		return from.Long()
	}
	first := from.Long()
	if from.MonthEnd() == to.MonthEnd() {
		first, _, _ = strings.Cut(first, " ")
	}
	return first + " to " + to.Long()
}

func monthAndYear(d day.Day) string { return d.Time().Format("January 2006") }

// inspectionName is what people call an inspection: "Short inspection (ILACS) of November 2018".
func inspectionName(i inspection.Inspection) string {
	if i.From.Known() {
		return i.Framework.Title() + " of " + monthAndYear(i.From)
	}
	return i.Framework.Title()
}

// inspectionWords say an inspection in a few sentences, as somebody saved it.
func inspectionWords(i inspection.Inspection) string {
	text := inspectionName(i) + ", " + string(i.Status) + "."
	if i.Lead != "" {
		text += " Lead: " + i.Lead + "."
	}
	for _, d := range daysOf(i) {
		text += " " + d.Name + ": " + d.Day.Long() + "."
	}
	for _, j := range i.Judgements {
		a := judgedAreaOf(i.Framework, i.From, j.Area, j.Grade)
		text += " " + a.Title + ": " + a.Grade.Word() + "."
	}
	return text + " " + i.Findings
}
