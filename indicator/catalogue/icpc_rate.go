package catalogue

import (
	"goldthread/day"
	"goldthread/indicator"
	"goldthread/record"
)

// conferenceRate is icpc-rate. A window shorter than twelve months is not scaled up: it is the rate of that window.
var conferenceRate = &indicator.Count[record.Enquiry]{
	Words: indicator.Words{
		Code: "icpc-rate", Area: indicator.Protection,
		Title:    "Initial child protection conferences for every 10,000 children",
		Question: "How often is the worry so great that we call everybody around the table?",
		Counts:   "initial child protection conferences held in the period, for every 10,000 children aged 0 to 17 who live in the authority",
		Source:   "Children in need (DfE), reporting year 2025, table c4; national measure ISCP_Conf (children in need census)",
		Polarity: indicator.Neither, LAIT: "ISCP_Conf",
		Compare: "the published rate is for a whole year from 1 April to 31 March; compare it with twelve months only, a shorter period is not scaled up. " +
			"It takes in conferences for children who move in with a plan from another authority",
		Needs: []record.Feed{record.Enquiries},
		Proxy: "Annex A list 5 tells a conference only with the enquiry that led to it: one for a child moving in from another authority is in it only " +
			"where the authority lists it so",
	},
	Of:    enquiries,
	Dated: conferenceHeld,
	Rate:  true,
}

func conferenceHeld(e *record.Enquiry) day.Day { return e.Conference }
