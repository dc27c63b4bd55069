package demo_test

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"goldthread/assurance/inspection"
	"goldthread/day"
	"goldthread/demo"
	read "goldthread/ingest/inspection"
	"goldthread/sample"
	"goldthread/store"
)

func registerOf(t *testing.T, journal *store.Store) *inspection.Register {
	t.Helper()
	r, err := inspection.Read(ctx, journal, sample.Code)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func inspectionsOfSixYears(t *testing.T, journal *store.Store) {
	r := registerOf(t, journal)
	grades, sorts := "", map[inspection.Framework]int{}
	for _, i := range r.Inspections() {
		sorts[i.Framework]++
		if g := i.Grade(inspection.OverallArea); g != "" {
			grades += fmt.Sprintf("%s %s\n", i.From.Time().Format("2006"), g)
		}
	}
	if want := "2021 inadequate\n2023 requires improvement to be good\n2025 good\n"; grades != want {
		t.Errorf("the grades are\n%swant\n%s", grades, want)
	}
	for f, want := range map[inspection.Framework]int{inspection.MonitoringVisit: 5, inspection.DfEReview: 6, inspection.FocusedVisit: 2, inspection.PeerReview: 1} {
		if sorts[f] != want {
			t.Errorf("%d of %s, want %d", sorts[f], f, want)
		}
	}
	if all := r.Notices(); len(all) != 1 || all[0].State != inspection.Ended || all[0].After == "" {
		t.Errorf("the notices are %+v", all)
	}
	if n := len(r.Engagements()); n != 3 {
		t.Errorf("%d engagement meetings", n)
	}
	if standing, grade, ok := r.Standing(day.OfTime(now)); !ok || grade != inspection.Good || len(r.KeepInTouch(standing.ID)) != 10 || len(r.Comments(standing.ID)) != 5 {
		t.Errorf("the newest is %q with %d notes and %d comments", grade, len(r.KeepInTouch(standing.ID)), len(r.Comments(standing.ID)))
	}
	if len(r.Calendar(day.OfTime(now))) == 0 {
		t.Error("nothing comes next")
	}
}

func readyForTheNext(t *testing.T, journal *store.Store) {
	r, today := registerOf(t, journal), day.OfTime(now)
	for _, i := range r.Inspections() {
		if i.Status != inspection.Notified {
			continue
		}
		ready := r.Readiness(i.ID, today, day.MustParse("2026-10-31"))
		if ready.Open != 3 || ready.Answered != 3 || ready.Tracked+ready.Sampled == 0 || ready.AuditsBack != 1 || len(ready.Loose) < 5 {
			t.Errorf("readiness is %+v", ready)
		}
		if ready.DocumentsReady < 15 || ready.DocumentsReady == ready.DocumentsNeeded {
			t.Errorf("%d of %d documents are ready", ready.DocumentsReady, ready.DocumentsNeeded)
		}
		return
	}
	t.Error("no inspection is announced")
}

func evaluatedItself(t *testing.T, journal *store.Store) {
	all := registerOf(t, journal).Evaluations()
	if len(all) != 2 || all[0].State != inspection.InDraft || all[1].State != inspection.SignedOff {
		t.Fatalf("the self-evaluations are %+v", all)
	}
	if n := len(all[1].Frozen); n < 5 {
		t.Errorf("%d citations are frozen", n)
	}
	if n := len(all[0].Citations()); n < 8 {
		t.Errorf("%d citations live", n)
	}
}

// TestTheReportReadsAsTheStoryTellsIt reads the report of the newest inspection as a council would.
func TestTheReportReadsAsTheStoryTellsIt(t *testing.T) {
	journal := made(t, t.TempDir(), demo.Settings{Children: 60, Months: 2, Seed: 1, Now: now})
	r := registerOf(t, journal)
	newest, _, _ := r.Standing(day.OfTime(now))
	kept, err := journal.Document(ctx, sample.Code, newest.Report.SHA256)
	if err != nil {
		t.Fatal(err)
	}
	printed, err := os.ReadFile("inspection_report.pdf")
	if err != nil || !bytes.Equal(printed, kept.Content) {
		t.Fatalf("the report that is kept is not the one that was printed: %v", err)
	}
	reader := read.NewReader(filepath.Join(os.TempDir(), "goldthread-test-pdfium")) // where the tests of the package keep it
	defer reader.Close()
	got, err := reader.Read(ctx, newest.Report.Name, kept.Content)
	if err != nil {
		t.Fatal(err)
	}
	if got.Authority != sample.Name || got.Framework != read.ILACSStandard || got.Start != newest.From || got.End != newest.To || got.LeadInspector == "" {
		t.Errorf("it is of %q, %s, %s to %s, led by %q; the register says %s to %s", got.Authority, got.Framework, got.Start, got.End, got.LeadInspector, newest.From, newest.To)
	}
	scheme, _ := inspection.SchemeOn(newest.Framework, newest.From)
	for _, j := range got.Judgements {
		area, _ := scheme.Area(j.Area)
		if grade, ok := scheme.Grade(j.Grade); !ok || grade != newest.Grade(area.Key) {
			t.Errorf("%s is %q in the report and %q in the register", j.Area, j.Grade, newest.Grade(area.Key))
		}
	}
	recommended := planOf(t, journal).FromSource("inspection", newest.ID)
	if len(got.Judgements) != 5 || len(got.Recommendations) != 4 || len(recommended) != 4 {
		t.Fatalf("%d judgements and %d recommendations in the report, %d in the plan", len(got.Judgements), len(got.Recommendations), len(recommended))
	}
	for n, one := range got.Recommendations {
		if one.Text != recommended[n].Text || one.Page != recommended[n].Page {
			t.Errorf("recommendation %d is\n%q on page %d in the report and\n%q on page %d in the plan", n+1, one.Text, one.Page, recommended[n].Text, recommended[n].Page)
		}
	}
}
