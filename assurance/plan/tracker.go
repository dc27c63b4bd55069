package plan

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"goldthread/day"
	"goldthread/ingest"
)

// Mapping says where in a workbook the tracker stands and what its columns mean. A person may change what was guessed.
type Mapping struct {
	Sheet   string            `json:"sheet"`
	Row     int               `json:"row"`     // of the headings, from 1
	Columns map[string]Column `json:"columns"` // by letter: "C"
}

// Proposed is a tracker as it was read: for a person to look through before anything of it is kept.
type Proposed struct {
	Mapping Mapping
	Sheets  []string // all sheets of the workbook
	Heads   []Head   // in the order of the columns
	Lines   []Proposal
	Odd     []Odd
}

// Head is a column of the tracker with what it means and the first texts in it.
type Head struct {
	Letter, Text string
	Means        Column
	Samples      []string
	index        int
}

// Proposal is a row of a tracker that tells of an action.
type Proposal struct {
	Row            int // in its sheet, from 1
	Number         string
	Recommendation string
	Theme          string
	Objective      string
	Action         string
	How            string
	Lead           string
	Agency         string
	Start, Due     day.Day
	Measures       []string
	Status         string // as it stood
	State          State  // NotStarted, UnderWay or SaidDone, as the status says
	Outcomes       []Outcome
}

// Outcome is what a tracker says of how an action went, under its heading: "Outcome Q1".
type Outcome struct{ Head, Text string }

// Odd is one thing that was not as it should be, with its place and what was done.
type Odd struct {
	Sheet  string
	Row    int    // from 1; 0: the whole sheet
	Column string // letter and heading; blank: the whole row
	Text   string // what stood there, shortened
	Say    string
}

// trackerLimits bound what a tracker may make the reader do. The largest plans have some hundreds of lines.
var trackerLimits = ingest.Limits{Bytes: 16 << 20, Unpacked: 256 << 20, Part: 8 << 20, Sheets: 100, Rows: 50_000, Columns: 100, Text: 32_767 * 4}

const (
	mostLines   = 3_000
	mostOdd     = 1_000
	headsWithin = 40 // rows from the top in which the headings are looked for
	samplesKept = 3
)

// ReadTracker reads an improvement plan out of a workbook or a CSV file: any council's, with columns in its own words. A
// mapping of no sheet is guessed: the sheet and row whose headings say most. What cannot be taken as it stands is listed
// with its place. A file that is something else gives an *ingest.Refusal.
func ReadTracker(ctx context.Context, u ingest.Upload, m Mapping) (Proposed, error) {
	p, err := readTracker(ctx, u, m)
	return p, ofPlans(err)
}

// ofPlans says in words of plans why a file is refused: the reader's are about the lists of children that it mostly reads.
func ofPlans(err error) error {
	var refused *ingest.Refusal
	if !errors.As(err, &refused) {
		return err
	}
	r := *refused
	switch r.Reason {
	case ingest.TooBig:
		r.What, r.Do = "it is far larger than a plan", "Copy the sheet with the plan into a workbook of its own and hand that in"
	case ingest.OtherReturn:
		r.What, r.Do = "this is an XML or web-page file", handIn
	case ingest.OtherKind, ingest.Empty:
		r.Do = handIn
	}
	return &r
}

const handIn = "Hand in the workbook that holds the plan (.xlsx), or its sheet as .csv"

func readTracker(ctx context.Context, u ingest.Upload, m Mapping) (Proposed, error) {
	source, err := ingest.Open(u, trackerLimits)
	if err != nil {
		return Proposed{}, err
	}
	p := Proposed{Mapping: m}
	for _, s := range source.Sheets {
		p.Sheets = append(p.Sheets, s.Name)
	}
	if m.Sheet == "" {
		if p.Mapping, err = guessMapping(ctx, source); err != nil {
			return Proposed{}, err
		}
	}
	i := slices.IndexFunc(source.Sheets, func(s ingest.Sheet) bool { return s.Name == p.Mapping.Sheet })
	if i < 0 {
		return Proposed{}, &ingest.Refusal{Reason: ingest.NotRecognised, File: u.Name, What: "no sheet of it has headings like those of a plan",
			Do: "Look that one row holds headings such as Action, Who and When, or choose the sheet and row"}
	}
	r := &tracker{Proposed: &p, sheet: source.Sheets[i], above: map[Column]string{}}
	err = r.sheet.Rows(ctx, r.row)
	if err != nil && !errors.Is(err, errEnough) {
		return Proposed{}, err
	}
	r.sum()
	return p, nil
}

