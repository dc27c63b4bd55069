package sample

import (
	"goldthread/codelist"
	"goldthread/day"
	"goldthread/record"
)

// contacts are those that come to nothing more: one, or some in the months that follow.
func (w *walk) contacts(d day.Day) {
	w.contact(d, w.shared.pick(sources))
	for w.shared.odds(0.3) {
		d = atWork(d + w.shared.days(6, 320))
		w.contact(d, w.shared.pick(sources))
	}
}

func (w *walk) contact(d day.Day, source codelist.Code) {
	if d < w.adult && w.a.befell.recordsContact(source, d, w.first) {
		w.life.contacts = append(w.life.contacts, record.Contact{Day: d, Source: source})
	}
}

var organisations = []string{"Family Hub North", "Family Hub South", "Early Help Service", "Primary school", "Secondary school",
	"Health visiting service", "Voluntary sector partner"}

// helped is a contact that leads to an early help assessment, which sometimes leads to a referral.
func (w *walk) helped(d day.Day) {
	w.contact(d, w.shared.pick(sources))
	ended := w.earlyHelp(atWork(d + w.shared.days(2, 21)))
	if w.shared.odds(0.09) && ended < w.adult-180 && ended <= w.a.s.AsAt {
		w.cases(ended, assessed)
	}
}

func (w *walk) earlyHelp(start day.Day) (completed day.Day) {
	completed = atWork(start + 21 + w.shared.about(60, 0.7))
	h := w.a.befell
	if start >= h.backlogFrom && start < h.closedOff.From && w.shared.odds(0.55) {
		completed = atWork(h.closedOff.From + w.shared.days(0, 24))
	}
	completed = min(completed, w.adult)
	by := organisations[w.shared.IntN(len(organisations))]
	if start < completed {
		w.life.earlyHelp = append(w.life.earlyHelp, record.EarlyHelp{Start: start, Completed: completed, Organisation: by})
	}
	return completed
}

// episode is one case from its referral to its closing.
func (w *walk) episode(d day.Day, goes depth) (closed day.Day) {
	source := w.shared.pick(sources)
	if goes == helped {
		w.contact(d, source)
		return w.earlyHelp(atWork(d + w.shared.days(2, 21)))
	}
	if goes == unaccompanied {
		source = "6"
	}
	if w.shared.odds(0.85) {
		w.contact(d, source)
	}
	w.refer(d, source, goes == notAccepted)
	if goes == notAccepted {
		return d + 2
	}
	to := w.deskOf(assessmentNorth, assessmentNorth, assessmentNorth, assessmentNorth, assessmentSouth) // North takes four families in five
	w.hold(d, to)
	return w.openCase(d, goes, to)
}

func (w *walk) refer(d day.Day, source codelist.Code, noFurtherAction bool) {
	r := record.Referral{Day: d, Source: source, NoFurtherAction: answer(noFurtherAction)}
	r.Holding = w.deskOf(frontDoor).on(d)
	w.life.referrals = append(w.life.referrals, r)
}

func answer(yes bool) codelist.Code {
	if yes {
		return codelist.Yes
	}
	return codelist.No
}

// assess is the assessment that begins with the referral. It says when it was authorised.
func (w *walk) assess(d day.Day, goes depth, by *desk) (authorised day.Day) {
	working := w.shared.IntN(33) + 9
	switch {
	case w.shared.odds(lateAssessment):
		working = 46 + int(w.shared.about(9, 0.8))
		if w.shared.odds(w.a.befell.asideShare(d)) {
			working += 150 + int(w.shared.about(60, 0.5))
		}
	case w.shared.odds(0.25):
		working = 40 + w.shared.IntN(6)
	}
	authorised = min(workingDaysOn(d, working), w.adult)
	seen := answer(w.life.born < authorised && w.own.odds(0.96))
	v := record.Assessment{Start: d, Authorised: authorised, ChildSeen: seen, NeedsSupport: answer(w.needsSupport(goes))}
	w.life.assessments = append(w.life.assessments, assessment{v, by})
	w.see(max(d, w.life.born)+w.shared.days(2, 12), authorised)
	return authorised
}

// needsSupport says what the assessment finds; of those that lead to no plan, some find a need that others will meet.
func (w *walk) needsSupport(goes depth) bool {
	switch goes {
	case assessed:
		return w.shared.odds(0.3)
	case enquired:
		return w.shared.odds(0.5)
	}
	return true
}

// see is a visit, if the day comes in time.
func (w *walk) see(d, before day.Day) {
	if d = atWork(d); d <= before && d > w.life.born {
		w.life.seen = append(w.life.seen, d)
	}
}
