package plan

import (
	"fmt"
	"io"
	"strings"

	"github.com/xuri/excelize/v2"

	"goldthread/day"
)

// Printed is what a workbook of the plan is made of. For readers outside the plan is Plan.Public, the ratings are still
// those of the whole plan, and the numbers of measures those that they may see.
type Printed struct {
	Plan   *Plan
	Rated  *Standing                   // whose ratings stand in it
	Shown  *Standing                   // whose figures and movements stand in it
	Called func(account string) string // how an account is called
}

// Write writes the plan as a workbook: the lines of the plan, recommendations, measures, evidence and updates, a sheet each.
// Days are dates, headings stay in sight, and no text can be taken for a formula. ReadTracker reads the first sheet.
func (p Printed) Write(w io.Writer) error {
	f := excelize.NewFile()
	defer f.Close()
	b := &sheets{f: f}
	b.head = b.style(&excelize.Style{Font: &excelize.Font{Bold: true}, Alignment: &excelize.Alignment{Vertical: "bottom", WrapText: true},
		Border: []excelize.Border{{Type: "bottom", Color: "1D2B36", Style: 2}}})
	format := "d mmmm yyyy"
	b.date = b.style(&excelize.Style{CustomNumFmt: &format, Alignment: &excelize.Alignment{Horizontal: "left", Vertical: "top"}})
	b.text = b.style(&excelize.Style{Alignment: &excelize.Alignment{Vertical: "top", WrapText: true}})
	p.lines(b)
	p.recommendations(b)
	p.measures(b)
	p.evidence(b)
	p.updates(b)
	b.do(f.DeleteSheet("Sheet1"))
	if b.err != nil {
		return fmt.Errorf("write the plan as a workbook: %w", b.err)
	}
	return f.Write(w)
}

// sheets writes a workbook row by row. The first error stays; the calls after it do nothing.
type sheets struct {
	f                *excelize.File
	head, date, text int
	to               *excelize.StreamWriter
	next             int
	err              error
}

func (b *sheets) do(err error) {
	if b.err == nil {
		b.err = err
	}
}

func (b *sheets) style(s *excelize.Style) int {
	id, err := b.f.NewStyle(s)
	b.do(err)
	return id
}

// column is a column's heading and its width in characters.
type column struct {
	title string
	width float64
}

// begin begins a sheet, its headings frozen; what was begun before must be ended.
func (b *sheets) begin(name string, columns []column) {
	_, err := b.f.NewSheet(name)
	b.do(err)
	if b.err != nil {
		return
	}
	b.to, err = b.f.NewStreamWriter(name)
	b.do(err)
	if b.err != nil {
		return
	}
	heads := make([]any, len(columns))
	for i, c := range columns {
		heads[i] = excelize.Cell{StyleID: b.head, Value: c.title}
		b.do(b.to.SetColWidth(i+1, i+1, c.width))
	}
	b.do(b.to.SetPanes(&excelize.Panes{Freeze: true, YSplit: 1, TopLeftCell: "A2", ActivePane: "bottomLeft"}))
	b.next = 1
	b.write(heads)
}

func (b *sheets) write(cells []any) {
	if b.err != nil {
		return
	}
	at, err := excelize.CoordinatesToCellName(1, b.next)
	b.do(err)
	b.do(b.to.SetRow(at, cells))
	b.next++
}

func (b *sheets) end() {
	if b.err == nil {
		b.do(b.to.Flush())
	}
}

// excelEpoch is the day that a workbook counts as 0, for dates after February 1900.
var excelEpoch = day.Of(1899, 12, 30)

// row writes a row of texts, numbers and days; what is blank is left out.
func (b *sheets) row(values ...any) {
	cells := make([]any, len(values))
	for i, v := range values {
		switch v := v.(type) {
		case string:
			if v != "" {
				cells[i] = excelize.Cell{StyleID: b.text, Value: harmless(v)}
			}
		case day.Day:
			if v.Known() {
				cells[i] = excelize.Cell{StyleID: b.date, Value: int(v - excelEpoch)}
			}
		default:
			cells[i] = v
		}
	}
	b.write(cells)
}

