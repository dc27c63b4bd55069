package plan

import (
	"goldthread/assurance"
	"goldthread/store"
)

// Objective is what will be different, and for which children.
type Objective struct {
	Line
	Number      string `json:"number,omitempty"` // as the plan numbers it: "4"
	Title       string `json:"title"`
	SoWhat      string `json:"soWhat,omitempty"`      // so what for children: the difference that they will notice
	Sponsor     string `json:"sponsor,omitempty"`     // the account of who answers for it
	SponsorRole string `json:"sponsorRole,omitempty"` // the same in words that readers outside may see: "Director"
	Board       string `json:"board,omitempty"`       // the body that oversees it; blank: the plan's
}

func (o *Objective) Kind() string { return ObjectiveKind }
func (o *Objective) Name() string { return numbered(o.Number, o.Title) }

func numbered(number, title string) string {
	if number == "" {
		return brief(title)
	}
	return number + " " + brief(title)
}

func (o *Objective) Draft(base int64) (store.Draft, error) {
	var wrong assurance.Problems
	wrong.MayText("number", "the number", o.Number, 20)
	wrong.Text("title", "the objective", o.Title, mostOfTitle)
	wrong.MayText("soWhat", "what it means for children", o.SoWhat, mostOfText)
	wrong.MayText("sponsorRole", "the sponsor's role", o.SponsorRole, mostOfName)
	wrong.MayText("board", "the board", o.Board, mostOfName)
	return o.draft(ObjectiveKind, base, o, wrong)
}

func (o *Objective) Fields() []Field {
	return []Field{said("number", o.Number), said("title", o.Title), said("so what for children", o.SoWhat), said("sponsor", o.Sponsor),
		said("sponsor's role", o.SponsorRole), said("board", o.Board)}
}
