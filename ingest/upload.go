// Package ingest holds what every reader of other systems' files needs: the workbook and the comma-separated file read
// fast and within bounds, days and identifiers as councils write them, the report of every oddity met on the way, the
// mapping file in which an authority explains its own words, and the refusal of a file that is something else.
//
// The formats are the packages below it. A reader turns bytes into typed values of the record; it writes nothing down,
// reads no clock and guesses nothing: what it cannot place is reported with file, sheet, row and column.
package ingest

import "goldthread/record"

// Upload is one file as it was handed in. Name is only for messages; what the file is, its bytes decide.
type Upload struct {
	Name    string
	Content []byte
}

// Place is where something stood. Row is the number that a person sees beside the row in the sheet, from 1; 0 where a
// thing concerns the whole sheet or file. Column is its letter and header: "F (Date of Contact)".
type Place struct {
	File   string `json:"file"`
	Sheet  string `json:"sheet,omitempty"`
	Row    int    `json:"row,omitempty"`
	Column string `json:"column,omitempty"`
}

// Fact is one value of the record with the place that told it.
type Fact struct {
	record.Told
	Place Place
}

// Limits bound what a file may make the reader do, whatever the file says of itself.
type Limits struct {
	Bytes    int64 // of the file as handed in
	Unpacked int64 // of all parts of a workbook together, once unpacked
	Part     int64 // of one small part: styles, names, relations
	Sheets   int
	Rows     int // of one sheet
	Columns  int // cells further right are passed over
	Text     int // bytes of one cell
}

// Usual are the limits for people's files: a large authority's whole Annex A is a tenth of them or less.
var Usual = Limits{
	Bytes: 64 << 20, Unpacked: 1 << 30, Part: 32 << 20,
	Sheets: 200, Rows: 1_048_576, Columns: 256, Text: 32_767 * 6,
}
