package catalogue

import (
	"goldthread/day"
	"goldthread/indicator"
	"goldthread/record"
)

// caseloadFeeds are the lists that tell open work and who holds it.
var caseloadFeeds = []record.Feed{record.NeedEpisodes, record.ProtectionPlans, record.CarePeriods, record.CareLeavers}

// caseloadMean is caseload-mean.
var caseloadMean = &indicator.State{
	Words: indicator.Words{
		Code: "caseload-mean", Area: indicator.Workforce,
		Title:    "Average caseload",
		Question: "How many children does each social worker hold?",
		Counts: "children with open work on the day (an episode of need, a protection plan, care or leaving care) and a named worker, each child one case, over the " +
			"workers who are named for at least one",
		Source:   "Children's social work workforce (DfE), average caseload: cases over social workers who hold one or more",
		Polarity: indicator.Lower, Pair: "cases-unallocated", LAIT: "Work_Force_AvgNumCase_SW",
		Compare: "published as at 30 September, over full-time equivalents of registered social workers; ours is over heads, whatever their hours and registration, so " +
			"it is lower than the published one where people work part time",
		Unlike: true,
		Needs:  caseloadFeeds, Latest: true,
		Proxy: "Annex A tells names and neither hours nor grade: newly qualified workers, who should hold less, are not told apart, and a child whom two workers share is " +
			"one case of the worker on the list of the highest duty (care, protection, need, leaving care). A personal adviser's cases count only where list 9 names the adviser as worker",
	},
	In:    indicator.Average,
	Cases: heldCases,
}

func heldCases(_ *indicator.Rules, c *record.Child, on day.Day, f func(indicator.Case)) {
	if !openWork(c, on) {
		return
	}
	if a := allocatedOn(c, on); a.held.Worker != "" {
		f(indicator.Case{Record: involvement, Day: on, Holding: a.held, Judgement: indicator.Judgement{Met: indicator.Yes}})
	}
}
