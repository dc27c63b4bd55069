package plan

import (
	"goldthread/assurance"
	"goldthread/day"
	"goldthread/store"
)

// Do makes the entries of an act on an action: Start, SayDone, TakeUp, SendBack, StillHold and Withdraw. The base is the Seq
// of the version that the person saw. StillHold, and SendBack of a blue action, keep an embedded check with the words.
// Agree needs proof: see Standing.Agree.
func (p *Plan) Do(who Person, today day.Day, id string, base int64, act Act, why string) ([]store.Draft, error) {
	a, ok := p.actions[id]
	if !ok {
		return nil, notAllowed("this action is not in the plan any more")
	}
	s, err := p.step(who, &a, act, why)
	if err != nil {
		return nil, err
	}
	switch act {
	case Start, SayDone, TakeUp, SendBack, StillHold:
	case Withdraw:
		return p.Withdraw(who, today, End{ActionKind, id}, base, why)
	default:
		return nil, notAllowed("%q is not done by itself", act)
	}
	d, err := a.moved(s, who, today, why).Draft(base)
	if err != nil || !p.blue(id) {
		return []store.Draft{d}, err
	}
	check, err := p.check(&a, s, who, today, why)
	return []store.Draft{check, d}, err
}

// check makes the entry of an embedded check. Before its day nobody can say that the change has lasted; that it has not
// can be said at any time.
func (p *Plan) check(a *Action, s Step, who Person, today day.Day, words string) (store.Draft, error) {
	due := p.CheckDue(a.ID)
	if s.Act == StillHold && today < due {
		return store.Draft{}, assurance.Problems{{Field: "day", Say: "Whether it has lasted can be said from " + due.Long() + ": three months after the board agreed"}}
	}
	c := Check{Line: Line{Changed: today}, Action: a.ID, Day: today, Holds: s.Act == StillHold, Words: words, By: who.Account}
	return c.Draft(0)
}

// CheckDue is the day from which it can be said of a blue action that its change has lasted; no day where no board agreed.
func (p *Plan) CheckDue(action string) day.Day {
	list := p.hanging.agreements[action]
	if len(list) == 0 || !p.blue(action) {
		return day.Never
	}
	return list[len(list)-1].CheckDue()
}

// moved is the action after a step.
func (a Action) moved(s Step, who Person, today day.Day, why string) *Action {
	a.State, a.Changed, a.Why = s.To, today, why
	switch s.Act {
	case Start:
		a.Began = today
	case SayDone:
		a.Done = today
	case TakeUp, SendBack:
		a.Done = day.Never
	}
	if s.Act == Start || s.Act == SayDone || s.Act == TakeUp {
		a.Hands = joined(a.Hands, who.Account)
	}
	return &a
}

// kept are the kinds that nobody withdraws: they say what was said, agreed and found.
var kept = []string{UpdateKind, AgreementKind, CheckKind, SettingsKind, LinkKind}

// Withdraw makes the entries that take a value out of the plan, with the reason, and end all links on it; what belongs to
// an action goes with it. It can still be read in its history. What a board agreed by cannot be withdrawn.
func (p *Plan) Withdraw(who Person, today day.Day, e End, base int64, why string) ([]store.Draft, error) {
	v, ok := p.Value(e)
	switch {
	case !ok:
		return nil, notAllowed("this is not in the plan any more")
	case oneOf(kept, e.Kind):
		return nil, notAllowed("a %s stays as it was written", e.Kind)
	case why == "":
		return nil, assurance.Problems{{Field: "why", Say: "Say why, so that others can follow it"}}
	}
	if err := p.mayWithdraw(who, v); err != nil {
		return nil, err
	}
	if a, is := v.(*Action); is {
		a.State = Withdrawn
	}
	v.line().Why, v.line().Changed = why, today
	last, err := v.Draft(base)
	if err != nil {
		return nil, err
	}
	drafts := []store.Draft{last, assurance.Withdraw(e.Kind, e.ID, store.AnyBase)}
	for _, h := range p.hanging.on[e] {
		switch {
		case h.Word == "of":
			drafts = append(drafts, assurance.Withdraw(h.Kind, h.ID, store.AnyBase))
			drafts = append(drafts, p.endLinks(h.End)...)
		case h.Out:
			drafts = append(drafts, ended(e, h.Word, h.End))
		default:
			drafts = append(drafts, ended(h.End, h.Word, e))
		}
	}
	return drafts, nil
}

// endLinks ends what an update cites, when its action goes.
func (p *Plan) endLinks(e End) []store.Draft {
	var drafts []store.Draft
	for _, h := range p.hanging.on[e] {
		if h.Out && h.Word != "of" {
			drafts = append(drafts, ended(e, h.Word, h.End))
		}
	}
	return drafts
}

func (p *Plan) mayWithdraw(who Person, v Value) error {
	switch v := v.(type) {
	case *Action:
		_, err := p.step(who, v, Withdraw, "why")
		return err
	case *Evidence:
		if p.provesBlue(v.ID) {
			return notAllowed("a board agreed to an action by this evidence: send the action back first")
		}
		if v.AddedBy == who.Account || who.May(Keeping) {
			return nil
		}
		return notAllowed("somebody else added this evidence: who added it, or whoever keeps the plan, can withdraw it")
	case *Measure:
		if p.shownBlue(v.ID) {
			return notAllowed("a board agreed to an action by this measure: send the action back first")
		}
	}
	return p.may(who, v)
}
