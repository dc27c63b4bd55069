package store_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"goldthread/store"
	"goldthread/store/storetest"
)

func TestVersionsTellWhatWasChangedAndTakenBack(t *testing.T) {
	storetest.Each(t, func(t *testing.T, place string) {
		s := open(t, place, newClock().now)
		save(t, s, put("a", `{"v":1}`), put("b", `{"v":1}`), put("c", `{"v":1}`))
		save(t, s, put("a", `{"v":2}`), retire("b"))
		save(t, s, put("b", `{"v":3}`))
		back := must(s.TakenBack(t.Context(), authority, "child-b"))(t)
		equal(t, "taken back", fmt.Sprint(back), "[{visit b}]")
		equal(t, "of a child with nothing taken back", len(must(s.TakenBack(t.Context(), authority, "child-a"))(t)), 0)
		equal(t, "of another authority", len(must(s.TakenBack(t.Context(), other, "child-b"))(t)), 0)
		var told string
		for _, e := range must(s.Versions(t.Context(), authority, []store.Name{{Kind: "visit", ID: "b"}, {Kind: "visit", ID: "a"}, {Kind: "plan", ID: "c"}}))(t) {
			told += fmt.Sprintf("%d %s %s %s\n", e.Seq, e.ID, e.Op, e.Body)
		}
		equal(t, "versions", told, "1 a put {\"v\":1}\n2 b put {\"v\":1}\n4 a put {\"v\":2}\n5 b retire \n6 b put {\"v\":3}\n")
	})
}

func TestOpeningsCountByWhoAndWhom(t *testing.T) {
	storetest.Each(t, func(t *testing.T, place string) {
		c := newClock()
		s := open(t, place, c.now)
		look := func(actor, child, what, why string) {
			t.Helper()
			must(0, s.AddViewed(t.Context(), authority, []store.Viewed{{Actor: actor, Child: child, What: what, Why: why}}))(t)
		}
		look("ann", "1", "child page", "") // before the week
		c.tick(time.Hour)
		from := c.now()
		look("ann", "1", "child page", "")
		look("ann", "1", "child page", "a complaint")
		look("ann", "2", "list: x", "")
		look("ben", "1", "child page", "")
		c.tick(time.Hour)
		until := c.now()
		look("ben", "2", "child page", "") // after it
		got := must(s.Openings(t.Context(), authority, "child page", from, until))(t)
		equal(t, "openings", fmt.Sprint(got), "[{ann 1 2 1} {ben 1 1 0}]")
		lines := must(s.Viewed(t.Context(), authority, store.ViewedOf{Actor: "ann", From: from, Until: until, Most: 10}))(t)
		equal(t, "lines of the hour", len(lines), 3)
	})
}

// TestTakenBackGoesByTheIndex asks SQLite how it finds what was taken back of a child: among the retired, never by a walk.
func TestTakenBackGoesByTheIndex(t *testing.T) {
	place := t.TempDir()
	s := open(t, place, time.Now)
	must(s.Append(t.Context(), authority, "w", delivery(5_000)))(t)
	plan := planOf(t, place, store.TakenBackQuery, authority, "1")
	if !strings.Contains(plan, "USING INDEX journal_retired (authority=? AND child=?)") || strings.Contains(plan, "SCAN") {
		t.Errorf("the plan is\n%s", plan)
	}
}
