package delivery_test

import (
	"bytes"
	"context"
	"testing"
	"time"

	"goldthread/day"
	"goldthread/delivery"
	"goldthread/ingest"
	"goldthread/ingest/annexa"
	"goldthread/sample"
	"goldthread/store"
)

// months are the workbooks of a made-up authority of 20,000 children for two month-ends.
func months(b *testing.B) [2]ingest.Upload {
	b.Helper()
	a := sample.New(sample.Settings{Children: 20_000, Seed: 1, AsAt: day.MustParse("2025-03-31"), Months: 2})
	var files [2]ingest.Upload
	for i, on := range a.AsAtDays() {
		book, err := a.On(on)
		if err != nil {
			b.Fatal(err)
		}
		var w bytes.Buffer
		if err := annexa.Write(&w, book, on); err != nil {
			b.Fatal(err)
		}
		files[i] = ingest.Upload{Name: on.String() + ".xlsx", Content: w.Bytes()}
	}
	return files
}

// BenchmarkTakeTwoMonths takes a first month and then the next one into an SQLite journal: reading, checking, comparing,
// keeping.
func BenchmarkTakeTwoMonths(b *testing.B) {
	files := months(b)
	var rows, entries int
	for b.Loop() {
		journal, err := store.Open(context.Background(), b.TempDir(), func() time.Time { return time.Date(2025, 4, 1, 0, 0, 0, 0, time.UTC) })
		if err != nil {
			b.Fatal(err)
		}
		rows, entries = 0, 0
		for i, asAt := range []string{"2025-02-28", "2025-03-31"} {
			out, err := delivery.Take(context.Background(), journal, delivery.Request{Authority: "999", Actor: "bench", AsAt: day.MustParse(asAt), Files: files[i : i+1]})
			if err != nil {
				b.Fatal(err)
			}
			read, _, _ := out.Report.Rows()
			rows, entries = rows+read, entries+out.Entries
		}
		journal.Close()
	}
	b.ReportMetric(float64(rows), "rows")
	b.ReportMetric(float64(entries), "entries")
}
