package clock

// PlacementTwoYears is how long a child has lived in one placement before it counts as a stable one.
var PlacementTwoYears = &Clock{
	Code: "placement-two-years", Name: "In one placement for two years",
	Starts: "the placement began", Stops: "the placement ended",
	Versions: []Version{{Limit: Limit{24, Months}, Source: "Local Authority Interactive Tool (DfE), measure LAC_LongStable%"}},
}
