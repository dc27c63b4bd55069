package web

import (
	"goldthread/access"
	"goldthread/assurance"
	"goldthread/day"
	"goldthread/indicator"
	"goldthread/report"
)

// indicatorView answers: what is the number, did it move, why, and who is behind it?
type indicatorView struct {
	frame
	asAtBar
	Line        *report.Line
	Now         figureOf   // in the window that is looked at
	Other       bool       // another window than that of target, signal and comparison
	Cases       int        // how many cases stand behind it
	Windows     []figureOf // how it looks in each window; none for a state on a day
	Months      []monthOf  // newest first
	Splits      []splitOf
	Groups      []groupOf
	SplitWord   string // "team"
	PairHref    string
	ChangedHref string
	Compared    *comparedView
	Voice       voiceView
	Definition
	Published bool // the masked edition that readers of published figures see
}

// figureOf is a figure with the address of its cases; blank where the reader may not list them.
type figureOf struct {
	report.Value
	CasesHref string
	Name      string // of the window: "This quarter"
	Href      string // shows this window
	Here      bool
}

// monthOf is a month of the chart with the address of its cases.
type monthOf struct {
	report.Value
	CasesHref string
	Signal    string // "a change for the worse"; blank for the usual ups and downs
}

type splitOf struct {
	Name, Href string
	Here       bool
}

// groupOf is a bar of a split.
type groupOf struct {
	report.Value
	CasesHref string
	Width     int // of 100
}

var windowNames = map[day.Window]string{
	day.Month: "This month", day.Quarter: "This quarter", day.YearToDate: "Since 1 April", day.TwelveMonth: "Twelve months",
}

func (v *visit) indicator() error {
	in, err := indicatorNamed(v.r.PathValue("code"))
	if err != nil {
		return err
	}
	if !v.may(access.SeeFigures) {
		return v.publishedIndicator(in)
	}
	if !v.look.Day.Known() {
		return v.nothingYet()
	}
	shown, err := v.shown()
	if err != nil {
		return err
	}
	line, err := v.lineOf(shown, in, v.look.Day)
	if err != nil {
		return err
	}
	view := v.newIndicator(line)
	if view.asAtBar, err = v.asAt(shown.book); err != nil {
		return err
	}
	if err := v.addFigures(view, shown, in); err != nil {
		return err
	}
	if view.Compared, err = v.comparedWith(shown, line); err != nil {
		return err
	}
	if view.Voice, err = v.voiceOf(shown.written, in); err != nil {
		return err
	}
	return v.render("indicator", view)
}

// newIndicator is what every reader of a measure sees of it.
func (v *visit) newIndicator(line *report.Line) *indicatorView {
	view := &indicatorView{Line: line, Now: figureOf{Value: line.Now}, Definition: definitionOf(line.Words)}
	view.ChangedHref = "/indicator/" + line.Words.Code + "/changes" + v.look.Query()
	view.Section, view.Title, view.Wide, view.Thread = "Scorecard", line.Words.Title, true, true
	if line.Pair != nil {
		view.PairHref = v.indicatorHref(line.Pair.Words.Code)
	}
	signals := line.Months.Signals()
	for i, m := range line.Months.Points {
		view.Months = append([]monthOf{{Value: m, Signal: signals[i]}}, view.Months...)
	}
	return view
}

// addFigures adds what is told of whole figures alone: every window, every group, and the addresses of their cases.
func (v *visit) addFigures(view *indicatorView, shown pastBook, in indicator.Indicator) error {
	by := v.splitFor(in)
	sheet, err := v.sheetOf(shown, in, v.look.Day, by)
	if err != nil {
		return err
	}
	chosen := columnOf(v.look.Day, v.look.Window)
	view.Now = figureOf{Value: report.ValueOf(sheet.Figure(in, chosen, "")), CasesHref: v.casesHref(in)}
	view.Other = !in.OnDay() && v.look.Window != usualWindow
	view.Cases = casesCounted(view.Now.Value)
	if !in.OnDay() {
		view.Windows = v.windowsOf(sheet, in)
	}
	for i := range view.Months {
		view.Months[i].CasesHref = v.casesHref(in, "month", monthText(view.Months[i].Window), "window", "")
	}
	view.SplitWord, view.Splits = string(by), v.splits(by)
	view.Groups = v.groups(sheet, in, chosen, by)
	return nil
}

// casesCounted is how many cases a figure's list has; 0 where the figure does not tell.
func casesCounted(f report.Value) int {
	switch f.Unit {
	case indicator.Percent:
		return f.Denominator + f.CannotTell
	case indicator.Number, indicator.Rate10k:
		return f.Numerator + f.CannotTell
	}
	return 0
}

