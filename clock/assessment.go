package clock

import (
	"goldthread/day"
	"goldthread/record"
)

// Assessment is the statutory assessment under section 17 or 47. The law's clock starts at the referral. A source that
// tells only the start of the assessment (Annex A list 4, and the children in need census) is clocked from that: the
// census asks for a start on the day of the referral where a referral led to it, and an assessment of a case already
// open has no referral of its own (DIFFERENCES.md).
var Assessment = &Clock{
	Code: "assessment", Name: "Statutory assessment",
	Starts: "referral, or the start of the assessment where the source tells only that", Stops: "assessment authorised",
	Versions: []Version{{Limit: Limit{45, WorkingDays}, Source: "Working Together to Safeguard Children 2023, chapter 3; the edition of 2026 was not read"}},
}

func assessmentRunning(c *record.Child, on day.Day, l Local, found func(Due)) {
	if c.Front == nil {
		return
	}
	for _, a := range c.Front.Assessments {
		if a.Open(on) {
			found(l.due(Assessment, a.Start, on, holder(a.Holding, c, on), key(a)))
		}
	}
}
