package ingest

import (
	"math"
	"strings"
	"time"

	"goldthread/day"
)

// DayReading is what became of a cell that should hold a day.
type DayReading uint8

// The readings. NotInCalendar is 30/02/2025; FarYear lies outside 1900 to 2100; ShortYear was read, with the century
// taken from the two digits.
const (
	DayRead DayReading = iota
	DayBlank
	DayShortYear
	DayNotADay
	DayNotInCalendar
	DayFarYear
)

const firstYear, lastYear = 1900, 2100

var (
	excelEpoch     = day.Of(1899, time.December, 30) // serial 0, for serials after the leap day that never was
	macEpoch       = day.Of(1904, time.January, 1)
	firstOf1900    = day.Of(1900, time.January, 1) // what some extracts write for a blank
	earliestSerial = 10_000.0                      // 18 May 1927: a smaller number that no one shows as a date is no day
)

// ReadDay reads a cell as a day: a spreadsheet's date or its number, dd/mm/yyyy, yyyy-mm-dd, dd-Mon-yyyy, with a time of
// day behind or not. The month never comes first, whatever the file's origin.
func ReadDay(c Cell, date1904 bool) (day.Day, DayReading) {
	switch c.Kind {
	case Blank:
		return day.Never, DayBlank
	case Dated:
		return serialDay(c.Number, date1904)
	case Number:
		if c.Number < earliestSerial {
			if c.Number == 0 || c.Number == 1 {
				return day.Never, DayBlank
			}
			return day.Never, DayNotADay
		}
		return serialDay(c.Number, date1904)
	case Text:
		return TextDay(c.Text, date1904)
	}
	return day.Never, DayNotADay
}

// serialDay turns a spreadsheet's day number into a day. Excel counts a 29 February 1900, which never was, as 60.
func serialDay(n float64, date1904 bool) (day.Day, DayReading) {
	if math.IsNaN(n) || n < 0 || n > 1e6 {
		return day.Never, DayFarYear
	}
	whole := day.Day(math.Floor(n))
	d := excelEpoch + whole
	switch {
	case date1904:
		d = macEpoch + whole
	case whole == 60:
		return day.Never, DayNotInCalendar
	case whole < 60:
		d++
	}
	return plausible(d)
}

func plausible(d day.Day) (day.Day, DayReading) {
	switch y := d.Year(); {
	case d >= excelEpoch && d <= firstOf1900:
		return day.Never, DayBlank
	case y < firstYear || y > lastYear:
		return day.Never, DayFarYear
	}
	return d, DayRead
}

// TextDay reads a day that stands as text.
func TextDay(text string, date1904 bool) (day.Day, DayReading) {
	text = Clean(text)
	if Nothing(text) {
		return day.Never, DayBlank
	}
	if len(text) > 40 {
		return day.Never, DayNotADay
	}
	if n, ok := fiveDigits(text); ok && n >= earliestSerial {
		return serialDay(n, date1904)
	}
	p, rest, ok := dayParts(text)
	if !ok || !isTimeOfDay(rest) {
		return day.Never, DayNotADay
	}
	return p.day()
}

// fiveDigits reads a spreadsheet's day number that stands as text: 45747 or 45747.0.
func fiveDigits(text string) (float64, bool) {
	whole, fraction, _ := strings.Cut(text, ".")
	if len(whole) != 5 || !onlyDigits([]byte(whole)) || !onlyDigits([]byte(fraction)) {
		return 0, false
	}
	return float64(number([]byte(whole))), true
}

// parts are a day's numbers as they stood.
type parts struct {
	year, month, dom int
	yearDigits       int
}

// dayParts cuts a text into day, month and year; rest is what stands behind.
func dayParts(text string) (p parts, rest string, ok bool) {
	a, text := leadingDigits(text)
	sep, text := separatorSign(text)
	if a == "" || sep == "" {
		return p, "", false
	}
	monthName, text2 := leadingLetters(text)
	b, text3 := leadingDigits(text)
	if monthName != "" {
		p.month, text = monthNamed(monthName), text2
	} else {
		p.month, text = number([]byte(b)), text3
	}
	sep2, text := separatorSign(text)
	c, rest := leadingDigits(text)
	if p.month < 0 || sep2 == "" || strings.TrimSpace(sep) != strings.TrimSpace(sep2) || c == "" {
		return p, "", false
	}
	first, last := number([]byte(a)), number([]byte(c))
	switch {
	case len(a) == 4 && len(c) <= 2 && monthName == "":
		p.year, p.dom, p.yearDigits = first, last, 4
	case len(a) <= 2 && (len(c) == 4 || len(c) == 2) && len(b) <= 2:
		p.year, p.dom, p.yearDigits = last, first, len(c)
	default:
		return p, "", false
	}
	return p, rest, true
}

func (p parts) day() (day.Day, DayReading) {
	reading := DayRead
	if p.yearDigits == 2 {
		reading = DayShortYear
		if p.year += 2000; p.year >= 2050 {
			p.year -= 100
		}
	}
	if p.month < 1 || p.month > 12 || p.dom < 1 || p.dom > 31 {
		return day.Never, DayNotInCalendar
	}
	d := day.Of(p.year, time.Month(p.month), p.dom)
	if _, m, dom := d.Date(); int(m) != p.month || dom != p.dom {
		return day.Never, DayNotInCalendar
	}
	d, sound := plausible(d)
	if sound != DayRead {
		return d, sound
	}
	return d, reading
}

func leadingDigits(text string) (digits, rest string) {
	n := 0
	for n < len(text) && text[n] >= '0' && text[n] <= '9' {
		n++
	}
	return text[:n], text[n:]
}

func leadingLetters(text string) (letters, rest string) {
	n := 0
	for n < len(text) && (text[n]|0x20) >= 'a' && (text[n]|0x20) <= 'z' {
		n++
	}
	return text[:n], text[n:]
}

func separatorSign(text string) (sign, rest string) {
	if text == "" || !strings.ContainsRune("/-. ", rune(text[0])) {
		return "", text
	}
	return text[:1], text[1:]
}

var monthNames = []string{"january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"}

// monthNamed reads a month's name or its first three letters; -1 for anything else.
func monthNamed(name string) int {
	name = strings.ToLower(name)
	for i, full := range monthNames {
		if name == full || name == full[:3] || name == "sept" && i == 8 {
			return i + 1
		}
	}
	return -1
}

// isTimeOfDay says whether what stands behind a day is a time, or nothing.
func isTimeOfDay(rest string) bool {
	if rest == "" {
		return true
	}
	if rest[0] != ' ' && rest[0] != 'T' {
		return false
	}
	rest = strings.TrimSpace(rest[1:])
	hour, after := leadingDigits(rest)
	if len(hour) < 1 || len(hour) > 2 || after == "" || after[0] != ':' {
		return false
	}
	return strings.Trim(strings.ToUpper(after), "0123456789:.+-ZAPM ") == ""
}
