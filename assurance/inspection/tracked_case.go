package inspection

import (
	"goldthread/assurance"
	"goldthread/day"
	"goldthread/store"
)

// Choosing is how deep inspectors look at a child's record.
type Choosing string

// The ways in which a child is chosen.
const (
	Tracked Choosing = "tracked" // followed through in depth, with the worker and often the family
	Sampled Choosing = "sampled" // one part of the record looked at
)

// TrackedCase is a line of the list of children whose records inspectors asked for, and how far each is prepared. The child
// stands in the body alone: never in the id, an error or a summary. A page shows it through access.View only.
type TrackedCase struct {
	Kept       `json:"-"`
	Inspection string   `json:"inspection"`
	Child      string   `json:"child"` // the child's id in the authority's record
	Choosing   Choosing `json:"choosing"`
	AskedOn    day.Day  `json:"askedOn"`
	Theme      string   `json:"theme,omitempty"`   // what inspectors look at: "return interviews"
	Auditor    string   `json:"auditor,omitempty"` // who audits the record beforehand
	AuditBy    day.Day  `json:"auditBy,omitzero"`
	AuditBack  day.Day  `json:"auditBack,omitzero"` // when the audit came back
	MeetingOn  day.Day  `json:"meetingOn,omitzero"` // the inspector's meeting with the worker
	Note       string   `json:"note,omitempty"`
}

// Draft makes the entry that keeps the line.
func (c TrackedCase) Draft(base int64) (store.Draft, error) {
	var wrong assurance.Problems
	wrong.Add(c.Inspection == "", "inspection", "Choose the inspection in which the record was asked for")
	wrong.Add(c.Child == "", "child", "Choose the child")
	wrong.Add(c.Choosing != Tracked && c.Choosing != Sampled, "choosing", "Choose tracked or sampled")
	wrong.Add(!c.AskedOn.Known(), "askedOn", "Give the day on which inspectors asked for the record")
	wrong.MayText("theme", "what inspectors look at", c.Theme, mostOfLine)
	wrong.MayText("auditor", "who audits it", c.Auditor, mostOfLine)
	wrong.Add(c.AuditBy.Known() && c.Auditor == "", "auditor", "Name who audits the record by that day")
	wrong.MayText("note", "the note", c.Note, assurance.MostWords)
	inOrder(&wrong, []dated{{c.AskedOn, "askedOn", "the asking"}, {c.AuditBy, "auditBy", "the day for the audit"}})
	inOrder(&wrong, []dated{{c.AskedOn, "askedOn", "the asking"}, {c.AuditBack, "auditBack", "the audit's return"}})
	return assurance.Put(TrackedCaseKind, assurance.OrNewID(c.ID), base, c, wrong)
}
