package plan

import (
	"context"
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"time"

	"goldthread/day"
	"goldthread/ingest"
)

// Column is what a column of somebody's tracker means.
type Column string

// The columns that a tracker may have. Several may be an outcome; every other one stands for one column.
const (
	NumberColumn         Column = "number"
	RecommendationColumn Column = "recommendation"
	ThemeColumn          Column = "theme"
	ObjectiveColumn      Column = "objective"
	ActionColumn         Column = "action"
	HowColumn            Column = "how"
	LeadColumn           Column = "who"
	AgencyColumn         Column = "agency"
	StartColumn          Column = "start"
	DueColumn            Column = "due"
	MeasureColumn        Column = "success measure"
	StatusColumn         Column = "status"
	OutcomeColumn        Column = "outcome"
	NoColumn             Column = "-" // not taken
)

// Columns lists them.
var Columns = []Column{NumberColumn, RecommendationColumn, ThemeColumn, ObjectiveColumn, ActionColumn, HowColumn, LeadColumn, AgencyColumn, StartColumn,
	DueColumn, MeasureColumn, StatusColumn, OutcomeColumn, NoColumn}

// headWords are the words by which a heading is guessed, the likeliest meaning first: whole headings, then words in one.
var headWords = []struct {
	means Column
	whole string
	part  string
}{
	{NoColumn, "first due|schedule|quality|reasons|milestones|last update|what was done|original date", ""},
	{NumberColumn, "no|number|ref|reference|id|action no|action number|action ref|item", ""},
	{MeasureColumn, "measure|kpi|success measures", "success|how will we know|measure|evidence of impact|indicator"},
	{RecommendationColumn, "finding|area for improvement", "recommendation"},
	{OutcomeColumn, "progress|update|comments|comment|commentary|impact", "outcome|quarter|progress|update|q1|q2|q3|q4"},
	{ThemeColumn, "theme|workstream|area|work stream", "theme|workstream"},
	{ObjectiveColumn, "objective|priority|aim|goal", "objective|priority"},
	{StatusColumn, "status|rag|brag|brag rating|rag rating|state", "status|brag|rag"},
	{AgencyColumn, "agency|partner|partners|organisation", "agency|partner"},
	{LeadColumn, "who|lead|owner|officer|by whom", "responsible|lead|owner|who"},
	{StartColumn, "start|from|begins", "start|started"},
	{DueColumn, "when|due|by when|deadline|timescale|timescales|end|completion", "due|deadline|when|timescale|target date|end date|completion date"},
	{HowColumn, "how|steps|method|tasks", "how|steps"},
	{ActionColumn, "what|action|actions|task|activity|action required", "action|actions|what|activity|tasks"},
}

var notWords = regexp.MustCompile(`[^a-z0-9]+`)

// GuessColumn says what a heading most likely means; NoColumn where nothing is like it.
func GuessColumn(heading string) Column {
	plain := strings.TrimSpace(notWords.ReplaceAllString(strings.ToLower(heading), " "))
	if plain == "" {
		return NoColumn
	}
	for _, w := range headWords {
		if slices.Contains(strings.Split(w.whole, "|"), plain) {
			return w.means
		}
	}
	for _, w := range headWords {
		for part := range strings.SplitSeq(w.part, "|") {
			if part != "" && strings.Contains(" "+plain+" ", " "+part+" ") {
				return w.means
			}
		}
	}
	return NoColumn
}

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

// guessMapping finds the row of a sheet whose headings say most: an action and something else at least.
func guessMapping(ctx context.Context, source *ingest.Source) (Mapping, error) {
	best, most := Mapping{}, 1
	for _, s := range source.Sheets {
		err := s.Rows(ctx, func(r ingest.Row) error {
			if r.Number > headsWithin {
				return errEnough
			}
			found := guessRow(r)
			if n := distinct(found); n > most && slices.Contains(values(found), ActionColumn) {
				best, most = Mapping{s.Name, r.Number, found}, n
			}
			return nil
		})
		if err != nil && !errors.Is(err, errEnough) {
			return Mapping{}, err
		}
	}
	return best, nil
}

var errEnough = errors.New("read enough")

// guessRow guesses what the cells of a row mean as headings. A meaning that two have is the first one's.
func guessRow(r ingest.Row) map[string]Column {
	found := map[string]Column{}
	taken := map[Column]bool{}
	for i, c := range r.Cells {
		if c.Kind != ingest.Text {
			continue
		}
		means := GuessColumn(ingest.Shorten(c.Text, 100))
		if taken[means] && means != OutcomeColumn {
			means = NoColumn
		}
		taken[means] = true
		found[ingest.ColumnLetters(i)] = means
	}
	return found
}

func values(found map[string]Column) (all []Column) {
	for _, c := range found {
		all = append(all, c)
	}
	return all
}

func distinct(found map[string]Column) int {
	seen := map[Column]bool{}
	for _, c := range found {
		if c != NoColumn {
			seen[c] = true
		}
	}
	return len(seen)
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

// monthYear is a day without its day: "March 2025", "Mar-25".
var monthYear = regexp.MustCompile(`^(?i)(?:end (?:of )?|by )*([a-z]{3,9})[ \-/.]*'?(\d{4}|\d{2})$`)

// day reads a cell as a day. A month is read as its last day where something is due, and as its first where it starts.
func (t *tracker) day(row, col int, c ingest.Cell, text string, last bool) day.Day {
	if d, how := ingest.ReadDay(c, t.sheet.Date1904); d.Known() {
		if how == ingest.DayShortYear {
			t.odd(row, col, text, "Read as "+d.Long()+": the year has two digits.")
		}
		return d
	}
	if d, err := day.ParseWritten(text); err == nil && d.Year() >= 1990 && d.Year() <= 2100 {
		return d
	}
	if m := monthYear.FindStringSubmatch(text); m != nil {
		for _, layout := range []string{"January 2006", "Jan 2006", "January 06", "Jan 06"} {
			if at, err := time.Parse(layout, capital(m[1])+" "+m[2]); err == nil && at.Year() >= 1990 && at.Year() <= 2100 {
				d := day.OfTime(at)
				if last {
					d = d.MonthEnd()
				}
				t.odd(row, col, text, "Read as "+d.Long()+".")
				return d
			}
		}
	}
	t.odd(row, col, text, "No day could be read here. It was left blank.")
	return day.Never
}

func capital(word string) string {
	word = strings.ToLower(word)
	return strings.ToUpper(word[:1]) + word[1:]
}

// statusWords are the words of a status, by what they come in as.
var statusWords = []struct {
	state State
	words string
}{
	{NotStarted, "white|grey|gray|not started|not yet started|not begun|planned|w"},
	{UnderWay, "green|amber|red|amber green|amber red|on track|off track|in progress|under way|underway|ongoing|started|at risk|delayed|open|behind|g|a|r"},
	{SaidDone, "blue|complete|completed|done|closed|finished|achieved|embedded|b"},
}

// state is how far a line has come by its status. What others call blue comes in as done: blue is a board's word on proof.
func (t *tracker) state(row, col int, text string) State {
	plain := strings.TrimSpace(notWords.ReplaceAllString(strings.ToLower(text), " "))
	for _, w := range statusWords {
		if slices.Contains(strings.Split(w.words, "|"), plain) {
			if plain == "blue" || plain == "b" || plain == "embedded" {
				t.odd(row, col, text, "It comes in as done. It turns blue here on proof, when the board’s agreement is recorded.")
			}
			return w.state
		}
	}
	t.odd(row, col, text, "The status is not known here. It comes in as not started.")
	return NotStarted
}
