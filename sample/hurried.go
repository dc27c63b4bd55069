package sample

import (
	"goldthread/codelist"
	"goldthread/day"
	"goldthread/record"
)

// Hurried is what the case system exports as at a day when the lists are made before everything is typed in: of the late
// conferences held in the month by the team that slips, one has a wrong day, on which it would have been in time, and
// every second of the others is not there yet. On is what the same lists say some weeks later.
func (a *Authority) Hurried(asAt day.Day) (*record.Book, error) {
	month := day.Span{From: asAt.MonthStart(), To: asAt}
	found := 0
	return a.export(asAt, func(_ *life, v record.Value) record.Value {
		e, ok := v.(record.Enquiry)
		if !ok || e.Team != slippingTeam || !month.Has(e.Conference) || !late(e) {
			return v
		}
		found++
		switch {
		case found == 1:
			e.Conference = workingDaysOn(e.StrategyDiscussion, 14)
		case found%2 == 0:
			e.Conference, e.LedToPlan = day.Never, codelist.Code("")
		}
		return e
	})
}

func late(e record.Enquiry) bool {
	n, err := day.WorkingDays(e.StrategyDiscussion, e.Conference)
	return err == nil && n > 15
}
