package clock

// CareThirtyMonths is how long a child has been in care without a break before the figure of stable placements counts
// the child.
var CareThirtyMonths = &Clock{
	Code: "care-thirty-months", Name: "In care for two and a half years",
	Starts: "the child became looked after", Stops: "the child is no longer looked after",
	Versions: []Version{{Limit: Limit{30, Months}, Source: "Local Authority Interactive Tool (DfE), measure LAC_LongStable%"}},
}
