package plan

import (
	"cmp"
	"fmt"
	"slices"

	"goldthread/day"
	"goldthread/indicator"
	"goldthread/signal"
)

// Moved says whether a measure moved since work on it began.
type Moved string

// The movements.
const (
	Better   Moved = "better"
	Worse    Moved = "worse"
	NotMoved Moved = "not moved"
	TooEarly Moved = "too early"
	NotTold  Moved = "cannot be told" // no figure is there, or neither high nor low is better
)

// Movement is whether a measure moved, beyond its usual ups and downs, since a day.
type Movement struct {
	Moved       Moved
	Since       day.Day // of Better and Worse: the first day of the signal
	Before      bool    // the signal began before the work did, so the work is not why
	CouldBeSeen day.Day // of TooEarly: when enough months will have passed; no day where that cannot be said
	Words       string  // a sentence
	Caveats     []string
}

// Point is a month of a measure. Value means nothing unless Known.
type Point struct {
	Span                   day.Span
	Value                  float64
	Known                  bool
	Numerator, Denominator int
}

// Reading is what the figures say of an indicator, as the caller counts them.
type Reading struct {
	Title   string    // of the indicator: the name of a measure that has none of its own
	Missing string    // why there are no months, in a sentence, where it is not that nothing is known
	Months  []Point   // calendar months without a gap, oldest first
	Rebase  []day.Day // first days of the months from which the limits start again, as break notes say
	Now     Figure    // the figure that its target is compared with: twelve months, or a state on the day
	Known   bool      // there is such a figure, and the record knows all that it needs
}

// Readings are the readings by the code of the indicator.
type Readings map[string]Reading

// chart draws the months up to a day. Where five months or more lie before the work began, the limits are made of them and
// stay: what came after is judged by how it was before. Otherwise they are made of all months.
func (r Reading) chart(p signal.Polarity, began, until day.Day) (c *signal.Chart, fixed bool) {
	points := r.until(until)
	settings := signal.Default()
	for _, d := range r.Rebase {
		if slices.ContainsFunc(points, func(q signal.Point) bool { return q.Span.From == d }) {
			settings.Rebase = append(settings.Rebase, d)
		}
	}
	if n := before(points, settings.Rebase, began); n >= signal.FewestPoints {
		settings.FixAfter, fixed = n, true
	}
	chart, err := signal.XmR(points, p, settings)
	if err != nil || len(chart.Points) == 0 {
		return nil, false
	}
	return &chart, fixed
}

// until are the whole months that had ended by a day.
func (r Reading) until(on day.Day) []signal.Point {
	var points []signal.Point
	for _, m := range r.Months {
		if m.Span.To <= on {
			points = append(points, signal.Point{Span: m.Span, Value: m.Value, Known: m.Known})
		}
	}
	return points
}

// before is how many months lie before the work began, within the newest unbroken run of known ones and the stretch of
// limits in which it ends; 0 where the limits start again after the work began, for then what was before says nothing of
// what came.
func before(points []signal.Point, rebase []day.Day, began day.Day) int {
	last := len(points) - 1
	for last >= 0 && !points[last].Known {
		last--
	}
	n := 0
	for i := last; i >= 0 && points[i].Known; i-- {
		if points[i].Span.To < began {
			n++
		}
		if slices.Contains(rebase, points[i].Span.From) {
			break
		}
	}
	return n
}

// Moving says whether an indicator moved between the day that work on it began and a later day, by the control chart of
// its months, which is given too (nil where there is none). No day for began says that it did not begin.
func (r Reading) Moving(p indicator.Polarity, began, on day.Day) (Movement, *signal.Chart) {
	polarity := polarityOf(p)
	switch {
	case !began.Known() || began > on:
		c, _ := r.chart(polarity, began, on)
		return Movement{Moved: TooEarly, Words: "Too early to tell: no action on it has begun."}, c
	case polarity == signal.Neither:
		c, _ := r.chart(polarity, began, on)
		return Movement{Moved: NotTold, Words: "Not judged: neither high nor low is better."}, c
	}
	c, fixed := r.chart(polarity, began, on)
	if c == nil {
		return Movement{Moved: NotTold, Words: cmp.Or(r.Missing, "Cannot be told: there are no months to look at.")}, nil
	}
	m := judged(*c, began)
	if m.Since.Known() && c.Since() < began.MonthStart() {
		m.asItWas(*c, r, polarity, began)
	}
	m.Caveats = c.Caveats()
	if !fixed {
		m.Caveats = append(m.Caveats, fmt.Sprintf("Fewer than %d months lie before it began, so the limits are made of all months.", signal.FewestPoints))
	}
	return m, c
}

