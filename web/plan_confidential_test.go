package web_test

import (
	"net/http"
	"strings"
	"testing"
	"time"

	"goldthread/access"
	"goldthread/assurance/plan"
	"goldthread/store"
)

// TestAReportIsConfidentialUntilItIsPublished writes down what an unpublished report recommends: the service reads it in the
// plan, and readers outside meet neither its words nor the name of its inspection.
func TestAReportIsConfidentialUntilItIsPublished(t *testing.T) {
	tn := open(t)
	const words, named = "Stop the drift that nobody outside knows of yet.", "Visit that is not published"
	r := &plan.Recommendation{Text: words, Number: "1", Source: plan.Source{Kind: "inspection", ID: inspectionNow, Name: named}}
	draft, err := r.Draft(0)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := tn.journal.Append(t.Context(), authority, "director", []store.Draft{draft}); err != nil {
		t.Fatal(err)
	}
	officer := tn.as(access.ImprovementOfficer)
	for !strings.Contains(officer.get("/plan").body, words) {
		time.Sleep(50 * time.Millisecond) // the server follows the journal
	}
	impact := "/plan/recommendations/" + draft.ID
	officer.get(impact).says(t, words, named)
	for _, role := range []access.Role{access.ElectedMember, access.BoardMember, access.ScrutinyOfficer, access.Partner} {
		reader := tn.as(role)
		for _, path := range []string{"/plan", "/plan/timeline", "/plan/changes?from=2026-06-02&to=2026-11-22", "/plan.xlsx", "/plan?recommendation=" + draft.ID} {
			reader.get(path).saysNot(t, words, named)
		}
		if p := reader.get(impact); p.status != http.StatusNotFound {
			t.Errorf("%s opens it: %d", role, p.status)
		}
	}
}
