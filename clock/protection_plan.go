package clock

import (
	"goldthread/day"
	"goldthread/record"
)

// OnPlan says whether a child protection plan runs for the child on the day.
func OnPlan(c *record.Child, on day.Day) bool { return openPlan(c, on) != nil }

// openPlan is the plan that runs on the day, the latest of several, and nil where none does.
func openPlan(c *record.Child, on day.Day) *record.ProtectionPlan {
	if c.Protection == nil {
		return nil
	}
	for i := len(c.Protection.Plans) - 1; i >= 0; i-- {
		if p := &c.Protection.Plans[i]; p.Open(on) {
			return p
		}
	}
	return nil
}
