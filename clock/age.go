package clock

import (
	"math"

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

// ages are the bands of age, the youngest first, each up to a last year.
var ages = []struct {
	last int
	name string
}{
	{-1, "Unborn"}, {0, "Under 1"}, {4, "1 to 4"}, {9, "5 to 9"}, {15, "10 to 15"}, {17, "16 and 17"}, {21, "18 to 21"}, {math.MaxInt, "22 and over"},
}

// AgeBands are the names of the bands of age, the youngest first: those of the national analysis tool, with care leavers'
// years added.
var AgeBands = bandNames()

func bandNames() []string {
	names := make([]string, len(ages))
	for i := range ages {
		names[i] = ages[i].name
	}
	return names
}

// AgeBand is the band of an age in completed years.
func AgeBand(years int) string {
	for i := range ages {
		if years <= ages[i].last {
			return ages[i].name
		}
	}
	return ages[len(ages)-1].name
}
