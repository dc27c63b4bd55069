package catalogue

import (
	"goldthread/clock"
	"goldthread/day"
	"goldthread/indicator"
	"goldthread/record"
)

// careVisitsInTime is cla-visits-on-time.
var careVisitsInTime = &indicator.StockShare[record.CarePeriod]{
	Words: indicator.Words{
		Code: "cla-visits-on-time", Area: indicator.InCare,
		Title:    "Children in care visited in time",
		Question: "Does each child's social worker visit as often as the law asks?",
		Counts:   "children looked after on the day, without series of short breaks",
		Meets: "the next visit was not overdue: within a week of the start of a placement; then within six weeks of the visit before; within three months " +
			"after the first year of a placement meant to last until 18; weekly at first for a child at home under a court order",
		Source:   "SI 2010/959 (care planning regulations), regulation 28(2) to (5), as made and at 18 August 2014",
		ValueIn:  "days since the last visit or the start of the placement",
		Polarity: indicator.Higher,
		PairNote: "whether the visits served the child would be seen by visits-purposeful, which needs audited visits",
		Compare:  "not published nationally",
		Needs:    []record.Feed{record.CarePeriods}, Latest: true,
		Proxy: "Annex A tells the latest visit only; a blank day may be a child never visited or a day not written down, and cannot be told once a visit was due. Meant to last until 18: a placement coded as long-term fostering, or a " +
			"home or school for a child whose permanence plan is long-term residential. In long-term fostering a child may agree to visits up to six months " +
			"apart, which no list tells: between three and six months cannot be told. Placements with parents before assessment (regulation 19), temporary " +
			"approval (regulation 24) and remand are not told and are judged as others",
	},
	Of:    carePeriods,
	Open:  inCare,
	Judge: visitedInTime,
}

func visitedInTime(r *indicator.Rules, c *record.Child, p *record.CarePeriod, on day.Day) indicator.Judgement {
	next, start := clock.NextCareVisit(c, p, on)
	j := upToDate(r, record.CarePeriods, next, start, on, laterVisit(c, record.ForCare, on))
	switch {
	case j.Met != indicator.No:
	case !clock.LatestVisit(c, record.ForCare, day.Span{To: on}).Known():
		j.Met, j.Why = indicator.CannotTell, "no day of a visit is given"
	case next == clock.CareVisitToEighteen && longTermFostering(c, p, on) && !past(r.Limit(clock.CareVisitAgreed, start), start, on):
		j.Met, j.Why = indicator.CannotTell, "in long-term fostering the child may have agreed to fewer visits"
	}
	return j
}
