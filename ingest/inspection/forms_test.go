package inspection_test

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"goldthread/ingest/inspection"
)

// TestReadsEveryForm draws made-up reports of each form and compares what is read with what was meant. A case is an archive
// of two files: the report as drawn understands it, and what is wanted, a line a value.
func TestReadsEveryForm(t *testing.T) {
	forms, err := filepath.Glob(filepath.Join("testdata", "forms", "*.txtar"))
	if err != nil || len(forms) == 0 {
		t.Fatal("no forms", err)
	}
	for _, form := range forms {
		t.Run(strings.TrimSuffix(filepath.Base(form), ".txtar"), func(t *testing.T) {
			t.Parallel()
			archive, err := txtar.ParseFile(form)
			if err != nil || len(archive.Files) != 2 {
				t.Fatalf("%d files, want report and want (%v)", len(archive.Files), err)
			}
			content := drawn(t, string(archive.Files[0].Data))
			if folder := *keep; folder != "" {
				os.WriteFile(filepath.Join(folder, filepath.Base(form)+".pdf"), content, 0o644)
			}
			r, err := reader.Read(context.Background(), form, content)
			if err != nil {
				t.Fatal(err)
			}
			compareLines(t, inLines(t, r), strings.TrimSpace(string(archive.Files[1].Data)))
		})
	}
}

// inLines writes a report as the cases do.
func inLines(t *testing.T, r inspection.Report) string {
	t.Helper()
	encoded, err := json.Marshal(r)
	if err != nil {
		t.Fatal(err)
	}
	var j struct {
		Authority, Framework, Published  *string
		Inspection_start, Inspection_end *string
		Lead_inspector                   *string
		Judgements                       []struct{ Area, Grade *string }
		Recommendations                  []struct {
			Number   *int
			Text     string
			Page     int
			Priority bool
		}
	}
	if err := json.Unmarshal(encoded, &j); err != nil {
		t.Fatal(err)
	}
	said := func(s *string) string {
		if s == nil {
			return "-"
		}
		return *s
	}
	var b strings.Builder
	fmt.Fprintf(&b, "authority: %s\nframework: %s\ninspection: %s to %s\npublished: %s\nlead: %s\n",
		said(j.Authority), said(j.Framework), said(j.Inspection_start), said(j.Inspection_end), said(j.Published), said(j.Lead_inspector))
	for _, g := range j.Judgements {
		fmt.Fprintf(&b, "%s: %s\n", said(g.Area), said(g.Grade))
	}
	for _, item := range j.Recommendations {
		number, priority := "-", ""
		if item.Number != nil {
			number = fmt.Sprint(*item.Number)
		}
		if item.Priority {
			priority = " priority"
		}
		fmt.Fprintf(&b, "page %d, %s%s: %s\n", item.Page, number, priority, item.Text)
	}
	return strings.TrimSpace(b.String())
}