// mostOfCell is how many characters a cell of a workbook holds.
const mostOfCell = 32_767

// harmless puts an apostrophe before text that a spreadsheet would run, also when the sheet is saved as CSV, and cuts what
// no cell holds.
func harmless(text string) string {
	text = strings.ToValidUTF8(text, "�")
	if strings.ContainsAny(text[:1], "=+-@\t\r\n") || strings.HasPrefix(text, "＝") {
		text = "'" + text
	}
	if runes := []rune(text); len(runes) > mostOfCell {
		text = string(runes[:mostOfCell])
	}
	return text
}

// linesSheet is the first sheet: one row an action.
const linesSheet = "Plan"

func (p Printed) lines(b *sheets) {
	b.begin(linesSheet, []column{{"Number", 9}, {"Recommendation", 40}, {"Theme", 22}, {"Objective", 34}, {"Action", 44}, {"Lead", 24}, {"Agency", 18}, {"Start", 18},
		{"Due", 18}, {"First due", 18}, {"Status", 13}, {"Schedule", 10}, {"Quality", 10}, {"Reasons", 50}, {"Milestones", 40}, {"Success measures", 36}, {"Last update", 18}, {"What was done", 44}})
	for _, a := range p.Plan.Actions() {
		r := p.Rated.Ratings(a.ID)
		reasons := ""
		if p.Rated == p.Shown { // they may tell what is not for readers outside
			reasons = strings.Join(append(r.Schedule.Reasons, r.Quality.Reasons...), "\n")
		}
		var last Update
		if all := p.Plan.hanging.updates[a.ID]; len(all) > 0 {
			last = all[len(all)-1]
		}
		recommendations, themes := p.above(a)
		b.row(a.Number, recommendations, themes, p.named(End{ActionKind, a.ID}, Serves, ObjectiveKind), a.Title, p.lead(a), a.Partner, a.Start,
			a.Due, a.First, string(a.State), string(r.Schedule.Rating), string(r.Quality.Rating), reasons, milestones(a), p.measureNames(a), last.Day, last.Did)
	}
	b.end()
}

// lead is who answers for an action, as the reader may know it.
func (p Printed) lead(a Action) string {
	if a.Owner == "" {
		return a.Lead
	}
	return p.Called(a.Owner)
}

func milestones(a Action) string {
	said := make([]string, len(a.Milestones))
	for i, m := range a.Milestones {
		said[i] = m.Title + ": due " + m.Due.Long()
		if m.Done.Known() {
			said[i] += ", reached " + m.Done.Long()
		}
	}
	return strings.Join(said, "\n")
}

func (p Printed) measureNames(a Action) string {
	var names []string
	for _, m := range p.Plan.MeasuresOf(a.ID) {
		names = append(names, m.Name())
	}
	return strings.Join(names, "\n")
}

// above are the texts of the recommendations that an action's objectives answer, and their themes.
func (p Printed) above(a Action) (recommendations, themes string) {
	var rs, ts []string
	for _, o := range p.Plan.Tied(End{ActionKind, a.ID}, Serves, ObjectiveKind) {
		for _, r := range p.Plan.Tied(End{ObjectiveKind, o}, Answers, RecommendationKind) {
			rs = joined(rs, p.Plan.recommendations[r].Text)
			for _, t := range p.Plan.Tied(End{RecommendationKind, r}, BelongsTo, ThemeKind) {
				ts = joined(ts, p.Plan.themes[t].Title)
			}
		}
	}
	return strings.Join(rs, "\n"), strings.Join(ts, "\n")
}

