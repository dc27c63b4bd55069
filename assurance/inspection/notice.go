package inspection

import (
	"goldthread/assurance"
	"goldthread/day"
	"goldthread/store"
)

// NoticeSort is what the Secretary of State issued.
type NoticeSort string

// The sorts of notices.
const (
	ImprovementNotice  NoticeSort = "improvement notice"
	StatutoryDirection NoticeSort = "statutory direction"
)

// NoticeState is whether a notice holds.
type NoticeState string

// The states of a notice.
const (
	InForce NoticeState = "in force"
	Ended   NoticeState = "ended"
)

// Notice is an improvement notice or a statutory direction. Its conditions are recommendations of the plan whose source is
// this notice.
type Notice struct {
	Kept      `json:"-"`
	Sort      NoticeSort             `json:"sort"`
	State     NoticeState            `json:"state"`
	IssuedBy  string                 `json:"issuedBy"`
	IssuedOn  day.Day                `json:"issuedOn"`
	After     string                 `json:"after,omitempty"`     // id of the Inspection that led to it
	Text      string                 `json:"text,omitempty"`      // what it is about, in a paragraph
	Appointed string                 `json:"appointed,omitempty"` // the adviser or commissioner
	As        string                 `json:"as,omitempty"`        // "adviser", "commissioner"
	Months    int                    `json:"months"`              // from one review to the next
	EndedOn   day.Day                `json:"endedOn,omitzero"`
	Files     []assurance.FrozenFile `json:"files,omitempty"`
	Why       string                 `json:"why,omitempty"` // why it ended, or was corrected
}

// UsualReview is how many months lie between reviews where a notice says nothing else.
const UsualReview = 6

const mostReview = 24

// The acts on a notice.
const (
	File   Act = "file" // a notice that was received
	End    Act = "end"
	Revive Act = "revive" // it was ended by mistake
)

const keepNotices = "keep notices"

// NoticeSteps are all the ways that a notice can go.
var NoticeSteps = Steps[NoticeState]{
	{From: "", Act: File, To: InForce, Right: keepNotices},
	{From: InForce, Act: Change, To: InForce, Right: keepNotices},
	{From: InForce, Act: End, To: Ended, Right: keepNotices, Words: true},
	{From: Ended, Act: Revive, To: InForce, Right: keepNotices, Words: true},
}

// Do gives the notice after an act; the day of an End is set before.
func (n Notice) Do(act Act, why string) (Notice, error) {
	step, err := NoticeSteps.take("this notice", n.State, act, why)
	if err != nil {
		return n, err
	}
	n.State, n.Why = step.To, why
	if act == Revive {
		n.EndedOn = day.Never
	}
	return n, nil
}

// Draft makes the entry that keeps the notice.
func (n Notice) Draft(base int64) (store.Draft, error) {
	var wrong assurance.Problems
	wrong.Add(n.Sort != ImprovementNotice && n.Sort != StatutoryDirection, "sort", "Choose an improvement notice or a statutory direction")
	wrong.Add(n.State != InForce && n.State != Ended, "state", "This notice has no state: file it again")
	wrong.Text("issuedBy", "who issued it", n.IssuedBy, mostOfLine)
	wrong.Add(!n.IssuedOn.Known(), "issuedOn", "Give the day on which it was issued")
	wrong.MayText("text", "what it is about", n.Text, assurance.MostWords)
	wrong.MayText("appointed", "who was appointed", n.Appointed, mostOfLine)
	wrong.Add((n.As == "") != (n.Appointed == ""), "as", "Name who was appointed, and as adviser or as commissioner; or neither")
	wrong.Add(n.As != "" && n.As != "adviser" && n.As != "commissioner", "as", "Choose adviser or commissioner")
	wrong.Add(n.Months < 1 || n.Months > mostReview, "months", "Give the months from one review to the next, from 1 to %d; %d is usual", mostReview, UsualReview)
	wrong.Add(n.State == Ended && !n.EndedOn.Known(), "endedOn", "Give the day on which it ended")
	wrong.Add(n.State == InForce && n.EndedOn.Known(), "endedOn", "A notice in force has no day of ending: leave it out, or end it")
	wrong.MayText("why", "the reason", n.Why, assurance.MostWords)
	inOrder(&wrong, []dated{{n.IssuedOn, "issuedOn", "the notice"}, {n.EndedOn, "endedOn", "its end"}})
	checkFiles(&wrong, n.Files)
	return assurance.Put(NoticeKind, assurance.OrNewID(n.ID), base, n, wrong)
}
