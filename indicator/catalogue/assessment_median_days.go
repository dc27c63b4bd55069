package catalogue

import (
	"goldthread/day"
	"goldthread/indicator"
	"goldthread/record"
)

// assessmentMedian is assessment-median-days. It sees what a share within a limit cannot: work that drifts up to it.
var assessmentMedian = &indicator.Duration[record.Assessment]{
	Words: indicator.Words{
		Code: "assessment-median-days", Area: indicator.Assessing,
		Title:    "Working days an assessment takes (median)",
		Question: "How long does an assessment usually take us?",
		Counts:   "statutory assessments authorised in the period: half took as many working days as this or fewer, from start to authorisation",
		Source:   "local standard, from the timescale of Working Together to Safeguard Children 2023, chapter 3",
		ValueIn:  "working days taken",
		Polarity: indicator.Neither, Pair: "assessment-within-45wd",
		Needs: []record.Feed{record.Assessments},
		Proxy: "counted from the start of the assessment, not from the referral, which Annex A does not tie to it",
	},
	Of:    assessments,
	Dated: func(a *record.Assessment) day.Day { return a.Authorised },
	Judge: func(r *indicator.Rules, c *record.Child, a *record.Assessment) indicator.Judgement {
		j := timeOfAssessment(r, c, a)
		if j.Met == indicator.No {
			j.Met = indicator.Yes // a late one took its time too
		}
		return j
	},
	WorkingDays: true,
}
