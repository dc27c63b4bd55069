package clock

import (
	"cmp"
	"slices"

	"goldthread/day"
	"goldthread/record"
)

// All lists the clocks, in the order of the service; each has a .cases file of the same name.
func All() []*Clock { return slices.Clone(clocks) }

var clocks = []*Clock{
	ContactToReferral, RepeatContact, ReReferral, Assessment, NeedVisit, NeedTwoYears,
	Conference, ProtectionReviewFirst, ProtectionReviewLater, ProtectionVisit, ProtectionTwoYears,
	CareReviewFirst, CareReviewSecond, CareReviewLater,
	CareVisitFirst, CareVisit, CareVisitToEighteen, CareVisitAgreed,
	CareVisitInterimOrder, CareVisitInterimOrderLater, CareVisitOrderAtHome,
	HealthAssessmentFirst, HealthAssessmentUnderFive, HealthAssessment, DentalCheck,
	CareTwelveMonths, CareThirtyMonths, PlacementTwoYears, AdopterMatch,
	PathwayAssessment, PathwayReview, LeavingCareContact,
}

// running has a function for each clock that can be chased, each in the file of its clock. It calls found for every one
// that runs for the child on the day.
var running = []func(c *record.Child, on day.Day, l Local, found func(Due)){
	assessmentRunning, conferenceRunning, protectionReviewRunning, protectionVisitRunning,
	careReviewRunning, careVisitRunning, healthAssessmentRunning, dentalCheckRunning, pathwayRunning, leavingCareContactRunning,
}

// Due is one clock that runs for a child: when it began, when it falls due, and who holds the work.
type Due struct {
	Clock    *Clock
	Start    day.Day
	Due      day.Day // the last day in time; Never where Err says why it cannot be counted
	DaysLeft int     // calendar days from the day looked at until Due: 0 on the last day, negative when late
	record.Holding
	Key record.Key // the value of the record that started it
	Err error      // the calendar does not reach: the clock runs, and nobody can say until when
}

// Running gives every clock that runs for a child on a day, the most urgent first; those that cannot be counted come
// last. It uses only what happened by that day.
func Running(c *record.Child, on day.Day, l Local) []Due {
	var due []Due
	for _, look := range running {
		look(c, on, l, func(d Due) { due = append(due, d) })
	}
	slices.SortStableFunc(due, func(a, b Due) int {
		return cmp.Or(cmp.Compare(unknown(a), unknown(b)), cmp.Compare(a.Due, b.Due))
	})
	return due
}

func unknown(d Due) int {
	if d.Err != nil {
		return 1
	}
	return 0
}

// due reckons one running clock from its start.
func (l Local) due(c *Clock, start, on day.Day, held record.Holding, key record.Key) Due {
	d := Due{Clock: c, Start: start, Holding: held, Key: key}
	if d.Due, d.Err = l.Limit(c, start).Due(start); d.Err == nil {
		d.DaysLeft = int(d.Due - on)
	}
	return d
}

// key names a value of the record.
func key(v interface {
	record.Value
	From() record.Origin
}) record.Key {
	return record.Key{Kind: v.Kind(), Day: v.When(), Nth: v.From().Nth}
}

// holder is who holds a piece of work: whom its own row names, else who holds the child.
func holder(own record.Holding, c *record.Child, on day.Day) record.Holding {
	if own != (record.Holding{}) {
		return own
	}
	return c.HeldOn(on)
}
