package plan

import (
	"cmp"
	"maps"
	"math"
	"slices"
	"sync"

	"goldthread/day"
	"goldthread/signal"
)

// Standing is a plan on a day, with what the figures say: every action is rated. It never changes and is safe for
// concurrent use; a page keeps one for the plan, the day and the readings that it is made of.
type Standing struct {
	*Plan
	Today    day.Day
	readings Readings
	ratings  map[string]Ratings // by action
	word     map[string]day.Day // by action that is under way: its last word
	mu       sync.Mutex
	moved    map[moment]movement
}

// moment is what a movement is made of.
type moment struct {
	measure   string
	began, on day.Day
}

type movement struct {
	Movement
	chart *signal.Chart
}

// On rates the plan on a day. Readings are asked for by the indicator's code; a measure whose indicator has none cannot be
// told.
func (p *Plan) On(today day.Day, readings Readings) *Standing {
	p = p.titled(readings)
	s := &Standing{Plan: p, Today: today, readings: readings, ratings: map[string]Ratings{}, word: map[string]day.Day{}, moved: map[moment]movement{}}
	for id := range p.actions {
		f := s.facts(id)
		s.ratings[id], s.word[id] = Rate(f, today), f.lastWord(today)
	}
	return s
}

// titled is the plan in which a measure without a title has that of its indicator.
func (p *Plan) titled(readings Readings) *Plan {
	c := *p
	c.measures = maps.Clone(p.measures)
	for id, m := range c.measures {
		m.Title = cmp.Or(m.Title, readings[m.Code].Title)
		c.measures[id] = m
	}
	return &c
}

// Ratings are an action's.
func (s *Standing) Ratings(action string) Ratings { return s.ratings[action] }

// RatingsOn are an action's as computed for another day from what is known now: for showing how it went.
func (s *Standing) RatingsOn(action string, on day.Day) Ratings { return Rate(s.facts(action), on) }

func (s *Standing) facts(action string) Facts {
	f := Facts{Versions: s.versions[action], Updates: s.hanging.updates[action], Proof: s.ProofOf(End{ActionKind, action}),
		Agreements: s.hanging.agreements[action], Every: s.Settings().Every}
	for _, m := range s.MeasuresOf(action) {
		f.Measures = append(f.Measures, Followed{&m, func(began, on day.Day) Movement { return s.moving(&m, began, on).Movement }})
	}
	return f
}

// moving is how a measure had moved by a day; it is computed once.
func (s *Standing) moving(m *Measure, began, on day.Day) movement {
	if m.Code != "" && began.Known() && began <= on {
		began = began.MonthStart() // a chart of months knows no other day
	}
	key := moment{m.ID, began, on}
	s.mu.Lock()
	defer s.mu.Unlock()
	if known, ok := s.moved[key]; ok {
		return known
	}
	var found movement
	if m.Code != "" {
		found.Movement, found.chart = s.readings[m.Code].Moving(m.Polarity, began, on)
	} else {
		found.Movement = MovingAudits(m, s.accepted(m.ID), began, on)
	}
	s.moved[key] = found
	return found
}

// Met says whether a measure has reached its target by what is known today, and the figure that says so; ok is false
// where there is none.
func (s *Standing) Met(measure string) (met bool, by Figure, ok bool) {
	m := s.measures[measure]
	if m.Code != "" {
		r := s.readings[m.Code]
		return r.Known && m.MeetsTarget(r.Now.Value), r.Now, r.Known
	}
	sets := s.accepted(measure)
	set := newestSet(sets, m.BaselineDay, s.Today)
	if set == nil || hidden(sets) {
		return false, Figure{}, false
	}
	f := Figure{AsAt: set.Period.To, Value: set.Share(), Numerator: set.Met, Denominator: set.N}
	return m.MeetsTarget(f.Value), f, true
}

// accepted is the evidence of a measure that somebody has checked: who typed in a set does not say that it counts.
func (s *Standing) accepted(measure string) []Evidence {
	return slices.DeleteFunc(s.ProofOf(End{MeasureKind, measure}), func(e Evidence) bool { return !e.Accepted() })
}

// Proof is what an action has and lacks to turn blue.
type Proof struct {
	Sorts   []Sort   // the kinds of evidence that somebody checked and found to hold
	Shown   []Shown  // the measures that are met
	Lacking []string // what is missing, each a sentence; none: a board may agree
	Plainly []string // the same without the figures, for those who may not see these
}

// Proof says whether an action may turn blue: it is said to be done, every measure of it is met, at least one, and two
// kinds of evidence are accepted.
func (s *Standing) Proof(action string) Proof {
	var p Proof
	a := s.actions[action]
	if a.State != SaidDone {
		p.lacks("It is not said to be done.")
	}
	measures := s.MeasuresOf(action)
	if len(measures) == 0 {
		p.lacks("No measure is tied to it.")
	}
	for _, m := range measures {
		switch met, by, ok := s.Met(m.ID); {
		case !m.TargetDay.Known():
			p.lacks(m.Name() + " has no target.")
		case !ok:
			p.lacks(m.Name() + ": no figure is known.")
		case !met:
			p.lacks(m.Name()+" is at "+number(math.Round(10*by.Value)/10)+" and should be at "+number(m.Target)+".", m.Name()+" has not reached its target.")
		default:
			p.Shown = append(p.Shown, Shown{m.ID, m.Target, by})
		}
	}
	if p.Sorts = AcceptedSorts(s.ProofOf(End{ActionKind, action})); len(p.Sorts) < 2 {
		p.lacks("Two kinds of evidence that somebody has checked are needed; there are " + number(float64(len(p.Sorts))) + ".")
	}
	return p
}

// lacks adds a sentence, and how it is said without figures where that differs.
func (p *Proof) lacks(sentence string, plainly ...string) {
	p.Lacking = append(p.Lacking, sentence)
	p.Plainly = append(p.Plainly, append(plainly, sentence)[0])
}
