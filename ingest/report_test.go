package ingest_test

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"goldthread/ingest"
)

var odd = ingest.OddityKind{Name: "odd", What: "what", Done: "done", Weight: ingest.Warning}

func TestOddOnesOfAKindAreOneLine(t *testing.T) {
	var a, b ingest.Report
	for i := range 500 {
		a.Add(ingest.Oddity{OddityKind: odd, Place: ingest.Place{File: "f", Sheet: "s", Row: i + 1, Column: "A"}, List: 1, Text: fmt.Sprint("x", i%5)})
		b.Add(ingest.Oddity{OddityKind: odd, Place: ingest.Place{File: "f", Sheet: "s", Row: i + 1, Column: "B"}, List: 1})
	}
	a.Merge(b)
	a.Sort()
	if len(a.Groups) != 2 || a.Groups[0].Count != 500 || len(a.Groups[0].Found) != 500 || len(a.Groups[0].Examples) != 3 {
		t.Errorf("%d groups, the first %d long with examples %v", len(a.Groups), a.Groups[0].Count, a.Groups[0].Examples)
	}
	if a.Oddities(ingest.Warning) != 1000 || a.Oddities(ingest.Refused) != 0 {
		t.Error("the sums by weight are wrong")
	}
}

func TestListOfOdditiesHoldsNoFormula(t *testing.T) {
	var r ingest.Report
	for _, text := range []string{"=cmd|' /C calc'!A0", "+1", "-1", "@x", "\tx", "plain"} {
		r.Add(ingest.Oddity{OddityKind: odd, Place: ingest.Place{File: "=f.csv", Row: 1}, Text: text})
	}
	var out bytes.Buffer
	if err := r.WriteCSV(&out); err != nil {
		t.Fatal(err)
	}
	text, marked := strings.CutPrefix(out.String(), "\xef\xbb\xbf")
	if !marked || !strings.HasPrefix(text, "weight,") {
		t.Errorf("Excel is not told that the file is UTF-8: it begins with %.12q", out.String())
	}
	rows, err := csv.NewReader(strings.NewReader(text)).ReadAll()
	if err != nil || len(rows) != 7 {
		t.Fatalf("%d rows, %v", len(rows), err)
	}
	for _, row := range rows {
		for _, cell := range row {
			if cell != "" && strings.ContainsRune("=+-@\t", rune(cell[0])) {
				t.Errorf("the cell %q is a formula", cell)
			}
		}
	}
}

func TestReportAsJSONReadsBack(t *testing.T) {
	var r, back ingest.Report
	r.Add(ingest.Oddity{OddityKind: odd, Place: ingest.Place{File: "f", Row: 3}, List: 4, Text: "x", More: "y"})
	text, err := json.Marshal(r)
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(text, &back); err != nil || back.Groups[0].Weight != ingest.Warning || back.Groups[0].Found[0].Row != 3 {
		t.Errorf("%s came back as %+v, %v", text, back, err)
	}
}
