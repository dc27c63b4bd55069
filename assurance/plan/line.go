package plan

import (
	"strconv"
	"strings"

	"goldthread/assurance"
	"goldthread/day"
	"goldthread/store"
)

// Line is what every value of the plan has: where it stands in the journal, its id, the day of this version and why it
// differs from the one before. A new value has no id: saving gives it one.
type Line struct {
	assurance.Origin `json:"-"`
	ID               string  `json:"-"`
	Changed          day.Day `json:"changed,omitzero"` // the day of this version; saving sets it
	Why              string  `json:"why,omitempty"`    // why it was changed or withdrawn; blank where nobody had to say
}

func (l *Line) on(e *store.Entry, o assurance.Origin) { l.Origin, l.ID = o, e.ID }
func (l *Line) line() *Line                           { return l }

// Version is the number of the journal entry that holds the line as it stands: the base of a change. A new line has 0.
func (l *Line) Version() int64 { return l.Seq }

// Value is anything of the plan that a person writes: Recommendation, Theme, Objective and the others, by pointer.
type Value interface {
	// Kind is the kind in the journal.
	Kind() string
	// Name is what people call it, in a few words.
	Name() string
	// Draft makes the entry that keeps it, or says what is wrong with it as assurance.Problems. It looks at the value alone:
	// Plan.Save also asks who may, and what must stay as it was.
	Draft(base int64) (store.Draft, error)
	// Fields are what it says, in words, for comparing two versions.
	Fields() []Field
	// Version is the journal entry that holds it; 0 for a new one.
	Version() int64
	line() *Line
}

// Field is one thing that a value says, in words. A day stands as a day too, so that a move can be counted in days.
type Field struct {
	Name, Text string
	Day        day.Day
}

func said(name, text string) Field { return Field{Name: name, Text: text} }

func onDay(name string, d day.Day) Field {
	f := Field{Name: name, Day: d}
	if d.Known() {
		f.Text = d.Long()
	}
	return f
}

func (l *Line) draft(kind string, base int64, value any, wrong assurance.Problems) (store.Draft, error) {
	wrong.MayText("why", "the reason", l.Why, mostOfReason)
	return assurance.Put(kind, assurance.OrNewID(l.ID), base, value, wrong)
}

// How long texts may be, in characters.
const (
	mostOfTitle  = 500
	mostOfText   = 5_000
	mostOfReason = 2_000
	mostOfName   = 200
)

// brief is the beginning of a text: as much as fits a line.
func brief(text string) string {
	const most = 80
	text = strings.Join(strings.Fields(text), " ")
	if runes := []rune(text); len(runes) > most {
		return strings.TrimSpace(string(runes[:most])) + "…"
	}
	return text
}

func number(n float64) string { return strconv.FormatFloat(n, 'f', -1, 64) }

// days is "1 day" or "12 days".
func days(n int) string {
	if n == 1 {
		return "1 day"
	}
	return strconv.Itoa(n) + " days"
}
