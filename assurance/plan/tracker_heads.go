package plan

import (
	"context"
	"errors"
	"regexp"
	"slices"
	"strings"

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
