package store_test

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"goldthread/store"
)

func testAppendAndRead(t *testing.T, db database) {
	c := newClock()
	s := open(t, db.place(t), c.now)
	equal(t, "first number", save(t, s, put("a", `{"v":1}`), put("b", "2")), int64(1))
	c.tick(time.Second)
	equal(t, "next number", save(t, s, retire("b"), put("a", `{"v": 3}`)), int64(3))

	e := must(s.Entry(t.Context(), authority, 4))(t)
	equal(t, "entry 4", fmt.Sprintf("%s %d %s %s %s %s %s %s %s %s", e.Authority, e.Seq, e.Kind, e.ID, e.Child, e.Op, e.Body, e.RecordedAt, e.Actor, e.Source),
		`E09000001 4 visit a child-a put {"v": 3} 2026-03-31 09:00:01 +0000 UTC a.worker annexa.xlsx, List 8, row 3`)
	seq, hash, err := s.Head(t.Context(), authority)
	if err != nil || seq != 4 || hash != e.Hash || hash == [32]byte{} {
		t.Errorf("Head gave %d %x %v; entry 4 has %x", seq, hash, err, e.Hash)
	}
	var ops []store.Op
	var bodies []string
	for _, e := range must(s.History(t.Context(), authority, "visit", "b"))(t) {
		ops, bodies = append(ops, e.Op), append(bodies, string(e.Body))
	}
	if !slices.Equal(ops, []store.Op{store.Put, store.Retire}) || !slices.Equal(bodies, []string{"2", ""}) {
		t.Errorf("history of b: %v %q", ops, bodies)
	}
	var since []int64
	err = s.Since(t.Context(), authority, 2, func(e *store.Entry) error { since = append(since, e.Seq); return nil })
	if err != nil || !slices.Equal(since, []int64{3, 4}) {
		t.Errorf("since 2: %v %v", since, err)
	}
	equal(t, "live", live(t, s, authority, time.Time{}), "4 visit a child-a {\"v\": 3} annexa.xlsx, List 8, row 3\n")
	equal(t, "entries walked by Verify", sound(t, s).Journals[0].Entries, int64(4))
}

func testAuthoritiesAreApart(t *testing.T, db database) {
	s := open(t, db.place(t), newClock().now)
	save(t, s, put("a", "1"))
	equal(t, "first number of another", must(s.Append(t.Context(), other, "b.worker", []store.Draft{put("a", "2"), put("b", "3")}))(t), int64(1))
	equal(t, "authorities", strings.Join(must(s.Authorities(t.Context()))(t), " "), authority+" "+other)
	equal(t, "live of the first", live(t, s, authority, time.Time{}), "1 visit a child-a 1 annexa.xlsx, List 8, row 3\n")
	equal(t, "live of one that has none", live(t, s, "E09000003", time.Time{}), "")
	sound(t, s)
}

func testRefusals(t *testing.T, db database) {
	s := open(t, db.place(t), newClock().now)
	with := func(change func(*store.Draft)) []store.Draft {
		d := put("secret-id", "1")
		change(&d)
		return []store.Draft{put("first", "1"), d}
	}
	for says, drafts := range map[string][]store.Draft{
		"id is empty":               with(func(d *store.Draft) { d.ID = "" }),
		"neither put nor retire":    with(func(d *store.Draft) { d.Op = "delete" }),
		"put without a body":        with(func(d *store.Draft) { d.Body = nil }),
		"is no entry's number":      with(func(d *store.Draft) { d.Base = -2 }),
		"not plain text":            with(func(d *store.Draft) { d.Child = "secret-id\x00" }),
		"source is not plain text":  with(func(d *store.Draft) { d.Child = "secret\x1fid" }),
		"is not plain text":         with(func(d *store.Draft) { d.Source = "\xff" }),
		"drafts 1 and 2 of one app": with(func(d *store.Draft) { d.ID, d.Base = "first", 0 }),
	} {
		_, err := s.Append(t.Context(), authority, "a.worker", drafts)
		wantError(t, err, says)
		if strings.Contains(err.Error(), "secret-id") {
			t.Errorf("an id stands in %q", err)
		}
	}
	_, err := s.Append(t.Context(), "", "a.worker", with(func(*store.Draft) {}))
	wantError(t, err, "needs an authority")
	seq, _, err := s.Head(t.Context(), authority)
	if seq != 0 || err != nil {
		t.Errorf("%d entries stand after refusals (%v)", seq, err)
	}
	equal(t, "first number of no drafts", must(s.Append(t.Context(), authority, "a.worker", nil))(t), int64(0))
}

