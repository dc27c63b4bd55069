package web_test

import (
	"context"
	"net/http"
	"testing"

	"goldthread/access"
	"goldthread/ingest"
	"goldthread/ingest/annexa"
	"goldthread/store"
)

// TestTheAnnexAPackLeavesOutTheRestricted takes the workbook before and after a child's record is restricted.
func TestTheAnnexAPackLeavesOutTheRestricted(t *testing.T) {
	tn := open(t)
	analyst := tn.as(access.Analyst)
	pack := "/inspections/" + inspectionNow + "/annex-a"
	children := func() map[string]bool {
		p := analyst.post(pack)
		if p.status != http.StatusOK {
			t.Fatalf("the workbook is answered with %d", p.status)
		}
		read, err := annexa.Read(context.Background(), []ingest.Upload{{Name: "annexa.xlsx", Content: []byte(p.body)}}, asAt, ingest.Mapping{}, nil)
		if err != nil {
			t.Fatal(err)
		}
		found := map[string]bool{}
		for _, f := range read.Facts {
			if f.Child != "" {
				found[f.Child] = true
			}
		}
		return found
	}
	whole := children()
	_, id := tn.restrictOne()
	part := children()
	if !whole[id] || part[id] || len(part) != len(whole)-1 {
		t.Errorf("before %d children (with the one: %v), afterwards %d (with it: %v)", len(whole), whole[id], len(part), part[id])
	}
	analyst.get(readinessNow).says(t, "Restricted records are not in the workbook")

	seen, err := tn.journal.Viewed(t.Context(), authority, store.ViewedOf{Actor: signInName(access.Analyst), Most: 1000})
	if err != nil {
		t.Fatal(err)
	}
	logged := map[string]int{}
	for _, v := range seen {
		if v.What == "export: annex A" {
			logged[v.Child]++
		}
	}
	if len(logged) != len(whole) || logged[id] != 1 {
		t.Errorf("%d children are in the log as taken, of %d that were; the restricted one %d times", len(logged), len(whole), logged[id])
	}
	for _, role := range []access.Role{access.Director, access.TeamManager, access.Inspector, access.ElectedMember} {
		if p := tn.as(role).post(pack); p.status != http.StatusForbidden {
			t.Errorf("%s takes the workbook: %d", role, p.status)
		}
	}
}
