package catalogue

import (
	"goldthread/clock"
	"goldthread/codelist"
	"goldthread/day"
	"goldthread/indicator"
	"goldthread/record"
)

// placementsOutside is placement-out-of-area.
var placementsOutside = &indicator.StockShare[record.CarePeriod]{
	Words: indicator.Words{
		Code: "placement-out-of-area", Area: indicator.Placements,
		Title:    "Children in care placed outside the authority's area",
		Question: "How many of our children live outside our own area?",
		Counts:   "children looked after on the day, without series of short breaks",
		Meets:    "the placement that the child lives in is outside the authority's boundary",
		Source:   "Children looked after in England including adoptions (DfE, November 2025), placement location; SI 2010/959, regulation 11",
		Polarity: indicator.Lower,
		PairNote: "a placement near by that lacks its registration would be seen by unregistered-placements, which needs the authority's own register",
		Compare:  "the published share of children more than 20 miles from home is another measure",
		Needs:    []record.Feed{record.CarePeriods}, Latest: true,
	},
	Of:   carePeriods,
	Open: inCare,
	Judge: func(_ *indicator.Rules, c *record.Child, p *record.CarePeriod, on day.Day) indicator.Judgement {
		at := clock.PlacementOn(c, p, on)
		switch {
		case at == nil:
			return indicator.Judgement{Met: indicator.CannotTell, Why: "no placement is told"}
		case at.Location == codelist.OutOfArea:
			return indicator.Judgement{Met: indicator.Yes, Why: "outside the area"}
		case at.Location == codelist.InArea:
			return indicator.Judgement{Met: indicator.No, Why: "inside the area"}
		}
		return indicator.Judgement{Met: indicator.CannotTell, Why: "the location of the placement is left blank"}
	},
}