// tracker is a sheet on its way.
type tracker struct {
	*Proposed
	sheet ingest.Sheet
	heads []string          // by column, as written
	above map[Column]string // what rows further up say for those below: trackers merge these cells
	more  int               // oddities past those that are kept
}

func (t *tracker) row(r ingest.Row) error {
	switch {
	case r.Number < t.Mapping.Row:
		return nil
	case r.Number == t.Mapping.Row:
		t.headings(r)
		return nil
	case len(t.Lines) >= mostLines:
		t.odd(r.Number, -1, "", fmt.Sprintf("A plan of more than %d lines is not taken: the rows from here on were left out.", mostLines))
		return errEnough
	}
	t.sample(r)
	t.line(r)
	return nil
}

func (t *tracker) headings(r ingest.Row) {
	for i, c := range r.Cells {
		text := ingest.Clean(c.Text)
		t.heads = append(t.heads, text)
		letter := ingest.ColumnLetters(i)
		means := t.Mapping.Columns[letter]
		if means == "" {
			means = NoColumn
		}
		if text != "" || means != NoColumn {
			t.Heads = append(t.Heads, Head{Letter: letter, Text: text, Means: means, index: i})
		}
	}
}

func (t *tracker) sample(r ingest.Row) {
	for i := range t.Heads {
		h := &t.Heads[i]
		if len(h.Samples) == samplesKept || h.index >= len(r.Cells) {
			continue
		}
		if text := t.textOf(r.Cells[h.index]); text != "" {
			h.Samples = append(h.Samples, ingest.Shorten(text, 60))
		}
	}
}

// textOf is a cell as text, without the apostrophe that keeps it from being run.
func (t *tracker) textOf(c ingest.Cell) string {
	switch c.Kind {
	case ingest.Text, ingest.Bool:
		text := strings.TrimSpace(c.Text)
		if rest, ok := strings.CutPrefix(text, "'"); ok && strings.ContainsAny(rest[:min(1, len(rest))], "=+-@") {
			text = rest
		}
		return text
	case ingest.Number:
		if c.Text != "" {
			return c.Text
		}
		return number(c.Number)
	case ingest.Dated:
		if d, _ := ingest.ReadDay(c, t.sheet.Date1904); d.Known() {
			return d.Long()
		}
	}
	return ""
}

func (t *tracker) odd(row, col int, text, say string) {
	if len(t.Odd) >= mostOdd {
		t.more++
		return
	}
	where := ""
	if col >= 0 {
		where = ingest.ColumnLetters(col)
		if col < len(t.heads) && t.heads[col] != "" {
			where += " (" + ingest.Shorten(t.heads[col], 60) + ")"
		}
	}
	t.Odd = append(t.Odd, Odd{t.sheet.Name, row, where, ingest.Shorten(text, 80), say})
}

func (t *tracker) sum() {
	if t.more > 0 {
		t.Odd = append(t.Odd, Odd{Sheet: t.sheet.Name, Say: fmt.Sprintf("%d more oddities are not listed.", t.more)})
	}
	if len(t.Lines) == 0 {
		t.Odd = append(t.Odd, Odd{Sheet: t.sheet.Name, Say: "No row under the headings tells of an action."})
	}
}