func testConflict(t *testing.T, db database) {
	c := newClock()
	s := open(t, db.place(t), c.now)
	from := save(t, s, put("secret-id", "1"))
	based := func(base int64, op store.Op) store.Draft {
		d := put("secret-id", "2")
		d.Op, d.Base = op, base
		return d
	}
	c.tick(time.Hour)
	must(s.Append(t.Context(), authority, "first.saver", []store.Draft{based(from, store.Put)}))(t)
	c.tick(time.Hour)

	_, err := s.Append(t.Context(), authority, "second.saver", []store.Draft{put("other", "9"), based(from, store.Put)})
	var conflict *store.Conflict
	if !errors.As(err, &conflict) {
		t.Fatalf("second save from one version gave %v", err)
	}
	n := conflict.Newest
	equal(t, "what the second is told", fmt.Sprintf("%s %s %d %d %s %s %s", conflict.Kind, conflict.ID, conflict.Base, n.Seq, n.Body, n.Actor, n.RecordedAt),
		"visit secret-id 1 2 2 first.saver 2026-03-31 10:00:00 +0000 UTC")
	wantError(t, err, "saved by first.saver on 31 March 2026 at 10:00:00 UTC")
	if strings.Contains(err.Error(), "secret-id") {
		t.Errorf("an id stands in %q", err)
	}
	equal(t, "entries of other, which was in the refused append", len(must(s.History(t.Context(), authority, "visit", "other"))(t)), 0)

	_, err = s.Append(t.Context(), authority, "second.saver", []store.Draft{based(0, store.Put)})
	wantError(t, err, "saved by first.saver")
	must(s.Append(t.Context(), authority, "third.saver", []store.Draft{based(2, store.Retire)}))(t)
	_, err = s.Append(t.Context(), authority, "second.saver", []store.Draft{based(2, store.Put)})
	wantError(t, err, "withdrawn by third.saver")
	must(s.Append(t.Context(), authority, "second.saver", []store.Draft{based(0, store.Put)}))(t)

	never := put("never", "1")
	never.Base = 7
	_, err = s.Append(t.Context(), authority, "second.saver", []store.Draft{never})
	wantError(t, err, "none was ever saved")
	sound(t, s)
}

// testConflictInOneGroup has sixteen save from the same version at once: one is first, whatever group they fall into.
func testConflictInOneGroup(t *testing.T, db database) {
	s := open(t, db.place(t), newClock().now)
	base := save(t, s, put("a", "1"))
	var group sync.WaitGroup
	errs := make([]error, 16)
	for i := range errs {
		group.Go(func() {
			d := put("a", fmt.Sprint(i))
			d.Base = base
			_, errs[i] = s.Append(background, authority, fmt.Sprint("saver.", i), []store.Draft{d})
		})
	}
	group.Wait()
	saved := slices.Index(errs, nil)
	for i, err := range errs {
		var conflict *store.Conflict
		if i == saved {
			continue
		}
		if !errors.As(err, &conflict) || conflict.Newest.Actor != fmt.Sprint("saver.", saved) {
			t.Errorf("saver %d was told %v; saver %d was first", i, err, saved)
		}
	}
	seq, _, err := s.Head(t.Context(), authority)
	if seq != 2 || err != nil {
		t.Errorf("the head stands at %d, want 2 (%v)", seq, err)
	}
	sound(t, s)
}

func testClockThatGoesBack(t *testing.T, db database) {
	c := newClock()
	s := open(t, db.place(t), c.now)
	save(t, s, put("a", "1"))
	c.tick(-time.Hour)
	save(t, s, put("b", "2"))
	equal(t, "recorded under a clock that went back", must(s.Entry(t.Context(), authority, 2))(t).RecordedAt, start)
}

// testSixteenWriters saves from sixteen goroutines; each must find its own entries where it was told.
func testSixteenWriters(t *testing.T, db database) {
	s := open(t, db.place(t), time.Now)
	const each = 40
	var group sync.WaitGroup
	told := make([]map[int64]string, 16)
	for i := range told {
		told[i] = map[int64]string{}
		group.Go(func() {
			for n := range each {
				a, b := fmt.Sprintf("%d-%d-a", i, n), fmt.Sprintf("%d-%d-b", i, n)
				first, err := s.Append(background, authority, "w", []store.Draft{put(a, "1"), put(b, "2")})
				if err != nil {
					t.Error(err)
					return
				}
				told[i][first], told[i][first+1] = a, b
			}
		})
	}
	group.Wait()
	found, last := map[int64]string{}, int64(0)
	err := s.Since(t.Context(), authority, 0, func(e *store.Entry) error {
		if e.Seq != last+1 {
			t.Errorf("entry %d follows %d", e.Seq, last)
		}
		last, found[e.Seq] = e.Seq, e.ID
		return nil
	})
	if err != nil || last != 16*each*2 {
		t.Fatalf("%d entries, want %d (%v)", last, 16*each*2, err)
	}
	for _, own := range told {
		for seq, id := range own {
			equal(t, fmt.Sprint("id of entry ", seq), found[seq], id)
		}
	}
	sound(t, s)
}

