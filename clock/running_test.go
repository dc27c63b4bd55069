package clock_test

import (
	"errors"
	"testing"

	"goldthread/clock"
	"goldthread/day"
	"goldthread/record"
)

func on(text string) day.Day { return day.MustParse(text) }

// child makes the record of one child of values.
func child(t *testing.T, values ...record.Value) *record.Child {
	t.Helper()
	var told []record.Told
	for _, v := range values {
		told = append(told, record.Told{Child: "A1", Value: v})
	}
	b, err := record.Assemble("370", told)
	if err != nil {
		t.Fatal(err)
	}
	return b.Child("A1")
}

func visit(p record.Purpose, d string) record.Visit { return record.Visit{Day: on(d), Purpose: p} }
func review(p record.Purpose, d string) record.Review {
	return record.Review{Day: on(d), Purpose: p}
}

// TestRunning looks at a child on 31 March 2025, a Monday, and expects one clock, or none, of a code.
func TestRunning(t *testing.T) {
	plan := record.ProtectionPlan{Start: on("2024-12-02")}
	enquiry := func(e record.Enquiry) record.Enquiry { e.StrategyDiscussion = on("2025-03-03"); return e }
	for name, c := range map[string]struct {
		code   string
		values []record.Value
		due    string
		left   int
	}{
		"an open assessment":                         {"assessment", []record.Value{record.Assessment{Start: on("2025-03-03")}}, "2025-05-08", 38},
		"an assessment authorised on the day":        {"assessment", []record.Value{record.Assessment{Start: on("2025-03-03"), Authorised: on("2025-03-31")}}, "", 0},
		"an assessment authorised later":             {"assessment", []record.Value{record.Assessment{Start: on("2025-01-20"), Authorised: on("2025-04-01")}}, "2025-03-24", -7},
		"an assessment that has not begun":           {"assessment", []record.Value{record.Assessment{Start: on("2025-04-01")}}, "", 0},
		"a conference awaited":                       {"initial-conference", []record.Value{enquiry(record.Enquiry{})}, "2025-03-24", -7},
		"a conference held later":                    {"initial-conference", []record.Value{enquiry(record.Enquiry{Conference: on("2025-04-01")})}, "2025-03-24", -7},
		"a conference held":                          {"initial-conference", []record.Value{enquiry(record.Enquiry{Conference: on("2025-03-20")})}, "", 0},
		"no conference needed":                       {"initial-conference", []record.Value{enquiry(record.Enquiry{ConferenceUnnecessary: "Y"})}, "", 0},
		"an enquiry about a child already on a plan": {"initial-conference", []record.Value{plan, enquiry(record.Enquiry{ConferenceUnnecessary: "N"})}, "", 0},
		"the first review":                           {"protection-review-first", []record.Value{plan}, "2025-03-02", -29},
		"a review after the day":                     {"protection-review-first", []record.Value{plan, review(record.ForProtection, "2025-04-01")}, "2025-03-02", -29},
		"the first review, held":                     {"protection-review-first", []record.Value{plan, review(record.ForProtection, "2025-02-28")}, "", 0},
		"the second review":                          {"protection-review-later", []record.Value{plan, review(record.ForProtection, "2025-02-28")}, "2025-08-28", 150},
		"a review of care is another":                {"protection-review-first", []record.Value{plan, review(record.ForCare, "2025-02-28")}, "2025-03-02", -29},
		"the conference itself is no review":         {"protection-review-first", []record.Value{plan, review(record.ForProtection, "2024-12-02")}, "2025-03-02", -29},
		"a plan that ended":                          {"protection-review-first", []record.Value{record.ProtectionPlan{Start: on("2024-12-02"), End: on("2025-03-31")}}, "", 0},
		"a visit due today":                          {"protection-visit", []record.Value{plan, visit(record.ForProtection, "2025-03-17")}, "2025-03-31", 0},
		"a visit in time":                            {"protection-visit", []record.Value{plan, visit(record.ForProtection, "2025-03-24"), visit(record.ForProtection, "2025-04-02")}, "2025-04-07", 7},
		"a child never visited":                      {"protection-visit", []record.Value{plan}, "2024-12-16", -105},
		"a visit before the plan":                    {"protection-visit", []record.Value{record.ProtectionPlan{Start: on("2025-03-28")}, visit(record.ForProtection, "2025-03-03")}, "2025-04-11", 11},
	} {
		t.Run(name, func(t *testing.T) {
			var found []clock.Due
			for _, d := range clock.Running(child(t, c.values...), on("2025-03-31"), nil) {
				if d.Clock.Code == c.code {
					found = append(found, d)
				}
			}
			switch {
			case c.due == "" && len(found) > 0:
				t.Errorf("it runs until %s and should not", found[0].Due)
			case c.due == "":
			case len(found) != 1:
				t.Errorf("%d clocks run, want one", len(found))
			case found[0].Err != nil || found[0].Due != on(c.due) || found[0].DaysLeft != c.left:
				t.Errorf("due on %s with %d days left (%v), want %s with %d", found[0].Due, found[0].DaysLeft, found[0].Err, c.due, c.left)
			}
		})
	}
}

func TestRunningSaysWhoHoldsItAndWhatItIsAbout(t *testing.T) {
	c := child(t, record.Assessment{Holding: record.Holding{Team: "North", Worker: "A Reed"}, Start: on("2025-03-03")},
		record.ProtectionPlan{Start: on("2025-03-03")},
		record.Snapshot{Day: on("2025-03-31"), List: 7, Said: []record.Observation{{About: record.AllocatedTeam, Text: "South"}, {About: record.AllocatedWorker, Text: "B Ash"}}})
	due := clock.Running(c, on("2025-03-31"), clock.Local{"protection-visit": {N: 4, Unit: clock.Weeks}})
	if len(due) != 3 {
		t.Fatalf("%d clocks run, want assessment, review and visit", len(due))
	}
	for i, want := range []struct{ code, due, team, key string }{
		{"protection-visit", "2025-03-31", "South", "plan 2025-03-03"},
		{"assessment", "2025-05-08", "North", "assessment 2025-03-03"},
		{"protection-review-first", "2025-06-03", "South", "plan 2025-03-03"},
	} {
		if d := due[i]; d.Clock.Code != want.code || d.Due != on(want.due) || d.Team != want.team || d.Key.String() != want.key {
			t.Errorf("clock %d is %s, due %s, held by %s, about %s; want %v", i, d.Clock.Code, d.Due, d.Team, d.Key, want)
		}
	}
}

func TestRunningTellsAClockThatTheCalendarCannotCount(t *testing.T) {
	due := clock.Running(child(t, record.Assessment{Start: on("2028-12-01")}), on("2028-12-15"), nil)
	var outside *day.OutsideCalendarError
	if len(due) != 1 || !errors.As(due[0].Err, &outside) || due[0].Due.Known() {
		t.Errorf("a clock past the calendar is not told as running without a due day: %+v", due)
	}
}
