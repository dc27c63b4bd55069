package catalogue

import (
	"goldthread/clock"
	"goldthread/day"
	"goldthread/indicator"
	"goldthread/record"
)

// adoptionWaiting is adoption-order-waiting: adoption-a10-days sees only children who were adopted in the end.
var adoptionWaiting = &indicator.Stock[record.Adoption]{
	Words: indicator.Words{
		Code: "adoption-order-waiting", Area: indicator.Adoption,
		Title:    "Children with a placement order who wait for an adoptive family",
		Question: "How many children may be adopted and still wait to move in with a family?",
		Counts:   "children with a placement order on the day who were not yet placed for adoption, and for whom adoption is still the plan",
		Source:   "Adoption scorecards (DfE), methodology, indicator A14",
		ValueIn:  "days since the placement order",
		Polarity: indicator.Lower, Pair: "adoption-a10-days",
		Needs: []record.Feed{record.Adoptions},
		Proxy: "a child who fosters with the adopters already (list 10's early fostering) and is not yet placed for adoption counts as waiting",
	},
	Of: adoptions,
	Open: func(_ *indicator.Rules, _ *record.Child, a *record.Adoption, on day.Day) bool {
		return by(a.PlacementOrder, on) && !by(a.Placed, on) && !by(a.Order, on) && !by(a.Reversed, on) && !by(a.Gone, on)
	},
	Tell: func(_ *indicator.Rules, a *record.Adoption, on day.Day) indicator.Judgement {
		return waits(clock.Limit{Unit: clock.Days}, a.PlacementOrder, on)
	},
}

// by says whether something had happened by the end of a day.
func by(happened, on day.Day) bool { return happened.Known() && happened <= on }
