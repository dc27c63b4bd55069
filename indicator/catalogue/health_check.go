package catalogue

import (
	"goldthread/day"
	"goldthread/record"
)

// checksIn gives how many checks of a purpose fall in a span of days, and the latest of them; nil where there is none.
func checksIn(c *record.Child, purpose record.Purpose, s day.Span) (n int, last *record.HealthCheck) {
	for i := range c.Checks {
		if v := &c.Checks[i]; v.Purpose == purpose && s.Has(v.Day) {
			n, last = n+1, v
		}
	}
	return n, last
}
