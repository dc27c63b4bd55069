package catalogue

import (
	"goldthread/clock"
	"goldthread/day"
	"goldthread/indicator"
	"goldthread/record"
)

// assessmentsUnderFive is how many health assessments a year a child under five is owed.
const assessmentsUnderFive = 2

// healthUpToDate is health-review-up-to-date.
var healthUpToDate = &indicator.StockShare[record.CarePeriod]{
	Words: indicator.Words{
		Code: "health-review-up-to-date", Area: indicator.Health,
		Title:    "Children in care with their health assessments up to date",
		Question: "Has every child we have looked after for a year seen a doctor or nurse as often as they should?",
		Counts:   "children looked after on the day and all of the twelve months before it, without series of short breaks",
		Meets:    "aged five or over: an assessment in the last twelve months; under five: two of them, one every six months",
		Source:   "Local Authority Interactive Tool (DfE), measure LACHealth%; SI 2010/959 (care planning regulations), regulation 7",
		ValueIn:  "days since the last assessment",
		Polarity: indicator.Higher, LAIT: "LACHealth%",
		PairNote: "refused assessments need the children looked after return; children in care for less than a year are left out here and their first assessment " +
			"is chased by its own clock",
		Compare: "published as at 31 March; a refused assessment counts there as not done, and so it does here where the list holds no day for it",
		Needs:   []record.Feed{record.CarePeriods}, Latest: true,
		Proxy: "list 8 tells the latest assessment only: under five, one within six months stands for both of the year unless the record knows of two. " +
			"The list leaves the day blank where there was none. Refusals are not told",
	},
	Of:    carePeriods,
	Open:  inCare,
	Judge: afterTwelveMonths(healthInTime),
}

func healthInTime(r *indicator.Rules, c *record.Child, _ *record.CarePeriod, on day.Day) indicator.Judgement {
	later := laterCheck(c, record.HealthCheckUp, on)
	_, last := checksIn(c, record.HealthCheckUp, day.Span{To: on})
	if last == nil {
		none := indicator.Judgement{Met: indicator.No, Why: "no assessment is recorded"}
		return overtaken(r, record.CarePeriods, none, day.Never, on, later)
	}
	age, aged := clock.AgeOn(c, on)
	if !aged {
		return indicator.Judgement{Met: indicator.CannotTell, Value: float64(on - last.Day), Why: "the age is not known, and so neither is how often"}
	}
	if inYear, _ := checksIn(c, record.HealthCheckUp, yearTo(on)); age < 5 && (inYear >= assessmentsUnderFive || !last.LatestOnly) {
		return twoInTheYear(inYear, on-last.Day)
	}
	return upToDate(r, record.CarePeriods, clock.HealthAssessmentAt(c, on), last.Day, on, later)
}

// twoInTheYear judges a child under five of whom the record knows every assessment of the year, or enough of them.
func twoInTheYear(n int, since day.Day) indicator.Judgement {
	if n >= assessmentsUnderFive {
		return indicator.Judgement{Met: indicator.Yes, Value: float64(since), Why: "two assessments in the year"}
	}
	return indicator.Judgement{Met: indicator.No, Value: float64(since), Why: "fewer than two assessments in the year"}
}
