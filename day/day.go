// Package day is the calendar that every clock and figure counts by: a day, not an instant; spans of days; ages and
// calendar months; the working days of England; and the periods that councils report.
//
// Nothing here reads a clock. What day "today" is arrives as a parameter, so a figure for last July is made in
// November by the same code that made it in July.
package day

import (
	"errors"
	"fmt"
	"strings"
	"time"
)

// Day is a calendar day, counted from 1 January of the year 1, which is Day 1. The zero Day means "no day known": it
// is what a blank cell becomes, and it is before every other day, so a comparison must ask Known first where a blank
// could pass for an early date.
type Day int32

// Never is the blank day.
const Never Day = 0

const secondsADay = 24 * 60 * 60

// epoch is 31 December of the year 0, in seconds since 1970: the day before Day 1.
var epoch = time.Date(0, 12, 31, 0, 0, 0, 0, time.UTC).Unix()

// Of gives the day of that year, month and day of the month; a day past the end of its month runs over, as in the
// standard library, so use Parse for what people typed.
func Of(year int, month time.Month, dayOfMonth int) Day {
	return OfTime(time.Date(year, month, dayOfMonth, 0, 0, 0, 0, time.UTC))
}

// OfTime gives the calendar day on which t falls in t's own time zone.
func OfTime(t time.Time) Day {
	y, m, d := t.Date()
	return Day((time.Date(y, m, d, 0, 0, 0, 0, time.UTC).Unix() - epoch) / secondsADay)
}

// ErrNotADay is what Parse returns for text that is not a day of the calendar.
var ErrNotADay = errors.New("not a day: write it as 2025-03-31")

// Parse reads a day written as 2025-03-31. The empty text is no day and is an error: who may leave a day blank asks first.
func Parse(text string) (Day, error) {
	t, err := time.Parse(time.DateOnly, text)
	if err != nil || t.Year() < 1 {
		return Never, fmt.Errorf("%q: %w", text, ErrNotADay)
	}
	return OfTime(t), nil
}

// ParseISO reads a day written as 2025-03-31 and nothing else; ok is false for what is not a day of the calendar. It is
// Parse for the journal, which holds days by the million.
func ParseISO(text []byte) (d Day, ok bool) {
	if len(text) != len("2006-01-02") || text[4] != '-' || text[7] != '-' {
		return Never, false
	}
	y, m, dom := digits(text[0:4]), digits(text[5:7]), digits(text[8:10])
	if y < 1 || m < 1 || m > 12 || dom < 1 {
		return Never, false
	}
	d = fromCivil(y, m, dom)
	if dom > 28 && d >= fromCivil(y+m/12, m%12+1, 1) {
		return Never, false
	}
	return d, true
}

// digits is the number that the text spells, and a negative one where it is not all digits.
func digits(text []byte) int {
	n := 0
	for _, b := range text {
		if b < '0' || b > '9' {
			return -1 << 20
		}
		n = 10*n + int(b-'0')
	}
	return n
}

// fromCivil counts the days by the rule of the Gregorian calendar, with the year beginning in March so that the leap
// day comes last.
func fromCivil(y, m, dom int) Day {
	if m <= 2 {
		y, m = y-1, m+12
	}
	return Day(365*y + y/4 - y/100 + y/400 + (153*(m-3)+2)/5 + dom - 306)
}

// MustParse is Parse for days written in the code itself; it panics on anything else.
func MustParse(text string) Day {
	d, err := Parse(text)
	if err != nil {
		panic(err)
	}
	return d
}

// Known says whether the day is a real one rather than a blank.
func (d Day) Known() bool { return d != Never }

// Time is midnight UTC at the start of the day, for the standard library's formatting.
func (d Day) Time() time.Time { return time.Unix(epoch+int64(d)*secondsADay, 0).UTC() }

// String is the day as 2025-03-31, and nothing for no day.
func (d Day) String() string {
	if !d.Known() {
		return ""
	}
	return string(d.AppendISO(make([]byte, 0, 10)))
}

