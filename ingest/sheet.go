package ingest

import (
	"context"
	"errors"
	"fmt"
	"io"
	"math"
	"strconv"
)

// sheetReader reads one worksheet row by row; it holds one row and no more.
type sheetReader struct {
	*workbook
	scan   *scanner
	row    Row
	value  []byte // of the v element
	inline richText
	seen   map[string]string // texts met before, so that a repeated one is kept once
}

const textsKept = 1 << 16

func (w *workbook) readSheet(ctx context.Context, part string, take func(Row) error) error {
	src, err := w.part(part, 0)
	if err != nil {
		return w.refused(err)
	}
	defer src.Close()
	r := &sheetReader{workbook: w, scan: newScanner(src, w.limits.Text), seen: map[string]string{}}
	err = r.read(ctx, take)
	if err == nil {
		_, err = io.Copy(io.Discard, r.scan.src) // to the end, so that the part's checksum is looked at
	}
	if own := (takeError{}); errors.As(err, &own) {
		return own.error
	}
	if err != nil {
		return w.refused(wrapPart(part, err))
	}
	return nil
}

// takeError carries the caller's own error through.
type takeError struct{ error }

func (r *sheetReader) read(ctx context.Context, take func(Row) error) error {
	inside := false
	for rows := 0; ; {
		p, err := r.scan.next()
		if err != nil {
			return cut(err)
		}
		switch name := string(p.name); {
		case p.kind == textPiece:
		case name == "sheetData":
			if p.kind != startTag {
				return nil
			}
			inside = true
		case name == "worksheet" && p.kind == endTag:
			return nil
		case name == "row" && inside && p.kind != endTag:
			if rows++; rows > r.limits.Rows {
				return tooBig(r.file, fmt.Sprintf("a sheet has more than %d rows", r.limits.Rows))
			}
			if rows%512 == 0 && ctx.Err() != nil {
				return ctx.Err()
			}
			if err := r.readRow(p); err != nil {
				return err
			}
			if err := take(r.row); err != nil {
				return takeError{err}
			}
		}
	}
}

// readRow reads the cells of a row; a row or cell without its own number follows the one before.
func (r *sheetReader) readRow(p piece) error {
	r.row = Row{Number: r.row.Number + 1, Cells: r.row.Cells[:0]}
	if n := number(p.attr("r", false)); n > 0 {
		r.row.Number = n
	}
	if p.kind == emptyTag {
		return nil
	}
	col := -1
	for {
		p, err := r.scan.next()
		switch {
		case err != nil:
			return cut(err)
		case p.kind == textPiece:
		case p.kind == endTag && string(p.name) == "row":
			return nil
		case p.kind != endTag && string(p.name) == "c":
			var cell Cell
			if col, cell, err = r.cell(p, col); err != nil {
				return err
			}
			r.put(col, cell)
		}
	}
}

func (r *sheetReader) put(col int, c Cell) {
	switch {
	case c.Kind == Blank:
		return
	case col < 0 || col >= r.limits.Columns:
		r.row.Beyond++
		return
	}
	for len(r.row.Cells) <= col {
		r.row.Cells = append(r.row.Cells, Cell{})
	}
	r.row.Cells[col] = c
}

// cell reads one cell; before is the column of the one before it.
func (r *sheetReader) cell(p piece, before int) (col int, c Cell, err error) {
	col = before + 1
	ref, style, kind := cellAttrs(p.attrs)
	if n := columnOf(ref); n >= 0 {
		col = n
	}
	dated := style < len(r.dates) && style >= 0 && r.dates[style]
	typ := cellType(kind)
	if p.kind == emptyTag {
		return col, Cell{}, nil
	}
	formula, hasValue, err := r.cellValue(typ)
	if err != nil {
		return col, Cell{}, err
	}
	c, err = r.made(typ, dated, hasValue)
	if formula && !hasValue && err == nil {
		c = Cell{Kind: NoValue}
	}
	return col, c, err
}

// cellValue gathers what stands between <c> and </c>.
func (r *sheetReader) cellValue(typ byte) (formula, hasValue bool, err error) {
	r.value = r.value[:0]
	r.inline.reset()
	inV := false
	for {
		p, err := r.scan.next()
		if err != nil {
			return false, false, cut(err)
		}
		if p.kind == textPiece {
			if inV {
				r.value = appendText(r.value, p.text, p.raw)
			}
			if len(r.value) > r.limits.Text {
				return false, false, errPieceTooLong
			}
		}
		switch name := p.name; {
		case len(name) == 1 && name[0] == 'v':
			inV = p.kind == startTag
			hasValue = hasValue || p.kind != endTag && (typ == 's' || typ == 'S') || p.kind == endTag && len(r.value) > 0
		case len(name) == 1 && name[0] == 'f':
			formula = true
		case len(name) == 1 && name[0] == 'c' && p.kind == endTag:
			return formula, hasValue, nil
		case typ == 'i':
			if err := r.inline.take(p, r.limits.Text); err != nil {
				return false, false, err
			}
		}
	}
}

