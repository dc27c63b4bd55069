// Package clock holds the timescales that the law, guidance or the authority sets: what starts each, how long it may
// take, what stops it, who says so. A clock never blocks anything: it is computed, shown and chased.
package clock

import (
	"fmt"
	"strconv"

	"goldthread/day"
)

// Unit is what a limit is counted in.
type Unit string

// The units. Weeks, months and days are of the calendar; only WorkingDays leave out weekends and bank holidays.
const (
	WorkingDays Unit = "working days"
	Days        Unit = "days"
	Weeks       Unit = "weeks"
	Months      Unit = "months"
)

// Limit is a length of time. The day a clock starts is day 0.
type Limit struct {
	N    int
	Unit Unit
}

// String is the limit in words: "15 working days".
func (l Limit) String() string { return strconv.Itoa(l.N) + " " + string(l.Unit) }

// Due is the last day on which something that started then is in time. It fails past the known bank holidays.
func (l Limit) Due(start day.Day) (day.Day, error) {
	switch l.Unit {
	case WorkingDays:
		return day.AddWorkingDays(start, l.N)
	case Days:
		return start + day.Day(l.N), nil
	case Weeks:
		return start + day.Day(7*l.N), nil
	case Months:
		return start.AddMonths(l.N), nil
	}
	return day.Never, fmt.Errorf("a limit of %d %q: the unit is not known", l.N, l.Unit)
}

// Taken is how long it took from start to end: in working days for a limit in working days, else in calendar days.
func (l Limit) Taken(start, end day.Day) (int, error) {
	if l.Unit == WorkingDays {
		return day.WorkingDays(start, end)
	}
	return int(end - start), nil
}

// Version is a rule as it held from a day.
type Version struct {
	Since  day.Day // day.Never: as far back as we look
	Limit  Limit
	Source string // act, regulation or guidance with its paragraph where that was read, and the edition
}

// Clock is one timescale.
type Clock struct {
	Code     string
	Name     string
	Starts   string // what starts it, in words
	Stops    string // what stops it
	Local    bool   // the authority sets the limit; what stands here is what most set
	Versions []Version
}

// On is the version of the rule in force on a day.
func (c *Clock) On(d day.Day) Version {
	in := c.Versions[0]
	for _, v := range c.Versions[1:] {
		if v.Since <= d {
			in = v
		}
	}
	return in
}

// Local holds an authority's own limits by the code of the clock: tighter than the law's, or set where the law leaves
// it open. The zero Local has none.
type Local map[string]Limit

// Limit is the limit that holds for the authority on a day.
func (l Local) Limit(c *Clock, on day.Day) Limit {
	if own, ok := l[c.Code]; ok {
		return own
	}
	return c.On(on).Limit
}
