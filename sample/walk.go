package sample

import (
	"slices"

	"goldthread/codelist"
	"goldthread/day"
)

// walk leads one child through a story. What the whole family lives through is drawn from the shared stream, which
// starts afresh for every brother and sister: the same days, the same desk, the same outcome, as long as their ways
// are the same.
type walk struct {
	a           *Authority
	life        *life
	shared, own chance
	adult       day.Day // the eighteenth birthday, at which everything but leaving care ends
	first       bool    // the child about whom the family came to notice
	over        bool    // nothing can follow: the child died, was adopted or left the area
}

// live leads the child through the story that begins on a day.
func (w *walk) live(of story, begins day.Day) {
	w.person(of)
	switch of.depth {
	case contactOnly:
		w.contacts(begins)
	case helped:
		w.helped(begins)
	default:
		w.cases(begins, of.depth)
	}
	slices.SortStableFunc(w.life.desks, func(a, b deskFrom) int { return int(a.from) - int(b.from) })
}

var comingBack = mixOf("assessed 40, enquired 19, inNeed 19, protected 15, helped 7")

var depths = map[codelist.Code]depth{"assessed": assessed, "enquired": enquired, "inNeed": inNeed, "protected": protected, "helped": helped}

// mostReturns keeps a life from going round for ever.
const mostReturns = 6

// cases leads through one open case after another: more than one in four closed cases is referred again.
func (w *walk) cases(begins day.Day, d depth) {
	for range mostReturns {
		closed := w.episode(begins, d)
		if w.over || d == disabled || d == unaccompanied || !w.shared.odds(0.42) {
			return
		}
		begins = atWork(closed + 7 + w.shared.about(150, 0.9))
		if begins > w.a.s.AsAt || begins >= w.adult-180 {
			return
		}
		d = depths[w.shared.pick(comingBack)]
	}
}

// hold gives the child to a desk from a day on.
func (w *walk) hold(d day.Day, to *desk) {
	w.life.desks = append(w.life.desks, deskFrom{d, to})
}

// deskOf is a desk of one of the teams: the same for the whole family.
func (w *walk) deskOf(teams ...int) *desk {
	return w.a.teams[teams[w.shared.IntN(len(teams))]].desk(w.shared)
}

// until cuts a day at the as-at day: what repeats is made no further.
func (w *walk) until(end day.Day) day.Day { return min(end, w.a.s.AsAt) }
