package inspection_test

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"goldthread/ingest/inspection"
)

// BenchmarkReadReport reads each of the real reports with PDFium started.
func BenchmarkReadReport(b *testing.B) {
	files, err := filepath.Glob(filepath.Join(reports(b), "*.pdf"))
	if err != nil || len(files) == 0 {
		b.Fatal("no reports", err)
	}
	for _, file := range files {
		content, err := os.ReadFile(file)
		if err != nil {
			b.Fatal(err)
		}
		b.Run(strings.TrimSuffix(filepath.Base(file), ".pdf"), func(b *testing.B) {
			for b.Loop() {
				if _, err := reader.Read(context.Background(), file, content); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// BenchmarkStartPDFium reads one page with a Reader of its own: where nothing is cached, and where the compiled form is.
func BenchmarkStartPDFium(b *testing.B) {
	content := drawn(b, form(b, "monitoring_2017"))
	start := func(b *testing.B, cache string) {
		r := inspection.NewReader(cache)
		defer r.Close()
		if _, err := r.Read(context.Background(), "a.pdf", content); err != nil {
			b.Fatal(err)
		}
	}
	b.Run("first", func(b *testing.B) {
		for b.Loop() {
			start(b, b.TempDir())
		}
	})
	b.Run("cached", func(b *testing.B) {
		cache := b.TempDir()
		start(b, cache)
		for b.Loop() {
			start(b, cache)
		}
	})
}
