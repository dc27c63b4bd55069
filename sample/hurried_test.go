package sample_test

import (
	"testing"

	"goldthread/day"
	"goldthread/sample"
)

// TestAHurriedExportLacksConferences compares what was typed in time with what was typed in the end.
func TestAHurriedExportLacksConferences(t *testing.T) {
	asAt := day.MustParse("2025-03-31")
	a := sample.New(sample.Settings{Children: 4000, Seed: 3, AsAt: asAt, Months: 2})
	hurried, err := a.Hurried(asAt)
	if err != nil {
		t.Fatal(err)
	}
	whole := book(t, a, asAt)
	missing, wrong := 0, 0
	for _, c := range whole.All() {
		was := hurried.Child(c.ID)
		if was == nil {
			t.Fatal("a child is not in the hurried export")
		}
		if c.Protection == nil {
			continue
		}
		for i, e := range c.Protection.Enquiries {
			switch before := was.Protection.Enquiries[i]; {
			case e.Conference == before.Conference:
			case !before.Conference.Known():
				missing++
			default:
				wrong++
			}
			if d := e.Conference; d != was.Protection.Enquiries[i].Conference && d < asAt.MonthStart() {
				t.Errorf("a conference of %s was touched", d)
			}
		}
	}
	if missing == 0 || wrong != 1 {
		t.Errorf("%d conferences are not there yet and %d have a wrong day; want some, and one", missing, wrong)
	}
}
