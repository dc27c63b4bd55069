package web

import (
	"slices"

	"goldthread/access"
	"goldthread/assurance/plan"
	"goldthread/day"
)

// agreement shows the form in which a board's word is written down, or what is missing before there can be one.
func (v *visit) agreement() error {
	view, _, err := v.agreementForm()
	if err != nil {
		return err
	}
	return v.showPlanForm(view)
}

func (v *visit) agreementForm() (*planFormView, *plan.Standing, error) {
	a, err := v.plannedAction()
	if err != nil {
		return nil, nil, err
	}
	if slices.Contains(v.house.plan.Hands(a.ID), v.viewer.Account.Name) {
		return nil, nil, &forbidden{"You had a hand in this action, so another person writes down what the board agreed.",
			"The improvement office, the director or the board’s chair can."}
	}
	s, err := v.standing()
	if err != nil {
		return nil, nil, err
	}
	view := &planFormView{Heading: "What the board agreed", Back: actionHref(a.ID), Sent: actionHref(a.ID) + "/agreement"}
	view.Base = a.Seq
	proof := s.Proof(a.ID)
	view.Lead = []string{a.Name() + ".", "An action turns blue when a board has seen the proof and agreed that it is done and worked. The values of its measures are kept as they stand today."}
	view.Facts = v.proofFacts(s, proof)
	if view.Lacking = proof.Lacking; !v.may(access.SeeFigures) {
		view.Lacking = proof.Plainly
	}
	if len(view.Lacking) == 0 {
		view.Button = "Write down the agreement"
		view.Fields = []field{
			{Name: "body", Label: "Board", As: "line", Value: v.boardOf(a.ID)},
			dayField("day", "Day on which it agreed", howADayLooks, v.today()),
			{Name: "told", Label: "Who told you (may be left blank)", Hint: "Like: the chair, or the minutes", As: "short"},
			{Name: "meeting", Label: "Reference of the meeting (may be left blank)", Hint: "Like: Minute 14 of 3 June 2026", As: "line"},
		}
	}
	return view, s, nil
}

// proofFacts are the proof that there is: the measures that are met, with the figures for those who may see them, and the
// kinds of evidence.
func (v *visit) proofFacts(s *plan.Standing, proof plan.Proof) []plan.Field {
	var facts []plan.Field
	for _, shown := range proof.Shown {
		line, ok := s.Value(plan.End{Kind: plan.MeasureKind, ID: shown.Measure})
		if !ok {
			continue
		}
		text := "met"
		if v.may(access.SeeFigures) {
			text += ": " + plainNumber(rounded(shown.Value)) + " on " + shown.AsAt.Long() + ", target " + plainNumber(shown.Target)
		}
		facts = append(facts, plan.Field{Name: line.Name(), Text: text})
	}
	for _, sort := range proof.Sorts {
		facts = append(facts, plan.Field{Name: "Evidence", Text: upperFirst(string(sort)) + ", checked"})
	}
	return facts
}

// boardOf is the board that oversees an action: that of an objective which it serves, or the plan's.
func (v *visit) boardOf(action string) string {
	p := v.house.plan
	for _, id := range p.Tied(plan.End{Kind: plan.ActionKind, ID: action}, plan.Serves, plan.ObjectiveKind) {
		if line, ok := p.Value(plan.End{Kind: plan.ObjectiveKind, ID: id}); ok {
			if board := line.(*plan.Objective).Board; board != "" {
				return board
			}
		}
	}
	return p.Settings().Board
}

// agree writes down what a board agreed: the action turns blue.
func (v *visit) agree() error {
	view, s, err := v.agreementForm()
	if err != nil {
		return err
	}
	if len(view.Lacking) > 0 {
		view.wrong("main", "The board cannot agree yet: something is missing")
		return v.showPlanForm(view)
	}
	view.Base = v.typedBase()
	agreed := plan.Agreement{Action: v.r.PathValue("action"), Body: v.typed("body"), Day: view.typedDay("day", v.typed("day")), Told: v.typed("told"), Meeting: v.typed("meeting")}
	drafts, wrong := s.Agree(v.planner(), view.Base, agreed)
	ok, err := v.keepAll(&view.writing, drafts, wrong)
	if err != nil {
		return err
	}
	if ok {
		return v.done(actionHref(agreed.Action), "act-agreed")
	}
	view.retype(v.r.PostForm)
	return v.showPlanForm(view)
}

// recovery shows the form in which it is said how an action will come back.
func (v *visit) recovery() error {
	view, err := v.recoveryForm()
	if err != nil {
		return err
	}
	return v.showPlanForm(view)
}

func (v *visit) recoveryForm() (*planFormView, error) {
	a, err := v.plannedAction()
	if err != nil {
		return nil, err
	}
	if !v.may(access.KeepPlan) && !a.Own(v.viewer.Account.Name) {
		return nil, &forbidden{"This action is somebody else’s.", "Its owner, or whoever keeps the plan, says how it will come back."}
	}
	view := &planFormView{Heading: "How it will come back", Back: actionHref(a.ID), Sent: actionHref(a.ID) + "/recovery", Button: "Save"}
	view.Lead = []string{a.Name() + ".", "An action that is red needs a recovery plan: what will be done now, and the day by which it is back on its way."}
	for _, r := range v.house.plan.Recoveries(a.ID) {
		view.Facts = append(view.Facts, plan.Field{Name: r.Name(), Text: r.Text})
	}
	view.Fields = []field{
		{Name: "text", Label: "What will be done", As: "text"},
		dayField("by", "Back on its way by", howADayLooks, day.Never),
	}
	return view, nil
}

// recoverAction keeps a recovery plan. An earlier one stays beside it.
func (v *visit) recoverAction() error {
	view, err := v.recoveryForm()
	if err != nil {
		return err
	}
	r := &plan.Recovery{Action: v.r.PathValue("action"), Text: v.typed("text"), By: view.typedDay("by", v.typed("by"))}
	if r.By.Known() && r.By < v.today() {
		view.wrong("by", "That day has passed: give one that is still to come")
	}
	drafts, wrong := v.house.plan.Save(v.planner(), v.today(), r)
	ok, err := v.keepAll(&view.writing, drafts, view.sayNot("text", wrong))
	if err != nil {
		return err
	}
	if ok {
		return v.done(actionHref(r.Action), "act-recovery")
	}
	view.retype(v.r.PostForm)
	return v.showPlanForm(view)
}
