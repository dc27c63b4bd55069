package inspection

import "goldthread/clock"

// The timescales of inspection. Each is a clock as those of package clock are, but runs for the authority and not for a
// child.
var (
	publishReport = &clock.Clock{Code: "report-published", Name: "Report published by the authority",
		Starts: "the authority receives the report", Stops: "the authority has published it",
		Versions: []clock.Version{{Limit: clock.Limit{N: 30, Unit: clock.WorkingDays}, Source: "SI 2007/462, regulation 2, as made"}}}
	statement = &clock.Clock{Code: "written-statement", Name: "Written statement of action",
		Starts: "the authority receives the report or letter", Stops: "the statement is sent and published",
		Versions: []clock.Version{{Limit: clock.Limit{N: 70, Unit: clock.WorkingDays}, Source: "Education and Inspections Act 2006, section 137(3) and (4), with SI 2007/462; after a joint inspection SI 2015/1792, regulation 4"}}}
	draftPlan = &clock.Clock{Code: "draft-action-plan", Name: "Draft action plan",
		Starts: "the letter with areas for priority action is received", Stops: "the draft is sent to Ofsted",
		Versions: []clock.Version{{Limit: clock.Limit{N: 20, Unit: clock.WorkingDays}, Source: "ILACS, as the trade press told it in 2018"}}}
	nextInspection = &clock.Clock{Code: "next-inspection", Name: "Next inspection",
		Starts: "the first day on site of the last inspection", Stops: "the first day on site of the next",
		Versions: []clock.Version{{Limit: clock.Limit{N: 36, Unit: clock.Months}, Source: "ILACS: usually from six months before to six months after three years"}}}
	monitoring = &clock.Clock{Code: "monitoring-visit", Name: "Monitoring visit",
		Starts: "publication of the inspection that found services inadequate, then each visit", Stops: "the first day of the next visit",
		Versions: []clock.Version{{Limit: clock.Limit{N: 3, Unit: clock.Months}, Source: "Ofsted, monitoring of services judged inadequate: quarterly"}}}
	engagement = &clock.Clock{Code: "engagement-meeting", Name: "Annual engagement meeting",
		Starts: "the last meeting; before the first, publication of the last inspection", Stops: "the meeting is held",
		Versions: []clock.Version{{Limit: clock.Limit{N: 12, Unit: clock.Months}, Source: "ILACS: each year"}}}
	evaluation = &clock.Clock{Code: "self-evaluation", Name: "Self-evaluation",
		Starts: "the last one was signed off", Stops: "the next one is signed off",
		Versions: []clock.Version{{Limit: clock.Limit{N: 12, Unit: clock.Months}, Source: "ILACS: each year, before the annual engagement meeting"}}}
	review = &clock.Clock{Code: "dfe-review", Name: "Review by the Department",
		Starts: "the notice or direction is issued, then each review", Stops: "the first day of the next review",
		Versions: []clock.Version{{Limit: clock.Limit{N: 6, Unit: clock.Months}, Source: "as the notice says; six months in those that were read"}}}
	focused = &clock.Clock{Code: "focused-visit", Name: "Focused visit or joint inspection",
		Starts: "the first day on site of the last inspection", Stops: "the first day of the visit",
		Versions: []clock.Version{{Limit: clock.Limit{N: 36, Unit: clock.Months}, Source: "ILACS: up to two between inspections, of which a joint inspection may take the place of one"}}}
)

// Timescales lists them, as a page of definitions shows them.
func Timescales() []*clock.Clock {
	return []*clock.Clock{nextInspection, focused, monitoring, engagement, evaluation, publishReport, draftPlan, statement, review}
}

// around is how many months before and after its day an inspection is usual; most is how many visits may come between.
const (
	around     = 6
	mostVisits = 2
)
