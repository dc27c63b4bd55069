package clock

import (
	"goldthread/codelist"
	"goldthread/day"
	"goldthread/record"
)

// The legal statuses that rules about care ask for by name.
const (
	interimCareOrder      codelist.Code = "C1"
	fullCareOrder         codelist.Code = "C2"
	shortBreaksByEpisode  codelist.Code = "V3"
	shortBreaksByContract codelist.Code = "V4"
)

// InCare is the period of care that runs for the child on the day, the latest of several, and nil where none does. A
// series of short breaks is none: see ShortBreaks.
func InCare(c *record.Child, on day.Day) *record.CarePeriod {
	if c.Care == nil {
		return nil
	}
	for i := len(c.Care.Periods) - 1; i >= 0; i-- {
		if p := &c.Care.Periods[i]; p.Open(on) && !ShortBreaks(c, p, on) {
			return p
		}
	}
	return nil
}

// ShortBreaks says whether a period of care is an agreed series of short breaks (legal status V3 or V4), which the
// national figures of children looked after leave out and regulation 48 exempts from the ordinary visits. The status in
// force on the day decides; where the record tells none so early, the first that it tells of the period.
func ShortBreaks(c *record.Child, p *record.CarePeriod, on day.Day) bool {
	status := LegalStatusOn(c, on)
	for i := 0; status == nil && i < len(c.Care.LegalStatuses); i++ {
		if s := &c.Care.LegalStatuses[i]; s.Start >= p.Start && (!p.Ceased.Known() || s.Start <= p.Ceased) {
			status = s
		}
	}
	return status != nil && (status.Status == shortBreaksByEpisode || status.Status == shortBreaksByContract)
}

// LegalStatusOn is the newest legal status that began on or before the day, and nil where the record tells none.
func LegalStatusOn(c *record.Child, on day.Day) *record.LegalStatus {
	for i := len(c.Care.LegalStatuses) - 1; i >= 0; i-- {
		if s := &c.Care.LegalStatuses[i]; s.Start <= on {
			return s
		}
	}
	return nil
}

// PlacementOn is where a child in that period of care lives on the day: the newest placement that began in the period
// by then, and nil where the record tells none.
func PlacementOn(c *record.Child, p *record.CarePeriod, on day.Day) *record.Placement {
	for i := len(c.Care.Placements) - 1; i >= 0; i-- {
		if at := &c.Care.Placements[i]; at.Start <= on && at.Start >= p.Start {
			return at
		}
	}
	return nil
}
