package signal

import (
	"fmt"
	"math"
	"slices"

	"goldthread/day"
)

// length is how long a span is: whole calendar months where it is made of them, days otherwise.
type length struct{ months, days int }

func lengthOf(s day.Span) length {
	if s.From == s.From.MonthStart() && s.To == s.To.MonthEnd() {
		fy, fm, _ := s.From.Date()
		ty, tm, _ := s.To.Date()
		return length{months: (ty-fy)*12 + int(tm-fm) + 1}
	}
	return length{days: int(s.To-s.From) + 1}
}

func describe(s day.Span) string { return s.From.String() + " to " + s.To.String() }

// checkOrder refuses spans that overlap, leave a gap, run backwards or have no end, and values
// that are no number.
func checkOrder(points []Point) error {
	for i, p := range points {
		s := p.Span
		if !s.From.Known() || !s.To.Known() || s.To < s.From {
			return fmt.Errorf("point %d: %s is not a span with a first and a last day", i+1, describe(s))
		}
		if p.Known && (math.IsNaN(p.Value) || math.IsInf(p.Value, 0)) {
			return fmt.Errorf("point %d: %s has no finite value: give it as not known", i+1, describe(s))
		}
		if i == 0 {
			continue
		}
		before := points[i-1].Span
		switch {
		case s.From < before.From:
			return fmt.Errorf("point %d: %s comes before the point ahead of it, %s: give the points oldest first", i+1, describe(s), describe(before))
		case s.From <= before.To:
			return fmt.Errorf("point %d: %s overlaps %s: limits and runs on overlapping windows mean nothing; chart the months instead", i+1, describe(s), describe(before))
		case s.From > before.To+1:
			return fmt.Errorf("point %d: days are missing between %s and %s: a chart needs spans without gaps; give the missing span as not known", i+1, describe(before), describe(s))
		}
	}
	return nil
}

// wholeSpans checks that all spans are equally long. A last one that is still running (the month so far) would look
// like a fall, so it is left out and part is true.
func wholeSpans(points []Point) (whole []Point, part bool, err error) {
	if len(points) < 2 {
		return points, false, nil
	}
	unit := lengthOf(points[0].Span)
	last := len(points) - 1
	for i, p := range points {
		if lengthOf(p.Span) == unit {
			continue
		}
		if i == last && p.Span.To-p.Span.From < points[0].Span.To-points[0].Span.From {
			return points[:last], true, nil
		}
		return nil, false, fmt.Errorf("point %d: %s is not as long as the points before it: a chart needs spans of one length", i+1, describe(p.Span))
	}
	return points, false, nil
}

// newestKnown is the last unbroken run of known points, and how many unknown ones come after it.
func newestKnown(points []Point) (run []Point, unknownAfter int) {
	end := len(points)
	for end > 0 && !points[end-1].Known {
		end--
	}
	start := end
	for start > 0 && points[start-1].Known {
		start--
	}
	return points[start:end], len(points) - end
}

// rebaseGroups numbers each point's group, refusing a rebase day on which no point begins: NHSRplotthedots passes such
// a day over in silence, and the chart then shows limits that nobody asked for.
func rebaseGroups(all, run []Point, rebase []day.Day) ([]int, error) {
	for _, d := range rebase {
		if !slices.ContainsFunc(all, func(p Point) bool { return p.Span.From == d }) {
			return nil, fmt.Errorf("no point begins on the rebase day %s: give the first day of the point from which the limits start again", d)
		}
	}
	groups := make([]int, len(run))
	group := 0
	for i, p := range run {
		if i > 0 && slices.Contains(rebase, p.Span.From) {
			group++
		}
		groups[i] = group
	}
	return groups, nil
}
