package report

import (
	"fmt"
	"slices"

	"github.com/xuri/excelize/v2"
)

func (p *Pack) contentsSheet(b *book, sheets []string) {
	b.sheet(p, contentsSheet, []column{{"Sheet", 34, false}, {"What it holds", 80, false}})
	holds := map[string]string{scorecardSheet: "Every measure now, with its target, its months in words and what others published",
		definitionsSheet: "What every measure counts, in plain words"}
	for i, name := range sheets {
		row := firstRow + 1 + i
		b.text(contentsSheet, 1, row, name, "link")
		at, err := excelize.CoordinatesToCellName(1, row)
		b.do(err)
		b.do(b.f.SetCellHyperLink(contentsSheet, at, fmt.Sprintf("'%s'!A1", name), "Location"))
		text := holds[name]
		if text == "" {
			text = "The months, the year to date and the teams of each measure"
		}
		b.text(contentsSheet, 2, row, text, "wrap")
	}
	b.finish(contentsSheet)
}

func (p *Pack) scorecardSheet(b *book) {
	const s = scorecardSheet
	b.sheet(p, s, slices.Concat(p.naming(), []column{{"Value", 10, true}, {"Count", 9, true}, {"Of", 9, true},
		{"Cannot tell", 9, true}, {"Which way is better", 15, false}, {"Target", 9, true}, {"Tolerance", 11, true}, {"Set by", 18, false}, {"Rating", 11, false}, {"Months", 20, false},
		{p.Neighbours(), 13, true}, {"Year", 10, false}, {"England", 10, true}, {"Year", 10, false}, {"Against neighbours", 13, false}, {"Note", 34, false}}))
	for i, l := range p.Lines {
		row := firstRow + 1 + i
		p.identify(b, s, row, l, l.Now)
		b.value(s, 7, row, l.Now)
		b.counts(s, 8, row, l.Now)
		b.text(s, 11, row, l.Direction(), "wrap")
		b.target(s, 12, row, l)
		b.text(s, 15, row, string(l.Rating), "")
		b.text(s, 16, row, l.Months.Words(), "wrap")
		b.published(s, 17, row, l.Neighbours())
		b.published(s, 19, row, l.England())
		b.text(s, 21, row, l.standingText(), "wrap")
		b.text(s, 22, row, l.Now.Note, "wrap")
	}
	b.filter(s, 22, len(p.Lines))
}

// areaWidth holds the longest name of an area.
const areaWidth = 17

// naming are the six columns that every sheet of figures begins with: identify fills them.
func (p *Pack) naming() []column {
	return []column{{"Area", areaWidth, false}, {"Code", p.codeWidth(), false}, {"Measure", 36, false}, {"From", 18, false}, {"To", 18, false}, {"Unit", 17, false}}
}

// identify fills the first six columns, which every sheet of figures has.
func (p *Pack) identify(b *book, sheet string, row int, l *Line, v Value) {
	b.text(sheet, 1, row, string(l.Words.Area), "")
	b.text(sheet, 2, row, l.Words.Code, "")
	b.text(sheet, 3, row, l.Words.Title, "wrap")
	if !v.OnDay {
		b.day(sheet, 4, row, v.Window.From)
	}
	b.day(sheet, 5, row, v.Window.To)
	b.text(sheet, 6, row, string(l.Unit), "wrap")
}

func (b *book) target(sheet string, col, row int, l *Line) {
	if l.Target == nil {
		return
	}
	share := 1.0
	if formatOf(l.Unit) == "percent" {
		share = 100
	}
	b.cell(sheet, col, row, l.Target.Value/share, formatOf(l.Unit))
	b.cell(sheet, col+1, row, l.Target.Tolerance/share, formatOf(l.Unit))
	b.text(sheet, col+2, row, l.Target.SetBy, "wrap")
}

func (b *book) filter(sheet string, columns, rows int) {
	last, err := excelize.CoordinatesToCellName(columns, firstRow+max(rows, 1))
	b.do(err)
	b.do(b.f.AutoFilter(sheet, fmt.Sprintf("A%d:%s", firstRow, last), nil))
	b.finish(sheet)
}

// areaSheet lists each figure of an area on a row of its own, so that a filter or a pivot table can use them.
func (p *Pack) areaSheet(b *book, area AreaLines) {
	s := sheetName(string(area.Area))
	b.sheet(p, s, slices.Concat(p.naming(), []column{{"What", 13, false}, {"Team", 26, false},
		{"Value", 10, true}, {"Count", 9, true}, {"Of", 9, true}, {"Cannot tell", 9, true}, {"Note", 34, false}}))
	row := firstRow
	put := func(l *Line, what string, v Value) {
		row++
		p.identify(b, s, row, l, v)
		b.text(s, 7, row, what, "")
		b.text(s, 8, row, v.Group, "")
		b.value(s, 9, row, v)
		b.counts(s, 10, row, v)
		b.text(s, 13, row, v.Note, "wrap")
	}
	for _, l := range area.Lines {
		put(l, nowWord(l), l.Now)
		if l.YearToDate != nil {
			put(l, "Year to date", *l.YearToDate)
		}
		for _, v := range l.Months.Points {
			put(l, "Month", v)
		}
		for _, v := range l.Teams {
			put(l, "Team", v)
		}
	}
	b.filter(s, 13, row-firstRow)
}

func nowWord(l *Line) string {
	if l.OnDay {
		return "On the day"
	}
	return "Twelve months"
}

func (p *Pack) definitionsSheet(b *book) {
	const s = definitionsSheet
	b.sheet(p, s, []column{{"Area", areaWidth, false}, {"Code", p.codeWidth(), false}, {"Measure", 30, false}, {"Question", 32, false}, {"What is counted", 36, false},
		{"When a case meets the test", 36, false}, {"Shown as", 22, false}, {"Which way is better", 15, false}, {"Source", 32, false},
		{"What the source cannot tell", 44, false}, {"How the published figure differs", 44, false}, {"Read beside it", p.codeWidth(), false}})
	for i, l := range p.Lines {
		w := l.Words
		for j, text := range []string{string(w.Area), w.Code, w.Title, w.Question, w.Counts, w.Meets, l.UnitWords(), l.Direction(), w.Source, w.Proxy, w.Compare, w.Pair} {
			b.text(s, j+1, firstRow+1+i, text, "wrap")
		}
	}
	b.filter(s, 12, len(p.Lines))
}
