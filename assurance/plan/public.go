package plan

import (
	"maps"
	"slices"
)

// FewestRecords is how few records an audit may have looked at and still be told to readers outside: under it, one of them
// could be known again.
const FewestRecords = 10

// For readers outside these words stand where an account stood, so that one can still see that two people did it.
const (
	whoAdded   = "who added it"
	whoChecked = "who checked it"
	withheld   = "the reason is for the service alone"
)

// Public is the plan as readers outside the service may see it: no account is named in it, roles and agencies are; notes
// and words for the service alone are left out; of evidence that nobody cleared stands only its kind, its day and what the
// check found, and of an audit's counts those of FewestRecords or more. Whole figures that were frozen, as evidence or as a
// board saw them, are left out, for they are not masked as published ones are. Rate with the whole plan: what is left out
// here may be what a rating rests on.
//
// What a source recommended is left out until that source is told: a report is confidential until it is published.
func (p *Plan) Public(told func(Source) bool) *Plan {
	c := p.clone()
	maps.DeleteFunc(c.recommendations, func(_ string, r Recommendation) bool { return !told(r.Source) })
	each(c.recommendations, (*Recommendation).outside)
	each(c.themes, (*Theme).outside)
	each(c.objectives, (*Objective).outside)
	each(c.actions, (*Action).outside)
	each(c.measures, (*Measure).outside)
	each(c.evidence, (*Evidence).outside)
	each(c.updates, (*Update).outside)
	each(c.agreements, (*Agreement).outside)
	each(c.recoveries, (*Recovery).outside)
	each(c.checks, (*Check).outside)
	each(c.baselines, (*Baseline).outside)
	each(c.settings, (*Settings).outside)
	each(c.links, (*Link).outside)
	c.versions = maps.Clone(p.versions)
	for id, list := range c.versions {
		list = slices.Clone(list)
		for i := range list {
			list[i].outside()
		}
		c.versions[id] = list
	}
	c.tie()
	return c
}

func each[V any](in map[string]V, do func(*V)) {
	for id, v := range in {
		do(&v)
		in[id] = v
	}
}

func (l *Line) outside() { l.Actor = "" }

func (o *Objective) outside() {
	o.Line.outside()
	o.Sponsor = ""
}

func (a *Action) outside() {
	a.Line.outside()
	a.Owner, a.Contact, a.Note, a.Hands = "", "", "", nil
}

func (e *Evidence) outside() {
	e.Line.outside()
	e.AddedBy, e.Figure = whoAdded, nil
	if e.Look != nil {
		look := *e.Look
		look.By = whoChecked
		e.Look = &look
	}
	if e.Audit != nil && e.Audit.N < FewestRecords {
		e.Audit = nil
	}
	if e.Cleared {
		return
	}
	e.Title, e.Text, e.Why, e.Document, e.Voice = "", "", "", nil, nil
	if e.Look != nil {
		e.Look.Words = ""
	}
}

func (u *Update) outside() {
	u.Line.outside()
	u.By = ""
	if !u.Internal {
		return
	}
	u.Did, u.Next, u.Why = "", "", ""
	for _, w := range []*Word{&u.Schedule, &u.Quality} {
		if w.Why != "" {
			w.Why = withheld
		}
	}
}

func (a *Agreement) outside() {
	a.Line.outside()
	a.By, a.Told, a.Shown = "", "", nil
}

func (c *Check) outside() {
	c.Line.outside()
	c.By = ""
}

// hidden says that readers outside are not told all that audits found: what is left would be another story.
func hidden(sets []Evidence) bool {
	return slices.ContainsFunc(sets, func(e Evidence) bool { return e.Sort == AuditSort && e.Audit == nil })
}