// made is the cell of what was gathered.
func (r *sheetReader) made(typ byte, dated, hasValue bool) (Cell, error) {
	switch typ {
	case 'i':
		return r.text(r.inline.buf), nil
	case 's':
		n := number(r.value)
		switch {
		case len(r.value) == 0:
			return Cell{}, nil
		case n < 0 || n >= len(r.strings):
			return Cell{}, fmt.Errorf("a cell points to text %s of %d", Shorten(string(r.value), 12), len(r.strings))
		}
		return textCell(r.strings[n]), nil
	case 'S', 'd':
		return r.text(r.value), nil
	case 'b':
		if string(r.value) == "1" || string(r.value) == "true" {
			return Cell{Kind: Bool, Text: "TRUE"}, nil
		}
		return Cell{Kind: Bool, Text: "FALSE"}, nil
	case 'e':
		return Cell{Kind: Error, Text: r.kept(r.value)}, nil
	}
	if !hasValue {
		return Cell{}, nil
	}
	return r.numeric(dated)
}

func (r *sheetReader) numeric(dated bool) (Cell, error) {
	c := Cell{Kind: Number}
	if dated {
		c.Kind = Dated
	}
	if n := number(r.value); n >= 0 {
		c.Number = float64(n)
		return c, nil
	}
	n, err := strconv.ParseFloat(string(r.value), 64)
	if err != nil || math.IsInf(n, 0) || math.IsNaN(n) {
		return r.text(r.value), nil
	}
	if c.Number = n; len(r.value) > 15 && onlyDigits(r.value) {
		c.Text = string(r.value)
	}
	return c, nil
}

func (r *sheetReader) text(b []byte) Cell { return textCell(r.kept(b)) }

func textCell(text string) Cell {
	if text == "" {
		return Cell{}
	}
	return Cell{Kind: Text, Text: text}
}

// kept gives the bytes as a string, one string for equal bytes.
func (r *sheetReader) kept(b []byte) string {
	if s, ok := r.seen[string(b)]; ok {
		return s
	}
	s := unescape(string(b))
	if len(r.seen) < textsKept {
		r.seen[string(b)] = s
	}
	return s
}

// cellType is one letter for the t attribute: s shared, S text of a formula, i inline, b, e, d, and n for a number.
func cellType(t []byte) byte {
	switch string(t) {
	case "s":
		return 's'
	case "str":
		return 'S'
	case "inlineStr":
		return 'i'
	case "b":
		return 'b'
	case "e":
		return 'e'
	case "d":
		return 'd'
	}
	return 'n'
}

// cellAttrs finds r, s and t in one go: this runs for every cell of the workbook.
func cellAttrs(attrs []byte) (ref []byte, style int, kind []byte) {
	for i := 0; i < len(attrs); {
		if b := attrs[i]; b == ' ' || b == '\n' || b == '\t' || b == '\r' {
			i++
			continue
		}
		eq := i
		for eq < len(attrs) && attrs[eq] != '=' {
			eq++
		}
		open := eq + 1
		for open < len(attrs) && attrs[open] != '"' && attrs[open] != '\'' {
			open++
		}
		if open >= len(attrs) {
			return ref, style, kind
		}
		shut := open + 1
		for shut < len(attrs) && attrs[shut] != attrs[open] {
			shut++
		}
		if eq-i == 1 {
			switch value := attrs[open+1 : shut]; attrs[i] {
			case 'r':
				ref = value
			case 's':
				style = number(value)
			case 't':
				kind = value
			}
		}
		i = shut + 1
	}
	return ref, style, kind
}

// number reads up to nine digits; anything else is -1.
func number(b []byte) int {
	if len(b) == 0 || len(b) > 9 {
		return -1
	}
	n := 0
	for _, d := range b {
		if d < '0' || d > '9' {
			return -1
		}
		n = n*10 + int(d-'0')
	}
	return n
}

func onlyDigits(b []byte) bool {
	for _, d := range b {
		if d < '0' || d > '9' {
			return false
		}
	}
	return true
}

// columnOf reads the letters of a cell's reference: A is 0, Z 25, AA 26. A reference without letters is -1; one past
// all columns of Excel is a number past them too.
func columnOf(ref []byte) int {
	n := 0
	for _, b := range ref {
		if b >= 'a' && b <= 'z' {
			b -= 'a' - 'A'
		}
		if b < 'A' || b > 'Z' {
			break
		}
		if n = n*26 + int(b-'A') + 1; n > 1<<20 {
			return n
		}
	}
	return n - 1
}

// ColumnLetters is the name of a column by its index: 0 is A, 26 is AA.
func ColumnLetters(col int) string {
	var name string
	for col++; col > 0; col = (col - 1) / 26 {
		name = string(rune('A'+(col-1)%26)) + name
	}
	return name
}
