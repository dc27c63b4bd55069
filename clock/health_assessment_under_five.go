package clock

// HealthAssessmentUnderFive is each later health assessment of a child in care under five.
var HealthAssessmentUnderFive = &Clock{
	Code: "health-assessment-under-five", Name: "Health assessment of a child in care under five",
	Starts: "the assessment before", Stops: "assessment done, or the child is no longer looked after",
	Versions: []Version{{Limit: Limit{6, Months}, Source: "SI 2010/959 (care planning regulations), regulation 7, by procedures of councils; national measure LACHealth%: twice a year"}},
}
