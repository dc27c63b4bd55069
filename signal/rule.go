package signal

import "math"

// Rule names why a point is a signal.
type Rule string

// The four rules, in order of precedence: the first that holds names the point (NHSRplotthedots pull request 180).
const (
	NoRule     Rule = ""
	Outside    Rule = "outside the limits"
	Trend      Rule = "trend"
	TwoOfThree Rule = "two of three near a limit"
	Shift      Rule = "shift"
)

// Mark is what the rules say of one point. Side is +1 for high or rising, -1 for low or falling, 0 for no rule.
type Mark struct {
	Rule Rule
	Side int
}

// Judge applies the rules to the values of one group under its limits. Give values as computed: rounding makes ties,
// and ties break runs.
func Judge(values []float64, l Limits, s Settings) []Mark {
	rules := []struct {
		name  Rule
		sides []int
	}{
		{Outside, outside(values, l)},
		{Trend, trend(values, s.Run)},
		{TwoOfThree, twoOfThree(values, l, s.OutsideIsNear)},
		{Shift, shift(values, l.Mean, s.Run)},
	}
	marks := make([]Mark, len(values))
	for i := range marks {
		for _, r := range rules {
			if r.sides[i] != 0 {
				marks[i] = Mark{r.name, r.sides[i]}
				break
			}
		}
	}
	return marks
}

// sign is +1 above, -1 below, 0 level or not comparable.
func sign(difference float64) int {
	switch {
	case difference > 0:
		return 1
	case difference < 0:
		return -1
	}
	return 0
}

func outside(values []float64, l Limits) []int {
	sides := make([]int, len(values))
	for i, v := range values {
		if v > l.Upper || v < l.Lower {
			sides[i] = sign(v - l.Mean)
		}
	}
	return sides
}

// trend flags run points that each rise (or each fall): run-1 strict steps. A point that ends one trend and begins the
// next takes the later one's direction.
func trend(values []float64, run int) []int {
	sides := make([]int, len(values))
	steps := 0
	for i := 1; i < len(values); i++ {
		step := sign(values[i] - values[i-1])
		if step == 0 || i > 1 && step != sign(values[i-1]-values[i-2]) {
			steps = 0
		}
		if step != 0 {
			steps++
		}
		if steps >= run-1 {
			flag(sides[i-run+1:i+1], step)
		}
	}
	return sides
}

// shift flags run points or more on one side of the mean; a point on the mean breaks the run.
func shift(values []float64, mean float64, run int) []int {
	sides := make([]int, len(values))
	length, before := 0, 0
	for i, v := range values {
		side := sign(v - mean)
		if side != before {
			length = 0
		}
		length, before = length+1, side
		if side != 0 && length >= run {
			flag(sides[i-run+1:i+1], side)
		}
	}
	return sides
}

func flag(sides []int, side int) {
	for i := range sides {
		sides[i] = side
	}
}

// twoOfThree looks at three points in a row, all on one side of the mean, of which two or more lie beyond the near
// limit; only those beyond it are flagged.
func twoOfThree(values []float64, l Limits, outsideIsNear bool) []int {
	sides := make([]int, len(values))
	near := func(v float64) bool {
		beyond := v > l.NearUpper || v < l.NearLower
		return beyond && (outsideIsNear || v <= l.Upper && v >= l.Lower)
	}
	for i := 0; i+3 <= len(values); i++ {
		side, count := 0, 0
		for _, v := range values[i : i+3] {
			side += sign(v - l.Mean)
			if near(v) {
				count++
			}
		}
		if count < 2 || math.Abs(float64(side)) != 3 {
			continue
		}
		for k, v := range values[i : i+3] {
			if near(v) {
				sides[i+k] = sign(float64(side))
			}
		}
	}
	return sides
}
