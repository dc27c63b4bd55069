package catalogue

import (
	"goldthread/indicator"
	"goldthread/record"
)

// earlyHelpStarted is early-help-started.
var earlyHelpStarted = &indicator.Count[record.EarlyHelp]{
	Words: indicator.Words{
		Code: "early-help-started", Area: indicator.FrontDoor,
		Title:    "Early help assessments started",
		Question: "How many children did we begin to help before things grew serious?",
		Counts:   "early help assessments that started in the period",
		Source:   "local standard; Ofsted, child-level data for inspection (Annex A) list 2, August 2019, which takes each authority's own definition",
		Polarity: indicator.Neither,
		Needs:    []record.Feed{record.EarlyHelpFeed},
		Proxy:    "list 2 holds assessments of the last six months and help that runs; help without an assessment that ended before the list was made is not seen",
	},
	Of: earlyHelp,
}
