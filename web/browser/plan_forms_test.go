package browser_test

import (
	"strings"
	"testing"

	"goldthread/access"
)

// TestAnActionIsWrittenAndProved has an action written, what is wrong with it put right, evidence added to it and checked by
// somebody else; each form on the way is inspected.
func TestAnActionIsWrittenAndProved(t *testing.T) {
	tn := serveTown(t)
	p := tn.As(access.ImprovementOfficer)
	p.Open("/plan/new/action")
	p.Fill("Milestone 1", "A list of visits that are due")
	p.Click("Add it")
	p.See("There is a problem", "Give the day by which milestone 1 will be reached")
	p.Inspect()
	p.Fill("The action", "Look at visits each Monday")
	p.Fill("The owner’s role", "Head of service")
	p.Choose("Owner", "Ruth Clarke-Adomako (service manager)")
	p.Fill("Due", "31 March 2027")
	p.Fill("Due, milestone 1", "31 January 2027")
	p.Click("Add it")
	p.See("The plan is changed", "Look at visits each Monday", "Ruth Clarke-Adomako")
	action, _, _ := strings.Cut(p.Path(), "?")
	for _, form := range []string{"/edit", "/agreement", "/recovery", "/evidence", "/evidence?sort=audit"} {
		p.Open(action + form)
		p.Inspect()
	}
	p.Open("/plan/lines")
	p.Inspect()
	p.Open(action + "/evidence?sort=voice")
	p.Fill("What it is", "What parents said")
	p.Fill("Who spoke", "parents")
	p.Fill("What they said", "They came when they said.")
	p.Click("Add it")
	p.Click("What parents said")
	p.See("You added it, so another person must look at it.")
	evidence := p.Path()

	auditor := tn.As(access.QualityAuditor)
	auditor.Open(evidence)
	auditor.Inspect()
	auditor.Click("Yes: it shows what it is said to show")
	auditor.Click("Save what you found")
	auditor.See("It holds", "For the service alone")
	member := tn.As(access.ElectedMember)
	member.Open(evidence)
	member.See("not cleared for readers outside the service")
	member.Unsee("They came when they said.")
	member.Inspect()
}
