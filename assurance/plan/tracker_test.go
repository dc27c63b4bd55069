package plan_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"goldthread/assurance/plan"
	"goldthread/ingest"

	"github.com/xuri/excelize/v2"
)

// book is a workbook of one sheet as somebody else made it: texts, numbers, days and formulas.
func book(t testing.TB, sheet string, rows [][]any) ingest.Upload {
	t.Helper()
	f := excelize.NewFile()
	defer f.Close()
	must := func(err error) {
		if err != nil {
			t.Fatal(err)
		}
	}
	must(f.SetSheetName("Sheet1", "Front page"))
	_, err := f.NewSheet(sheet)
	must(err)
	for i, row := range rows {
		for j, v := range row {
			at, err := excelize.CoordinatesToCellName(j+1, i+1)
			must(err)
			if formula, ok := v.(string); ok && strings.HasPrefix(formula, "=") {
				must(f.SetCellFormula(sheet, at, formula))
			} else if v != nil {
				must(f.SetCellValue(sheet, at, v))
			}
		}
	}
	var out bytes.Buffer
	must(f.Write(&out))
	return ingest.Upload{Name: "tracker.xlsx", Content: out.Bytes()}
}

func date(text string) time.Time { return on(text).Time() }

// theirs is a tracker as councils keep them: a title above, merged cells, words for days.
func theirs(t testing.TB) ingest.Upload {
	return book(t, "Action plan", [][]any{
		{"Children’s improvement plan, what we will do"},
		{},
		{"No.", "Ofsted recommendation", "What", "Who", "How", "When", "Success measure", "Status", "Outcome Q1", "Outcome Q2", "Notes to self"},
		{"1.1", "Conferences in time", "Book the room on the day", "Head of service", "A list of rooms", date("2025-03-31"), "- 85% held in time\n- Fewer moved", "Amber", "Rooms found", "", "x"},
		{1.2, nil, "Train chairs", "QA lead", nil, "March 2025", "85% held in time", "Blue"},
		{nil, "Return interviews", nil, nil, nil, nil, nil, nil},
		{"2.1", nil, "Offer within a day", nil, nil, "31/04/2025", nil, "Purple", "=NA()"},
		{},
		{nil, nil, nil, "Somebody"},
		{"2.2", nil, "'=2+2 is four", "Kim", nil, "12/06/25", nil, "not started"},
	})
}

func TestAnotherCouncilsTracker(t *testing.T) {
	p, err := plan.ReadTracker(context.Background(), theirs(t), plan.Mapping{})
	if err != nil {
		t.Fatal(err)
	}
	var heads, lines, odd []string
	for _, h := range p.Heads {
		heads = append(heads, h.Letter+" "+string(h.Means))
	}
	if got, want := strings.Join(heads, ", "), "A number, B recommendation, C action, D who, E how, F due, G success measure, H status, I outcome, J outcome, K -"; got != want || p.Mapping.Row != 3 || p.Mapping.Sheet != "Action plan" {
		t.Errorf("row %d of %q: %s; want %s", p.Mapping.Row, p.Mapping.Sheet, got, want)
	}
	for _, l := range p.Lines {
		lines = append(lines, fmt.Sprintf("%d %s|%s|%s|%s|%s|%s|%s|%v|%s|%v", l.Row, l.Number, l.Recommendation, l.Action, l.Lead, l.How, l.Due, strings.Join(l.Measures, "/"), l.Status, l.State, l.Outcomes))
	}
	wantLines := `4 1.1|Conferences in time|Book the room on the day|Head of service|A list of rooms|2025-03-31|85% held in time/Fewer moved|Amber|under way|[{Outcome Q1 Rooms found}]
5 1.2|Conferences in time|Train chairs|QA lead||2025-03-31|85% held in time|Blue|done|[]
7 2.1|Return interviews|Offer within a day|||||Purple|not started|[]
10 2.2|Return interviews|=2+2 is four|Kim||2025-06-12||not started|not started|[]`
	if got := strings.Join(lines, "\n"); got != wantLines {
		t.Errorf("lines\n%s\nwant\n%s", got, wantLines)
	}
	for _, o := range p.Odd {
		odd = append(odd, fmt.Sprintf("%d %s %q %s", o.Row, o.Column, o.Text, o.Say))
		if o.Sheet != "Action plan" {
			t.Errorf("an oddity of sheet %q", o.Sheet)
		}
	}
	wantOdd := `5 F (When) "March 2025" Read as 31 March 2025.
5 H (Status) "Blue" It comes in as done. It turns blue here on proof, when the board’s agreement is recorded.
7 F (When) "31/04/2025" No day could be read here. It was left blank.
7 H (Status) "Purple" The status is not known here. It comes in as not started.
7 I (Outcome Q1) "" The spreadsheet has no value here. It was left blank.
7  "Offer within a day" No day by which it is due could be read. Give one before it is kept.
7  "Offer within a day" Nobody answers for it. Say who before it is kept.
9  "" No action stands in this row. It was passed over.
10 F (When) "12/06/25" Read as 12 June 2025: the year has two digits.`
	if got := strings.Join(odd, "\n"); got != wantOdd {
		t.Errorf("odd\n%s\nwant\n%s", got, wantOdd)
	}
}

