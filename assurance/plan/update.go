package plan

import (
	"goldthread/assurance"
	"goldthread/day"
	"goldthread/store"
)

// Update is what the owner of an action, or its agency, says of it on a day. It stands as it was said: a later one follows it.
type Update struct {
	Line
	Action   string   `json:"action"`
	Day      day.Day  `json:"day"`
	By       string   `json:"by"`
	Did      string   `json:"did"`                // what was done
	Next     string   `json:"next,omitempty"`     // what comes next
	Schedule Word     `json:"schedule,omitzero"`  // what they say of its rating
	Quality  Word     `json:"quality,omitzero"`   // the same
	Reached  []string `json:"reached,omitempty"`  // the milestones that were reached
	Internal bool     `json:"internal,omitempty"` // for the service alone
}

// Word is what a person says of a rating: worse than computed without more, better only with a reason.
type Word struct {
	Rating Rating `json:"rating,omitempty"` // Green, Amber or Red; blank: as computed
	Why    string `json:"why,omitempty"`    // why it is better than computed
	Over   Rating `json:"over,omitempty"`   // what was computed then; saving sets it
}

// Said is the day from which the update counts: the one on which it was written, or that it is of where that is later. An
// update that tells of last month was no word last month.
func (u *Update) Said() day.Day { return max(u.Day, u.Changed) }

func (u *Update) Kind() string { return UpdateKind }
func (u *Update) Name() string { return "Update of " + u.Day.Long() }

func (u *Update) Draft(base int64) (store.Draft, error) {
	var wrong assurance.Problems
	wrong.Add(u.Action == "", "action", "Choose the action")
	wrong.Add(!u.Day.Known(), "day", "Give the day of the update")
	wrong.Add(u.By == "", "by", "Nobody wrote it: sign in again")
	wrong.Text("did", "what was done", u.Did, mostOfText)
	wrong.MayText("next", "what comes next", u.Next, mostOfText)
	u.Schedule.check(&wrong, "schedule")
	u.Quality.check(&wrong, "quality")
	return u.draft(UpdateKind, base, u, wrong)
}

func (w Word) check(wrong *assurance.Problems, field string) {
	wrong.Add(w.Rating == Blue, field, "Nobody says blue: a board agrees to it, on proof")
	wrong.Add(w.Rating != Blue && w.Rating != "" && !oneOf([]Rating{Green, Amber, Red}, w.Rating), field, "Choose green, amber or red, or leave it as computed")
	wrong.MayText(field+" why", "the reason", w.Why, mostOfReason)
}

func (u *Update) Fields() []Field {
	return []Field{onDay("day", u.Day), said("done", u.Did), said("next", u.Next), said("schedule as said", string(u.Schedule.Rating)),
		said("quality as said", string(u.Quality.Rating)), said("for the service alone", yesNo(u.Internal))}
}

// Recovery says how an action that is red will come back, and by when.
type Recovery struct {
	Line
	Action string  `json:"action"`
	Text   string  `json:"text"`
	By     day.Day `json:"by"`
}

func (r *Recovery) Kind() string { return RecoveryKind }
func (r *Recovery) Name() string { return "Recovery by " + r.By.Long() }

func (r *Recovery) Draft(base int64) (store.Draft, error) {
	var wrong assurance.Problems
	wrong.Add(r.Action == "", "action", "Choose the action")
	wrong.Text("text", "how it will come back", r.Text, mostOfText)
	wrong.Add(!r.By.Known(), "by", "Give the day by which it will be back")
	return r.draft(RecoveryKind, base, r, wrong)
}

func (r *Recovery) Fields() []Field {
	return []Field{said("how it comes back", r.Text), onDay("by", r.By)}
}
