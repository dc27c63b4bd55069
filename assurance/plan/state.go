package plan

import (
	"fmt"
	"slices"

	"goldthread/assurance"
)

// State is how far an action has come.
type State string

// The states.
const (
	NotStarted State = "not started"
	UnderWay   State = "under way"
	SaidDone   State = "done"
	Agreed     State = "blue"     // a board agreed that it is done and worked
	Embedded   State = "embedded" // three months later it still held
	Withdrawn  State = "withdrawn"
)

func (s State) known() bool {
	return oneOf([]State{NotStarted, UnderWay, SaidDone, Agreed, Embedded, Withdrawn}, s)
}

// Act is what a person does to an action.
type Act string

// The acts.
const (
	Add       Act = "add"
	Edit      Act = "edit"
	Start     Act = "start"
	SayDone   Act = "say that it is done"
	TakeUp    Act = "take up again"
	SendBack  Act = "send back"
	Agree     Act = "record that the board agreed"
	StillHold Act = "say that it still holds"
	Withdraw  Act = "withdraw"
)

// The acts of the rights table that the plan asks for.
const (
	Seeing    = "see the plan"
	Keeping   = "keep the plan"
	Updating  = "update own actions"
	Checking  = "check evidence"
	Recording = "record the board's agreement"
)

// Step is a line of the table of steps.
type Step struct {
	From  State // blank: there is no action yet
	Act   Act
	To    State
	Right string // the act of the rights table that it needs
	Own   bool   // only of one's own actions
	Other bool   // only who had no hand in it
	Words bool   // only with words why
}

// Steps are all the ways that an action can go; there is no other. Where an act stands twice, either right will do.
var Steps = []Step{
	{From: "", Act: Add, To: NotStarted, Right: Keeping},
	{From: NotStarted, Act: Edit, To: NotStarted, Right: Keeping},
	{From: UnderWay, Act: Edit, To: UnderWay, Right: Keeping},
	{From: SaidDone, Act: Edit, To: SaidDone, Right: Keeping},

	{From: NotStarted, Act: Start, To: UnderWay, Right: Keeping},
	{From: NotStarted, Act: Start, To: UnderWay, Right: Updating, Own: true},
	{From: UnderWay, Act: SayDone, To: SaidDone, Right: Keeping},
	{From: UnderWay, Act: SayDone, To: SaidDone, Right: Updating, Own: true},
	{From: SaidDone, Act: TakeUp, To: UnderWay, Right: Keeping, Words: true},
	{From: SaidDone, Act: TakeUp, To: UnderWay, Right: Updating, Own: true, Words: true},

	{From: SaidDone, Act: SendBack, To: UnderWay, Right: Checking, Words: true},
	{From: SaidDone, Act: Agree, To: Agreed, Right: Recording, Other: true},
	{From: Agreed, Act: StillHold, To: Embedded, Right: Checking, Other: true, Words: true},
	{From: Agreed, Act: SendBack, To: UnderWay, Right: Checking, Words: true},
	{From: Embedded, Act: SendBack, To: UnderWay, Right: Checking, Words: true},

	{From: NotStarted, Act: Withdraw, To: Withdrawn, Right: Keeping, Words: true},
	{From: UnderWay, Act: Withdraw, To: Withdrawn, Right: Keeping, Words: true},
	{From: SaidDone, Act: Withdraw, To: Withdrawn, Right: Keeping, Words: true},
}

// Person is who does something: an account, and what the rights table allows it.
type Person struct {
	Account string
	May     func(right string) bool
}

// NotAllowed is the error of something that this person, or nobody, may do to a value as it stands.
type NotAllowed struct{ Say string }

func (e *NotAllowed) Error() string { return e.Say }

func notAllowed(say string, args ...any) error { return &NotAllowed{fmt.Sprintf(say, args...)} }

// Open lists the acts that the person may do to an action as it stands; id is blank for a new one. An agreement also
// needs proof: Standing.Proof says what is missing.
func (p *Plan) Open(who Person, id string) []Step {
	a := p.actions[id]
	return slices.DeleteFunc(slices.Clone(Steps), func(s Step) bool { return p.fits(s, who, &a) != nil })
}

// fits says why a step is not for the person; nil where it is.
func (p *Plan) fits(s Step, who Person, a *Action) error {
	switch {
	case s.From != a.State:
		return notAllowed("an action that is %s cannot be changed by %q: look at it again, somebody may have moved it on", a.State, s.Act)
	case !who.May(s.Right):
		return notAllowed("your role may not do this: it needs the right to %s", s.Right)
	case s.Own && !a.Own(who.Account):
		return notAllowed("this action is somebody else's: its owner, or whoever keeps the plan, can do this")
	case s.Other && slices.Contains(p.Hands(a.ID), who.Account):
		return notAllowed("you had a hand in this action, so another person must do this")
	}
	return nil
}

// step finds the line of the table by which the person may do the act, or says why there is none.
func (p *Plan) step(who Person, a *Action, act Act, words string) (Step, error) {
	why := notAllowed("an action that is %s cannot be changed by %q: look at it again, somebody may have moved it on", stateWords(a.State), act)
	for _, s := range Steps {
		if s.Act != act || s.From != a.State {
			continue
		}
		if err := p.fits(s, who, a); err != nil {
			why = err
			continue
		}
		if s.Words && words == "" {
			return s, assurance.Problems{{Field: "why", Say: "Say why, so that others can follow it"}}
		}
		return s, nil
	}
	return Step{}, why
}

func stateWords(s State) string {
	if s == "" {
		return "not there"
	}
	return string(s)
}
