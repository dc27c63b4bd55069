package clock

// HealthAssessment is each later health assessment of a child in care aged five or over.
var HealthAssessment = &Clock{
	Code: "health-assessment", Name: "Health assessment of a child in care",
	Starts: "the assessment before", Stops: "assessment done, or the child is no longer looked after",
	Versions: []Version{{Limit: Limit{12, Months}, Source: "SI 2010/959 (care planning regulations), regulation 7, by procedures of councils; national measure LACHealth%"}},
}
