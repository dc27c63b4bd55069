// Package inspection keeps an authority's register of inspections: what came and was judged by which scheme, what comes
// next, how ready the authority is, what it says of itself, and the notices and directions it is under.
//
// All of it is written here and kept as package assurance keeps its kinds: each value makes an entry of the journal, a
// change is a newer version, and a Register is what is written at one moment. The recommendations of an inspection and the
// conditions of a notice are not here: they belong to the plan, and point at what they came from by its kind and id.
//
// Of children there is only TrackedCase, which holds a child's id in the entry's body and nowhere else. Who may see it is
// for the pages to ask, by "track cases" and by access.View.
package inspection

import (
	"slices"

	"goldthread/assurance"
	"goldthread/day"
	"goldthread/store"
)

// Kept is what every value of a register has: its id, and where it stands in the journal.
type Kept struct {
	assurance.Origin
	ID string // blank for a new one: Draft gives it one
}

func (k *Kept) place(o assurance.Origin, id string) { k.Origin, k.ID = o, id }

// Framework is under which rules somebody came to look.
type Framework string

// The frameworks, as the register and the official history (package benchmark) call them.
const (
	SafeguardingAndCare Framework = "safeguarding and looked after children" // Ofsted with the Care Quality Commission, 2009 to 2013
	SIF                 Framework = "SIF"                                    // single inspection framework, 2013 to 2017
	Standard            Framework = "ILACS standard"                         // two weeks, where improvement is required or services are inadequate
	Short               Framework = "ILACS short"                            // one week, where services are good or outstanding
	FocusedVisit        Framework = "focused visit"
	MonitoringVisit     Framework = "monitoring visit" // while services are inadequate
	JTAI                Framework = "JTAI"             // joint targeted area inspection, with the inspectorates of partners
	PeerReview          Framework = "peer review"
	DfEReview           Framework = "DfE review" // of progress under a notice or direction
)

// Frameworks lists them.
var Frameworks = []Framework{Standard, Short, FocusedVisit, MonitoringVisit, JTAI, PeerReview, DfEReview, SIF, SafeguardingAndCare}

// Known says whether there is such a framework.
func (f Framework) Known() bool { return slices.Contains(Frameworks, f) }

// Title is the framework as people call it.
func (f Framework) Title() string {
	switch f {
	case SafeguardingAndCare:
		return "Inspection of safeguarding and looked after children"
	case SIF:
		return "Single inspection (SIF)"
	case Standard:
		return "Standard inspection (ILACS)"
	case Short:
		return "Short inspection (ILACS)"
	case JTAI:
		return "Joint targeted area inspection (JTAI)"
	case DfEReview:
		return "Review by the Department for Education"
	}
	return upperFirst(string(f))
}

// Judgement is the grade of one area of a Scheme.
type Judgement struct {
	Area  string `json:"area"`  // Area.Key
	Grade string `json:"grade"` // one of Scheme.Grades
}

