package day

import (
	_ "embed"
	"fmt"
	"sort"
	"strings"
	"sync"
)

// bankHolidays is the calendar of England and Wales. One-off days come by proclamation, so it is data with a last
// year and never a formula. Source: GOV.UK bank holidays, taken 21 August 2026, Open Government Licence v3.0.
//
//go:embed bank_holidays.csv
var bankHolidays string

// OutsideCalendarError says that a count of working days would need a year whose bank holidays are not known yet (or
// no longer kept): counting on without them would be wrong by a day at a time, silently.
type OutsideCalendarError struct{ Day, First, Last Day }

func (e *OutsideCalendarError) Error() string {
	return fmt.Sprintf("working days are known from %s to %s, and %s is outside: a newer bank-holiday table is needed",
		e.First.Long(), e.Last.Long(), e.Day.Long())
}

// calendar counts working days by subtraction: upTo[i] is how many there are from the first day to first+i.
type calendar struct {
	first, last Day
	upTo        []int32
}

var england = sync.OnceValue(func() *calendar { return newCalendar(bankHolidays) })

func newCalendar(table string) *calendar {
	closed := map[Day]bool{}
	c := &calendar{}
	for _, line := range strings.Split(strings.TrimSpace(table), "\n")[1:] {
		d := MustParse(line[:len("2006-01-02")])
		closed[d] = true
		c.first, c.last = Of(min(d.Year(), orElse(c.first, d).Year()), 1, 1), Of(max(d.Year(), c.last.Year()), 12, 31)
	}
	var n int32
	for d := c.first; d <= c.last; d++ {
		if w := d.Weekday(); w != 0 && w != 6 && !closed[d] {
			n++
		}
		c.upTo = append(c.upTo, n)
	}
	return c
}

func orElse(d, other Day) Day {
	if d.Known() {
		return d
	}
	return other
}

func (c *calendar) count(d Day) (int, error) {
	if d < c.first || d > c.last {
		return 0, &OutsideCalendarError{d, c.first, c.last}
	}
	return int(c.upTo[d-c.first]), nil
}

// WorkingDays counts the working days after from, up to and including to: the day a clock starts is day 0, so work
// finished the same day took 0 and "within 15 working days" is WorkingDays <= 15. A working day is not a Saturday,
// Sunday or bank holiday in England and Wales. It is negative when to is before from. DIFFERENCES.md says why day 0.
func WorkingDays(from, to Day) (int, error) {
	c := england()
	before, err := c.count(from)
	if err != nil {
		return 0, err
	}
	until, err := c.count(to)
	return until - before, err
}

// AddWorkingDays is the n-th working day after from (n at least 1), which is when a limit of n working days falls due.
func AddWorkingDays(from Day, n int) (Day, error) {
	c := england()
	before, err := c.count(from)
	if err != nil {
		return Never, err
	}
	at := sort.Search(len(c.upTo), func(i int) bool { return int(c.upTo[i])-before >= n })
	due := max(from+1, c.first+Day(at))
	if due > c.last {
		return Never, &OutsideCalendarError{due, c.first, c.last}
	}
	return due, nil
}

// IsWorkingDay says whether offices are open on the day.
func IsWorkingDay(d Day) (bool, error) {
	n, err := WorkingDays(d-1, d)
	return n == 1, err
}
