package assurance

import (
	"goldthread/day"
	"goldthread/store"
)

// Owner is who answers for a measure: the one whose words stand beside it.
type Owner struct {
	Origin  `json:"-"`
	Code    string `json:"-"`       // of the measure; also its id
	Account string `json:"account"` // the sign-in name
}

// Draft makes the entry that names the owner.
func (o Owner) Draft(base int64) (store.Draft, error) {
	var wrong Problems
	wrong.Add(o.Code == "", "code", "Choose the measure")
	wrong.Add(o.Account == "", "account", "Choose who owns the measure")
	return Put(OwnerKind, o.Code, base, o, wrong)
}

// Commentary is what the owner of a measure says of it as it stood on a day, and what will be done by when.
type Commentary struct {
	Origin `json:"-"`
	ID     string  `json:"-"` // blank for a new one: Draft gives it one
	Code   string  `json:"code"`
	AsAt   day.Day `json:"asAt"`
	Text   string  `json:"text"`
	Next   string  `json:"next,omitempty"` // what will be done
	By     day.Day `json:"by,omitzero"`    // by when
}

// Draft makes the entry that keeps the words.
func (c Commentary) Draft(base int64) (store.Draft, error) {
	var wrong Problems
	wrong.Add(c.Code == "", "code", "Choose the measure")
	wrong.Add(!c.AsAt.Known(), "asAt", "Give the day that the words are about")
	wrong.Text("text", "the commentary", c.Text, MostWords)
	wrong.MayText("next", "what will be done", c.Next, MostWords)
	wrong.Add(c.Next != "" && !c.By.Known(), "by", "Say by when it will be done")
	wrong.Add(c.Next == "" && c.By.Known(), "next", "Say what will be done by that day")
	return Put(CommentaryKind, OrNewID(c.ID), base, c, wrong)
}

// BreakNote marks a day from which a series cannot be read as before: a new system, a new definition, a merger of teams.
type BreakNote struct {
	Origin `json:"-"`
	ID     string  `json:"-"`              // blank for a new one: Draft gives it one
	Code   string  `json:"code,omitempty"` // of the measure; blank for all of them
	Day    day.Day `json:"day"`
	Text   string  `json:"text"`
	Rebase bool    `json:"rebase,omitempty"` // the limits of the chart start again from the month of that day
}

// mostOfNote is how long a note may be: it stands under a chart.
const mostOfNote = 300

// Draft makes the entry that keeps the note.
func (n BreakNote) Draft(base int64) (store.Draft, error) {
	var wrong Problems
	wrong.Add(!n.Day.Known(), "day", "Give the day on which it changed")
	wrong.Text("text", "the note", n.Text, mostOfNote)
	return Put(BreakKind, OrNewID(n.ID), base, n, wrong)
}
