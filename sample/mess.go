package sample

import (
	"goldthread/day"
	"goldthread/record"
)

// fault is a mistake in a child's record, as people make them. At most one befalls a child.
type fault uint8

const (
	none fault = iota
	assessmentEndsFirst
	birthNotKnown
	noClosingReason
	noCeasingReason
	planEndsFirst
	conferenceDayMissing
	entryDayMissing
	visitAhead      // typed with the next year; a workbook shows no visit after its day, so there it is a missing one
	authorisedAhead // the same slip in the day of an assessment
	sourceMissing
	bornInCare // the day of birth stands after the day of coming into care
	lastFault
)

// spoil puts a mistake into the child's record, in as many as the settings say. The mistake is one that the record has
// a place for, so a child known only from a contact can lack its source and no more.
func (w *walk) spoil() {
	if !w.own.odds(w.a.s.Mess) {
		return
	}
	first := w.own.IntN(int(lastFault) - 1)
	for i := range int(lastFault) - 1 {
		f := fault((first+i)%(int(lastFault)-1) + 1)
		if w.life.suffer(f) {
			w.life.fault = f
			return
		}
	}
}

// suffer makes the mistake where there is something to get wrong, and says whether it did.
func (l *life) suffer(f fault) bool {
	switch f {
	case assessmentEndsFirst:
		return spoilLast(l.assessments, func(v *assessment) { v.Authorised = v.Start - 3 })
	case birthNotKnown:
		l.person.Born = day.Never
		return true
	case noClosingReason:
		return spoilLast(l.needs, func(v *need) { v.Reason = "" })
	case noCeasingReason:
		return spoilLast(l.care, func(v *carePeriod) { v.Reason = "" })
	case planEndsFirst:
		return spoilLast(l.plans, func(v *plan) { v.End = v.Start - 10 })
	case conferenceDayMissing:
		return spoilLast(l.enquiries, func(v *enquiry) { v.Conference = day.Never })
	case entryDayMissing:
		return spoilLast(l.adoptions, func(v *record.Adoption) { v.EnteredCare = day.Never })
	case authorisedAhead:
		return len(l.assessments) > 0
	case visitAhead:
		return len(l.seen) > 0
	case sourceMissing:
		return spoilLast(l.contacts, func(v *record.Contact) { v.Source = "" })
	case bornInCare:
		if len(l.care) > 0 {
			l.person.Born = l.care[0].Start + 40
		}
	}
	return len(l.care) > 0
}

func spoilLast[T any](values []T, how func(*T)) bool {
	if len(values) == 0 {
		return false
	}
	how(&values[len(values)-1])
	return true
}