func (v *visit) windowsOf(sheet *indicator.Sheet, in indicator.Indicator) []figureOf {
	var all []figureOf
	for _, w := range day.Windows {
		address := string(w)
		if w == usualWindow {
			address = ""
		}
		all = append(all, figureOf{
			Value: report.ValueOf(sheet.Figure(in, columnOf(v.look.Day, w), "")), Name: windowNames[w], Here: w == v.look.Window,
			Href: v.indicatorHref(in.About().Code, "window", address), CasesHref: v.casesHref(in, "window", address),
		})
	}
	return all
}

// splitFor is the split that is looked at: the chosen one, or the one in which the measure is usually shown.
func (v *visit) splitFor(in indicator.Indicator) indicator.Split {
	switch {
	case v.look.By != "":
		return v.look.By
	case in.About().SplitBy != "":
		return in.About().SplitBy
	}
	return indicator.ByTeam
}

func (v *visit) splits(here indicator.Split) []splitOf {
	var all []splitOf
	for _, s := range indicator.Splits {
		all = append(all, splitOf{"By " + string(s), v.look.Query("by", string(s)) + "#split", s == here})
	}
	return all
}

func (v *visit) groups(sheet *indicator.Sheet, in indicator.Indicator, c indicator.Column, by indicator.Split) []groupOf {
	var all []groupOf
	most := 100.0
	if in.Unit() != indicator.Percent {
		most = 0
	}
	for _, f := range sheet.By(in, c) {
		g := groupOf{Value: report.ValueOf(f), CasesHref: v.casesHref(in, "by", string(by), "group", f.Group)}
		most = max(most, g.size())
		all = append(all, g)
	}
	for i := range all {
		if most > 0 {
			all[i].Width = int(100*all[i].size()/most + 0.5)
		}
	}
	return all
}

// size is how long the bar of a group is: a rate has none of a group, but a count.
func (g groupOf) size() float64 {
	if g.Known {
		return g.Number
	}
	return float64(g.Numerator)
}

// Label is the number of the bar.
func (g groupOf) Label() string {
	if !g.Known && g.Numerator > 0 {
		return g.NumeratorText()
	}
	return g.Plain()
}

func (v *visit) indicatorHref(code string, more ...string) string {
	return "/indicator/" + code + v.look.Query(more...)
}

// casesHref is blank where the viewer may not list cases.
func (v *visit) casesHref(in indicator.Indicator, more ...string) string {
	if !v.may(access.ListCases) {
		return ""
	}
	return "/indicator/" + in.About().Code + "/cases" + v.look.Query(more...)
}

// publishedIndicator is a measure as it stands in the newest approved public papers.
func (v *visit) publishedIndicator(in indicator.Indicator) error {
	pack, err := v.publishedPack()
	if err != nil {
		return err
	}
	line, err := lineIn(pack, in.About().Code)
	if err != nil {
		return err
	}
	view := v.newIndicator(line)
	view.Published = true
	view.AsAt, view.Data, view.Age = pack.AsAt, pack.DataAsAt, int(v.today()-pack.DataAsAt)
	for _, p := range v.publishedPacks() {
		view.Days = append(view.Days, p.AsAt)
	}
	for _, t := range line.Teams {
		view.Groups = append(view.Groups, groupOf{Value: t})
	}
	view.SplitWord = "team"
	return v.render("indicator", view)
}

// voiceView is what people wrote about a measure.
type voiceView struct {
	Owner    string // how they are called; blank where nobody is named
	Newest   *saidView
	Breaks   []assurance.BreakNote
	CanWrite bool // commentary
	CanSet   bool // targets
	CanNote  bool // breaks
	CanName  bool // the owner
}

// saidView is a commentary with the name of its writer.
type saidView struct {
	assurance.Commentary
	Who string
	Own bool // the viewer wrote it, and may change it
}

func (v *visit) voiceOf(w *assurance.Written, in indicator.Indicator) (voiceView, error) {
	code := in.About().Code
	voice := voiceView{Breaks: w.Breaks(code), CanSet: v.may(access.SetTargets), CanNote: v.may(access.WriteBreakNotes), CanName: v.may(access.NameOwners)}
	names, err := v.names()
	if err != nil {
		return voice, err
	}
	owner, named := w.OwnerOf(code)
	if named {
		voice.Owner = names.of(owner.Account)
	}
	voice.CanWrite = v.mayWriteOf(code)
	for _, c := range w.Commentaries(code) {
		if c.AsAt <= v.look.Day {
			voice.Newest = &saidView{c, names.of(c.Actor), c.Actor == v.viewer.Account.Name && voice.CanWrite}
			break
		}
	}
	return voice, nil
}
