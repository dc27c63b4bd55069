package clock

import (
	"goldthread/day"
	"goldthread/record"
)

// HealthAssessmentFirst is the first health assessment of a child in care, by a doctor. The law wants it before the
// placement or else before the first review, from whose limit these twenty working days follow. It is not needed where
// one was done in the three months before, which counts here as done.
var HealthAssessmentFirst = &Clock{
	Code: "health-assessment-first", Name: "First health assessment of a child in care",
	Starts: "the child became looked after", Stops: "assessment done, or the child is no longer looked after",
	Versions: []Version{{Limit: Limit{20, WorkingDays}, Source: "SI 2010/959 (care planning regulations), regulation 7, by procedures of councils: before the first review (regulation 33(1))"}},
}

// assessedBefore is how long before coming into care a health assessment still counts, in months.
const assessedBefore = 3

// NextHealthAssessment is the assessment that a child in a period of care waits for on a day: the clock that runs and
// the day it started. A child whose day of birth is not known counts as five or older.
func NextHealthAssessment(c *record.Child, p *record.CarePeriod, on day.Day) (next *Clock, start day.Day) {
	last := LatestCheck(c, record.HealthCheckUp, day.Span{From: p.Start.AddMonths(-assessedBefore), To: on})
	if !last.Known() {
		return HealthAssessmentFirst, p.Start
	}
	return HealthAssessmentAt(c, on), last
}

// HealthAssessmentAt is the clock of a child's health assessments at the age that the child has on a day.
func HealthAssessmentAt(c *record.Child, on day.Day) *Clock {
	if age, ok := AgeOn(c, on); ok && age < 5 {
		return HealthAssessmentUnderFive
	}
	return HealthAssessment
}

func healthAssessmentRunning(c *record.Child, on day.Day, l Local, found func(Due)) {
	if p := InCare(c, on); p != nil {
		next, start := NextHealthAssessment(c, p, on)
		found(l.due(next, start, on, c.HeldOn(on), key(*p)))
	}
}
