package plan

import (
	"cmp"
	"slices"
	"strings"

	"goldthread/day"
	"goldthread/signal"
)

// Impact is whether what was done about a recommendation worked.
type Impact struct {
	Recommendation Recommendation
	Began          day.Day // when the first action on it began; no day: none has
	Effects        []Effect
	Voices         []Evidence // what children, families and staff said, oldest first
	Moved          Moved      // of its measures together
	Sentence       string
}

// Effect is one measure of a recommendation.
type Effect struct {
	Measure Measure
	Movement
	Chart   *signal.Chart // of an indicator; nil where there is none
	Reading Reading       // the same months with their counts
	Audits  []Evidence    // the sets that were looked at with its question, oldest first
	Met     bool
	Now     Figure
	Known   bool   // Now says something
	Flags   []Flag // of the actions that work on it
}

// Flag is a day to draw on a chart: an action began or was done.
type Flag struct {
	Day    day.Day
	Words  string // "began" or "done"
	Action Action
}

// Impact is that of a recommendation: of the measures that show it, its objectives or the actions that serve these.
func (s *Standing) Impact(recommendation string) (Impact, bool) {
	r, ok := s.recommendations[recommendation]
	if !ok {
		return Impact{}, false
	}
	i := Impact{Recommendation: r}
	actions := s.ActionsOf(recommendation)
	i.Began = firstBegan(actions)
	for _, m := range s.measuresOfRecommendation(recommendation, actions) {
		i.Effects = append(i.Effects, s.effect(m, s.workingOn(m.ID, actions)))
	}
	i.Voices = s.voicesOf(actions)
	i.Moved, i.Sentence = together(i.Effects)
	return i, true
}

// firstBegan is the day on which the first of some actions began; no day where none has.
func firstBegan(actions []Action) day.Day {
	first := day.Never
	for _, a := range actions {
		if a.Began.Known() && (!first.Known() || a.Began < first) {
			first = a.Began
		}
	}
	return first
}

// workingOn are those of a recommendation's actions that a measure shows the work of: all of them where it shows the
// recommendation itself.
func (s *Standing) workingOn(measure string, actions []Action) []Action {
	own := slices.DeleteFunc(slices.Clone(actions), func(a Action) bool {
		return !slices.ContainsFunc(s.MeasuresOf(a.ID), func(m Measure) bool { return m.ID == measure })
	})
	if len(own) == 0 {
		return actions
	}
	return own
}

func (s *Standing) effect(m Measure, actions []Action) Effect {
	moving := s.moving(&m, firstBegan(actions), s.Today)
	e := Effect{Measure: m, Movement: moving.Movement, Chart: moving.chart, Reading: s.readings[m.Code], Flags: flagsOf(actions)}
	e.Met, e.Now, e.Known = s.Met(m.ID)
	for _, proof := range s.ProofOf(End{MeasureKind, m.ID}) {
		if proof.Audit != nil {
			e.Audits = append(e.Audits, proof)
		}
	}
	return e
}

func flagsOf(actions []Action) []Flag {
	var flags []Flag
	for _, a := range actions {
		if a.Began.Known() {
			flags = append(flags, Flag{a.Began, "began", a})
		}
		if a.Done.Known() {
			flags = append(flags, Flag{a.Done, "done", a})
		}
	}
	slices.SortStableFunc(flags, func(a, b Flag) int { return int(a.Day - b.Day) })
	return flags
}

// measuresOfRecommendation are its own, its objectives' and its actions', each once.
func (s *Standing) measuresOfRecommendation(id string, actions []Action) []Measure {
	ids := s.Tied(End{RecommendationKind, id}, Shows, MeasureKind)
	for _, objective := range s.Tied(End{RecommendationKind, id}, Answers, ObjectiveKind) {
		ids = joined(ids, s.Tied(End{ObjectiveKind, objective}, Shows, MeasureKind)...)
	}
	for _, a := range actions {
		ids = joined(ids, s.Tied(End{ActionKind, a.ID}, Shows, MeasureKind)...)
	}
	return slices.DeleteFunc(s.Measures(), func(m Measure) bool { return !slices.Contains(ids, m.ID) })
}

