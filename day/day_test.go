package day_test

import (
	"encoding/json"
	"errors"
	"os"
	"strconv"
	"strings"
	"testing"
	"time"

	"goldthread/day"
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
		rows = append(rows, fields)
	}
	if len(rows) < 2 {
		t.Fatalf("%s holds no cases", file)
	}
	return rows[1:]
}

func TestWorkingDaysFollowTheCases(t *testing.T) {
	for _, row := range cases(t, "workingday.cases") {
		from, to := day.MustParse(row[0]), day.MustParse(row[2])
		want, err := strconv.Atoi(row[1])
		if err != nil {
			t.Fatal(err)
		}
		got, err := day.WorkingDays(from, to)
		if err != nil || got != want {
			t.Errorf("WorkingDays(%s, %s) = %d, %v, want %d: %s", from, to, got, err, want, row[4])
		}
		if row[3] != "due" {
			continue
		}
		if due, err := day.AddWorkingDays(from, want); err != nil || due != to {
			t.Errorf("AddWorkingDays(%s, %d) = %s, %v, want %s: %s", from, want, due, err, to, row[4])
		}
	}
}

func TestCalendarFailsLoudlyPastItsLastYear(t *testing.T) {
	var outside *day.OutsideCalendarError
	if _, err := day.WorkingDays(day.MustParse("2028-12-01"), day.MustParse("2029-01-02")); !errors.As(err, &outside) {
		t.Errorf("past the table: got %v", err)
	}
	if _, err := day.AddWorkingDays(day.MustParse("2028-12-20"), 15); !errors.As(err, &outside) {
		t.Errorf("a limit that falls past the table: got %v", err)
	}
	if _, err := day.WorkingDays(day.MustParse("2011-12-30"), day.MustParse("2012-01-05")); !errors.As(err, &outside) {
		t.Errorf("before the table: got %v", err)
	}
}

func TestMonthsAndAges(t *testing.T) {
	for _, c := range []struct {
		from string
		n    int
		want string
	}{
		{"2025-01-31", 1, "2025-02-28"}, {"2024-01-31", 1, "2024-02-29"}, {"2025-03-31", -1, "2025-02-28"},
		{"2025-11-30", 3, "2026-02-28"}, {"2025-12-15", 1, "2026-01-15"}, {"2025-01-15", -12, "2024-01-15"},
	} {
		if got := day.MustParse(c.from).AddMonths(c.n); got.String() != c.want {
			t.Errorf("%s + %d months = %s, want %s", c.from, c.n, got, c.want)
		}
	}
	for _, c := range []struct {
		born, on string
		want     int
	}{
		{"2007-11-22", "2025-11-21", 17}, {"2007-11-22", "2025-11-22", 18}, {"2026-01-01", "2025-11-22", -1},
		{"2025-11-22", "2025-11-22", 0}, {"2008-02-29", "2026-02-28", 17}, {"2008-02-29", "2026-03-01", 18},
	} {
		born, on := day.MustParse(c.born), day.MustParse(c.on)
		if got := day.Age(born, on); got != c.want {
			t.Errorf("age of %s on %s = %d, want %d", born, on, got, c.want)
		}
	}
	if got := day.Birthday(day.MustParse("2008-02-29"), 18).String(); got != "2026-03-01" {
		t.Errorf("eighteenth birthday of a leap-day child = %s", got)
	}
}

func TestWindowsEndOnTheAsAtDay(t *testing.T) {
	for _, c := range []struct {
		window day.Window
		asAt   string
		from   string
	}{
		{day.Month, "2025-03-31", "2025-03-01"}, {day.Quarter, "2025-02-10", "2025-01-01"},
		{day.YearToDate, "2025-03-31", "2024-04-01"}, {day.YearToDate, "2025-04-01", "2025-04-01"},
		{day.TwelveMonth, "2025-03-31", "2024-04-01"}, {day.TwelveMonth, "2025-02-28", "2024-03-01"},
		{day.TwelveMonth, "2024-02-29", "2023-03-01"}, {day.TwelveMonth, "2025-07-15", "2024-07-16"},
	} {
		got, ok := c.window.Ending(day.MustParse(c.asAt))
		if !ok || got.From.String() != c.from || got.To.String() != c.asAt {
			t.Errorf("%s to %s = %s..%s, want from %s", c.window, c.asAt, got.From, got.To, c.from)
		}
	}
	if _, ok := day.Window("fortnight").Ending(1); ok {
		t.Error("an unknown window was taken")
	}
	months := day.MonthsEnding(day.MustParse("2025-03-10"), 3)
	if months[0].From.String() != "2025-01-01" || months[0].To.String() != "2025-01-31" || months[2].To.String() != "2025-03-10" {
		t.Errorf("months = %v", months)
	}
}

// FuzzDay holds the day against the standard library's calendar, and its text against itself.
func FuzzDay(f *testing.F) {
	for _, n := range []int32{1, 59, 60, 366, 719163, 739000, 3652059} {
		f.Add(n, int16(1))
	}
	f.Fuzz(func(t *testing.T, n int32, months int16) {
		d := day.Day(n)
		if n < 1 || n > 3652059 { // the years 1 to 9999
			return
		}
		if want := d.Time().Format(time.DateOnly); d.String() != want {
			t.Fatalf("day %d is %s, want %s", n, d, want)
		}
		if d.Weekday() != d.Time().Weekday() {
			t.Fatalf("%s is a %s, want %s", d, d.Weekday(), d.Time().Weekday())
		}
		if read, ok := day.ParseISO([]byte(d.String())); !ok || read != d {
			t.Fatalf("ParseISO(%s) = %d, %v, want %d", d, read, ok, d)
		}
		next := []byte(d.String())
		next[9]++ // perhaps no day of the calendar any more: the two must agree
		_, err := day.Parse(string(next))
		if read, ok := day.ParseISO(next); ok != (err == nil) {
			t.Fatalf("ParseISO(%s) = %s, %v, Parse says %v", next, read, ok, err)
		}
		body, err := json.Marshal(d)
		var back day.Day
		if err != nil || json.Unmarshal(body, &back) != nil || back != d {
			t.Fatalf("%s came back as %s", d, back)
		}
		if moved := d.AddMonths(int(months) % 1200); moved > 40000 && moved.AddMonths(-(int(months)%1200)) > d {
			t.Fatalf("%s and %d months and back is later than it was", d, months)
		}
	})
}

func TestDaysAsPeopleWriteThem(t *testing.T) {
	for text, want := range map[string]string{
		"2025-03-31": "2025-03-31", "31 March 2025": "2025-03-31", " 31  march 2025 ": "2025-03-31", "1 Feb 2024": "2024-02-01",
		"31/3/2025": "2025-03-31", "01/02/2025": "2025-02-01", "1.2.2025": "2025-02-01", "": "", "31 March": "", "31/02/2025": "",
		"3/31/2025": "", "31/3/25": "", "yesterday": "",
	} {
		d, err := day.ParseWritten(text)
		if (err == nil) != (want != "") || err == nil && d.String() != want {
			t.Errorf("%q was read as %v, %v", text, d, err)
		}
	}
}
