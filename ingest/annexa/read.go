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
	"fmt"
	"hash/maphash"
	"strings"

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
	Report    ingest.Report
	Unmapped  ingest.Mapping // the authority's words that have no meaning yet: the mapping file to fill in
}

// Read reads the files of one delivery as at a day: one workbook, or the lists as tables, or both. With day.Never as the
// as-at day the suggested one is taken, for showing what a delivery would say before the day is asked for.
//
// A file that is something else is refused whole (*ingest.Refusal), and so is a delivery without any row. progress may
// be nil; it hears of bytes read.
func Read(ctx context.Context, files []ingest.Upload, asAt day.Day, m ingest.Mapping, progress func(done, of int)) (*Delivery, error) {
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
	seen      map[uint64]ingest.Place // rows by the hash of their cells; sheets of one list share it

	facts    []ingest.Fact
	people   []*known
	index    map[string]*known
	days     map[day.Day]int
	report   ingest.Report
	unmapped ingest.Mapping
	counted  ingest.Count
	version  int

	blanks, lastBlank int // the run of blank rows that is being passed
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
		values: map[*codelist.Set]map[string]meaning{}, postcodes: map[string]string{}, seen: map[uint64]ingest.Place{},
		index: map[string]*known{}, days: map[day.Day]int{},
	}
	sh.counted = ingest.Count{List: l.list.number, Title: l.list.title, File: file, Sheet: s.Name}
	for _, c := range l.list.columns {
		sh.sets[c.field] = c.set
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
			s.unmapped.Ask(true, mappingName(s.list), h, s.list.suggest(h, func(f field) bool { return s.at[f] >= 0 }))
		}
	}
	for _, c := range s.list.columns {
		if s.at[c.field] < 0 && c.since <= s.version {
			s.report.Add(ingest.Oddity{OddityKind: headerMissing, Place: s.place(s.header, c.header), List: s.list.number, Text: c.header})
		}
	}
}

func (s *sheet) place(row int, column string) ingest.Place {
	return ingest.Place{File: s.file, Sheet: s.source.Name, Row: row, Column: column}
}

// read reads all rows under the headers.
func (s *sheet) read(ctx context.Context) error {
	r := &row{sheet: s}
	err := s.source.Rows(ctx, func(in ingest.Row) error {
		if in.Number > s.header {
			r.take(in)
		}
		return nil
	})
	if err != nil {
		return err
	}
	s.tidy()
	s.counted.Version = s.version
	if s.version == 0 && s.list == &leavers {
		s.counted.Version = 2019
	}
	s.report.Lists = []ingest.Count{s.counted}
	return nil
}

// take reads one row: no data, refused, or kept.
func (r *row) take(in ingest.Row) {
	*r = row{sheet: r.sheet, number: in.Number, cells: in.Cells, said: r.said[:0]}
	if in.Beyond > 0 {
		r.report.Add(ingest.Oddity{OddityKind: cellsBeyond, Place: r.place(r.number, ""), List: r.list.number, More: fmt.Sprintf("%d cells", in.Beyond)})
	}
	if kind, text, no := r.notData(); no {
		r.counted.NotData++
		r.passOver(kind, text)
		return
	}
	r.counted.Read++
	if r.readID(); !r.refused {
		r.refuseDuplicate()
	}
	if !r.refused {
		r.list.read(r)
	}
	if r.refused {
		r.counted.Refused++
		return
	}
	r.counted.Kept++
	if r.list != &adopters {
		r.meet()
	}
}

// passOver notes a row that is no data. A run of blank rows is one note: sheets can end in thousands.
func (r *row) passOver(kind ingest.OddityKind, text string) {
	if kind == blankRow {
		if r.blanks == 0 || r.number != r.lastBlank+1 {
			r.flushBlanks()
		}
		r.blanks, r.lastBlank = r.blanks+1, r.number
		return
	}
	r.report.Add(ingest.Oddity{OddityKind: kind, Place: r.place(r.number, ""), List: r.list.number, Text: text})
}

func (s *sheet) flushBlanks() {
	if s.blanks == 0 {
		return
	}
	more := ""
	if s.blanks > 1 {
		more = fmt.Sprintf("%d blank rows, to row %d", s.blanks, s.lastBlank)
	}
	s.report.Add(ingest.Oddity{OddityKind: blankRow, Place: s.place(s.lastBlank-s.blanks+1, ""), List: s.list.number, More: more})
	s.blanks = 0
}

func (r *row) readID() {
	f := r.list.idField()
	id := ingest.ReadID(r.cell(f))
	r.child, r.shape = id.Form, id.Shape
	if r.child == "" {
		r.refuse(noChild, f, "")
	}
}

// seed makes all sheets of a process hash alike, so that those of one list can be held together.
var seed = maphash.MakeSeed()

// refuseDuplicate refuses a row that says word for word what an earlier one said; the identifier counts in its one form.
func (r *row) refuseDuplicate() {
	var h maphash.Hash
	h.SetSeed(seed)
	h.WriteString(r.child)
	for i, c := range r.cells {
		if i == r.at[r.list.idField()] {
			continue
		}
		h.WriteByte(byte(c.Kind))
		h.WriteString(c.Text)
		maphash.WriteComparable(&h, c.Number)
	}
	sum := h.Sum64()
	if before, ok := r.seen[sum]; ok {
		more := fmt.Sprintf("the same as row %d", before.Row)
		if before.File != r.file || before.Sheet != r.source.Name {
			more += " of " + before.Sheet + " in " + before.File
		}
		r.refuse(duplicate, r.list.idField(), more)
		return
	}
	r.seen[sum] = r.place(r.number, "")
}

