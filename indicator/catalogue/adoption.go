package catalogue

import (
	"goldthread/clock"
	"goldthread/day"
	"goldthread/record"
)

func adoptions(c *record.Child) []record.Adoption { return c.Adoptions }

// movedIn is the day on which an adopted child moved in with the family: for a child whose foster carers adopted, when
// that fostering began. Where the care record tells that the present carers adopted but not since when the child lived
// with them, told is false.
func movedIn(c *record.Child, a *record.Adoption) (on day.Day, told bool) {
	if a.EarlyFoster.Known() {
		return a.EarlyFoster, true
	}
	p := careAt(c, a.Order)
	if p == nil {
		return a.Placed, a.Placed.Known()
	}
	if at := clock.PlacementOn(c, p, a.Order); at != nil && withCurrentCarer(at.Type) {
		return settledSince(c, p, a.Order)
	}
	return a.Placed, a.Placed.Known()
}

// careAt is the period of care that an adoption ended: the newest that began before the day of the order.
func careAt(c *record.Child, order day.Day) *record.CarePeriod {
	periods := carePeriods(c)
	for i := len(periods) - 1; i >= 0; i-- {
		if periods[i].Start < order {
			return &periods[i]
		}
	}
	return nil
}
