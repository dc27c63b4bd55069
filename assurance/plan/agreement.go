package plan

import (
	"goldthread/assurance"
	"goldthread/day"
	"goldthread/store"
)

// Agreement is a board's word that an action is done and worked, with the values of its measures as the board saw them.
type Agreement struct {
	Line
	Action  string  `json:"action"`
	Body    string  `json:"body"` // "Improvement board"
	Day     day.Day `json:"day"`
	By      string  `json:"by"`                // who recorded it: somebody who had no hand in the action
	Told    string  `json:"told,omitempty"`    // who told it to whoever recorded it: "the chair", "the minutes"
	Meeting string  `json:"meeting,omitempty"` // as the board refers to it: "Minute 14 of 3 June 2026"
	Shown   []Shown `json:"shown"`             // the measures that were met
}

// Shown is a measure as a board saw it.
type Shown struct {
	Measure string  `json:"measure"`
	Target  float64 `json:"target"`
	Figure
}

// EmbeddedAfter is how many months after an agreement it is looked at whether the change has lasted.
const EmbeddedAfter = 3

// CheckDue is the day from which it can be said that the change has lasted.
func (a *Agreement) CheckDue() day.Day { return a.Day.AddMonths(EmbeddedAfter) }

func (a *Agreement) Kind() string { return AgreementKind }
func (a *Agreement) Name() string { return a.Body + ", " + a.Day.Long() }

func (a *Agreement) Draft(base int64) (store.Draft, error) {
	var wrong assurance.Problems
	wrong.Add(a.Action == "", "action", "Choose the action")
	wrong.Text("body", "the board", a.Body, mostOfName)
	wrong.Add(!a.Day.Known(), "day", "Give the day on which the board agreed")
	wrong.Add(a.By == "", "by", "Nobody recorded it: sign in again")
	wrong.MayText("told", "who told it", a.Told, mostOfName)
	wrong.MayText("meeting", "the meeting", a.Meeting, mostOfName)
	wrong.Add(len(a.Shown) == 0, "shown", "No measure was shown to be met")
	return a.draft(AgreementKind, base, a, wrong)
}

func (a *Agreement) Fields() []Field {
	return []Field{said("board", a.Body), onDay("day", a.Day), said("told by", a.Told), said("meeting", a.Meeting)}
}

// Check is a look, three months after an action turned blue or later, at whether the change has lasted.
type Check struct {
	Line
	Action string  `json:"action"`
	Day    day.Day `json:"day"`
	Holds  bool    `json:"holds"`
	Words  string  `json:"words"` // what was found
	By     string  `json:"by"`
}

func (c *Check) Kind() string { return CheckKind }
func (c *Check) Name() string {
	if c.Holds {
		return "Still holds, " + c.Day.Long()
	}
	return "Sent back, " + c.Day.Long()
}

func (c *Check) Draft(base int64) (store.Draft, error) {
	var wrong assurance.Problems
	wrong.Add(c.Action == "", "action", "Choose the action")
	wrong.Add(!c.Day.Known(), "day", "Give the day of the check")
	wrong.Text("words", "what was found", c.Words, mostOfText)
	wrong.Add(c.By == "", "by", "Nobody checked it: sign in again")
	return c.draft(CheckKind, base, c, wrong)
}

func (c *Check) Fields() []Field {
	return []Field{onDay("day", c.Day), said("holds", yesNo(c.Holds)), said("found", c.Words)}
}
