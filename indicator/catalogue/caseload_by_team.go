package catalogue

import "goldthread/indicator"

// caseloadByTeam is caseload-by-team.
var caseloadByTeam = &indicator.State{
	Words: indicator.Words{
		Code: "caseload-by-team", Area: indicator.Workforce,
		Title:    "Average caseload by team",
		Question: "Do some teams carry more than others?",
		Counts: "children with open work on the day and a named worker, each child one case of the team that the list names, over the workers of that team who are " +
			"named for at least one",
		Source:   "local standard",
		Polarity: indicator.Lower, Pair: "cases-unallocated",
		Compare: "not published nationally by team; the published average of an authority is over full-time equivalents, ours over heads",
		Unlike:  true,
		Needs:   caseloadFeeds, Latest: true, SplitBy: indicator.ByTeam,
		Proxy: "Annex A tells names and neither hours nor grade: newly qualified workers, who should hold less, are not told apart. A worker named in two teams counts in each",
	},
	In:    indicator.Average,
	Cases: heldCases,
}
