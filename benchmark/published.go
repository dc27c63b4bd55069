package benchmark

import (
	"slices"

	"goldthread/day"
)

// Published is what one authority published of a measure.
type Published struct {
	Authority Authority
	Value     float64
}

// Published lists what every authority published of a measure, lowest first, in the period that Compare chooses on that
// day. It is empty for a measure of which nothing is published.
func (b *Benchmarks) Published(measure string, on day.Day) (all []Published, period string, ended day.Day) {
	r, _, ok := b.on(measure, on)
	if !ok {
		return nil, "", day.Never
	}
	for _, a := range b.authorities {
		if v, ok := r.values[a.Number]; ok {
			all = append(all, Published{a, v})
		}
	}
	slices.SortStableFunc(all, func(x, y Published) int {
		switch {
		case x.Value < y.Value:
			return -1
		case x.Value > y.Value:
			return 1
		}
		return 0
	})
	return all, r.period, r.ended
}
