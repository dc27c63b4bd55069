package report_test

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"goldthread/report"
)

func TestARebuildKeepsWhatPeopleWrote(t *testing.T) {
	dir, in := t.TempDir(), goldenInput(t)
	if _, err := build(t, in).Write(dir, report.Formats); err != nil {
		t.Fatal(err)
	}
	mine := map[string]string{"officer.md": "## Purpose\r\nMine.\r\n\n## A heading of my own\nKept.\t \n", "targets.txt": "# mine\ngolden-in-time | 50 | | 2024-01-01 | me\n"}
	for name, text := range mine {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	var err error
	if in.Officer, err = report.ReadOfficer(dir); err != nil {
		t.Fatal(err)
	}
	if in.Targets, err = report.ReadTargets(dir); err != nil {
		t.Fatal(err)
	}
	p := build(t, in)
	if _, err := p.Write(dir, []string{"html"}); err != nil {
		t.Fatal(err)
	}
	for name, text := range mine {
		if got := textOf(t, filepath.Join(dir, name)); got != text {
			t.Errorf("%s was changed to %q", name, got)
		}
	}
	cover := textOf(t, filepath.Join(dir, "1-cover-report.html"))
	if !strings.Contains(cover, "11. A heading of my own") || !strings.Contains(cover, "Mine.") {
		t.Error("a section of the officer's is missing from the cover report")
	}
	if !slices.ContainsFunc(p.Flags, func(f report.Flag) bool {
		return f.Text == "A heading of my own" && f.Where == "officer.md, line 4"
	}) {
		t.Errorf("the unknown heading is not reported: %v", p.Flags)
	}
	if _, err := os.Stat(filepath.Join(dir, "workbook.xlsx")); err == nil {
		t.Error("a workbook of an earlier run lies beside newer papers")
	}
	entries, _ := os.ReadDir(dir)
	for _, e := range entries {
		if strings.HasPrefix(e.Name(), ".") {
			t.Errorf("%s was left behind", e.Name())
		}
	}
}

func TestWriteRefusesAFolderThatIsNotAPack(t *testing.T) {
	p := build(t, goldenInput(t))
	in := goldenInput(t)
	in.Public = true
	public := build(t, in)
	for _, c := range []struct {
		name  string
		fill  func(dir string) error
		write *report.Pack
		says  string
	}{
		{"a foreign file", func(dir string) error { return os.WriteFile(filepath.Join(dir, "holiday.txt"), nil, 0o600) }, p, "holds holiday.txt, which is no part"},
		{"a folder inside", func(dir string) error { return os.Mkdir(filepath.Join(dir, "index.html"), 0o700) }, p, "which is no part"},
		{"the officers' papers", func(dir string) error { _, err := p.Write(dir, report.Formats); return err }, public, "holds the papers for officers"},
		{"the public papers", func(dir string) error { _, err := public.Write(dir, report.Formats); return err }, p, "holds the public edition"},
		{"a workbook alone", func(dir string) error { return os.WriteFile(filepath.Join(dir, "workbook.xlsx"), nil, 0o600) }, public, "edition cannot be told"},
	} {
		t.Run(c.name, func(t *testing.T) {
			dir := t.TempDir()
			if err := c.fill(dir); err != nil {
				t.Fatal(err)
			}
			before, _ := os.ReadDir(dir)
			if _, err := c.write.Write(dir, report.Formats); err == nil || !strings.Contains(err.Error(), c.says) {
				t.Errorf("got %v, want words on %q", err, c.says)
			}
			if after, _ := os.ReadDir(dir); len(after) != len(before) {
				t.Error("something was written all the same")
			}
		})
	}
	if _, err := p.Write(t.TempDir(), []string{"pdf"}); err == nil {
		t.Error("an unknown format was taken")
	}
	if _, err := p.Write(t.TempDir(), nil); err == nil {
		t.Error("no format at all was taken")
	}
}
