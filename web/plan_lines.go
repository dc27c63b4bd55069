package web

import (
	"net/url"

	"goldthread/assurance/plan"
)

// linesView lists what the plan is made of beside its actions, for whoever keeps it to change.
type linesView struct {
	frame
	Parts []linesPart
}

// linesPart are the lines of one kind.
type linesPart struct {
	Name, Anchor string
	Lines        []changeable
	Empty        string
	Add, AddName string
}

// changeable is a line that can be changed.
type changeable struct {
	Name, Href string
	Said       string // more of it, in a sentence
}

// planLines lists them.
func (v *visit) planLines() error {
	s, err := v.shownStanding()
	if err != nil {
		return err
	}
	view := &linesView{}
	view.Section, view.Title, view.Thread = "Plan", "What the plan is made of", true
	recommendations := linesPart{Name: "Recommendations", Anchor: "recommendations", Empty: "None is written down yet.", Add: "/plan/new/recommendation", AddName: "Add a recommendation"}
	for _, r := range s.Recommendations() {
		recommendations.Lines = append(recommendations.Lines, changeable{r.Name(), changeHref(&r, r.ID), r.Source.Name})
	}
	themes := linesPart{Name: "Themes", Anchor: "themes", Empty: "There is none yet.", Add: "/plan/new/theme", AddName: "Add a theme"}
	for _, t := range s.Themes() {
		n := len(s.Tied(plan.End{Kind: plan.ThemeKind, ID: t.ID}, plan.BelongsTo, plan.RecommendationKind))
		themes.Lines = append(themes.Lines, changeable{t.Title, changeHref(&t, t.ID), counted(n, "recommendation", "recommendations")})
	}
	objectives := linesPart{Name: "Objectives", Anchor: "objectives", Empty: "There is none yet.", Add: "/plan/new/objective", AddName: "Add an objective"}
	for _, o := range s.Objectives() {
		n := len(s.Tied(plan.End{Kind: plan.ObjectiveKind, ID: o.ID}, plan.Serves, plan.ActionKind))
		objectives.Lines = append(objectives.Lines, changeable{o.Name(), changeHref(&o, o.ID), counted(n, "action", "actions")})
	}
	measures := linesPart{Name: "Measures", Anchor: "measures", Empty: "There is none yet, so nobody can tell whether anything works.", Add: "/plan/new/measure", AddName: "Add a measure"}
	for _, m := range s.Measures() {
		measures.Lines = append(measures.Lines, changeable{m.Name(), changeHref(&m, m.ID), measureSaid(&m)})
	}
	settings := s.Settings()
	run := linesPart{Name: "How the plan is run", Anchor: "run", Lines: []changeable{{settings.Title, "/plan/settings/" + url.PathEscape(settings.ID) + "/edit",
		"Overseen by: " + settings.Board + ". Updates " + everyWords(settings.Every) + "."}}}
	view.Parts = []linesPart{recommendations, themes, objectives, measures, run}
	return v.render("plan_lines", view)
}

func changeHref(line plan.Value, id string) string {
	return "/plan/" + line.Kind() + "/" + url.PathEscape(id) + "/edit"
}

// measureSaid is what is to become of a measure.
func measureSaid(m *plan.Measure) string {
	if !m.TargetDay.Known() {
		return "No target is set."
	}
	return "Target " + plainNumber(m.Target) + " by " + m.TargetDay.Long() + "."
}

// everyWords is how often updates come.
func everyWords(months int) string {
	if months == 1 {
		return "each month"
	}
	return "every " + counted(months, "month", "months")
}
