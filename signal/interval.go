package signal

import (
	"fmt"
	"math"
)

// Interval is a range that holds the true value with the confidence it was made for.
type Interval struct{ Lower, Upper float64 }

// The normal deviates of the 95% and 99.8% limits, and the tail that each leaves on a side.
const (
	z95, tail95   = 1.959963984540054, 0.025
	z998, tail998 = 3.090232306167813, 0.001
)

// Wilson is the 95% interval of a share, events of trials (0 to 1), good for small numbers too (Wilson 1927). It
// refuses more events than trials, negatives and no trials.
func Wilson(events, trials int) (Interval, error) {
	if trials <= 0 || events < 0 || events > trials {
		return Interval{}, fmt.Errorf("%d of %d is not a share: no interval", events, trials)
	}
	x, n, z := float64(events), float64(trials), z95
	middle, reach := 2*x+z*z, z*math.Sqrt(z*z+4*x*(1-x/n))
	return Interval{(middle - reach) / 2 / (n + z*z), (middle + reach) / 2 / (n + z*z)}, nil
}

// Byar is the 95% interval of a count of events, near enough to the exact one from ten up; below ten it is the exact
// one. Divide by the population for a rate's. It refuses negatives.
func Byar(events int) (Interval, error) {
	if events < 0 {
		return Interval{}, fmt.Errorf("%d events: no interval", events)
	}
	if events < 10 {
		return exactPoisson(events, tail95), nil
	}
	bound := func(o, z float64) float64 { return o * math.Pow(1-1/(9*o)+z/(3*math.Sqrt(o)), 3) }
	o := float64(events)
	return Interval{bound(o, -z95), bound(o+1, z95)}, nil
}

// exactPoisson is the range of means under which the count is not in a tail.
func exactPoisson(events int, tail float64) Interval {
	top := float64(events) + 10*math.Sqrt(float64(events)+1) + 20
	found := Interval{Upper: bisect(0, top, func(mean float64) bool { return atMost(events, mean) > tail })}
	if events > 0 {
		found.Lower = bisect(0, top, func(mean float64) bool { return atLeast(events, mean) < tail })
	}
	return found
}

// bisect finds where below turns from true to false.
func bisect(low, high float64, below func(float64) bool) float64 {
	for range 100 {
		if middle := (low + high) / 2; below(middle) {
			low = middle
		} else {
			high = middle
		}
	}
	return (low + high) / 2
}

// atMost is the chance of that many events or fewer when so many are expected. Each tail is summed from its largest
// term outwards, so nothing underflows on the way to it.
func atMost(events int, expected float64) float64 {
	if float64(events) > expected {
		return 1 - atLeast(events+1, expected)
	}
	term, sum := poisson(events, expected), 0.0
	for k := events; k >= 0 && term > sum*1e-17; k-- {
		sum += term
		term *= float64(k) / expected
	}
	return sum
}

// atLeast is the chance of that many events or more.
func atLeast(events int, expected float64) float64 {
	if float64(events) <= expected {
		return 1 - atMost(events-1, expected)
	}
	term, sum := poisson(events, expected), 0.0
	for k := events; term > sum*1e-17; k++ {
		sum += term
		term *= expected / float64(k+1)
	}
	return sum
}

// poisson is the chance of just so many events.
func poisson(events int, expected float64) float64 {
	switch {
	case events < 0 || expected == 0 && events > 0:
		return 0
	case expected == 0:
		return 1
	}
	logFactorial, _ := math.Lgamma(float64(events) + 1)
	return math.Exp(float64(events)*math.Log(expected) - expected - logFactorial)
}
