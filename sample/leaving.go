package sample

import (
	"goldthread/codelist"
	"goldthread/day"
	"goldthread/record"
)

// thirteenWeeks of care, some of it after the sixteenth birthday, make a care leaver.
const thirteenWeeks = 91

// leave begins the leaving-care service for a young person of sixteen who has been looked after long enough. It goes
// on to the twenty-first birthday, for some to the twenty-fifth.
func (w *walk) leave(p *carePeriod) {
	from := max(day.Birthday(w.life.born, 16), p.Start+thirteenWeeks)
	if p.Ceased < from || p.Reason == "E2" || p.Reason == "E15" || w.life.leaving != nil {
		return
	}
	years := 21
	if w.own.odds(0.3) {
		years = 22 + w.own.IntN(4)
	}
	l := &leaving{span: day.Span{From: from, To: day.Birthday(w.life.born, years) - 1}, unaccompanied: p.unaccompanied}
	to := w.a.teams[leavingCare].desk(w.own)
	l.adviser = w.a.teams[leavingCare].desk(w.own)
	w.hold(max(from, w.adult), to)
	since := max(from, w.remembered(l.span.To))
	l.contacts = w.own.rhythm(since, w.until(l.span.To), 56, 0.16)
	l.pathwayReviews = w.own.rhythm(max(from, w.remembered(l.span.To)), w.until(l.span.To), 182, 0.15)
	w.life.leaving = l
	w.settle(l, from)
}

var (
	homes = mixOf("U 33, D 20, T 11, B 12, Z 9, E 4, K 5, C 1.5, X 2.5, Y 2, R 1.2, S 1, V 0.9, W 0.4, G 0.6, H 0.1")
	early = mixOf("Z 30, C 22, D 24, E 8, B 8, T 8")
	days  = mixOf("F1 7, P1 0.4, F2 17, P2 2, F4 4, P4 0.6, F5 18, P5 6, G4 13, G5 22, G6 8")
	young = mixOf("F2 66, P2 4, F4 7, F5 8, P5 2, G5 11, G4 2")
	touch = mixOf("YES 932, NO 24, REFU 14, NREQ 12, RHOM 5, DIED 3")
	bad   = map[codelist.Code]float64{"X": 1, "S": 1, "W": 0.9, "V": 0.7, "R": 0.8, "Y": 0.3, "H": 0.5}
)

// settle is how the young person lives, until the service ends: every change is a new state.
func (w *walk) settle(l *leaving, from day.Day) {
	for d := from; d <= w.until(l.span.To); d += 60 + w.own.about(240, 0.7) {
		s := leavingState{from: d, touch: codelist.InTouch, accommodation: w.own.pick(early), activity: w.own.pick(young)}
		if d >= w.adult {
			s.touch, s.accommodation, s.activity = w.own.pick(touch), w.own.pick(homes), w.own.pick(days)
		}
		s.suitable = codelist.Suitable
		if w.own.odds(bad[s.accommodation] + 0.02) {
			s.suitable = codelist.Unsuitable
		}
		if s.touch != codelist.InTouch {
			s.accommodation, s.suitable, s.activity = "", "", ""
		}
		l.states = append(l.states, s)
		if s.touch == "DIED" {
			return
		}
	}
}

// eligibility is the young person's category on a day.
func (l *life) eligibility(on day.Day, inCare bool) codelist.Code {
	switch {
	case inCare:
		return "ELIGIBLE"
	case day.Age(l.born, on) < 18:
		return "RELEVANT"
	case l.family%29 == 0: // looked after too briefly for the full service
		return "QUALIFYING"
	}
	return "FORMER"
}

// tellLeaving is list 9: who receives the service on the day.
func (l *life) tellLeaving(on onDay, tell teller) {
	v := l.leaving
	if v == nil || !v.span.Has(on.asAt) {
		return
	}
	state := v.states[0]
	for _, s := range v.states {
		if s.from <= on.asAt {
			state = s
		}
	}
	if state.touch == "DIED" && state.from < on.halfYearAgo {
		return
	}
	tellDay(latest(v.contacts, on.asAt), func(d day.Day) { tell(0, record.Visit{Day: d, Purpose: record.ForLeavingCare, LatestOnly: true}) })
	tellDay(latest(v.pathwayReviews, on.asAt), func(d day.Day) { tell(0, record.Review{Day: d, Purpose: record.ForLeavingCare, LatestOnly: true}) })
	said := saying{{About: record.Unaccompanied, Text: string(answer(v.unaccompanied))}}
	said.text(record.Eligibility, l.eligibility(on.asAt, l.careOn(on.asAt)))
	said.text(record.InTouch, state.touch)
	said.text(record.Accommodation, state.accommodation)
	said.text(record.Suitability, state.suitable)
	said.text(record.Activity, state.activity)
	said.holding(l.heldOn(on.asAt))
	said.text(record.PersonalAdviser, codelist.Code(v.adviser.on(on.asAt).Worker))
	tell(9, record.Snapshot{Day: on.asAt, List: 9, Said: said})
}
