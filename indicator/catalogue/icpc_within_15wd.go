package catalogue

import (
	"goldthread/clock"
	"goldthread/indicator"
	"goldthread/record"
)

// conferenceInTime is icpc-within-15wd.
var conferenceInTime = &indicator.Share[record.Enquiry]{
	Words: indicator.Words{
		Code: "icpc-within-15wd", Area: indicator.Protection,
		Title:    "Initial conferences held within 15 working days of the strategy discussion",
		Question: "When a child may be at risk of significant harm, do we bring people together in time?",
		Counts:   "initial child protection conferences held in the period",
		Meets:    "it was held no later than the fifteenth working day after the strategy discussion that started the enquiry",
		Source:   "Working Together to Safeguard Children 2023, chapter 3; national measure CP_conf_15days (children in need census)",
		ValueIn:  "working days taken",
		Polarity: indicator.Higher, Pair: "icpc-waiting-15wd", LAIT: "CP_conf_15days",
		Compare: "the published figure is for a year from 1 April to 31 March. It takes in conferences for children moving in from another authority, and " +
			"a conference dated before its strategy discussion stays in its total though in no band; ours counts such a one as not to be told",
		Needs: []record.Feed{record.Enquiries},
	},
	Of:    enquiries,
	Dated: conferenceHeld,
	Judge: func(r *indicator.Rules, _ *record.Child, e *record.Enquiry) indicator.Judgement {
		return within(r.Limit(clock.Conference, e.StrategyDiscussion), e.StrategyDiscussion, e.Conference)
	},
}
