package plan_test

import (
	"bytes"
	"context"
	"slices"
	"strings"
	"testing"

	"goldthread/assurance/plan"
	"goldthread/ingest"

	"github.com/xuri/excelize/v2"
)

// TestAWorkbookOfThePlan writes a plan with texts that a spreadsheet would run, opens it with another program's eyes, and
// reads it back as a tracker.
func TestAWorkbookOfThePlan(t *testing.T) {
	d := newDesk(t, t.TempDir(), "2025-01-10")
	s := d.small()
	d.save(officer, &plan.Action{Number: "1.2", Title: `=HYPERLINK("http://x","y")`, Lead: "+44", Partner: "@home", Due: on("2025-02-28")},
		plan.Ties{Word: plan.Serves, Kind: plan.ObjectiveKind, IDs: []string{s.objective}})
	d.do(owner, s.action, plan.Start, "")
	if err := d.update(owner, plan.Update{Action: s.action, Day: d.today, Did: "-1 room", Next: "Book"}, ""); err != nil {
		t.Fatal(err)
	}
	d.prove(s.action)
	st := d.standing()
	var out bytes.Buffer
	if err := (plan.Printed{Plan: d.plan, Rated: st, Shown: st, Called: strings.ToUpper}).Write(&out); err != nil {
		t.Fatal(err)
	}

	f, err := excelize.OpenReader(bytes.NewReader(out.Bytes()))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if got := f.GetSheetList(); !slices.Equal(got, []string{"Plan", "Recommendations", "Measures", "Evidence", "Updates"}) {
		t.Errorf("sheets %v", got)
	}
	for _, sheet := range f.GetSheetList() {
		if panes, err := f.GetPanes(sheet); err != nil || !panes.Freeze || panes.YSplit != 1 {
			t.Errorf("%s: the headings are not frozen: %+v %v", sheet, panes, err)
		}
		rows, err := f.GetRows(sheet)
		if err != nil || len(rows) < 2 {
			t.Errorf("%s has %d rows (%v)", sheet, len(rows), err)
		}
		for i, row := range rows {
			for j, text := range row {
				at, _ := excelize.CoordinatesToCellName(j+1, i+1)
				if formula, _ := f.GetCellFormula(sheet, at); formula != "" || strings.ContainsAny((text + " ")[:1], "=+-@") {
					t.Errorf("%s %s would be run: %q %q", sheet, at, text, formula)
				}
			}
		}
	}
	if kind, err := f.GetCellType("Plan", "I2"); err != nil || kind != excelize.CellTypeUnset && kind != excelize.CellTypeNumber {
		t.Errorf("the due day is a cell of type %v (%v)", kind, err)
	}
	if text, _ := f.GetCellValue("Plan", "I2"); text != "11 March 2025" {
		t.Errorf("the due day reads %q", text)
	}

	p, err := plan.ReadTracker(context.Background(), ingest.Upload{Name: "plan.xlsx", Content: out.Bytes()}, plan.Mapping{})
	if err != nil || len(p.Lines) != 2 {
		t.Fatalf("read back: %+v (%v)", p, err)
	}
	a, _ := d.plan.Action(s.action)
	if l := p.Lines[0]; l.Number != a.Number || l.Action != a.Title || l.Lead != "TOM" || l.Agency != a.Partner || l.Start != a.Start || l.Due != a.Due ||
		l.State != a.State || l.Recommendation != "Hold conferences in time." || l.Theme != "Timely help" || l.Objective != "1 Conferences in time" || !slices.Equal(l.Measures, []string{icpc}) {
		t.Errorf("read back: %+v", l)
	}
	if l := p.Lines[1]; l.Action != `=HYPERLINK("http://x","y")` || l.Lead != "+44" || l.Agency != "@home" {
		t.Errorf("read back: %+v", l)
	}
	if len(p.Odd) != 0 {
		t.Errorf("reading it back is odd: %+v", p.Odd)
	}
}

// TestAPublicWorkbookNamesNobody prints the plan as readers outside may see it.
func TestAPublicWorkbookNamesNobody(t *testing.T) {
	d := newDesk(t, t.TempDir(), "2025-01-10")
	s := d.small()
	d.do(owner, s.action, plan.Start, "")
	if err := d.update(owner, plan.Update{Action: s.action, Day: d.today, Did: "Secret", Internal: true, Schedule: plan.Word{Rating: plan.Amber}}, ""); err != nil {
		t.Fatal(err)
	}
	public := d.plan.Public(everySource)
	var out bytes.Buffer
	if err := (plan.Printed{Plan: public, Rated: d.standing(), Shown: public.On(d.today, nil), Called: func(a string) string { return "account " + a }}).Write(&out); err != nil {
		t.Fatal(err)
	}
	f, err := excelize.OpenReader(&out)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var all strings.Builder
	for _, sheet := range f.GetSheetList() {
		rows, _ := f.GetRows(sheet)
		for _, row := range rows {
			all.WriteString(strings.Join(row, "\n") + "\n")
		}
	}
	for _, secret := range []string{"account", "tom", "Secret", "margaret"} {
		if strings.Contains(all.String(), secret) {
			t.Errorf("%q stands in\n%s", secret, all.String())
		}
	}
	for _, told := range []string{"Head of service", "Health", "amber"} {
		if !strings.Contains(all.String(), told) {
			t.Errorf("%q does not stand in\n%s", told, all.String())
		}
	}
}
