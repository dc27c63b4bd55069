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

// adoptedByCarers counts the placements for adoption with the child's own foster carers that began in a year.
func adoptedByCarers(c *record.Child, year day.Span) (n int) {
	for i := range c.Care.Placements {
		if at := &c.Care.Placements[i]; year.Has(at.Start) && withCurrentCarer(at.Type) {
			n++
		}
	}
	return n
}

// placementsKnown counts the placements that the record knows of a year: those begun in it, and where the child in care
// lived when it began.
func placementsKnown(c *record.Child, year day.Span) (n int) {
	for i := range c.Care.Placements {
		if at := &c.Care.Placements[i]; year.Has(at.Start) && !withCurrentCarer(at.Type) {
			n++
		}
	}
	if p := clock.InCare(c, year.From); p != nil && clock.PlacementOn(c, p, year.From-1) != nil {
		n++
	}
	return n
}

// settledSince is the day from which a child in care has lived where the child lives now; an adoptive placement is taken
// together with the placement before it, and a change of its legal basis (A3 to A5) is none. known is false where the
// record does not tell the one before, and since is then the start of the adoptive placement alone.
func settledSince(c *record.Child, p *record.CarePeriod, on day.Day) (since day.Day, known bool) {
	at := clock.PlacementOn(c, p, on)
	if at == nil {
		return day.Never, false
	}
	adoptive := placedForAdoption(at.Type)
	for adoptive {
		before := clock.PlacementOn(c, p, at.Start-1)
		if before == nil {
			return at.Start, false
		}
		at, adoptive = before, placedForAdoption(before.Type)
	}
	return at.Start, true
}
