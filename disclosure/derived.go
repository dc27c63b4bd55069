package disclosure

import (
	"fmt"
	"strconv"
)

// Percent is a share of two cells of the set. Printed, it gives back its numerator wherever the denominator is known,
// and the rest with it.
type Percent struct{ Numerator, Denominator string }

// Rest is the ID of the complement, the denominator without the numerator, that Complements adds.
func (p Percent) Rest() string { return p.Denominator + " without " + p.Numerator }

// Complements gives, for shares to be printed, the cell of the rest and the total that links it. Give both to Suppress
// with the others: a rest of one child is as telling as a numerator of one. A share asked for twice counts once; one
// with a count that is not available adds nothing.
func Complements(cells []Cell, shares []Percent) (rests []Cell, links []Total, err error) {
	known := make(map[string]Cell, len(cells))
	for _, c := range cells {
		known[c.ID] = c
	}
	for _, p := range shares {
		n, isNumerator := known[p.Numerator]
		d, isDenominator := known[p.Denominator]
		if !isNumerator || !isDenominator {
			return nil, nil, fmt.Errorf("share of %q in %q: both must be cells of the set", p.Numerator, p.Denominator)
		}
		if _, twice := known[p.Rest()]; twice || n.Unavailable || d.Unavailable {
			continue
		}
		if n.Count > d.Count {
			return nil, nil, fmt.Errorf("share of %q in %q: the part is larger than the whole", p.Numerator, p.Denominator)
		}
		rest := Cell{ID: p.Rest(), Count: d.Count - n.Count, Sensitive: n.Sensitive}
		known[rest.ID] = rest
		rests = append(rests, rest)
		links = append(links, Total{Whole: p.Denominator, Parts: []string{p.Numerator, rest.ID}})
	}
	return rests, links, nil
}

// Percent says what may stand for the share: None when it may be printed, z where the denominator is nought, c when
// numerator, rest or denominator is 1 to the threshold or hidden. A share whose rest was not given to Suppress is
// hidden, for nothing then protects the rest.
func (m Mask) Percent(p Percent) Symbol {
	for _, id := range []string{p.Numerator, p.Denominator} {
		if s := m.Symbol(id); s != None {
			return s
		}
	}
	if _, linked := m.tables.index[p.Rest()]; !linked {
		return Suppressed
	}
	if m.count(p.Denominator) == 0 {
		return NotApplicable
	}
	return m.Symbol(p.Rest())
}

// Rate says what may stand for a rate over a published population: it gives back its numerator, so it goes with it.
func (m Mask) Rate(numerator string) Symbol { return m.Symbol(numerator) }

// Average says what may stand for a mean, median or other figure over so many children: hidden when they are as few as
// the threshold or their number is, and not applicable when there are none.
func (m Mask) Average(of string) Symbol {
	if s := m.Symbol(of); s != None {
		return s
	}
	if m.count(of) == 0 {
		return NotApplicable
	}
	return None
}

func (m Mask) count(id string) int { return m.tables.cells[m.at(id)].Count }

// PercentText writes a share that may be printed, with so many decimals, halves upwards (the Department does not say
// which way; DIFFERENCES.md does). A share that rounds to zero without being it is k. It is z over nought.
func PercentText(numerator, denominator, decimals int) string {
	if denominator == 0 {
		return string(NotApplicable)
	}
	scale := 1
	for range decimals {
		scale *= 10
	}
	units := (200*scale*numerator + denominator) / (2 * denominator)
	if units == 0 && numerator > 0 {
		return string(RoundsToZero)
	}
	text := strconv.Itoa(units / scale)
	if decimals > 0 {
		text += fmt.Sprintf(".%0*d", decimals, units%scale)
	}
	return text
}

// NearestTen rounds a national or regional count as the Department does; counts of one authority are not rounded.
func NearestTen(count int) int { return (count + 5) / 10 * 10 }
