package web

import (
	_ "embed"
	"slices"
	"strings"

	"goldthread/access"
	"goldthread/indicator"
	"goldthread/indicator/catalogue"
	"goldthread/record"
	"goldthread/report"
)

// definitionsView lists every measure that there is, or those that a search finds.
type definitionsView struct {
	frame
	Search string
	Areas  []definedArea
	Found  int
}

type definedArea struct {
	Name, Anchor string
	Measures     []*indicator.Words
}

// definitionView is how one measure is counted.
type definitionView struct {
	frame
	Definition
	FigureHref string // the measure's own page; blank where the reader does not open figures
	Pair       *indicator.Words
	Feeds      []record.Feed // the lists it needs
	OnDay      bool
	Unit       string // in words
}

type glossaryView struct {
	frame
	Terms []report.Term
}

func (v *visit) definitions() error {
	view := &definitionsView{Search: strings.TrimSpace(v.r.FormValue("q"))}
	view.Section, view.Title = "Definitions", "Definitions"
	for _, area := range indicator.Areas {
		a := definedArea{Name: string(area), Anchor: anchorOf(area)}
		for _, in := range catalogue.All() {
			if w := in.About(); w.Area == area && speaksOf(w, view.Search) {
				a.Measures = append(a.Measures, w)
			}
		}
		if a.Measures != nil {
			view.Areas = append(view.Areas, a)
			view.Found += len(a.Measures)
		}
	}
	return v.render("definitions", view)
}

// speaksOf says whether a measure's words hold every word that is searched for.
func speaksOf(w *indicator.Words, search string) bool {
	text := strings.ToLower(strings.Join([]string{w.Code, string(w.Area), w.Title, w.Question, w.Counts, w.Meets, w.Source}, " "))
	for _, word := range strings.Fields(strings.ToLower(search)) {
		if !strings.Contains(text, word) {
			return false
		}
	}
	return true
}

func (v *visit) definition() error {
	in, err := indicatorNamed(v.r.PathValue("code"))
	if err != nil {
		return err
	}
	w := in.About()
	view := &definitionView{Definition: definitionOf(w), Feeds: w.Needs, OnDay: in.OnDay(), Unit: unitWords(in.Unit())}
	view.Section, view.Title = "Definitions", w.Title
	if pair, ok := catalogue.Find(w.Pair); ok {
		view.Pair = pair.About()
	}
	if v.may(access.SeeFigures) || v.may(access.ReadPublished) {
		view.FigureHref = v.indicatorHref(w.Code)
	}
	return v.render("definition", view)
}

//go:embed glossary.words
var glossaryText string

// glossary are the words of the papers and those of the pages, in the order of the alphabet.
var glossary = readGlossary(glossaryText)

// readGlossary stops the program at a line that is no word with its meaning.
func readGlossary(text string) []report.Term {
	all := report.Terms()
	for line := range strings.Lines(text) {
		line = strings.TrimSpace(line)
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		word, meaning, ok := strings.Cut(line, " | ")
		if !ok {
			panic("web/glossary.words: " + line)
		}
		all = append(all, report.Term{Word: word, Meaning: meaning})
	}
	slices.SortFunc(all, func(x, y report.Term) int { return strings.Compare(strings.ToLower(x.Word), strings.ToLower(y.Word)) })
	return all
}

func (v *visit) glossary() error {
	view := &glossaryView{Terms: glossary}
	view.Section, view.Title = "Definitions", "What the words mean"
	return v.render("glossary", view)
}
