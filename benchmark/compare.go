package benchmark

import (
	"fmt"
	"slices"

	"goldthread/day"
)

// Kind says whom a comparator stands for.
type Kind string

// The kinds, in the order in which Compare gives them.
const (
	OfEngland    Kind = "england"
	OfRegion     Kind = "region"
	OfNeighbours Kind = "neighbours"
	OfAuthority  Kind = "authority" // its own figure as the Department published it
)

// Comparator is a published figure beside which the authority's own stands. Value means nothing unless Known: LAIT
// writes "-" for missing and suppressed alike, so the reason is lost, and it is never nought.
type Comparator struct {
	Kind   Kind
	Who    string // "England", "Statistical neighbours", "Barnsley (published)"
	Value  float64
	Known  bool
	Period string // as LAIT writes it
	Ended  day.Day
	Note   string // what a reader must know; empty for most
}

const notPublished = "not published"

// Compare gives England, the region, the statistical neighbours and the authority's own published figure, of the
// newest period that had ended by the day; if none had, of the newest there is, with a note. It is empty for a measure
// that LAIT has no figure of and for a number that is no authority.
func (b *Benchmarks) Compare(measure string, number int, on day.Day) []Comparator {
	r, late, ok := b.on(measure, on)
	own := b.areas[number].Authority
	if !ok || own.Number == 0 {
		return nil
	}
	list := []Comparator{r.comparator(OfEngland, "England", England)}
	if region, ok := b.numbers[regionName(own.Region)]; ok {
		list = append(list, r.comparator(OfRegion, own.Region, region))
	}
	if len(b.neighbours[number]) > 0 {
		list = append(list, r.ofNeighbours(b.neighbours[number]))
	}
	list = append(list, r.comparator(OfAuthority, own.Name+" (published)", number))
	if late {
		for i := range list {
			list[i].note("the period ended after the day; no earlier one is held")
		}
	}
	return list
}

func (r release) comparator(kind Kind, who string, number int) Comparator {
	c := Comparator{Kind: kind, Who: who, Period: r.period, Ended: r.ended}
	c.Value, c.Known = r.values[number]
	if !c.Known {
		c.note(notPublished)
	}
	return c
}

// ofNeighbours is the simple mean of what the neighbours publish, as LAIT makes it: a small authority weighs as much as
// a large one, and one without a figure is left out.
func (r release) ofNeighbours(neighbours []int) Comparator {
	c := Comparator{Kind: OfNeighbours, Who: "Statistical neighbours", Period: r.period, Ended: r.ended}
	sum, n := 0.0, 0
	for _, number := range neighbours {
		if v, ok := r.values[number]; ok {
			sum, n = sum+v, n+1
		}
	}
	if n == 0 {
		c.note(notPublished)
		return c
	}
	c.Value, c.Known = sum/float64(n), true
	c.note(fmt.Sprintf("mean of %d of %d", n, len(neighbours)))
	return c
}

func (c *Comparator) note(text string) {
	if c.Note != "" {
		c.Note += "; "
	}
	c.Note += text
}

// Change is the authority's newest published figure, as Compare chooses it, less that of the year before; ok only when
// the years are consecutive and both are published.
func (b *Benchmarks) Change(measure string, number int, on day.Day) (change float64, ok bool) {
	newest, _, ok := b.on(measure, on)
	if !ok {
		return 0, false
	}
	for _, before := range b.published(measure) {
		if before.ended != newest.ended.AddYears(-1) {
			continue
		}
		now, isNow := newest.values[number]
		then, isThen := before.values[number]
		return now - then, isNow && isThen
	}
	return 0, false
}

// Place is where an authority stands among all that publish the measure for the period.
type Place struct {
	Rank   int    // 1 is best; equals share the better rank
	Of     int    // how many authorities publish it
	Band   string // quartile band: A the best quarter to D
	Period string
}

// Place ranks the authority as LAIT does, in the period that Compare chooses. It is not ok for a measure without
// polarity, where no end is better, or an authority without a published figure.
func (b *Benchmarks) Place(measure string, number int, on day.Day) (Place, bool) {
	r, _, ok := b.on(measure, on)
	m, described := b.Measure(measure)
	own, published := r.values[number]
	if !ok || !described || m.Polarity == NoPolarity || !published || b.areas[number].Number == 0 {
		return Place{}, false
	}
	p := Place{Rank: 1, Period: r.period}
	var values []float64
	for _, a := range b.authorities {
		v, ok := r.values[a.Number]
		if !ok {
			continue
		}
		values = append(values, v)
		if m.Polarity == HighIsGood && v > own || m.Polarity == LowIsGood && v < own {
			p.Rank++
		}
	}
	p.Of = len(values)
	p.Band = Band(own, values, m.Polarity)
	return p, true
}

// Band is the quartile band of a value among all authorities' values: A to D from low to high where low is good, the
// other way where high is, upper bounds inside; empty without polarity or values.
func Band(value float64, all []float64, p Polarity) string {
	bands := map[Polarity]string{LowIsGood: "ABCD", HighIsGood: "DCBA"}[p]
	if bands == "" || len(all) == 0 {
		return ""
	}
	sorted := slices.Sorted(slices.Values(all))
	for i, share := range []float64{0.25, 0.5, 0.75} {
		if value <= quantile(sorted, share) {
			return bands[i : i+1]
		}
	}
	return bands[3:]
}

// quantile is R's type 7, the default there and in spreadsheets: linear between the two nearest of the sorted values.
func quantile(sorted []float64, share float64) float64 {
	at := share * float64(len(sorted)-1)
	below := int(at)
	if below+1 == len(sorted) {
		return sorted[below]
	}
	return sorted[below] + (at-float64(below))*(sorted[below+1]-sorted[below])
}
