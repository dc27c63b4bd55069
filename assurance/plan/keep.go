package plan

import (
	"slices"

	"goldthread/assurance"
	"goldthread/day"
	"goldthread/store"
)

// Ties are what a value shall be linked to by a word: these values of a kind, and no others of that kind.
type Ties struct {
	Word, Kind string
	IDs        []string
}

// Save makes the entries that keep a value as a person wrote it today, and its links. The base of a change is the value's
// Seq. What is wrong is told as assurance.Problems, what may not be done as *NotAllowed; appending the entries may give a
// *store.Conflict where somebody else saved meanwhile. Updates, agreements and checks are made by Standing.Update, Agree
// and Look; an action's state moves by Do.
func (p *Plan) Save(who Person, today day.Day, v Value, ties ...Ties) ([]store.Draft, error) {
	if err := p.may(who, v); err != nil {
		return nil, err
	}
	if err := p.mayTie(who, v, ties); err != nil {
		return nil, err
	}
	var wrong assurance.Problems
	if err := p.settle(who, v, &wrong); err != nil {
		return nil, err
	}
	v.line().Changed = today
	d, err := v.Draft(v.line().Seq)
	if err := joinProblems(err, wrong); err != nil {
		return nil, err
	}
	v.line().ID = d.ID
	links, err := p.retie(today, v, ties)
	return append([]store.Draft{d}, links...), err
}

// joinProblems gives what the value and what its surroundings say is wrong as one.
func joinProblems(err error, more assurance.Problems) error {
	if len(more) == 0 {
		return err
	}
	own, ok := err.(assurance.Problems)
	if err != nil && !ok {
		return err
	}
	return append(own, more...)
}

// may says whether the person may write the value, as far as the right alone goes.
func (p *Plan) may(who Person, v Value) error {
	rights := []string{Keeping}
	switch v := v.(type) {
	case *Update, *Agreement, *Check, *Link:
		return notAllowed("a %s is not written by itself", v.Kind())
	case *Recommendation:
		if _, stands := p.recommendations[v.ID]; !stands {
			rights = append(rights, v.Source.takenOver()...)
		}
	case *Evidence:
		rights = []string{Keeping, Updating, Checking}
	case *Recovery:
		if a := p.actions[v.Action]; a.Own(who.Account) && who.May(Updating) {
			return nil
		}
	}
	if !slices.ContainsFunc(rights, who.May) {
		return notAllowed("your role may not do this: it needs the right to %s", rights[0])
	}
	return nil
}

// mayTie keeps owners with evidence to their own actions, and the measures of these.
func (p *Plan) mayTie(who Person, v Value, ties []Ties) error {
	if v.Kind() != EvidenceKind || who.May(Keeping) || who.May(Checking) {
		return nil
	}
	for _, t := range ties {
		for _, id := range t.IDs {
			if !p.ownEnd(who, End{t.Kind, id}) {
				return notAllowed("you can add evidence to your own actions and their measures: ask whoever keeps the plan about the others")
			}
		}
	}
	return nil
}

func (p *Plan) ownEnd(who Person, e End) bool {
	if e.Kind == ActionKind {
		a := p.actions[e.ID]
		return a.Own(who.Account)
	}
	for _, a := range p.actions {
		if a.Own(who.Account) && slices.ContainsFunc(p.MeasuresOf(a.ID), func(m Measure) bool { return m.ID == e.ID }) {
			return true
		}
	}
	return false
}

// settle sets what a person does not choose and looks at what must stay.
func (p *Plan) settle(who Person, v Value, wrong *assurance.Problems) error {
	before, existed := p.Value(End{v.Kind(), v.line().ID})
	switch v := v.(type) {
	case *Action:
		if !existed {
			return p.settleNew(who, v)
		}
		return p.settleAction(who, v, before.(*Action), wrong)
	case *Measure:
		if existed {
			return p.settleMeasure(v, before.(*Measure), wrong)
		}
	case *Evidence:
		if existed {
			return p.settleEvidence(who, v, before.(*Evidence))
		}
		v.AddedBy, v.Look = who.Account, nil
	case *Recovery:
		if existed {
			v.Action = before.(*Recovery).Action
		}
		wrong.Add(!p.has(End{ActionKind, v.Action}), "action", "The action is not in the plan any more")
	}
	return nil
}

func (p *Plan) settleNew(who Person, a *Action) error {
	a.State, a.Began, a.Done, a.First = NotStarted, day.Never, day.Never, a.Due
	a.Hands = joined(nil, a.Owner, a.Contact)
	_, err := p.step(who, &Action{}, Add, "")
	return err
}

func (p *Plan) settleAction(who Person, a, before *Action, wrong *assurance.Problems) error {
	if _, err := p.step(who, before, Edit, ""); err != nil {
		return err
	}
	a.State, a.Began, a.Done = before.State, before.Began, before.Done
	a.Hands = []string{a.Owner, a.Contact}
	*a = a.asFirstDue(*before)
	moved := a.Due != before.Due || a.Owner != before.Owner
	for _, m := range a.Milestones {
		old, ok := before.milestone(m.ID)
		moved = moved || ok && old.Due != m.Due
	}
	wrong.Add(moved && a.Why == "", "why", "Say why the day or the owner changes: the plan keeps it")
	return nil
}

