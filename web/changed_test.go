package web_test

import (
	"net/http"
	"slices"
	"strings"
	"testing"
	"time"

	"goldthread/access"
	"goldthread/store"
)

// TestWhatChangedSinceAFigureWasReported takes a contact of July back today, and holds the July figure as it was told in
// early August against what is known now.
func TestWhatChangedSinceAFigureWasReported(t *testing.T) {
	tn := open(t)
	ids := tn.everyChild()
	path := "/indicator/contacts-number/changes"
	analyst := tn.as(access.Analyst)
	tn.takeBack(oneOf(t, tn, "contact"))
	analyst.get(path).says(t, "No papers have been approved yet", "Reported on")
	p := analyst.get(path + "?day=2026-07-31&since=4+August+2026")
	p.says(t, "As it was known on 4 August 2026", "The same time reads today", "1 withdrawn or corrected", "1 case counted otherwise", "<b>126</b>", "<b>125</b>")
	if !anyChild(p.body, ids) {
		t.Error("the analyst sees no child")
	}
	q := tn.as(access.QualityAuditor).get(path + "?day=2026-07-31&since=4+August+2026")
	q.says(t, "withdrawn or corrected")
	if anyChild(q.body, ids) {
		t.Error("a reader to whom nothing was opened sees a child's id")
	}
	for _, c := range []string{"yesterday", "22 November 2026", "1 January 2027"} {
		if p := analyst.get(path + "?since=" + strings.ReplaceAll(c, " ", "+")); p.status != http.StatusUnprocessableEntity {
			t.Errorf("%q gives %d", c, p.status)
		}
	}
	if p := tn.as(access.ElectedMember).get(path); p.status != http.StatusForbidden {
		t.Errorf("a member opens it: %d", p.status)
	}
}

// oneOf is an entry of a kind that was known in early August, about a child of whom more is known.
func oneOf(t *testing.T, tn *town, kind string) store.Entry {
	t.Helper()
	var found store.Entry
	then := time.Date(2026, 8, 4, 0, 0, 0, 0, time.UTC)
	err := tn.journal.Live(t.Context(), authority, then, func(e *store.Entry) error {
		if e.Kind == kind {
			found = *e
			found.Body = slices.Clone(e.Body)
		}
		return nil
	})
	if err != nil || found.Seq == 0 {
		t.Fatalf("no %s: %v", kind, err)
	}
	return found
}

// takeBack withdraws an entry, as a delivery that corrects one would, and has the pages see it.
func (tn *town) takeBack(e store.Entry) {
	tn.t.Helper()
	draft := store.Draft{Kind: e.Kind, ID: e.ID, Child: e.Child, Op: store.Retire, Base: store.AnyBase}
	if _, err := tn.journal.Append(tn.t.Context(), authority, "analyst", []store.Draft{draft}); err != nil {
		tn.t.Fatal(err)
	}
	tn.as(access.Director).post("/indicator/contacts-number/target", "value", "100", "from", "1 April 2026", "setBy", "the board")
}