// Inspection is one inspection, visit or review, from expected to published.
type Inspection struct {
	Kept       `json:"-"`
	Framework  Framework   `json:"framework"`
	Status     Status      `json:"status"`
	Title      string      `json:"title,omitempty"`     // the theme of a visit, the scope of a peer review
	Notified   day.Day     `json:"notified,omitzero"`   // the day of the call
	From       day.Day     `json:"from,omitzero"`       // first day on site; its scheme is the one of this day
	To         day.Day     `json:"to,omitzero"`         // last day on site
	Drafted    day.Day     `json:"drafted,omitzero"`    // when the draft report came
	CommentsBy day.Day     `json:"commentsBy,omitzero"` // by when the inspectorate wants what is wrong with the facts
	Received   day.Day     `json:"received,omitzero"`   // when the final report came; blank: on the day it was published
	Published  day.Day     `json:"published,omitzero"`
	Lead       string      `json:"lead,omitempty"` // lead inspector, or who led the review
	Findings   string      `json:"findings,omitempty"`
	Judgements []Judgement `json:"judgements,omitempty"`
	Priority   bool        `json:"priority,omitempty"`  // the letter or report names areas for priority action
	Statement  bool        `json:"statement,omitempty"` // JTAI: a written statement of action was called for
	Notice     string      `json:"notice,omitempty"`    // DfE review: the id of the Notice it reviews

	// What the authority did with the report.
	DraftSent    day.Day `json:"draftSent,omitzero"`    // draft action plan, after areas for priority action
	StatementOut day.Day `json:"statementOut,omitzero"` // written statement of action sent and published
	PublishedOut day.Day `json:"publishedOut,omitzero"` // report published by the authority

	Report assurance.FrozenFile   `json:"report,omitzero"` // the published letter or report; the content is the store's document of that SHA-256
	Files  []assurance.FrozenFile `json:"files,omitempty"` // whatever else: the letter of notice, the draft report; never public
	Why    string                 `json:"why,omitempty"`   // of the last step, where it needs words
}

const (
	mostOfLine = 300 // characters of a title, a name, a version
	mostFiles  = 50
)

// Draft makes the entry that keeps the inspection as it is now.
func (i Inspection) Draft(base int64) (store.Draft, error) {
	var wrong assurance.Problems
	wrong.Add(!i.Framework.Known(), "framework", "Choose under which framework it is")
	wrong.Add(!i.Status.known(), "status", "This inspection has no state: begin it again")
	wrong.MayText("title", "the title", i.Title, mostOfLine)
	wrong.MayText("lead", "the name of who leads", i.Lead, mostOfLine)
	wrong.MayText("findings", "what was found", i.Findings, 10*assurance.MostWords)
	wrong.MayText("why", "the reason", i.Why, assurance.MostWords)
	i.checkDays(&wrong)
	i.checkJudgements(&wrong)
	wrong.Add(i.Framework != JTAI && i.Statement, "statement", "Only after a joint inspection is a statement called for or not; after others the regulations ask for it")
	wrong.Add(i.Framework != DfEReview && i.Notice != "", "notice", "Only a review by the Department belongs to a notice: leave it out")
	wrong.Add(i.Report != assurance.FrozenFile{} && !isFile(i.Report), "report", "The report is named but was not kept: add it again")
	wrong.Add(i.Report != assurance.FrozenFile{} && i.Status != Published, "report", "The report is not published yet: keep a draft with the other files")
	checkFiles(&wrong, i.Files)
	return assurance.Put(Kind, assurance.OrNewID(i.ID), base, i, wrong)
}

// checkDays looks that the days that the state needs are there, and that none lies before the one that it follows.
func (i *Inspection) checkDays(wrong *assurance.Problems) {
	reached := slices.Index(statuses, i.Status)
	needs := func(s Status, d day.Day, field, say string) {
		wrong.Add(reached >= slices.Index(statuses, s) && !d.Known(), field, "%s", say)
	}
	if i.Status != Published { // of what was published long ago, the day of the call may be forgotten
		needs(Notified, i.Notified, "notified", "Give the day on which the call came")
		needs(DraftReport, i.Drafted, "drafted", "Give the day on which the draft report came")
	}
	needs(OnSite, i.From, "from", "Give the first day on site")
	needs(DraftReport, i.To, "to", "Give the last day on site")
	needs(Published, i.Published, "published", "Give the day on which it was published")
	inOrder(wrong, []dated{{i.Notified, "notified", "the call"}, {i.From, "from", "the first day on site"}, {i.To, "to", "the last day on site"},
		{i.Drafted, "drafted", "the draft report"}, {i.Received, "received", "the final report"}})
	inOrder(wrong, []dated{{i.Drafted, "drafted", "the draft report"}, {i.CommentsBy, "commentsBy", "the day for comments"}})
	inOrder(wrong, []dated{{i.To, "to", "the last day on site"}, {i.Published, "published", "publication"}, {i.PublishedOut, "publishedOut", "publication by the authority"}})
	inOrder(wrong, []dated{{i.To, "to", "the last day on site"}, {i.DraftSent, "draftSent", "the draft action plan"}, {i.StatementOut, "statementOut", "the written statement"}})
}

