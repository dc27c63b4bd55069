package web

import (
	"goldthread/access"
	"goldthread/assurance/plan"
)

// planner is the viewer as the plan asks for them: an account, and what the table of rights allows it.
func (v *visit) planner() plan.Person {
	return plan.Person{Account: v.viewer.Account.Name, May: func(right string) bool { return v.may(access.Act(right)) }}
}
