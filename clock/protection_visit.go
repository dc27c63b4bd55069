package clock

import (
	"goldthread/day"
	"goldthread/record"
)

// ProtectionVisit is the visit to a child with a protection plan. No national text sets a number: the plan does, and
// most authorities ask for ten working days; others have fifteen, or four weeks.
var ProtectionVisit = &Clock{
	Code: "protection-visit", Name: "Visit to a child with a protection plan",
	Starts: "the visit before, or the start of the plan", Stops: "the child was visited, or the plan ended",
	Local:    true,
	Versions: []Version{{Limit: Limit{10, WorkingDays}, Source: "local standard; the plan sets it (Working Together to Safeguard Children 2023)"}},
}

func protectionVisitRunning(c *record.Child, on day.Day, l Local, found func(Due)) {
	p := PlanOn(c, on)
	if p == nil {
		return
	}
	start := max(p.Start, LatestVisit(c, record.ForProtection, day.Span{To: on}))
	found(l.due(ProtectionVisit, start, on, c.HeldOn(on), key(*p)))
}