// line takes one row. A row without an action says what the rows below it belong to, or is passed over.
func (t *tracker) line(r ingest.Row) {
	p := Proposal{Row: r.Number, State: NotStarted}
	filled := 0
	for i, c := range r.Cells {
		means := t.Mapping.Columns[ingest.ColumnLetters(i)]
		if means == "" || means == NoColumn || c.Kind == ingest.Blank {
			continue
		}
		if c.Kind == ingest.Error || c.Kind == ingest.NoValue {
			t.odd(r.Number, i, c.Text, "The spreadsheet has no value here. It was left blank.")
			continue
		}
		text := t.textOf(c)
		if most := mostOf(means); len([]rune(text)) > most {
			t.odd(r.Number, i, text, fmt.Sprintf("Longer than %d characters: the rest was left out.", most))
			text = string([]rune(text)[:most])
		}
		if text != "" {
			filled++
			t.put(&p, means, r.Number, i, c, text)
		}
	}
	switch {
	case p.Action != "":
		t.inherit(&p)
		t.missing(p)
		t.Lines = append(t.Lines, p)
	case p.Recommendation != "" || p.Objective != "" || p.Theme != "":
		t.remember(p)
	case filled > 0:
		t.odd(r.Number, -1, "", "No action stands in this row. It was passed over.")
	}
}

func mostOf(c Column) int {
	switch c {
	case NumberColumn:
		return 20
	case LeadColumn, AgencyColumn, ThemeColumn:
		return mostOfName
	case ActionColumn, ObjectiveColumn, MeasureColumn:
		return mostOfTitle
	case HowColumn, OutcomeColumn:
		return mostOfText / 4
	}
	return mostOfText
}

func (t *tracker) put(p *Proposal, means Column, row, col int, c ingest.Cell, text string) {
	switch means {
	case NumberColumn:
		p.Number = text
	case RecommendationColumn:
		p.Recommendation = text
	case ThemeColumn:
		p.Theme = text
	case ObjectiveColumn:
		p.Objective = text
	case ActionColumn:
		p.Action = text
	case HowColumn:
		p.How = text
	case LeadColumn:
		p.Lead = text
	case AgencyColumn:
		p.Agency = text
	case StartColumn:
		p.Start = t.day(row, col, c, text, false)
	case DueColumn:
		p.Due = t.day(row, col, c, text, true)
	case MeasureColumn:
		for line := range strings.Lines(text) {
			if line = strings.TrimSpace(strings.TrimLeft(strings.TrimSpace(line), "-•*")); line != "" && !slices.Contains(p.Measures, line) {
				p.Measures = append(p.Measures, line)
			}
		}
	case StatusColumn:
		p.Status = text
		p.State = t.state(row, col, text)
	case OutcomeColumn:
		p.Outcomes = append(p.Outcomes, Outcome{t.head(col), text})
	}
}

func (t *tracker) head(col int) string {
	if col < len(t.heads) && t.heads[col] != "" {
		return t.heads[col]
	}
	return "Column " + ingest.ColumnLetters(col)
}

// inherit gives a line what merged cells above it say.
func (t *tracker) inherit(p *Proposal) {
	t.remember(*p)
	for column, field := range map[Column]*string{RecommendationColumn: &p.Recommendation, ThemeColumn: &p.Theme, ObjectiveColumn: &p.Objective} {
		if *field == "" {
			*field = t.above[column]
		}
	}
}

// remember keeps what a row says for the rows below it; a new recommendation or theme ends what stood under the old one.
func (t *tracker) remember(p Proposal) {
	if p.Theme != "" && p.Theme != t.above[ThemeColumn] {
		clear(t.above)
		t.above[ThemeColumn] = p.Theme
	}
	if p.Recommendation != "" && p.Recommendation != t.above[RecommendationColumn] {
		delete(t.above, ObjectiveColumn)
		t.above[RecommendationColumn] = p.Recommendation
	}
	if p.Objective != "" {
		t.above[ObjectiveColumn] = p.Objective
	}
}

func (t *tracker) missing(p Proposal) {
	if !p.Due.Known() {
		t.odd(p.Row, -1, p.Action, "No day by which it is due could be read. Give one before it is kept.")
	}
	if p.Lead == "" && p.Agency == "" {
		t.odd(p.Row, -1, p.Action, "Nobody answers for it. Say who before it is kept.")
	}
	if p.Start.Known() && p.Due.Known() && p.Start > p.Due {
		t.odd(p.Row, -1, p.Action, "It begins after it is due. Change one of the days before it is kept.")
	}
}
