package catalogue

import (
	"goldthread/clock"
	"goldthread/day"
	"goldthread/indicator"
	"goldthread/record"
)

// reReferral is re-referral-12m. An earlier referral in the record itself is looked for first; only then does the
// list's own count speak, and only of the referral that it was made for.
var reReferral = &indicator.Share[record.Referral]{
	Words: indicator.Words{
		Code: "re-referral-12m", Area: indicator.FrontDoor,
		Title:    "Re-referrals within 12 months",
		Question: "How often does a child come back to us within a year?",
		Counts:   "referrals received in the period",
		Meets:    "there was an earlier referral of the same child, on another day, no more than twelve months before",
		Source:   "Children in need (DfE), reporting year 2025, table c1; national measure ReReferral (children in need census)",
		Polarity: indicator.Lower, Pair: "contact-to-referral", LAIT: "ReReferral",
		Compare: "the published figure is for a year from 1 April to 31 March and knows every referral of two census years",
		Needs:   []record.Feed{record.Referrals}, Since: 12,
		Proxy: "where the record does not tell the twelve months before a referral, Annex A's count of earlier referrals stands in; the list gives " +
			"it for a child's latest referral only, so an earlier one in the same list cannot be told",
	},
	Of:    referrals,
	Judge: reReferred,
}

func reReferred(r *indicator.Rules, c *record.Child, e *record.Referral) indicator.Judgement {
	l := r.Limit(clock.ReReferral, e.Day)
	if repeats(c.Front.Referrals, e.Day, l) {
		return indicator.Judgement{Met: indicator.Yes, Why: "the record has an earlier referral, not too long before"}
	}
	if toldBack(r, record.Referrals, e.Day, l) {
		return indicator.Judgement{Met: indicator.No, Why: "the record has no earlier referral, or one too long before"}
	}
	before, ok := c.Observed(record.ReferralsBefore, latestUntil(c.Front.Referrals, e.Day, r.AsAt))
	switch {
	case !ok || before.Day < e.Day:
		return indicator.Judgement{Met: indicator.CannotTell, Why: "neither the record nor a count tells of referrals before it"}
	case before.Count > 0:
		return indicator.Judgement{Met: indicator.Yes, Why: "the list counts earlier referrals in the twelve months before"}
	}
	return indicator.Judgement{Met: indicator.No, Why: "the list counts no referral in the twelve months before"}
}

// latestUntil is the last day, up to the as-at day, on which the referral of a day was the child's latest: what a list
// counted then is about it, what one counted later is about another.
func latestUntil(all []record.Referral, d, asAt day.Day) day.Day {
	for _, e := range all {
		if e.Day > d {
			return min(e.Day-1, asAt)
		}
	}
	return asAt
}
