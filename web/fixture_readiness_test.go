package web_test

import (
	"slices"

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

	firstSays  = "Conferences are late:"
	frozenThen = "41.5% (17 of 41) in the twelve months to 31 August 2026"
	secondSays = "A second team at the front door by March."
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
	number := 41.5
	first := inspection.SelfEvaluation{Version: 1, AsAt: on("2026-08-31"), State: inspection.SignedOff, Writers: []string{signInName(access.Analyst)}, SignedBy: signInName(access.Director), SignedOn: on("2026-09-30"),
		Frozen: []inspection.Frozen{{Written: "[figure icpc-within-15wd]", Told: inspection.Told{Says: frozenThen, AsAt: on("2026-08-31"), Value: &number, Of: 41}}}}
	for n := range inspection.Questions {
		first.Sections = append(first.Sections, inspection.Section{Question: inspection.Questions[n], Text: []string{firstSays + " [figure icpc-within-15wd].",
			"- By figures\n- By records [audit Core groups, March 2026; 20; 14 good or better] and voices [voice Children in care council, May 2026; 9; We are asked]", "More of it."}[n]})
	}
	keep(first.Draft(0))
	second := inspection.SelfEvaluation{Version: 2, Previous: "1", AsAt: on("2026-10-31"), Sections: slices.Clone(first.Sections), State: inspection.InDraft, Writers: []string{signInName(access.Analyst)}}
	second.Sections[2].Text = secondSays
	keep(second.Draft(0))
}
