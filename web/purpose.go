package web

import (
	"net/url"
	"strings"

	"goldthread/access"
	"goldthread/indicator/catalogue"
)

// The access log's words for the pages that show children or lead to them.
const (
	listOfChildren = "list: children"
	listOfJourneys = "list: journeys"
	listOfTracked  = "list: cases that inspectors follow"
	theAccessLog   = "access log"
	theRecord      = "the record" // a link within it: another year, another part, back from who looked
)

// cameFrom is the page that led to a child's record, as the access log calls it: where no reason is typed, the list or the
// figure is the purpose of opening it. It is blank where the browser names none of our pages that lead to records.
func (v *visit) cameFrom() string {
	from, err := url.Parse(v.r.Referer())
	if err != nil || from.Host != v.r.Host {
		return ""
	}
	parts := strings.Split(strings.Trim(from.Path, "/"), "/")
	switch {
	case len(parts) == 3 && parts[0] == "indicator":
		return listOfMeasure(parts[1], parts[2])
	case from.Path == "/children":
		return listOfChildren
	case len(parts) == 3 && parts[0] == "inspections" && parts[2] == "cases":
		return listOfTracked
	case from.Path == "/journeys/cases":
		return listOfJourneys
	case from.Path == "/access-log":
		return theAccessLog
	case parts[0] == "child":
		return theRecord
	}
	return ""
}

// listOfMeasure is what the log calls a list of the cases of a measure, or of what changed in them.
func listOfMeasure(code, page string) string {
	kind := map[string]string{"cases": "list: ", "changes": "changes: "}[page]
	if _, ok := catalogue.Find(code); !ok || kind == "" {
		return ""
	}
	return kind + code
}

// sawWords puts the access log's word for a page or list into plain words.
func sawWords(what string) string {
	if _, opening := access.OpenedFrom(what); opening {
		return "the record"
	}
	if what == listOfChildren {
		return "the list of children"
	}
	kind, code, _ := strings.Cut(what, ": ")
	if kind = map[string]string{"list": "a list", "export": "a file taken away", "changes": "what changed since it was reported"}[kind]; kind == "" {
		return what
	}
	if in, ok := catalogue.Find(code); ok {
		code = in.About().Title
	}
	return kind + ": " + code
}

// reasonWords says why something was looked at: in the words that were typed, else by what led there.
func reasonWords(what, typed string) string {
	if typed != "" {
		return typed
	}
	from, opening := access.OpenedFrom(what)
	switch {
	case !opening:
		return ""
	case from == "":
		return "opened by its address: no page led there"
	case from == theRecord:
		return "went on within the record"
	case from == theAccessLog:
		return "followed up in the access log"
	}
	return "came from " + sawWords(from)
}
