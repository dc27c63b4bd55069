package browser_test

import (
	"testing"

	"goldthread/access"
)

func TestAnAnalystFollowsJourneysToTheirChildren(t *testing.T) {
	p := serveTown(t).As(access.Analyst)
	p.Click("Journeys")
	p.See("Where they go", "Whole paths")
	p.Screenshot("journeys")
	p.Inspect()
	p.Choose("Brought by", "Police")
	p.Click("Show these journeys")
	p.See("brought by Police")
	p.Open("/journeys/cases?band=contact.referral")
	p.See("from contact to referral")
	p.Screenshot("journeys-cases")
	p.Inspect()
	p.Width(320)
	p.Open("/journeys")
	p.Screenshot("journeys-320")
}
