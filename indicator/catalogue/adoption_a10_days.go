package catalogue

import (
	"goldthread/day"
	"goldthread/indicator"
	"goldthread/record"
)

// adoptionDays is adoption-a10-days.
var adoptionDays = &indicator.Duration[record.Adoption]{
	Words: indicator.Words{
		Code: "adoption-a10-days", Area: indicator.Adoption,
		Title:    "Days from coming into care to moving in with the adoptive family",
		Question: "How long do children who are adopted wait for their family?",
		Counts: "children whose adoption order was made in the period: the days from coming into care until they moved in with the family; for a child whom the " +
			"foster carers adopted, until that fostering began",
		Source:   "Adoption scorecards (DfE), methodology, indicator A10, which replaced A1 from 2021-22",
		ValueIn:  "days taken",
		Polarity: indicator.Lower, Pair: "adoption-order-waiting",
		PairNote: "plans changed away from adoption would show children who no longer wait because nobody looks any more",
		Compare:  "the scorecard averages three years; list 10 holds twelve months, so one slow adoption weighs three times as much here",
		Needs:    []record.Feed{record.Adoptions},
		Proxy: "list 10 tells an early fostering with the adopters. Adoption by other foster carers is known only where list 8 told the placement (A3, A5), and when " +
			"that fostering began only where it told the placement before; else the day placed for adoption stands",
	},
	Of:    adoptions,
	Dated: func(a *record.Adoption) day.Day { return a.Order },
	Judge: daysToFamily,
	Mean:  true,
}

func daysToFamily(_ *indicator.Rules, c *record.Child, a *record.Adoption) indicator.Judgement {
	moved, told := movedIn(c, a)
	switch {
	case !a.EnteredCare.Known():
		return indicator.Judgement{Met: indicator.CannotTell, Why: "the day of coming into care is left blank"}
	case !told:
		return indicator.Judgement{Met: indicator.CannotTell, Why: "when the child moved in with the family is not told"}
	case moved < a.EnteredCare || a.Order < moved:
		return indicator.Judgement{Met: indicator.CannotTell, Why: "the days are out of order"}
	}
	return indicator.Judgement{Met: indicator.Yes, Value: float64(moved - a.EnteredCare), Why: "days from coming into care to moving in"}
}
