package catalogue

import (
	"errors"

	"goldthread/clock"
	"goldthread/day"
	"goldthread/indicator"
)

// within judges work that took from start to end against a limit; the value is what it took, in working days for a
// limit of working days and else in calendar days.
func within(l clock.Limit, start, end day.Day) indicator.Judgement {
	due, err := l.Due(start)
	if first, early := beforeCalendar(err, start); early && past(l, first, end) {
		start, due, err = first, first, nil
	}
	if err != nil {
		return indicator.Judgement{Met: indicator.CannotTell, Why: err.Error()}
	}
	taken, err := l.Taken(start, end)
	switch {
	case err != nil:
		return indicator.Judgement{Met: indicator.CannotTell, Why: err.Error()}
	case end < start:
		return indicator.Judgement{Met: indicator.CannotTell, Value: float64(taken), Why: "the end is before the start"}
	case end > due:
		return indicator.Judgement{Met: indicator.No, Value: float64(taken), Why: "more than " + l.String()}
	}
	return indicator.Judgement{Met: indicator.Yes, Value: float64(taken), Why: "within " + l.String()}
}

// waits tells of work that is not done yet since when it waits, and how long: in working days for a limit of working days
// and else in calendar days.
func waits(l clock.Limit, since, on day.Day) indicator.Judgement {
	j := indicator.Judgement{Met: indicator.Yes, Why: "since " + since.Long()}
	if n, err := l.Taken(since, on); err == nil { // what began before the calendar of bank holidays is told without a number
		j.Value = float64(n)
	}
	return j
}

// past says whether a limit that began at start has run out by a day; where the calendar cannot say, it has not.
func past(l clock.Limit, start, on day.Day) bool {
	due, err := fallsDue(l, start)
	return err == nil && start.Known() && on > due
}

// fallsDue is the last day in time; of what began before the calendar of bank holidays, a day that is no earlier than it.
func fallsDue(l clock.Limit, start day.Day) (day.Day, error) {
	due, err := l.Due(start)
	if first, early := beforeCalendar(err, start); early {
		return l.Due(first)
	}
	return due, err
}

// beforeCalendar says whether a limit cannot be counted because it began before the first year of the calendar of bank
// holidays, and gives the first day of that: it fell due no later than if it had begun then.
func beforeCalendar(err error, start day.Day) (first day.Day, early bool) {
	if err == nil {
		return day.Never, false
	}
	var outside *day.OutsideCalendarError
	if errors.As(err, &outside) && start.Known() && start < outside.First {
		return outside.First, true
	}
	return day.Never, false
}

// lasted judges something that ran from start to end, or runs still on that day, by whether it reached a length; the
// value is how many calendar days it took.
func lasted(l clock.Limit, start, end day.Day) indicator.Judgement {
	reached, err := l.Due(start)
	switch {
	case err != nil:
		return indicator.Judgement{Met: indicator.CannotTell, Why: err.Error()}
	case end < start:
		return indicator.Judgement{Met: indicator.CannotTell, Value: float64(end - start), Why: "the end is before the start"}
	case end < reached:
		return indicator.Judgement{Met: indicator.No, Value: float64(end - start), Why: "shorter"}
	}
	return indicator.Judgement{Met: indicator.Yes, Value: float64(end - start), Why: "that long or longer"}
}
