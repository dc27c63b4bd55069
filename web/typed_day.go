package web

import (
	"strings"
	"time"

	"goldthread/day"
)

// dayForms are the ways in which people type a day. The day of the month always stands before the month.
var dayForms = []string{time.DateOnly, "2 January 2006", "2 Jan 2006", "2/1/2006", "2.1.2006", "2-1-2006"}

const howToTypeADay = "Write it as 31 March 2025, 31/3/2025 or 2025-03-31."

// typedDay reads a day as a person typed it. Years before 2000 and after 2100 are slips of the finger.
func typedDay(text string) (d day.Day, ok bool) {
	text = strings.Join(strings.Fields(text), " ")
	for _, form := range dayForms {
		if t, err := time.Parse(form, text); err == nil {
			d = day.OfTime(t)
			return d, d.Year() >= 2000 && d.Year() <= 2100
		}
	}
	return day.Never, false
}
