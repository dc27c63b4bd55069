package plan

import (
	"fmt"
	"strings"

	"goldthread/assurance"
	"goldthread/day"
	"goldthread/indicator"
	"goldthread/store"
)

// Adoption is how lines of a tracker come into the plan.
type Adoption struct {
	Lines    []Proposal        // those that a person looked through and chose
	Source   Source            // of their recommendations
	Accounts map[string]string // who answers for a line, as the tracker writes it, by account; may lack some
}

// Adopt makes the entries that bring lines of a tracker into the plan: themes, recommendations, objectives and measures that
// are not there yet by their text, and an action for each line. What the tracker says of how it is done and how it went
// stands in the action's note, with its status; a measure is a question until somebody says what it is counted by. What
// is wrong with a line is told as assurance.Problems whose field is "row 12".
func (p *Plan) Adopt(who Person, today day.Day, a Adoption) ([]store.Draft, error) {
	if !who.May(Keeping) {
		return nil, notAllowed("your role may not do this: it needs the right to %s", Keeping)
	}
	in := &adopting{plan: p, today: today, Adoption: a, known: p.byText()}
	for _, line := range a.Lines {
		in.line(line)
	}
	if len(in.wrong) > 0 {
		return nil, in.wrong
	}
	return in.drafts, nil
}

// adopting is an adoption on its way.
type adopting struct {
	Adoption
	plan   *Plan
	today  day.Day
	known  map[string]string // ids by kind and text
	linked map[string]bool
	drafts []store.Draft
	wrong  assurance.Problems
}

// byText are the ids of what stands in the plan by kind and text, so that the same is not brought in twice.
func (p *Plan) byText() map[string]string {
	known := map[string]string{}
	for id, t := range p.themes {
		known[ThemeKind+" "+plainText(t.Title)] = id
	}
	for id, r := range p.recommendations {
		known[RecommendationKind+" "+plainText(r.Text)] = id
	}
	for id, o := range p.objectives {
		known[ObjectiveKind+" "+plainText(numberedWhole(o.Number, o.Title))] = id
	}
	for id, m := range p.measures {
		known[MeasureKind+" "+plainText(m.Question)] = id
	}
	return known
}

func plainText(text string) string { return strings.ToLower(strings.Join(strings.Fields(text), " ")) }

// keep makes the entry of a value; field is the line that it comes from.
func (in *adopting) keep(row int, v Value) string {
	v.line().Changed = in.today
	d, err := v.Draft(0)
	if err != nil {
		for _, one := range asProblems(err) {
			in.wrong.Add(true, fmt.Sprintf("row %d", row), "Row %d: %s", row, one.Say)
		}
		return ""
	}
	v.line().ID = d.ID
	in.drafts = append(in.drafts, d)
	return d.ID
}

func asProblems(err error) assurance.Problems {
	if p, ok := err.(assurance.Problems); ok {
		return p
	}
	return assurance.Problems{{Say: err.Error()}}
}

// once keeps a value unless one of its kind and text is there; blank texts have none.
func (in *adopting) once(row int, kind, text string, value func() Value) string {
	key := kind + " " + plainText(text)
	if text == "" {
		return ""
	}
	if id, ok := in.known[key]; ok {
		return id
	}
	id := in.keep(row, value())
	in.known[key] = id
	return id
}

// link links two values, once.
func (in *adopting) link(fromKind, from, word, toKind, to string) {
	if from == "" || to == "" {
		return
	}
	d, err := linked(in.today, End{fromKind, from}, word, End{toKind, to})
	if err != nil {
		in.wrong.Add(true, "link", "%v", err)
		return
	}
	if in.linked == nil {
		in.linked = map[string]bool{}
	}
	if _, stands := in.plan.links[d.ID]; !stands && !in.linked[d.ID] {
		in.linked[d.ID] = true
		in.drafts = append(in.drafts, d)
	}
}

func (in *adopting) line(l Proposal) {
	theme := in.once(l.Row, ThemeKind, l.Theme, func() Value { return &Theme{Title: l.Theme} })
	recommendation := in.once(l.Row, RecommendationKind, l.Recommendation, func() Value { return &Recommendation{Text: l.Recommendation, Source: in.Source} })
	title := l.Objective
	if title == "" && l.Recommendation != "" {
		title = brief(l.Recommendation) // an action answers a recommendation by an objective, and the tracker has none
	}
	objective := in.once(l.Row, ObjectiveKind, title, func() Value { return &Objective{Title: title} })
	action := in.action(l)
	in.link(RecommendationKind, recommendation, BelongsTo, ThemeKind, theme)
	in.link(ObjectiveKind, objective, Answers, RecommendationKind, recommendation)
	in.link(ActionKind, action, Serves, ObjectiveKind, objective)
	for _, text := range l.Measures {
		id := in.once(l.Row, MeasureKind, text, func() Value { return &Measure{Question: text, Polarity: indicator.Neither} })
		in.link(MeasureKind, id, Shows, ActionKind, action)
	}
}

// action keeps the action of a line, step by step as the table of steps has it. Who brings it in had no hand in it.
func (in *adopting) action(l Proposal) string {
	a := &Action{Number: l.Number, Title: l.Action, Owner: in.Accounts[l.Lead], Lead: l.Lead, Partner: l.Agency, Start: l.Start, Due: l.Due, First: l.Due,
		Note: l.note(), State: NotStarted}
	a.Hands = joined(nil, a.Owner)
	id := in.keep(l.Row, a)
	if id == "" || l.State == NotStarted {
		return id
	}
	next := *a
	next.State, next.Began = UnderWay, in.today
	if l.Start.Known() && l.Start < in.today {
		next.Began = l.Start
	}
	in.again(&next)
	if l.State == SaidDone {
		next.State, next.Done = SaidDone, in.today
		in.again(&next)
	}
	return id
}

// again keeps a further version of an action that this adoption has just added.
func (in *adopting) again(a *Action) {
	d, err := a.Draft(store.AnyBase)
	if err != nil {
		in.wrong.Add(true, "action", "%v", err)
		return
	}
	in.drafts = append(in.drafts, d)
}

// note is what the tracker says and the plan has no other place for.
func (l Proposal) note() string {
	var said []string
	add := func(head, text string) {
		if text != "" {
			said = append(said, head+": "+text)
		}
	}
	add("How", l.How)
	for _, o := range l.Outcomes {
		add(o.Head, o.Text)
	}
	add("Status when it was brought in", l.Status)
	runes := []rune(strings.Join(said, "\n"))
	return string(runes[:min(len(runes), mostOfText)])
}
