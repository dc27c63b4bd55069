package ingest

import (
	"archive/zip"
	"bufio"
	"compress/flate"
	"fmt"
	"io"
	"strconv"
	"strings"
	"unicode/utf8"

	"goldthread/day"
)

// WorkbookWriter writes a plain .xlsx, sheet after sheet and row after row: texts, numbers and days, a bold style for
// headings. A text is always written as a text, so none can be taken for a formula.
type WorkbookWriter struct {
	zip    *zip.Writer
	out    *bufio.Writer // the sheet being written
	names  []string
	shared map[string]int
	texts  []string
	row    int
	buf    []byte
	err    error
}

// Heading is a text in bold.
const Heading CellKind = 100

// NewWorkbookWriter begins a workbook.
func NewWorkbookWriter(w io.Writer) *WorkbookWriter {
	z := zip.NewWriter(w)
	z.RegisterCompressor(zip.Deflate, oneCompressor())
	return &WorkbookWriter{zip: z, shared: map[string]int{}}
}

// oneCompressor uses one compressor for all parts, which are written one after another: each costs a megabyte.
func oneCompressor() zip.Compressor {
	var one *flate.Writer
	return func(out io.Writer) (w io.WriteCloser, err error) {
		if one == nil {
			one, err = flate.NewWriter(out, flate.BestSpeed)
			return one, err
		}
		one.Reset(out)
		return one, nil
	}
}

const (
	xmlHead = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n"
	mainNS  = `xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"`
	docRel  = `http://schemas.openxmlformats.org/officeDocument/2006/relationships`
	pkgRel  = `http://schemas.openxmlformats.org/package/2006/relationships`
	typeNS  = `http://schemas.openxmlformats.org/package/2006/content-types`
	sheetML = `application/vnd.openxmlformats-officedocument.spreadsheetml.`
)

// Sheet begins the next sheet.
func (w *WorkbookWriter) Sheet(name string) {
	w.endSheet()
	w.names = append(w.names, name)
	w.row = 0
	w.part("xl/worksheets/sheet" + strconv.Itoa(len(w.names)) + ".xml")
	w.write(xmlHead + `<worksheet ` + mainNS + `><sheetData>`)
}

func (w *WorkbookWriter) endSheet() {
	if len(w.names) > 0 {
		w.write(`</sheetData></worksheet>`)
	}
}

func (w *WorkbookWriter) part(name string) {
	if w.out != nil && w.err == nil {
		w.err = w.out.Flush()
	}
	if w.err != nil {
		return
	}
	part, err := w.zip.Create(name)
	w.out, w.err = bufio.NewWriterSize(part, 64<<10), err
}

func (w *WorkbookWriter) write(text string) {
	if w.err == nil {
		_, w.err = w.out.WriteString(text)
	}
}

// Row writes the next row; blank cells are left out.
func (w *WorkbookWriter) Row(cells ...Cell) error {
	w.row++
	b := append(w.buf[:0], `<row r="`...)
	b = strconv.AppendInt(b, int64(w.row), 10)
	b = append(b, `">`...)
	for i, c := range cells {
		b = w.appendCell(b, i, c)
	}
	w.buf = append(b, `</row>`...)
	if w.err == nil {
		_, w.err = w.out.Write(w.buf)
	}
	return w.err
}

func (w *WorkbookWriter) appendCell(b []byte, col int, c Cell) []byte {
	if c.Kind == Blank {
		return b
	}
	b = append(b, `<c r="`...)
	b = append(b, ColumnLetters(col)...)
	b = strconv.AppendInt(b, int64(w.row), 10)
	switch c.Kind {
	case Number:
		b = append(b, `"><v>`...)
		b = strconv.AppendFloat(b, c.Number, 'f', -1, 64)
	case Dated:
		b = append(b, `" s="1"><v>`...)
		b = strconv.AppendFloat(b, c.Number, 'f', -1, 64)
	case Heading:
		b = append(b, `" s="2" t="s"><v>`...)
		b = strconv.AppendInt(b, int64(w.text(c.Text)), 10)
	default:
		b = append(b, `" t="s"><v>`...)
		b = strconv.AppendInt(b, int64(w.text(c.Text)), 10)
	}
	return append(b, `</v></c>`...)
}

func (w *WorkbookWriter) text(text string) int {
	n, ok := w.shared[text]
	if !ok {
		n = len(w.texts)
		w.shared[text] = n
		w.texts = append(w.texts, text)
	}
	return n
}

// DayCell is a day as a spreadsheet's true date; no day is a blank cell.
func DayCell(d day.Day) Cell {
	if !d.Known() {
		return Cell{}
	}
	return Cell{Kind: Dated, Number: float64(d - excelEpoch)}
}

