package plan

import (
	"fmt"
	"regexp"
	"slices"

	"goldthread/assurance"
	"goldthread/day"
	"goldthread/store"
)

// Sort is what kind of proof a piece of evidence is. Two different ones are needed before an action turns blue.
type Sort string

// The sorts of evidence.
const (
	DocumentSort Sort = "document"
	FigureSort   Sort = "figure"                // frozen: as it stood on a day
	AuditSort    Sort = "audit"                 // a set of records that were looked at with one question
	VoiceSort    Sort = "children and families" // what they said
	StaffSort    Sort = "staff"                 // what they said
)

// Sorts lists them.
var Sorts = []Sort{DocumentSort, FigureSort, AuditSort, VoiceSort, StaffSort}

// Evidence is one thing that proves an action or a measure. Exactly the part of its sort is filled in. It holds nobody's
// name: what children said is told without saying who.
type Evidence struct {
	Line
	Sort     Sort      `json:"sort"`
	Title    string    `json:"title"`
	Text     string    `json:"text,omitempty"` // what it shows, or what was said
	Day      day.Day   `json:"day"`            // of which it tells
	Document *Document `json:"document,omitempty"`
	Figure   *Figure   `json:"figure,omitempty"`
	Audit    *AuditSet `json:"audit,omitempty"`
	Voice    *Voice    `json:"voice,omitempty"` // of children and families, and of staff
	AddedBy  string    `json:"addedBy"`
	Look     *Look     `json:"look,omitempty"`    // somebody else's, whether it holds
	Cleared  bool      `json:"cleared,omitempty"` // readers outside the service may see it: no name is in it
}

// Document is a file kept beside the journal.
type Document struct {
	SHA256    string `json:"sha256"`
	Name      string `json:"name"`
	MediaType string `json:"mediaType"`
}

// Figure is an indicator's value as it stood, with the newest entry of the journal that it was made from.
type Figure struct {
	Code        string  `json:"code"`
	AsAt        day.Day `json:"asAt"`
	Value       float64 `json:"value"`
	Numerator   int     `json:"numerator"`
	Denominator int     `json:"denominator,omitempty"`
	Seq         int64   `json:"seq,omitempty"`
}

// AuditSet is how many of the records of a period that were looked at met a question.
type AuditSet struct {
	Question string   `json:"question"`
	N        int      `json:"n"`
	Met      int      `json:"met"`
	Period   day.Span `json:"period"`
}

// Share is the percentage of records that met the question.
func (s AuditSet) Share() float64 { return 100 * float64(s.Met) / float64(s.N) }

// Voice is whom a text comes from and how it was asked for.
type Voice struct {
	Who string `json:"who"`           // "children in care", "parents", "newly qualified social workers"
	How string `json:"how,omitempty"` // "survey", "the children in care council"
	N   int    `json:"n,omitempty"`   // how many spoke; 0: not counted
}

// Look is what somebody who did not add the evidence found when they checked it.
type Look struct {
	By    string  `json:"by"`
	On    day.Day `json:"on"`
	Holds bool    `json:"holds"`
	Words string  `json:"words,omitempty"`
}

// Accepted says that somebody else has checked the evidence and that it holds.
func (e *Evidence) Accepted() bool { return e.Look != nil && e.Look.Holds && e.Look.By != e.AddedBy }

func (e *Evidence) Kind() string { return EvidenceKind }
func (e *Evidence) Name() string { return brief(e.Title) }

var sha256Text = regexp.MustCompile(`^[0-9a-f]{64}$`)