// notData tells rows that are no rows of the list: blank, errors and dashes, footers, the headers again.
func (r *row) notData() (kind ingest.OddityKind, text string, no bool) {
	filled, telling, first := 0, 0, ""
	for _, c := range r.cells {
		if c.Kind == ingest.Blank {
			continue
		}
		t := ingest.Clean(c.Text)
		if c.Kind == ingest.Text && t == "" {
			continue
		}
		if filled++; c.Kind == ingest.Error || c.Kind == ingest.NoValue || c.Kind == ingest.Text && (ingest.Nothing(t) || isErrorText(t)) {
			continue
		}
		telling++
		if first == "" {
			first = t
		}
	}
	switch {
	case filled == 0:
		return blankRow, "", true
	case telling == 0:
		return errorRow, "", true
	case isFooter(first, telling), isTotal(ingest.Clean(r.cell(r.list.idField()).Text)):
		return footerRow, ingest.Shorten(first, 120), true
	case r.isHeader():
		return repeatHeader, "", true
	}
	return kind, "", false
}

// isFooter knows the lines that reports put under a table: a filter line, a total with a number or two, a sentence alone.
func isFooter(text string, filled int) bool {
	switch {
	case strings.HasPrefix(strings.ToLower(text), "applied filters"):
		return true
	case filled <= 3 && (isTotal(text) || strings.HasPrefix(strings.ToLower(text), "total ")):
		return true
	}
	return filled == 1 && len(strings.Fields(text)) >= 3
}

// isTotal says whether a text where an identifier should stand names a sum: no child is called that.
func isTotal(text string) bool {
	switch strings.ToLower(strings.TrimRight(text, ": ")) {
	case "total", "grand total", "subtotal", "sub total", "totals":
		return true
	}
	return false
}

func (r *row) isHeader() bool {
	at := r.at[r.list.idField()]
	return at < len(r.cells) && r.cells[at].Kind == ingest.Text && ingest.Clean(r.cells[at].Text) == r.headers[at]
}

func (r *row) odd(kind ingest.OddityKind, f field, text, more string) {
	if f == childID || f == adopterID || f == family {
		text = ""
	}
	r.report.Add(ingest.Oddity{OddityKind: kind, Place: r.place(r.number, r.names[f]), List: r.list.number, Text: ingest.Shorten(text, 200), More: more})
}

func (r *row) refuse(kind ingest.OddityKind, f field, more string) {
	r.refused = true
	r.odd(kind, f, "", more)
}

// tell keeps a value of the row's child.
func (r *row) tell(f field, v record.Value) {
	r.facts = append(r.facts, ingest.Fact{Told: record.Told{Child: r.child, Value: v}, Place: r.place(r.number, r.names[f])})
}

func (r *row) tellAdopter(v record.Adopter) {
	r.facts = append(r.facts, ingest.Fact{Told: record.Told{Value: v}, Place: r.place(r.number, r.names[adopterID])})
}

func (r *row) visit(f field, p record.Purpose, alone codelist.Code) day.Day {
	d := r.day(f)
	if d.Known() {
		r.tell(f, record.Visit{Day: d, Purpose: p, SeenAlone: alone, LatestOnly: true})
	}
	return d
}

func (r *row) review(f field, p record.Purpose) day.Day {
	d := r.day(f)
	if d.Known() {
		r.tell(f, record.Review{Day: d, Purpose: p, LatestOnly: true})
	}
	return d
}

func (r *row) check(f field, p record.Purpose) {
	if d := r.day(f); d.Known() {
		r.tell(f, record.HealthCheck{Day: d, Purpose: p, LatestOnly: true})
	}
}

func (r *row) holding() record.Holding {
	return record.Holding{Team: r.text(team), Worker: r.text(worker)}
}

func (r *row) sayHolding() {
	r.sayText(record.AllocatedTeam, team)
	r.sayText(record.AllocatedWorker, worker)
}

func (r *row) sayText(about record.Attribute, f field) {
	if text := r.text(f); text != "" {
		r.said = append(r.said, record.Observation{About: about, Text: text})
	}
}

func (r *row) sayCode(about record.Attribute, f field) {
	if c := r.code(f); c.Known() {
		r.said = append(r.said, record.Observation{About: about, Text: string(c)})
	}
}

func (r *row) sayCount(about record.Attribute, f field) {
	if n := r.count(f); n != nil {
		r.said = append(r.said, record.Observation{About: about, Count: int32(*n)})
	}
}

func (r *row) inOrder(start, end day.Day, f field) {
	if start.Known() && end.Known() && end < start {
		r.odd(endFirst, f, end.String(), "the start is "+start.String())
	}
}

func (r *row) closedWithReason(closed day.Day, reason codelist.Code, f field) {
	if closed.Known() && !reason.Known() {
		r.odd(noReason, f, r.cell(f).Text, "")
	}
}

func (r *row) bornBefore(start day.Day, f field) {
	if b, reading := ingest.ReadDay(r.cell(born), r.date1904); reading == ingest.DayRead && start.Known() && b > start {
		r.odd(bornLate, f, start.String(), "the day of birth is "+b.String())
	}
}
