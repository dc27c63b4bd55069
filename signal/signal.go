// Package signal tells noise from change. An XmR chart draws the limits within which a steady process moves and names
// the points that its rules call a signal; a funnel does the same between authorities of different size.
//
// A chart takes values of spans that follow each other day by day. Rolling and year-to-date windows share most of
// their days, so their values move together and the limits and run rules mean nothing: such spans are refused.
//
// Sources: the Making Data Count guidance of NHS England as NHSRplotthedots 0.2.2 carries it (rules, precedence,
// icons), Nelson 1982 (screening), Provost and Murray (how many points), APHO Technical Briefing 2 and
// PHEindicatormethods 2.1.0 (funnels and intervals).
package signal

import (
	"fmt"

	"goldthread/day"
)

// Polarity says which way is better.
type Polarity int8

// The three polarities. Neither is the zero value: what is not known to be good is not praised.
const (
	Neither Polarity = iota
	High             // a higher value is better
	Low              // a lower value is better
)

var polarityNames = [...]string{Neither: "neither", High: "high", Low: "low"}

// String is "high", "low" or "neither".
func (p Polarity) String() string { return polarityNames[p] }

// ParsePolarity reads what String wrote.
func ParsePolarity(text string) (Polarity, error) {
	for p, name := range polarityNames {
		if text == name {
			return Polarity(p), nil
		}
	}
	return Neither, fmt.Errorf("polarity %q: write high, low or neither", text)
}

// Point is the value of one span of days. Value means nothing unless Known: a month that the record cannot tell is
// not a month of nought.
type Point struct {
	Span  day.Span
	Value float64
	Known bool
}

// Settings say how limits are made and when a rule fires. Start from Default.
type Settings struct {
	Screen   bool      // leave out moving ranges of 3.267 times the average or more, once (Nelson); the NHS workbook does not
	FixAfter int       // limits from the first so many points of each group, then locked; 0 uses all
	Rebase   []day.Day // the limits start again on these days, each the first day of a point
	Run      int       // how many points make a trend or a shift, at least 3
	// OutsideIsNear counts a point outside the limits as one beyond the near limit in the two-of-three rule, as Making
	// Data Count announced in November 2023; NHSRplotthedots 0.2.2 does not.
	OutsideIsNear bool
}

// Default is screening on, no lock, no rebase, runs of seven, two of three as Making Data Count counts it.
func Default() Settings { return Settings{Screen: true, Run: 7, OutsideIsNear: true} }

func (s Settings) check() error {
	if s.Run < 3 {
		return fmt.Errorf("a run of %d points is too short to be a signal: give 3 or more (7 is usual)", s.Run)
	}
	if s.FixAfter < 0 || s.FixAfter == 1 {
		return fmt.Errorf("limits cannot be fixed after %d points: give 2 or more, or 0 to use all", s.FixAfter)
	}
	return nil
}
