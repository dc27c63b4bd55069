package clock

// PathwayAssessment is the assessment of needs from which a pathway plan is made. Who becomes eligible after 16 has
// three months from that day, which Annex A does not tell: the sixteenth birthday stands for it.
var PathwayAssessment = &Clock{
	Code: "pathway-assessment", Name: "Assessment of needs for a pathway plan",
	Starts: "sixteenth birthday of an eligible young person", Stops: "assessment completed",
	Versions: []Version{{Limit: Limit{3, Months}, Source: "SI 2010/959 (care planning regulations), regulation 42(1)"}},
}

// pathwayFrom is the age in years at which planning to leave care begins.
const pathwayFrom = 16
