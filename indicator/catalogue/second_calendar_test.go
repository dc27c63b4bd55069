package catalogue_test

import (
	"os"
	"strings"
	"testing"
	"time"

	"goldthread/day"
)

// The second computation counts days by the standard library alone, and reads the bank holidays itself, so that a mistake
// in the calendar of package day shows as a disagreement. A day not known is the zero time.

// on is a day of the record as the standard library's.
func on(d day.Day) time.Time {
	if d == 0 {
		return time.Time{}
	}
	return time.Date(1, time.January, int(d), 0, 0, 0, 0, time.UTC)
}

// back is the day of the record again; it serves only to name the day to the engine and to the Book.
func back(t time.Time) day.Day { return day.MustParse(t.Format(time.DateOnly)) }

func known(t time.Time) bool { return !t.IsZero() }

// upTo says that something has happened by the end of a day; a day not known has not.
func upTo(t, end time.Time) bool { return known(t) && !t.After(end) }

func between(t, from, to time.Time) bool { return known(t) && !t.Before(from) && !t.After(to) }

func plusDays(t time.Time, n int) time.Time { return t.AddDate(0, 0, n) }

func daysFrom(a, b time.Time) int { return int(b.Sub(a).Hours() / 24) }

// plusMonths is the same day of the month n months later, and the month's last day where it has no such day.
func plusMonths(t time.Time, n int) time.Time {
	lastOfMonth := time.Date(t.Year(), t.Month()+time.Month(n)+1, 0, 0, 0, 0, 0, time.UTC)
	if t.Day() > lastOfMonth.Day() {
		return lastOfMonth
	}
	return time.Date(t.Year(), t.Month()+time.Month(n), t.Day(), 0, 0, 0, 0, time.UTC)
}

// ageOn is completed years; who is born on 29 February has the birthday on 1 March in other years.
func ageOn(born, t time.Time) int {
	years := t.Year() - born.Year()
	if time.Date(born.Year()+years, born.Month(), born.Day(), 0, 0, 0, 0, time.UTC).After(t) {
		years--
	}
	return max(years, -1)
}

// offices tells the days on which offices are closed. In years before the table it knows weekends alone, which is enough to
// say that something so old is late.
type offices struct{ holidays map[time.Time]bool }

func readOffices(t *testing.T) offices {
	text, err := os.ReadFile("../../day/bank_holidays.csv")
	if err != nil {
		t.Fatal(err)
	}
	o := offices{holidays: map[time.Time]bool{}}
	for line := range strings.Lines(string(text)) {
		cell, _, _ := strings.Cut(line, ",")
		d, err := time.Parse(time.DateOnly, cell)
		if err != nil {
			continue // the heading
		}
		o.holidays[d] = true
	}
	if len(o.holidays) < 100 {
		t.Fatalf("the table of bank holidays holds %d days", len(o.holidays))
	}
	return o
}

func (o offices) open(t time.Time) bool {
	return t.Weekday() != time.Saturday && t.Weekday() != time.Sunday && !o.holidays[t]
}

// workingDays counts the working days after one day, up to and with another.
func (o offices) workingDays(from, to time.Time) int {
	n := 0
	for t := plusDays(from, 1); !t.After(to); t = plusDays(t, 1) {
		if o.open(t) {
			n++
		}
	}
	return n
}

// nthWorkingDay is the last day on which what started then is still within n working days.
func (o offices) nthWorkingDay(from time.Time, n int) time.Time {
	t := from
	for n > 0 {
		if t = plusDays(t, 1); o.open(t) {
			n--
		}
	}
	return t
}

// windowTo gives the first day of a window that ends then.
func windowTo(name day.Window, to time.Time) time.Time {
	first := time.Date(to.Year(), to.Month(), 1, 0, 0, 0, 0, time.UTC)
	switch name {
	case day.Month:
		return first
	case day.Quarter:
		for (first.Month()-1)%3 != 0 {
			first = plusMonths(first, -1)
		}
		return first
	case day.YearToDate:
		for first.Month() != time.April {
			first = plusMonths(first, -1)
		}
		return first
	case day.TwelveMonth:
		return plusMonths(plusDays(to, 1), -12)
	}
	panic("no window " + name)
}
