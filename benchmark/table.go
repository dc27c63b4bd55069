package benchmark

import (
	"encoding/csv"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
)

// form is what a published file holds.
type form int

const (
	formFigures form = iota
	formMeasures
	formAuthorities
	formNeighbours
	formPopulation
	formOutcomes
	formVisits
	formReported
)

// headings are the columns by which a form is known, and which it must have.
var headings = map[form][]string{
	formFigures:     {"measure_code", "period", "geography", "la_number", "value"},
	formMeasures:    {"measure_code", "topic", "measure", "polarity", "year_type", "source_table", "description", "methodology", "url"},
	formAuthorities: {"LA Number", "LA Name", "Region", "Type"},
	formNeighbours:  {"LA number", "SN1", "SN2", "SN3", "SN4", "SN5", "SN6", "SN7", "SN8", "SN9", "SN10"},
	formPopulation:  {"time_period", "geographic_level", "region_name", "old_la_code", "new_la_code", "la_name", "population_estimate"},
	formOutcomes:    {"Local authority area code", "Inspection date", "Publication date", "Inspection type", inCareColumn, careLeaversColumn},
	formVisits:      {"Local authority area code", "Inspection/Visit date", "Publication date", "Inspection/Visit type", "Visit Theme"},
	formReported:    {"area_code", "framework", "start", "end", "month_only", "published", "area", "grade", "source"},
}

// table is a CSV file whose form is known, at its first row.
type table struct {
	name    string
	form    form
	rows    *csv.Reader
	columns map[string]int
	row     []string
}

// headingRows is how far down a heading may stand: the neighbours' file has two rows of column numbers above it.
const headingRows = 5

func openTable(name string, text io.Reader) (*table, error) {
	t := &table{name: name, rows: csv.NewReader(text)}
	t.rows.FieldsPerRecord = -1
	t.rows.ReuseRecord = true
	for range headingRows {
		row, err := t.rows.Read()
		if err == io.EOF {
			break
		}
		if err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		if t.recognise(row) {
			return t, nil
		}
	}
	return nil, fmt.Errorf("%s is not a LAIT, neighbours, population or inspections file: its headings are not theirs; take it out of the folder or save it as published", name)
}

func (t *table) recognise(row []string) bool {
	t.columns = map[string]int{}
	for i, heading := range row {
		t.columns[strings.Clone(strings.TrimSpace(strings.TrimPrefix(heading, "\ufeff")))] = i
	}
	for form, wanted := range headings {
		missing := slices.ContainsFunc(wanted, func(h string) bool { _, ok := t.columns[h]; return !ok })
		if !missing {
			t.form = form
			return true
		}
	}
	return false
}

func (t *table) next() (bool, error) {
	row, err := t.rows.Read()
	if err == io.EOF {
		return false, nil
	}
	t.row = row
	if err != nil {
		return false, fmt.Errorf("%s: %w", t.name, err)
	}
	return true, nil
}

// text is the field of a column, empty in a row that is too short and for a column that the file does not have.
func (t *table) text(column string) string {
	if i, there := t.columns[column]; there && i < len(t.row) {
		return strings.TrimSpace(t.row[i])
	}
	return ""
}

func (t *table) number(column string) (int, error) {
	n, err := strconv.Atoi(t.text(column))
	if err != nil {
		return 0, t.wrong(fmt.Sprintf("%s is %q: a whole number is wanted", column, t.text(column)))
	}
	return n, nil
}

func (t *table) wrong(what string) error {
	line, _ := t.rows.FieldPos(0)
	return fmt.Errorf("%s line %d: %s", t.name, line, what)
}