// testTwoStoresOnOnePlace is what two processes on one place do.
func testTwoStoresOnOnePlace(t *testing.T, db database) {
	place := db.place(t)
	stores := []*store.Store{open(t, place, time.Now), open(t, place, time.Now)}
	var group sync.WaitGroup
	for i := range 4 {
		group.Go(func() {
			for n := range 50 {
				codes := []string{authority, other}
				if _, err := stores[i%2].Append(background, codes[(i+n)%2], "w", []store.Draft{put(fmt.Sprint(i, n), "1")}); err != nil {
					t.Error(err)
					return
				}
			}
		})
	}
	group.Wait()
	v := sound(t, stores[0])
	equal(t, "entries of both authorities", v.Journals[0].Entries+v.Journals[1].Entries, int64(200))
}

func testCancelled(t *testing.T, db database) {
	s := open(t, db.place(t), newClock().now)
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	_, err := s.Append(ctx, authority, "a.worker", []store.Draft{put("a", "1")})
	wantIs(t, err, context.Canceled)
	wantError(t, err, "nothing was saved")
	wantIs(t, s.Live(ctx, authority, time.Time{}, func(*store.Entry) error { return nil }), context.Canceled)

	ctx, cancel = context.WithCancel(t.Context())
	undone := open(t, db.place(t), func() time.Time { cancel(); return start }) // ends while it is being written
	_, err = undone.Append(ctx, authority, "a.worker", []store.Draft{put("a", "1")})
	wantIs(t, err, context.Canceled)
	for _, s := range []*store.Store{s, undone} {
		equal(t, "live after a cancelled save", live(t, s, authority, time.Time{}), "")
		save(t, s, put("a", "1"))
	}
}

func testClosed(t *testing.T, db database) {
	s := open(t, db.place(t), newClock().now)
	save(t, s, put("a", "1"))
	for range 2 {
		if err := s.Close(); err != nil {
			t.Fatal(err)
		}
	}
	_, err := s.Append(t.Context(), authority, "a.worker", []store.Draft{put("a", "1")})
	wantIs(t, err, store.ErrClosed)
	_, err = s.Entry(t.Context(), authority, 1)
	wantIs(t, err, store.ErrClosed)
	_, err = s.PutDocument(t.Context(), authority, "n", "text/plain", []byte("x"))
	wantIs(t, err, store.ErrClosed)
}

func testNewerSchema(t *testing.T, db database) {
	for _, c := range []struct{ file, version string }{{"goldthread.db", "schema_version"}, {"access.db", "access_version"}} {
		place := db.place(t)
		must(0, open(t, place, newClock().now).Close())(t)
		must(rawFile(t, place, c.file).Exec("INSERT INTO " + c.version + " (version) VALUES (999)"))(t)
		_, err := store.Open(t.Context(), place, newClock().now)
		wantError(t, err, "a newer Goldthread has written here (form 999")
	}
}

func testOpenedByManyAtOnce(t *testing.T, db database) {
	place := db.place(t)
	var group sync.WaitGroup
	for range 6 {
		group.Go(func() {
			s, err := store.Open(background, place, time.Now)
			if err != nil {
				t.Error(err)
				return
			}
			s.Close()
		})
	}
	group.Wait()
}

// testLargeAppend crosses every size at which rows or keys are sent together, with known keys and new ones.
func testLargeAppend(t *testing.T, db database) {
	s := open(t, db.place(t), newClock().now)
	var drafts, again []store.Draft
	for i := range 1203 {
		drafts = append(drafts, put(fmt.Sprint(i), "1"))
	}
	for i := range 2411 {
		again = append(again, put(fmt.Sprint(i*7), "2"))
	}
	save(t, s, drafts...)
	save(t, s, again...)
	replaced := (1203 + 6) / 7
	equal(t, "live entries", strings.Count(live(t, s, authority, time.Time{}), "\n"), 1203+2411-replaced)
	sound(t, s)
}

// testReadersWithinLive saves and reads from within a walk: nothing is locked, and what is read stays as it was.
func testReadersWithinLive(t *testing.T, db database) {
	s := open(t, db.place(t), newClock().now)
	save(t, s, put("a", "1"), put("b", "1"))
	seen := 0
	err := s.Live(t.Context(), authority, time.Time{}, func(e *store.Entry) error {
		seen++
		save(t, s, put("b", "2"))
		must(s.Entry(t.Context(), authority, e.Seq))(t)
		return nil
	})
	if err != nil || seen != 2 {
		t.Errorf("Live gave %d entries, %v", seen, err)
	}
	stop := errors.New("stop")
	wantIs(t, s.Since(t.Context(), authority, 0, func(*store.Entry) error { return stop }), stop)
}

func testNotFound(t *testing.T, db database) {
	s := open(t, db.place(t), newClock().now)
	_, err := s.Entry(t.Context(), authority, 1)
	wantIs(t, err, store.ErrNotFound)
	_, err = s.Document(t.Context(), authority, "00")
	wantIs(t, err, store.ErrNotFound)
	equal(t, "history of what never was", len(must(s.History(t.Context(), authority, "visit", "a"))(t)), 0)
}
