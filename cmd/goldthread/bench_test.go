package main

import (
	"context"
	"slices"
	"testing"
	"time"

	"goldthread/day"
	"goldthread/indicator"
	"goldthread/indicator/catalogue"
	"goldthread/record"
	"goldthread/sample"
	"goldthread/store"
)

// BenchmarkSavedVisitInEveryFigure saves a visit durably, lays it over the Book of 100,000 children and redoes that child
// in every figure of a board of 36 months. Budget: in every figure under 50 ms later.
func BenchmarkSavedVisitInEveryFigure(b *testing.B) {
	ctx, asAt := context.Background(), day.MustParse("2025-03-31")
	book, err := sample.New(sample.Settings{Children: 100_000, Seed: 1, AsAt: asAt, Months: 1}).On(asAt)
	if err != nil {
		b.Fatal(err)
	}
	journal, err := store.Open(ctx, b.TempDir(), time.Now)
	if err != nil {
		b.Fatal(err)
	}
	defer journal.Close()
	board := indicator.NewEngine(rules(book)).Sheet(catalogue.All(), indicator.Months(asAt, 36), indicator.ByTeam)
	var took []time.Duration
	n := record.Ref(0)
	for b.Loop() {
		n = (n + 7919) % record.Ref(book.Len())
		start := time.Now()
		book = saveVisit(b, ctx, journal, board, book, n, asAt)
		took = append(took, time.Since(start))
	}
	slices.Sort(took)
	b.ReportMetric(float64(took[len(took)*99/100].Microseconds())/1000, "ms-p99")
}

func saveVisit(b *testing.B, ctx context.Context, journal *store.Store, board *indicator.Sheet, book *record.Book, ref record.Ref, on day.Day) *record.Book {
	told := record.Told{Child: book.At(ref).ID, Value: record.Visit{Day: on, Purpose: record.ForProtection, SeenAlone: "Y"}}
	entries, err := record.Entries([]record.Told{told})
	if err != nil {
		b.Fatal(err)
	}
	e := &entries[0]
	e.Seq, err = journal.Append(ctx, "999", "bench", []store.Draft{{Kind: e.Kind, ID: e.ID, Child: e.Child, Op: store.Put, Body: e.Body, Base: store.AnyBase}})
	if err != nil {
		b.Fatal(err)
	}
	next, err := book.With(entries)
	if err != nil {
		b.Fatal(err)
	}
	board.Redo(rules(next), ref, book.At(ref), next.At(ref))
	return next
}
