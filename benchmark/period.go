package benchmark

import (
	"fmt"
	"regexp"
	"strconv"
	"time"

	"goldthread/day"
)

// yearEnds is when a year of each of LAIT's year types is over. "Annual" measures are stocks on 31 March (children in
// need, on plans, looked after). An academic year is named by the year it ends in: LAIT's 2025 is the Department's
// 2024/25, as its absence figures show.
var yearEnds = map[string]struct {
	month time.Month
	day   int
}{
	"Financial Year":       {time.March, 31},
	"Annual":               {time.March, 31},
	"Academic Year":        {time.August, 31},
	"Calendar Year":        {time.December, 31},
	"Annual - January":     {time.January, 31}, // the January school census
	"Annual (end of Sept)": {time.September, 30},
}

// periodText is 2024, 2024-25 or 2024-25 (OT): outturn, what was spent in the end.
var periodText = regexp.MustCompile(`^(\d{4})(?:-(\d\d))?(?: \(OT\))?$`)

// PeriodEnd reads a LAIT period into its last day. It refuses what is no period (the file has a measure with "0") and a
// year type that it does not know: guessing would compare different years.
func PeriodEnd(period, yearType string) (day.Day, error) {
	end, known := yearEnds[yearType]
	if !known {
		return day.Never, fmt.Errorf("year type %q is not one of LAIT's", yearType)
	}
	parts := periodText.FindStringSubmatch(period)
	if parts == nil {
		return day.Never, fmt.Errorf("period %q is no year: write 2024 or 2024-25", period)
	}
	year, _ := strconv.Atoi(parts[1])
	if parts[2] != "" {
		year++
		if second, _ := strconv.Atoi(parts[2]); second != year%100 {
			return day.Never, fmt.Errorf("period %q is not one year after the other", period)
		}
	}
	return day.Of(year, end.month, end.day), nil
}
