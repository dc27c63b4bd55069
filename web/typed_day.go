package web

import "goldthread/day"

const howToTypeADay = "Write it as 31 March 2025, 31/3/2025 or 2025-03-31."

// typedDay reads a day as a person typed it. Years before 2000 and after 2100 are slips of the finger.
func typedDay(text string) (d day.Day, ok bool) {
	d, err := day.ParseWritten(text)
	return d, err == nil && d.Year() >= 2000 && d.Year() <= 2100
}
