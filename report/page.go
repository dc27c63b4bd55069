package report

import (
	"bytes"
	"embed"
	"fmt"
	"html/template"

	"goldthread/day"
	"goldthread/indicator/catalogue"
	"goldthread/signal"
)

//go:embed *.html *.css
var pages embed.FS

// page is one HTML file of a pack.
type page struct{ file, template, title string }

var htmlPages = []page{
	{"index.html", "index.html", "Children’s services: papers for members"},
	{"1-cover-report.html", "cover_report.html", "Cover report"},
	{"2-data-report.html", "data_report.html", "Data report"},
	{"3-explanatory-document.html", "explanatory_document.html", "Explanatory document"},
}

// view is what a template sees.
type view struct {
	*Pack
	Title string
	Page  string
	Style template.CSS
	Files []string // the files of the pack, for the index
}

var templates = template.Must(template.New("").Funcs(template.FuncMap{
	"casesOf":   func(code string) *catalogue.CaseTable { return casesOf(code) },
	"long":      func(d day.Day) string { return d.Long() },
	"monthName": monthName,
	"assurance": assurance,
	"inUnit":    inUnit,
	"upper":     upperFirst,
	"lower":     lowerFirst,
}).ParseFS(pages, "*.html"))

// casesOf gives the cases table of a measure of the catalogue; nil for one from elsewhere.
func casesOf(code string) *catalogue.CaseTable {
	table, err := catalogue.CasesOf(code)
	if err != nil {
		return nil
	}
	return &table
}

// assurance says whether the months, as they run, will meet the target.
func assurance(l *Line) string {
	if l.Months.Chart == nil || l.Target == nil || !l.sameEachMonth() || l.Months.Chart.Assurance(l.Target.Value) == signal.NoAssurance {
		return ""
	}
	return "As the months run, this " + l.Months.Chart.Assurance(l.Target.Value).String() + "."
}

// render makes one HTML file, whole: its style is in it and it asks for nothing from outside.
func (p *Pack) render(pg page, files []string) ([]byte, error) {
	style, err := pages.ReadFile("paper.css")
	if err != nil {
		return nil, err
	}
	var b bytes.Buffer
	v := view{p, pg.title, pg.file, template.CSS(style), files}
	if err := templates.ExecuteTemplate(&b, pg.template, v); err != nil {
		return nil, fmt.Errorf("make %s: %w", pg.file, err)
	}
	return b.Bytes(), nil
}
