package web_test

import (
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"goldthread/access"
)

// cellsOf is all that stands in a workbook, a line a row.
func cellsOf(t *testing.T, p page) string {
	t.Helper()
	f, err := excelize.OpenReader(strings.NewReader(p.body))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var b strings.Builder
	for _, sheet := range f.GetSheetList() {
		rows, err := f.GetRows(sheet)
		if err != nil {
			t.Fatal(err)
		}
		for _, row := range rows {
			b.WriteString(sheet + ": " + strings.Join(row, " | ") + "\n")
		}
	}
	return b.String()
}

// The workbook says to each reader what the pages say: to those outside no name and nothing for the service alone.
func TestThePlanAsAWorkbook(t *testing.T) {
	tn := open(t)
	p := tn.as(access.Director).get("/plan.xlsx")
	if got := p.header.Get("Content-Disposition"); !strings.Contains(got, `filename="plan-2026-11-22.xlsx"`) {
		t.Errorf("it is sent as %s", got)
	}
	whole := cellsOf(t, p)
	for _, want := range []string{"Book the room on the day of the decision | The team manager", "They asked me first.", "Hold initial conferences in time"} {
		if !strings.Contains(whole, want) {
			t.Errorf("the director’s workbook does not say %q:\n%s", want, whole)
		}
	}
	outside := cellsOf(t, tn.as(access.ElectedMember).get("/plan.xlsx"))
	if !strings.Contains(outside, "Book the room on the day of the decision | Head of safeguarding") {
		t.Errorf("the member’s workbook names no role:\n%s", outside)
	}
	for _, not := range []string{"The team manager", signInName(access.TeamManager), "They asked me first.", planInternal, "minutes.pdf"} {
		if strings.Contains(outside, not) {
			t.Errorf("the member’s workbook says %q:\n%s", not, outside)
		}
	}
}
