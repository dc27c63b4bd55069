package web

import (
	"fmt"

	"goldthread/clock"
	"goldthread/day"
	"goldthread/record"
)

// dueLine is one timescale that runs for a child, in words.
type dueLine struct {
	clock.Due
	Limit clock.Limit
}

// Late says that the last day in time has passed.
func (d dueLine) Late() bool { return d.Err == nil && d.DaysLeft < 0 }

// When says how it stands: "12 days late", "due in 3 days".
func (d dueLine) When() string {
	switch n := d.DaysLeft; {
	case d.Err != nil:
		return "cannot be counted: the bank holidays of that year are not known yet"
	case n < 0:
		return counted(-n, "day", "days") + " late"
	case n == 0:
		return "due that day"
	default:
		return "due in " + counted(n, "day", "days")
	}
}

// Since says from what it is counted and how long it may take.
func (d dueLine) Since() string {
	return fmt.Sprintf("counted from %s, %s: %s", d.Start.Long(), d.Clock.Starts, d.Limit)
}

// dueOf gives what runs for the child on the day, the most urgent first.
func dueOf(c *record.Child, on day.Day, l clock.Local) []dueLine {
	running := clock.Running(c, on, l)
	lines := make([]dueLine, len(running))
	for i, d := range running {
		lines[i] = dueLine{d, l.Limit(d.Clock, d.Start)}
	}
	return lines
}
