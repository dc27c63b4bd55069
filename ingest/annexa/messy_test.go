package annexa_test

import (
	"context"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"goldthread/day"
	"goldthread/ingest"
)

// pools are what stands in the cells of bad days.
var (
	messyIDs   = []string{"1", "01", "1.0", "2", " 2", "3", "A7", "", "-", "#N/A", "x y z", "Total", "007"}
	messyDays  = []string{"01/03/2025", "15/03/2025", "2025-02-01", "45600", "45600.5", "31/02/2025", "01/01/1900", "", "", "-", "1/2/24", "01/06/2031", "03/02/2019", "12/12/2024", "x"}
	messyWords = []string{"", "", "a) Yes", "No", "N1", "RC7", "a) Neglect", "C2: FCO", "U4", "K2", "PR1", "WBRI", "s) REFU", "M", "c) Unknown", "1A", "6", "F2", "a) Suitable", "0", "3", "-1", "6.5", "1e3", "#REF!", "null", "=1+1", "ZZ1 1ZZ", "é\u00a0x", "Team \"A\", B", "LA of X", "WAL"}
)

// TestBadDaysAreReadSoundly puts odd cells into every column of every list. What comes of it is kept or refused, and
// what is kept can be written and read back the same.
func TestBadDaysAreReadSoundly(t *testing.T) {
	layout := strings.Split(strings.TrimSpace(headersOfAll(t)), "\n")
	for seed := range uint64(30) {
		r := rand.New(rand.NewPCG(seed, 7))
		headers := layout[r.IntN(len(layout))]
		lines := []string{headers}
		columns := strings.Split(headers, "|")
		for range r.IntN(25) + 5 {
			var row []string
			for i, h := range columns {
				pool := messyWords
				switch {
				case i == 0:
					pool = messyIDs
				case r.IntN(12) == 0:
				case strings.Contains(h, "Date") || strings.Contains(h, "date"):
					pool = messyDays
				}
				row = append(row, pool[r.IntN(len(pool))])
			}
			lines = append(lines, strings.Join(row, "|"))
			if r.IntN(6) == 0 {
				lines = append(lines, lines[len(lines)-1])
			}
		}
		t.Run(fmt.Sprint(seed), func(t *testing.T) { soundly(t, "made.xlsx", sheets(t, append([]string{"x"}, lines...)).Content) })
	}
}

// headersOfAll gives the headers of the eleven lists, a line each, as they are written.
func headersOfAll(t *testing.T) string {
	t.Helper()
	source, err := ingest.Open(written(t, book(t, nil), day.MustParse(asAt)), ingest.Usual)
	if err != nil {
		t.Fatal(err)
	}
	var lines string
	for _, s := range source.Sheets {
		s.Rows(context.Background(), func(r ingest.Row) error {
			if r.Number == 2 {
				for i, c := range r.Cells {
					if i > 0 {
						lines += "|"
					}
					lines += c.Text
				}
				lines += "\n"
			}
			return nil
		})
	}
	return lines
}
