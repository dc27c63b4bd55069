package sample

import (
	"slices"

	"goldthread/codelist"
	"goldthread/day"
	"goldthread/record"
)

var (
	closedByAssessment = mixOf("RC8 74, RC9 26")
	closedByNeed       = mixOf("RC7 91, RC5 4, RC3 3, RC6 1, RC4 1")
)

// openCase is the episode of need: from the referral, through whatever the story holds, to its closing.
func (w *walk) openCase(d day.Day, goes depth, by *desk) (closed day.Day) {
	at := len(w.life.needs)
	w.life.needs = append(w.life.needs, need{NeedEpisode: record.NeedEpisode{Start: d, Need: w.need(goes)}})
	authorised := w.assess(d, goes, by)
	planned := authorised
	var reason codelist.Code
	switch goes {
	case enquired:
		w.enquire(d, authorised, by, false)
		if closed, reason = authorised+w.shared.days(0, 9), "RC8"; w.supports() {
			closed, reason = w.support(authorised, w.shared.about(95, 0.6)), "RC7"
		}
	case inNeed:
		closed, reason = w.support(authorised, w.shared.about(215, 0.85)), w.shared.pick(closedByNeed)
	case disabled:
		closed, reason = w.supportDisabled(authorised), "RC6"
	case protected:
		closed, reason = w.protect(d, authorised, by), "RC7"
	case lookedAfter, unaccompanied:
		closed, reason = w.lookAfter(d, authorised, by, goes)
	default:
		closed, reason = authorised+w.shared.days(0, 9), w.shared.pick(closedByAssessment)
	}
	closed = min(max(atWork(closed), authorised), w.adult)
	e := &w.life.needs[at]
	e.planned, e.Closed, e.Reason = planned, closed, reason
	slices.Sort(w.life.seen)
	return closed
}

// supports says whether the assessment just made found that the child needs support.
func (w *walk) supports() bool {
	return w.life.assessments[len(w.life.assessments)-1].NeedsSupport == codelist.Yes
}

// support is a child in need plan from a day, for about so long.
func (w *walk) support(from, long day.Day) (end day.Day) {
	if from >= w.adult {
		return w.adult
	}
	w.hold(from, w.deskOf(safeguardingNorth, safeguardingSouth, safeguardingEast))
	end = min(from+28+long, w.adult)
	w.visitInNeed(from, end, false)
	return end
}

// supportDisabled lasts, for most, until the eighteenth birthday.
func (w *walk) supportDisabled(from day.Day) (end day.Day) {
	if from >= w.adult {
		return w.adult
	}
	w.hold(from, w.deskOf(disabledChildren))
	if end = w.adult; w.own.odds(0.25) {
		end = min(from+w.own.about(700, 0.6), w.adult)
	}
	w.visitInNeed(from, end, true)
	return end
}

// visitInNeed visits as the authority promises, which it keeps better as time goes on: see Happenings.
func (w *walk) visitInNeed(from, end day.Day, disabled bool) {
	from = max(from, w.life.born, w.remembered(end))
	h := w.a.befell
	for _, until := range []day.Day{h.seenFrom, h.seenOften, w.until(end)} {
		if until = min(until, w.until(end)); until <= from {
			continue
		}
		late, gap := h.lateVisit(from)
		if !disabled {
			gap = 28
		}
		w.life.seen = append(w.life.seen, w.shared.rhythm(from, until, gap, late)...)
		from = until
	}
}

// remembered is where the tale of what repeats begins. Only the latest visit is ever exported, so those of an old
// episode need not be made one by one; but an episode's last ones are.
func (w *walk) remembered(end day.Day) day.Day {
	return min(w.a.days[0], w.until(end)) - 400
}
