package clock

// NeedTwoYears is when an episode of need counts as one of two years or more.
var NeedTwoYears = &Clock{
	Code: "need-two-years", Name: "An episode of need of two years or more",
	Starts: "referral that opened the case", Stops: "the case was closed",
	Versions: []Version{{Limit: Limit{24, Months}, Source: "Children in need (DfE), reporting year 2025, table b4: duration from the day of the referral"}},
}
