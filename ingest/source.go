package ingest

import (
	"context"

	"goldthread/day"
)

// Source is an opened upload: the sheets of a workbook, or the one table of a text file.
type Source struct {
	File     string
	Modified day.Day // the day the workbook says it was last saved; Never where it does not say
	Sheets   []Sheet
}

// Sheet is one sheet, not yet read.
type Sheet struct {
	Name     string
	Size     int64 // bytes, as the file claims: for showing progress and nothing else
	Date1904 bool  // numbers that are days count from 1904, as old Macintosh workbooks do
	rows     func(context.Context, func(Row) error) error
}

// Row is one row of a sheet, good until the next one is read. Cells stand at the index of their column.
type Row struct {
	Number int // as a person sees it, from 1
	Cells  []Cell
	Beyond int // cells right of the last column that is looked at
}

// Cell is one cell as the file has it.
type Cell struct {
	Kind   CellKind
	Text   string // of Text, Error and Bool cells ("TRUE"), and of numbers of more digits than a float64 holds
	Number float64
}

// CellKind says what a cell holds.
type CellKind uint8

// The kinds of cell. NoValue is a formula whose result the program that wrote the file did not store.
const (
	Blank CellKind = iota
	Text
	Number
	Dated // a number shown as a date
	Bool
	Error
	NoValue
)

// Open looks at what an upload is and finds its sheets, or refuses it.
func Open(u Upload, l Limits) (*Source, error) {
	kind, err := Recognise(u, l)
	switch {
	case err != nil:
		return nil, err
	case kind == Workbook:
		return openWorkbook(u, l)
	}
	return openTable(u, l)
}

// Rows reads the sheet from its top. It stops at the first error of take or when ctx ends.
func (s Sheet) Rows(ctx context.Context, take func(Row) error) error { return s.rows(ctx, take) }
