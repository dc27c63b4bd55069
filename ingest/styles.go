package ingest

import (
	"io"
	"strconv"
	"strings"
)

// dateStyles says of each cell style whether it shows a number as a date. A style is told by its place in cellXfs.
func (w *workbook) dateStyles(part string) ([]bool, error) {
	r, err := w.part(part, w.limits.Part)
	if err != nil {
		return nil, err
	}
	defer r.Close()
	s := newScanner(r, 1<<20)
	own := map[int]bool{}
	var dates []bool
	inside := false
	for {
		p, err := s.next()
		if err == io.EOF {
			return dates, nil
		}
		if err != nil {
			return nil, err
		}
		switch name := string(p.name); {
		case p.kind == textPiece:
		case name == "cellXfs":
			inside = p.kind == startTag
		case name == "numFmt" && p.kind != endTag:
			id, _ := strconv.Atoi(string(p.attr("numFmtId", false)))
			own[id] = showsDate(string(appendText(nil, p.attr("formatCode", false), false)))
		case name == "xf" && inside && p.kind != endTag:
			id, _ := strconv.Atoi(string(p.attr("numFmtId", false)))
			isDate, known := own[id]
			dates = append(dates, known && isDate || !known && builtInDate(id))
		}
	}
}

// builtInDate lists the number formats that every workbook has without declaring them.
func builtInDate(id int) bool {
	return id >= 14 && id <= 22 || id >= 27 && id <= 36 || id >= 45 && id <= 47 || id >= 50 && id <= 58
}

// showsDate looks for a letter of date or time outside quotes, brackets and after no backslash: in [Red]0.00 the d is a
// colour's, in "day" 0 a word's.
func showsDate(format string) bool {
	for i := 0; i < len(format); i++ {
		switch format[i] {
		case '\\', '_', '*':
			i++
		case '"':
			i = skipTo(format, i, '"')
		case '[':
			i = skipTo(format, i, ']')
		case 'd', 'D', 'm', 'M', 'y', 'Y', 'h', 'H':
			return true
		}
	}
	return false
}

func skipTo(format string, from int, end byte) int {
	if n := strings.IndexByte(format[from+1:], end); n >= 0 {
		return from + 1 + n
	}
	return len(format)
}
