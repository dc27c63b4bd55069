package catalogue

import (
	"goldthread/day"
	"goldthread/indicator"
	"goldthread/record"
)

// recordsImplausible is data-quality-implausible: a required day that is filled with anything at all is no longer missing.
var recordsImplausible = &indicator.State{
	Words: indicator.Words{
		Code: "data-quality-implausible", Area: indicator.Quality,
		Title:    "Records with a day that cannot be right",
		Question: "Are gaps in the records filled with days that nobody means?",
		Counts:   "the same rows of Annex A as at the day that data-quality-missing looks at",
		Meets: "a day before the one that began it, before birth (lists 1 to 7: more than ten months before, for unborn children), after the newest delivery, or so long ago " +
			"that the person would be past 25",
		Source:   "local standard",
		Polarity: indicator.Lower, Pair: "data-quality-missing",
		Compare: "not published nationally",
		Needs:   recordFeeds,
		Proxy:   "1 January 1900, which some systems write for a blank, is read as a blank; adopters (list 11) are not looked at",
	},
	In: indicator.Percent,
	Cases: func(r *indicator.Rules, c *record.Child, on day.Day, f func(indicator.Case)) {
		list1.implausible(r, c, on, f)
		list2.implausible(r, c, on, f)
		list3.implausible(r, c, on, f)
		list4.implausible(r, c, on, f)
		list5.implausible(r, c, on, f)
		list6.implausible(r, c, on, f)
		list7.implausible(r, c, on, f)
		list8.implausible(r, c, on, f)
		list9.implausible(r, c, on, f)
		list10.implausible(r, c, on, f)
	},
}

// implausible makes a case of each row, with what cannot be right about its days.
func (l *annexaList[E]) implausible(r *indicator.Rules, c *record.Child, on day.Day, f func(indicator.Case)) {
	l.rows(c, on, func(e *E, key record.Key) {
		j := indicator.Judgement{Met: indicator.No, Why: "no day is out of the question"}
		if why := impossible(l.days(c, e), firstPossible(c, l.number, on), lastPossible(r, on)); why != "" {
			j = indicator.Judgement{Met: indicator.Yes, Why: why}
		}
		f(indicator.Case{Record: key, Day: on, Holding: heldBy(c, e, on), Judgement: j})
	})
}

// impossible says what cannot be right about the days of a row, of which the first began it; blank for nothing.
func impossible(days [8]day.Day, first, last day.Day) string {
	for _, d := range days {
		switch {
		case !d.Known():
		case d < first:
			return "a day before birth, or long ago"
		case d < days[0]:
			return "a day before the one that began it"
		case d > last:
			return "a day after the newest delivery"
		}
	}
	return ""
}

// servedUntil is the age in years at which children's services end: leaving care is over at 25.
const servedUntil = 25

// firstPossible is the first day that a row about the child may hold. Lists 1 to 7 may be about a child not yet born.
func firstPossible(c *record.Child, list uint8, on day.Day) day.Day {
	longAgo := on.AddYears(-servedUntil - 1)
	switch {
	case !c.Born.Known():
		return longAgo
	case list <= 7:
		return max(longAgo, c.Born.AddMonths(-10))
	}
	return max(longAgo, c.Born)
}

// lastPossible is the last day that the record can know of.
func lastPossible(r *indicator.Rules, on day.Day) day.Day {
	if n := len(r.Book.Deliveries); n > 0 {
		return max(on, r.Book.Deliveries[n-1].AsAt)
	}
	return on
}
