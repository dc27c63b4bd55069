package clock

// ProtectionTwoYears is when a child protection plan counts as one of two years or more: more than 729 calendar days
// with its first and its last day both counted, so it is reached when 729 days have passed since it began.
var ProtectionTwoYears = &Clock{
	Code: "protection-two-years", Name: "A child protection plan of two years or more",
	Starts: "the plan began", Stops: "the plan ended",
	Versions: []Version{{Limit: Limit{729, Days}, Source: "Local Authority Interactive Tool (DfE), measures CPPlans2yrs and CPPlans2yrsActive: more than 729 calendar days including the day of cessation"}},
}