func (e *Evidence) Draft(base int64) (store.Draft, error) {
	var wrong assurance.Problems
	wrong.Add(!oneOf(Sorts, e.Sort), "sort", "Say what kind of evidence it is")
	wrong.Text("title", "the title", e.Title, mostOfTitle)
	wrong.MayText("text", "the text", e.Text, mostOfText)
	wrong.Add(!e.Day.Known(), "day", "Give the day that it tells of")
	wrong.Add(e.AddedBy == "", "addedBy", "Nobody added it: sign in again")
	for _, part := range e.parts() {
		wrong.Add(part.is && !slices.Contains(part.of, e.Sort), "sort", "Evidence of this kind has no %s", part.name)
		wrong.Add(!part.is && slices.Contains(part.of, e.Sort), "sort", "Give the %s", part.name)
	}
	e.checkParts(&wrong)
	if e.Look != nil {
		wrong.Add(e.Look.By == "" || !e.Look.On.Known(), "look", "Say who checked it and when")
		wrong.Add(e.Look.By == e.AddedBy, "look", "Who added it does not check it: ask somebody else")
		wrong.Add(!e.Look.Holds && e.Look.Words == "", "look", "Say why it does not hold")
		wrong.MayText("look", "what was found", e.Look.Words, mostOfReason)
	}
	return e.draft(EvidenceKind, base, e, wrong)
}

type part struct {
	name string
	is   bool
	of   []Sort
}

func (e *Evidence) parts() []part {
	return []part{{"document", e.Document != nil, []Sort{DocumentSort}}, {"figure", e.Figure != nil, []Sort{FigureSort}},
		{"audit", e.Audit != nil, []Sort{AuditSort}}, {"voice", e.Voice != nil, []Sort{VoiceSort, StaffSort}}}
}

func (e *Evidence) checkParts(wrong *assurance.Problems) {
	if d := e.Document; d != nil {
		wrong.Add(!sha256Text.MatchString(d.SHA256), "document", "The document is not kept: hand it in again")
		wrong.Text("document", "the document's name", d.Name, mostOfName)
	}
	if f := e.Figure; f != nil {
		wrong.Add(f.Code == "" || !f.AsAt.Known(), "figure", "Choose the measure and its day")
		wrong.Add(notNumber(f.Value), "figure", "The figure is not a number")
		wrong.Add(f.Numerator < 0 || f.Denominator < 0, "figure", "The counts behind a figure are not below 0")
	}
	if a := e.Audit; a != nil {
		wrong.Text("audit", "the question", a.Question, mostOfTitle)
		wrong.Add(a.N < 1, "audit", "Say how many records were looked at")
		wrong.Add(a.Met < 0 || a.Met > a.N, "audit", "%d of %d records cannot have met it", a.Met, a.N)
		wrong.Add(!a.Period.From.Known() || !a.Period.To.Known() || a.Period.To < a.Period.From, "audit", "Give the first and the last day of the period")
	}
	if v := e.Voice; v != nil {
		wrong.Text("voice", "who spoke", v.Who, mostOfName)
		wrong.MayText("voice", "how they were asked", v.How, mostOfName)
		wrong.Add(v.N < 0, "voice", "How many spoke is a number from 1, or nothing")
		wrong.Text("text", "what was said", e.Text, mostOfText)
	}
}

// Said is the evidence's number in words: "12 of 20 records, 60%"; blank where it has none.
func (e *Evidence) Said() string {
	switch {
	case e.Audit != nil:
		return fmt.Sprintf("%d of %d records, %.0f%%", e.Audit.Met, e.Audit.N, e.Audit.Share())
	case e.Figure != nil && e.Figure.Denominator > 0:
		return fmt.Sprintf("%s (%d of %d)", number(e.Figure.Value), e.Figure.Numerator, e.Figure.Denominator)
	case e.Figure != nil:
		return number(e.Figure.Value)
	}
	return ""
}

func (e *Evidence) Fields() []Field {
	f := []Field{said("kind", string(e.Sort)), said("title", e.Title), said("text", e.Text), onDay("day", e.Day), said("figure", e.Said()),
		said("cleared for readers outside", yesNo(e.Cleared))}
	if e.Look != nil {
		f = append(f, said("holds", yesNo(e.Look.Holds)), said("what the check found", e.Look.Words))
	}
	return f
}

func oneOf[T comparable](list []T, one T) bool { return slices.Contains(list, one) }
