package catalogue

import (
	"slices"

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
		Meets: "a day before the one that began it, before birth (lists 1 to 7: more than ten months before, for unborn children), after the newest delivery (the latest visit, " +
			"review and check of lists 6 to 9 too), or so long ago that the person would be past 25; or somebody aged 18 or over who is still in care",
		Source:   "local standard",
		Polarity: indicator.Lower, Pair: "data-quality-missing",
		Compare: "not published nationally",
		Needs:   recordFeeds,
		Latest:  true,
		Proxy:   "1 January 1900, which some systems write for a blank, is read as a blank; adopters (list 11) are not looked at",
	},
	In: indicator.Percent,
	Cases: func(r *indicator.Rules, c *record.Child, on day.Day, f func(indicator.Case)) {
		l := look{child: c, on: on, last: lastPossible(r, on)}
		if c.Front != nil {
			list1.each(&l, implausible, f)
			list2.each(&l, implausible, f)
			list3.each(&l, implausible, f)
			list4.each(&l, implausible, f)
		}
		if c.Protection != nil {
			list5.each(&l, implausible, f)
			list7.each(&l, implausible, f)
		}
		if c.Leaving != nil {
			list9.each(&l, implausible, f)
		}
		list6.each(&l, implausible, f)
		list8.each(&l, implausible, f)
		list10.each(&l, implausible, f)
	},
}

// implausible judges a row by its days.
func implausible[E any](list *annexaList[E], l look, e *E) indicator.Judgement {
	why := l.impossible(list.number, list.days(e))
	if why == "" {
		why = l.toCome(list.told)
	}
	if why == "" && list.wrong != nil {
		why = list.wrong(l.child, e, l.on)
	}
	if why != "" {
		return indicator.Judgement{Met: indicator.Yes, Why: why}
	}
	return indicator.Judgement{Met: indicator.No, Why: "no day is out of the question"}
}

// impossible says what cannot be right about the days of a row, of which the first began it; blank for nothing.
func (l *look) impossible(list uint8, days [8]day.Day) string {
	for _, d := range days {
		switch {
		case !d.Known():
		case l.longAgo(d):
			return "a day so long ago that the person would be past 25"
		case l.beforeBirth(list, d):
			return "a day before birth"
		case d < days[0]:
			return "a day before the one that began it"
		case d > l.last:
			return "a day after the newest delivery"
		}
	}
	return ""
}

// toCome finds a visit, review or check that is told of as done and could not have been yet; blank for none.
func (l *look) toCome(told []record.Purpose) string {
	c := l.child
	for i := len(c.Visits) - 1; i >= 0 && c.Visits[i].Day > l.last; i-- {
		if slices.Contains(told, c.Visits[i].Purpose) {
			return "a visit after the newest delivery"
		}
	}
	for i := len(c.Reviews) - 1; i >= 0 && c.Reviews[i].Day > l.last; i-- {
		if slices.Contains(told, c.Reviews[i].Purpose) {
			return "a review after the newest delivery"
		}
	}
	for i := len(c.Checks) - 1; i >= 0 && c.Checks[i].Day > l.last; i-- {
		if slices.Contains(told, c.Checks[i].Purpose) {
			return "a health or dental check after the newest delivery"
		}
	}
	return ""
}

// servedUntil is the age in years at which children's services end: leaving care is over at 25.
const servedUntil = 25

// longAgo says whether somebody born on a day would be past 25. Only near the edge does it take a calendar to say so.
func (l *look) longAgo(d day.Day) bool {
	return l.on-d > servedUntil*365 && d < l.on.AddYears(-servedUntil-1)
}

// monthsUnborn is how many months before the day of birth a row may be about a child not yet born, on lists 1 to 7: the
// day was only expected when it was written down.
const monthsUnborn = 10

// beforeBirth says whether a day is before the child was born, or could have been known of.
func (l *look) beforeBirth(list uint8, d day.Day) bool {
	born := l.child.Born
	if !born.Known() || d >= born {
		return false
	}
	return list > 7 || born-d > 28*monthsUnborn && d < born.AddMonths(-monthsUnborn)
}

// lastPossible is the last day that the record can know of.
func lastPossible(r *indicator.Rules, on day.Day) day.Day {
	if n := len(r.Book.Deliveries); n > 0 {
		return max(on, r.Book.Deliveries[n-1].AsAt)
	}
	return on
}
