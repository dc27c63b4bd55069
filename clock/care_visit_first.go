package clock

import (
	"goldthread/codelist"
	"goldthread/day"
	"goldthread/record"
)

// CareVisitFirst is the first visit to a child in a new placement.
var CareVisitFirst = &Clock{
	Code: "care-visit-first", Name: "First visit to a child in a placement",
	Starts: "the placement began", Stops: "visit made, or the placement ended",
	Versions: []Version{{Limit: Limit{1, Weeks}, Source: "SI 2010/959 (care planning regulations), regulation 28(2)(a), as made and at 18 August 2014; the text after April 2015 was not read"}},
}

// withParents is the placement of a child with the parents or another person with parental responsibility.
const withParents codelist.Code = "P1"

// NextCareVisit is the visit that a child in a period of care waits for on a day: the clock of regulation 28 that runs
// and the day it started. A visit made before the placement began does not count for it. Where the record tells no
// placement, the period of care stands for one.
//
// What Annex A does not tell is left out: a placement with parents before they were assessed (regulation 19), the
// temporary approval of a relative (regulation 24), remand to youth detention, a visit that the child or carer asked for.
func NextCareVisit(c *record.Child, p *record.CarePeriod, on day.Day) (next *Clock, start day.Day) {
	placed, at := p.Start, PlacementOn(c, p, on)
	if at != nil {
		placed = at.Start
	}
	last := LatestVisit(c, record.ForCare, day.Span{From: placed, To: on})
	if at != nil && at.Type == withParents {
		if status := LegalStatusOn(c, on); status != nil {
			switch status.Status {
			case interimCareOrder:
				return interimOrderVisit(c, p, on), max(placed, last)
			case fullCareOrder:
				return orderAtHomeVisit(max(placed, status.Start), last)
			}
		}
	}
	switch {
	case !last.Known():
		return CareVisitFirst, placed
	case last >= placed.AddYears(1) && ToEighteen(c, at, on):
		return CareVisitToEighteen, last
	}
	return CareVisit, last
}

// ToEighteen says whether a placement is meant to last until the child is 18: one coded as long-term fostering, or one
// in a home or school for a child whose permanence plan is long-term residential, for which no placement code exists.
func ToEighteen(c *record.Child, at *record.Placement, on day.Day) bool {
	if at == nil {
		return false
	}
	switch at.Type {
	case "U1", "U4":
		return true
	case "K2", "R1", "S1":
		plan, ok := c.Observed(record.PermanencePlan, on)
		return ok && plan.Text == "RES"
	}
	return false
}

func careVisitRunning(c *record.Child, on day.Day, l Local, found func(Due)) {
	if p := InCare(c, on); p != nil {
		next, start := NextCareVisit(c, p, on)
		found(l.due(next, start, on, c.HeldOn(on), key(*p)))
	}
}
