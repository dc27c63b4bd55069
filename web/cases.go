package web

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"goldthread/access"
	"goldthread/day"
	"goldthread/indicator"
	"goldthread/record"
	"goldthread/report"
)

// casesView lists the children behind one figure, as far as the reader's rights go.
type casesView struct {
	frame
	asAtBar
	Definition
	Figure     report.Value
	Group      string // of the split; blank for all
	Tally      caseTally
	Only       indicator.Met
	Filters    []tab
	Rows       []caseRow
	Measured   bool     // the cases have a number of their own
	Ends       []string // where the reader's rights end, in words
	Pages      pager
	BackHref   string
	ExportHref string // blank where the reader may not take a file away
}

// caseTally counts the cases of a list.
type caseTally struct{ All, Met, NotMet, CannotTell int }

type tab struct {
	Name, Href string
	Count      int
	Here       bool
}

// caseRow is a case as a page shows it.
type caseRow struct {
	Child, Href string // the child's own id and page, where the reader may see them
	Ends        string // why there is none
	Record      string
	Day         day.Day
	record.Holding
	Met, Value, Why string
}

const casesOnAPage = 50

// question is which cases are asked for.
type question struct {
	in     indicator.Indicator
	shown  pastBook
	column indicator.Column
	by     indicator.Split
	group  string
}

// asked reads from the address which figure's cases are asked for.
func (v *visit) asked() (q question, err error) {
	if q.in, err = indicatorNamed(v.r.PathValue("code")); err != nil {
		return q, err
	}
	if !v.look.Day.Known() {
		return q, v.nothingYet()
	}
	if q.shown, err = v.shown(); err != nil {
		return q, err
	}
	if q.column, err = v.columnAsked(); err != nil {
		return q, err
	}
	q.by, q.group = v.splitFor(q.in), v.r.FormValue("group")
	return q, nil
}

// columnAsked is the window that is looked at, or one month of the chart.
func (v *visit) columnAsked() (indicator.Column, error) {
	month := v.r.FormValue("month")
	if month == "" {
		return columnOf(v.look.Day, v.look.Window), nil
	}
	for _, c := range indicator.Months(v.look.Day, monthsOfChart) {
		if monthText(c.Window) == month {
			return c, nil
		}
	}
	return indicator.Column{}, &invalid{"That month is not on the chart.", "Choose a month in the table under the chart of the measure."}
}

// monthText is a month as an address names it: "2025-03".
func monthText(s day.Span) string { return s.To.String()[:len("2025-03")] }

// figure is the number whose cases are asked for.
func (s *Server) figure(q question) (report.Value, error) {
	sheet, err := s.sheetOf(q.shown, q.in, q.column.AsAt, q.by)
	if err != nil {
		return report.Value{}, err
	}
	if q.group != "" && !slices.Contains(sheet.Groups(q.in), q.group) {
		return report.Value{}, &notFound{"The measure has no such group.", "Open the groups from the page of the measure."}
	}
	return report.ValueOf(sheet.Figure(q.in, q.column, q.group)), nil
}

func (s *Server) found(q question) ([]indicator.Case, error) {
	by := q.by
	if q.group == "" {
		by = ""
	}
	return s.casesOf(q.shown, q.in, q.column, by, q.group)
}

func (v *visit) cases() error {
	q, err := v.asked()
	if err != nil {
		return err
	}
	view := &casesView{Definition: definitionOf(q.in.About()), Group: q.group}
	if view.Figure, err = v.figure(q); err != nil {
		return err
	}
	all, err := v.found(q)
	if err != nil {
		return err
	}
	sight := v.view(q.shown.book)
	view.Only = metNamed(v.r.FormValue("met"))
	list := seen(sight, all, view.Only)
	view.Tally, view.Measured, view.Ends = list.Tally, list.Measured, list.ends()
	view.Filters = v.caseFilters(view)
	view.Pages = pagerOf(len(list.chosen), casesOnAPage, v.r.FormValue("page"), func(page string) string { return v.caseHref(view.Only, page) })
	if view.Rows, err = v.caseRows(sight, q, list.page(view.Pages)); err != nil {
		return err
	}
	if said := v.restrictedSaid(sight, list.Restricted); said != "" {
		view.Ends = append(view.Ends, said)
	}
	return v.showCases(view, q)
}

func (v *visit) showCases(view *casesView, q question) (err error) {
	view.Section, view.Wide, view.Thread = "Scorecard", true, true
	view.Title = "The cases behind: " + q.in.About().Title
	view.BackHref = v.indicatorHref(q.in.About().Code)
	if v.may(access.ExportCases) && len(view.Rows) > 0 {
		view.ExportHref = "/indicator/" + q.in.About().Code + "/cases.csv" + v.caseQuery(view.Only, "")
	}
	if view.asAtBar, err = v.asAt(q.shown.book); err != nil {
		return err
	}
	return v.render("cases", view)
}

// metWords are how an address says how cases stand to the test; a blank one is all.
var metWords = map[indicator.Met]string{indicator.Out: "", indicator.Yes: "yes", indicator.No: "no", indicator.CannotTell: "cannot-tell"}

func metNamed(word string) indicator.Met {
	for m, w := range metWords {
		if w == word {
			return m
		}
	}
	return indicator.Out
}