// named are the values of a kind that are linked to one by a word, each on a line.
func (p Printed) named(e End, word, kind string) string {
	var names []string
	for _, id := range p.Plan.Tied(e, word, kind) {
		if v, ok := p.Plan.Value(End{kind, id}); ok {
			if o, is := v.(*Objective); is {
				names = append(names, numberedWhole(o.Number, o.Title))
				continue
			}
			names = append(names, v.Name())
		}
	}
	return strings.Join(names, "\n")
}

func numberedWhole(number, title string) string { return strings.TrimSpace(number + " " + title) }

func (p Printed) recommendations(b *sheets) {
	b.begin("Recommendations", []column{{"Source", 26}, {"Number", 9}, {"Page", 7}, {"Priority", 9}, {"Recommendation", 70}, {"Themes", 24}, {"Objectives", 40}, {"Whether it worked", 60}})
	for _, r := range p.Plan.Recommendations() {
		impact, _ := p.Shown.Impact(r.ID)
		var page any
		if r.Page > 0 {
			page = r.Page
		}
		b.row(strings.TrimSpace(r.Source.Kind+" "+r.Source.Name), r.Number, page, yesNo(r.Priority), r.Text, p.named(End{RecommendationKind, r.ID}, BelongsTo, ThemeKind),
			p.named(End{RecommendationKind, r.ID}, Answers, ObjectiveKind), impact.Sentence)
	}
	b.end()
}

func (p Printed) measures(b *sheets) {
	b.begin("Measures", []column{{"Measure", 40}, {"Indicator", 26}, {"Audit question", 40}, {"Which way is better", 20}, {"Baseline", 10}, {"Baseline’s day", 18}, {"Target", 10},
		{"Target’s day", 18}, {"Now", 10}, {"As at", 18}, {"Met", 7}})
	for _, m := range p.Plan.Measures() {
		met, by, known := p.Shown.Met(m.ID)
		var baseline, target, now any
		if m.BaselineDay.Known() {
			baseline = m.Baseline
		}
		if m.TargetDay.Known() {
			target = m.Target
		}
		word := ""
		if known {
			now, word = by.Value, yesNo(met)
		}
		b.row(m.Name(), m.Code, m.Question, string(m.Polarity), baseline, m.BaselineDay, target, m.TargetDay, now, by.AsAt, word)
	}
	b.end()
}

func (p Printed) evidence(b *sheets) {
	b.begin("Evidence", []column{{"Kind", 20}, {"Title", 40}, {"Day", 18}, {"What it shows", 60}, {"Figure", 24}, {"Document", 30}, {"Proves", 40}, {"Checked", 18}, {"Holds", 7}})
	for _, e := range p.Plan.Evidence() {
		var checked day.Day
		holds, document := "", ""
		if e.Look != nil {
			checked, holds = e.Look.On, yesNo(e.Look.Holds)
		}
		if e.Document != nil {
			document = e.Document.Name
		}
		proves := strings.Trim(p.named(End{EvidenceKind, e.ID}, Proves, ActionKind)+"\n"+p.named(End{EvidenceKind, e.ID}, Proves, MeasureKind), "\n")
		b.row(string(e.Sort), e.Title, e.Day, e.Text, e.Said(), document, proves, checked, holds)
	}
	b.end()
}

func (p Printed) updates(b *sheets) {
	b.begin("Updates", []column{{"Number", 9}, {"Action", 44}, {"Day", 18}, {"By", 22}, {"What was done", 60}, {"What comes next", 50}, {"Schedule, as said", 12}, {"Quality, as said", 12}})
	for _, a := range p.Plan.Actions() {
		for _, u := range p.Plan.hanging.updates[a.ID] {
			by := ""
			if u.By != "" {
				by = p.Called(u.By)
			}
			b.row(a.Number, a.Title, u.Day, by, u.Did, u.Next, string(u.Schedule.Rating), string(u.Quality.Rating))
		}
	}
	b.end()
}