type dated struct {
	day          day.Day
	field, words string
}

// inOrder looks that no known day lies before a known one that stands before it in the list.
func inOrder(wrong *assurance.Problems, days []dated) {
	var last dated
	for _, d := range days {
		if !d.day.Known() {
			continue
		}
		wrong.Add(d.day < last.day, d.field, "%s, %s, lies before %s, %s: correct one of them", upperFirst(d.words), d.day.Long(), last.words, last.day.Long())
		last = d
	}
}

// checkJudgements looks that the grades are those of the scheme that held on the first day on site.
func (i *Inspection) checkJudgements(wrong *assurance.Problems) {
	if len(i.Judgements) == 0 && i.Status != Published {
		return
	}
	scheme, graded := SchemeOn(i.Framework, i.From)
	if !graded {
		wrong.Add(len(i.Judgements) > 0, "judgements", "%s", noScheme(i.Framework, i.From))
		return
	}
	seen := map[string]bool{}
	for _, j := range i.Judgements {
		area, ok := scheme.Area(j.Area)
		wrong.Add(!ok, "judgements", "%q is no area of the %s scheme of %s: choose one of its areas", j.Area, i.Framework, scheme.Since.Long())
		wrong.Add(ok && area.Key != j.Area, "judgements", "Keep the judgement of %s under %q", j.Area, area.Key)
		wrong.Add(seen[j.Area], "judgements", "%q is judged twice: keep one grade", j.Area)
		wrong.Add(!slices.Contains(scheme.Grades, j.Grade), "judgements", "%q is no grade of the %s scheme of %s: choose one of its grades", j.Grade, i.Framework, scheme.Since.Long())
		seen[j.Area] = true
	}
	for _, a := range scheme.Areas {
		wrong.Add(i.Status == Published && a.Needed && !seen[a.Key], "judgements", "The grade of %q is missing: take it from the report", a.Title)
	}
}

func noScheme(f Framework, on day.Day) string {
	if !f.graded() {
		return "A " + string(f) + " gives no grades: leave them out"
	}
	if !on.Known() {
		return "Give the first day on site: it says which areas are judged"
	}
	return "No scheme of " + string(f) + " is known for " + on.Long() + ": look at the framework and the first day on site"
}

func checkFiles(wrong *assurance.Problems, files []assurance.FrozenFile) {
	wrong.Add(len(files) > mostFiles, "files", "%d files are too many: keep at most %d", len(files), mostFiles)
	for _, f := range files {
		wrong.Add(!isFile(f), "files", "A file is named but was not kept: add it again")
	}
}

// isFile says whether the file can be found again: it has a name, and its SHA-256 is one.
func isFile(f assurance.FrozenFile) bool {
	hexadecimal := !slices.ContainsFunc([]byte(f.SHA256), func(c byte) bool { return (c < '0' || c > '9') && (c < 'a' || c > 'f') })
	return f.Name != "" && len(f.SHA256) == 64 && hexadecimal && f.Size >= 0
}

// Grade is the grade of an area, blank where it was not judged.
func (i Inspection) Grade(area string) string {
	for _, j := range i.Judgements {
		if j.Area == area {
			return j.Grade
		}
	}
	return ""
}

// Public says that the inspection is known to everybody: until it is published, what inspectors found is confidential.
func (i Inspection) Public() bool { return i.Status == Published }

// when is the day by which the inspection is put in order: the first day on site, or what comes nearest to it.
func (i *Inspection) when() day.Day {
	for _, d := range []day.Day{i.From, i.Notified, i.Published} {
		if d.Known() {
			return d
		}
	}
	return day.Never
}
