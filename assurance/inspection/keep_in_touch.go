package inspection

import (
	"goldthread/assurance"
	"goldthread/day"
	"goldthread/store"
)

// KeepInTouch is what was said in the daily meeting of the lead inspector and the authority: one a day.
type KeepInTouch struct {
	Kept       `json:"-"`
	Inspection string  `json:"inspection"`
	Day        day.Day `json:"day"`
	Present    string  `json:"present,omitempty"`
	Text       string  `json:"text"`
	Emerging   string  `json:"emerging,omitempty"` // findings that begin to show; confidential
}

// Draft makes the entry that keeps the note. Its id is made of the inspection and the day.
func (k KeepInTouch) Draft(base int64) (store.Draft, error) {
	var wrong assurance.Problems
	wrong.Add(k.Inspection == "", "inspection", "Choose the inspection that the note is about")
	wrong.Add(!k.Day.Known(), "day", "Give the day of the meeting")
	wrong.MayText("present", "who was there", k.Present, mostOfLine)
	wrong.Text("text", "the note", k.Text, assurance.MostWords)
	wrong.MayText("emerging", "what begins to show", k.Emerging, assurance.MostWords)
	return assurance.Put(KeepInTouchKind, k.Inspection+" "+k.Day.String(), base, k, wrong)
}
