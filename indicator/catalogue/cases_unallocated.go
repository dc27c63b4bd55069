package catalogue

import (
	"goldthread/day"
	"goldthread/indicator"
	"goldthread/record"
)

// casesUnallocated is cases-unallocated: an average caseload falls when cases are left with nobody.
var casesUnallocated = &indicator.State{
	Words: indicator.Words{
		Code: "cases-unallocated", Area: indicator.Workforce,
		Title:    "Open cases with no allocated worker",
		Question: "Is any child left without a worker of their own?",
		Counts: "children with open work on the day (an episode of need, a protection plan, care or leaving care) for whom the newest list names no worker; a case given " +
			"only to a team counts, a care leaver with a personal adviser does not",
		Source:   "local standard",
		Polarity: indicator.Lower, Pair: "caseload-mean",
		Compare: "not published nationally",
		Needs:   caseloadFeeds, Latest: true,
		Proxy: "a blank worker on the list stands for no worker; where no list speaks of the child it cannot be told",
	},
	In:    indicator.Number,
	Cases: unallocated,
}

func unallocated(_ *indicator.Rules, c *record.Child, on day.Day, f func(indicator.Case)) {
	if !openWork(c, on) {
		return
	}
	a := allocatedOn(c, on)
	j := indicator.Judgement{Met: indicator.Yes, Why: "no worker is named"}
	switch {
	case !a.listed:
		j = indicator.Judgement{Met: indicator.CannotTell, Why: "no list says who holds the case"}
	case a.held.Worker != "" || a.adviser:
		return
	}
	f(indicator.Case{Record: involvement, Day: on, Holding: a.held, Judgement: j})
}
