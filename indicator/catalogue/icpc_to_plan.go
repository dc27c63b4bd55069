package catalogue

import (
	"goldthread/codelist"
	"goldthread/indicator"
	"goldthread/record"
)

// conferenceToPlan is icpc-to-plan.
var conferenceToPlan = &indicator.Share[record.Enquiry]{
	Words: indicator.Words{
		Code: "icpc-to-plan", Area: indicator.Protection,
		Title:    "Initial conferences that led to a child protection plan",
		Question: "When we bring everybody together, how often is the child found to need protection?",
		Counts:   "initial child protection conferences held in the period",
		Meets:    "the list says that it led to a child protection plan or, where it says nothing, a plan began on the day of the conference",
		Source:   "local standard; no national measure",
		Polarity: indicator.Neither, Pair: "cp-repeat-ever",
		Needs: []record.Feed{record.Enquiries},
		Proxy: "conferences for children moving in from another authority should be shown apart; Annex A does not tell them from the others",
	},
	Of:    enquiries,
	Dated: conferenceHeld,
	Judge: func(_ *indicator.Rules, c *record.Child, e *record.Enquiry) indicator.Judgement {
		if e.LedToPlan != codelist.Yes && e.LedToPlan != codelist.No && planBegan(c, e) {
			return indicator.Judgement{Met: indicator.Yes, Why: "a plan began on the day of the conference"}
		}
		return answered(e.LedToPlan, "it led to a plan", "it led to no plan")
	},
}

func planBegan(c *record.Child, e *record.Enquiry) bool {
	for i := range c.Protection.Plans {
		if c.Protection.Plans[i].Start == e.Conference {
			return true
		}
	}
	return false
}
