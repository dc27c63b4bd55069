package web

import (
	"math"
	"slices"
	"strconv"

	"goldthread/access"
	"goldthread/assurance/plan"
	"goldthread/day"
	"goldthread/indicator"
	"goldthread/indicator/catalogue"
)

// planEffect is a measure of the action with how it moved.
type planEffect struct {
	plan.Effect
	Href                    string // of the measure's page; blank for an audit's question
	Title                   string
	Baseline, Target, Reads string // with their days, in words; blank where there is none
	Better                  string // which way is better
}

func (d *planDesk) effects(action string) (all []planEffect) {
	for _, e := range d.shown.Effects(action) {
		m := e.Measure
		one := planEffect{Effect: e, Title: m.Title, Better: string(m.Polarity)}
		if m.Code != "" {
			one.Href = "/indicator/" + m.Code
		} else if one.Title == "" {
			one.Title = m.Question
		}
		if m.BaselineDay.Known() {
			one.Baseline = valueWords(m.Code, m.Baseline) + " on " + m.BaselineDay.Long()
		}
		if m.TargetDay.Known() {
			one.Target = valueWords(m.Code, m.Target) + " by " + m.TargetDay.Long()
		}
		if e.Known {
			one.Reads = figureWords(m.Code, e.Now) + ", as at " + e.Now.AsAt.Long()
		}
		all = append(all, one)
	}
	return all
}

// Class is the end of the CSS class of the movement.
func (e planEffect) Class() string {
	switch {
	case e.Moved == plan.Better && !e.Before:
		return "better"
	case e.Moved == plan.Worse && !e.Before:
		return "worse"
	case e.Moved == plan.NotMoved, e.Before:
		return "steady"
	}
	return "few"
}

// valueWords is a value of a measure with its unit; an audit's question, which has no code, is a share.
func valueWords(code string, value float64) string {
	text := strconv.FormatFloat(math.Round(value*10)/10, 'f', -1, 64)
	unit := indicator.Percent
	if in, ok := catalogue.Find(code); ok {
		unit = in.Unit()
	}
	switch unit {
	case indicator.Percent:
		return text + "%"
	case indicator.Number, indicator.Average:
		return text
	}
	return text + " " + string(unit)
}

func figureWords(code string, f plan.Figure) string {
	text := valueWords(code, f.Value)
	if f.Denominator > 0 {
		text += " (" + thousands(f.Numerator) + " of " + thousands(f.Denominator) + ")"
	}
	return text
}

// proofKind is the evidence of one kind.
type proofKind struct {
	Name string
	List []proofLine
}

// proofLine is one piece of evidence as the viewer may see it.
type proofLine struct {
	plan.Evidence
	Href    string // blank where it is not shown to the viewer
	Number  string // what it says in numbers
	AddedBy string
	Checked string // whether somebody else looked at it, and what they found
}

// sortWords is what a kind of evidence is called.
func sortWords(s plan.Sort) string {
	switch s {
	case plan.DocumentSort:
		return "documents"
	case plan.FigureSort:
		return "frozen figures"
	case plan.AuditSort:
		return "audits"
	case plan.VoiceSort:
		return "what children and families said"
	}
	return "what staff said"
}

// proof is the evidence of an action by kind. Of what is not cleared, a reader outside learns that it is there, and no more.
func (d *planDesk) proof(view *planActionView, action string) (kinds []proofKind) {
	all := d.shown.ProofOf(plan.End{Kind: plan.ActionKind, ID: action})
	for _, sort := range plan.Sorts {
		kind := proofKind{Name: upperFirst(sortWords(sort))}
		for _, e := range all {
			if e.Sort == sort {
				kind.List = append(kind.List, d.proofLine(view, e))
			}
		}
		if len(kind.List) > 0 {
			kinds = append(kinds, kind)
		}
	}
	return kinds
}

func (d *planDesk) proofLine(view *planActionView, e plan.Evidence) proofLine {
	own := false
	if added, ok := d.house.plan.Value(plan.End{Kind: plan.EvidenceKind, ID: e.ID}); ok && added.(*plan.Evidence).AddedBy == d.viewer.Account.Name {
		e, own = *added.(*plan.Evidence), true // who added it reads it, whoever they are
	}
	line := proofLine{Evidence: e, Number: e.Said()}
	if !view.Outside {
		line.AddedBy = view.Called(e.AddedBy)
	} else if own {
		line.AddedBy = "you"
	}
	if !view.Outside || e.Cleared || own {
		line.Href = "/plan/evidence/" + e.ID
	}
	if e.Figure != nil {
		if line.Number = figureWords(e.Figure.Code, *e.Figure); view.Published {
			line.Number = "" // it was frozen from figures that are not all published
		}
	}
	line.Checked = checkedWords(e, view.Called)
	return line
}

func checkedWords(e plan.Evidence, who func(string) string) string {
	if e.Look == nil {
		return "nobody has checked it yet"
	}
	text := "checked on " + e.Look.On.Long()
	if by := who(e.Look.By); by != "" {
		text += " by " + by
	}
	if e.Look.Holds {
		text += ": it holds"
	} else {
		text += ": it does not hold"
	}
	if e.Look.Words != "" {
		text += ". " + e.Look.Words
	}
	return text
}

// toldUpdate is an update, or a time in which nothing was said.
type toldUpdate struct {
	*plan.Update
	Who    string
	Cites  []proofLine
	Silent int // months; the rest is blank then
}

// told are the updates of an action, newest first, with the silences between them.
func (d *planDesk) told(view *planActionView, action string) (all []toldUpdate) {
	updates := d.shown.Updates(action)
	every := d.shown.Settings().Every
	until := view.Today
	if view.Line.State != plan.UnderWay {
		until = day.Never
	}
	for _, u := range slices.Backward(updates) {
		all = append(all, silent(u.Day, until, every)...)
		one := toldUpdate{Update: &u, Who: view.Called(u.By)}
		for _, id := range d.shown.Tied(plan.End{Kind: plan.UpdateKind, ID: u.ID}, plan.Cites, plan.EvidenceKind) {
			if e, ok := d.shown.Value(plan.End{Kind: plan.EvidenceKind, ID: id}); ok {
				one.Cites = append(one.Cites, d.proofLine(view, *e.(*plan.Evidence)))
			}
		}
		all, until = append(all, one), u.Day
	}
	if view.Line.Began.Known() {
		all = append(all, silent(view.Line.Began, until, every)...)
	}
	return all
}

// silent is a time in which updates were due and none came.
func silent(from, until day.Day, every int) []toldUpdate {
	months := 0
	for until.Known() && from.AddMonths(months+1) <= until {
		months++
	}
	if months <= every {
		return nil
	}
	return []toldUpdate{{Silent: months}}
}

// planAgreement is what a board agreed, with the measures as it saw them.
type planAgreement struct {
	plan.Agreement
	Who   string
	Shown []string
}

func (d *planDesk) agreements(action string) (all []planAgreement) {
	for _, a := range d.shown.Agreements(action) {
		one := planAgreement{Agreement: a}
		if !d.outside() {
			one.Who = d.names.of(a.By)
		}
		for _, s := range a.Shown {
			m, ok := d.shown.Value(plan.End{Kind: plan.MeasureKind, ID: s.Measure})
			if ok && d.may(access.SeeFigures) {
				one.Shown = append(one.Shown, m.Name()+": "+figureWords(s.Code, s.Figure)+", target "+valueWords(s.Code, s.Target))
			}
		}
		all = append(all, one)
	}
	return all
}