func (p *Plan) settleMeasure(m, before *Measure, wrong *assurance.Problems) error {
	if p.shownBlue(m.ID) && (m.Code != before.Code || m.Question != before.Question || m.Polarity != before.Polarity) {
		return notAllowed("a board agreed to an action by this measure: make a new measure, or send the action back first")
	}
	moved := m.Target != before.Target || m.TargetDay != before.TargetDay || m.Baseline != before.Baseline || m.Expect != before.Expect
	wrong.Add(moved && m.Why == "", "why", "Say why the target, the baseline or their days change: the plan keeps it")
	return nil
}

// settleEvidence lets whoever checks it write the look, whoever keeps the plan or added it change the rest; what was
// looked at and is changed must be looked at again.
func (p *Plan) settleEvidence(who Person, e, before *Evidence) error {
	if p.provesBlue(e.ID) {
		return notAllowed("a board agreed to an action by this evidence: send the action back first")
	}
	if who.Account != before.AddedBy && !who.May(Keeping) {
		return notAllowed("somebody else added this evidence: who added it, or whoever keeps the plan, can change it")
	}
	e.AddedBy, e.Look, e.Cleared = before.AddedBy, nil, false
	return nil
}

// LookAt makes the entry of what a person found who checked evidence that another added, and whether readers outside may
// see it.
func (p *Plan) LookAt(who Person, today day.Day, id string, base int64, holds, cleared bool, words string) ([]store.Draft, error) {
	e, ok := p.evidence[id]
	switch {
	case !ok:
		return nil, notAllowed("this evidence is not in the plan any more")
	case !who.May(Checking):
		return nil, notAllowed("your role may not do this: it needs the right to %s", Checking)
	case who.Account == e.AddedBy:
		return nil, notAllowed("you added this evidence, so another person must check it")
	case p.provesBlue(id) && !holds:
		return nil, notAllowed("a board agreed to an action by this evidence: send the action back first")
	}
	e.Look, e.Cleared, e.Changed, e.Why = &Look{who.Account, today, holds, words}, cleared, today, ""
	d, err := e.Draft(base)
	return []store.Draft{d}, err
}

// provesBlue says whether a board agreed to an action by this evidence.
func (p *Plan) provesBlue(evidence string) bool {
	return slices.ContainsFunc(p.Tied(End{EvidenceKind, evidence}, Proves, ActionKind), p.blue)
}

// shownBlue says whether a board agreed to an action by this measure.
func (p *Plan) shownBlue(measure string) bool {
	for _, list := range p.hanging.agreements {
		last := list[len(list)-1]
		if p.blue(last.Action) && slices.ContainsFunc(last.Shown, func(s Shown) bool { return s.Measure == measure }) {
			return true
		}
	}
	return false
}

func (p *Plan) blue(action string) bool {
	a := p.actions[action]
	return a.State == Agreed || a.State == Embedded
}

// retie makes the entries that link a value to what the ties say, and end the links that they leave out.
func (p *Plan) retie(today day.Day, v Value, ties []Ties) ([]store.Draft, error) {
	var drafts []store.Draft
	from := End{v.Kind(), v.line().ID}
	for _, t := range ties {
		now := p.tiedFrom(from, t.Word, t.Kind)
		for _, id := range slices.Compact(slices.Sorted(slices.Values(t.IDs))) {
			if !p.has(End{t.Kind, id}) {
				return nil, assurance.Problems{{Field: t.Kind, Say: "What you chose is not in the plan any more: choose again"}}
			}
			if slices.Contains(now, id) {
				continue
			}
			d, err := linked(today, from, t.Word, End{t.Kind, id})
			if err != nil {
				return nil, err
			}
			drafts = append(drafts, d)
		}
		for _, id := range now {
			if !slices.Contains(t.IDs, id) {
				drafts = append(drafts, ended(from, t.Word, End{t.Kind, id}))
			}
		}
	}
	return drafts, nil
}

// tiedFrom are the ids of the values of a kind that a link of that word goes to from a value.
func (p *Plan) tiedFrom(from End, word, kind string) []string {
	var ids []string
	for _, h := range p.hanging.on[from] {
		if h.Out && h.Word == word && h.Kind == kind {
			ids = append(ids, h.ID)
		}
	}
	return ids
}

// linked makes the entry of a link. Two people may make the same one: it is the same link.
func linked(today day.Day, from End, word string, to End) (store.Draft, error) {
	l := Link{Line: Line{Changed: today}, From: from, Word: word, To: to}
	return l.Draft(store.AnyBase)
}

func ended(from End, word string, to End) store.Draft {
	l := Link{From: from, Word: word, To: to}
	d, _ := l.Draft(store.AnyBase) // for its id
	return assurance.Withdraw(LinkKind, d.ID, store.AnyBase)
}
