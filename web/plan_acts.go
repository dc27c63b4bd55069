package web

import (
	"goldthread/assurance"
	"goldthread/assurance/plan"
)

// plannedAct is an act on an action as addresses and forms know it.
type plannedAct struct {
	Word   string // in the address
	Act    plan.Act
	Button string
	Asks   string // what its words must say; blank where it needs none
	Done   string // the notice
}

// plannedActs are those that are done by a button; the agreement of a board has a form of its own.
var plannedActs = []plannedAct{
	{"start", plan.Start, "Start", "", "act-started"},
	{"done", plan.SayDone, "Say that it is done", "", "act-done"},
	{"take-up", plan.TakeUp, "Take it up again", "Why it is taken up again", "act-back"},
	{"send-back", plan.SendBack, "Send it back", "What is not done, or did not last", "act-back"},
	{"still-holds", plan.StillHold, "Say that it still holds", "What was looked at, and what was found", "act-holds"},
	{"withdraw", plan.Withdraw, "Withdraw it from the plan", "Why it is withdrawn", "taken-back"},
}

func plannedActOf(word string) (plannedAct, bool) {
	for _, a := range plannedActs {
		if a.Word == word {
			return a, true
		}
	}
	return plannedAct{}, false
}

// moveAction does an act on an action. Where words are wanting, or somebody else has moved it meanwhile, a form asks again
// with what was typed.
func (v *visit) moveAction() error {
	a, err := v.plannedAction()
	if err != nil {
		return err
	}
	act, ok := plannedActOf(v.r.PathValue("act"))
	if !ok {
		return &notFound{"There is no such act.", "The action’s page shows what can be done with it."}
	}
	view := &planFormView{Heading: act.Button, Back: actionHref(a.ID), Sent: actionHref(a.ID) + "/act/" + act.Word, Button: act.Button,
		Lead: []string{a.Name() + "."}, Warn: act.Act == plan.Withdraw, Fields: []field{{Name: "why", Label: act.Asks, As: "text"}}}
	if act.Asks == "" {
		view.Fields = nil
	}
	view.Base = v.typedBase()
	drafts, wrong := v.house.plan.Do(v.planner(), v.today(), a.ID, view.Base, act.Act, v.typed("why"))
	ok, err = v.keepAll(&view.writing, drafts, wrong)
	if err != nil {
		return err
	}
	if ok {
		return v.moved(a.ID, act)
	}
	for i := range view.Problems { // the form has one field
		view.Problems[i] = assurance.Problem{Field: "why", Say: view.Problems[i].Say}
	}
	view.retype(v.r.PostForm)
	return v.showPlanForm(view)
}

func (v *visit) moved(id string, act plannedAct) error {
	if act.Act == plan.Withdraw {
		return v.done("/plan", act.Done)
	}
	return v.done(actionHref(id), act.Done)
}
