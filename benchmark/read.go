package benchmark

import (
	"cmp"
	"fmt"
	"io"
	"maps"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
)

// Open gives the embedded figures with those of the CSV files in a folder laid over them: LAIT rows, LAIT's dictionary,
// the list of authorities, statistical neighbours, population estimates and Ofsted's tables of inspections, in the form in which they are published,
// known by their headings whatever the files are called. Files are read by name, so the last one wins. With no folder
// it is Embedded. A CSV file of another form, or a row that cannot be read, is an error that names file and line.
func Open(dir string) (*Benchmarks, error) {
	if dir == "" {
		return Embedded(), nil
	}
	names, err := csvFiles(dir)
	if err != nil {
		return nil, fmt.Errorf("read newer benchmarks: %w", err)
	}
	b := Embedded().clone()
	for _, later := range []bool{false, true} { // a measure's figures need its dictionary first
		for _, name := range names {
			if err := b.readFile(filepath.Join(dir, name), later); err != nil {
				return nil, fmt.Errorf("read newer benchmarks: %w", err)
			}
		}
	}
	b.finish()
	return b, nil
}

// clone is a copy that newer files can be laid over. Measures and lists of neighbours are replaced, never changed.
func (b *Benchmarks) clone() *Benchmarks {
	c := &Benchmarks{
		areas: maps.Clone(b.areas), numbers: maps.Clone(b.numbers), neighbours: maps.Clone(b.neighbours),
		population: maps.Clone(b.population), measures: maps.Clone(b.measures), figures: maps.Clone(b.figures),
		inspections: map[int][]Inspection{},
	}
	for number, all := range b.inspections {
		c.inspections[number] = slices.Clone(all)
	}
	for number, years := range c.population {
		c.population[number] = maps.Clone(years)
	}
	for code, releases := range c.figures {
		releases = slices.Clone(releases)
		for i := range releases {
			releases[i].values = maps.Clone(releases[i].values)
		}
		c.figures[code] = releases
	}
	return c
}

func csvFiles(dir string) ([]string, error) {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return nil, err
	}
	var names []string
	for _, e := range entries {
		if !e.IsDir() && strings.EqualFold(filepath.Ext(e.Name()), ".csv") {
			names = append(names, e.Name())
		}
	}
	return names, nil
}

func (b *Benchmarks) readFile(path string, figures bool) error {
	file, err := os.Open(path)
	if err != nil {
		return err
	}
	defer file.Close()
	table, err := openTable(filepath.Base(path), file)
	if err != nil {
		return err
	}
	if (table.form == formFigures) != figures {
		return nil
	}
	return b.readTable(table)
}

func newBenchmarks() *Benchmarks {
	return &Benchmarks{
		areas: map[int]area{}, numbers: map[string]int{}, neighbours: map[int][]int{},
		population: map[int]map[int]int{}, measures: map[string]*Measure{}, figures: map[string][]release{},
		inspections: map[int][]Inspection{},
	}
}

func (b *Benchmarks) read(name string, text io.Reader) error {
	table, err := openTable(name, text)
	if err != nil {
		return err
	}
	return b.readTable(table)
}

func (b *Benchmarks) readTable(t *table) error {
	read := map[form]func(*table) error{
		formMeasures: b.readMeasure, formAuthorities: b.readAuthority,
		formNeighbours: b.readNeighbours, formPopulation: b.readPopulation,
		formOutcomes: b.readOutcome, formVisits: b.readVisit, formReported: b.readReported,
	}[t.form]
	if t.form == formFigures {
		read = newFigures(b).read
	}
	for {
		more, err := t.next()
		if err != nil || !more {
			return err
		}
		if err := read(t); err != nil {
			return err
		}
	}
}

func (b *Benchmarks) readMeasure(t *table) error {
	polarity := map[string]Polarity{"High": HighIsGood, "Low": LowIsGood, "-": NoPolarity, "NA": NoPolarity}
	p, ok := polarity[t.text("polarity")]
	if !ok {
		return t.wrong(fmt.Sprintf("polarity %q: High, Low, - or NA is wanted", t.text("polarity")))
	}
	m := Measure{
		Code: t.row[t.columns["measure_code"]], Topic: t.text("topic"), Title: t.text("measure"), Polarity: p,
		YearType: t.text("year_type"), Description: t.text("description"), Methodology: t.text("methodology"),
		SourceTable: t.text("source_table"), URL: t.text("url"),
	}
	b.measures[m.Code] = &m
	return nil
}

func (b *Benchmarks) readAuthority(t *table) error {
	number, err := t.number("LA Number")
	if err != nil {
		return err
	}
	a := area{coded: b.areas[number].coded}
	if t.text("Type") != "NA" { // else a region or England
		a.Authority = Authority{Number: number, Name: t.text("LA Name"), Region: t.text("Region"), Type: t.text("Type"), ONS: b.areas[number].ONS}
	}
	b.areas[number] = a
	b.numbers[regionName(t.text("LA Name"))] = number
	return nil
}

