package catalogue

import (
	"goldthread/clock"
	"goldthread/day"
	"goldthread/indicator"
	"goldthread/record"
)

// dentalUpToDate is dental-check-up-to-date.
var dentalUpToDate = &indicator.StockShare[record.CarePeriod]{
	Words: indicator.Words{
		Code: "dental-check-up-to-date", Area: indicator.Health,
		Title:    "Children in care with a dental check in the last year",
		Question: "Has every child we have looked after for a year seen a dentist?",
		Counts:   "children looked after on the day and all of the twelve months before it, of every age, without series of short breaks",
		Meets:    "a dental check in the last twelve months",
		Source:   "Local Authority Interactive Tool (DfE), measure LACDental%; Promoting the health and well-being of looked-after children (2015)",
		ValueIn:  "days since the last check",
		Polarity: indicator.Higher, LAIT: "LACDental%",
		PairNote: "refused checks need the children looked after return; children in care for less than a year are left out here",
		Compare:  "published as at 31 March; a refused check, or none recorded, counts there as not done, and is left out here: ours is higher",
		Unlike:   true,
		Needs:    []record.Feed{record.CarePeriods}, Latest: true,
		Proxy: "a blank day may be a child who saw no dentist or a day not written down, and cannot be told; refusals are not told",
	},
	Of:    carePeriods,
	Open:  inCare,
	Judge: afterTwelveMonths(dentistInTime),
}

func dentistInTime(r *indicator.Rules, c *record.Child, _ *record.CarePeriod, on day.Day) indicator.Judgement {
	last := clock.LatestCheck(c, record.DentalCheckUp, day.Span{To: on})
	if !last.Known() {
		return indicator.Judgement{Met: indicator.CannotTell, Why: "no day of a check is given"}
	}
	return upToDate(r, record.CarePeriods, clock.DentalCheck, last, on, laterCheck(c, record.DentalCheckUp, on))
}
