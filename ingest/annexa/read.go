// Package annexa reads and writes Annex A, the workbook of eleven lists of children that Ofsted asks an English council
// for when it inspects its children's services, and that councils make every month for themselves.
//
// Facts of the template of August 2019: the eleven lists, their columns, code lists, look-back times and rules about
// blanks; the title row above the headers; gender letters of list 11 in an order of their own. Facts of 2024 (the columns
// that open tools for Annex A read, and extracts written for it): on list 9 unaccompanied, personal adviser, pathway plan
// review and latest contact, and eligible children; source 5D, closure RC9, activities F4, P4, F5 and P5; ethnicity
// letters from s) on. A version is kept for each list, not for the workbook: councils mix them.
package annexa

import (
	"context"

	"goldthread/codelist"
	"goldthread/day"
	"goldthread/ingest"
	"goldthread/record"
)

// Delivery is what a delivery of Annex A told.
type Delivery struct {
	AsAt      day.Day
	Suggested day.Day // what the data themselves say the as-at day is; a suggestion only
	Facts     []ingest.Fact
	Covers    []record.Covered
	// Refused are the children of whom a row of the feed was refused: that the feed tells nothing of them means nothing.
	Refused  map[record.Feed]map[string]bool
	Report   ingest.Report
	Unmapped ingest.Mapping // the authority's words that have no meaning yet: the mapping file to fill in
}

// Read reads the files of one delivery as at a day: one workbook, or the lists as tables, or both. With day.Never as the
// as-at day the suggested one is taken, for showing what a delivery would say before the day is asked for.
//
// A file that is something else is refused whole (*ingest.Refusal), and so are a delivery without any row, a mapping that
// CheckMapping refuses, and a file in which a list's identifier or day of event was not found as a column; the last one's
// Unmapped is the mapping file to fill in. progress may be nil; it hears of bytes read.
func Read(ctx context.Context, files []ingest.Upload, asAt day.Day, m ingest.Mapping, progress func(done, of int)) (*Delivery, error) {
	if err := CheckMapping(m); err != nil {
		return nil, err
	}
	d := newReader(asAt, m)
	if err := d.open(ctx, files); err != nil {
		return nil, err
	}
	if err := d.readAll(ctx, progress); err != nil {
		return nil, err
	}
	if !asAt.Known() {
		if suggested := d.suggest(); suggested.Known() {
			return Read(ctx, files, suggested, m, progress)
		}
	}
	return d.delivery(files)
}

// reader reads one delivery.
type reader struct {
	asAt     day.Day
	mapping  ingest.Mapping
	headers  []headerBook // by list
	sheets   []*sheet
	report   ingest.Report
	modified day.Day
}

func newReader(asAt day.Day, m ingest.Mapping) *reader {
	d := &reader{asAt: asAt, mapping: m}
	for _, l := range lists {
		d.headers = append(d.headers, newHeaderBook(l, m))
	}
	return d
}

// sheet is one sheet that holds a list, and what was read from it.
type sheet struct {
	*layout
	source   ingest.Sheet
	file     string
	asAt     day.Day
	date1904 bool
	mapping  ingest.Mapping
	sets     [lastField]*codelist.Set
	values   map[*codelist.Set]map[string]meaning

	postcodes map[string]string
	lost      []string        // children of whom a row was refused
	seen      map[uint64]spot // rows by the hash of their cells; sheets of one list share it

	facts    []ingest.Fact
	people   []*known
	index    map[string]*known
	days     map[day.Day]int
	ages     ages
	report   ingest.Report
	unknown  []int             // columns whose header the list does not know
	where    [lastField]string // the column as the mapping file names it: "list 4 J"
	unmapped ingest.Mapping
	counted  ingest.Count
	version  int

	blanks, lastBlank int // the run of blank rows that is being passed
}

// spot is where a row stands.
type spot struct {
	sheet *sheet
	row   int
}

// row is the row being read. A list's read function refuses before it tells anything.
type row struct {
	*sheet
	number  int
	cells   []ingest.Cell
	child   string
	shape   ingest.Shape
	start   day.Day // of lists of one row a child: what tells the latest
	said    []record.Observation
	refused bool
}

func (d *reader) newSheet(l *layout, s ingest.Sheet, file string) *sheet {
	sh := &sheet{
		layout: l, source: s, file: file, asAt: d.asAt, date1904: s.Date1904, mapping: d.mapping,
		values: map[*codelist.Set]map[string]meaning{}, postcodes: map[string]string{}, seen: map[uint64]spot{},
		index: map[string]*known{}, days: map[day.Day]int{},
	}
	sh.counted = ingest.Count{List: l.list.number, Title: l.list.title, File: file, Sheet: s.Name}
	for _, c := range l.list.columns {
		sh.sets[c.field] = c.set
		if at := l.at[c.field]; at >= 0 {
			sh.where[c.field] = mappingName(l.list) + " " + ingest.ColumnLetters(at)
		}
		if c.since > sh.version && l.at[c.field] >= 0 {
			sh.version = c.since
		}
	}
	sh.lookAtHeaders(d.headers[l.list.number-1])
	return sh
}

// lookAtHeaders reports columns unknown, doubled and missing.
func (s *sheet) lookAtHeaders(b headerBook) {
	if s.guessed {
		s.report.Add(ingest.Oddity{OddityKind: sheetByName, Place: s.place(s.header, ""), List: s.list.number})
	}
	for i, h := range s.headers {
		f, ok, ignored := b.find(h)
		switch {
		case h == "" || ignored || helpers[squash(h)] || ok && s.at[f] == i:
		case ok:
			s.report.Add(ingest.Oddity{OddityKind: headerTwice, Place: s.place(s.header, columnName(i, h)), List: s.list.number, Text: h})
		default:
			s.report.Add(ingest.Oddity{OddityKind: headerUnknown, Place: s.place(s.header, columnName(i, h)), List: s.list.number, Text: h})
			s.unknown = append(s.unknown, i)
		}
	}
	for _, c := range s.list.columns {
		if s.at[c.field] < 0 && c.since <= s.version {
			s.report.Add(ingest.Oddity{OddityKind: headerMissing, Place: s.place(s.header, c.header), List: s.list.number, Text: c.header})
		}
	}
}

// askHeaders puts the unknown headers into the mapping file. rows is how many rows the sheet has.
func (s *sheet) askHeaders(rows int) {
	group := mappingName(s.list)
	for _, i := range s.unknown {
		h := s.headers[i]
		s.unmapped.Ask(true, group, h, ingest.Word{Seen: rows, Lists: []string{group + " " + ingest.ColumnLetters(i)}, Suggested: s.suggest(h)})
	}
	if len(s.unknown) > 0 {
		s.unmapped.Allow(group, s.headerLabels())
	}
}

func (s *sheet) place(row int, column string) ingest.Place {
	return ingest.Place{File: s.file, Sheet: s.source.Name, Row: row, Column: column}
}
