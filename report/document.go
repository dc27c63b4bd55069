package report

import (
	"bytes"
	"fmt"
	"html/template"
	"regexp"
	"strings"
)

// document is what the template of the one printed document sees.
type document struct {
	view
	Papers []printed
}

// printed is one paper within the document.
type printed struct {
	Anchor, Title string
	Body          template.HTML
}

// Document is the three papers as one HTML document with a cover, for print. Like the papers it asks for nothing from
// outside, and its policy forbids that it ever does.
func (p *Pack) Document() ([]byte, error) {
	style, err := pages.ReadFile("paper.css")
	if err != nil {
		return nil, err
	}
	d := document{view: view{p, htmlPages[0].title, "", template.CSS(style), nil}}
	for i, pg := range htmlPages[1:] {
		body, err := p.render(pg, nil)
		if err != nil {
			return nil, err
		}
		main, err := mainOf(body)
		if err != nil {
			return nil, fmt.Errorf("print %s: %w", pg.file, err)
		}
		d.Papers = append(d.Papers, printed{paperAnchor(i), pg.title, moved(i, main)})
	}
	var b bytes.Buffer
	if err := templates.ExecuteTemplate(&b, "document.html", d); err != nil {
		return nil, fmt.Errorf("make the document for print: %w", err)
	}
	return b.Bytes(), nil
}

func paperAnchor(i int) string { return fmt.Sprintf("paper-%d", i+1) }

// mainOf is what stands in the main part of a paper.
func mainOf(paper []byte) (string, error) {
	_, rest, begins := strings.Cut(string(paper), `<main id="main">`)
	main, _, ends := strings.Cut(rest, `</main>`)
	if !begins || !ends {
		return "", fmt.Errorf("it has no main part")
	}
	return main, nil
}

var labelled = regexp.MustCompile(` aria-labelledby="([^" ]+) ([^" ]+)"`)

// moved moves a paper's marks and links into the one document: two papers have a place of the same name for each measure.
// In text every quotation mark is escaped, so what is replaced is only ever markup.
func moved(paper int, main string) template.HTML {
	own := paperAnchor(paper) + "-"
	moves := []string{` id="`, ` id="` + own, ` href="#`, ` href="#` + own}
	for i, pg := range htmlPages[1:] {
		moves = append(moves, ` href="`+pg.file+`#`, ` href="#`+paperAnchor(i)+"-")
	}
	main = strings.NewReplacer(moves...).Replace(main)
	return template.HTML(labelled.ReplaceAllString(main, ` aria-labelledby="`+own+`$1 `+own+`$2"`))
}
