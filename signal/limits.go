package signal

import "math"

// Limits are the mean of a process and the bounds within which it moves when nothing changes. They are not clipped:
// the lower limit of a share may lie below 0, or "outside" could never fire. A page may draw them clipped.
type Limits struct {
	Mean                 float64
	MovingRange          float64 // the average one used, after screening
	Upper, Lower         float64 // mean +- 2.66 moving ranges
	NearUpper, NearLower float64 // two thirds of the way
}

const (
	limitFactor  = 2.66  // 3/d2 for moving ranges of two points, d2 = 1.128, as the NHS tools round it
	screenFactor = 3.267 // D4 for moving ranges of two points (Nelson 1982)
)

// LimitsOf makes the limits of a baseline. With one value there is no moving range and every limit is that value; with
// none all are NaN.
func LimitsOf(baseline []float64, screen bool) Limits {
	m, r := mean(baseline), movingRange(baseline, screen)
	near := limitFactor * 2 / 3 * r
	return Limits{Mean: m, MovingRange: r, Upper: m + limitFactor*r, Lower: m - limitFactor*r, NearUpper: m + near, NearLower: m - near}
}

// mean counts from the first value: the mean of equal values is then that value to the last bit, and not a hair above or
// below it, which would put them all on one side and be called a shift.
func mean(values []float64) float64 {
	if len(values) == 0 {
		return math.NaN()
	}
	sum := 0.0
	for _, v := range values {
		sum += v - values[0]
	}
	return values[0] + sum/float64(len(values))
}

// movingRange is the average step from point to point; screening leaves out the great steps once, not again and again.
func movingRange(values []float64, screen bool) float64 {
	if len(values) < 2 {
		return 0
	}
	steps := make([]float64, len(values)-1)
	for i := range steps {
		steps[i] = math.Abs(values[i+1] - values[i])
	}
	average := mean(steps)
	if !screen {
		return average
	}
	kept := steps[:0]
	for _, step := range steps {
		if step < screenFactor*average {
			kept = append(kept, step)
		}
	}
	if len(kept) == 0 { // every step is nought
		return average
	}
	return mean(kept)
}
