package clock

// ReReferral is how long after a referral another one of the same child counts as a re-referral.
var ReReferral = &Clock{
	Code: "re-referral", Name: "A re-referral",
	Starts: "the referral before", Stops: "another referral of the same child",
	Versions: []Version{{Limit: Limit{12, Months}, Source: "Children in need (DfE), reporting year 2025, table c1: within 12 months of a previous referral"}},
}
