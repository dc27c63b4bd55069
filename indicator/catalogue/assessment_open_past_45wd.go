package catalogue

import (
	"goldthread/clock"
	"goldthread/day"
	"goldthread/indicator"
	"goldthread/record"
)

// assessmentOpenPast is assessment-open-past-45wd: it sees the assessments that assessment-within-45wd cannot, for they
// are not finished.
var assessmentOpenPast = &indicator.Stock[record.Assessment]{
	Words: indicator.Words{
		Code: "assessment-open-past-45wd", Area: indicator.Assessing,
		Title:    "Children with an assessment open past 45 working days",
		Question: "Which children are still waiting for an assessment that should be finished?",
		Counts:   "children with a statutory assessment that started more than forty-five working days before and is not authorised",
		Source:   "local standard, from the timescale of Working Together to Safeguard Children 2023, chapter 3",
		ValueIn:  "working days open",
		Polarity: indicator.Lower, Pair: "assessment-within-45wd",
		Needs: []record.Feed{record.Assessments},
		Proxy: "counted from the start of the assessment, not from the referral, which Annex A does not tie to it",
	},
	Of: assessments,
	Open: func(r *indicator.Rules, _ *record.Child, a *record.Assessment, on day.Day) bool {
		return a.Open(on) && past(r.Limit(clock.Assessment, a.Start), a.Start, on)
	},
	Tell: func(r *indicator.Rules, a *record.Assessment, on day.Day) indicator.Judgement {
		return waits(r.Limit(clock.Assessment, a.Start), a.Start, on)
	},
}
