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
			"only to a team counts; a care leaver with a personal adviser does not, but one who is in care or on a plan needs a social worker all the same and does",
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
	case a.held.Worker != "" || a.adviser && adviserEnough(c, on):
		return
	}
	f(indicator.Case{Record: involvement, Day: on, Holding: a.held, Judgement: j})
}

// adviserEnough says whether a personal adviser may hold the case alone: of somebody who has left care. A child of 16 or 17
// in care has an adviser beside the social worker, not instead (Children Act 1989, schedule 2, paragraph 19C).
func adviserEnough(c *record.Child, on day.Day) bool {
	_, worker := heldFor(c, on)
	return c.Leaving.On(on) && !worker
}
