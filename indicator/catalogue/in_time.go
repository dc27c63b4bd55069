package catalogue

import (
	"fmt"

	"goldthread/clock"
	"goldthread/day"
	"goldthread/indicator"
)

// within judges work that took from start to end against a limit; the value is what it took, in the limit's unit.
func within(l clock.Limit, start, end day.Day) indicator.Judgement {
	due, err := l.Due(start)
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
		return indicator.Judgement{Met: indicator.No, Value: float64(taken), Why: fmt.Sprintf("more than %s", l)}
	}
	return indicator.Judgement{Met: indicator.Yes, Value: float64(taken), Why: fmt.Sprintf("within %s", l)}
}

// past says whether a limit that began at start has run out by a day; where the calendar cannot say, it has not.
func past(l clock.Limit, start, on day.Day) bool {
	due, err := l.Due(start)
	return err == nil && start.Known() && on > due
}
