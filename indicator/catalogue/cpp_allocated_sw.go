package catalogue

import (
	"goldthread/clock"
	"goldthread/day"
	"goldthread/indicator"
	"goldthread/record"
)

// allocatedWorker is cpp-allocated-sw. The field asks for a qualified social worker; Annex A gives a name.
var allocatedWorker = &indicator.State{
	Words: indicator.Words{
		Code: "cpp-allocated-sw", Area: indicator.Protection,
		Title:    "Children with a protection plan or in care who have an allocated worker",
		Question: "Does every child at risk or in our care have somebody who is there for them?",
		Counts:   "children who on the day have a child protection plan or are in care, short breaks left out, each once",
		Meets:    "the newest list names a worker for the child",
		Source:   "local standard: all of them, always",
		Polarity: indicator.Higher, Pair: "caseload-mean",
		PairNote: "finer: caseloads over the authority's cap, and cases held by managers. They need the workforce record",
		Needs:    []record.Feed{record.ProtectionPlans, record.CarePeriods},
		Latest:   true,
		Proxy: "Annex A names a worker, not whether the worker is a qualified and registered social worker; a row without a name counts as a child " +
			"without a worker, since the list must name one",
	},
	In: indicator.Percent,
	Cases: func(_ *indicator.Rules, c *record.Child, on day.Day, f func(indicator.Case)) {
		if key, ok := heldFor(c, on); ok {
			a := allocatedOn(c, on)
			f(indicator.Case{Record: key, Day: on, Holding: a.held, Judgement: namesWorker(a)})
		}
	},
}

// heldFor is the period of care or else the plan for which a child must have a worker on a day: a looked-after child's
// social worker holds the plan too.
func heldFor(c *record.Child, on day.Day) (record.Key, bool) {
	if p := clock.InCare(c, on); p != nil {
		return record.Key{Kind: p.Kind(), Day: p.Start, Nth: p.Nth}, true
	}
	if p := clock.PlanOn(c, on); p != nil {
		return record.Key{Kind: p.Kind(), Day: p.Start, Nth: p.Nth}, true
	}
	return record.Key{}, false
}

func namesWorker(a allocation) indicator.Judgement {
	switch {
	case a.held.Worker != "":
		return indicator.Judgement{Met: indicator.Yes, Why: "a worker is named"}
	case a.listed:
		return indicator.Judgement{Met: indicator.No, Why: "the newest list names no worker"}
	}
	return indicator.Judgement{Met: indicator.CannotTell, Why: "no list tells who holds the child"}
}
