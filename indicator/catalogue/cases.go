package catalogue

import (
	"embed"
	"fmt"
	"strings"

	"goldthread/day"
)

//go:embed *.cases
var caseFiles embed.FS

// CaseTable is an indicator's .cases file: what it counts, shown by example.
type CaseTable struct {
	Title    string
	AsAt     day.Day
	Window   day.Window // blank for a state on the day
	Settings []string   // further lines under the title: limits set otherwise than usual, deliveries
	Columns  []string
	Rows     [][]string
	Totals   [][2]string // group and figure: {"North", "3 of 4"}
}

// CasesOf reads the table of an indicator.
func CasesOf(code string) (CaseTable, error) {
	name := strings.ReplaceAll(code, "-", "_") + ".cases"
	text, err := caseFiles.ReadFile(name)
	if err != nil {
		return CaseTable{}, fmt.Errorf("the indicator %s has no file %s", code, name)
	}
	table, err := parseCases(string(text))
	if err != nil {
		return CaseTable{}, fmt.Errorf("%s: %w", name, err)
	}
	return table, nil
}

// lookingBack are the words of a window in a .cases file.
var lookingBack = map[string]day.Window{
	"looking back 12 months": day.TwelveMonth, "year to date": day.YearToDate, "this quarter": day.Quarter, "this month": day.Month,
}

func parseCases(text string) (CaseTable, error) {
	var t CaseTable
	blocks := splitBlocks(text)
	if len(blocks) != 3 || len(blocks[0]) < 2 || len(blocks[1]) < 2 {
		return t, fmt.Errorf("it should hold three parts with a blank line between: title and day, table, totals")
	}
	t.Title = blocks[0][0]
	when, window, _ := strings.Cut(blocks[0][1], ",")
	var err error
	if t.AsAt, err = day.Parse(strings.TrimPrefix(when, "as at ")); err != nil {
		return t, fmt.Errorf("second line: %w", err)
	}
	if window = strings.TrimSpace(window); window != "" {
		if t.Window = lookingBack[window]; t.Window == "" {
			return t, fmt.Errorf("second line: %q is no window", window)
		}
	}
	t.Settings = blocks[0][2:]
	t.Columns = cells(blocks[1][0])
	for _, line := range blocks[1][1:] {
		row := cells(line)
		if len(row) != len(t.Columns) {
			return t, fmt.Errorf("row %q has %d cells, the heading has %d", line, len(row), len(t.Columns))
		}
		t.Rows = append(t.Rows, row)
	}
	for _, line := range blocks[2] {
		total := cells(line)
		if len(total) != 2 {
			return t, fmt.Errorf("total %q: write a group and its figure", line)
		}
		t.Totals = append(t.Totals, [2]string{total[0], total[1]})
	}
	return t, nil
}

func splitBlocks(text string) [][]string {
	var blocks [][]string
	fresh := true
	for line := range strings.Lines(text) {
		switch line = strings.TrimSpace(line); {
		case line == "":
			fresh = true
		case strings.HasPrefix(line, "#"):
		case fresh:
			blocks = append(blocks, []string{line})
			fresh = false
		default:
			blocks[len(blocks)-1] = append(blocks[len(blocks)-1], line)
		}
	}
	return blocks
}

func cells(line string) []string {
	parts := strings.Split(line, "|")
	for i := range parts {
		parts[i] = strings.TrimSpace(parts[i])
	}
	return parts
}
