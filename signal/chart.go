package signal

import (
	"slices"

	"goldthread/day"
)

// Judged is a point with what the chart says of it.
type Judged struct {
	Point
	Mark
	Limits
	Group     int // 0 until the first rebase
	Variation Variation
}

// Chart is an XmR chart: the points it could use, oldest first, each judged within its group, and the newest group's
// limits.
type Chart struct {
	Points []Judged
	Limits
	Polarity     Polarity
	Baseline     int  // how many points the newest limits were made from
	Trial        bool // made from fewer than TrialUnder: the limits will move
	LeftOut      int  // points before the first that is used, because a later one is not known
	UnknownAfter int  // points after the last that is used, not known
	PartLeftOut  bool // the last span was still running
}

// TrialUnder is how many points make limits firm. Making Data Count draws icons from 12 or 13, Provost and Murray
// prefer 20 to 30.
const TrialUnder = 12

// FewestPoints is how many points say anything at all (Wheeler: five or six are useful).
const FewestPoints = 5

// XmR makes the chart of points that are given oldest first. It refuses spans that overlap, leave gaps or differ in
// length, and a rebase day on which no point begins. A point that is not known cuts the series: the newest unbroken
// run of known points is used, and the chart says how many were left out.
func XmR(points []Point, polarity Polarity, s Settings) (Chart, error) {
	if err := s.check(); err != nil {
		return Chart{}, err
	}
	if err := checkOrder(points); err != nil {
		return Chart{}, err
	}
	whole, part, err := wholeSpans(points)
	if err != nil {
		return Chart{}, err
	}
	run, after := newestKnown(whole)
	groups, err := rebaseGroups(points, run, s.Rebase)
	if err != nil {
		return Chart{}, err
	}
	c := Chart{Polarity: polarity, LeftOut: len(whole) - len(run) - after, UnknownAfter: after, PartLeftOut: part}
	for start := 0; start < len(run); {
		end := start
		for end < len(run) && groups[end] == groups[start] {
			end++
		}
		c.addGroup(run[start:end], groups[start], s)
		start = end
	}
	c.Trial = c.Baseline < TrialUnder
	return c, nil
}

func (c *Chart) addGroup(points []Point, group int, s Settings) {
	values := make([]float64, len(points))
	for i, p := range points {
		values[i] = p.Value
	}
	c.Baseline = len(values)
	if s.FixAfter > 0 {
		c.Baseline = min(s.FixAfter, len(values))
	}
	c.Limits = LimitsOf(values[:c.Baseline], s.Screen)
	for i, m := range Judge(values, c.Limits, s) {
		c.Points = append(c.Points, Judged{points[i], m, c.Limits, group, variationOf(m.Side, c.Polarity)})
	}
}

// TooFew says that there are not enough points, since the last rebase, to tell anything.
func (c Chart) TooFew() bool { return c.Baseline < FewestPoints }

// Variation is that of the last point, as the icon shows it; common cause when there are too few points to tell.
func (c Chart) Variation() Variation {
	if c.TooFew() {
		return CommonCause
	}
	return c.Points[len(c.Points)-1].Variation
}

// Since is the first day of the signal that the last point belongs to: the unbroken stretch, within its group, of
// points flagged to the same side. It is no day when the last point is common cause.
func (c Chart) Since() day.Day {
	since := day.Never
	if c.Variation() == CommonCause {
		return since
	}
	last := c.Points[len(c.Points)-1]
	for _, p := range slices.Backward(c.Points) {
		if p.Group != last.Group || p.Side != last.Side {
			break
		}
		since = p.Span.From
	}
	return since
}
