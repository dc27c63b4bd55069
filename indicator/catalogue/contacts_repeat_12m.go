package catalogue

import (
	"goldthread/clock"
	"goldthread/indicator"
	"goldthread/record"
)

// contactsRepeat is contacts-repeat-12m: a front door that turns away what it should take on meets it again here.
var contactsRepeat = &indicator.Share[record.Contact]{
	Words: indicator.Words{
		Code: "contacts-repeat-12m", Area: indicator.FrontDoor,
		Title:    "Contacts within 12 months of an earlier contact",
		Question: "How often do people have to tell us about the same child again?",
		Counts:   "contacts received in the period",
		Meets:    "there was an earlier contact about the same child, on another day, no more than twelve months before",
		Source:   "local standard, after the national measure of re-referrals",
		Polarity: indicator.Neither, Pair: "contact-to-referral",
		Needs: []record.Feed{record.Contacts}, Since: 12,
		Proxy: "one Annex A list goes back six months: until deliveries tell twelve months before a contact it cannot be told",
	},
	Of: contacts,
	Judge: func(r *indicator.Rules, c *record.Child, k *record.Contact) indicator.Judgement {
		l := r.Limit(clock.RepeatContact, k.Day)
		switch {
		case !toldBack(r, record.Contacts, k.Day, l): // an earlier one that happens to be known would tell of the known ones only
			return indicator.Judgement{Met: indicator.CannotTell, Why: "the record does not tell the contacts of all the months before"}
		case repeats(c.Front.Contacts, k.Day, l):
			return indicator.Judgement{Met: indicator.Yes, Why: "an earlier contact about the child, not too long before"}
		}
		return indicator.Judgement{Met: indicator.No, Why: "no earlier contact about the child, or too long before"}
	},
}
