package web_test

import (
	"strings"
	"testing"

	"goldthread/access"
	"goldthread/clock"
	"goldthread/day"
	"goldthread/record"
)

// TestWhatIsDueIsCountedToToday holds what the pages say of a day that has gone since the files, and of the same files
// looked at as a past day.
func TestWhatIsDueIsCountedToToday(t *testing.T) {
	tn := open(t)
	refs, err := access.NewReferences(t.Context(), tn.journal, authority)
	if err != nil {
		t.Fatal(err)
	}
	today := day.OfTime(now)
	analyst := tn.as(access.Analyst)
	said := map[string]bool{}
	for _, c := range tn.book().All() {
		for _, d := range clock.Running(c, asAt, clock.Local{}) {
			unseen := d.Clock == clock.ProtectionVisit && !clock.LatestVisit(c, record.ForProtection, day.Span{To: asAt}).Known()
			var want string
			switch {
			case d.Err != nil:
				continue
			case unseen && d.Due < today:
				want = "No visit is known since the plan began"
			case d.Due < asAt:
				want = "ago; late already on 31 October 2026"
			case d.Due < today:
				want = "ago; not known since 31 October 2026"
			case d.Due > today:
				want = "Due in "
			}
			if said[want] {
				continue
			}
			said[want] = true
			analyst.get("/child/"+refs.Of(c.ID)).says(t, want, "What happened since 31 October 2026 is not known", d.Due.Long())
		}
	}
	if len(said) < 4 {
		t.Errorf("only %d of the ways stand in the sample: %v", len(said), said)
	}
	analyst.get("/children").says(t, "What happened since 31 October 2026 is not known", "22 November 2026")
	past := analyst.get("/children?day=2026-09-30")
	past.says(t, "days late")
	past.saysNot(t, "is not known.</b>", "days ago")
}

// TestLateProtectionComesFirst reads the list: no late day of child protection stands under another late one.
func TestLateProtectionComesFirst(t *testing.T) {
	analyst := open(t).as(access.Analyst)
	var order []string
	for _, cell := range strings.Split(analyst.get("/children").body, `<td data-label="Due next">`)[1:] {
		cell, _, _ = strings.Cut(cell, "</td>")
		order = append(order, cell)
	}
	protection := func(cell string) bool { return strings.Contains(cell, "rotection") }
	other := -1
	for i, cell := range order {
		late := strings.Contains(cell, "was due") || strings.Contains(cell, "no visit is known")
		switch {
		case !late:
		case !protection(cell) && other < 0:
			other = i
		case protection(cell) && other >= 0:
			t.Errorf("row %d is of child protection and stands under row %d: %s", i, other, cell)
		}
	}
	if other <= 0 {
		t.Fatalf("the sample has not both: %d, %q", other, order[0])
	}
}
