package record

import (
	"goldthread/codelist"
	"goldthread/day"
)

// Contact is a message to the front door about a child (Annex A list 1): one for each child it was about.
type Contact struct {
	Origin
	Day    day.Day       `json:"day"`
	Source codelist.Code `json:"source,omitempty"` // codelist.Source
}

// Held is always blank: list 1 names no team. The team of a later list would be given only to the contacts that led
// somewhere, and would make them the work of a team that never saw them.
func (Contact) Held() Holding { return Holding{} }

// EarlyHelp is an early-help assessment (list 2).
type EarlyHelp struct {
	Origin
	Start        day.Day `json:"start"`
	Completed    day.Day `json:"completed,omitzero"` // Never while it is open
	Organisation string  `json:"organisation,omitempty"`
}

// Held is always blank: list 2 names no team, and the team of a later list would be given only to the help that led
// somewhere.
func (EarlyHelp) Held() Holding { return Holding{} }

// Referral is a request for children's social care services (list 3).
type Referral struct {
	Origin
	Holding
	Day             day.Day       `json:"day"`
	Source          codelist.Code `json:"source,omitempty"` // codelist.Source
	NoFurtherAction codelist.Code `json:"nfa,omitempty"`    // codelist.Answer: the referral ended in no further action
}

// Assessment is a statutory assessment under section 17 or 47 (list 4).
type Assessment struct {
	Origin
	Holding
	Start        day.Day       `json:"start"`
	Authorised   day.Day       `json:"authorised,omitzero"` // Never while it is open
	ChildSeen    codelist.Code `json:"seen,omitempty"`      // codelist.Answer
	NeedsSupport codelist.Code `json:"support,omitempty"`   // codelist.Answer: assessed as needing children's social care
	Gone         day.Day       `json:"gone,omitzero"`       // see the function Open
}

// Open says whether the assessment runs on the day.
func (a Assessment) Open(on day.Day) bool { return Open(a.Start, a.Authorised, a.Gone, on) }
