package clock

// Assessment is the statutory assessment. The law's clock starts at the referral; Annex A tells the start of the
// assessment, from which it is counted where the referral is not known (DIFFERENCES.md).
var Assessment = &Clock{
	Code: "assessment", Name: "Statutory assessment",
	Starts: "referral", Stops: "assessment authorised",
	Versions: []Version{{Limit: Limit{45, WorkingDays}, Source: "Working Together to Safeguard Children 2023, chapter 3"}},
}
