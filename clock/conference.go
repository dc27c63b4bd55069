package clock

// Conference is the initial child protection conference after the strategy discussion that started the enquiry. Where
// there were several discussions, the one that started the enquiry counts.
var Conference = &Clock{
	Code: "initial-conference", Name: "Initial child protection conference",
	Starts: "strategy discussion that started the section 47 enquiry", Stops: "conference held",
	Versions: []Version{{Limit: Limit{15, WorkingDays}, Source: "Working Together to Safeguard Children 2023, chapter 3"}},
}
