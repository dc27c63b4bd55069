package catalogue

import (
	"goldthread/clock"
	"goldthread/day"
	"goldthread/indicator"
	"goldthread/record"
)

// stableUnder is the age in years under which the national measure of stable placements counts a child.
const stableUnder = 16

// placementsStable is placement-2yr-stability.
var placementsStable = &indicator.StockShare[record.CarePeriod]{
	Words: indicator.Words{
		Code: "placement-2yr-stability", Area: indicator.Placements,
		Title:    "Children long in care who have lived in one placement for two years",
		Question: "Do children who stay in care get a home that lasts?",
		Counts:   "children under 16 on the day who have been looked after without a break for two and a half years or more, without series of short breaks",
		Meets:    "in the same placement for two years or more, or placed for adoption, that placement and the one before it together lasting two years",
		Source:   "Local Authority Interactive Tool (DfE), measure LAC_LongStable%",
		ValueIn:  "days in the placement",
		Polarity: indicator.Higher, Pair: "placement-3plus-year", LAIT: "LAC_LongStable%",
		Compare: "published as at 31 March",
		Needs:   []record.Feed{record.CarePeriods}, Latest: true,
		Proxy: "list 8 tells the latest placement only: of a child placed for adoption for less than two years it cannot be told how long the placement before it " +
			"lasted, unless an earlier delivery did",
	},
	Of:    carePeriods,
	Open:  inCare,
	Judge: livedTwoYears,
}

func livedTwoYears(r *indicator.Rules, c *record.Child, p *record.CarePeriod, on day.Day) indicator.Judgement {
	since, known := settledSince(c, p, on)
	j := indicator.Judgement{Value: float64(on - since)}
	age, aged := clock.AgeOn(c, on)
	switch {
	case aged && age >= stableUnder || !complete(r.Limit(clock.CareThirtyMonths, on), p.Start, on):
		return indicator.Judgement{Met: indicator.Out}
	case !since.Known():
		return indicator.Judgement{Met: indicator.CannotTell, Why: "no placement is told"}
	case !aged:
		j.Met, j.Why = indicator.CannotTell, "the age is not known, so neither is whether the child counts"
	case complete(r.Limit(clock.PlacementTwoYears, on), since, on):
		j.Met, j.Why = indicator.Yes, "two years or longer"
	case !known:
		j.Met, j.Why = indicator.CannotTell, "placed for adoption, and the placement before is not told"
	default:
		j.Met, j.Why = indicator.No, "less than two years"
	}
	return j
}
