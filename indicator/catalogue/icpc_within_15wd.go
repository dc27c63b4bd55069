package catalogue

import (
	"goldthread/clock"
	"goldthread/day"
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
		Polarity: indicator.Higher, Pair: "icpc-waiting-15wd", LAIT: "CP_conf_15days",
		Needs: []record.Feed{record.Enquiries},
	},
	Of:    enquiries,
	Dated: func(e *record.Enquiry) day.Day { return e.Conference },
	Judge: func(r *indicator.Rules, _ *record.Child, e *record.Enquiry) indicator.Judgement {
		return within(r.Limit(clock.Conference, e.Conference), e.StrategyDiscussion, e.Conference)
	},
}

func enquiries(c *record.Child) []record.Enquiry {
	if c.Protection == nil {
		return nil
	}
	return c.Protection.Enquiries
}
