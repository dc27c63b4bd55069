package annexa

import (
	"context"
	"fmt"
	"hash/maphash"
	"strings"

	"goldthread/ingest"
)

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
	s.askHeaders(s.counted.Read)
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
		r.report.Add(ingest.Oddity{OddityKind: cellsBeyond, Place: r.place(r.number, ""), List: r.list.number, More: "cells: " + number(in.Beyond)})
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
		if r.child != "" {
			r.lost = append(r.lost, r.child)
		}
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
// Contacts alone may be equal and two: the police write twice a day about one child, and list 1 has nothing to tell such
// messages apart by.
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
		more := fmt.Sprintf("the same as row %d", before.row)
		if r.list == &contacts && before.sheet == r.sheet {
			r.report.Add(ingest.Oddity{OddityKind: contactTwice, Place: r.place(r.number, ""), List: r.list.number, More: more})
			return
		}
		if before.sheet != r.sheet {
			more += " of " + before.sheet.source.Name + " in " + before.sheet.file
		}
		r.refuse(duplicate, r.list.idField(), more)
		return
	}
	r.seen[sum] = spot{r.sheet, r.number}
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
