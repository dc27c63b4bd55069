package report_test

import (
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"goldthread/report"
)

// TestTheWorkbookHoldsNumbers opens the workbook as a spreadsheet does: numbers, shares and days are numbers with a
// format, texts that look like formulas are none, and each sheet has its note and its frozen head.
func TestTheWorkbookHoldsNumbers(t *testing.T) {
	dir := t.TempDir()
	if _, err := build(t, goldenInput(t)).Write(dir, []string{"xlsx"}); err != nil {
		t.Fatal(err)
	}
	f, err := excelize.OpenFile(filepath.Join(dir, "workbook.xlsx"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if got := strings.Join(f.GetSheetList(), ", "); got != "Contents, Scorecard, Front door, Child protection, Definitions" {
		t.Errorf("sheets: %s", got)
	}
	for _, sheet := range f.GetSheetList() {
		note, _ := f.GetCellValue(sheet, "A1")
		panes, err := f.GetPanes(sheet)
		if err != nil || !panes.Freeze || panes.YSplit != 3 || !strings.Contains(note, "as at 31 March 2025") {
			t.Errorf("%s: note %q, panes %+v %v", sheet, note, panes, err)
		}
	}
	if linked, target, _ := f.GetCellHyperLink("Contents", "A4"); !linked || target != "'Scorecard'!A1" {
		t.Errorf("the contents link to %q", target)
	}
	for _, c := range []struct{ sheet, cell, raw, shown string }{
		{"Scorecard", "B5", "golden-in-time", "golden-in-time"},
		{"Scorecard", "D5", "45383", "1 April 2024"},
		{"Scorecard", "E5", "45747", "31 March 2025"},
		{"Scorecard", "G5", "0.583333333333333", "58.3%"},
		{"Scorecard", "H5", "35", "35"},
		{"Scorecard", "L5", "0.85", "85.0%"},
	} {
		raw, _ := f.GetCellValue(c.sheet, c.cell, excelize.Options{RawCellValue: true})
		shown, _ := f.GetCellValue(c.sheet, c.cell)
		kind, _ := f.GetCellType(c.sheet, c.cell)
		_, notNumber := strconv.ParseFloat(c.raw, 64)
		if raw != c.raw || shown != c.shown || (notNumber == nil) != (kind == excelize.CellTypeUnset || kind == excelize.CellTypeNumber) {
			t.Errorf("%s %s is %q shown as %q of type %v, want %q shown as %q", c.sheet, c.cell, raw, shown, kind, c.raw, c.shown)
		}
	}
}

// TestALongTextIsSeenWhole finds rows that are as high as their texts need: a program that opens the workbook need not fit
// them, and one that prints it does not.
func TestALongTextIsSeenWhole(t *testing.T) {
	dir := t.TempDir()
	in := goldenInput(t)
	in.Indicators = find(t, "cla-visits-on-time", "contacts-number")
	if _, err := build(t, in).Write(dir, []string{"xlsx"}); err != nil {
		t.Fatal(err)
	}
	f, err := excelize.OpenFile(filepath.Join(dir, "workbook.xlsx"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	for row := 4; row <= 5; row++ {
		high, _ := f.GetRowHeight("Definitions", row)
		text, _ := f.GetCellValue("Definitions", "J"+strconv.Itoa(row))
		width, _ := f.GetColWidth("Definitions", "J")
		if need := float64(len(text)) / width / 1.3 * 12; high < need || high > 2*need+60 {
			t.Errorf("row %d is %g points high; its %d letters in a column of %g need about %g", row, high, len(text), width, need)
		}
	}
}

// TestEverySheetPrintsToFit reads what Excel reads: a fit without its switch in the sheet's properties does nothing. The two
// widest go over two pages.
func TestEverySheetPrintsToFit(t *testing.T) {
	p := build(t, inputFor(assemble(t, told(60, 4))))
	dir := t.TempDir()
	if _, err := p.Write(dir, []string{"xlsx"}); err != nil {
		t.Fatal(err)
	}
	f, err := excelize.OpenFile(filepath.Join(dir, "workbook.xlsx"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	for _, sheet := range f.GetSheetList() {
		props, _ := f.GetSheetProps(sheet)
		layout, _ := f.GetPageLayout(sheet)
		wide := map[string]int{"Scorecard": 2, "Definitions": 2}[sheet]
		if props.FitToPage == nil || !*props.FitToPage || *layout.FitToWidth != max(wide, 1) || *layout.FitToHeight != 0 || *layout.Orientation != "landscape" {
			t.Errorf("%s does not print to fit on landscape paper", sheet)
		}
		if sheet == "Contents" {
			continue
		}
		width, _ := f.GetColWidth(sheet, "B")
		codes, _ := f.GetCols(sheet)
		for _, code := range codes[1] {
			if float64(len(code)) > width-1 {
				t.Errorf("%s: %s is wider than its column, %g", sheet, code, width)
			}
		}
	}
}

func TestAFormulaIsHarmless(t *testing.T) {
	values := told(60, 4)
	in := inputFor(assemble(t, values))
	in.Indicators = linked(t)
	in.Targets, _ = report.ParseTargets(`referrals-number | 3 | | 2024-01-01 | =HYPERLINK("http://example.org")`)
	dir := t.TempDir()
	if _, err := build(t, in).Write(dir, []string{"xlsx"}); err != nil {
		t.Fatal(err)
	}
	f, err := excelize.OpenFile(filepath.Join(dir, "workbook.xlsx"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	seen := 0
	for _, sheet := range f.GetSheetList() {
		rows, _ := f.GetRows(sheet)
		for r, row := range rows {
			for c, text := range row {
				at, _ := excelize.CoordinatesToCellName(c+1, r+1)
				if formula, _ := f.GetCellFormula(sheet, at); formula != "" {
					t.Errorf("%s %s holds the formula %s", sheet, at, formula)
				}
				if strings.HasPrefix(text, "=") || strings.HasPrefix(text, "@") || strings.HasPrefix(text, "+") {
					t.Errorf("%s %s begins with a sign that a spreadsheet runs", sheet, at)
				}
				if strings.HasPrefix(text, "'=") {
					seen++
				}
			}
		}
	}
	if seen < 2 {
		t.Errorf("only %d texts looked like formulas: the test shows little", seen)
	}
}
