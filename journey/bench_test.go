package journey_test

import (
	"sync"
	"testing"

	"goldthread/journey"
	"goldthread/record"
)

var (
	large  = sync.OnceValue(func() *record.Book { return madeUp(&testing.B{}, 100_000, 1) })
	usual  = sync.OnceValue(func() *record.Book { return madeUp(&testing.B{}, 5_000, 1) })
	whole5 = sync.OnceValue(func() *journey.Map { return follow(usual(), year()) })
)

// BenchmarkFollow5000 makes the map of a year's journeys of 5,000 children. Budget: 100 ms.
func BenchmarkFollow5000(b *testing.B) { benchmarkFollow(b, usual()) }

// BenchmarkFollow100000 is the same of 100,000.
func BenchmarkFollow100000(b *testing.B) { benchmarkFollow(b, large()) }

func benchmarkFollow(b *testing.B, book *record.Book) {
	b.ReportAllocs()
	for b.Loop() {
		follow(book, year())
	}
	b.ReportMetric(float64(book.Len()), "children")
}

// BenchmarkPicture lays out the map of 5,000 children.
func BenchmarkPicture(b *testing.B) {
	m := whole5()
	b.ReportAllocs()
	for b.Loop() {
		m.Picture(960)
	}
}
