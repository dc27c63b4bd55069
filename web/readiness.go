package web

import (
	"net/url"
	"strconv"

	"goldthread/access"
	"goldthread/assurance"
	"goldthread/assurance/inspection"
	"goldthread/day"
)

// readinessView answers: what is missing or late for this inspection, and who can do it?
type readinessView struct {
	frame
	inspection.Readiness
	Of       inspection.Inspection
	Today    day.Day
	Ends     []looseEnd
	Requests []requestLine
	Remarks  []commentLine // on the facts of the draft report
	Notes    []inspection.KeepInTouch
	Papers   []documentLine // that are had ready
	Keeps    bool           // the viewer keeps the inspections
	Desk     bool           // the viewer sees what the inspectors begin to find, and the comments on their draft
	Tracks   bool           // the viewer sees which children were asked for
	AnnexA   annexAReady
}

// looseEnd is something that is missing, late or too old, with where it is done.
type looseEnd struct {
	inspection.Loose
	Who, Href string
}

// Word, Shape and Class say whether it is late.
func (l looseEnd) Word() string {
	if l.Late {
		return "Late"
	}
	return "Open"
}

// Shape is the sign beside the word.
func (l looseEnd) Shape() string {
	if l.Late {
		return "■"
	}
	return "○"
}

// Class is the end of the CSS class.
func (l looseEnd) Class() string {
	if l.Late {
		return "red"
	}
	return "none"
}

// requestLine is a line of the log of requests.
type requestLine struct {
	inspection.Request
	Who   string
	Href  string // where it is changed; blank for those who do not
	Past  bool   // it is late
	Files []fileLink
}

// fileLink is a document that can be opened.
type fileLink struct{ Name, Href string }

// Word says how the request stands.
func (l requestLine) Word() string {
	if l.Past {
		return "Late"
	}
	return upperFirst(string(l.State))
}

// Shape is the sign beside the word.
func (l requestLine) Shape() string {
	switch {
	case l.Past:
		return "■"
	case l.State == inspection.Sent:
		return "●"
	}
	return "○"
}

// Class is the end of the CSS class.
func (l requestLine) Class() string {
	switch {
	case l.Past:
		return "red"
	case l.State == inspection.Sent:
		return "green"
	}
	return "none"
}

// commentLine is a comment on the draft report, with where it is changed.
type commentLine struct {
	inspection.FactualComment
	Href  string
	Files []fileLink
}

func readinessHref(id string) string { return "/inspections/" + url.PathEscape(id) + "/readiness" }

func requestHref(q inspection.Request) string {
	return "/inspections/" + url.PathEscape(q.Inspection) + "/requests/" + strconv.Itoa(q.Number)
}

func commentHref(c inspection.FactualComment) string {
	return "/inspections/" + url.PathEscape(c.Inspection) + "/comments/" + url.PathEscape(c.ID)
}

func noteHref(k inspection.KeepInTouch) string {
	return "/inspections/" + url.PathEscape(k.Inspection) + "/notes/" + k.Day.String()
}

func casesHref(id string) string { return "/inspections/" + url.PathEscape(id) + "/cases" }

func documentHref(in, id string) string {
	return "/inspections/" + url.PathEscape(in) + "/documents/" + url.PathEscape(id)
}

// desk says that the viewer sees what inspectors begin to find and what the authority says to their draft: who keeps the
// inspections, and who prepares the cases.
func (v *visit) desk() bool { return v.may(access.KeepInspections) || v.may(access.TrackCases) }

func (v *visit) readiness() error {
	i, err := v.inspectionAsked()
	if err != nil {
		return err
	}
	names, err := v.names()
	if err != nil {
		return err
	}
	r := v.house.register
	view := &readinessView{Of: i, Today: v.today(), Readiness: r.Readiness(i.ID, v.today(), v.newestDay()),
		Keeps: v.may(access.KeepInspections), Desk: v.desk(), Tracks: v.may(access.TrackCases), AnnexA: v.annexAReady(i.ID)}
	view.Section, view.Title, view.Wide, view.Thread = "Inspections", "Readiness: "+inspectionName(i), true, true
	view.Ends = v.looseEnds(view, names)
	view.Papers = v.documentLines(i.ID, names)
	for _, q := range r.Requests(i.ID) {
		l := requestLine{Request: q, Who: names.of(q.Owner), Past: q.Late(v.today()), Files: readinessFiles(i.ID, q.Files)}
		if view.Keeps {
			l.Href = requestHref(q)
		}
		view.Requests = append(view.Requests, l)
	}
	if view.Desk {
		view.Remarks, view.Notes = commentLines(r.Comments(i.ID)), r.KeepInTouch(i.ID)
	}
	return v.render("readiness", view)
}

// looseEnds leaves out what the viewer is not told of, and says where the rest is done.
func (v *visit) looseEnds(view *readinessView, names names) []looseEnd {
	var all []looseEnd
	for _, l := range view.Loose {
		end := looseEnd{Loose: l}
		if l.Owner != "" {
			end.Who = names.of(l.Owner)
		}
		switch l.Kind {
		case inspection.LooseRequest:
			q, _ := v.house.register.Request(l.ID)
			end.Href = requestHref(q)
		case inspection.LooseDocument:
			if !l.Late { // what was never there is told by its own list
				continue
			}
			end.Href = "#documents"
		case inspection.LooseAudit, inspection.LooseMeeting:
			if view.Tracks {
				end.Href = casesHref(view.Of.ID)
			}
		case inspection.LooseComments, inspection.LooseNote:
			if !view.Desk {
				continue
			}
			end.Href = map[inspection.LooseKind]string{inspection.LooseComments: "#comments", inspection.LooseNote: "#notes"}[l.Kind]
		}
		if !view.Keeps && l.Kind == inspection.LooseRequest {
			end.Href = "#requests"
		}
		all = append(all, end)
	}
	return all
}

func commentLines(all []inspection.FactualComment) []commentLine {
	var lines []commentLine
	for _, c := range all {
		lines = append(lines, commentLine{c, commentHref(c), readinessFiles(c.Inspection, c.Files)})
	}
	return lines
}

func readinessFiles(id string, files []assurance.FrozenFile) []fileLink {
	var links []fileLink
	for _, f := range files {
		links = append(links, fileLink{f.Name, readinessHref(id) + "/files/" + f.SHA256})
	}
	return links
}

// readinessFile gives a document of the list, one that belongs to a request, or to a comment for those who see comments.
func (v *visit) readinessFile() error {
	i, err := v.inspectionAsked()
	if err != nil {
		return err
	}
	var files []assurance.FrozenFile
	for _, d := range v.house.register.Documents() {
		files = append(files, d.Files...)
	}
	for _, q := range v.house.register.Requests(i.ID) {
		files = append(files, q.Files...)
	}
	if v.desk() {
		for _, c := range v.house.register.Comments(i.ID) {
			files = append(files, c.Files...)
		}
	}
	for _, f := range files {
		if f.SHA256 == v.r.PathValue("file") {
			return v.sendDocument(f.Name, f.SHA256)
		}
	}
	return &notFound{"There is no such document here.", "The page on readiness lists those that are there."}
}
