package annexa_test

import (
	"bytes"
	"context"
	"runtime"
	"sync"
	"testing"

	"goldthread/day"
	"goldthread/ingest"
	"goldthread/ingest/annexa"
)

// A council's order of size, and four times that: the workbooks of domain/analyses.md that the open cleaner was timed on.
func BenchmarkRead59000(b *testing.B)  { benchmarkRead(b, 59_000) }
func BenchmarkRead236000(b *testing.B) { benchmarkRead(b, 236_000) }

// workbookOf makes a workbook of about so many rows, once.
var workbookOf = func() func(testing.TB, int) ingest.Upload {
	made := map[int]ingest.Upload{}
	var mu sync.Mutex
	return func(t testing.TB, rows int) ingest.Upload {
		mu.Lock()
		defer mu.Unlock()
		if _, ok := made[rows]; !ok {
			asAt := day.MustParse("2025-03-31")
			made[rows] = written(t, book(t, madeUpTold(1, rows*100/600, asAt)), asAt)
		}
		return made[rows]
	}
}()

func benchmarkRead(b *testing.B, rows int) {
	file := workbookOf(b, rows)
	asAt := day.MustParse("2025-03-31")
	runtime.GC()
	b.ReportAllocs()
	b.SetBytes(int64(len(file.Content)))
	var read int
	for b.Loop() {
		d, err := annexa.Read(context.Background(), []ingest.Upload{file}, asAt, ingest.Mapping{}, nil)
		if err != nil {
			b.Fatal(err)
		}
		read, _, _ = d.Report.Rows()
	}
	if read < rows {
		b.Fatalf("the workbook holds %d rows, fewer than %d", read, rows)
	}
	b.ReportMetric(float64(read)*float64(b.N)/b.Elapsed().Seconds(), "rows/s")
	b.ReportMetric(float64(read), "rows")
}

func BenchmarkWrite59000(b *testing.B) {
	asAt := day.MustParse("2025-03-31")
	made := book(b, madeUpTold(1, 59_000*100/600, asAt))
	b.ReportAllocs()
	for b.Loop() {
		var out bytes.Buffer
		if err := annexa.Write(&out, made, asAt); err != nil {
			b.Fatal(err)
		}
	}
}
