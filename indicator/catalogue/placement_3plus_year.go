package catalogue

import (
	"goldthread/day"
	"goldthread/indicator"
	"goldthread/record"
)

// manyPlacements is the number of placements in a year from which the national measure speaks of instability.
const manyPlacements = 3

// placementsMany is placement-3plus-year.
var placementsMany = &indicator.StockShare[record.CarePeriod]{
	Words: indicator.Words{
		Code: "placement-3plus-year", Area: indicator.Placements,
		Title:    "Children in care with three or more placements in a year",
		Question: "How many children have had to move again and again?",
		Counts:   "children looked after on the day, without series of short breaks",
		Meets:    "three or more placements in the twelve months up to the day, with those open at its beginning and its end",
		Source:   "Local Authority Interactive Tool (DfE), measure LACStable_2016on (placement 1)",
		ValueIn:  "placements in the year",
		Polarity: indicator.Lower, Pair: "placement-2yr-stability", LAIT: "LACStable_2016on",
		Compare: "published as at 31 March for the year before it",
		Needs:   []record.Feed{record.CarePeriods}, Latest: true,
		Proxy: "the list's own count of placements in the last twelve months, or more where the record knows of more; it is a count of one at least, so 0 is " +
			"no answer. Adoption by the present foster carers is no move nationally; whether the list counted it cannot be told",
	},
	Of:    carePeriods,
	Open:  inCare,
	Judge: movedOften,
}

func movedOften(r *indicator.Rules, c *record.Child, p *record.CarePeriod, on day.Day) indicator.Judgement {
	year := yearTo(on)
	known := placementsKnown(c, year)
	said, ok := c.Observed(record.Placements, on)
	ok = ok && said.Day >= p.Start && said.Count > 0
	n := known
	if ok {
		n = max(n, int(said.Count))
	}
	j := indicator.Judgement{Value: float64(n)}
	switch {
	case max(known, n-adoptedByCarers(c, year)) >= manyPlacements:
		j.Met, j.Why = indicator.Yes, "three or more placements in the year"
	case n == 0, !ok && !r.Told(record.CarePeriods, year):
		j.Met, j.Why = indicator.CannotTell, "the list gives no count of placements"
	case n >= manyPlacements:
		j.Met, j.Why = indicator.CannotTell, "one of those counted may be the adoption by the foster carers, which is no move"
	default:
		j.Met, j.Why = indicator.No, "one or two placements in the year"
	}
	return j
}
