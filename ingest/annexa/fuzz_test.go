package annexa_test

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"goldthread/day"
	"goldthread/ingest"
	"goldthread/ingest/annexa"
)

// soundly reads whatever it is given and holds the reader to its promises.
func soundly(t *testing.T, name string, content []byte) {
	d, err := annexa.Read(context.Background(), []ingest.Upload{{Name: name, Content: content}}, day.MustParse(asAt), ingest.Mapping{}, nil)
	if err != nil {
		if refused(err) == "" {
			t.Fatalf("an error that is no refusal: %v", err)
		}
		return
	}
	for _, c := range d.Report.Lists {
		if c.Read != c.Kept+c.Refused {
			t.Fatalf("list %d: read %d, kept %d, refused %d", c.List, c.Read, c.Kept, c.Refused)
		}
	}
	first := written(t, bookOf(t, d), d.AsAt)
	again, err := annexa.Read(context.Background(), []ingest.Upload{first}, d.AsAt, ingest.Mapping{}, nil)
	if refused(err) == ingest.Empty {
		return // nothing of it lies in the lists' scope as at the day
	}
	if err != nil {
		t.Fatalf("what was written is refused: %v", err)
	}
	// Two rows that differ only in their spelling are written as the same row twice, and then read as one. After that
	// nothing more may change.
	if count(again, "exact-duplicate") > 0 {
		first = written(t, bookOf(t, again), again.AsAt)
		if again, err = annexa.Read(context.Background(), []ingest.Upload{first}, d.AsAt, ingest.Mapping{}, nil); err != nil {
			t.Fatalf("what was written is refused: %v", err)
		}
	}
	second := written(t, bookOf(t, again), again.AsAt)
	if a, b := rowsOf(t, first), rowsOf(t, second); a != b {
		t.Fatalf("what was written reads back as something else: %s", parting(a, b))
	}
}

// rowsOf prints all cells of a workbook.
func rowsOf(t *testing.T, u ingest.Upload) string {
	source, err := ingest.Open(u, ingest.Usual)
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	for _, s := range source.Sheets {
		b.WriteString(s.Name + "\n")
		s.Rows(context.Background(), func(r ingest.Row) error {
			fmt.Fprintln(&b, r.Number, r.Cells)
			return nil
		})
	}
	return b.String()
}

func FuzzReadXLSX(f *testing.F) {
	f.Add(sheets(f, []string{"List 1", headers1, "1|M|WBRI|01/01/2015|10|01/03/2025|1A", "2|M|x||6.5|01/03/2025|?"}).Content)
	f.Add(sheets(f, []string{"List 6", headers6, "1|M|WBRI|01/01/2015|10|N|01/02/2025|N1|01/03/2025|||c) Child in need plan|T|W", "1|M|||||||||||T|W"}).Content)
	f.Fuzz(func(t *testing.T, content []byte) { soundly(t, "x.xlsx", content) })
}

func FuzzReadCSV(f *testing.F) {
	for _, seed := range []string{
		headers1 + "\n1|M|WBRI|01/01/2015|10|01/03/2025|1A\n|M\n-|-\nTotal|1",
		headers6 + "\n1|M|WBRI|01/01/2015|10|N|01/02/2025|N1|01/03/2025|||c) Child in need plan|T|W\n1||||||01/01/2024||01/03/2025",
		headers7 + "\n1|U||01/06/2025|-1|N|01/02/2025|a) Neglect|NEG|01/03/2025|a) Yes||01/01/2025|N|0|T|W",
		headers9 + "\n1|M|WBRI|01/01/2005|20|N|T|W|a) Relevant child|a) Yes|U: Independent living|a) Suitable|F1\n1|M",
		headers11 + "\nA1|F1|c) Neither|a) WBRI|a) Yes|Yes|01/02/2025\nA1|F2|d|x|1",
	} {
		f.Add([]byte(strings.ReplaceAll(seed, "|", ";")))
	}
	f.Fuzz(func(t *testing.T, content []byte) { soundly(t, "x.csv", content) })
}
