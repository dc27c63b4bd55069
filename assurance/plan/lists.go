package plan

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"goldthread/assurance"
)

// Value is the value of that kind and id as it stands.
func (p *Plan) Value(e End) (Value, bool) {
	switch e.Kind {
	case RecommendationKind:
		return found(p.recommendations, e.ID)
	case ThemeKind:
		return found(p.themes, e.ID)
	case ObjectiveKind:
		return found(p.objectives, e.ID)
	case ActionKind:
		return found(p.actions, e.ID)
	case MeasureKind:
		return found(p.measures, e.ID)
	case EvidenceKind:
		return found(p.evidence, e.ID)
	case UpdateKind:
		return found(p.updates, e.ID)
	case AgreementKind:
		return found(p.agreements, e.ID)
	case RecoveryKind:
		return found(p.recoveries, e.ID)
	case CheckKind:
		return found(p.checks, e.ID)
	case BaselineKind:
		return found(p.baselines, e.ID)
	case SettingsKind:
		return found(p.settings, e.ID)
	case LinkKind:
		return found(p.links, e.ID)
	}
	return nil, false
}

func found[V any, P interface {
	*V
	Value
}](in map[string]V, id string) (Value, bool) {
	v, ok := in[id]
	if !ok {
		return nil, false
	}
	return P(&v), true
}

// Recommendations are all of them, by source and their order in it.
func (p *Plan) Recommendations() []Recommendation {
	return assurance.Sorted(p.recommendations, func(a, b Recommendation) int {
		return cmp.Or(strings.Compare(a.Source.Kind, b.Source.Kind), strings.Compare(a.Source.ID, b.Source.ID), cmp.Compare(a.Order, b.Order),
			byNumber(a.Number, b.Number), strings.Compare(a.ID, b.ID))
	})
}

// FromSource are the recommendations of an inspection, a notice or another source, in its order.
func (p *Plan) FromSource(kind, id string) []Recommendation {
	return slices.DeleteFunc(p.Recommendations(), func(r Recommendation) bool { return r.Source.Kind != kind || r.Source.ID != id })
}

// Themes are all of them, by name.
func (p *Plan) Themes() []Theme {
	return assurance.Sorted(p.themes, func(a, b Theme) int { return cmp.Or(strings.Compare(a.Title, b.Title), strings.Compare(a.ID, b.ID)) })
}

// Objectives are all of them, by number.
func (p *Plan) Objectives() []Objective {
	return assurance.Sorted(p.objectives, func(a, b Objective) int {
		return cmp.Or(byNumber(a.Number, b.Number), strings.Compare(a.Title, b.Title), strings.Compare(a.ID, b.ID))
	})
}

// Actions are all of them, by number.
func (p *Plan) Actions() []Action { return slices.Clone(p.hanging.actions) }

// Action is the action of that id.
func (p *Plan) Action(id string) (Action, bool) {
	a, ok := p.actions[id]
	return a, ok
}

// Owns says whether any action is the account's: its owner's, or its agency's.
func (p *Plan) Owns(account string) bool {
	for _, a := range p.actions {
		if a.Own(account) {
			return true
		}
	}
	return false
}

// Versions are all versions of an action, oldest first.
func (p *Plan) Versions(action string) []Action { return slices.Clone(p.versions[action]) }

// Measures are all of them, by name.
func (p *Plan) Measures() []Measure {
	return assurance.Sorted(p.measures, func(a, b Measure) int {
		return cmp.Or(strings.Compare(a.Name(), b.Name()), strings.Compare(a.ID, b.ID))
	})
}

// Evidence is all of it, the newest first.
func (p *Plan) Evidence() []Evidence {
	return assurance.Sorted(p.evidence, func(a, b Evidence) int { return cmp.Or(cmp.Compare(b.Day, a.Day), strings.Compare(a.ID, b.ID)) })
}

// Updates are what was said of an action, oldest first.
func (p *Plan) Updates(action string) []Update { return slices.Clone(p.hanging.updates[action]) }

// Agreements are what boards agreed of an action, oldest first.
func (p *Plan) Agreements(action string) []Agreement {
	return slices.Clone(p.hanging.agreements[action])
}

// Recoveries are the recovery plans of an action, oldest first.
func (p *Plan) Recoveries(action string) []Recovery {
	return slices.Clone(p.hanging.recoveries[action])
}

// Checks are the looks at whether an action's change has lasted, oldest first.
func (p *Plan) Checks(action string) []Check { return slices.Clone(p.hanging.checks[action]) }

// Baselines are all of them, the newest first.
func (p *Plan) Baselines() []Baseline {
	return assurance.Sorted(p.baselines, func(a, b Baseline) int { return cmp.Or(cmp.Compare(b.Day, a.Day), cmp.Compare(b.Seq, a.Seq)) })
}

// ProofOf is the evidence that is linked to an action or a measure, oldest first.
func (p *Plan) ProofOf(e End) []Evidence {
	var all []Evidence
	for _, id := range p.Tied(e, Proves, EvidenceKind) {
		all = append(all, p.evidence[id])
	}
	slices.SortStableFunc(all, func(a, b Evidence) int { return cmp.Compare(a.Day, b.Day) })
	return all
}

// MeasuresOf are the measures that show whether an action worked: its own, or else those of the objectives that it serves.
func (p *Plan) MeasuresOf(action string) []Measure {
	ids := p.Tied(End{ActionKind, action}, Shows, MeasureKind)
	if len(ids) == 0 {
		for _, objective := range p.Tied(End{ActionKind, action}, Serves, ObjectiveKind) {
			ids = joined(ids, p.Tied(End{ObjectiveKind, objective}, Shows, MeasureKind)...)
		}
	}
	all := make([]Measure, len(ids))
	for i, id := range ids {
		all[i] = p.measures[id]
	}
	return all
}

// ActionsOf are the actions that serve an objective that answers a recommendation, by number.
func (p *Plan) ActionsOf(recommendation string) []Action {
	var ids []string
	for _, objective := range p.Tied(End{RecommendationKind, recommendation}, Answers, ObjectiveKind) {
		ids = joined(ids, p.Tied(End{ObjectiveKind, objective}, Serves, ActionKind)...)
	}
	return slices.DeleteFunc(p.Actions(), func(a Action) bool { return !slices.Contains(ids, a.ID) })
}

// Hands are the accounts that had a hand in an action: owners, those who moved it on, those who wrote its updates.
func (p *Plan) Hands(action string) []string {
	a := p.actions[action]
	hands := joined(slices.Clone(a.Hands), a.Owner, a.Contact)
	for _, u := range p.hanging.updates[action] {
		hands = joined(hands, u.By)
	}
	return hands
}

// byNumber orders the numbers of lines as people do: 2, 4.2, 4.10, 11.
func byNumber(a, b string) int {
	as, bs := strings.Split(a, "."), strings.Split(b, ".")
	for i := range min(len(as), len(bs)) {
		x, errX := strconv.Atoi(as[i])
		y, errY := strconv.Atoi(bs[i])
		c := strings.Compare(as[i], bs[i])
		if errX == nil && errY == nil {
			c = cmp.Compare(x, y)
		}
		if c != 0 {
			return c
		}
	}
	return cmp.Compare(len(as), len(bs))
}
