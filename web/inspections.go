package web

import (
	"slices"

	"goldthread/access"
	"goldthread/assurance/inspection"
	"goldthread/day"
)

// inspectionsView answers: how were we judged, what comes next, and what are we held to?
type inspectionsView struct {
	frame
	Today    day.Day
	Standing string // the newest judgement, in a sentence
	Stands   grade
	Pictures []judgedPicture
	All      []judged
	Next     dues
	Done     dues
	Notices  []noticeLine
	Outside  bool // the viewer reads what is published
	Keeps    bool // the viewer keeps the inspections
	Files    bool // the viewer keeps the notices
}

// dues is a part of the calendar under its name.
type dues struct {
	Name  string
	Lines []comingLine
}

// comingLine is a line of the calendar.
type comingLine struct {
	inspection.Due
	Href string // of what it follows from; blank where it has no page
}

// noticeLine is a notice in a list, with when it is looked at again.
type noticeLine struct {
	inspection.Notice
	Next day.Day // of the next review; no day where none is due
}

// InForce says that the notice holds.
func (n noticeLine) InForce() bool { return n.State == inspection.InForce }

// register is what the viewer may know of the inspections: all of it, or what is published.
func (v *visit) register() *inspection.Register {
	if v.viewer.Account.Role.Word(access.SeeInspections) == "public" {
		return v.house.register.Public()
	}
	return v.house.register
}

func (v *visit) inspections() error {
	r := v.register()
	view := &inspectionsView{Today: v.today(), All: judgedOf(r), Keeps: v.may(access.KeepInspections), Files: v.may(access.KeepNotices),
		Outside: v.viewer.Account.Role.Word(access.SeeInspections) == "public"}
	view.Section, view.Title, view.Wide = "Inspections", "Inspections", true
	view.Pictures, _ = judgedPictures(view.All, view.Today)
	if i, decides, ok := r.Standing(view.Today); ok {
		view.Stands, view.Standing = grade(decides), standingWords(i)
	}
	view.Next, view.Done = calendarOf(r, view.Today)
	view.Notices = noticesOf(r, view.Today)
	return v.render("inspections", view)
}

func standingWords(i inspection.Inspection) string {
	if i.Grade(inspection.OverallArea) != "" {
		return "overall: " + inspectionName(i) + ", published " + i.Published.Long() + "."
	}
	return "is the lowest grade of its areas: " + inspectionName(i) + ", published " + i.Published.Long() + ". No overall grade is given since April 2026."
}

// calendarOf is what is to come, and what was done.
func calendarOf(r *inspection.Register, today day.Day) (next, done dues) {
	next.Name, done.Name = "What comes next", "What was done"
	for _, d := range r.Calendar(today) {
		l := comingLine{Due: d}
		if _, ok := r.Inspection(d.After); ok {
			l.Href = "/inspections/" + d.After
		} else if _, ok := r.Notice(d.After); ok {
			l.Href = "/notices/" + d.After
		}
		if d.State == inspection.Done || d.State == inspection.DoneLate {
			done.Lines = append(done.Lines, l)
		} else {
			next.Lines = append(next.Lines, l)
		}
	}
	return next, done
}

// noticesOf lists those in force first, the newest first.
func noticesOf(r *inspection.Register, today day.Day) []noticeLine {
	var in, ended []noticeLine
	reviews := r.Calendar(today)
	for _, n := range slices.Backward(r.Notices()) {
		l := noticeLine{Notice: n}
		for _, d := range reviews {
			if d.After == n.ID && !d.DoneOn.Known() {
				l.Next = d.Due
			}
		}
		if l.InForce() {
			in = append(in, l)
		} else {
			ended = append(ended, l)
		}
	}
	return append(in, ended...)
}

// When is by when it is usual or due, in words.
func (d comingLine) When() string {
	switch {
	case d.DoneOn.Known():
		return d.DoneOn.Long() + d.against()
	case d.First.Known() && d.Last.Known():
		return "about " + d.Due.Due.Long() + ", from " + d.First.Long() + " to " + d.Last.Long()
	case d.Due.Due.Known() && d.State == inspection.MayCome:
		return "may come until " + d.Due.Due.Long()
	case d.Due.Due.Known():
		return "by " + d.Due.Due.Long()
	case d.State == inspection.Uncounted:
		return "the day cannot be counted"
	}
	return "no day is set"
}

func (d comingLine) against() string {
	if d.Last.Known() && d.State != inspection.MayCome {
		return " (by " + d.Last.Long() + ")"
	}
	return ""
}

// Source is where the timescale comes from.
func (d comingLine) Source() string { return d.Clock.On(d.From).Source }

// Word, Shape and Class are how its state is shown.
func (d comingLine) Word() string { return string(d.State) }

// Shape is the sign beside the word.
func (d comingLine) Shape() string {
	switch d.State {
	case inspection.Late:
		return "■"
	case inspection.DoneLate:
		return "▲"
	case inspection.Done:
		return "✓"
	case inspection.Running:
		return "●"
	}
	return "○"
}

// Class is the end of the CSS class.
func (d comingLine) Class() string {
	switch d.State {
	case inspection.Late:
		return "red"
	case inspection.DoneLate:
		return "amber"
	case inspection.Running, inspection.Done:
		return "green"
	}
	return "none"
}

// StatusWords say how far an inspection has come that is not published.
func (j judged) StatusWords() string { return string(j.Status) + ", not published" }

// NoGrades says why there are no judgements.
func (j judged) NoGrades() string {
	switch j.Framework {
	case inspection.FocusedVisit, inspection.MonitoringVisit, inspection.JTAI, inspection.PeerReview, inspection.DfEReview:
		return "gives none"
	}
	if j.Status != "" && j.Status != inspection.Published {
		return "not yet"
	}
	return "not told"
}
