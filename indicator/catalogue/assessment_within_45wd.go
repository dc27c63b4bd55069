package catalogue

import (
	"goldthread/clock"
	"goldthread/day"
	"goldthread/indicator"
	"goldthread/record"
)

// assessmentInTime is assessment-within-45wd.
var assessmentInTime = &indicator.Share[record.Assessment]{
	Words: indicator.Words{
		Code: "assessment-within-45wd", Area: indicator.Assessing,
		Title:    "Assessments completed within 45 working days",
		Question: "Do families wait too long to learn what we found and what we will do?",
		Counts:   "statutory assessments authorised in the period",
		Meets:    "it was authorised no later than the forty-fifth working day after it started",
		Source:   "Working Together to Safeguard Children 2023, chapter 3; national measure Continue_Assess_Comp (children in need census)",
		ValueIn:  "working days taken",
		Polarity: indicator.Higher, Pair: "assessment-open-past-45wd", LAIT: "Continue_Assess_Comp",
		Compare: "the published figure is for assessments that ended in a year from 1 April to 31 March",
		Needs:   []record.Feed{record.Assessments},
		Proxy: "the limit runs from the referral; Annex A tells only when the assessment started, and counting from that is kind by the days between " +
			"the two. No list says which referral an assessment came from, so none is guessed",
	},
	Of:    assessments,
	Dated: func(a *record.Assessment) day.Day { return a.Authorised },
	Judge: timeOfAssessment,
}

func timeOfAssessment(r *indicator.Rules, _ *record.Child, a *record.Assessment) indicator.Judgement {
	return within(r.Limit(clock.Assessment, a.Start), a.Start, a.Authorised)
}
