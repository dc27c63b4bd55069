package clock

import (
	"goldthread/day"
	"goldthread/record"
)

// PathwayReview is the review of a pathway plan. Where the authority provides the accommodation, the first comes soon
// after 28 days and the next after three months; Annex A does not tell who provides it.
var PathwayReview = &Clock{
	Code: "pathway-review", Name: "Review of a pathway plan",
	Starts: "the review before", Stops: "review held, or leaving-care services ended",
	Versions: []Version{{Limit: Limit{6, Months}, Source: "SI 2010/2571 (care leavers regulations), regulation 7, by procedures of councils: the text was not read"}},
}

// NextPathwayReview is what a young person who is owed a pathway plan waits for on a day: the clock that runs and the
// day it started. Eligible, relevant and former relevant young people are owed one, qualifying care leavers are not. ok is
// false for the others, and where no review is known and nothing else tells when the plan began.
func NextPathwayReview(c *record.Child, l *LeaverOn, on day.Day) (next *Clock, start day.Day, ok bool) {
	switch l.Eligibility {
	case EligibleChild, RelevantChild, FormerRelevant:
	default:
		return nil, day.Never, false
	}
	if last := LatestReview(c, record.ForLeavingCare, day.Span{To: on}); last.Known() {
		return PathwayReview, last, l.Counts()
	}
	if l.Eligibility == EligibleChild && c.Born.Known() {
		return PathwayAssessment, day.Birthday(c.Born, pathwayFrom), l.Counts()
	}
	return nil, day.Never, false
}

func pathwayRunning(c *record.Child, on day.Day, l Local, found func(Due)) {
	leaver, ok := CareLeaver(c, on)
	if !ok {
		return
	}
	if next, start, ok := NextPathwayReview(c, &leaver, on); ok {
		found(l.due(next, start, on, c.HeldOn(on), leaver.key()))
	}
}
