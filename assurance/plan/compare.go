package plan

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"
)

// Change is how one value of a plan differs from an earlier plan.
type Change struct {
	End
	Name    string
	What    What
	Fields  []FieldChange // of what was changed
	Version Line          // of the version that differs, with who wrote it and why; of what was dropped, the last one known
}

// What became of a value.
type What string

// What may become of one.
const (
	Added   What = "added"
	Dropped What = "dropped"
	Changed What = "changed"
)

// FieldChange is one thing that a value says otherwise than before. A field that it did not say is blank.
type FieldChange struct {
	Field, Was, Is string
	Moved          int // days by which a day moved on; below 0: back
}

// Words is the change in words: "due moved from 31 March 2025 to 30 April 2025, by 30 days".
func (f FieldChange) Words() string {
	switch {
	case f.Moved != 0:
		return fmt.Sprintf("%s moved from %s to %s, by %s", f.Field, f.Was, f.Is, signedDays(f.Moved))
	case f.Was == "":
		return fmt.Sprintf("%s is now “%s”", f.Field, f.Is)
	case f.Is == "":
		return fmt.Sprintf("%s was “%s” and is blank", f.Field, f.Was)
	}
	return fmt.Sprintf("%s was “%s” and is “%s”", f.Field, f.Was, f.Is)
}

func signedDays(n int) string {
	if n < 0 {
		return days(-n) + " back"
	}
	return days(n)
}

// compared are the kinds that a comparison goes through, in its order. Updates, agreements and checks are only added.
var compared = []string{SettingsKind, BaselineKind, ThemeKind, RecommendationKind, ObjectiveKind, ActionKind, MeasureKind, EvidenceKind,
	UpdateKind, RecoveryKind, AgreementKind, CheckKind}

// Compare lists how plan b differs from plan a, the older: what was added, dropped or changed, field by field and link by
// link, kind by kind. ReadAt gives the plan of another day.
func Compare(a, b *Plan) []Change {
	var all []Change
	for _, kind := range compared {
		var of []Change
		for _, id := range joined(a.ids(kind), b.ids(kind)...) {
			if c, differs := compareOne(a, b, End{kind, id}); differs {
				of = append(of, c)
			}
		}
		slices.SortStableFunc(of, func(x, y Change) int { return cmp.Or(strings.Compare(x.Name, y.Name), strings.Compare(x.ID, y.ID)) })
		all = append(all, of...)
	}
	return all
}

func compareOne(a, b *Plan, e End) (Change, bool) {
	was, before := a.Value(e)
	is, after := b.Value(e)
	switch {
	case !before:
		return Change{End: e, Name: is.Name(), What: Added, Version: *is.line()}, true
	case !after:
		return Change{End: e, Name: was.Name(), What: Dropped, Version: b.lastOf(e, *was.line())}, true
	}
	fields := append(compareFields(was.Fields(), is.Fields()), compareLinks(a, b, e)...)
	return Change{End: e, Name: is.Name(), What: Changed, Fields: fields, Version: *is.line()}, len(fields) > 0
}

// lastOf is the line of the last version of what was dropped: of an action that says why it was withdrawn.
func (p *Plan) lastOf(e End, known Line) Line {
	if v := p.versions[e.ID]; e.Kind == ActionKind && len(v) > 0 {
		return v[len(v)-1].Line
	}
	return known
}

// compareFields goes through both lists by name.
func compareFields(was, is []Field) []FieldChange {
	var all []FieldChange
	for _, name := range fieldNames(was, is) {
		w, i := fieldOf(was, name), fieldOf(is, name)
		if w.Text == i.Text {
			continue
		}
		c := FieldChange{Field: name, Was: w.Text, Is: i.Text}
		if w.Day.Known() && i.Day.Known() {
			c.Moved = int(i.Day - w.Day)
		}
		all = append(all, c)
	}
	return all
}

func fieldNames(lists ...[]Field) []string {
	var names []string
	for _, list := range lists {
		for _, f := range list {
			names = joined(names, f.Name)
		}
	}
	return names
}

func fieldOf(list []Field, name string) Field {
	i := slices.IndexFunc(list, func(f Field) bool { return f.Name == name })
	if i < 0 {
		return Field{}
	}
	return list[i]
}

// compareLinks says what a value is linked to from its own side that it was not, and the other way round.
func compareLinks(a, b *Plan, e End) []FieldChange {
	var all []FieldChange
	was, is := outOf(a, e), outOf(b, e)
	for _, h := range was {
		if !slices.Contains(is, h) {
			all = append(all, FieldChange{Field: h.Word, Was: a.name(h.End)})
		}
	}
	for _, h := range is {
		if !slices.Contains(was, h) {
			all = append(all, FieldChange{Field: h.Word, Is: b.name(h.End)})
		}
	}
	return all
}

func outOf(p *Plan, e End) []Hang {
	return slices.DeleteFunc(p.Of(e.Kind, e.ID), func(h Hang) bool { return !h.Out || h.Word == "of" })
}

// name is what the value at an end is called, with its kind.
func (p *Plan) name(e End) string {
	v, ok := p.Value(e)
	if !ok {
		return e.Kind
	}
	return e.Kind + " " + v.Name()
}

// ids are those of the values of a kind, in an order that stays.
func (p *Plan) ids(kind string) []string {
	switch kind {
	case RecommendationKind:
		return keys(p.recommendations)
	case ThemeKind:
		return keys(p.themes)
	case ObjectiveKind:
		return keys(p.objectives)
	case ActionKind:
		return keys(p.actions)
	case MeasureKind:
		return keys(p.measures)
	case EvidenceKind:
		return keys(p.evidence)
	case UpdateKind:
		return keys(p.updates)
	case AgreementKind:
		return keys(p.agreements)
	case RecoveryKind:
		return keys(p.recoveries)
	case CheckKind:
		return keys(p.checks)
	case BaselineKind:
		return keys(p.baselines)
	case SettingsKind:
		return keys(p.settings)
	}
	return nil
}

// DatesMoved lists the actions of which the due day is not the first one, the furthest moved first.
func (p *Plan) DatesMoved() []Action {
	all := slices.DeleteFunc(p.Actions(), func(a Action) bool { return a.Moved() == 0 })
	slices.SortStableFunc(all, func(a, b Action) int { return cmp.Compare(b.Moved(), a.Moved()) })
	return all
}

func keys[V any](in map[string]V) []string { return slices.Sorted(maps.Keys(in)) }
