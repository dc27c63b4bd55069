package plan

import (
	"cmp"
	"slices"

	"goldthread/day"
)

// Due is an update that is due of an action, or late.
type Due struct {
	Action Action
	By     day.Day // the day by which it is due
	Late   int     // days past it; 0 or less: not yet
	Last   day.Day // of the last update; no day: none was ever made
	Silent int     // whole months without a word, since the last update or since it began
}

// NextUpdate is the day by which the next update of an action is due; no day where none is, because it is not under way.
func (s *Standing) NextUpdate(action string) day.Day {
	if word := s.word[action]; word.Known() {
		return word.AddMonths(s.Settings().Every)
	}
	return day.Never
}

// UpdatesDue lists the updates that are late or due within the days that owners are reminded before, the longest silence
// first; of one account where one is given.
func (s *Standing) UpdatesDue(account string) []Due {
	var all []Due
	for _, a := range s.Actions() {
		if account != "" && !a.Own(account) {
			continue
		}
		by := s.NextUpdate(a.ID)
		if !by.Known() || s.Today < by-day.Day(s.Settings().Remind) {
			continue
		}
		d := Due{Action: a, By: by, Late: int(s.Today - by)}
		if u, ok := s.facts(a.ID).lastUpdate(s.Today); ok {
			d.Last = u.Day
		}
		d.Silent = monthsBetween(s.word[a.ID], s.Today)
		all = append(all, d)
	}
	slices.SortStableFunc(all, func(a, b Due) int { return cmp.Compare(b.Late, a.Late) })
	return all
}

// monthsBetween counts the whole months from one day to another.
func monthsBetween(from, to day.Day) int {
	n := 0
	for from.AddMonths(n+1) <= to {
		n++
	}
	return n
}

// ChecksDue lists the blue actions of which it should be looked at whether the change has lasted, the oldest first.
func (s *Standing) ChecksDue() []Action {
	all := slices.DeleteFunc(s.Actions(), func(a Action) bool { return a.State != Agreed || s.CheckDue(a.ID) > s.Today })
	slices.SortStableFunc(all, func(a, b Action) int { return cmp.Compare(s.CheckDue(a.ID), s.CheckDue(b.ID)) })
	return all
}

// RedWithoutRecovery lists the actions that are red and have no recovery plan whose day is still to come.
func (s *Standing) RedWithoutRecovery() []Action {
	return slices.DeleteFunc(s.Actions(), func(a Action) bool {
		return s.ratings[a.ID].Worst() != Red ||
			slices.ContainsFunc(s.hanging.recoveries[a.ID], func(r Recovery) bool { return r.By >= s.Today })
	})
}

// Loose is something of the plan that hangs on nothing, or lacks what it should have.
type Loose struct {
	End
	Name, Say string
}

// LooseEnds lists what is missing in the plan, each with a sentence.
func (s *Standing) LooseEnds() []Loose {
	var all []Loose
	add := func(when bool, v Value, say string) {
		if when {
			all = append(all, Loose{End{v.Kind(), v.line().ID}, v.Name(), say})
		}
	}
	for _, r := range s.Recommendations() {
		add(len(s.Tied(End{RecommendationKind, r.ID}, Answers, ObjectiveKind)) == 0, &r, "No objective answers it.")
		add(len(s.Tied(End{RecommendationKind, r.ID}, BelongsTo, ThemeKind)) == 0, &r, "It belongs to no theme.")
	}
	for _, o := range s.Objectives() {
		add(len(s.Tied(End{ObjectiveKind, o.ID}, Serves, ActionKind)) == 0, &o, "No action serves it.")
		add(o.SoWhat == "", &o, "It does not say what it means for children.")
		add(o.Sponsor == "", &o, "Nobody sponsors it.")
	}
	for _, a := range s.Actions() {
		add(len(s.Tied(End{ActionKind, a.ID}, Serves, ObjectiveKind)) == 0, &a, "It serves no objective.")
		add(a.Owner == "" && a.Contact == "", &a, "Nobody with an account owns it, so nobody can update it.")
		add(len(s.MeasuresOf(a.ID)) == 0, &a, "No measure shows whether it works.")
	}
	for _, m := range s.Measures() {
		add(len(s.Tied(End{MeasureKind, m.ID}, Shows, ActionKind))+len(s.Tied(End{MeasureKind, m.ID}, Shows, ObjectiveKind))+
			len(s.Tied(End{MeasureKind, m.ID}, Shows, RecommendationKind)) == 0, &m, "It shows nothing of the plan.")
		met, _, _ := s.Met(m.ID)
		add(!m.TargetDay.Known(), &m, "It has no target.")
		add(m.TargetDay.Known() && s.Today > m.TargetDay && !met, &m, "Its target’s day has passed, and it is not met.")
	}
	for _, e := range s.Evidence() {
		add(e.Look == nil, &e, "Nobody has checked it.")
		add(len(s.tiedFrom(End{EvidenceKind, e.ID}, Proves, ActionKind))+len(s.tiedFrom(End{EvidenceKind, e.ID}, Proves, MeasureKind)) == 0, &e, "It proves nothing of the plan.")
	}
	return all
}
