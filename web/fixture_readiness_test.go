package web_test

import (
	"goldthread/access"
	"goldthread/assurance/inspection"
	"goldthread/day"
	"goldthread/store"
)

// What the town's inspectors asked for and what it says to them: confidential, each in its own way.
const (
	askedLate    = "Supervision records of two teams."
	askedSent    = "The structure of the service."
	factWrong    = "The report says nine children; there were seven."
	emergingThen = "Supervision is not written down."
)

// furnishReadiness writes what belongs to the visit that is under way.
func furnishReadiness(keep func(store.Draft, error)) {
	on := day.MustParse
	late := inspection.Request{Inspection: inspectionNow, Number: 1, State: inspection.Open, Text: askedLate, AskedBy: "Ines Marsh",
		AskedOn: on("2026-11-18"), DueOn: on("2026-11-20"), Owner: signInName(access.TeamManager)}
	keep(late.Draft(0))
	sent := inspection.Request{Inspection: inspectionNow, Number: 2, State: inspection.Sent, Text: askedSent, AskedBy: "Ines Marsh",
		AskedOn: on("2026-11-18"), DueOn: on("2026-11-19"), Owner: signInName(access.Analyst), SentOn: on("2026-11-19"), Version: "2"}
	keep(sent.Draft(0))
	comment := inspection.FactualComment{Kept: inspection.Kept{ID: "fact-1"}, Inspection: inspectionNow, State: inspection.Drafted, Page: 4, Paragraph: "12",
		Says: factWrong, Right: "Seven, as list 8 shows.", Evidence: "List 8 as at 31 October."}
	keep(comment.Draft(0))
	note := inspection.KeepInTouch{Inspection: inspectionNow, Day: on("2026-11-18"), Present: "Ines Marsh, the director", Text: "The first day went as planned.", Emerging: emergingThen}
	keep(note.Draft(0))
}
