package clock

// ContactToReferral is how long after a contact a referral still counts as what the contact became. Annex A links the
// two by nothing but the child, and no national text says how long to look. A manager decides within one working day of
// a referral (Working Together 2023, chapter 3); a fortnight leaves room for checks with partners, and little room for
// the next, unrelated worry.
var ContactToReferral = &Clock{
	Code: "contact-to-referral", Name: "A contact that became a referral",
	Starts: "contact received", Stops: "referral of the same child",
	Local:    true,
	Versions: []Version{{Limit: Limit{14, Days}, Source: "local standard"}},
}