// TestAMappingOfAPerson reads the same columns otherwise.
func TestAMappingOfAPerson(t *testing.T) {
	m := plan.Mapping{Sheet: "Action plan", Row: 3, Columns: map[string]plan.Column{"C": plan.ObjectiveColumn, "G": plan.ActionColumn, "F": plan.DueColumn}}
	p, err := plan.ReadTracker(context.Background(), theirs(t), m)
	if err != nil || len(p.Lines) != 2 || p.Lines[1].Objective != "Train chairs" || p.Lines[1].Action != "85% held in time" || p.Lines[1].Lead != "" {
		t.Errorf("%+v (%v)", p.Lines, err)
	}
	var refusal *ingest.Refusal
	if _, err := plan.ReadTracker(context.Background(), theirs(t), plan.Mapping{Sheet: "Nowhere", Row: 1}); !errors.As(err, &refusal) {
		t.Errorf("a sheet that is not there: %v", err)
	}
	if _, err := plan.ReadTracker(context.Background(), book(t, "Budget", [][]any{{"Cost", "Sum"}, {1, 2}}), plan.Mapping{}); !errors.As(err, &refusal) || refusal.Do == "" {
		t.Errorf("a workbook without a plan: %v", err)
	}
	for name, content := range map[string]string{"a PDF": "%PDF-1.7", "nothing": "", "XML": "<plan/>", "too many rows": "What,Who\n" + strings.Repeat(",Kim\n", 60_000)} {
		_, err := plan.ReadTracker(context.Background(), ingest.Upload{Name: "plan.csv", Content: []byte(content)}, plan.Mapping{})
		if !errors.As(err, &refusal) || refusal.Do == "" || strings.Contains(refusal.Error(), "Annex A") {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// TestALongTrackerIsCutShort takes as many lines as a plan may have, and says where it stopped.
func TestALongTrackerIsCutShort(t *testing.T) {
	long := ingest.Upload{Name: "plan.csv", Content: []byte("What,Who,When\n" + strings.Repeat("Book,Kim,31/03/2025\n", 4_000))}
	p, err := plan.ReadTracker(context.Background(), long, plan.Mapping{})
	if err != nil || len(p.Lines) != 3_000 || len(p.Odd) != 1 || p.Odd[0].Row != 3_002 {
		t.Errorf("%d lines, oddities %+v (%v)", len(p.Lines), p.Odd, err)
	}
}

func TestGuessColumn(t *testing.T) {
	for heading, want := range map[string]plan.Column{
		"No": plan.NumberColumn, "Action ref.": plan.NumberColumn, "What": plan.ActionColumn, "Key Actions": plan.ActionColumn, "Action": plan.ActionColumn,
		"Action lead": plan.LeadColumn, "By Whom": plan.LeadColumn, "Responsible officer": plan.LeadColumn, "How": plan.HowColumn, "How will we know?": plan.MeasureColumn,
		"When": plan.DueColumn, "Target date": plan.DueColumn, "Date due": plan.DueColumn, "Start date": plan.StartColumn, "BRAG": plan.StatusColumn,
		"RAG rating": plan.StatusColumn, "Success measure": plan.MeasureColumn, "Outcome by quarter": plan.OutcomeColumn, "Progress update": plan.OutcomeColumn,
		"Ofsted recommendation": plan.RecommendationColumn, "Theme": plan.ThemeColumn, "Objective 2025": plan.ObjectiveColumn, "Partner agency": plan.AgencyColumn,
		"Budget": plan.NoColumn, "": plan.NoColumn, "   ": plan.NoColumn,
	} {
		if got := plan.GuessColumn(heading); got != want {
			t.Errorf("%q is guessed to be %q, want %q", heading, got, want)
		}
	}
}

// TestAdopt brings their lines into a plan, after a person gave what was missing.
func TestAdopt(t *testing.T) {
	d := newDesk(t, t.TempDir(), "2025-05-10")
	p, err := plan.ReadTracker(context.Background(), theirs(t), plan.Mapping{})
	if err != nil {
		t.Fatal(err)
	}
	adoption := plan.Adoption{Lines: p.Lines, Source: plan.Source{Kind: "other", Name: "Tracker of 2025"}, Accounts: map[string]string{"Head of service": "tom"}}
	if _, err := d.plan.Adopt(officer, d.today, adoption); !slices.Equal(wrong(err), []string{"row 7", "row 7"}) {
		t.Errorf("a line without day and owner: %v", err)
	}
	if _, err := d.plan.Adopt(owner, d.today, adoption); err == nil {
		t.Error("an owner brought a plan in")
	}
	adoption.Lines[2].Due, adoption.Lines[2].Lead = on("2025-07-01"), "Kim"
	for range 2 { // the second time, all but the actions is there
		drafts, err := d.plan.Adopt(officer, d.today, adoption)
		if err := d.append(officer, drafts, err); err != nil {
			t.Fatal(err)
		}
	}
	if n := []int{len(d.plan.Recommendations()), len(d.plan.Objectives()), len(d.plan.Measures()), len(d.plan.Actions())}; !slices.Equal(n, []int{2, 2, 2, 8}) {
		t.Errorf("recommendations, objectives, measures and actions: %v", n)
	}
	a := d.plan.Actions()[0]
	if a.Number != "1.1" || a.Owner != "tom" || a.State != plan.UnderWay || a.Began != d.today || a.Note != "How: A list of rooms\nOutcome Q1: Rooms found\nStatus when it was brought in: Amber" {
		t.Errorf("%+v", a)
	}
	if done := d.plan.Actions()[2]; done.State != plan.SaidDone || slices.Contains(d.plan.Hands(done.ID), officer.Account) || len(d.plan.Versions(done.ID)) != 3 {
		t.Errorf("%+v, hands %v", done, d.plan.Hands(done.ID))
	}
	if got := d.plan.ActionsOf(d.plan.Recommendations()[0].ID); len(got) != 4 || len(d.plan.MeasuresOf(a.ID)) != 2 {
		t.Errorf("the recommendation's actions: %d, the action's measures %d", len(got), len(d.plan.MeasuresOf(a.ID)))
	}
}

// FuzzReadTracker reads whatever bytes there are: it never panics, and what it gives stands on a row and within its limits.
func FuzzReadTracker(f *testing.F) {
	f.Add(theirs(f).Content, "", 0, "C")
	f.Add([]byte("No,What,Who,When\n1,Book,Kim,31/03/2025\n2,=1+1,Ann,Mar-25\n"), "", 0, "")
	f.Add([]byte("What,Who\n\xff\xfe,x\n"), "tracker.xlsx", 1, "A")
	f.Fuzz(func(t *testing.T, content []byte, sheet string, row int, letter string) {
		m := plan.Mapping{Sheet: sheet, Row: row, Columns: map[string]plan.Column{letter: plan.ActionColumn}}
		p, err := plan.ReadTracker(context.Background(), ingest.Upload{Name: "tracker.xlsx", Content: content}, m)
		if err != nil {
			var refusal *ingest.Refusal
			if !errors.As(err, &refusal) {
				t.Fatal(err)
			}
			return
		}
		for _, l := range p.Lines {
			if l.Row <= p.Mapping.Row || l.Action == "" || len([]rune(l.Action)) > 500 || l.State == plan.Agreed {
				t.Fatalf("%+v", l)
			}
		}
	})
}
