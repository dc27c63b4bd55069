package disclosure_test

import (
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"

	"goldthread/disclosure"
)

// cases reads the rows of a plain-text table: fields parted by "|", a heading first, blank lines and # lines left out.
func cases(t *testing.T, file string) [][]string {
	t.Helper()
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	var rows [][]string
	for line := range strings.Lines(string(text)) {
		line = strings.TrimSpace(line)
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		fields := strings.Split(line, "|")
		for i := range fields {
			fields[i] = strings.TrimSpace(fields[i])
		}
		if len(rows) > 0 && len(fields) != len(rows[0]) {
			t.Fatalf("%s: %q has %d fields, want %d", file, line, len(fields), len(rows[0]))
		}
		rows = append(rows, fields)
	}
	if len(rows) < 2 {
		t.Fatalf("%s holds no cases", file)
	}
	return rows[1:]
}

func readCells(t *testing.T, text string) []disclosure.Cell {
	t.Helper()
	var cells []disclosure.Cell
	for field := range strings.FieldsSeq(text) {
		id, count, _ := strings.Cut(field, "=")
		c := disclosure.Cell{ID: strings.TrimRight(id, "!^~"), Unprinted: strings.HasSuffix(id, "~"), Sensitive: strings.HasSuffix(id, "!"), Out: strings.HasSuffix(id, "^"), Unavailable: count == "x"}
		if n, err := strconv.Atoi(count); err == nil {
			c.Count = n
		} else if !c.Unavailable {
			t.Fatal(err)
		}
		cells = append(cells, c)
	}
	return cells
}

func readTotals(text string) []disclosure.Total {
	var totals []disclosure.Total
	for field := range strings.FieldsSeq(text) {
		whole, parts, _ := strings.Cut(field, "=")
		parts, less, some := strings.Cut(parts, "-")
		total := disclosure.Total{Whole: whole, Parts: strings.Split(parts, "+")}
		if some {
			total.Less = strings.Split(less, "-")
		}
		totals = append(totals, total)
	}
	return totals
}

func readSettings(t *testing.T, text string) disclosure.Settings {
	t.Helper()
	var s disclosure.Settings
	for field := range strings.FieldsSeq(text) {
		name, value, _ := strings.Cut(field, "=")
		switch name {
		case "T":
			s.Threshold, _ = strconv.Atoi(value)
		case "zero":
			s.HideZero = true
		case "keep":
			s.Keep = strings.Split(value, "+")
		default:
			t.Fatalf("unknown setting %q", field)
		}
	}
	return s
}

var letters = map[disclosure.Reason]string{disclosure.Primary: "p", disclosure.Secondary: "s", disclosure.ByInterval: "i", disclosure.Kept: "k"}

func maskText(m disclosure.Mask) string {
	var words []string
	for _, id := range m.Hidden() {
		words = append(words, id+":"+letters[m.Reason(id)])
	}
	return strings.Join(words, " ")
}

func TestSuppressionFollowsTheCases(t *testing.T) {
	for _, row := range cases(t, "suppress.cases") {
		cells, totals := readCells(t, row[0]), readTotals(row[1])
		m, err := disclosure.Suppress(cells, totals, readSettings(t, row[2]))
		if err != nil {
			t.Errorf("%s: %v: %s", row[0], err, row[4])
			continue
		}
		if got := maskText(m); got != row[3] {
			t.Errorf("%s with %s\n got %q\nwant %q: %s", row[0], row[1], got, row[3], row[4])
		}
		slices.Reverse(cells)
		slices.Reverse(totals)
		if again, err := disclosure.Suppress(cells, totals, readSettings(t, row[2])); err != nil || maskText(again) != maskText(m) {
			t.Errorf("%s: another order hides other cells: %q, %v", row[0], maskText(again), err)
		}
	}
}

func TestRefusals(t *testing.T) {
	for _, c := range []struct{ cells, totals, says string }{
		{"all=9 a=3 b=7", "all=a+b", "differ"},
		{"all=9 a=3", "all=a+b", "not in the set"},
		{"all=9 a=9 a=9", "all=a", "twice"},
		{"all=18 a=9", "all=a+a", "twice"},
		{"all=9 a=9", "all=all", "twice"},
		{"a=-1", "", "not negative"},
		{"all=5 a=9 b=x", "all=a+b", "does not add up"},
	} {
		_, err := disclosure.Suppress(readCells(t, c.cells), readTotals(c.totals), disclosure.Settings{})
		if err == nil || !strings.Contains(err.Error(), c.says) {
			t.Errorf("%s with %s: %v, want something with %q", c.cells, c.totals, err, c.says)
		}
	}
	if _, err := disclosure.Suppress(nil, nil, disclosure.Settings{Threshold: -1}); err == nil {
		t.Error("a negative threshold was taken")
	}
}

func TestRepublishingNeverUncoversByDifference(t *testing.T) {
	first := readCells(t, "all=40 a=3 b=9 c=28")
	m, err := disclosure.Suppress(first, readTotals("all=a+b+c"), disclosure.Settings{})
	if err != nil {
		t.Fatal(err)
	}
	// The corrected run has a at 6: shown now, and with the first run's total it would give b of the first run.
	again, err := disclosure.Suppress(readCells(t, "all=43 a=6 b=9 c=28"), readTotals("all=a+b+c"), disclosure.Settings{Keep: m.Hidden()})
	if err != nil {
		t.Fatal(err)
	}
	if got := maskText(again); got != "a:k b:k" {
		t.Errorf("second run hides %q", got)
	}
}

func TestSymbols(t *testing.T) {
	m, err := disclosure.Suppress(readCells(t, "all=20 a=3 b=7 c=10 gone=x none=0"), readTotals("all=a+b+c"), disclosure.Settings{})
	if err != nil {
		t.Fatal(err)
	}
	for id, want := range map[string]disclosure.Symbol{"a": "c", "b": "c", "c": "", "gone": "x", "none": ""} {
		if got := m.Symbol(id); got != want {
			t.Errorf("%s is %q, want %q", id, got, want)
		}
	}
	for _, s := range []disclosure.Symbol{"c", "z", "x", "k", "low"} {
		if s.Words() == "" {
			t.Errorf("%s has no words", s)
		}
	}
	defer func() {
		if recover() == nil {
			t.Error("a cell that nobody checked was said to be printable")
		}
	}()
	m.Shown("another")
}

func TestWordsFollowTheCases(t *testing.T) {
	for _, row := range cases(t, "words.cases") {
		var found []string
		for _, f := range disclosure.Words(row[0], []string{"Mary Ann O'Hara", " "}) {
			if row[0][f.Start:f.End] != f.Text || f.Why == "" {
				t.Errorf("%q: %+v points elsewhere or gives no reason", row[0], f)
			}
			found = append(found, f.Text)
		}
		if got := strings.Join(found, ", "); got != row[1] {
			t.Errorf("%q: found %q, want %q: %s", row[0], got, row[1], row[2])
		}
	}
}
