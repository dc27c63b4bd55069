package web_test

import (
	"strings"
	"testing"

	"goldthread/access"
)

// The timeline draws every action with its planned time, what it has run, its milestones and today, and says it in a table.
func TestTimelineOfThePlan(t *testing.T) {
	tn := open(t)
	p := tn.as(access.ImprovementOfficer).get("/plan/timeline")
	p.says(t, "1 Conferences are held in time", "3. Hold initial conferences in time", "Timeline: 1 Conferences are held in time",
		`<title>Planned: 1 June 2026 to 31 January 2027</title>`, "Runs since 1 June 2026", "Milestone reached 10 November 2026: Rooms found", "Milestone due 31 December 2026: Diary shared",
		"Ran from 1 June 2026 to 10 November 2026", ">✓</text>", `class="now"`, "today, 22 November 2026", "The team manager",
		"2 actions as a table", `href="/plan/actions/`+planTraining+`"`, "Rooms found: due 31 August 2026, reached 10 November 2026", `action="/plan/timeline"`)
	if n := strings.Count(p.body, `role="img"`); n != 4 { // two objectives, each for a wide and a narrow screen
		t.Errorf("%d pictures", n)
	}
	p.saysNot(t, "<title>First due", planInternal)
}

// The choice of the plan's list holds for its timeline.
func TestTimelineOfSomeActions(t *testing.T) {
	tn := open(t)
	officer := tn.as(access.ImprovementOfficer)
	p := officer.get("/plan/timeline?partner=Wychmoor+Health")
	p.says(t, "1 action of 4.", "A nurse comes to each conference")
	p.saysNot(t, "Train the chairs", "2 Children are heard")
	officer.get("/plan/timeline?partner=Nobody").says(t, "No action fits that choice.")
	outside := tn.as(access.ElectedMember).get("/plan/timeline")
	outside.says(t, "Head of safeguarding", "Wychmoor Health")
	outside.saysNot(t, "The team manager", "The service manager", planInternal)
}
