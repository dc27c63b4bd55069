package catalogue

import (
	"goldthread/indicator"
	"goldthread/record"
)

// referralNFA is referral-nfa.
var referralNFA = &indicator.Share[record.Referral]{
	Words: indicator.Words{
		Code: "referral-nfa", Area: indicator.FrontDoor,
		Title:    "Referrals that ended in no further action",
		Question: "How many referrals did we close without doing anything more?",
		Counts:   "referrals received in the period for which the list says whether they ended in no further action",
		Meets:    "the list says that it ended in no further action",
		Source:   "Children in need (DfE), reporting year 2025, table c1; national measure CIN_Refferals_NFA (children in need census)",
		Polarity: indicator.Neither, Pair: "re-referral-12m", LAIT: "CIN_Refferals_NFA",
		Compare: "the published figure is for a year from 1 April to 31 March and counts referrals closed before any assessment; authorities answer " +
			"Annex A's question by their own practice",
		Unlike: true,
		Needs:  []record.Feed{record.Referrals},
	},
	Of: referrals,
	Judge: func(_ *indicator.Rules, _ *record.Child, e *record.Referral) indicator.Judgement {
		return answered(e.NoFurtherAction, "it ended in no further action", "something was done")
	},
}
