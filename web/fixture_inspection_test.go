package web_test

import (
	"context"

	"goldthread/access"
	"goldthread/assurance"
	"goldthread/assurance/inspection"
	"goldthread/day"
	"goldthread/store"
)

// The town's register, by id.
const (
	inspectionPast   = "inspection-2022"
	inspectionNewest = "inspection-2026" // whose recommendations are in the plan
	inspectionNow    = "inspection-now"  // inspectors are on site: confidential
	noticeInForce    = "notice-2026"

	confidential = "Inspectors ask about supervision." // of what is not published
)

// furnishRegister writes the town's inspections as its people would.
func furnishRegister(ctx context.Context, journal *store.Store) {
	keep := func(d store.Draft, err error) {
		if err == nil {
			_, err = journal.Append(ctx, authority, signInName(access.Analyst), []store.Draft{d})
		}
		if err != nil {
			panic(err) // the register of the tests themselves
		}
	}
	keepFile := func(name, text string) assurance.FrozenFile {
		sha, err := journal.PutDocument(ctx, authority, name, "application/pdf", []byte(text))
		if err != nil {
			panic(err)
		}
		return assurance.FrozenFile{Name: name, SHA256: sha, MediaType: "application/pdf", Size: int64(len(text))}
	}
	on := day.MustParse
	judged := func(overall, leaders, protection, care string) []inspection.Judgement {
		return []inspection.Judgement{{Area: "overall effectiveness", Grade: overall}, {Area: "leadership", Grade: leaders},
			{Area: "help and protection", Grade: protection}, {Area: "in care and care leavers", Grade: care}}
	}
	past := inspection.Inspection{Kept: inspection.Kept{ID: inspectionPast}, Framework: inspection.Standard, Status: inspection.Published,
		From: on("2022-05-09"), To: on("2022-05-20"), Published: on("2022-07-04"), Lead: "Asha Okello",
		Judgements: judged(inspection.Inadequate, inspection.Inadequate, inspection.Inadequate, inspection.RequiresImprovement), Priority: true}
	keep(past.Draft(0))
	newest := inspection.Inspection{Kept: inspection.Kept{ID: inspectionNewest}, Framework: inspection.Standard, Status: inspection.Published,
		From: on("2026-03-02"), To: on("2026-03-13"), Published: on("2026-05-05"), Lead: "Tom Harrow", Findings: "Conferences are late, and nobody can say why.",
		Report: keepFile("report.pdf", "%PDF-1.4 what everybody may read"), Files: []assurance.FrozenFile{keepFile("draft.pdf", "%PDF-1.4 what nobody outside may read")}}
	newest.Judgements = append(judged(inspection.RequiresImprovement, inspection.RequiresImprovement, inspection.RequiresImprovement, inspection.Good)[:3],
		inspection.Judgement{Area: "in care", Grade: inspection.Good}, inspection.Judgement{Area: "care leavers", Grade: inspection.Outstanding})
	keep(newest.Draft(0))
	visit := inspection.Inspection{Kept: inspection.Kept{ID: inspectionNow}, Framework: inspection.FocusedVisit, Status: inspection.OnSite, Title: "The front door",
		Notified: on("2026-11-16"), From: on("2026-11-18"), Findings: confidential}
	keep(visit.Draft(0))
	notice := inspection.Notice{Kept: inspection.Kept{ID: noticeInForce}, Sort: inspection.ImprovementNotice, State: inspection.InForce, IssuedBy: "Department for Education",
		IssuedOn: on("2022-09-01"), After: inspectionPast, Text: "Services for children in Wychmoor are to improve.", Appointed: "Maria Bell", As: "adviser", Months: inspection.UsualReview,
		Files: []assurance.FrozenFile{keepFile("notice.pdf", "%PDF-1.4 the notice")}}
	keep(notice.Draft(0))
	furnishReadiness(keep)
}
