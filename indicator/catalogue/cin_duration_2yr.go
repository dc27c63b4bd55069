package catalogue

import (
	"goldthread/clock"
	"goldthread/day"
	"goldthread/indicator"
	"goldthread/record"
)

// needTwoYears is cin-duration-2yr.
var needTwoYears = &indicator.StockShare[record.NeedEpisode]{
	Words: indicator.Words{
		Code: "cin-duration-2yr", Area: indicator.InNeed,
		Title:    "Children in need for two years or more",
		Question: "For how many children has our help gone on for years?",
		Counts:   "children with an open episode of need on the day",
		Meets:    "the episode began two years before or earlier",
		Source:   "Children in need (DfE), reporting year 2025, table b4; national measure CINTime2more (children in need census)",
		ValueIn:  "days open",
		Polarity: indicator.Neither, LAIT: "CINTime2more",
		Compare: "the published figure is for cases open on 31 March and takes in care leavers, who are often known for long and whom Ofsted's list 6 leaves out",
		Unlike:  true,
		Needs:   []record.Feed{record.NeedEpisodes}, Latest: true,
		Proxy: "list 6 holds one row a child, the latest episode. Seen from a later list, a past day lacks the children whose case was closed and opened again " +
			"since, and among them those known for long, so it is told as at the days of deliveries only",
	},
	Of: episodes, Open: episodeOpen,
	Judge: func(r *indicator.Rules, _ *record.Child, e *record.NeedEpisode, on day.Day) indicator.Judgement {
		return lasted(r.Limit(clock.NeedTwoYears, e.Start), e.Start, on)
	},
}
