package web

import (
	"errors"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"time"

	"goldthread/access"
	"goldthread/day"
)

// accessLogView answers: who looked at which child's record, when and why; and is any of it odd?
type accessLogView struct {
	frame
	Parts     []tab
	Part      string // as the address has it
	Lines     []logLine
	One       *logLine // the list or file whose children the lines are; nil for the log itself
	Looks     []lookingLine
	Week      day.Span // that the looks are of
	Accounts  []access.KnownAccount
	Account   string
	Of        string // the day; blank for all
	Record    string // the reference of one child; blank for all
	OlderHref string
	MayOpen   bool // the viewer may open children, so that references are links
}

// logLine is one line of the access log in words.
type logLine struct {
	access.Showing
	When, Who, Saw, Reason string
	Short                  string // the first letters of the child's reference: enough to tell two lines apart
	RecordHref             string // all lines about that child
	ChildrenHref           string // the children of a list; blank where there is one child or none
}

// lookingLine is how much somebody looked in a week.
type lookingLine struct {
	access.Looking
	Who, Href string
	Holds     bool // the account has teams or a worker, so that there is an outside
}

const (
	logLinesOnPage = 100
	shortReference = 8
)

func (v *visit) accessLog() error {
	accounts, err := v.Desk.Accounts(v.ctx(), v.house.code)
	if err != nil {
		return err
	}
	q := v.r.URL.Query()
	page := &accessLogView{Accounts: accounts, Account: q.Get("account"), Of: q.Get("of"), Record: strings.ToLower(strings.TrimSpace(q.Get("record"))), Part: q.Get("show"),
		MayOpen: v.may(access.OpenChild), Week: day.Span{From: v.today() - 6, To: v.today()}}
	view := v.view(v.house.book)
	if err := v.logLines(page, view); err != nil {
		return err
	}
	if err := v.lookings(page, view); err != nil {
		return err
	}
	page.Section, page.Title, page.Wide = "Access log", "Access log", true
	return v.render("access_log", page)
}

// logLines fills in one page of the log.
func (v *visit) logLines(page *accessLogView, view *access.View) error {
	of := access.LogOf{Account: page.Account, Token: page.Record, Part: page.part(), Before: v.numberAsked("before"), Most: logLinesOnPage}
	if page.Of != "" {
		d, ok := typedDay(page.Of)
		if !ok {
			return &invalid{"The day cannot be read.", howToTypeADay}
		}
		of.From, of.Until, page.Of = v.startOf(d), v.startOf(d+1), d.Long()
	}
	if last := v.numberAsked("list"); last > 0 {
		return v.oneShowing(page, view, last)
	}
	lines, err := view.Showings(v.ctx(), of)
	if errors.Is(err, access.ErrNoSuch) {
		return &notFound{"No record has that reference.", "Copy the whole reference from a line of the log, or from the address of the record’s page."}
	}
	if err != nil {
		return err
	}
	names := withRoles(page.Accounts)
	for _, l := range lines {
		page.Lines = append(page.Lines, v.logLine(l, names))
	}
	if n := len(lines); n == logLinesOnPage {
		page.OlderHref = page.href("before", strconv.FormatInt(lines[n-1].First, 10))
	}
	for _, p := range logParts {
		page.Parts = append(page.Parts, tab{Name: p.name, Href: page.href("show", p.word) + "#lines", Here: p.part == of.Part})
	}
	return nil
}

// oneShowing fills in the children whom one list or file showed.
func (v *visit) oneShowing(page *accessLogView, view *access.View, last int64) error {
	found, err := view.Showings(v.ctx(), access.LogOf{Before: last + 1, Most: 1})
	if err != nil {
		return err
	}
	if len(found) == 0 || found[0].Seq != last {
		return &notFound{"The log has no such list.", "Open the list from its line in the log."}
	}
	names := withRoles(page.Accounts)
	one := v.logLine(found[0], names)
	page.One = &one
	before := last + 1
	if asked := v.numberAsked("before"); asked > 0 {
		before = min(before, asked)
	}
	lines, err := view.Log(v.ctx(), access.LogOf{First: one.First, Before: before, Most: logLinesOnPage})
	if err != nil {
		return err
	}
	for _, l := range lines {
		page.Lines = append(page.Lines, v.logLine(access.Showing{LogLine: l, First: l.Seq, Children: 1}, names))
	}
	if n := len(lines); n == logLinesOnPage && lines[n-1].Seq > one.First {
		page.OlderHref = "/access-log?list=" + strconv.FormatInt(last, 10) + "&before=" + strconv.FormatInt(lines[n-1].Seq, 10) + "#lines"
	}
	return nil
}

func (v *visit) logLine(l access.Showing, names names) logLine {
	line := logLine{Showing: l, When: v.instant(l.At), Who: names.of(l.Actor), Saw: sawWords(l.What), Reason: reasonWords(l.What, l.Why)}
	switch {
	case l.Token != "":
		line.Short, line.RecordHref = l.Token[:shortReference], "/access-log?record="+l.Token+"#lines"
	case l.Children > 1:
		line.ChildrenHref = "/access-log?list=" + strconv.FormatInt(l.Seq, 10) + "#lines"
	}
	return line
}

// numberAsked is a number of the address that turns pages of the log; 0 where there is none.
func (v *visit) numberAsked(name string) int64 {
	n, _ := strconv.ParseInt(v.r.URL.Query().Get(name), 10, 64)
	return max(0, n)
}

// logParts are the parts of the log in the order of the page, with the word that an address has for each.
var logParts = []struct {
	part       access.LogPart
	word, name string
}{{access.OpenedRecords, "records", "Records opened"}, {access.Lists, "lists", "Lists and files"}, {access.WholeLog, "all", "Everything"}}

// part is the part that is asked for: the records that were opened are what is looked for first, but of one record everything.
func (a *accessLogView) part() access.LogPart {
	for _, p := range logParts {
		if p.word == a.Part {
			return p.part
		}
	}
	if a.Record != "" {
		return access.WholeLog
	}
	return access.OpenedRecords
}

// href is the address of the same choice with one thing changed.
func (a *accessLogView) href(name, value string) string {
	q := url.Values{}
	for n, v := range map[string]string{"account": a.Account, "of": a.Of, "record": a.Record, "show": a.Part, name: value} {
		if v != "" {
			q.Set(n, v)
		}
	}
	return "/access-log?" + q.Encode()
}

// lookings fills in who looked how much in the last seven days, today included.
func (v *visit) lookings(page *accessLogView, view *access.View) error {
	all, err := view.Lookings(v.ctx(), page.Accounts, v.startOf(page.Week.From), v.startOf(page.Week.To+1))
	if err != nil {
		return err
	}
	names := withRoles(page.Accounts)
	for _, l := range all {
		i := slices.IndexFunc(page.Accounts, func(a access.KnownAccount) bool { return a.Name == l.Account })
		holds := i >= 0 && (len(page.Accounts[i].Teams) > 0 || page.Accounts[i].Worker != "")
		page.Looks = append(page.Looks, lookingLine{l, names.of(l.Account), "/access-log?account=" + l.Account, holds})
	}
	return nil
}

// startOf is the first instant of a day in London.
func (s *Server) startOf(d day.Day) time.Time { return s.endOf(d - 1).Add(time.Microsecond) }
