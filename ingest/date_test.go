package ingest_test

import (
	"os"
	"strings"
	"testing"

	"goldthread/day"
	"goldthread/ingest"
)

func said(d day.Day, r ingest.DayReading) string {
	switch r {
	case ingest.DayRead:
		return d.String()
	case ingest.DayShortYear:
		return "short " + d.String()
	case ingest.DayNotADay:
		return "not a day"
	case ingest.DayNotInCalendar:
		return "not in calendar"
	case ingest.DayFarYear:
		return strings.TrimSpace("far year " + d.String())
	}
	return "blank"
}

func TestDays(t *testing.T) {
	text, err := os.ReadFile("date.cases")
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	for line := range strings.Lines(string(text)) {
		if strings.HasPrefix(line, "#") && strings.Contains(line, "what stands") {
			continue
		}
		c := strings.Split(strings.TrimSuffix(line, "\n"), " | ")
		if len(c) != 3 {
			t.Fatalf("the case %q has not three parts", line)
		}
		n++
		if got := said(ingest.TextDay(c[0], false)); got != c[1] {
			t.Errorf("%q is %s, want %s: %s", c[0], got, c[1], c[2])
		}
	}
	if n < 30 {
		t.Errorf("only %d cases", n)
	}
}

func TestDayNumbers(t *testing.T) {
	for _, c := range []struct {
		cell ingest.Cell
		mac  bool
		want string
	}{
		{ingest.Cell{Kind: ingest.Dated, Number: 45747}, false, "2025-03-31"},
		{ingest.Cell{Kind: ingest.Dated, Number: 45747.999}, false, "2025-03-31"},
		{ingest.Cell{Kind: ingest.Dated, Number: 44285}, true, "2025-03-31"},
		{ingest.Cell{Kind: ingest.Number, Number: 45747}, false, "2025-03-31"},
		{ingest.Cell{Kind: ingest.Number, Number: 2024}, false, "not a day"},
		{ingest.Cell{Kind: ingest.Number, Number: 20250331}, false, "far year"},
		{ingest.Cell{Kind: ingest.Number, Number: 0}, false, "blank"},
		{ingest.Cell{Kind: ingest.Dated, Number: 0}, false, "blank"},
		{ingest.Cell{Kind: ingest.Dated, Number: 1}, false, "blank"},
		{ingest.Cell{Kind: ingest.Dated, Number: 2}, false, "1900-01-02"},
		{ingest.Cell{Kind: ingest.Dated, Number: 59}, false, "1900-02-28"},
		{ingest.Cell{Kind: ingest.Dated, Number: 60}, false, "not in calendar"}, // Excel's 29 February 1900
		{ingest.Cell{Kind: ingest.Dated, Number: 61}, false, "1900-03-01"},
		{ingest.Cell{Kind: ingest.Dated, Number: -3}, false, "far year"},
		{ingest.Cell{Kind: ingest.Dated, Number: 1e9}, false, "far year"},
		{ingest.Cell{Kind: ingest.Bool, Text: "TRUE"}, false, "not a day"},
		{ingest.Cell{}, false, "blank"},
	} {
		if got := said(ingest.ReadDay(c.cell, c.mac)); got != c.want {
			t.Errorf("%+v is %s, want %s", c.cell, got, c.want)
		}
	}
}

func FuzzDate(f *testing.F) {
	for _, seed := range []string{"31/03/2025", "1-Mar-25", "45747.5", "2025-03-31T10:00Z", "30/02/2025", "\u00a01/1/1", "١/٢/٢٠٢٠"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		d, reading := ingest.TextDay(text, false)
		if reading != ingest.DayRead && reading != ingest.DayShortYear {
			return
		}
		if y := d.Year(); y < 1900 || y > 2100 {
			t.Fatalf("%q was read as %s", text, d)
		}
		for _, layout := range []string{"02/01/2006", "2006-01-02", "2 January 2006", "02-Jan-2006", "2/1/2006 15:04"} {
			if again, r := ingest.TextDay(d.Time().Format(layout), false); again != d || r != ingest.DayRead {
				t.Fatalf("%s written as %s reads as %s", d, layout, again)
			}
		}
	})
}
