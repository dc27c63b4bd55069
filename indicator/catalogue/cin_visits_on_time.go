package catalogue

import (
	"goldthread/clock"
	"goldthread/codelist"
	"goldthread/day"
	"goldthread/indicator"
	"goldthread/record"
)

// needVisits is cin-visits-on-time.
var needVisits = &indicator.StockShare[record.NeedEpisode]{
	Words: indicator.Words{
		Code: "cin-visits-on-time", Area: indicator.InNeed,
		Title:    "Children with a child in need plan seen on time",
		Question: "Do we see the children we promised to see?",
		Counts:   "children with a child in need plan on the day, whose episode of need is older than the time allowed between visits",
		Meets:    "the child was last seen no longer ago than the authority allows (20 working days unless it sets another)",
		Source:   "local standard: no national text sets a number",
		ValueIn:  "working days since the last visit",
		Polarity: indicator.Higher,
		PairNote: "visits with a purpose that the plan names: it needs the record of each visit, which Annex A does not hold",
		Needs:    []record.Feed{record.NeedEpisodes}, Latest: true,
		Proxy: "list 6 tells when a child was last seen, not by whom; who has a child in need plan is its case status; when the plan began is not told, " +
			"so the start of the episode stands in; a blank day may be a child never seen or a day not written down, and cannot be told; nor can, on a day between two lists, a visit that the later list tells no longer",
	},
	Of: episodes,
	Open: func(_ *indicator.Rules, c *record.Child, e *record.NeedEpisode, on day.Day) bool {
		status, ok := c.Observed(record.CaseStatus, on)
		return ok && codelist.Code(status.Text) == inNeedPlan && e.Open(on)
	},
	Judge: func(r *indicator.Rules, c *record.Child, e *record.NeedEpisode, on day.Day) indicator.Judgement {
		l := r.Limit(clock.NeedVisit, on)
		if !past(l, e.Start, on) {
			return indicator.Judgement{Met: indicator.Out}
		}
		seen := clock.LatestVisit(c, record.LastSeen, day.Span{To: on})
		if !seen.Known() {
			return indicator.Judgement{Met: indicator.CannotTell, Why: "no day is given on which the child was last seen"}
		}
		return upToDate(r, record.NeedEpisodes, clock.NeedVisit, seen, on, laterVisit(c, record.LastSeen, on))
	},
}
