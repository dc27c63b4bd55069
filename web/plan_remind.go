package web

import "goldthread/access"

// updatesDue counts the updates that are asked of the viewer about now, or are late: the navigation says so on every page,
// for nobody should have to open the plan to be reminded of it. When an update is due rests on no figure.
func (v *visit) updatesDue() int {
	account := v.viewer.Account.Name
	if !v.may(access.UpdateActions) || !v.house.plan.Owns(account) {
		return 0
	}
	s, err := v.standingBy(nil, true, false)
	if err != nil {
		return 0
	}
	return len(s.UpdatesDue(account))
}
