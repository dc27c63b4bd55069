package store_test

import (
	"context"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"testing"
	"time"

	"goldthread/store"

	"pgregory.net/rapid"
)

// testLiveAtEveryInstant saves and retires at random under a clock that moves at random, notes after each save what Live
// gives and what a plain map says, and then asks again for every instant that was.
func testLiveAtEveryInstant(t *testing.T, db database) {
	place := db.place(t)
	c := newClock()
	s := open(t, place, c.now)
	run := 0
	rapid.Check(t, func(r *rapid.T) {
		run++
		code := fmt.Sprint("T", run) // an authority of its own is as good as an empty place, and faster
		plain, seq := map[string]string{}, int64(0)
		gave := map[time.Time]string{} // what was known at an instant is what was known when it ended
		for range rapid.IntRange(1, 15).Draw(r, "saves") {
			c.tick(time.Duration(rapid.IntRange(0, 2).Draw(r, "microseconds")) * time.Microsecond)
			drafts := drawDrafts(r)
			must(s.Append(t.Context(), code, "w", drafts))(t)
			for _, d := range drafts {
				seq++
				plain[d.ID] = fmt.Sprintf("%d %s %s\n", seq, d.ID, d.Body)
				if d.Op == store.Retire {
					delete(plain, d.ID)
				}
			}
			gave[c.at] = brief(t, s, code, time.Time{})
			if want := inOrder(plain); gave[c.at] != want {
				r.Fatalf("live now:\n%swant:\n%s", gave[c.at], want)
			}
		}
		for at, then := range gave {
			for _, by := range []time.Time{at, at.Add(999)} { // nanoseconds: within the same microsecond
				if now := brief(t, s, code, by); now != then {
					r.Fatalf("live as known by %s:\n%swas then:\n%s", by, now, then)
				}
			}
		}
		if before := brief(t, s, code, start.Add(-1)); before != "" {
			r.Fatalf("live before all: %s", before)
		}
		c.tick(time.Microsecond)
	})
	sound(t, s)
}

func drawDrafts(r *rapid.T) []store.Draft {
	drafts := make([]store.Draft, rapid.IntRange(1, 4).Draw(r, "drafts"))
	for i := range drafts {
		id := rapid.SampledFrom([]string{"a", "b", "c", "d"}).Draw(r, "id")
		drafts[i] = put(id, fmt.Sprint(rapid.IntRange(0, 99).Draw(r, "body")))
		if rapid.IntRange(0, 2).Draw(r, "retire") == 0 {
			drafts[i] = retire(id)
		}
	}
	return drafts
}

func brief(t testing.TB, s *store.Store, code string, knownBy time.Time) string {
	t.Helper()
	var b strings.Builder
	must(0, s.Live(t.Context(), code, knownBy, func(e *store.Entry) error {
		fmt.Fprintf(&b, "%d %s %s\n", e.Seq, e.ID, e.Body)
		return nil
	}))(t)
	return b.String()
}

// inOrder gives the lines by their leading number.
func inOrder(lines map[string]string) string {
	var found []string
	for _, line := range lines {
		found = append(found, line)
	}
	slices.SortFunc(found, func(a, b string) int {
		var m, n int
		fmt.Sscan(a, &m)
		fmt.Sscan(b, &n)
		return m - n
	})
	return strings.Join(found, "")
}

// testLiveOverManyBatches walks far more than is read at a time: in order, past what was replaced, stopped, cancelled.
func testLiveOverManyBatches(t *testing.T, db database) {
	s := open(t, db.place(t), newClock().now)
	drafts := make([]store.Draft, 20_000)
	for i := range drafts {
		drafts[i] = put(fmt.Sprint(i/2), fmt.Sprint("body ", i+1)) // each odd entry is replaced by the next
	}
	save(t, s, drafts...)
	next := int64(2)
	must(0, s.Live(t.Context(), authority, time.Time{}, func(e *store.Entry) error {
		if e.Seq != next || string(e.Body) != fmt.Sprint("body ", next) {
			t.Fatalf("entry %d with %q came where entry %d belongs", e.Seq, e.Body, next)
		}
		next += 2
		return nil
	}))(t)
	equal(t, "the entry after the last", next, 20_002)

	for name, end := range map[string]func(cancel func()) error{
		"stopped":   func(func()) error { return io.EOF },
		"cancelled": func(cancel func()) error { cancel(); return nil },
	} {
		ctx, cancel := context.WithCancel(t.Context())
		seen := 0
		err := s.Live(ctx, authority, time.Time{}, func(*store.Entry) error {
			if seen++; seen == 6_000 {
				return end(cancel)
			}
			return nil
		})
		cancel()
		if !errors.Is(err, io.EOF) && !errors.Is(err, context.Canceled) || seen == 10_000 {
			t.Errorf("%s after 6,000: %d seen, %v", name, seen, err)
		}
	}
}
