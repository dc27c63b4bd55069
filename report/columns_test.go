package report_test

import (
	"path/filepath"
	"testing"

	"goldthread/indicator"
	"goldthread/report"
)

// TestASheetCountedBeforeGivesTheSamePapers hands the sheet of the golden papers in, and one that was counted for the
// restricted papers to the public edition, which counts its own.
func TestASheetCountedBeforeGivesTheSamePapers(t *testing.T) {
	for name, public := range map[string]bool{"officers": false, "public": true} {
		in := goldenInput(t)
		in.Public = public
		in.Sheet = indicator.NewEngine(in.Rules).Sheet(in.Indicators, report.Columns(in.AsAt), indicator.ByTeam)
		files, err := build(t, in).Write(t.TempDir(), []string{"html"})
		if err != nil {
			t.Fatal(err)
		}
		for _, file := range files {
			compareGolden(t, file, filepath.Join("testdata", "golden", name, filepath.Base(file)))
		}
	}
}

// TestASheetIsNotCountedAgain hands in the sheet of another authority: the papers tell its figures.
func TestASheetIsNotCountedAgain(t *testing.T) {
	in := goldenInput(t)
	other := rulesFor(assemble(t, nil))
	in.Sheet = indicator.NewEngine(other).Sheet(in.Indicators, report.Columns(in.AsAt), indicator.ByTeam)
	pack := build(t, in)
	for _, line := range pack.Lines {
		if line.Now.Known {
			t.Errorf("%s has a figure that the sheet does not hold", line.Words.Code)
		}
	}
}
