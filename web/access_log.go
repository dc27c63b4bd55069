package web

import (
	"errors"
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
	Lines     []logLine
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
	access.LogLine
	When, Who, Saw string
	Short          string // the first letters of the child's reference: enough to tell two lines apart
	RecordHref     string // all lines about that child
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
	page := &accessLogView{Accounts: accounts, Account: q.Get("account"), Of: q.Get("of"), Record: strings.ToLower(strings.TrimSpace(q.Get("record"))),
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
	of := access.LogOf{Account: page.Account, Token: page.Record, Most: logLinesOnPage}
	of.Before, _ = strconv.ParseInt(v.r.URL.Query().Get("before"), 10, 64)
	of.Before = max(0, of.Before)
	if page.Of != "" {
		d, ok := typedDay(page.Of)
		if !ok {
			return &invalid{"The day cannot be read.", howToTypeADay}
		}
		of.From, of.Until, page.Of = v.startOf(d), v.startOf(d+1), d.Long()
	}
	lines, err := view.Log(v.ctx(), of)
	if errors.Is(err, access.ErrNoSuch) {
		return &notFound{"No record has that reference.", "Copy the whole reference from a line of the log, or from the address of the record’s page."}
	}
	if err != nil {
		return err
	}
	names := titlesOf(page.Accounts)
	for _, l := range lines {
		line := logLine{LogLine: l, When: v.instant(l.At), Who: names.of(l.Actor), Saw: sawWords(l.What)}
		if l.Token != "" {
			line.Short, line.RecordHref = l.Token[:shortReference], "/access-log?record="+l.Token
		}
		page.Lines = append(page.Lines, line)
	}
	if n := len(lines); n == logLinesOnPage {
		page.OlderHref = "/access-log" + v.look.Query("account", page.Account, "of", page.Of, "record", page.Record, "before", strconv.FormatInt(lines[n-1].Seq, 10))
	}
	return nil
}

// lookings fills in who looked how much in the last seven days, today included.
func (v *visit) lookings(page *accessLogView, view *access.View) error {
	all, err := view.Lookings(v.ctx(), page.Accounts, v.startOf(page.Week.From), v.startOf(page.Week.To+1))
	if err != nil {
		return err
	}
	names := titlesOf(page.Accounts)
	for _, l := range all {
		i := slices.IndexFunc(page.Accounts, func(a access.KnownAccount) bool { return a.Name == l.Account })
		holds := i >= 0 && (len(page.Accounts[i].Teams) > 0 || page.Accounts[i].Worker != "")
		page.Looks = append(page.Looks, lookingLine{l, names.of(l.Account), "/access-log?account=" + l.Account, holds})
	}
	return nil
}

// startOf is the first instant of a day in London.
func (s *Server) startOf(d day.Day) time.Time { return s.endOf(d - 1).Add(time.Microsecond) }
