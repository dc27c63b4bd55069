package catalogue

import (
	"goldthread/indicator"
	"goldthread/record"
)

// contactsNumber is contacts-number: every contact about a child, so that one message about three children is three.
var contactsNumber = &indicator.Count[record.Contact]{
	Words: indicator.Words{
		Code: "contacts-number", Area: indicator.FrontDoor,
		Title:    "Contacts received",
		Question: "How often are people worried enough about a child to get in touch with us?",
		Counts:   "contacts received in the period, one for each child that a contact was about",
		Source:   "local standard; Ofsted, child-level data for inspection (Annex A) list 1, August 2019",
		Polarity: indicator.Neither,
		Needs:    []record.Feed{record.Contacts},
	},
	Of: contacts,
}
