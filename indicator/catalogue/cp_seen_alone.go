package catalogue

import (
	"goldthread/day"
	"goldthread/indicator"
	"goldthread/record"
)

// seenAlone is cp-seen-alone: a visit in time at which nobody spoke with the child shows here.
var seenAlone = &indicator.StockShare[record.ProtectionPlan]{
	Words: indicator.Words{
		Code: "cp-seen-alone", Area: indicator.Protection,
		Title:    "Children with a child protection plan seen alone at the last visit",
		Question: "Does somebody speak with the child without the adults in the room?",
		Counts:   "children with a child protection plan on the day who have been visited and were born by the day of that visit",
		Meets:    "the child was seen alone at the last visit",
		Source:   "local standard; asked by Ofsted, child-level data for inspection (Annex A) list 7, August 2019",
		Polarity: indicator.Higher, Pair: "cp-visits-on-time",
		Needs: []record.Feed{record.ProtectionPlans}, Latest: true,
		Proxy: "the list says nothing of why a child was not seen alone: a baby counts like a ten-year-old",
	},
	Of: plans, Open: planOpen,
	Judge: func(_ *indicator.Rules, c *record.Child, _ *record.ProtectionPlan, on day.Day) indicator.Judgement {
		v := lastProtectionVisit(c, on)
		if v == nil || c.Born.Known() && v.Day < c.Born {
			return indicator.Judgement{Met: indicator.Out}
		}
		return answered(v.SeenAlone, "seen alone", "not seen alone")
	},
}

func lastProtectionVisit(c *record.Child, on day.Day) *record.Visit {
	for i := len(c.Visits) - 1; i >= 0; i-- {
		if v := &c.Visits[i]; v.Purpose == record.ForProtection && v.Day <= on {
			return v
		}
	}
	return nil
}
