package record_test

import (
	"context"
	"fmt"
	"math/rand/v2"
	"runtime"
	"slices"
	"testing"
	"time"

	"goldthread/codelist"
	"goldthread/day"
	"goldthread/record"
	"goldthread/store"
)

// largeAuthority tells the events of many children: twenty each on average, most known only from a contact or two. They
// come as deliveries bring them, a child's earlier events first.
func largeAuthority(children int) []record.Told {
	r := rand.New(rand.NewPCG(1, 2))
	last := day.MustParse("2025-03-31")
	some := func() day.Day { return last - day.Day(r.IntN(2000)) }
	team := func() record.Holding {
		n := r.IntN(400)
		return record.Holding{Team: fmt.Sprintf("Team %d", n/20), Worker: fmt.Sprintf("Worker number %d", n)}
	}
	var told []record.Told
	for i := range children {
		first := len(told)
		child := fmt.Sprintf("%07d", 1000000+i)
		add := func(v record.Value) { told = append(told, record.Told{Child: child, Value: v}) }
		add(record.Person{Born: last - day.Day(r.IntN(6500)), Sex: "F", Ethnicity: codelist.Ethnicity.Entries[r.IntN(20)].Code, Disability: "N"})
		for range 2 {
			add(record.Contact{Day: some(), Source: "2A"})
		}
		if i%2 == 0 {
			for range 3 {
				add(record.Referral{Holding: team(), Day: some(), Source: "6", NoFurtherAction: "N"})
				add(record.Assessment{Holding: team(), Start: some(), Authorised: some(), ChildSeen: "Y", NeedsSupport: "Y"})
			}
		}
		if i%4 == 0 {
			add(record.Enquiry{Holding: team(), StrategyDiscussion: some(), Conference: some(), LedToPlan: "Y"})
			add(record.ProtectionPlan{Start: some(), InitialCategory: "NEG", LatestCategory: "NEG"})
			for range 24 {
				add(record.Visit{Day: some(), Purpose: record.ForProtection, SeenAlone: "Y", LatestOnly: true})
			}
		}
		if i%10 == 0 {
			add(record.CarePeriod{Start: some(), Need: "N1"})
			for range 37 {
				add(record.Visit{Day: some(), Purpose: record.ForCare, LatestOnly: true})
				h := team()
				add(record.Snapshot{Day: some(), List: 8, Said: []record.Observation{{About: record.Placements, Count: 2}, {About: record.MissingEpisodes},
					{About: record.AllocatedTeam, Text: h.Team}, {About: record.AllocatedWorker, Text: h.Worker}}})
			}
		}
		slices.SortStableFunc(told[first:], func(a, b record.Told) int { return int(a.Value.When()) - int(b.Value.When()) })
	}
	return told
}

// BenchmarkStart reads one authority of 100,000 children and two million events from its SQLite journal, as the program
// does when it starts. Budget: 5 s and 800 MiB.
func BenchmarkStart(b *testing.B) {
	ctx := context.Background()
	journal, err := store.Open(ctx, b.TempDir(), func() time.Time { return time.Date(2025, 4, 1, 0, 0, 0, 0, time.UTC) })
	if err != nil {
		b.Fatal(err)
	}
	defer journal.Close()
	entries, err := record.Entries(largeAuthority(100_000))
	if err != nil {
		b.Fatal(err)
	}
	drafts := make([]store.Draft, len(entries))
	for i, e := range entries {
		drafts[i] = store.Draft{Kind: e.Kind, ID: e.ID, Child: e.Child, Op: store.Put, Body: e.Body, Source: "annexa 2025-03-31 0123456789ab List_8!12", Base: store.AnyBase}
	}
	for len(drafts) > 0 {
		n := min(200_000, len(drafts))
		if _, err := journal.Append(ctx, "370", "bench", drafts[:n]); err != nil {
			b.Fatal(err)
		}
		drafts = drafts[n:]
	}
	total := len(entries)
	entries, drafts = nil, nil
	runtime.GC()
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	var book *record.Book
	for b.Loop() {
		book = nil
		if book, err = record.Read(ctx, journal, "370", time.Time{}); err != nil {
			b.Fatal(err)
		}
	}
	runtime.GC()
	runtime.ReadMemStats(&after)
	b.ReportMetric(float64(after.HeapAlloc-before.HeapAlloc)/(1<<20), "MiB-held")
	b.ReportMetric(float64(after.Sys)/(1<<20), "MiB-process")
	b.ReportMetric(float64(total), "entries")
	runtime.KeepAlive(book)
}

// BenchmarkOneChange lays one saved visit over a Book of 100,000 children.
func BenchmarkOneChange(b *testing.B) {
	book, err := record.Assemble("370", largeAuthority(100_000))
	if err != nil {
		b.Fatal(err)
	}
	visit, _ := record.Entries([]record.Told{{Child: "1000500", Value: record.Visit{Day: day.MustParse("2025-03-30"), Purpose: record.ForProtection}}})
	visit[0].Seq = 1 << 40
	b.ReportAllocs()
	for b.Loop() {
		if _, err := book.With(visit); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkBuild makes the Book of 100,000 children from entries already in memory: the part of the start that is not
// the database's.
func BenchmarkBuild(b *testing.B) {
	entries, err := record.Entries(largeAuthority(100_000))
	if err != nil {
		b.Fatal(err)
	}
	b.ReportAllocs()
	for b.Loop() {
		builder := record.NewBuilder("370")
		for i, e := range entries {
			e.Seq = int64(i + 1)
			if err := builder.Add(e); err != nil {
				b.Fatal(err)
			}
		}
		if _, err := builder.Book(); err != nil {
			b.Fatal(err)
		}
	}
}
