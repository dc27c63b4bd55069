package report

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/xuri/excelize/v2"

	"goldthread/day"
	"goldthread/disclosure"
	"goldthread/indicator"
)

// excelEpoch is the day that a workbook counts as 0, for dates after February 1900.
var excelEpoch = day.Of(1899, 12, 30)

const (
	contentsSheet    = "Contents"
	scorecardSheet   = "Scorecard"
	definitionsSheet = "Definitions"
)

// book is a workbook on its way. The first error stays; the calls after it do nothing.
type book struct {
	f      *excelize.File
	styles map[string]int
	widths []float64   // of the columns of the sheet that is being made
	lines  map[int]int // how many lines its rows need, for those that need more than one
	err    error
}

// workbook makes the figures as numbers: contents, scorecard, a sheet for each area, definitions.
func (p *Pack) workbook() ([]byte, error) {
	b := &book{f: excelize.NewFile(), styles: map[string]int{}}
	defer b.f.Close()
	b.do(b.f.SetDefaultFont(typeface))
	b.do(b.f.SetSheetName("Sheet1", contentsSheet))
	b.do(b.f.SetDocProps(&excelize.DocProperties{Title: p.Authority.Name + ", as at " + p.AsAt.Long(), Creator: "Goldthread",
		Created: p.Made.String() + "T00:00:00Z", Modified: p.Made.String() + "T00:00:00Z", Language: "en-GB"}))
	sheets := []string{scorecardSheet}
	p.scorecardSheet(b)
	for _, area := range p.Areas {
		sheets = append(sheets, sheetName(string(area.Area)))
		p.areaSheet(b, area)
	}
	p.definitionsSheet(b)
	p.contentsSheet(b, append(sheets, definitionsSheet))
	if b.err != nil {
		return nil, b.err
	}
	out, err := b.f.WriteToBuffer()
	if err != nil {
		return nil, err
	}
	return out.Bytes(), nil
}

func (b *book) do(err error) {
	if b.err == nil {
		b.err = err
	}
}

// sheetName is a name that a workbook allows: at most 31 characters, none of : \ / ? * [ ].
func sheetName(text string) string {
	text = strings.Map(func(r rune) rune {
		if strings.ContainsRune(`:\/?*[]`, r) {
			return ' '
		}
		return r
	}, text)
	return text[:min(len(text), 31)]
}

// firstRow is the row of the column headings: the note stands above it.
const firstRow = 3

// sheet begins a sheet: a note that says as at which day, then the headings, frozen.
func (b *book) sheet(p *Pack, name string, columns []column) {
	if name != contentsSheet {
		_, err := b.f.NewSheet(name)
		b.do(err)
	}
	b.widths, b.lines = nil, map[int]int{}
	b.text(name, 1, 1, p.note(name), "bold")
	b.text(name, 1, 2, p.caution(), "")
	for i, c := range columns {
		b.widths = append(b.widths, c.width)
		b.text(name, i+1, firstRow, c.title, c.head())
		letter, err := excelize.ColumnNumberToName(i + 1)
		b.do(err)
		b.do(b.f.SetColWidth(name, letter, letter, c.width))
	}
	b.do(b.f.SetPanes(name, &excelize.Panes{Freeze: true, YSplit: firstRow, TopLeftCell: fmt.Sprintf("A%d", firstRow+1), ActivePane: "bottomLeft"}))
	titles := fmt.Sprintf("'%s'!$%d:$%d", name, firstRow, firstRow)
	if pagesWide(name) > 1 {
		titles = fmt.Sprintf("'%s'!$A:$C,%s", name, titles)
	}
	b.do(b.f.SetDefinedName(&excelize.DefinedName{Name: "_xlnm.Print_Titles", RefersTo: titles, Scope: name}))
}

// pagesWide is over how many pages side by side a sheet prints. The two wide ones would be too small to read on one; each
// of their pages repeats the columns that name the measure.
func pagesWide(sheet string) int {
	if sheet == scorecardSheet || sheet == definitionsSheet {
		return 2
	}
	return 1
}

