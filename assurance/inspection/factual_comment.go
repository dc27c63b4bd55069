package inspection

import (
	"slices"

	"goldthread/assurance"
	"goldthread/store"
)

// CommentState is how far a comment on the draft report has come.
type CommentState string

// The states of a comment.
const (
	Drafted      CommentState = "draft"
	Submitted    CommentState = "submitted"
	Accepted     CommentState = "accepted"
	PartAccepted CommentState = "accepted in part"
	NotAccepted  CommentState = "not accepted"
	CommentLeft  CommentState = "left out" // the authority does not submit it
)

var commentStates = []CommentState{Drafted, Submitted, Accepted, PartAccepted, NotAccepted, CommentLeft}

// The acts on a comment.
const (
	Note       Act = "note"
	Submit     Act = "submit"
	LeaveOut   Act = "leave out"
	TakeUp     Act = "take up again"
	Accept     Act = "accept"
	AcceptPart Act = "accept in part"
	NotAccept  Act = "not accept"
)

// CommentSteps are all the ways that a comment can go. What the inspectorate answers is written down by the authority.
var CommentSteps = Steps[CommentState]{
	{From: "", Act: Note, To: Drafted, Right: keepInspections},
	{From: Drafted, Act: Change, To: Drafted, Right: keepInspections},
	{From: Drafted, Act: Submit, To: Submitted, Right: keepInspections},
	{From: Drafted, Act: LeaveOut, To: CommentLeft, Right: keepInspections, Words: true},
	{From: CommentLeft, Act: TakeUp, To: Drafted, Right: keepInspections},
	{From: Submitted, Act: Accept, To: Accepted, Right: keepInspections},
	{From: Submitted, Act: AcceptPart, To: PartAccepted, Right: keepInspections, Words: true},
	{From: Submitted, Act: NotAccept, To: NotAccepted, Right: keepInspections, Words: true},
}

// FactualComment is one thing that is wrong with the facts of a draft report. By when it is wanted stands with the
// Inspection: CommentsBy.
type FactualComment struct {
	Kept       `json:"-"`
	Inspection string                 `json:"inspection"`
	State      CommentState           `json:"state"`
	Page       int                    `json:"page"`
	Paragraph  string                 `json:"paragraph,omitempty"` // as the report numbers it
	Says       string                 `json:"says"`                // what the report says
	Right      string                 `json:"right"`               // what is right
	Evidence   string                 `json:"evidence"`            // how it can be seen
	Files      []assurance.FrozenFile `json:"files,omitempty"`
	Why        string                 `json:"why,omitempty"` // why it was left out, or what the inspectorate answered
}

// Do gives the comment after an act.
func (c FactualComment) Do(act Act, why string) (FactualComment, error) {
	step, err := CommentSteps.take("this comment", c.State, act, why)
	if err != nil {
		return c, err
	}
	c.State, c.Why = step.To, why
	return c, nil
}

// mostPages is how many pages a report may have.
const mostPages = 500

// Draft makes the entry that keeps the comment.
func (c FactualComment) Draft(base int64) (store.Draft, error) {
	var wrong assurance.Problems
	wrong.Add(c.Inspection == "", "inspection", "Choose the inspection whose draft report it is about")
	wrong.Add(!slices.Contains(commentStates, c.State), "state", "This comment has no state: note it again")
	wrong.Add(c.Page < 1 || c.Page > mostPages, "page", "Give the page of the draft report, from 1")
	wrong.MayText("paragraph", "the paragraph", c.Paragraph, mostOfLine)
	wrong.Text("says", "what the report says", c.Says, assurance.MostWords)
	wrong.Text("right", "what is right", c.Right, assurance.MostWords)
	wrong.Text("evidence", "the evidence", c.Evidence, assurance.MostWords)
	wrong.MayText("why", "the reason", c.Why, assurance.MostWords)
	checkFiles(&wrong, c.Files)
	return assurance.Put(CommentKind, assurance.OrNewID(c.ID), base, c, wrong)
}
