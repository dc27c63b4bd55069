package clock

import (
	"goldthread/day"
	"goldthread/record"
)

// AgeOn is a child's age in completed years on a day; where no day of birth is known, the age that the newest list gave.
func AgeOn(c *record.Child, on day.Day) (years int, ok bool) {
	if years, ok = c.Age(on); ok {
		return years, true
	}
	given, ok := c.Observed(record.AgeGiven, on)
	return int(given.Count), ok
}