// AppendISO appends the day as 2025-03-31.
func (d Day) AppendISO(b []byte) []byte {
	y, m, n := d.Date()
	if y > 9999 {
		return d.Time().AppendFormat(b, time.DateOnly)
	}
	return append(b, byte('0'+y/1000), byte('0'+y/100%10), byte('0'+y/10%10), byte('0'+y%10), '-',
		byte('0'+int(m)/10), byte('0'+int(m)%10), '-', byte('0'+n/10), byte('0'+n%10))
}

// Long is the day as people read it: 31 March 2025.
func (d Day) Long() string {
	if !d.Known() {
		return "no day given"
	}
	return d.Time().Format("2 January 2006")
}

// Date is the year, month and day of the month.
func (d Day) Date() (year int, month time.Month, dayOfMonth int) { return d.Time().Date() }

// Year is the calendar year.
func (d Day) Year() int { return d.Time().Year() }

// Weekday is the day of the week.
func (d Day) Weekday() time.Weekday { return time.Weekday(int(d) % 7) }

// MarshalText writes the ISO form; no day is the empty text.
func (d Day) MarshalText() ([]byte, error) {
	if !d.Known() {
		return nil, nil
	}
	return d.AppendISO(nil), nil
}

// UnmarshalText reads what MarshalText wrote.
func (d *Day) UnmarshalText(text []byte) error {
	if len(text) == 0 {
		*d = Never
		return nil
	}
	if read, ok := ParseISO(text); ok {
		*d = read
		return nil
	}
	_, err := Parse(string(text))
	return err
}

// AddMonths is the same day of the month n months later, or the last day of that month where it is shorter: one month
// after 31 January is 28 or 29 February. This is how the reviewing regulations' months are counted.
func (d Day) AddMonths(n int) Day {
	y, m, dom := d.Date()
	first := time.Date(y, m+time.Month(n), 1, 0, 0, 0, 0, time.UTC)
	last := first.AddDate(0, 1, -1).Day()
	return OfTime(first) + Day(min(dom, last)-1)
}

// AddYears is AddMonths by twelves: a year after 29 February is 28 February.
func (d Day) AddYears(n int) Day { return d.AddMonths(12 * n) }

// MonthStart is the first day of the day's month.
func (d Day) MonthStart() Day {
	y, m, _ := d.Date()
	return Of(y, m, 1)
}

// MonthEnd is the last day of the day's month.
func (d Day) MonthEnd() Day { return d.MonthStart().AddMonths(1) - 1 }

// QuarterStart is the first day of the day's calendar quarter: January, April, July or October.
func (d Day) QuarterStart() Day {
	y, m, _ := d.Date()
	return Of(y, (m-1)/3*3+1, 1)
}

// FinancialYearStart is the 1 April on or before the day, where the year of every statutory return begins.
func (d Day) FinancialYearStart() Day {
	y, m, _ := d.Date()
	if m < time.April {
		y--
	}
	return Of(y, time.April, 1)
}

// Age is completed years at last birthday on a day; a person born on 29 February has a birthday on 1 March in other
// years, which is when English law counts the year complete. Before birth it is -1, as Annex A writes the unborn.
func Age(born, on Day) int {
	if on < born {
		return -1
	}
	by, bm, bd := born.Date()
	y, m, d := on.Date()
	age := y - by
	if m < bm || m == bm && d < bd {
		age--
	}
	return age
}

// Birthday is the day on which a person born then completes that many years.
func Birthday(born Day, years int) Day {
	y, m, d := born.Date()
	return Of(y+years, m, d)
}

// written are the ways in which people write a day. The month never comes first.
var written = []string{time.DateOnly, "2 January 2006", "2 Jan 2006", "2/1/2006", "2.1.2006", "2-1-2006"}

// ParseWritten reads a day as people write it: 31 March 2025, 31 Mar 2025, 31/3/2025 or 2025-03-31, whatever the case and the
// blanks. The year has four digits.
func ParseWritten(text string) (Day, error) {
	text = strings.Join(strings.Fields(text), " ")
	for _, layout := range written {
		if t, err := time.Parse(layout, text); err == nil && t.Year() >= 1000 {
			return OfTime(t), nil
		}
	}
	return Never, fmt.Errorf("%q: not a day: write it as 31 March 2025 or 2025-03-31", text)
}
