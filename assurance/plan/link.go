package plan

import (
	"cmp"
	"slices"

	"goldthread/assurance"
	"goldthread/store"
)

// End is one end of a link: a value by its kind and id.
type End struct {
	Kind string `json:"kind"`
	ID   string `json:"id"`
}

// Link says that two values belong together, and how: "action serves objective". It lives while both ends do.
type Link struct {
	Line
	From End    `json:"from"`
	Word string `json:"word"`
	To   End    `json:"to"`
}

// The words of links.
const (
	BelongsTo = "belongs to"
	Answers   = "answers"
	Serves    = "serves"
	Shows     = "shows"
	Proves    = "proves"
	Cites     = "cites"
)

// Rule is a line of the table of links.
type Rule struct{ From, Word, To string }

// Rules are all the links that there can be; each may tie many to many.
var Rules = []Rule{
	{RecommendationKind, BelongsTo, ThemeKind},
	{ObjectiveKind, Answers, RecommendationKind},
	{ActionKind, Serves, ObjectiveKind},
	{MeasureKind, Shows, RecommendationKind},
	{MeasureKind, Shows, ObjectiveKind},
	{MeasureKind, Shows, ActionKind},
	{EvidenceKind, Proves, ActionKind},
	{EvidenceKind, Proves, MeasureKind},
	{UpdateKind, Cites, EvidenceKind},
}

func (l *Link) Kind() string { return LinkKind }
func (l *Link) Name() string { return l.From.Kind + " " + l.Word + " " + l.To.Kind }

// Draft makes the entry of the link. Two values are linked by a word once, so its id is made of the three.
func (l *Link) Draft(base int64) (store.Draft, error) {
	var wrong assurance.Problems
	wrong.Add(!slices.Contains(Rules, Rule{l.From.Kind, l.Word, l.To.Kind}), "link", "%q %s %q: there is no such link", l.From.Kind, l.Word, l.To.Kind)
	wrong.Add(l.From.ID == "" || l.To.ID == "", "link", "Choose both ends of the link")
	l.ID = l.From.Kind + " " + l.From.ID + " " + l.Word + " " + l.To.Kind + " " + l.To.ID
	return l.draft(LinkKind, base, l, wrong)
}

func (l *Link) Fields() []Field { return nil }

// Hang is what hangs on a value on one side of it. Out says that the value is the one that the word begins from: an
// action serves (Out) an objective, and an update is of (not Out) an action.
type Hang struct {
	Word string
	End
	Out bool
}

// hanging is what hangs on what, and the lists that a page asks of an action.
type hanging struct {
	on         map[End][]Hang
	updates    map[string][]Update // by action, oldest first, as all of these
	agreements map[string][]Agreement
	recoveries map[string][]Recovery
	checks     map[string][]Check
}

// tie makes the index. What ended with one of its ends is not in it: a link of which an end was withdrawn by another
// person at the same moment, and an update of an action that is gone.
func (p *Plan) tie() {
	h := &hanging{map[End][]Hang{}, map[string][]Update{}, map[string][]Agreement{}, map[string][]Recovery{}, map[string][]Check{}}
	for _, l := range assurance.Sorted(p.links, func(a, b Link) int { return cmp.Compare(a.Seq, b.Seq) }) {
		if p.has(l.From) && p.has(l.To) {
			h.hang(l.From, l.Word, l.To)
		}
	}
	p.hanging = h
	belong(p, p.updates, h.updates, func(u Update) string { return u.Action })
	belong(p, p.agreements, h.agreements, func(a Agreement) string { return a.Action })
	belong(p, p.recoveries, h.recoveries, func(r Recovery) string { return r.Action })
	belong(p, p.checks, h.checks, func(c Check) string { return c.Action })
	for _, list := range h.updates {
		slices.SortStableFunc(list, func(a, b Update) int { return cmp.Compare(a.Day, b.Day) })
	}
}

func (h *hanging) hang(from End, word string, to End) {
	h.on[from] = append(h.on[from], Hang{word, to, true})
	h.on[to] = append(h.on[to], Hang{word, from, false})
}

// belong hangs what is of one action on it, in the order in which it was first written.
func belong[V any, P interface {
	*V
	Value
}](p *Plan, all map[string]V, by map[string][]V, action func(V) string) {
	order := func(a, b V) int { return cmp.Compare(P(&a).line().Seq, P(&b).line().Seq) }
	for _, v := range assurance.Sorted(all, order) {
		if to := (End{ActionKind, action(v)}); p.has(to) {
			by[to.ID] = append(by[to.ID], v)
			p.hanging.hang(End{P(&v).Kind(), P(&v).line().ID}, "of", to)
		}
	}
}

func (p *Plan) has(e End) bool {
	_, ok := p.Value(e)
	return ok
}

// Of lists what hangs on a value, on both sides of it.
func (p *Plan) Of(kind, id string) []Hang { return slices.Clone(p.hanging.on[End{kind, id}]) }

// Tied are the ids of the values of a kind that are linked to a value by a word, whichever side it begins from.
func (p *Plan) Tied(e End, word, kind string) []string {
	var ids []string
	for _, h := range p.hanging.on[e] {
		if h.Word == word && h.Kind == kind {
			ids = append(ids, h.ID)
		}
	}
	return ids
}
