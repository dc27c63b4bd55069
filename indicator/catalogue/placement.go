package catalogue

import (
	"goldthread/clock"
	"goldthread/codelist"
	"goldthread/day"
	"goldthread/record"
)

// longTermFostering says whether the child lives in a placement coded as long-term fostering, with relatives or others.
func longTermFostering(c *record.Child, p *record.CarePeriod, on day.Day) bool {
	at := clock.PlacementOn(c, p, on)
	return at != nil && (at.Type == "U1" || at.Type == "U4")
}

// withCurrentCarer says whether a placement for adoption is with the foster carers that the child lives with already: a
// change of status and no move.
func withCurrentCarer(kind codelist.Code) bool { return kind == "A3" || kind == "A5" }

// placedForAdoption says whether a placement is one for adoption.
func placedForAdoption(kind codelist.Code) bool {
	return withCurrentCarer(kind) || kind == "A4" || kind == "A6"
}

// adoptedByCarers says whether a placement for adoption with the child's own foster carers began in a span of days.
func adoptedByCarers(c *record.Child, s day.Span) bool {
	for i := range c.Care.Placements {
		if at := &c.Care.Placements[i]; s.Has(at.Start) && withCurrentCarer(at.Type) {
			return true
		}
	}
	return false
}

// placementsKnown counts the placements that the record knows of a year: those begun in it, and the one that was open
// when it began.
func placementsKnown(c *record.Child, year day.Span) int {
	n := 0
	for i := len(c.Care.Placements) - 1; i >= 0; i-- {
		at := &c.Care.Placements[i]
		switch {
		case at.Start > year.To || withCurrentCarer(at.Type):
		case at.Start >= year.From:
			n++
		case heldAtStart(c, at, year.From):
			return n + 1
		default:
			return n
		}
	}
	return n
}

// heldAtStart says whether a placement, the newest that began before a day, was the child's in care on that day.
func heldAtStart(c *record.Child, at *record.Placement, on day.Day) bool {
	p := clock.InCare(c, on)
	return p != nil && at.Start >= p.Start
}

// settledSince is the day from which a child in care has lived where the child lives now; an adoptive placement is taken
// together with the placement before it. known is false where the record does not tell that one, and since is then the
// start of the adoptive placement alone.
func settledSince(c *record.Child, p *record.CarePeriod, on day.Day) (since day.Day, known bool) {
	at := clock.PlacementOn(c, p, on)
	if at == nil {
		return day.Never, false
	}
	if !placedForAdoption(at.Type) {
		return at.Start, true
	}
	if before := clock.PlacementOn(c, p, at.Start-1); before != nil {
		return before.Start, true
	}
	return at.Start, false
}
