package plan

import (
	"cmp"
	"slices"
	"strings"

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
	actions    []Action // all of them, by number
}

// tie makes the index. What ended with one of its ends is not in it: a link of which an end was withdrawn by another
// person at the same moment, and an update of an action that is gone.
func (p *Plan) tie() {
	h := &hanging{on: map[End][]Hang{}, updates: map[string][]Update{}, agreements: map[string][]Agreement{}, recoveries: map[string][]Recovery{}, checks: map[string][]Check{}}
	for _, l := range assurance.Sorted(p.links, func(a, b Link) int { return cmp.Compare(a.Seq, b.Seq) }) {
		if p.has(l.From) && p.has(l.To) {
			h.hang(l.From, l.Word, l.To)
		}
	}
	p.hanging = h
	belong(p, UpdateKind, p.updates, h.updates, func(u Update) (int64, string) { return u.Seq, u.Action })
	belong(p, AgreementKind, p.agreements, h.agreements, func(a Agreement) (int64, string) { return a.Seq, a.Action })
	belong(p, RecoveryKind, p.recoveries, h.recoveries, func(r Recovery) (int64, string) { return r.Seq, r.Action })
	belong(p, CheckKind, p.checks, h.checks, func(c Check) (int64, string) { return c.Seq, c.Action })
	h.actions = assurance.Sorted(p.actions, func(a, b Action) int {
		return cmp.Or(byNumber(a.Number, b.Number), strings.Compare(a.Title, b.Title), strings.Compare(a.ID, b.ID))
	})
	for _, list := range h.updates {
		slices.SortStableFunc(list, func(a, b Update) int { return cmp.Compare(a.Said(), b.Said()) })
	}
}

func (h *hanging) hang(from End, word string, to End) {
	h.on[from] = append(h.on[from], Hang{word, to, true})
	h.on[to] = append(h.on[to], Hang{word, from, false})
}

// belong hangs what is of one action on it, in the order in which it was written.
func belong[V any](p *Plan, kind string, all map[string]V, by map[string][]V, place func(V) (seq int64, action string)) {
	type key struct {
		seq        int64
		id, action string
	}
	keys := make([]key, 0, len(all))
	for id, v := range all {
		if seq, action := place(v); p.has(End{ActionKind, action}) {
			keys = append(keys, key{seq, id, action})
		}
	}
	slices.SortFunc(keys, func(a, b key) int { return cmp.Compare(a.seq, b.seq) })
	for _, k := range keys {
		by[k.action] = append(by[k.action], all[k.id])
		p.hanging.hang(End{kind, k.id}, "of", End{ActionKind, k.action})
	}
}

func (p *Plan) has(e End) bool {
	if e.Kind == ActionKind { // asked ten thousand times
		_, ok := p.actions[e.ID]
		return ok
	}
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