func (s *Standing) voicesOf(actions []Action) []Evidence {
	var all []Evidence
	for _, a := range actions {
		for _, e := range s.ProofOf(End{ActionKind, a.ID}) {
			twice := slices.ContainsFunc(all, func(o Evidence) bool { return o.ID == e.ID })
			if (e.Sort == VoiceSort || e.Sort == StaffSort) && !twice {
				all = append(all, e)
			}
		}
	}
	return all
}

// together says what the measures say, each with those that say the same: the worst first. What they say together is worse
// where one is, better where one is and none is worse.
func together(effects []Effect) (Moved, string) {
	if len(effects) == 0 {
		return NotTold, "Cannot be told: no measure shows whether it works."
	}
	by := map[Moved][]string{}
	for _, e := range effects {
		what := e.Moved
		if e.Before && (what == Better || what == Worse) {
			what = NotMoved // not by this work
		}
		by[what] = append(by[what], e.Measure.Name())
	}
	var all Moved
	var sentences []string
	for _, one := range []struct {
		moved Moved
		words string
	}{{Worse, "Moved the wrong way: "}, {Better, "Moved: "}, {NotMoved, "Not moved: "}, {TooEarly, "Too early to tell: "}, {NotTold, "Cannot be told: "}} {
		if names := by[one.moved]; len(names) > 0 {
			all = cmp.Or(all, one.moved)
			sentences = append(sentences, stopped(one.words+strings.Join(names, "; "))+seenFrom(one.moved, effects))
		}
	}
	return all, strings.Join(sentences, " ")
}

// stopped ends a sentence that may end with a question.
func stopped(sentence string) string {
	if strings.HasSuffix(sentence, "?") || strings.HasSuffix(sentence, "…") {
		return sentence
	}
	return sentence + "."
}

// seenFrom says when the first movement could be seen.
func seenFrom(m Moved, effects []Effect) string {
	var first day.Day
	for _, e := range effects {
		if e.CouldBeSeen.Known() && (!first.Known() || e.CouldBeSeen < first) {
			first = e.CouldBeSeen
		}
	}
	if m != TooEarly || !first.Known() {
		return ""
	}
	return " A lasting change could be seen from the end of " + month(first) + "."
}

// Parted is an action of which done and working are not the same.
type Parted struct {
	Action Action
	Words  []string // what its measures say
}

// DoneButNotWorking lists the actions that are done, or blue, while a measure of theirs has not moved or goes the wrong way.
func (s *Standing) DoneButNotWorking() []Parted {
	return s.parted(func(a Action) bool { return a.State == SaidDone || s.blue(a.ID) },
		func(m Movement) bool { return m.Moved == NotMoved || m.Moved == Worse || m.Moved == Better && m.Before })
}

// WorkingButNotDone lists the actions that are under way while a measure of theirs has moved since they began.
func (s *Standing) WorkingButNotDone() []Parted {
	return s.parted(func(a Action) bool { return a.State == UnderWay }, func(m Movement) bool { return m.Moved == Better && !m.Before })
}

func (s *Standing) parted(done func(Action) bool, says func(Movement) bool) []Parted {
	var all []Parted
	for _, a := range s.Actions() {
		if !done(a) {
			continue
		}
		var words []string
		for _, m := range s.MeasuresOf(a.ID) {
			if moving := s.moving(&m, a.Began, s.Today); says(moving.Movement) {
				words = append(words, m.says(moving.Movement))
			}
		}
		if words != nil {
			all = append(all, Parted{a, words})
		}
	}
	return all
}

// Effects are the measures of an action, each with how it moved since the action began.
func (s *Standing) Effects(action string) []Effect {
	a, ok := s.actions[action]
	if !ok {
		return nil
	}
	var all []Effect
	for _, m := range s.MeasuresOf(action) {
		all = append(all, s.effect(m, []Action{a}))
	}
	return all
}
