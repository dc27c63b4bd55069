// Package benchmark holds the published figures that an authority compares itself with: the Department for Education's
// Local Authority Interactive Tool (LAIT), the statistical neighbours, the Office for National Statistics' population
// estimates and Ofsted's outcomes of inspections, embedded with their date and licence (data/README.md) and replaced by newer files in a folder.
//
// Contains public sector information licensed under the Open Government Licence v3.0.
package benchmark

import (
	"cmp"
	"slices"

	"goldthread/day"
)

// England is the number by which LAIT knows the country; regions are 980 to 990.
const England = 970

// Benchmarks are the published figures. They are read-only and safe for concurrent use.
type Benchmarks struct {
	authorities []Authority          // by name
	areas       map[int]area         // authorities, regions and England by number
	numbers     map[string]int       // by ONS code, now or formerly, and by folded name
	neighbours  map[int][]int        // closest first
	population  map[int]map[int]int  // number, year of the mid-year estimate, children
	measures    map[string]*Measure  // by code
	figures     map[string][]release // by measure code, oldest period first
	inspections map[int][]Inspection // by number, oldest first
}

// area is a row of the list of authorities, which has regions and England too: those have no Authority.
type area struct {
	Authority
	coded int // the year whose ONS code the authority has
}

// release is what one measure's period says of each area.
type release struct {
	period string
	ended  day.Day
	values map[int]float64 // by area number; what is not there is not published
}

// Polarity says which way is better, as LAIT gives it.
type Polarity string

// The polarities; NoPolarity where LAIT gives none ("-" or "NA").
const (
	HighIsGood Polarity = "high"
	LowIsGood  Polarity = "low"
	NoPolarity Polarity = "neither"
)

// Measure is what LAIT's dictionary says of a measure.
type Measure struct {
	Code, Topic, Title       string
	Polarity                 Polarity
	YearType                 string
	Description, Methodology string
	SourceTable, URL         string
}

// Measure gives the measure with that LAIT code. Codes are taken letter for letter: some hold spaces, commas and
// per cent signs ("LAC_Fixed_ Ex").
func (b *Benchmarks) Measure(code string) (Measure, bool) {
	m, ok := b.measures[code]
	if !ok {
		return Measure{}, false
	}
	return *m, true
}

// Measures lists the codes of all measures that have figures.
func (b *Benchmarks) Measures() []string {
	var codes []string
	for code := range b.figures {
		codes = append(codes, code)
	}
	slices.Sort(codes)
	return codes
}

// on is the newest release of the measure whose period had ended by the day and that publishes anything. Where none
// had ended, it is the newest there is and late is true.
func (b *Benchmarks) on(measure string, d day.Day) (r release, late, ok bool) {
	releases := b.published(measure)
	if len(releases) == 0 {
		return release{}, false, false
	}
	for _, r := range slices.Backward(releases) {
		if r.ended <= d {
			return r, false, true
		}
	}
	return releases[len(releases)-1], true, true
}

func (b *Benchmarks) published(measure string) []release {
	return slices.DeleteFunc(slices.Clone(b.figures[measure]), func(r release) bool { return len(r.values) == 0 })
}

// Population is an estimate of the children aged 0 to 17 who live in an area on 30 June of a year.
type Population struct{ Year, Children int }

// Population gives the newest mid-year estimate of an authority, a region or England whose 30 June is not after the
// day; if none is that old, the oldest there is. It is not ok where the Office for National Statistics gives none.
func (b *Benchmarks) Population(number int, on day.Day) (Population, bool) {
	var estimates []Population
	for year, children := range b.population[number] {
		estimates = append(estimates, Population{year, children})
	}
	if len(estimates) == 0 {
		return Population{}, false
	}
	slices.SortFunc(estimates, func(x, y Population) int { return cmp.Compare(x.Year, y.Year) })
	for _, p := range slices.Backward(estimates) {
		if day.Of(p.Year, 6, 30) <= on {
			return p, true
		}
	}
	return estimates[0], true
}
