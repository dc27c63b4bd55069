package clock

import (
	"goldthread/day"
	"goldthread/record"
)

// LeavingCareContact is contact with a care leaver. The law has the personal adviser visit at least every two months
// where the authority provides the accommodation, which Annex A does not tell; eight weeks for all is what many set.
var LeavingCareContact = &Clock{
	Code: "leaving-care-contact", Name: "Contact with a care leaver",
	Starts: "the contact before", Stops: "contact made, or leaving-care services ended",
	Local:    true,
	Versions: []Version{{Limit: Limit{8, Weeks}, Source: "local standard, from SI 2010/2571 (care leavers regulations), regulation 8(2)"}},
}

// OwedContact says whether the authority must keep in touch: with relevant and former relevant young people. Qualifying
// care leavers ask when they need advice, and eligible children are visited as children in care.
func (l *LeaverOn) OwedContact() bool {
	return l.Counts() && (l.Eligibility == RelevantChild || l.Eligibility == FormerRelevant)
}

func leavingCareContactRunning(c *record.Child, on day.Day, l Local, found func(Due)) {
	leaver, ok := CareLeaver(c, on)
	if !ok || !leaver.OwedContact() {
		return
	}
	if last := LatestVisit(c, record.ForLeavingCare, day.Span{To: on}); last.Known() {
		found(l.due(LeavingCareContact, last, on, c.HeldOn(on), leaver.key()))
	}
}
