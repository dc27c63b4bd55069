package annexa_test

import (
	"context"
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
	second := written(t, bookOf(t, again), again.AsAt)
	if string(first.Content) != string(second.Content) {
		t.Fatal("what was written reads back as something else")
	}
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
