package catalogue

import (
	"goldthread/clock"
	"goldthread/day"
	"goldthread/indicator"
	"goldthread/record"
)

// leaversContacted is careleaver-contact-8wk.
var leaversContacted = &indicator.State{
	Words: indicator.Words{
		Code: "careleaver-contact-8wk", Area: indicator.CareLeavers,
		Title:    "Care leavers contacted in the last eight weeks",
		Question: "Do we keep in touch with the young people who grew up in our care?",
		Counts:   "relevant and former relevant young people who receive leaving-care services on the day, of every age",
		Meets:    "the latest contact was in the last eight weeks, or in what the authority sets instead",
		Source:   "local standard, from SI 2010/2571 (care leavers regulations), regulation 8(2)",
		ValueIn:  "days since the last contact",
		Polarity: indicator.Higher, Pair: "careleaver-not-in-touch",
		PairNote: "contacts made face to face would show contact in name only; no list tells how it was made",
		Compare:  "not published nationally",
		Needs:    []record.Feed{record.CareLeavers}, Latest: true,
		Proxy: "the law has the adviser visit every two months only where the authority provides the accommodation, which Annex A does not tell. The list of 2019 has no " +
			"day of contact, so a blank cannot be told from a contact that was not made, except where the authority is said not to be in touch",
	},
	In:    indicator.Percent,
	Cases: leavers(contacted),
}

func contacted(r *indicator.Rules, c *record.Child, l *clock.LeaverOn, on day.Day) indicator.Judgement {
	last := clock.LatestVisit(c, record.ForLeavingCare, day.Span{To: on})
	switch {
	case l.Eligibility == "":
		return indicator.Judgement{Met: indicator.CannotTell, Why: "the category of care leaver is left blank"}
	case !l.OwedContact():
		return indicator.Judgement{Met: indicator.Out}
	case last.Known():
		return upToDate(r, record.CareLeavers, clock.LeavingCareContact, last, on, laterVisit(c, record.ForLeavingCare, on))
	case notInTouch(l):
		return indicator.Judgement{Met: indicator.No, Why: "the authority is not in touch"}
	}
	return indicator.Judgement{Met: indicator.CannotTell, Why: "the day of the latest contact is left blank"}
}