// judged reads the chart. A signal counts from the month in which the work began.
func judged(c signal.Chart, began day.Day) Movement {
	v := c.Variation()
	m := Movement{Since: max(c.Since(), began.MonthStart())}
	switch {
	case v.Improvement():
		m.Moved = Better
	case v.Concern():
		m.Moved = Worse
	default:
		return still(c, began)
	}
	m.Words = fmt.Sprintf("Moved: %s since %s.", m.Moved, month(m.Since))
	return m
}

// asItWas looks at the chart of the day before the work began. A run of months to one side takes in the months before, by
// chance half of the time; so the signal began before the work only where that chart showed it too.
func (m *Movement) asItWas(now signal.Chart, r Reading, p signal.Polarity, began day.Day) {
	then, _ := r.chart(p, day.Never, began-1)
	if then == nil || then.Variation().Improvement() != (m.Moved == Better) || then.Variation().Concern() != (m.Moved == Worse) {
		return
	}
	m.Before, m.Since = true, now.Since()
	m.Words = fmt.Sprintf("It has been getting %s since %s, before work on it began.", m.Moved, month(m.Since))
}

// still tells a measure that has not moved from one that cannot have been seen to move yet: a shift shows in as many months
// as the rule asks for, counted from the one in which the work began, and limits need a few points.
func still(c signal.Chart, began day.Day) Movement {
	after := 0
	for _, p := range c.Points {
		if p.Span.To >= began {
			after++
		}
	}
	missing := max(signal.Default().Run-after, signal.FewestPoints-c.Baseline)
	if missing <= 0 {
		return Movement{Moved: NotMoved, Words: fmt.Sprintf("Not moved: in the %d months since work began it kept to its usual ups and downs.", after)}
	}
	last := c.Points[len(c.Points)-1].Span.To
	seen := max(last, began.MonthStart()-1).MonthStart().AddMonths(missing).MonthEnd()
	return Movement{Moved: TooEarly, CouldBeSeen: seen, Words: fmt.Sprintf("Too early to tell: a lasting change could be seen from the end of %s.", month(seen))}
}

func month(d day.Day) string { return d.Time().Format("January 2006") }

func polarityOf(p indicator.Polarity) signal.Polarity {
	switch p {
	case indicator.Higher:
		return signal.High
	case indicator.Lower:
		return signal.Low
	}
	return signal.Neither
}

// MovingAudits says whether the answers to an audit's question moved: whether the newest set that was looked at since work
// began differs from the baseline by more than so few records could by chance (Wilson's 95% interval).
func MovingAudits(m *Measure, sets []Evidence, began, on day.Day) Movement {
	if !began.Known() || began > on {
		return Movement{Moved: TooEarly, Words: "Too early to tell: no action on it has begun."}
	}
	if !m.BaselineDay.Known() {
		return Movement{Moved: NotTold, Words: "Cannot be told: the question has no baseline."}
	}
	if hidden(sets) {
		return Movement{Moved: NotTold, Words: "Not told here: some of its audits looked at too few records."}
	}
	set := newestSet(sets, began, on)
	if set == nil {
		return Movement{Moved: TooEarly, Words: "Too early to tell: no records have been looked at since work began."}
	}
	said := fmt.Sprintf("%d of %d records met it (%.0f%%), against %s%% at the baseline", set.Met, set.N, set.Share(), number(m.Baseline))
	within, err := signal.Wilson(set.Met, set.N)
	if err != nil {
		return Movement{Moved: NotTold, Words: "Cannot be told: the counts of the newest audit do not fit each other."}
	}
	up, down := 100*within.Lower > m.Baseline, 100*within.Upper < m.Baseline
	switch {
	case up && m.Polarity == indicator.Higher || down && m.Polarity == indicator.Lower:
		return Movement{Moved: Better, Since: set.Period.From, Words: "Moved: better. " + said + "."}
	case up && m.Polarity == indicator.Lower || down && m.Polarity == indicator.Higher:
		return Movement{Moved: Worse, Since: set.Period.From, Words: "Moved: worse. " + said + "."}
	case up || down:
		return Movement{Moved: NotTold, Words: "Not judged: neither high nor low is better. " + said + "."}
	}
	return Movement{Moved: NotMoved, Words: "Not moved: " + said + ", which so few records could be by chance."}
}

// newestSet is the newest audit set of which all records lie after the work began; nil where there is none.
func newestSet(sets []Evidence, began, on day.Day) *AuditSet {
	var newest *AuditSet
	for i := range sets {
		a := sets[i].Audit
		if a != nil && a.Period.From >= began && a.Period.To <= on && (newest == nil || a.Period.To >= newest.Period.To) {
			newest = a
		}
	}
	return newest
}
