package catalogue

import (
	"goldthread/indicator"
	"goldthread/record"
)

// referralRate is referral-rate. A window shorter than twelve months is not scaled up: it is the rate of that window.
var referralRate = &indicator.Count[record.Referral]{
	Words: indicator.Words{
		Code: "referral-rate", Area: indicator.FrontDoor,
		Title:    "Referrals for every 10,000 children",
		Question: "For the number of children who live here, how many referrals do we get?",
		Counts:   "referrals received in the period, for every 10,000 children aged 0 to 17 who live in the authority",
		Source:   "Children in need (DfE), reporting year 2025, table c1; national measure CPP_Total_Rateper10,000 (children in need census)",
		Polarity: indicator.Neither, LAIT: "CPP_Total_Rateper10,000",
		Compare: "the published rate is for a whole year from 1 April to 31 March; compare it with twelve months only, a shorter period is not scaled up",
		Needs:   []record.Feed{record.Referrals},
	},
	Of: referrals, Rate: true,
}
