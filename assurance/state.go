package assurance

import (
	"fmt"
	"slices"
)

// State is how far a pack has come.
type State string

// The states.
const (
	Drafted    State = "draft"
	SecondLook State = "second look"
	Approved   State = "approved" // for good: its papers are frozen
)

func (s State) known() bool { return s == Drafted || s == SecondLook || s == Approved }

// Act is what a person does to a pack.
type Act string

// The acts.
const (
	Begin    Act = "begin"
	Edit     Act = "edit"
	Send     Act = "send for a second look"
	TakeBack Act = "take back"
	Return   Act = "return"
	Approve  Act = "approve"
)

// Step is a line of the table of steps.
type Step struct {
	From  State // blank: there is no pack yet
	Act   Act
	To    State
	Right string // the act of the rights table that it needs
	Other bool   // only who has not written in it
	Words bool   // only with words why
}

// Steps are all the ways that a pack can go; there is no other.
var Steps = []Step{
	{From: "", Act: Begin, To: Drafted, Right: "draft papers"},
	{From: Drafted, Act: Edit, To: Drafted, Right: "draft papers"},
	{From: Drafted, Act: Send, To: SecondLook, Right: "draft papers"},
	{From: SecondLook, Act: TakeBack, To: Drafted, Right: "draft papers"},
	{From: SecondLook, Act: Return, To: Drafted, Right: "approve papers", Words: true},
	{From: SecondLook, Act: Approve, To: Approved, Right: "approve papers", Other: true},
}

// Open lists what the person may do to the pack as it stands; their rights are asked apart, by Step.Right.
func (p Pack) Open(who string) []Step {
	return slices.DeleteFunc(slices.Clone(Steps), func(s Step) bool {
		return s.From != p.State || s.Other && slices.Contains(p.Writers, who)
	})
}

// Do gives the pack after an act of a person, with the words why where the act needs some. The one who drafted it or
// edited it never approves it. What an act changes beside the state is set before: the text of an Edit, the Files of an
// Approve.
func (p Pack) Do(act Act, who, why string) (Pack, error) {
	i := slices.IndexFunc(Steps, func(s Step) bool { return s.From == p.State && s.Act == act })
	if i < 0 {
		return p, fmt.Errorf("papers that are %s cannot be changed by %q: look at them again, somebody may have moved them on", stateWords(p.State), act)
	}
	step := Steps[i]
	switch {
	case step.Other && slices.Contains(p.Writers, who):
		return p, fmt.Errorf("you have written in these papers, so another person must %s them", act)
	case step.Words && why == "":
		return p, Problems{{"why", "Say why, so that the writer knows what to change"}}
	}
	p.State, p.Why = step.To, why
	switch act {
	case Begin, Edit:
		if !slices.Contains(p.Writers, who) {
			p.Writers = append(slices.Clone(p.Writers), who)
		}
	case Approve:
		p.Approver = who
	}
	return p, nil
}

func stateWords(s State) string {
	switch s {
	case "":
		return "not begun"
	case Drafted:
		return "in draft"
	case SecondLook:
		return "at their second look"
	}
	return string(s)
}