// finish makes a sheet print on landscape A4, however many pages long, and its rows as high as their texts. It comes after
// the filter, which forgets the sheet's properties.
func (b *book) finish(sheet string) {
	for _, row := range slices.Sorted(maps.Keys(b.lines)) {
		b.do(b.f.SetRowHeight(sheet, row, min(float64(b.lines[row])*lineHeight+3, highestRow)))
	}
	landscape, a4, wide, tall, fit := "landscape", 9, pagesWide(sheet), 0, true
	b.do(b.f.SetPageLayout(sheet, &excelize.PageLayoutOptions{Orientation: &landscape, Size: &a4, FitToWidth: &wide, FitToHeight: &tall}))
	narrow, foot := 0.4, 0.6
	b.do(b.f.SetPageMargins(sheet, &excelize.PageLayoutMarginsOptions{Left: &narrow, Right: &narrow, Top: &foot, Bottom: &foot}))
	b.do(b.f.SetSheetProps(sheet, &excelize.SheetPropsOptions{FitToPage: &fit}))
}

// codeWidth holds the longest code of the pack.
func (p *Pack) codeWidth() float64 {
	longest := 0
	for _, code := range p.codes {
		longest = max(longest, len(code))
	}
	return float64(max(longest, 10)) + 3
}

// column is a column of a sheet: its head, its width in characters, and whether it holds numbers.
type column struct {
	title   string
	width   float64
	numbers bool
}

func (c column) head() string {
	if c.numbers {
		return "number head"
	}
	return "head"
}

const (
	typeface   = "Arial"
	typeSize   = 10.0
	lineHeight = 12.75 // of that type, in points

	lettersPerDigit = 1.12 // a column's width counts digits, and the letters of a text are narrower on the whole

	highestRow = 409.0 // that a workbook allows
)

// linesOf is over how many lines a text runs in a column so wide, broken between words.
func linesOf(text string, width float64) int {
	lines, used := 1, 0
	for _, word := range strings.Fields(text) {
		n := utf8.RuneCountInString(word)
		switch {
		case used == 0:
			used = n
		case float64(used+1+n) > width:
			lines, used = lines+1, n
		default:
			used += 1 + n
		}
	}
	return lines
}

func (p *Pack) note(sheet string) string {
	said := fmt.Sprintf("%s. %s children’s services, as at %s. Made on %s.", sheet, p.Authority.Name, p.AsAt.Long(), p.Made.Long())
	if p.DataAsAt.Known() {
		said += " Newest data: " + p.DataAsAt.Long() + "."
	}
	return said
}

// caution stands in the second row of every sheet: who may see it, and what of it is borrowed or left out.
func (p *Pack) caution() string {
	said := "For officers and members: may hold small numbers, do not publish."
	if p.Public {
		said = "Public edition: c means " + disclosure.Suppressed.Words() + "."
	}
	if p.Draft {
		said = "Draft, not approved. " + said
	}
	for _, more := range []string{p.Scope(), p.Borrowed()} {
		if more != "" {
			said += " " + more
		}
	}
	return said
}

// cell puts a value into a cell with a style.
func (b *book) cell(sheet string, col, row int, value any, style string) {
	at, err := excelize.CoordinatesToCellName(col, row)
	b.do(err)
	b.do(b.f.SetCellValue(sheet, at, value))
	b.do(b.f.SetCellStyle(sheet, at, at, b.style(style)))
}

// text puts text into a cell so that no spreadsheet ever takes it for a formula, not even when it is saved as CSV.
func (b *book) text(sheet string, col, row int, value, style string) {
	if value == "" {
		return
	}
	if n := b.linesIn(col, value, style); n > 1 {
		b.lines[row] = max(b.lines[row], n)
	}
	b.cell(sheet, col, row, harmless(value), style)
}

// linesIn is how many lines a text takes in its column; one where it does not wrap.
func (b *book) linesIn(col int, text, style string) int {
	if col > len(b.widths) || style != "wrap" && style != "head" && style != "number head" {
		return 1
	}
	return linesOf(text, lettersPerDigit*b.widths[col-1]-2)
}

// harmless puts an apostrophe before text that a spreadsheet would run.
func harmless(text string) string {
	if strings.ContainsAny(text[:1], "=+-@\t\r\n") || strings.HasPrefix(text, "＝") {
		return "'" + text
	}
	return text
}

// day puts a day as a date.
func (b *book) day(sheet string, col, row int, d day.Day) {
	if d.Known() {
		b.cell(sheet, col, row, int(d-excelEpoch), "day")
	}
}

