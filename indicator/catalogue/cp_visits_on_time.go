package catalogue

import (
	"goldthread/clock"
	"goldthread/day"
	"goldthread/indicator"
	"goldthread/record"
)

// protectionVisits is cp-visits-on-time.
var protectionVisits = &indicator.StockShare[record.ProtectionPlan]{
	Words: indicator.Words{
		Code: "cp-visits-on-time", Area: indicator.Protection,
		Title:    "Children with a child protection plan visited on time",
		Question: "Do we visit the children who need protecting as often as we said we would?",
		Counts:   "children with a child protection plan on the day that is older than the time allowed between visits",
		Meets:    "the last visit was no longer ago than the authority allows (10 working days unless it sets another)",
		Source:   "local standard: Working Together to Safeguard Children 2023 leaves it to the plan",
		ValueIn:  "working days since the last visit",
		Polarity: indicator.Higher, Pair: "cp-seen-alone",
		PairNote: "besides, visits with a purpose that the plan names: it needs the record of each visit, which Annex A does not hold",
		Needs:    []record.Feed{record.ProtectionPlans}, Latest: true,
		Proxy: "list 7 tells the last statutory visit, and of the child's being seen only whether alone; one limit stands for the one that each plan sets; a " +
			"blank day may be a child never visited or a day not written down, and cannot be told; nor can, on a day between two lists, a visit that the later list tells no longer",
	},
	Of: plans, Open: planOpen,
	Judge: func(r *indicator.Rules, c *record.Child, p *record.ProtectionPlan, on day.Day) indicator.Judgement {
		l := r.Limit(clock.ProtectionVisit, on)
		if !past(l, p.Start, on) {
			return indicator.Judgement{Met: indicator.Out}
		}
		visited := clock.LatestVisit(c, record.ForProtection, day.Span{To: on})
		if !visited.Known() {
			return indicator.Judgement{Met: indicator.CannotTell, Why: "no day of a visit is given"}
		}
		return upToDate(r, record.ProtectionPlans, clock.ProtectionVisit, visited, on, laterVisit(c, record.ForProtection, on))
	},
}
