package plan

import (
	"goldthread/assurance"
	"goldthread/store"
)

// Source says what a recommendation comes from: a value of another package (an inspection, a notice, a peer review) by its
// kind and id. Other sources have a name alone.
type Source struct {
	Kind string `json:"kind"` // "inspection", "notice", "peer review" or "other"
	ID   string `json:"id,omitempty"`
	Name string `json:"name,omitempty"` // as people call it: "Inspection of November 2018"
}

// takenOver are the rights of those who take over what the source asks for, word for word: whoever writes down the
// inspection, or files the notice. What stands in the plan is changed by those who keep the plan.
func (s Source) takenOver() []string {
	switch s.Kind {
	case "inspection":
		return []string{"keep inspections"}
	case "notice":
		return []string{"keep notices"}
	}
	return nil
}

// SourceKinds are what a recommendation may come from.
var SourceKinds = []string{"inspection", "notice", "peer review", "other"}

// Recommendation is what somebody outside asked for, word for word.
type Recommendation struct {
	Line
	Text     string `json:"text"` // as it was printed
	Source   Source `json:"source"`
	Number   string `json:"number,omitempty"` // as it was numbered: "4", "2.1"
	Page     int    `json:"page,omitempty"`   // of the report or letter; 0 where it has none
	Priority bool   `json:"priority,omitempty"`
	Order    int    `json:"order,omitempty"` // its place in the source
}

func (r *Recommendation) Kind() string { return RecommendationKind }
func (r *Recommendation) Name() string {
	if r.Number != "" {
		return r.Number + ". " + brief(r.Text)
	}
	return brief(r.Text)
}

func (r *Recommendation) Draft(base int64) (store.Draft, error) {
	var wrong assurance.Problems
	wrong.Text("text", "the recommendation", r.Text, mostOfText)
	wrong.Add(!oneOf(SourceKinds, r.Source.Kind), "source", "Say what it comes from: an inspection, a notice, a peer review or another source")
	wrong.Add(r.Source.Kind != "other" && r.Source.Kind != "" && r.Source.ID == "", "source", "Choose which %s it comes from", r.Source.Kind)
	wrong.Add(r.Source.Kind == "other" && r.Source.Name == "", "source", "Name the source it comes from")
	wrong.MayText("source", "the source's name", r.Source.Name, mostOfName)
	wrong.MayText("number", "the number", r.Number, 20)
	wrong.Add(r.Page < 0 || r.Page > 10_000, "page", "The page is a number from 1, or nothing")
	return r.draft(RecommendationKind, base, r, wrong)
}

func (r *Recommendation) Fields() []Field {
	return []Field{said("text", r.Text), said("source", r.Source.Name), said("number", r.Number), said("priority", yesNo(r.Priority))}
}

func yesNo(is bool) string {
	if is {
		return "yes"
	}
	return "no"
}

// Theme is what recommendations of several sources have in common: "Management oversight".
type Theme struct {
	Line
	Title string `json:"title"`
}

func (t *Theme) Kind() string { return ThemeKind }
func (t *Theme) Name() string { return t.Title }

func (t *Theme) Draft(base int64) (store.Draft, error) {
	var wrong assurance.Problems
	wrong.Text("title", "the theme", t.Title, mostOfName)
	return t.draft(ThemeKind, base, t, wrong)
}

func (t *Theme) Fields() []Field { return []Field{said("title", t.Title)} }
