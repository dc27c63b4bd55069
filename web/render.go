package web

import (
	"bytes"
	"embed"
	"fmt"
	"html/template"
	"net/http"
	"slices"
	"strings"

	"goldthread/access"
	"goldthread/assurance/plan"
	"goldthread/day"
)

//go:embed *.html
var files embed.FS

// frame is what every page has around it.
type frame struct {
	Title     string
	Section   string // the part of the navigation that the page belongs to
	SignedIn  bool
	Who, Role string
	Authority string
	MadeUp    bool // the authority is made up: said on every page
	Nav       []section
	Notice    string // what has just been done
	Look      look
	Wide      bool // a page of wide tables uses the whole width
	Thread    bool // a page that is part of a thread has the gold line down its left
}

type navLink struct {
	Name, Href string
	Here       bool
}

// section is a part of the navigation as one reader has it.
type section struct {
	navLink
	Waits int // updates of the plan that the reader is asked for
}

func (f *frame) base() *frame { return f }

// framed is a view with a frame around it: every view type embeds frame.
type framed interface{ base() *frame }

// sections are the parts of the navigation, with the right that each asks.
var sections = []struct {
	name, href string
	acts       []access.Act // any of them
}{
	{"Scorecard", "/", []access.Act{access.SeeFigures, access.ReadPublished}},
	{"Children", "/children", []access.Act{access.OpenChild}},
	{"Journeys", "/journeys", []access.Act{access.SeeJourneys}},
	{"Inspections", "/inspections", []access.Act{access.SeeInspections}},
	{"Plan", "/plan", []access.Act{access.SeePlan}},
	{"Deliveries", "/deliveries", []access.Act{access.DeliverFiles}},
	{"Papers", "/papers", []access.Act{access.ReadPapers, access.DraftPapers}},
	{"Definitions", "/definitions", []access.Act{access.ReadDefinitions}},
	{"People", "/people", []access.Act{access.KeepPeople}},
	{"Access log", "/access-log", []access.Act{access.ReadAccessLog}},
}

// notices are what a page says after something was done: the address names one, and nothing else can be put there.
var notices = map[string]string{
	"act-agreed":    "It is blue: the agreement of the board is written down.",
	"act-back":      "It is under way again.",
	"act-done":      "It is said to be done. It turns blue when its proof is checked and a board agrees.",
	"act-holds":     "It is written down that the change has lasted.",
	"act-recovery":  "The recovery plan is saved.",
	"act-started":   "It is under way.",
	"checked":       "What you found is saved.",
	"evidence":      "The evidence is saved. It counts once somebody else has checked it.",
	"plan-line":     "The plan is changed. What it said before stays in the history.",
	"plan-read":     "The workbook is read. Nothing of it is in the plan yet.",
	"plan-imported": "The rows that you chose are in the plan.",
	"baseline":      "The baseline is named. What changes from now on is told beside it.",
	"target":        "The target is saved.",
	"commentary":    "What you wrote is saved.",
	"note":          "The note is saved.",
	"owner":         "The owner is saved.",
	"taken-back":    "It is withdrawn. The history still has it.",
	"password":      "Your password is changed. Everywhere else you are signed out.",
	"account":       "The account is saved.",
	"account-team":  "The account is saved. The newest lists name no child of one of its teams: if that is not meant, write the team as the lists write it.",
	"disabled":      "The account is closed, and its sessions are ended.",
	"revoked":       "The sessions are ended.",
	"grant":         "Access is given. It is in the log.",
	"restricted":    "The record is restricted.",
	"lifted":        "The restriction is lifted.",
	"password-set":  "The password is set. All sessions of the account are ended.",
	"withdrawn":     "Access is taken back.",
	"mapping":       "The meanings are saved.",
	"paper":         "The papers are saved.",
	"submitted":     "The papers are with the second reader.",
	"returned":      "The papers went back to their author.",
	"approved":      "The papers are approved and frozen.",
	"plan-update":   "What you said of it is saved.",
	"evaluation":    "The self-evaluation is saved.",
	"eval-sent":     "It waits for sign-off.",
	"eval-signed":   "It is signed off, and its figures are kept as they stood.",
	"wanted":        "The list of documents is saved.",
	"tracked":       "The list of cases is saved.",
	"request":       "The request is saved.",
	"request-sent":  "It is written down that the answer was sent.",
	"comment":       "The comment is saved.",
	"meeting-note":  "The note of the meeting is saved.",
	"signed-out":    "You are signed out.",
	"report-saved":  "The inspection is saved, and what it asks for stands in the plan.",
	"report-there":  "This report was read and saved before. Here is what is kept of it.",
	"report-gone":   "What was read is thrown away. Nothing was saved in the register.",
	"inspection":    "The inspection is saved.",
	"notice":        "The notice is saved.",
	"document":      "The document is kept.",
	"back-in-draft": "The papers are in draft again.",
}

