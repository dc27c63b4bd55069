package journey

import (
	"slices"

	"goldthread/record"
)

// Behind lists the journeys that went from one step to the next: as many as the flow counts.
func (m *Map) Behind(from, to Step) []Case {
	var cases []Case
	for i := range m.Journeys {
		j := &m.Journeys[i]
		m.hops(j, func(f, t Step, days int, timed bool) {
			if f == from && t == to {
				cases = append(cases, j.caseAt(to, days, timed))
			}
		})
	}
	return cases
}

// At lists the journeys that came to a step: as many as the stop counts.
func (m *Map) At(s Step) []Case {
	var cases []Case
	for i := range m.Journeys {
		j := &m.Journeys[i]
		if j.Stages[0].Step == s {
			cases = append(cases, j.caseAt(s, 0, true))
		}
		m.hops(j, func(_, t Step, days int, timed bool) {
			if t == s {
				cases = append(cases, j.caseAt(s, days, timed))
			}
		})
	}
	return cases
}

// Along lists the journeys that went the whole path of these steps, the outcome last, with their days from end to end.
func (m *Map) Along(steps []Step) []Case {
	var mask uint32
	for _, s := range steps {
		mask |= 1 << s
	}
	var cases []Case
	for i := range m.Journeys {
		if j := &m.Journeys[i]; j.mask() == mask {
			days, timed := j.Days(m.Asked.AsAt)
			cases = append(cases, j.caseAt(j.Outcome, days, timed))
		}
	}
	return cases
}

// caseAt is the journey at a step; at an outcome it stands at its last stage's record.
func (j *Journey) caseAt(s Step, days int, timed bool) Case {
	at := len(j.Stages) - 1
	if !s.Ends() {
		at = slices.IndexFunc(j.Stages, func(r Reached) bool { return r.Step == s })
	}
	on := j.Stages[at].Day
	if s.Ends() && j.Ended.Known() {
		on = j.Ended
	}
	return Case{Child: j.Child, Record: j.Stages[at].Key(), Day: on, Days: days, Timed: timed, Began: j.Began(), Team: j.Team, Outcome: Outcome{j.Outcome, j.Ended}}
}

func caseOf(ref record.Ref, e *event) Case {
	kind := record.NeedEpisode{}.Kind()
	if e.step != caseOpened {
		kind = kinds[e.step]
	}
	return Case{Child: ref, Record: record.Key{Kind: kind, Day: e.key, Nth: e.nth}, Day: e.day, Began: e.day, Outcome: Outcome{Step: NotTold}}
}
