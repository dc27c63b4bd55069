package ingest

import (
	"bytes"
	"context"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"path"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
)

// openTable takes a text file as one sheet: commas, semicolons or tabs; UTF-8, UTF-16 or Windows-1252.
func openTable(u Upload, l Limits) (*Source, error) {
	text, err := decode(u.Content)
	if err != nil {
		return nil, refuse(Damaged, u.Name, "the text in this file cannot be read", "Save it as CSV UTF-8 and hand it in again")
	}
	comma, rest := separator(text)
	name := strings.TrimSuffix(path.Base(strings.ReplaceAll(u.Name, `\`, "/")), path.Ext(u.Name))
	s := Sheet{Name: name, Size: int64(len(rest)), rows: func(ctx context.Context, take func(Row) error) error {
		return readTable(ctx, u.Name, rest, comma, l, take)
	}}
	return &Source{File: u.Name, Sheets: []Sheet{s}}, nil
}

// decode gives the text as UTF-8. What is no UTF-8 is taken for Windows-1252, as Excel in England saves it: there every
// byte has a meaning, so nothing can fail, and names with accents come out right.
func decode(content []byte) ([]byte, error) {
	switch {
	case isUTF16(content):
		return fromUTF16(content), nil
	case bytes.HasPrefix(content, []byte("\xef\xbb\xbf")):
		content = content[3:]
	}
	if utf8.Valid(content) {
		return content, nil
	}
	return charmap.Windows1252.NewDecoder().Bytes(content)
}

func fromUTF16(content []byte) []byte {
	little := content[0] == 0xff
	units := make([]uint16, 0, len(content)/2)
	for i := 2; i+1 < len(content); i += 2 {
		if little {
			units = append(units, uint16(content[i])|uint16(content[i+1])<<8)
		} else {
			units = append(units, uint16(content[i+1])|uint16(content[i])<<8)
		}
	}
	return []byte(string(utf16.Decode(units)))
}

// separator finds what parts the columns: Excel's own "sep=;" line, or the sign that the first lines hold most of.
func separator(text []byte) (comma rune, rest []byte) {
	line, after, _ := bytes.Cut(text, []byte("\n"))
	if sep, ok := strings.CutPrefix(strings.TrimSpace(string(line)), "sep="); ok && len(sep) == 1 && strings.Contains(",;\t", sep) {
		return rune(sep[0]), after
	}
	best, most := ',', 0
	head := text[:min(len(text), 4096)]
	for _, sign := range ",;\t" {
		if n := outsideQuotes(head, byte(sign)); n > most {
			best, most = sign, n
		}
	}
	return best, text
}

func outsideQuotes(text []byte, sign byte) int {
	n, quoted := 0, false
	for _, b := range text {
		switch {
		case b == '"':
			quoted = !quoted
		case b == sign && !quoted:
			n++
		}
	}
	return n
}

func readTable(ctx context.Context, file string, text []byte, comma rune, l Limits, take func(Row) error) error {
	r := csv.NewReader(bytes.NewReader(text))
	r.Comma, r.LazyQuotes, r.FieldsPerRecord, r.ReuseRecord = comma, true, -1, true
	row := Row{}
	lastLine := 0
	for n := 0; ; n++ {
		record, err := r.Read()
		if err == io.EOF {
			return nil
		}
		if bad := (*csv.ParseError)(nil); errors.As(err, &bad) {
			return refuse(Damaged, file, fmt.Sprintf("line %d cannot be read as columns (%v)", bad.Line, bad.Err), "Open it in Excel, save it as CSV UTF-8 and hand it in again")
		}
		switch {
		case err != nil:
			return err
		case n >= l.Rows:
			return tooBig(file, fmt.Sprintf("the table has more than %d rows", l.Rows))
		case n%512 == 0 && ctx.Err() != nil:
			return ctx.Err()
		}
		// A spreadsheet shows a field with line breaks in it as one row, and an empty line as a row of its own.
		first, _ := r.FieldPos(0)
		row.Number += first - lastLine
		last, _ := r.FieldPos(len(record) - 1)
		lastLine = last + strings.Count(record[len(record)-1], "\n")
		row.fill(record, l)
		if err := take(row); err != nil {
			return err
		}
	}
}

func (r *Row) fill(record []string, l Limits) {
	r.Cells, r.Beyond = r.Cells[:0], 0
	for i, field := range record {
		switch {
		case i >= l.Columns && field != "":
			r.Beyond++
		case i < l.Columns:
			r.Cells = append(r.Cells, textCell(cutText(field, l.Text)))
		}
	}
}

func cutText(text string, most int) string {
	if len(text) <= most {
		return text
	}
	return strings.ToValidUTF8(text[:most], "")
}
