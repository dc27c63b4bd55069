package web

import (
	"goldthread/clock"
	"goldthread/codelist"
	"goldthread/day"
	"goldthread/record"
)

// caseStatus is where a child stands with the service on a day, as an address names it; blank where no case is open.
type caseStatus string

const (
	inCare     caseStatus = "care"
	onPlan     caseStatus = "protection"
	inNeed     caseStatus = "need"
	inAssess   caseStatus = "assessment"
	careLeaver caseStatus = "leaver"
)

// caseStatuses lists them, and so the columns of a caseload.
var caseStatuses = []caseStatus{inCare, onPlan, inNeed, inAssess, careLeaver}

var caseStatusWords = map[caseStatus]string{
	inCare: "In care", onPlan: "Child protection plan", inNeed: "Child in need", inAssess: "Being assessed",
	careLeaver: "Care leaver", "": "No open case",
}

// Words is the status as people say it.
func (s caseStatus) Words() string { return caseStatusWords[s] }

// statusOf is the most that the service does for the child on the day: who is in care may have a plan too.
func statusOf(c *record.Child, on day.Day) caseStatus {
	switch {
	case clock.InCare(c, on) != nil:
		return inCare
	case clock.PlanOn(c, on) != nil:
		return onPlan
	}
	if l, ok := clock.CareLeaver(c, on); ok && l.Counts() {
		return careLeaver
	}
	said, told := c.Observed(record.CaseStatus, on)
	open := needOpen(c, on)
	switch {
	case open && told && codelist.Code(said.Text) == codelist.StatusAssess, !open && assessmentOpen(c, on):
		return inAssess
	case open:
		return inNeed
	}
	return ""
}

func needOpen(c *record.Child, on day.Day) bool {
	if c.Need == nil {
		return false
	}
	for _, e := range c.Need.Episodes {
		if e.Open(on) {
			return true
		}
	}
	return false
}

func assessmentOpen(c *record.Child, on day.Day) bool {
	if c.Front == nil {
		return false
	}
	for _, a := range c.Front.Assessments {
		if a.Open(on) {
			return true
		}
	}
	return false
}
