package signal

import (
	"fmt"
	"strings"

	"goldthread/day"
)

// Words is the finding in plain English: "Steady", "Change: worse since March 2025" or "Too few points to tell".
func (c Chart) Words() string {
	if c.TooFew() {
		return "Too few points to tell"
	}
	if v := c.Variation(); v != CommonCause {
		return fmt.Sprintf("Change: %s since %s", v.change(), c.name(c.Since()))
	}
	return "Steady"
}

// name is a month's name where the chart's points are whole months or longer, else the day.
func (c Chart) name(d day.Day) string {
	if lengthOf(c.Points[0].Span).months > 0 {
		return d.Time().Format("January 2006")
	}
	return d.Long()
}

// Caveats says what a reader must know beside the finding: trial limits, points that are missing or left out. Each is
// a sentence; there are none for a full chart.
func (c Chart) Caveats() []string {
	var said []string
	add := func(when bool, format string, args ...any) {
		if when {
			said = append(said, fmt.Sprintf(format, args...))
		}
	}
	add(c.Trial && !c.TooFew(), "Trial limits, made from %s: fewer than %d, so they will move.", count(c.Baseline), TrialUnder)
	add(c.TooFew(), "%s known since the series or its limits began; %d are needed to say anything.", capital(count(c.Baseline)), FewestPoints)
	add(c.LeftOut > 0, "%s left out, up to the last that the record cannot tell.", capital(count(c.LeftOut)))
	add(c.UnknownAfter > 0, "The latest %s cannot be told from the record.", count(c.UnknownAfter))
	add(c.PartLeftOut, "The last span is not over and is left out.")
	return said
}

func count(n int) string {
	switch n {
	case 0:
		return "no points"
	case 1:
		return "1 point"
	}
	return fmt.Sprintf("%d points", n)
}

func capital(text string) string { return strings.ToUpper(text[:1]) + text[1:] }