// number puts a number, or the symbol that stands in its place.
func (b *book) number(sheet string, col, row int, n float64, s disclosure.Symbol, style string) {
	if s != disclosure.None {
		b.cell(sheet, col, row, string(s), "symbol")
		return
	}
	b.cell(sheet, col, row, n, style)
}

// value puts a value's number: a percentage as a fraction with a percentage's format.
func (b *book) value(sheet string, col, row int, v Value) {
	switch {
	case v.Symbol != disclosure.None:
		b.cell(sheet, col, row, string(v.Symbol), "symbol")
	case v.Known && v.Unit == indicator.Percent:
		b.cell(sheet, col, row, v.Number/100, "percent")
	case v.Known:
		b.cell(sheet, col, row, v.Number, formatOf(v.Unit))
	}
}

func formatOf(u indicator.Unit) string {
	switch u {
	case indicator.Percent:
		return "percent"
	case indicator.Number:
		return "count"
	}
	return "decimal"
}

// count puts one of the counts behind a value.
func (b *book) counts(sheet string, col, row int, v Value) {
	b.number(sheet, col, row, float64(v.Numerator), v.NumeratorSymbol, "count")
	if v.hasDenominator() {
		b.number(sheet, col+1, row, float64(v.Denominator), v.DenominatorSymbol, "count")
	}
	b.number(sheet, col+2, row, float64(v.CannotTell), v.CannotTellSymbol, "count")
}

func (b *book) published(sheet string, col, row int, c *Comparator) {
	switch {
	case c == nil || !c.Known:
		return
	case c.Unit == indicator.Percent:
		b.cell(sheet, col, row, c.Number/100, "percent")
	default:
		b.cell(sheet, col, row, c.Number, "decimal")
	}
	b.text(sheet, col+1, row, c.Period, "")
}

// styleOf are the styles by name. All stand at the top of their row, for one with a long text is several lines high,
// and all keep away from the next column.
var styleOf = map[string]func() *excelize.Style{
	"": func() *excelize.Style { return plainStyle(left) },
	"wrap": func() *excelize.Style {
		return plainStyle(excelize.Alignment{Horizontal: "left", Vertical: "top", Indent: 1, WrapText: true})
	},
	"symbol":  func() *excelize.Style { return plainStyle(right) },
	"percent": func() *excelize.Style { return formatted("0.0%", right) },
	"count":   func() *excelize.Style { return formatted("#,##0", right) },
	"decimal": func() *excelize.Style { return formatted("#,##0.0", right) },
	"day": func() *excelize.Style {
		return formatted("d mmmm yyyy", left)
	},
	"bold": func() *excelize.Style {
		return &excelize.Style{Font: &excelize.Font{Bold: true, Family: typeface, Size: typeSize}}
	},
	"link": func() *excelize.Style {
		return &excelize.Style{Font: &excelize.Font{Color: "0B5C8A", Underline: "single", Family: typeface, Size: typeSize}, Alignment: &left}
	},
	"head": func() *excelize.Style {
		return headStyle(excelize.Alignment{Horizontal: "left", Vertical: "bottom", Indent: 1, WrapText: true})
	},
	"number head": func() *excelize.Style {
		return headStyle(excelize.Alignment{WrapText: true, Vertical: "bottom", Horizontal: "right", Indent: 1})
	},
}

var (
	left  = excelize.Alignment{Horizontal: "left", Vertical: "top", Indent: 1}
	right = excelize.Alignment{Horizontal: "right", Vertical: "top", Indent: 1}
)

func plainStyle(a excelize.Alignment) *excelize.Style {
	return &excelize.Style{Font: &excelize.Font{Family: typeface, Size: typeSize}, Alignment: &a}
}

func formatted(format string, a excelize.Alignment) *excelize.Style {
	s := plainStyle(a)
	s.CustomNumFmt = &format
	return s
}

func headStyle(a excelize.Alignment) *excelize.Style {
	s := plainStyle(a)
	s.Font.Bold = true
	s.Border = []excelize.Border{{Type: "bottom", Color: "1D2B36", Style: 2}}
	return s
}

func (b *book) style(name string) int {
	if id, ok := b.styles[name]; ok {
		return id
	}
	id, err := b.f.NewStyle(styleOf[name]())
	b.do(err)
	b.styles[name] = id
	return id
}
