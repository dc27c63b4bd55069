package plan

import (
	"errors"
	"slices"

	"goldthread/assurance"
	"goldthread/store"
)

// Update makes the entries of what an owner, an agency or whoever keeps the plan says of an action: its words, the evidence
// that they cite, the milestones that were reached, and an act (Start, SayDone; blank for none). The base is the Seq of the
// action that they saw. A rating better than computed needs a reason.
func (s *Standing) Update(who Person, base int64, u Update, evidence []string, act Act) ([]store.Draft, error) {
	a, ok := s.actions[u.Action]
	switch {
	case !ok:
		return nil, notAllowed("this action is not in the plan any more")
	case !who.May(Keeping) && !(who.May(Updating) && a.Own(who.Account)):
		return nil, notAllowed("this action is somebody else's: its owner, or whoever keeps the plan, can update it")
	}
	u.By, u.Changed, u.Line.ID = who.Account, s.Today, ""
	var wrong assurance.Problems
	wrong.Add(u.Day > s.Today, "day", "The update is of a day that has not come")
	wrong.Add(s.blue(a.ID), "action", "It is blue: there is nothing to update, but it can be sent back")
	now := s.ratings[a.ID]
	now.Schedule.hear(&u.Schedule, &wrong, "schedule")
	now.Quality.hear(&u.Quality, &wrong, "quality")
	next, changed, err := s.after(who, a, u, act, &wrong)
	if err != nil {
		return nil, err
	}
	d, err := u.Draft(0)
	if err := joinProblems(err, wrong); err != nil {
		return nil, err
	}
	drafts := []store.Draft{d}
	u.Line.ID = d.ID
	links, err := s.retie(s.Today, &u, []Ties{{Cites, EvidenceKind, evidence}})
	if err != nil {
		return nil, err
	}
	drafts = append(drafts, links...)
	if changed {
		d, err := next.Draft(base)
		if err != nil {
			return nil, err
		}
		drafts = append(drafts, d)
	}
	return drafts, nil
}

// UpdateWith is Update with evidence that is new: it proves the action and is cited by the update. All of it is kept, or
// nothing.
func (s *Standing) UpdateWith(who Person, base int64, u Update, proof []*Evidence, act Act) ([]store.Draft, error) {
	drafts, err := s.Update(who, base, u, nil, act)
	var wrong assurance.Problems
	if err != nil && !errors.As(err, &wrong) {
		return nil, err
	}
	for _, e := range proof {
		added, err := s.Save(who, s.Today, e, Ties{Proves, ActionKind, []string{u.Action}})
		var more assurance.Problems
		switch {
		case errors.As(err, &more):
			wrong = append(wrong, more...)
		case err != nil:
			return nil, err
		}
		if len(wrong) > 0 {
			continue
		}
		cites, err := linked(s.Today, End{UpdateKind, drafts[0].ID}, Cites, End{EvidenceKind, e.ID})
		if err != nil {
			return nil, err
		}
		drafts = append(append(drafts, added...), cites)
	}
	if len(wrong) > 0 {
		return nil, wrong
	}
	return drafts, nil
}

// hear takes in what a person says of a mark.
func (m Mark) hear(w *Word, wrong *assurance.Problems, field string) {
	w.Over = m.Rating
	if w.Rating == "" || w.Rating == Blue {
		return
	}
	wrong.Add(w.Rating.severity() < m.Rating.severity() && w.Why == "", field+" why",
		"It is computed to be %s: say why it is better, or leave it as computed", m.Rating)
}

// after is the action after an update: milestones reached, moved on by the act. With a new hand in it the action has a new
// version, so that an agreement that the same person records meanwhile, from a page made before, is a conflict.
func (s *Standing) after(who Person, a Action, u Update, act Act, wrong *assurance.Problems) (*Action, bool, error) {
	changed := len(u.Reached) > 0 || !slices.Contains(a.Hands, who.Account)
	a.Milestones, a.Changed, a.Why = slices.Clone(a.Milestones), s.Today, ""
	for _, id := range u.Reached {
		i := slices.IndexFunc(a.Milestones, func(m Milestone) bool { return m.ID == id })
		wrong.Add(i < 0, "reached", "A milestone that you chose is not there any more: choose again")
		if i >= 0 && !a.Milestones[i].Done.Known() {
			a.Milestones[i].Done = u.Day
		}
	}
	a.Hands = joined(a.Hands, who.Account)
	if act == "" {
		return &a, changed, nil
	}
	if act != Start && act != SayDone {
		return nil, false, notAllowed("%q is no part of an update", act)
	}
	step, err := s.step(who, &a, act, "")
	if err != nil {
		return nil, false, err
	}
	moved := a.moved(step, who, u.Day, "")
	moved.Changed = s.Today
	return moved, true, nil
}

// Agree makes the entries by which an action turns blue: what the board agreed and when, with the values of its measures as
// they stand today. The base is the Seq of the action that the person saw. Whoever had a hand in the action does not record
// it, and nothing may be lacking in its Proof.
func (s *Standing) Agree(who Person, base int64, agreement Agreement) ([]store.Draft, error) {
	a, ok := s.actions[agreement.Action]
	if !ok {
		return nil, notAllowed("this action is not in the plan any more")
	}
	step, err := s.step(who, &a, Agree, "")
	if err != nil {
		return nil, err
	}
	proof := s.Proof(a.ID)
	var wrong assurance.Problems
	for _, lacking := range proof.Lacking {
		wrong.Add(true, "proof", "%s", lacking)
	}
	wrong.Add(agreement.Day > s.Today, "day", "The board’s day has not come")
	wrong.Add(agreement.Day.Known() && agreement.Day < a.Done, "day", "The board’s day lies before the day on which it was said to be done")
	agreement.Line = Line{Changed: s.Today}
	agreement.By, agreement.Shown = who.Account, proof.Shown
	d, err := agreement.Draft(0)
	if err := joinProblems(err, wrong); err != nil {
		return nil, err
	}
	moved, err := a.moved(step, who, s.Today, "").Draft(base)
	return []store.Draft{d, moved}, err
}
