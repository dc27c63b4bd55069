package signal

import (
	"errors"
	"fmt"
	"math"
)

// Area is one authority's count. Known is false where the figure is suppressed or not published: it is then left out
// of the funnel and of the average.
type Area struct {
	Name                   string
	Numerator, Denominator int
	Known                  bool
}

// Label places an area against the funnel, in the words of PHEindicatormethods.
type Label string

// The labels; a value on a limit is not significant.
const (
	High998        Label = "High (0.001)"
	High95         Label = "High (0.025)"
	Low998         Label = "Low (0.001)"
	Low95          Label = "Low (0.025)"
	NotSignificant Label = "Not significant"
)

// FunnelLimits are the limits at one area's size, in the funnel's unit.
type FunnelLimits struct{ Lower95, Upper95, Lower998, Upper998 float64 }

// Placed is an area in the funnel, with its value in the funnel's unit.
type Placed struct {
	Area
	Value  float64
	Limits FunnelLimits
	Label  Label
}

// Funnel compares areas of different size with their common average: all events over all that could have had one, not
// the mean of percentages.
type Funnel struct {
	Average float64
	Areas   []Placed
	LeftOut int // areas not known, left out of the average too
	rates   bool
}

// Proportions makes the funnel of percentages. It refuses a numerator above its denominator.
func Proportions(areas []Area) (Funnel, error) {
	f, err := newFunnel(areas, 100)
	if err != nil {
		return f, err
	}
	for i, a := range f.Areas {
		if a.Numerator > a.Denominator {
			return Funnel{}, fmt.Errorf("funnel: %s has %d of %d, which is no share", a.Name, a.Numerator, a.Denominator)
		}
		a.Limits = ProportionLimits(f.Average, a.Denominator)
		a.Label = a.Limits.label(a.Value)
		f.Areas[i] = a
	}
	return f, nil
}

// Rates makes the funnel of events per so many people (10,000 is usual for children).
func Rates(areas []Area, per float64) (Funnel, error) {
	f, err := newFunnel(areas, per)
	if err != nil {
		return f, err
	}
	f.rates = true
	for i, a := range f.Areas {
		a.Limits = RateLimits(f.Average, a.Numerator)
		a.Label = rateLabel(a.Numerator, f.Average*float64(a.Denominator)/per)
		f.Areas[i] = a
	}
	return f, nil
}

func newFunnel(areas []Area, unit float64) (Funnel, error) {
	var f Funnel
	var events, size int
	for _, a := range areas {
		if !a.Known {
			f.LeftOut++
			continue
		}
		if a.Numerator < 0 || a.Denominator <= 0 {
			return Funnel{}, fmt.Errorf("funnel: %s has %d over %d: a count is not negative and a denominator is above 0", a.Name, a.Numerator, a.Denominator)
		}
		events, size = events+a.Numerator, size+a.Denominator
		f.Areas = append(f.Areas, Placed{Area: a, Value: unit * float64(a.Numerator) / float64(a.Denominator)})
	}
	if size == 0 {
		return Funnel{}, errors.New("funnel: no area has a published figure")
	}
	f.Average = unit * float64(events) / float64(size)
	return f, nil
}

// ProportionLimits are the limits in percent around an average in percent, for so many trials, clipped to 0..100:
// average +- z sqrt(p(1-p)/n), as PHEindicatormethods draws them (its text calls them Wilson's).
func ProportionLimits(average float64, trials int) FunnelLimits {
	p := average / 100
	reach := math.Sqrt(p*(1-p)/float64(trials)) * 100
	return FunnelLimits{
		Lower95: max(0, average-z95*reach), Upper95: min(100, average+z95*reach),
		Lower998: max(0, average-z998*reach), Upper998: min(100, average+z998*reach),
	}
}

func (l FunnelLimits) label(value float64) Label {
	switch {
	case value > l.Upper998:
		return High998
	case value > l.Upper95:
		return High95
	case value < l.Lower998:
		return Low998
	case value < l.Lower95:
		return Low95
	}
	return NotSignificant
}

// RateLimits are the rates between which so many events would not be far from the average: the exact Poisson interval
// of the count turned round. With no events there is no upper limit.
func RateLimits(average float64, events int) FunnelLimits {
	i95, i998 := exactPoisson(events, tail95), exactPoisson(events, tail998)
	at := func(expected float64) float64 {
		if expected == 0 {
			return math.Inf(1)
		}
		return average * float64(events) / expected
	}
	return FunnelLimits{Lower95: at(i95.Upper), Upper95: at(i95.Lower), Lower998: at(i998.Upper), Upper998: at(i998.Lower)}
}

// rateLabel asks how likely so many events, or more extreme, are where the average expects so many. It agrees with
// RateLimits and also tells for no events.
func rateLabel(events int, expected float64) Label {
	more, fewer := atLeast(events, expected), atMost(events, expected)
	switch {
	case more < tail998:
		return High998
	case more < tail95:
		return High95
	case fewer < tail998:
		return Low998
	case fewer < tail95:
		return Low95
	}
	return NotSignificant
}

// Caveats says what a reader must know beside the funnel: who was left out, and that rates of need spread wider than
// chance. Each is a sentence.
func (f Funnel) Caveats() []string {
	var said []string
	if f.LeftOut > 0 {
		said = append(said, fmt.Sprintf("Left out of the funnel and of its average because no figure is published: %d.", f.LeftOut))
	}
	if f.rates {
		outside := 0
		for _, a := range f.Areas {
			if a.Label == High998 || a.Label == Low998 {
				outside++
			}
		}
		said = append(said, fmt.Sprintf("%d of %d lie outside the 99.8%% limits. Authorities differ in deprivation and need, so rates spread wider than chance: being outside is a question to ask, not a judgement.", outside, len(f.Areas)))
	}
	return said
}
