package clock

// AdopterMatch is how long after approval a family still waiting for a match counts as having waited long. It is a line
// that a figure is cut at, not a time that anybody is allowed.
var AdopterMatch = &Clock{
	Code: "adopter-match", Name: "Approved adopters waiting for a match",
	Starts: "approved as adopters", Stops: "matched with a child",
	Versions: []Version{{Limit: Limit{3, Months}, Source: "Adoption scorecards (DfE), methodology, indicator A12"}},
}
