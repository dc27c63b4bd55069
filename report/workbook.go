package report

import (
	"fmt"
	"strings"

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
	err    error
}

// workbook makes the figures as numbers: contents, scorecard, a sheet for each area, definitions.
func (p *Pack) workbook() ([]byte, error) {
	b := &book{f: excelize.NewFile(), styles: map[string]int{}}
	defer b.f.Close()
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
	b.text(name, 1, 1, p.note(name), "bold")
	for i, c := range columns {
		b.text(name, i+1, firstRow, c.title, "head")
		letter, err := excelize.ColumnNumberToName(i + 1)
		b.do(err)
		b.do(b.f.SetColWidth(name, letter, letter, c.width))
	}
	b.do(b.f.SetPanes(name, &excelize.Panes{Freeze: true, YSplit: firstRow, TopLeftCell: fmt.Sprintf("A%d", firstRow+1), ActivePane: "bottomLeft"}))
	b.do(b.f.SetDefinedName(&excelize.DefinedName{Name: "_xlnm.Print_Titles", RefersTo: fmt.Sprintf("'%s'!$%d:$%d", name, firstRow, firstRow), Scope: name}))
}

// finish makes a sheet print one page wide on landscape A4, however many pages long. It comes after the filter, which
// forgets the sheet's properties.
func (b *book) finish(sheet string) {
	landscape, a4, wide, tall, fit := "landscape", 9, 1, 0, true
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

type column struct {
	title string
	width float64
}

func (p *Pack) note(sheet string) string {
	said := fmt.Sprintf("%s. %s children’s services, as at %s. Made on %s.", sheet, p.Authority.Name, p.AsAt.Long(), p.Made.Long())
	if p.DataAsAt.Known() {
		said += " Newest data: " + p.DataAsAt.Long() + "."
	}
	if borrowed := p.Borrowed(); borrowed != "" {
		said += " " + borrowed
	}
	if scope := p.Scope(); scope != "" {
		said += " " + scope
	}
	if p.Public {
		return said + " Public edition: c means " + disclosure.Suppressed.Words() + "."
	}
	return said + " For officers and members: may hold small numbers, do not publish."
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
	b.cell(sheet, col, row, harmless(value), style)
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

// styleOf are the styles by name. All stand at the top of their row: one with a long text is several lines high.
var styleOf = map[string]func() *excelize.Style{
	"":     func() *excelize.Style { return &excelize.Style{Alignment: &excelize.Alignment{Vertical: "top"}} },
	"bold": func() *excelize.Style { return &excelize.Style{Font: &excelize.Font{Bold: true}} },
	"link": func() *excelize.Style {
		return &excelize.Style{Font: &excelize.Font{Color: "0B5C8A", Underline: "single"}, Alignment: &excelize.Alignment{Vertical: "top"}}
	},
	"percent": func() *excelize.Style { return formatted("0.0%") },
	"count":   func() *excelize.Style { return formatted("#,##0") },
	"decimal": func() *excelize.Style { return formatted("#,##0.0") },
	"day":     func() *excelize.Style { return formatted("d mmmm yyyy") },
	"symbol": func() *excelize.Style {
		return &excelize.Style{Alignment: &excelize.Alignment{Horizontal: "right", Vertical: "top"}}
	},
	"wrap": func() *excelize.Style {
		return &excelize.Style{Alignment: &excelize.Alignment{WrapText: true, Vertical: "top"}}
	},
	"head": func() *excelize.Style {
		return &excelize.Style{Font: &excelize.Font{Bold: true}, Alignment: &excelize.Alignment{WrapText: true, Vertical: "bottom"},
			Border: []excelize.Border{{Type: "bottom", Color: "1D2B36", Style: 2}}}
	},
}

func formatted(format string) *excelize.Style {
	return &excelize.Style{CustomNumFmt: &format, Alignment: &excelize.Alignment{Vertical: "top"}}
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
