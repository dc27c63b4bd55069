package catalogue

import (
	"goldthread/codelist"
	"goldthread/day"
	"goldthread/indicator"
	"goldthread/record"
)

func episodes(c *record.Child) []record.NeedEpisode {
	if c.Need == nil {
		return nil
	}
	return c.Need.Episodes
}

func episodeOpen(_ *indicator.Rules, _ *record.Child, e *record.NeedEpisode, on day.Day) bool {
	return e.Open(on)
}

// inNeedPlan is the case status of a child whom list 6 names as one with a child in need plan. The list gives the first
// that applies of looked after, protection plan, child in need plan and open assessment.
const inNeedPlan codelist.Code = "CIN"
