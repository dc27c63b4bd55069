package web_test

import (
	"bytes"
	"net/http"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"goldthread/access"
	"goldthread/assurance/plan"
)

// tracker is a council's own workbook: a title over the headings, a day that is none, a row of nobody.
func tracker(t *testing.T) string {
	t.Helper()
	f := excelize.NewFile()
	defer f.Close()
	for i, row := range [][]any{
		{"Improvement plan of the council"},
		{"No", "Recommendation", "What", "Who", "When", "Success measure", "Status", "Zeal"},
		{"1", "Answer children who go missing.", "Ask every child within three days", "Head of missing", "31/03/2027", "Was the child asked?", "In progress", "high"},
		{"2", "", "Write down what they say", "", "soon", "", "Not started", "low"},
		{"3", "", "Train the chairs", "Head of missing", "30/06/2027", "", "Not started", "low"},
	} {
		if err := f.SetSheetRow("Sheet1", "A"+string(rune('1'+i)), &row); err != nil {
			t.Fatal(err)
		}
	}
	var b bytes.Buffer
	if err := f.Write(&b); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// A tracker is read, shown row by row with every odd cell, and nothing of it is kept before somebody has chosen.
func TestBringInATracker(t *testing.T) {
	tn := open(t)
	before := tn.planned().Seq()
	officer := tn.as(access.ImprovementOfficer)
	officer.get("/plan/import").says(t, `action="/plan/import/document"`)
	p := officer.sendDocument("/plan/import/document", "tracker.xlsx", tracker(t))
	p.says(t, "Nothing of it is in the plan yet.", "headings in row 2", "3 rows tell of an action", "Ask every child within three days", "31 March 2027",
		"Column E (When): “soon”.", `name="due-4"`, `name="who-4"`, "No day by which it is due could be read", "An action with these words is in the plan already.",
		`value="3" id="take-3" checked`, `<option value="-" selected>Leave out</option>`, "Was the child asked?", "Inspection of March 2026")
	p.saysNot(t, `id="take-5" checked`, `name="due-3"`)
	path := p.url.Path
	if now := tn.planned().Seq(); now != before {
		t.Fatalf("the plan has changed before anybody chose: %d, then %d", before, now)
	}
	if got := tn.as(access.Director).get(path).status; got != http.StatusNotFound {
		t.Errorf("another person’s reading: %d", got)
	}

	// Without a day and somebody who answers, a row is refused, and what was typed stays.
	p = officer.post(path, "act", "save", "row", "3", "row", "4", "who-4", "Head of records", "lead-0", signInName(access.TeamManager), "source", "inspection inspection-2026")
	p.says(t, "Row 4: Give the day by which it will be done", `href="#row-4"`, `value="Head of records"`, `value="team.manager" selected`)
	if p.status != http.StatusUnprocessableEntity || tn.planned().Seq() != before {
		t.Errorf("a row without a day: %d", p.status)
	}
	officer.post(path, "act", "save", "source-name", "x").says(t, "Choose the rows that shall come in.")

	p = officer.post(path, "act", "save", "row", "3", "row", "4", "who-4", "Head of records", "due-4", "1 May 2027", "lead-0", signInName(access.TeamManager), "source", "inspection inspection-2026")
	p.isSaved(t, "/plan", "plan-imported")
	p.says(t, "Ask every child within three days", "Write down what they say", "Answer children who go missing.")
	kept := tn.planned()
	for _, a := range kept.Actions() {
		switch a.Title {
		case "Ask every child within three days":
			if a.Owner != signInName(access.TeamManager) || a.State != plan.UnderWay || a.Due.String() != "2027-03-31" {
				t.Errorf("row 3 came in as %+v", a)
			}
		case "Write down what they say":
			if a.Owner != "" || a.Lead != "Head of records" || a.Due.String() != "2027-05-01" {
				t.Errorf("row 4 came in as %+v", a)
			}
		}
	}
	if n := len(kept.Actions()); n != 6 {
		t.Errorf("%d actions", n)
	}
	if got := officer.post(path, "act", "save", "row", "3").status; got != http.StatusNotFound {
		t.Errorf("the same reading again: %d", got)
	}
}

// A person says otherwise what a column means; the rows are read anew.
func TestAColumnMeansSomethingElse(t *testing.T) {
	officer := open(t).as(access.ImprovementOfficer)
	path := officer.sendDocument("/plan/import/document", "tracker.xlsx", tracker(t)).url.Path
	p := officer.post(path, "act", "read", "of-sheet", "Sheet1", "of-row", "2", "column-C", "action", "column-H", "who", "column-E", "due")
	p.says(t, "<td data-label=\"Who\">high</td>", "Zeal")
	p.saysNot(t, "Answer children who go missing.</td>", "<td data-label=\"Who\">Head of missing</td>")
	officer.post(path, "act", "read", "of-sheet", "Other", "of-row", "2").says(t, "Choose a sheet of the workbook.")
	officer.post(path, "act", "read", "of-sheet", "Sheet1", "of-row", "0").says(t, "Write the number of the row")
	officer.post(path, "act", "read", "of-sheet", "Sheet1", "of-row", "4").says(t, "headings in row 4")
}

func TestWhatIsNoTracker(t *testing.T) {
	officer := open(t).as(access.ImprovementOfficer)
	for name, content := range map[string]string{"plan.xlsx": "not a workbook", "plan.pdf": "%PDF-1.4", "plan.csv": "a,b\n1,2\n"} {
		p := officer.sendDocument("/plan/import/document", name, content)
		p.says(t, "There is a problem", `href="#document"`)
		if p.status != http.StatusUnprocessableEntity || strings.Contains(p.body, "ingest") {
			t.Errorf("%s: %d", name, p.status)
		}
	}
	officer.sendDocument("/plan/import/document", "", "").says(t, "Choose the workbook that holds the plan.")
}
