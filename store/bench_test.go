package store_test

import (
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"goldthread/store"
)

// onEach runs a benchmark on both databases; PostgreSQL only where one is named.
func onEach(b *testing.B, f func(b *testing.B, db database)) {
	for _, db := range []database{sqliteDatabase, postgresDatabase} {
		b.Run(db.name, func(b *testing.B) { f(b, db) })
	}
}

// BenchmarkAppendSixteenWriters is sixteen people who save one visit after another; an operation is one save.
func BenchmarkAppendSixteenWriters(b *testing.B) {
	onEach(b, func(b *testing.B, db database) {
		s := open(b, db.place(b), time.Now)
		body := fmt.Sprintf(`{"note":%q}`, strings.Repeat("x", 175))
		took := make([][]time.Duration, 16)
		b.ResetTimer()
		var group sync.WaitGroup
		for w := range took {
			group.Go(func() {
				for n := w; n < b.N; n += len(took) {
					at := time.Now()
					if _, err := s.Append(background, authority, "a.worker", []store.Draft{put(fmt.Sprint(n), body)}); err != nil {
						b.Error(err)
						return
					}
					took[w] = append(took[w], time.Since(at))
				}
			})
		}
		group.Wait()
		all := slices.Concat(took...)
		slices.Sort(all)
		b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "saves/s")
		b.ReportMetric(float64(all[len(all)*99/100].Microseconds())/1000, "p99-ms")
		b.ReportMetric(float64(all[len(all)-1].Microseconds())/1000, "worst-ms")
	})
}

// delivery is n drafts as a delivery makes them: some lists one after the other, children in no order, about 190 bytes each.
func delivery(n int) []store.Draft {
	kinds := []string{"contact", "referral", "assessment", "visit", "review"}
	drafts := make([]store.Draft, n)
	for i := range drafts {
		child := fmt.Sprintf("%08d", uint32(i)*2654435761%100_000)
		drafts[i] = store.Draft{
			Kind: kinds[i*len(kinds)/n], ID: fmt.Sprintf("%s|2025-%02d-%02d|%d", child, i%12+1, i%28+1, i), Child: child, Op: store.Put,
			Body:   fmt.Appendf(nil, `{"day":"2025-%02d-%02d","seen":true,"where":"home","note":%q}`, i%12+1, i%28+1, strings.Repeat("n", 135)),
			Source: fmt.Sprintf("delivery 1, List 8, row %d", i+2), Base: store.AnyBase,
		}
	}
	return drafts
}

// BenchmarkAppendDelivery is a first delivery of 200,000 rows in one Append; an operation is the whole delivery.
func BenchmarkAppendDelivery(b *testing.B) {
	onEach(b, func(b *testing.B, db database) {
		drafts := delivery(200_000)
		for b.Loop() {
			b.StopTimer()
			s := open(b, db.place(b), time.Now)
			b.StartTimer()
			must(s.Append(b.Context(), authority, "delivery", drafts))(b)
		}
		b.ReportMetric(float64(len(drafts)*b.N)/b.Elapsed().Seconds(), "entries/s")
	})
}

// BenchmarkLive2Million reads what is live among two million entries; an operation is the whole walk. Filling the
// place, outside the timing, takes about a minute.
func BenchmarkLive2Million(b *testing.B) {
	onEach(b, func(b *testing.B, db database) {
		place := db.place(b)
		s := open(b, place, time.Now)
		for part := range slices.Chunk(delivery(2_000_000), 200_000) {
			must(s.Append(b.Context(), authority, "delivery", part))(b)
		}
		var bytes int
		for b.Loop() {
			must(0, s.Live(b.Context(), authority, time.Time{}, func(e *store.Entry) error {
				bytes += len(e.Body)
				return nil
			}))(b)
		}
		if want := 2_000_000 * b.N; bytes < 180*want {
			b.Fatalf("only %d bytes of bodies were read", bytes)
		}
		b.ReportMetric(float64(2_000_000*b.N)/b.Elapsed().Seconds(), "entries/s")
	})
}

// BenchmarkLiveOf reads the 500 entries of a small kind out of a journal with 200,000 others.
func BenchmarkLiveOf(b *testing.B) {
	onEach(b, func(b *testing.B, db database) {
		s := open(b, db.place(b), time.Now)
		drafts := delivery(200_000)
		for i := range 500 {
			drafts = append(drafts, store.Draft{Kind: "account", ID: fmt.Sprint(i), Op: store.Put, Body: []byte(`{}`), Base: store.AnyBase})
		}
		must(s.Append(background, authority, "w", drafts))(b)
		for b.Loop() {
			n := 0
			must(0, s.LiveOf(background, authority, []string{"account"}, func(*store.Entry) error { n++; return nil }))(b)
			equal(b, "accounts", n, 500)
		}
	})
}
