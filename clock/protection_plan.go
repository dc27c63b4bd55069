package clock

import (
	"goldthread/day"
	"goldthread/record"
)

// PlanOn is the child protection plan that runs for the child on the day, the latest of several, and nil where none does.
func PlanOn(c *record.Child, on day.Day) *record.ProtectionPlan {
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
