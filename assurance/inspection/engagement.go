package inspection

import (
	"goldthread/assurance"
	"goldthread/day"
	"goldthread/store"
)

// Engagement is an annual engagement meeting of the authority with the inspectorate. Its letter is not published.
type Engagement struct {
	Kept       `json:"-"`
	Day        day.Day                `json:"day"`
	Evaluation string                 `json:"evaluation,omitempty"` // id of the SelfEvaluation that was talked about
	Letter     day.Day                `json:"letter,omitzero"`      // when the inspectorate's letter came
	Note       string                 `json:"note,omitempty"`
	Files      []assurance.FrozenFile `json:"files,omitempty"`
}

// Draft makes the entry that keeps the meeting.
func (m Engagement) Draft(base int64) (store.Draft, error) {
	var wrong assurance.Problems
	wrong.Add(!m.Day.Known(), "day", "Give the day of the meeting")
	wrong.MayText("note", "the note", m.Note, assurance.MostWords)
	inOrder(&wrong, []dated{{m.Day, "day", "the meeting"}, {m.Letter, "letter", "the letter about it"}})
	checkFiles(&wrong, m.Files)
	return assurance.Put(EngagementKind, assurance.OrNewID(m.ID), base, m, wrong)
}
