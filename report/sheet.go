package report

import (
	"fmt"

	"github.com/xuri/excelize/v2"
)

func (p *Pack) contentsSheet(b *book, sheets []string) {
	b.sheet(p, contentsSheet, []column{{"Sheet", 34}, {"What it holds", 80}})
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
	b.sheet(p, s, []column{{"Area", 18}, {"Code", p.codeWidth()}, {"Measure", 44}, {"From", 18}, {"To", 18}, {"Unit", 24}, {"Value", 11}, {"Count", 10}, {"Of", 10},
		{"Cannot tell", 10}, {"Which way is better", 22}, {"Target", 10}, {"Tolerance", 10}, {"Set by", 18}, {"Rating", 12}, {"Months", 24},
		{p.Neighbours(), 13}, {"Year", 12}, {"England", 11}, {"Year", 12}, {"Against neighbours", 14}, {"Note", 40}})
	for i, l := range p.Lines {
		row := firstRow + 1 + i
		p.identify(b, s, row, l, l.Now)
		b.value(s, 7, row, l.Now)
		b.counts(s, 8, row, l.Now)
		b.text(s, 11, row, l.Direction(), "")
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

// identify fills the first six columns, which every sheet of figures has.
func (p *Pack) identify(b *book, sheet string, row int, l *Line, v Value) {
	b.text(sheet, 1, row, string(l.Words.Area), "")
	b.text(sheet, 2, row, l.Words.Code, "")
	b.text(sheet, 3, row, l.Words.Title, "wrap")
	if !v.OnDay {
		b.day(sheet, 4, row, v.Window.From)
	}
	b.day(sheet, 5, row, v.Window.To)
	b.text(sheet, 6, row, string(l.Unit), "")
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
	b.sheet(p, s, []column{{"Area", 18}, {"Code", p.codeWidth()}, {"Measure", 44}, {"From", 18}, {"To", 18}, {"Unit", 24}, {"What", 14}, {"Team", 28},
		{"Value", 11}, {"Count", 10}, {"Of", 10}, {"Cannot tell", 10}, {"Note", 40}})
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
	b.sheet(p, s, []column{{"Area", 18}, {"Code", p.codeWidth()}, {"Measure", 36}, {"Question", 36}, {"What is counted", 40}, {"When a case meets the test", 40},
		{"Shown as", 30}, {"Which way is better", 22}, {"Source", 36}, {"What the source cannot tell", 44}, {"How the published figure differs", 44}, {"Read beside it", p.codeWidth()}})
	for i, l := range p.Lines {
		w := l.Words
		for j, text := range []string{string(w.Area), w.Code, w.Title, w.Question, w.Counts, w.Meets, l.UnitWords(), l.Direction(), w.Source, w.Proxy, w.Compare, w.Pair} {
			b.text(s, j+1, firstRow+1+i, text, "wrap")
		}
	}
	b.filter(s, 12, len(p.Lines))
}
