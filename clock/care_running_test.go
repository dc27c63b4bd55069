package clock_test

import (
	"testing"

	"goldthread/clock"
	"goldthread/codelist"
	"goldthread/record"
)

func check(p record.Purpose, d string) record.HealthCheck {
	return record.HealthCheck{Day: on(d), Purpose: p}
}

func inCare(start string, legal string, values ...record.Value) []record.Value {
	return append(values, record.CarePeriod{Start: on(start)}, record.LegalStatus{Start: on(start), Status: codelist.Code(legal)})
}

func placed(start string, kind string) record.Placement {
	return record.Placement{Start: on(start), Type: codelist.Code(kind)}
}

// leaver is a row of list 9 as at a day.
func leaver(asAt string, category string, touch string) record.Snapshot {
	return record.Snapshot{Day: on(asAt), List: 9, Said: []record.Observation{{About: record.Eligibility, Text: category}, {About: record.InTouch, Text: touch}}}
}

// TestRunningInCare looks at a child on 31 March 2025, a Monday. For each, the clocks of one family that run and when
// they fall due.
func TestRunningInCare(t *testing.T) {
	care, leaving := record.ForCare, record.ForLeavingCare
	list9 := record.Delivery{ID: "m", AsAt: on("2025-03-31"), Covers: []record.Covered{{Feed: record.CareLeavers}}}
	settled := record.Snapshot{Day: on("2025-03-31"), List: 8, Said: []record.Observation{{About: record.PermanencePlan, Text: "RES"}}}
	for name, c := range map[string]struct {
		family string // the codes begin with this
		values []record.Value
		code   string // blank where none runs
		due    string
	}{
		"first review":                                   {"care-review", inCare("2025-03-17", "V2"), "care-review-first", "2025-04-14"},
		"first review, never held":                       {"care-review", inCare("2024-06-03", "V2"), "care-review-first", "2024-07-01"},
		"second review":                                  {"care-review", inCare("2025-01-06", "V2", review(care, "2025-02-03")), "care-review-second", "2025-05-03"},
		"a first review known to be late":                {"care-review", inCare("2025-01-06", "V2", review(care, "2025-02-04")), "care-review-second", "2025-05-04"},
		"a late review of which only the latest is told": {"care-review", inCare("2025-01-06", "V2", record.Review{Day: on("2025-02-04"), Purpose: care, LatestOnly: true}), "care-review-later", "2025-08-04"},
		"later review":                                   {"care-review", inCare("2024-06-03", "V2", review(care, "2024-06-24"), review(care, "2024-09-20")), "care-review-later", "2025-03-20"},
		"a review after the day":                         {"care-review", inCare("2025-03-17", "V2", review(care, "2025-04-01")), "care-review-first", "2025-04-14"},
		"a review of an earlier period":                  {"care-review", inCare("2025-03-17", "V2", review(care, "2025-03-10")), "care-review-first", "2025-04-14"},
		"short breaks have no review here":               {"care-review", inCare("2025-03-17", "V4"), "", ""},
		"care that ceased on the day":                    {"care-review", []record.Value{record.CarePeriod{Start: on("2025-01-06"), Ceased: on("2025-03-31")}}, "", ""},
		"care that ceases later":                         {"care-review", []record.Value{record.CarePeriod{Start: on("2025-03-17"), Ceased: on("2025-04-01")}}, "care-review-first", "2025-04-14"},
		"first visit":                                    {"care-visit", inCare("2025-03-27", "V2", placed("2025-03-27", "U6")), "care-visit-first", "2025-04-03"},
		"no placement known":                             {"care-visit", inCare("2025-03-27", "V2"), "care-visit-first", "2025-04-03"},
		"a visit in the placement before":                {"care-visit", inCare("2024-01-08", "V2", placed("2025-03-20", "U6"), visit(care, "2025-03-19")), "care-visit-first", "2025-03-27"},
		"a visit on the day of the move":                 {"care-visit", inCare("2024-01-08", "V2", placed("2025-03-20", "U6"), visit(care, "2025-03-20")), "care-visit", "2025-05-01"},
		"the reviewing officer's visit is not it":        {"care-visit", inCare("2025-03-27", "V2", placed("2025-03-27", "U6"), visit(record.ByReviewer, "2025-03-28")), "care-visit-first", "2025-04-03"},
		"six weeks after the first year":                 {"care-visit", inCare("2022-01-08", "V2", placed("2022-01-08", "U6"), visit(care, "2025-03-03")), "care-visit", "2025-04-14"},
		"long-term fostering, first year":                {"care-visit", inCare("2024-05-07", "C2", placed("2024-05-07", "U4"), visit(care, "2025-03-03")), "care-visit", "2025-04-14"},
		"long-term fostering after a year":               {"care-visit", inCare("2024-03-03", "C2", placed("2024-03-03", "U4"), visit(care, "2025-03-03")), "care-visit-to-eighteen", "2025-06-03"},
		"long-term home after a year":                    {"care-visit", inCare("2022-03-03", "C2", placed("2022-03-03", "K2"), visit(care, "2025-03-03"), settled), "care-visit-to-eighteen", "2025-06-03"},
		"a home with no such plan":                       {"care-visit", inCare("2022-03-03", "C2", placed("2022-03-03", "K2"), visit(care, "2025-03-03")), "care-visit", "2025-04-14"},
		"at home, interim order, no review":              {"care-visit", inCare("2025-03-17", "C1", placed("2025-03-17", "P1"), visit(care, "2025-03-26")), "care-visit-interim-order", "2025-04-02"},
		"at home, interim order, never visited":          {"care-visit", inCare("2025-03-17", "C1", placed("2025-03-17", "P1")), "care-visit-interim-order", "2025-03-24"},
		"at home, interim order, reviewed":               {"care-visit", inCare("2025-02-17", "C1", placed("2025-02-17", "P1"), visit(care, "2025-03-26"), review(care, "2025-03-10")), "care-visit-interim-order-later", "2025-04-23"},
		"at home, a new care order":                      {"care-visit", inCare("2025-01-06", "C1", placed("2025-01-06", "P1"), visit(care, "2025-03-19"), record.LegalStatus{Start: on("2025-03-26"), Status: "C2"}), "care-visit-order-at-home", "2025-04-02"},
		"at home, visited since the order":               {"care-visit", inCare("2025-01-06", "C1", placed("2025-01-06", "P1"), visit(care, "2025-03-28"), record.LegalStatus{Start: on("2025-03-26"), Status: "C2"}), "care-visit", "2025-05-09"},
		"first health assessment":                        {"health", inCare("2025-03-17", "V2"), "health-assessment-first", "2025-04-14"},
		"assessed just before care":                      {"health", inCare("2025-03-17", "V2", check(record.HealthCheckUp, "2024-12-17")), "health-assessment", "2025-12-17"},
		"assessed too long before care":                  {"health", inCare("2025-03-17", "V2", check(record.HealthCheckUp, "2024-12-16")), "health-assessment-first", "2025-04-14"},
		"under five":                                     {"health", inCare("2024-03-17", "V2", record.Person{Born: on("2020-04-01")}, check(record.HealthCheckUp, "2025-01-15")), "health-assessment-under-five", "2025-07-15"},
		"five today":                                     {"health", inCare("2024-03-17", "V2", record.Person{Born: on("2020-03-31")}, check(record.HealthCheckUp, "2025-01-15")), "health-assessment", "2026-01-15"},
		"never at the dentist":                           {"dental", inCare("2024-06-03", "V2"), "dental-check", "2025-06-03"},
		"at the dentist":                                 {"dental", inCare("2023-06-03", "V2", check(record.DentalCheckUp, "2024-03-20")), "dental-check", "2025-03-20"},
		"a health assessment is no dental check":         {"dental", inCare("2023-06-03", "V2", check(record.HealthCheckUp, "2024-03-20")), "dental-check", "2024-06-03"},
		"pathway plan reviewed":                          {"pathway", []record.Value{list9, leaver("2025-03-31", "FORMER", "YES"), review(leaving, "2024-10-01")}, "pathway-review", "2025-04-01"},
		"pathway plan of an eligible child":              {"pathway", []record.Value{list9, leaver("2025-03-31", "ELIGIBLE", "YES"), record.Person{Born: on("2009-02-15")}}, "pathway-assessment", "2025-05-15"},
		"no word of a plan":                              {"pathway", []record.Value{list9, leaver("2025-03-31", "FORMER", "YES")}, "", ""},
		"a qualifying care leaver":                       {"pathway", []record.Value{list9, leaver("2025-03-31", "QUALIFYING", "YES"), review(leaving, "2024-10-01")}, "", ""},
		"a care leaver who went home":                    {"pathway", []record.Value{list9, leaver("2025-03-31", "FORMER", "RHOM"), review(leaving, "2024-10-01")}, "", ""},
		"contact":                                        {"leaving", []record.Value{list9, leaver("2025-03-31", "FORMER", "YES"), visit(leaving, "2025-02-03")}, "leaving-care-contact", "2025-03-31"},
		"contact with an eligible child":                 {"leaving", []record.Value{list9, leaver("2025-03-31", "ELIGIBLE", "YES"), visit(leaving, "2025-02-03")}, "", ""},
		"not on the list on the day":                     {"leaving", []record.Value{list9, leaver("2025-04-30", "FORMER", "YES"), visit(leaving, "2025-02-03")}, "", ""},
	} {
		t.Run(name, func(t *testing.T) { oneRuns(t, child(t, c.values...), c.family, c.code, c.due) })
	}
}

func oneRuns(t *testing.T, c *record.Child, family, code, due string) {
	t.Helper()
	var found []clock.Due
	for _, d := range clock.Running(c, on("2025-03-31"), nil) {
		if len(d.Clock.Code) >= len(family) && d.Clock.Code[:len(family)] == family {
			found = append(found, d)
		}
	}
	switch {
	case code == "" && len(found) > 0:
		t.Errorf("%s runs until %s and should not", found[0].Clock.Code, found[0].Due)
	case code == "":
	case len(found) != 1:
		t.Errorf("%d clocks run, want one", len(found))
	case found[0].Err != nil || found[0].Clock.Code != code || found[0].Due != on(due):
		t.Errorf("%s, due on %s (%v), want %s on %s", found[0].Clock.Code, found[0].Due, found[0].Err, code, due)
	}
}