func (v *visit) caseFilters(view *casesView) []tab {
	t := view.Tally
	if t.Met == t.All {
		return nil // a count: every case is counted
	}
	all := []tab{{Name: "All", Count: t.All}, {Name: "Meets the test", Count: t.Met}, {Name: "Does not", Count: t.NotMet}, {Name: "Cannot be told", Count: t.CannotTell}}
	for i, m := range []indicator.Met{indicator.Out, indicator.Yes, indicator.No, indicator.CannotTell} {
		all[i].Href, all[i].Here = v.caseHref(m, ""), m == view.Only
	}
	return all
}

// caseHref is the same list, of those alone that stand so to the test, on another page of it.
func (v *visit) caseHref(only indicator.Met, page string) string {
	if q := v.caseQuery(only, page); q != "" {
		return q
	}
	return v.r.URL.Path
}

func (v *visit) caseQuery(only indicator.Met, page string) string {
	return v.look.Query("group", v.r.FormValue("group"), "month", v.r.FormValue("month"), "met", metWords[only], "page", page)
}

// caseRows asks for the places of the children that are shown, which writes down who saw them.
func (v *visit) caseRows(sight *access.View, q question, cases []indicator.Case) ([]caseRow, error) {
	places, err := sight.List(v.ctx(), "list: "+q.in.About().Code, refsOf(cases))
	if err != nil {
		return nil, err
	}
	rows := rowsOf(cases, places, q.in)
	for i := range rows {
		if rows[i].Href != "" {
			rows[i].Href += v.look.Query("window", "", "by", "")
		}
	}
	return rows, nil
}

// refsOf are the children of the cases, in their order.
func refsOf(cases []indicator.Case) []record.Ref {
	var refs []record.Ref
	for _, c := range cases {
		if c.Child != indicator.NoChild {
			refs = append(refs, c.Child)
		}
	}
	return refs
}

// rowsOf lays the children's places beside the cases; a case that is about no child has none.
func rowsOf(cases []indicator.Case, places []access.Listed, in indicator.Indicator) []caseRow {
	rows := make([]caseRow, len(cases))
	for i := range cases {
		rows[i] = rowOf(&cases[i], in)
		if cases[i].Child != indicator.NoChild {
			rows[i].place(places[0])
			places = places[1:]
		}
	}
	return rows
}

func rowOf(c *indicator.Case, in indicator.Indicator) caseRow {
	kind, _, _ := strings.Cut(c.Record.Kind, " ") // some kinds go on with an id
	row := caseRow{Record: recordWords(kind), Day: c.Day, Holding: c.Holding, Met: metSaid(c.Met, in), Why: c.Why, Ends: "not about a child"}
	if c.Value != 0 {
		row.Value = strconv.FormatFloat(c.Value, 'f', -1, 64)
	}
	return row
}

// place adds what the reader may see of the child.
func (r *caseRow) place(l access.Listed) {
	r.Child, r.Ends = l.Child, l.Reach.Why()
	if l.Token != "" {
		r.Href = "/child/" + l.Token
	}
}

// metSaid says how a case stands to the test.
func metSaid(m indicator.Met, in indicator.Indicator) string {
	if m == indicator.Yes && in.About().Meets == "" {
		return "counted"
	}
	return map[indicator.Met]string{indicator.Yes: "meets the test", indicator.No: "does not", indicator.CannotTell: "cannot be told"}[m]
}

// recordKinds are the kinds of the record in words; a kind that is not here is its own word.
var recordKinds = map[string]string{
	"early-help": "early help assessment", "need": "episode of need", "enquiry": "section 47 enquiry", "plan": "protection plan",
	"care": "period of care", "legal": "legal status", "check": "health check", "snapshot": "row of a list", "child": "person", "adopter": "adoptive family",
}

func recordWords(kind string) string {
	if w := recordKinds[kind]; w != "" {
		return w
	}
	return strings.ReplaceAll(kind, "-", " ")
}

// endWords say of how many cases the reader's rights end, and what to do.
var endWords = map[access.Reach]string{
	access.NoChildren:  "%s of children whose records your role does not open",
	access.OtherWorker: "%s of children whom another worker holds: ask the team manager if you need one of them",
	access.OtherTeam:   "%s of children whom other teams hold: ask the service manager if you need one of them",
	access.NotGranted:  "%s of children who are not opened to you: ask the service manager for access to those that you need",
	access.OwnTeam:     "%s of children whom your own team holds: another auditor must look at them",
	access.WithReason:  "%s of children whose records open when you say why you need to see them",
}

// endsAmong says where the reader's rights end among so many cases, of whose children so many are in each reach.
func endsAmong(children []int, cases int) []string {
	var said []string
	for reach := access.NoChildren; reach < access.Full; reach++ {
		if n := children[reach]; n > 0 && endWords[reach] != "" {
			said = append(said, fmt.Sprintf(endWords[reach], sharePhrase(n, cases))+".")
		}
	}
	return said
}

func sharePhrase(n, of int) string {
	switch {
	case n == of && n == 1:
		return "This case is one"
	case n == of:
		return "All " + thousands(of) + " are"
	case n == 1:
		return "1 of these " + thousands(of) + " is one"
	}
	return thousands(n) + " of these " + thousands(of) + " are"
}
