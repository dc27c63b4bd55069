package plan

import (
	"slices"
	"strings"

	"goldthread/assurance"
	"goldthread/day"
	"goldthread/store"
)

// Action is what somebody does, by a day. Its State moves by Plan.Do and no other way.
type Action struct {
	Line
	Number     string      `json:"number,omitempty"` // as the plan numbers it: "4.2"
	Title      string      `json:"title"`
	Owner      string      `json:"owner,omitempty"`   // the account of who answers for it
	Lead       string      `json:"lead,omitempty"`    // the same in words that readers outside may see: "Head of safeguarding"
	Partner    string      `json:"partner,omitempty"` // the agency that does it, or helps
	Contact    string      `json:"contact,omitempty"` // the agency's account, which updates it as the owner does
	Start      day.Day     `json:"start,omitzero"`    // when it is to begin
	Due        day.Day     `json:"due"`
	First      day.Day     `json:"first"` // when it was first due; kept whatever becomes of Due
	Milestones []Milestone `json:"milestones,omitempty"`
	Note       string      `json:"note,omitempty"` // for the service alone
	State      State       `json:"state"`
	Began      day.Day     `json:"began,omitzero"` // when it did begin
	Done       day.Day     `json:"done,omitzero"`  // when it was said to be done; no day again when it is taken up again
	Hands      []string    `json:"hands"`          // the accounts that owned it or moved it on: none of them turns it blue
}

// Milestone is a step on the way to an action.
type Milestone struct {
	ID    string  `json:"id"` // within the action; saving gives a new one its id
	Title string  `json:"title"`
	Due   day.Day `json:"due"`
	First day.Day `json:"first"` // when it was first due
	Done  day.Day `json:"done,omitzero"`
}

func (a *Action) Kind() string { return ActionKind }
func (a *Action) Name() string { return numbered(a.Number, a.Title) }

func (a *Action) Draft(base int64) (store.Draft, error) {
	if !a.First.Known() {
		a.First = a.Due
	}
	var wrong assurance.Problems
	wrong.MayText("number", "the number", a.Number, 20)
	wrong.Text("title", "the action", a.Title, mostOfTitle)
	wrong.Add(a.Owner == "" && a.Lead == "" && a.Partner == "", "owner", "Say who answers for it: an account, a role or an agency")
	wrong.MayText("lead", "the role", a.Lead, mostOfName)
	wrong.MayText("partner", "the agency", a.Partner, mostOfName)
	wrong.MayText("note", "the note", a.Note, mostOfText)
	wrong.Add(!a.Due.Known(), "due", "Give the day by which it will be done")
	wrong.Add(a.Due.Known() && a.Start > a.Due, "start", "It begins after it is due: change one of the two days")
	wrong.Add(!a.State.known(), "state", "It has no state: save it again")
	wrong.Add(a.Done.Known() && a.Done < a.Began, "done", "It was done before it began: change one of the two days")
	a.checkMilestones(&wrong)
	return a.draft(ActionKind, base, a, wrong)
}

const mostMilestones = 50

func (a *Action) checkMilestones(wrong *assurance.Problems) {
	wrong.Add(len(a.Milestones) > mostMilestones, "milestones", "An action has at most %d milestones", mostMilestones)
	for i := range a.Milestones {
		m := &a.Milestones[i]
		if m.ID = assurance.OrNewID(m.ID); !m.First.Known() {
			m.First = m.Due
		}
		wrong.Text("milestones", "the milestone", m.Title, mostOfTitle)
		wrong.Add(!m.Due.Known(), "milestones", "Give the day by which milestone %d will be reached", i+1)
		wrong.Add(slices.ContainsFunc(a.Milestones[:i], func(o Milestone) bool { return o.ID == m.ID }), "milestones", "Milestone %d is there twice", i+1)
	}
}

// asFirstDue keeps the days on which the action and its milestones were first due, and everybody who had a hand in it, as an
// earlier version has them.
func (a Action) asFirstDue(before Action) Action {
	a.First = before.First
	a.Hands = joined(before.Hands, a.Hands...)
	a.Milestones = slices.Clone(a.Milestones)
	for i, m := range a.Milestones {
		if old, ok := before.milestone(m.ID); ok {
			a.Milestones[i].First = old.First
		}
	}
	return a
}

func (a *Action) milestone(id string) (Milestone, bool) {
	i := slices.IndexFunc(a.Milestones, func(m Milestone) bool { return m.ID == id })
	if i < 0 {
		return Milestone{}, false
	}
	return a.Milestones[i], true
}

// Own says whether the action is the account's: its owner's, or its agency's.
func (a *Action) Own(account string) bool {
	return account != "" && (account == a.Owner || account == a.Contact)
}

// Moved is by how many days the due day was moved since it was first set.
func (a *Action) Moved() int { return int(a.Due - a.First) }

// joined adds to a list of accounts those that are not in it.
func joined(list []string, more ...string) []string {
	list = slices.Clip(list)
	for _, one := range more {
		if one != "" && !slices.Contains(list, one) {
			list = append(list, one)
		}
	}
	return list
}

func (a *Action) Fields() []Field {
	f := []Field{said("number", a.Number), said("title", a.Title), said("owner", a.Owner), said("role", a.Lead), said("agency", a.Partner),
		said("agency's account", a.Contact), onDay("start", a.Start), onDay("due", a.Due), said("state", string(a.State)),
		onDay("began", a.Began), onDay("done", a.Done), said("note", a.Note)}
	for _, m := range a.Milestones {
		name := "milestone “" + strings.TrimSpace(m.Title) + "”"
		f = append(f, onDay(name+", due", m.Due), onDay(name+", reached", m.Done))
	}
	return f
}
