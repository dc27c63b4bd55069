package catalogue

import (
	"goldthread/clock"
	"goldthread/day"
	"goldthread/indicator"
	"goldthread/record"
)

// conferenceWaiting is icpc-waiting-15wd: it sees the conferences that icpc-within-15wd cannot, for they were not held.
var conferenceWaiting = &indicator.Stock[record.Enquiry]{
	Words: indicator.Words{
		Code: "icpc-waiting-15wd", Area: indicator.Protection,
		Title:    "Children waiting past 15 working days for an initial conference",
		Question: "Which children are still waiting for the conference that should have been held?",
		Counts: "children whose section 47 enquiry is more than fifteen working days past its strategy discussion, with no conference held, " +
			"none recorded as unnecessary, and no child protection plan that ran already or began since",
		Source:   "local standard, from the timescale of Working Together to Safeguard Children 2023, chapter 3",
		ValueIn:  "working days waited",
		Polarity: indicator.Lower, Pair: "icpc-within-15wd",
		Needs: []record.Feed{record.Enquiries},
		Proxy: "Annex A leaves the decision blank while it is open, so an enquiry that ended with no word about a conference counts as waiting",
	},
	Of: enquiries,
	Open: func(r *indicator.Rules, c *record.Child, e *record.Enquiry, on day.Day) bool {
		return clock.ConferenceAwaited(c, e, on) && past(r.Limit(clock.Conference, e.StrategyDiscussion), e.StrategyDiscussion, on)
	},
	Tell: func(r *indicator.Rules, e *record.Enquiry, on day.Day) indicator.Judgement {
		return waits(r.Limit(clock.Conference, e.StrategyDiscussion), e.StrategyDiscussion, on)
	},
}
