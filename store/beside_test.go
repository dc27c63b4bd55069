package store_test

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
	"sync"
	"testing"
	"time"

	"goldthread/store"
)

func liveOf(t *testing.T, s *store.Store, code string, kinds ...string) string {
	t.Helper()
	var b strings.Builder
	err := s.LiveOf(t.Context(), code, kinds, func(e *store.Entry) error {
		fmt.Fprintf(&b, "%d %s %s %s %s %s\n", e.Seq, e.Kind, e.ID, e.Body, e.Actor, e.RecordedAt.Format(time.TimeOnly))
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func testLiveOfSomeKinds(t *testing.T, db database) {
	c := newClock()
	s := open(t, db.place(t), c.now)
	of := func(kind, id, body string) store.Draft {
		return store.Draft{Kind: kind, ID: id, Op: store.Put, Body: []byte(body), Base: store.AnyBase}
	}
	save(t, s, of("target", "b", "1"), put("x", "2"), of("note", "a", "3"), of("target", "a", "4"))
	c.tick(time.Minute)
	save(t, s, of("target", "b", "5"), of("target", "gone", "6"), of("note", "again", "7"))
	save(t, s, store.Draft{Kind: "target", ID: "gone", Op: store.Retire, Base: store.AnyBase}, store.Draft{Kind: "note", ID: "again", Op: store.Retire, Base: store.AnyBase})
	save(t, s, of("note", "again", "8"))
	must(s.Append(t.Context(), other, "z", []store.Draft{of("target", "b", "9")}))(t)

	equal(t, "targets", liveOf(t, s, authority, "target"), "4 target a 4 a.worker 09:00:00\n5 target b 5 a.worker 09:01:00\n")
	equal(t, "both", liveOf(t, s, authority, "target", "note"),
		"3 note a 3 a.worker 09:00:00\n4 target a 4 a.worker 09:00:00\n5 target b 5 a.worker 09:01:00\n10 note again 8 a.worker 09:01:00\n")
	equal(t, "the other's", liveOf(t, s, other, "target"), "1 target b 9 z 09:01:00\n")
	equal(t, "no kind", liveOf(t, s, authority), "")
	var all strings.Builder
	must(0, s.HistoryOf(t.Context(), authority, []string{"target", "note"}, func(e *store.Entry) error {
		fmt.Fprintf(&all, "%d %s %s %s\n", e.Seq, e.Op, e.Kind, e.ID)
		return nil
	}))(t)
	equal(t, "all that was written", all.String(), "1 put target b\n3 put note a\n4 put target a\n5 put target b\n6 put target gone\n7 put note again\n"+
		"8 retire target gone\n9 retire note again\n10 put note again\n")
	if err := s.LiveOf(t.Context(), authority, []string{"note"}, func(*store.Entry) error { return io.EOF }); err != io.EOF {
		t.Errorf("an error of f came back as %v", err)
	}
}

// TestLiveOfGoesByTheIndex asks SQLite how it finds the entries: never by a walk over the journal.
func TestLiveOfGoesByTheIndex(t *testing.T) {
	place := t.TempDir()
	s := open(t, place, time.Now)
	if _, err := s.Append(t.Context(), authority, "w", delivery(5_000)); err != nil {
		t.Fatal(err)
	}
	for _, query := range []string{store.LiveOfQuery(2), store.HistoryOfQuery(2)} {
		goesByTheIndex(t, place, query)
	}
}

func goesByTheIndex(t *testing.T, place, query string) {
	t.Helper()
	plan := planOf(t, place, query, authority, "account", "target")
	if !strings.Contains(plan, "journal USING INDEX journal_by_id (authority=? AND kind=?)") || strings.Contains(plan, "SCAN") {
		t.Errorf("the plan is\n%s", plan)
	}
}

// planOf is how SQLite would answer a query.
func planOf(t *testing.T, place, query string, args ...any) string {
	t.Helper()
	rows := must(raw(t, place).Query("EXPLAIN QUERY PLAN "+query, args...))(t)
	defer rows.Close()
	var plan strings.Builder
	for rows.Next() {
		var id, parent, unused int
		var detail string
		must(0, rows.Scan(&id, &parent, &unused, &detail))(t)
		plan.WriteString(detail + "\n")
	}
	return plan.String()
}

func testNewest(t *testing.T, db database) {
	s := open(t, db.place(t), newClock().now)
	save(t, s, put("a", "1"), put("b", "2"), put("a", "3"))
	e := must(s.Newest(t.Context(), authority, "visit", "a"))(t)
	equal(t, "newest", fmt.Sprintf("%d %s", e.Seq, e.Body), "3 3")
	save(t, s, retire("a"))
	for _, id := range []string{"a", "never"} {
		_, err := s.Newest(t.Context(), authority, "visit", id)
		wantIs(t, err, store.ErrNotFound)
	}
	_, err := s.Newest(t.Context(), other, "visit", "b")
	wantIs(t, err, store.ErrNotFound)
}

func sessionOf(account string, at time.Time) store.Session {
	return store.Session{Token: "token of " + account + at.Format(time.TimeOnly), Authority: authority, Account: account, Created: at, LastSeen: at, Expires: at.Add(12 * time.Hour)}
}

func testSignInNames(t *testing.T, db database) {
	s := open(t, db.place(t), newClock().now)
	for range 2 {
		must(0, s.ClaimAccount(t.Context(), authority, "a.nair"))(t)
	}
	wantIs(t, s.ClaimAccount(t.Context(), other, "a.nair"), store.ErrTaken)
	equal(t, "credential", must(s.Credential(t.Context(), "a.nair"))(t), store.Credential{Authority: authority, Account: "a.nair"})
	_, err := s.Credential(t.Context(), "nobody")
	wantIs(t, err, store.ErrNotFound)
	wantIs(t, s.SetPassword(t.Context(), "nobody", "hash"), store.ErrNotFound)
	for _, bad := range []string{"", "nul\x00"} {
		wantError(t, s.ClaimAccount(t.Context(), authority, bad), "plain text")
	}
}

func testFailures(t *testing.T, db database) {
	c := newClock()
	s := open(t, db.place(t), c.now)
	must(0, s.ClaimAccount(t.Context(), authority, "a.nair"))(t)
	must(0, s.SetPassword(t.Context(), "a.nair", "hash"))(t)
	var group sync.WaitGroup
	for range 8 {
		group.Go(func() {
			err := s.CountFailure(background, "a.nair", func(n int) time.Time {
				if n < 8 {
					return time.Time{}
				}
				return start.Add(time.Duration(n) * time.Minute)
			})
			if err != nil {
				t.Error(err)
			}
		})
	}
	group.Wait()
	equal(t, "after eight at once", must(s.Credential(t.Context(), "a.nair"))(t),
		store.Credential{Authority: authority, Account: "a.nair", Hash: "hash", Failures: 8, LockedUntil: start.Add(8 * time.Minute), Changed: start})
	must(0, s.StartSession(t.Context(), sessionOf("a.nair", start), "hash"))(t)
	equal(t, "after a right one", must(s.Credential(t.Context(), "a.nair"))(t),
		store.Credential{Authority: authority, Account: "a.nair", Hash: "hash", Changed: start})
}

func testSessions(t *testing.T, db database) {
	c := newClock()
	s := open(t, db.place(t), c.now)
	for _, name := range []string{"a.nair", "b.lee"} {
		must(0, s.ClaimAccount(t.Context(), authority, name))(t)
		must(0, s.SetPassword(t.Context(), name, "hash"))(t)
		must(0, s.StartSession(t.Context(), sessionOf(name, c.at), "hash"))(t)
	}
	first, second := sessionOf("a.nair", c.at), sessionOf("a.nair", c.at.Add(time.Hour))
	must(0, s.StartSession(t.Context(), second, "hash"))(t)
	must(0, s.TouchSession(t.Context(), first.Token, c.at.Add(time.Minute)))(t)
	first.LastSeen = c.at.Add(time.Minute)
	equal(t, "one", must(s.Session(t.Context(), first.Token))(t), first)
	equal(t, "all of one account", fmt.Sprint(must(s.Sessions(t.Context(), authority, "a.nair"))(t)), fmt.Sprint([]store.Session{second, first}))
	c.tick(time.Hour)
	must(0, s.RevokeSession(t.Context(), first.Token))(t)
	c.tick(time.Hour)
	must(0, s.RevokeSessions(t.Context(), authority, "a.nair"))(t)
	equal(t, "first ended", must(s.Session(t.Context(), first.Token))(t).Revoked, start.Add(time.Hour))
	equal(t, "second ended", must(s.Session(t.Context(), second.Token))(t).Revoked, start.Add(2*time.Hour))
	equal(t, "another's", must(s.Session(t.Context(), sessionOf("b.lee", start).Token))(t).Revoked, time.Time{})
	_, err := s.Session(t.Context(), "unknown")
	wantIs(t, err, store.ErrNotFound)

	third := sessionOf("a.nair", start.Add(60*24*time.Hour))
	must(0, s.StartSession(t.Context(), third, "hash"))(t)
	equal(t, "those of two months ago are forgotten", len(must(s.Sessions(t.Context(), authority, "a.nair"))(t)), 1)
}

func testNewPasswordEndsAll(t *testing.T, db database) {
	s := open(t, db.place(t), newClock().now)
	must(0, s.ClaimAccount(t.Context(), authority, "a.nair"))(t)
	must(0, s.SetPassword(t.Context(), "a.nair", "old"))(t)
	must(0, s.StartSession(t.Context(), sessionOf("a.nair", start), "old"))(t)
	must(0, s.SetPassword(t.Context(), "a.nair", "new"))(t)
	equal(t, "ended", must(s.Session(t.Context(), sessionOf("a.nair", start).Token))(t).Revoked, start)
	late := sessionOf("a.nair", start.Add(time.Second))
	wantIs(t, s.StartSession(t.Context(), late, "old"), store.ErrNotFound)
	_, err := s.Session(t.Context(), late.Token)
	wantIs(t, err, store.ErrNotFound)
	elsewhere := late
	elsewhere.Authority = other
	wantIs(t, s.StartSession(t.Context(), elsewhere, "new"), store.ErrNotFound)
}

// seen is the log as text, newest first.
func seen(t *testing.T, s *store.Store, code string, of store.ViewedOf) string {
	t.Helper()
	var b strings.Builder
	for _, v := range must(s.Viewed(t.Context(), code, of))(t) {
		fmt.Fprintf(&b, "%s %d %s %s %s %s/%s\n", v.Authority, v.Seq, v.At.Format(time.TimeOnly), v.Actor, v.Child, v.What, v.Why)
	}
	return b.String()
}

func testAccessLog(t *testing.T, db database) {
	c := newClock()
	s := open(t, db.place(t), c.now)
	must(0, s.AddViewed(t.Context(), authority, nil))(t)
	must(0, s.AddViewed(t.Context(), authority, []store.Viewed{{Actor: "a", Child: "1", What: "list"}, {Actor: "a", Child: "2", What: "list"}}))(t)
	c.tick(time.Minute)
	must(0, s.AddViewed(t.Context(), authority, []store.Viewed{{Actor: "b", Child: "1", What: "child page", Why: "a complaint"}}))(t)
	must(0, s.AddViewed(t.Context(), authority, []store.Viewed{{Actor: "b", What: "access log"}}))(t)
	must(0, s.AddViewed(t.Context(), other, []store.Viewed{{Actor: "b", Child: "1", What: "child page"}}))(t)
	one, two := authority+" 1 09:00:00 a 1 list/\n", authority+" 2 09:00:00 a 2 list/\n"
	three, four := authority+" 3 09:01:00 b 1 child page/a complaint\n", authority+" 4 09:01:00 b  access log/\n"
	for name, q := range map[string]struct {
		of   store.ViewedOf
		want string
	}{
		"all":               {store.ViewedOf{Most: 10}, four + three + two + one},
		"the first page":    {store.ViewedOf{Most: 3}, four + three + two},
		"the second page":   {store.ViewedOf{Most: 3, Before: 2}, one},
		"of a child":        {store.ViewedOf{Most: 10, Child: "1"}, three + one},
		"of a child, older": {store.ViewedOf{Most: 10, Child: "1", Before: 3}, one},
		"by somebody":       {store.ViewedOf{Most: 10, Actor: "b"}, four + three},
		"of both":           {store.ViewedOf{Most: 10, Child: "1", Actor: "b"}, three},
		"of nobody":         {store.ViewedOf{Most: 10, Actor: "z"}, ""},
	} {
		equal(t, name, seen(t, s, authority, q.of), q.want)
	}
	equal(t, "the other authority's", seen(t, s, other, store.ViewedOf{Most: 10}), other+" 1 09:01:00 b 1 child page/\n")
	for _, most := range []int{0, 1001} {
		_, err := s.Viewed(t.Context(), authority, store.ViewedOf{Most: most})
		wantError(t, err, "1 to 1,000")
	}
	for _, bad := range []store.Viewed{{What: "no actor"}, {Actor: "a"}, {Actor: "a", What: "nul\x00"}, {Actor: "a", What: "x", Why: "\xff"}} {
		wantError(t, s.AddViewed(t.Context(), authority, []store.Viewed{{Actor: "a", What: "good"}, bad}), "line 2 of 2")
	}
	equal(t, "after the refusals", seen(t, s, authority, store.ViewedOf{Most: 1}), four)

	for _, q := range []struct {
		actor, child string
		since        time.Time
		want         bool
	}{{"b", "1", start.Add(time.Minute), true}, {"b", "1", start.Add(time.Minute + time.Microsecond), false}, {"a", "1", start, false}, {"b", "2", start, false}} {
		at, ok, err := s.GaveReason(t.Context(), authority, q.actor, q.child, q.since)
		if err != nil || ok != q.want || ok && !at.Equal(start.Add(time.Minute)) {
			t.Errorf("%v: gave a reason at %v (%v), %v", q, at, ok, err)
		}
	}
}

func testShowings(t *testing.T, db database) {
	c := newClock()
	s := open(t, db.place(t), c.now)
	list := func(actor, what string, children ...string) {
		t.Helper()
		var rows []store.Viewed
		for _, child := range children {
			rows = append(rows, store.Viewed{Actor: actor, Child: child, What: what})
		}
		must(0, s.AddViewed(t.Context(), authority, rows))(t)
	}
	list("a", "list: contacts", "1", "2", "3")
	list("b", "list: contacts", "1", "2") // another, at the same instant
	list("b", "child page", "1")          // 6
	list("b", "child page", "1")          // the same child again is another showing
	c.tick(time.Minute)
	list("a", "list: contacts", "1", "2", "3")        // 8 to 10
	list("a", "child page, from list: contacts", "3") // 11
	list("a", "export: contacts", "2", "3")           // 12, 13
	list("a", "child pages of another kind", "3")     // 14
	for name, q := range map[string]struct {
		of   store.ViewedOf
		want string
	}{
		"all":              {store.ViewedOf{Most: 10}, "14-14 12-13 11-11 8-10 7-7 6-6 4-5 1-3"},
		"a page":           {store.ViewedOf{Most: 3}, "14-14 12-13 11-11"},
		"the next page":    {store.ViewedOf{Most: 3, Before: 11}, "8-10 7-7 6-6"},
		"openings":         {store.ViewedOf{Most: 10, Way: "child page"}, "11-11 7-7 6-6"},
		"all but openings": {store.ViewedOf{Most: 10, But: "child page"}, "14-14 12-13 8-10 4-5 1-3"},
		"by somebody":      {store.ViewedOf{Most: 10, Actor: "b"}, "7-7 6-6 4-5"},
		"of a child":       {store.ViewedOf{Most: 10, Child: "2"}, "12-12 9-9 5-5 2-2"},
		"of some time":     {store.ViewedOf{Most: 10, Until: start.Add(time.Minute)}, "7-7 6-6 4-5 1-3"},
	} {
		var got []string
		for _, one := range must(s.Showings(t.Context(), authority, q.of))(t) {
			equal(t, name+": how many", one.Children(), int(one.Seq-one.First)+1)
			got = append(got, fmt.Sprintf("%d-%d", one.First, one.Seq))
		}
		equal(t, name, strings.Join(got, " "), q.want)
	}
	equal(t, "the lines of one", seen(t, s, authority, store.ViewedOf{Most: 10, First: 4, Before: 6}),
		authority+" 5 09:00:00 b 2 list: contacts/\n"+authority+" 4 09:00:00 b 1 list: contacts/\n")
	openings := must(s.Openings(t.Context(), authority, "child page", start, start.Add(time.Hour)))(t)
	equal(t, "openings, wherever from", fmt.Sprint(openings), "[{a 3 1 0} {b 1 2 0}]")
}

// testAccessLogOfManyAtOnce adds from many sides: the numbers of each batch follow each other, and none is missing.
func testAccessLogOfManyAtOnce(t *testing.T, db database) {
	s := open(t, db.place(t), newClock().now)
	var group sync.WaitGroup
	for w := range 8 {
		group.Go(func() {
			batch := make([]store.Viewed, 60)
			for i := range batch {
				batch[i] = store.Viewed{Actor: fmt.Sprint(w), What: "list"}
			}
			if err := s.AddViewed(background, authority, batch); err != nil {
				t.Error(err)
			}
		})
	}
	group.Wait()
	all := must(s.Viewed(t.Context(), authority, store.ViewedOf{Most: 1000}))(t)
	for i, v := range all {
		if v.Seq != int64(480-i) || v.Actor != all[i/60*60].Actor {
			t.Fatalf("place %d holds line %d by %s", i, v.Seq, v.Actor)
		}
	}
	equal(t, "lines", len(all), 480)
}

func testUnfinishedTexts(t *testing.T, db database) {
	c := newClock()
	s := open(t, db.place(t), c.now)
	_, err := s.Unfinished(t.Context(), authority, "a", "note")
	wantIs(t, err, store.ErrNotFound)
	must(0, s.KeepUnfinished(t.Context(), authority, "a", "note", "hal"))(t)
	must(0, s.KeepUnfinished(t.Context(), authority, "b", "note", "b's"))(t)
	c.tick(time.Second)
	must(0, s.KeepUnfinished(t.Context(), authority, "a", "note", "half\na word"))(t)
	equal(t, "kept", must(s.Unfinished(t.Context(), authority, "a", "note"))(t), store.Unfinished{Authority: authority, Account: "a", Form: "note", Text: "half\na word", At: c.at})
	for range 2 {
		must(0, s.DropUnfinished(t.Context(), authority, "a", "note"))(t)
	}
	_, err = s.Unfinished(t.Context(), authority, "a", "note")
	wantIs(t, err, store.ErrNotFound)
	equal(t, "another's", must(s.Unfinished(t.Context(), authority, "b", "note"))(t).Text, "b's")
	wantError(t, s.KeepUnfinished(t.Context(), authority, "a", "note", strings.Repeat("x", 256<<10+1)), "up to 256")
	wantError(t, s.KeepUnfinished(t.Context(), authority, "a", "", "x"), "a form")
}

func testSecrets(t *testing.T, db database) {
	place := db.place(t)
	s := open(t, place, time.Now)
	made := make([][]byte, 8)
	var group sync.WaitGroup
	for i := range made {
		group.Go(func() { made[i], _ = s.Secret(background, "references") })
	}
	group.Wait()
	equal(t, "bytes", len(made[0]), 32)
	for _, key := range append(made, must(open(t, place, time.Now).Secret(t.Context(), "references"))(t)) {
		if !bytes.Equal(key, made[0]) {
			t.Fatal("two asked at once, or after a restart, and got different keys")
		}
	}
	if bytes.Equal(must(s.Secret(t.Context(), "another"))(t), made[0]) || bytes.Equal(must(open(t, db.place(t), time.Now).Secret(t.Context(), "references"))(t), made[0]) {
		t.Error("two names, or two places, have the same key")
	}
}

// testBackupOfFormOne restores a backup that the program wrote before it knew of sign-ins.
func testBackupOfFormOne(t *testing.T, db database) {
	file := must(os.ReadFile("testdata/backup-form-1.gz"))(t)
	place := db.place(t)
	must(0, store.Restore(t.Context(), bytes.NewReader(file), place, time.Now))(t)
	v := sound(t, open(t, place, time.Now))
	equal(t, "entries and documents", fmt.Sprint(v.Journals[0].Entries, v.Journals[1].Entries, v.Documents), "7 6 1")
}

func testSessionsAreNotBackedUp(t *testing.T, db database) {
	_, s := filled(t, db)
	place := db.place(t)
	must(0, store.Restore(t.Context(), bytes.NewReader(backup(t, s)), place, time.Now))(t)
	restored := open(t, place, time.Now)
	equal(t, "sessions before", len(must(s.Sessions(t.Context(), authority, "b.lee"))(t)), 1)
	equal(t, "sessions after", len(must(restored.Sessions(t.Context(), authority, "b.lee"))(t)), 0)
	must(0, restored.AddViewed(t.Context(), authority, []store.Viewed{{Actor: "after", What: "child page"}}))(t)
	equal(t, "the log goes on", must(restored.Viewed(t.Context(), authority, store.ViewedOf{Most: 1}))(t)[0].Seq, 5)

	signedIn := db.place(t)
	other := open(t, signedIn, time.Now)
	must(0, other.ClaimAccount(t.Context(), authority, "a.nair"))(t)
	if err := store.Restore(t.Context(), bytes.NewReader(backup(t, s)), signedIn, time.Now); !errors.Is(err, store.ErrNotEmpty) {
		t.Errorf("restored over somebody's sign-in: %v", err)
	}
}
