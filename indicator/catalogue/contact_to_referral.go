package catalogue

import (
	"goldthread/clock"
	"goldthread/day"
	"goldthread/indicator"
	"goldthread/record"
)

// contactToReferral is contact-to-referral. No list links a contact to the referral that it became; the child and the
// days do.
var contactToReferral = &indicator.Share[record.Contact]{
	Words: indicator.Words{
		Code: "contact-to-referral", Area: indicator.FrontDoor,
		Title:    "Contacts that became a referral",
		Question: "Of the worries brought to us, how many did we take on as a referral?",
		Counts:   "contacts received in the period",
		Meets: "a referral of the same child followed on the day of the contact or within the days that the authority allows (14 unless it sets others); a contact " +
			"for which those days are not over cannot be told yet, though a referral may have come",
		Source:   "local standard; asked in this form by the Association of Directors of Children's Services, Safeguarding Pressures phase 9",
		ValueIn:  "days to the referral",
		Polarity: indicator.Neither, Pair: "contacts-repeat-12m",
		Needs: []record.Feed{record.Contacts, record.Referrals},
		Proxy: "Annex A tells no outcome of a contact: a referral of the same child soon after it stands in. Two contacts before one referral " +
			"both count; a referral that came later than the days allowed does not. Contacts younger than those days cannot be told yet, whether or not a " +
			"referral has followed: to count only those that have one would make the newest weeks look busier than they were",
	},
	Of:    contacts,
	Judge: becameReferral,
}

func becameReferral(r *indicator.Rules, c *record.Child, k *record.Contact) indicator.Judgement {
	until, err := r.Limit(clock.ContactToReferral, k.Day).Due(k.Day)
	if err != nil {
		return indicator.Judgement{Met: indicator.CannotTell, Why: err.Error()}
	}
	switch {
	case until > r.AsAt: // also where a referral has come: the newest contacts would else be told by those alone
		return indicator.Judgement{Met: indicator.CannotTell, Why: "the days in which a referral may follow are not over"}
	case !r.Told(record.Referrals, day.Span{From: k.Day, To: until}):
		return indicator.Judgement{Met: indicator.CannotTell, Why: "not all referrals of those days were delivered"}
	}
	for _, f := range referrals(c) {
		if f.Day >= k.Day && f.Day <= until {
			return indicator.Judgement{Met: indicator.Yes, Value: float64(f.Day - k.Day), Why: "a referral of the child followed in time"}
		}
	}
	return indicator.Judgement{Met: indicator.No, Why: "no referral of the child followed in time"}
}