func has(acts []access.Act, may func(access.Act) bool) bool {
	for _, a := range acts {
		if may(a) {
			return true
		}
	}
	return len(acts) == 0
}

// render shows a page.
func (v *visit) render(name string, view framed) error { return v.answer(http.StatusOK, name, view) }

// answer fills in the frame and sends the page. The page is made whole first: a template that fails sends no half of it.
func (v *visit) answer(status int, name string, view framed) error {
	v.furnish(view.base())
	return v.send(v.w, status, name, view)
}

// furnish fills in what a frame says of the viewer.
func (v *visit) furnish(f *frame) {
	f.SignedIn, f.Who, f.Role = true, v.viewer.Account.Title, string(v.viewer.Account.Role)
	f.Authority, f.MadeUp = v.authorityName()
	f.Look = v.look
	f.Notice = notices[v.r.URL.Query().Get("said")]
	for _, s := range sections {
		if has(s.acts, v.may) {
			f.Nav = append(f.Nav, section{navLink: navLink{s.name, s.href, s.name == f.Section}})
			if s.href == "/plan" {
				f.Nav[len(f.Nav)-1].Waits = v.updatesDue()
			}
		}
	}
	if v.viewer.Account.Role.Word(access.OpenChild) == "own" {
		putOwnChildrenFirst(f.Nav)
	}
}

// putOwnChildrenFirst is for those whose day begins with the children whom they hold.
func putOwnChildrenFirst(nav []section) {
	i := slices.IndexFunc(nav, func(n section) bool { return n.Href == "/children" })
	if i < 0 {
		return
	}
	own := nav[i]
	own.Name = "Your children"
	copy(nav[1:i+1], nav[:i])
	nav[0] = own
}

func (v *visit) authorityName() (name string, madeUp bool) {
	if of := v.house.written.Authority(); of.Name != "" {
		return of.Name, of.MadeUp
	}
	if a, ok := v.Benchmarks.Authority(v.house.code); ok {
		return a.Name, false
	}
	return v.house.code, false
}

func (s *Server) send(w http.ResponseWriter, status int, name string, view framed) error {
	t := templates[name]
	if t == nil {
		return fmt.Errorf("there is no page %s", name)
	}
	var b bytes.Buffer
	if err := t.ExecuteTemplate(&b, "frame", view); err != nil {
		return fmt.Errorf("make the page %s: %w", name, err)
	}
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	w.WriteHeader(status)
	_, _ = w.Write(b.Bytes()) // a reader who went away is no error of ours
	return nil
}

// done sends the reader on after something was saved, with a word about it.
func (v *visit) done(path, said string) error {
	at := "?"
	if strings.Contains(path, "?") {
		at = "&"
	}
	http.Redirect(v.w, v.r, path+at+"said="+said, http.StatusSeeOther)
	return nil
}

// templates are the pages by name, each with the frame and the parts whose names begin with an underscore.
var templates = readTemplates()

func readTemplates() map[string]*template.Template {
	parts := template.Must(template.New("").Funcs(words).ParseFS(files, "_*.html"))
	all := map[string]*template.Template{}
	for name := range views {
		all[name] = template.Must(template.Must(parts.Clone()).ParseFS(files, name+".html"))
	}
	return all
}

// words are what templates may say beside the methods of their views.
var words = template.FuncMap{
	"long":       func(d day.Day) string { return d.Long() },
	"monthShort": func(d day.Day) string { return d.Time().Format("Jan 2006") },
	"thousands":  thousands,
	"asset":      assetPath,
	"upper":      upperFirst,
	"count":      counted,
	"bragOf":     func(r plan.Rating) brag { return brag{r} },
}

func upperFirst(s string) string {
	if s == "" {
		return ""
	}
	return strings.ToUpper(s[:1]) + s[1:]
}

func lowerFirst(s string) string {
	if s == "" {
		return ""
	}
	return strings.ToLower(s[:1]) + s[1:]
}

// counted is "1 child", "1,204 children".
func counted(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return thousands(n) + " " + many
}

func thousands(n int) string {
	text := fmt.Sprint(n)
	for i := len(text) - 3; i > 0 && text[i-1] != '-'; i -= 3 {
		text = text[:i] + "," + text[i:]
	}
	return text
}