// regionName is the lower-case name by which LAIT's list knows a region: other files say "Inner London" for its
// "London (Inner)".
func regionName(name string) string {
	switch lower := strings.ToLower(name); lower {
	case "inner london":
		return "london (inner)"
	case "outer london":
		return "london (outer)"
	default:
		return lower
	}
}

func (b *Benchmarks) readNeighbours(t *table) error {
	if len(t.row) < len(headings[formNeighbours]) { // blank rows part the authorities of today from those of before
		return nil
	}
	number, err := t.number("LA number")
	if err != nil {
		return err
	}
	var list []int
	for _, column := range headings[formNeighbours][1:] {
		n, err := t.number(column)
		if err != nil {
			return err
		}
		list = append(list, n)
	}
	b.neighbours[number] = list
	return nil
}

func (b *Benchmarks) readPopulation(t *table) error {
	year, err := t.number("time_period")
	if err != nil {
		return err
	}
	number, err := b.areaOf(t)
	if err != nil {
		return err
	}
	b.readCode(t, number, year)
	if t.text("population_estimate") == "x" { // not available
		return nil
	}
	children, err := t.number("population_estimate")
	if err != nil {
		return err
	}
	if b.population[number] == nil {
		b.population[number] = map[int]int{}
	}
	b.population[number][year] = children
	return nil
}

func (b *Benchmarks) areaOf(t *table) (int, error) {
	name := ""
	switch t.text("geographic_level") {
	case "National":
		return England, nil
	case "Regional":
		name = t.text("region_name")
	default:
		return t.number("old_la_code")
	}
	number, ok := b.numbers[regionName(name)]
	if !ok {
		return 0, t.wrong(fmt.Sprintf("region %q is not in the list of authorities", name))
	}
	return number, nil
}

// readCode keeps the ONS code, the newest as the authority's own, and the name by which the Office for National
// Statistics knows it, unless LAIT has given that name to another ("Dorset" is the council of 2019).
func (b *Benchmarks) readCode(t *table, number, year int) {
	a := b.areas[number]
	if a.Number == 0 {
		return
	}
	code := strings.Clone(t.text("new_la_code"))
	b.numbers[strings.ToLower(code)] = number
	if name := strings.ToLower(t.text("la_name")); b.numbers[name] == 0 {
		b.numbers[name] = number
	}
	if year >= a.coded {
		a.ONS, a.coded = code, year
		b.areas[number] = a
	}
}

// finish puts in order what was read.
func (b *Benchmarks) finish() {
	b.authorities = nil
	for _, a := range b.areas {
		if a.Number != 0 {
			b.authorities = append(b.authorities, a.Authority)
		}
	}
	slices.SortFunc(b.authorities, func(x, y Authority) int { return strings.Compare(x.Name, y.Name) })
	for _, releases := range b.figures {
		slices.SortFunc(releases, func(x, y release) int { return cmp.Compare(x.ended, y.ended) })
	}
}

// figures reads LAIT's rows, which come period by period, into the measures' releases.
type figures struct {
	b            *Benchmarks
	code, period string // of the row before
	values       map[int]float64
}

func newFigures(b *Benchmarks) *figures { return &figures{b: b} }

func (f *figures) read(t *table) error {
	code, period := t.row[t.columns["measure_code"]], t.text("period")
	if f.values == nil || code != f.code || period != f.period {
		if err := f.turn(t, strings.Clone(code), strings.Clone(period)); err != nil {
			return err
		}
	}
	number, err := t.number("la_number")
	if err != nil {
		return err
	}
	text := t.text("value")
	if text == "-" { // missing or suppressed; a newer file may take an older figure back
		delete(f.values, number)
		return nil
	}
	value, err := strconv.ParseFloat(text, 64)
	if err != nil || math.IsNaN(value) || math.IsInf(value, 0) {
		return t.wrong(fmt.Sprintf("value %q: a number or - is wanted", text))
	}
	f.values[number] = value
	return nil
}

// turn goes on with the release of another measure or period, opening it where it is new.
func (f *figures) turn(t *table, code, period string) error {
	m, ok := f.b.measures[code]
	if !ok {
		return t.wrong(fmt.Sprintf("measure %q is not in LAIT's dictionary: put the dictionary file into the folder too", code))
	}
	ended, err := PeriodEnd(period, m.YearType)
	if err != nil {
		return t.wrong(err.Error())
	}
	f.code, f.period = code, period
	for _, r := range f.b.figures[code] {
		if r.period == period {
			f.values = r.values
			return nil
		}
	}
	f.values = map[int]float64{}
	f.b.figures[code] = append(f.b.figures[code], release{period, ended, f.values})
	return nil
}
