package clock

// RepeatContact is how long after a contact another one about the same child counts as a repeat.
var RepeatContact = &Clock{
	Code: "repeat-contact", Name: "A repeat contact",
	Starts: "the contact before", Stops: "another contact about the same child",
	Local:    true,
	Versions: []Version{{Limit: Limit{12, Months}, Source: "local standard, after the national measure of re-referrals"}},
}