// TextCell is a text; an empty one is a blank cell.
func TextCell(text string) Cell { return textCell(text) }

// NumberCell is a whole number.
func NumberCell(n int) Cell { return Cell{Kind: Number, Number: float64(n)} }

// Close writes the parts that all sheets share and ends the workbook. It does not close the writer below.
func (w *WorkbookWriter) Close() error {
	w.endSheet()
	w.writeShared()
	w.part("xl/styles.xml")
	w.write(styles)
	w.writeBook()
	if w.err == nil {
		w.err = w.out.Flush()
	}
	if w.err == nil {
		w.err = w.zip.Close()
	}
	if w.err != nil {
		return fmt.Errorf("write a workbook: %w", w.err)
	}
	return nil
}

const styles = xmlHead + `<styleSheet ` + mainNS + `><numFmts count="1"><numFmt numFmtId="164" formatCode="dd/mm/yyyy"/></numFmts>` +
	`<fonts count="2"><font><sz val="11"/><name val="Arial"/></font><font><b/><sz val="11"/><name val="Arial"/></font></fonts>` +
	`<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>` +
	`<borders count="1"><border/></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>` +
	`<cellXfs count="3"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>` +
	`<xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>` +
	`<xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/></cellXfs></styleSheet>`

func (w *WorkbookWriter) writeShared() {
	w.part("xl/sharedStrings.xml")
	w.write(xmlHead + `<sst ` + mainNS + `>`)
	for _, text := range w.texts {
		w.write(`<si><t xml:space="preserve">`)
		w.write(escapeText(text))
		w.write(`</t></si>`)
	}
	w.write(`</sst>`)
}

func (w *WorkbookWriter) writeBook() {
	types := `<Override PartName="/xl/workbook.xml" ContentType="` + sheetML + `sheet.main+xml"/>` +
		`<Override PartName="/xl/styles.xml" ContentType="` + sheetML + `styles+xml"/>` +
		`<Override PartName="/xl/sharedStrings.xml" ContentType="` + sheetML + `sharedStrings+xml"/>`
	links := `<Relationship Id="styles" Type="` + docRel + `/styles" Target="styles.xml"/>` +
		`<Relationship Id="strings" Type="` + docRel + `/sharedStrings" Target="sharedStrings.xml"/>`
	sheets := ""
	for i, name := range w.names {
		n := strconv.Itoa(i + 1)
		types += `<Override PartName="/xl/worksheets/sheet` + n + `.xml" ContentType="` + sheetML + `worksheet+xml"/>`
		links += `<Relationship Id="s` + n + `" Type="` + docRel + `/worksheet" Target="worksheets/sheet` + n + `.xml"/>`
		sheets += `<sheet name="` + escapeText(name) + `" sheetId="` + n + `" r:id="s` + n + `"/>`
	}
	w.part("xl/_rels/workbook.xml.rels")
	w.write(xmlHead + `<Relationships xmlns="` + pkgRel + `">` + links + `</Relationships>`)
	w.part("xl/workbook.xml")
	w.write(xmlHead + `<workbook ` + mainNS + ` xmlns:r="` + docRel + `"><sheets>` + sheets + `</sheets></workbook>`)
	w.part("_rels/.rels")
	w.write(xmlHead + `<Relationships xmlns="` + pkgRel + `"><Relationship Id="r1" Type="` + docRel + `/officeDocument" Target="xl/workbook.xml"/></Relationships>`)
	w.part("[Content_Types].xml")
	w.write(xmlHead + `<Types xmlns="` + typeNS + `"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
		`<Default Extension="xml" ContentType="application/xml"/>` + types + `</Types>`)
}

// escapeText writes a text as XML; what XML cannot carry goes as _x0007_, as Excel keeps it, and a text that looks like
// that gets its own underscore so kept.
func escapeText(text string) string {
	plain := true
	for i := range len(text) {
		if b := text[i]; b < ' ' || b == '<' || b == '>' || b == '&' || b == '"' || b == '_' || b >= utf8.RuneSelf {
			plain = false
			break
		}
	}
	if plain {
		return text
	}
	var b strings.Builder
	for i, r := range text {
		switch {
		case r == '<':
			b.WriteString("&lt;")
		case r == '>':
			b.WriteString("&gt;")
		case r == '&':
			b.WriteString("&amp;")
		case r == '"':
			b.WriteString("&quot;")
		case r == '_' && looksEscaped(text[i:]):
			b.WriteString("_x005F_")
		case r < ' ' && r != '\t' && r != '\n' || r == 0xfffe || r == 0xffff:
			fmt.Fprintf(&b, "_x%04X_", r)
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}

func looksEscaped(text string) bool {
	if !strings.HasPrefix(text, "_x") {
		return false
	}
	_, ok := escaped(text)
	return ok
}
