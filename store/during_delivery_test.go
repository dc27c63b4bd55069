package store_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"goldthread/store"
)

// heldBy says whether somebody is writing the authority's journal, as another program that may not wait would find out.
func heldBy(t testing.TB, place string) func() bool {
	t.Helper()
	conn := must(raw(t, place).Conn(background))(t)
	t.Cleanup(func() { conn.Close() })
	begin, lock := "BEGIN IMMEDIATE", "SELECT 1"
	if strings.HasPrefix(place, "postgres") {
		begin, lock = "BEGIN", "SELECT 1 FROM head WHERE authority = '"+authority+"' FOR UPDATE NOWAIT"
	}
	return func() bool {
		_, err := conn.ExecContext(background, begin)
		if err == nil {
			_, err = conn.ExecContext(background, lock)
			must(conn.ExecContext(background, "ROLLBACK"))(t)
		}
		if err != nil && !strings.Contains(err.Error(), "SQLITE_BUSY") && !strings.Contains(err.Error(), "55P03") {
			t.Fatal(err)
		}
		return err != nil
	}
}

// testPagesDuringADelivery does all that pages and sign-in write while a delivery's one transaction is under way: none of
// it waits for the delivery.
func testPagesDuringADelivery(t *testing.T, db database) {
	place := db.place(t)
	s := open(t, place, newClock().now)
	save(t, s, put("first", "1"))
	must(0, s.ClaimAccount(t.Context(), authority, "a.nair"))(t)
	must(0, s.SetPassword(t.Context(), "a.nair", "hash"))(t)
	held, delivered := heldBy(t, place), make(chan error, 1)
	drafts := delivery(100_000)
	go func() {
		_, err := s.Append(background, authority, "delivery", drafts)
		delivered <- err
	}()
	for !held() {
		if len(delivered) > 0 {
			t.Fatalf("the delivery ended before anybody saw it at work: %v", <-delivered)
		}
	}
	session := sessionOf("a.nair", start)
	for _, step := range []struct {
		what string
		do   func() error
	}{
		{"the access log", func() error {
			return s.AddViewed(background, authority, []store.Viewed{{Actor: "a.nair", Child: "1", What: "child page"}})
		}},
		{"a wrong password", func() error {
			return s.CountFailure(background, "a.nair", func(int) time.Time { return time.Time{} })
		}},
		{"signing in", func() error { return s.StartSession(background, session, "hash") }},
		{"a session's use", func() error { return s.TouchSession(background, session.Token, start.Add(time.Minute)) }},
		{"an unfinished text", func() error { return s.KeepUnfinished(background, authority, "a.nair", "note", "half a") }},
		{"a secret", func() error { _, err := s.Secret(background, "references"); return err }},
		{"signing out", func() error { return s.RevokeSession(background, session.Token) }},
	} {
		must(0, step.do())(t)
		if !held() {
			t.Errorf("%s was written only after the delivery (%v)", step.what, <-delivered)
			return
		}
	}
	equal(t, "the session's last use", must(s.Session(background, session.Token))(t).LastSeen, start.Add(time.Minute))
	must(0, <-delivered)(t)
	equal(t, "last entry", fmt.Sprint(must(s.Entry(background, authority, 100_001))(t).Seq), "100001")
}

// BenchmarkAddViewedDuringDelivery writes lines of the access log, as a list of fifty children does, while a delivery of
// 120,000 entries (59,000 rows make about as many) is saved; an operation is the whole delivery.
func BenchmarkAddViewedDuringDelivery(b *testing.B) {
	onEach(b, func(b *testing.B, db database) {
		drafts := delivery(120_000)
		page := make([]store.Viewed, 50)
		for i := range page {
			page[i] = store.Viewed{Actor: "a.nair", Child: fmt.Sprint(i), What: "list: icpc-within-15wd"}
		}
		var took []time.Duration
		for b.Loop() {
			s, delivered := open(b, db.place(b), time.Now), make(chan error, 1)
			go func() {
				_, err := s.Append(background, authority, "delivery", drafts)
				delivered <- err
			}()
			for len(delivered) == 0 {
				at := time.Now()
				must(0, s.AddViewed(background, authority, page))(b)
				took = append(took, time.Since(at))
			}
			must(0, <-delivered)(b)
		}
		slices.Sort(took)
		b.ReportMetric(float64(len(took))/float64(b.N), "pages/op")
		b.ReportMetric(float64(took[len(took)/2].Microseconds())/1000, "median-ms")
		b.ReportMetric(float64(took[len(took)*99/100].Microseconds())/1000, "p99-ms")
		b.ReportMetric(float64(took[len(took)-1].Microseconds())/1000, "worst-ms")
	})
}
