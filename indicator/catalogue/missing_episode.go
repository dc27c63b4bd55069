package catalogue

import (
	"goldthread/day"
	"goldthread/indicator"
	"goldthread/record"
)

// anyIn judges by a list's own count of episodes in the last twelve months. A count told before those twelve months began
// says nothing of them, and a count of none nothing of a period of care that began after it.
func anyIn(about record.Attribute) func(*indicator.Rules, *record.Child, *record.CarePeriod, day.Day) indicator.Judgement {
	return func(_ *indicator.Rules, c *record.Child, p *record.CarePeriod, on day.Day) indicator.Judgement {
		said, ok := c.Observed(about, on)
		switch {
		case !ok || said.Day < yearTo(on).From:
			return indicator.Judgement{Met: indicator.CannotTell, Why: "the list gives no count"}
		case said.Count > 0:
			return indicator.Judgement{Met: indicator.Yes, Value: float64(said.Count), Why: "one episode or more"}
		case said.Day < p.Start:
			return indicator.Judgement{Met: indicator.CannotTell, Why: "no list has counted since the child came into care again"}
		}
		return indicator.Judgement{Met: indicator.No, Why: "none"}
	}
}
