package catalogue

import (
	"goldthread/indicator"
	"goldthread/record"
)

// referralsNumber is referrals-number.
var referralsNumber = &indicator.Count[record.Referral]{
	Words: indicator.Words{
		Code: "referrals-number", Area: indicator.FrontDoor,
		Title:    "Referrals",
		Question: "How many requests for children's social care did we accept as a referral?",
		Counts:   "referrals received in the period; a child referred twice counts twice",
		Source:   "Children in need (DfE), reporting year 2025, table c1; national measure CPP_Total_NumRef (children in need census)",
		Polarity: indicator.Neither, LAIT: "CPP_Total_NumRef",
		Compare: "the published number is for a whole year from 1 April to 31 March; compare it with twelve months only",
		Needs:   []record.Feed{record.Referrals},
	},
	Of: referrals,
}
