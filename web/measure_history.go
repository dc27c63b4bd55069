package web

import (
	"goldthread/access"
	"goldthread/assurance"
)

// historyView is all that was ever written about a measure.
type historyView struct {
	frame
	Code  string
	Lines []historyLine
}

type historyLine struct {
	When, Who, What string
	State           string // "withdrawn", "changed", "written"
}

func (v *visit) measureHistory() error {
	in, err := indicatorNamed(v.r.PathValue("code"))
	if err != nil {
		return err
	}
	changes, err := assurance.Changes(v.ctx(), v.Journal, v.house.code, in.About().Code)
	if err != nil {
		return err
	}
	names, err := v.names()
	if err != nil {
		return err
	}
	view := &historyView{Code: in.About().Code}
	view.Section, view.Title = "Scorecard", "What was written about: "+in.About().Title
	for _, c := range changes {
		view.Lines = append(view.Lines, historyLine{c.At.In(v.london).Format("2 January 2006, 15:04"), names.of(c.Actor), changeWords(&c, names), changeState(&c)})
	}
	return v.render("measure_history", view)
}

func changeWords(c *assurance.Change, names names) string {
	switch {
	case c.Target != nil:
		return targetWords(c.Target)
	case c.Owner != nil:
		return "Owner: " + names.of(c.Owner.Account) + "."
	case c.Commentary != nil:
		return commentaryWords(c.Commentary)
	}
	text := noteWords(c.Break)
	if c.Break.Code == "" {
		text += " (all measures)"
	}
	return text
}

func changeState(c *assurance.Change) string {
	switch {
	case c.Withdrawn:
		return "withdrawn"
	case c.Again:
		return "changed"
	}
	return "written"
}

// withdraw takes a target, a note or one's own words back. They can still be read in the history.
func (v *visit) withdraw() error {
	in, err := indicatorNamed(v.r.PathValue("code"))
	if err != nil {
		return err
	}
	kind, id := v.typed("kind"), v.typed("id")
	if !v.mayWithdraw(kind, in.About().Code, id) {
		return &notFound{"There is nothing of that kind to withdraw, or it is not yours.", "Open the page of the measure again."}
	}
	var w writing
	ok, err := v.keep(&w, assurance.Withdraw(kind, id, v.typedBase()), nil)
	if err != nil {
		return err
	}
	if !ok {
		return &invalid{"Somebody has changed this meanwhile, so it was not withdrawn. What stands now: " + w.Meanwhile.What, "Open the measure again; if it should still go, withdraw it there."}
	}
	return v.done(v.indicatorHref(in.About().Code), "taken-back")
}

// mayWithdraw says whether it stands about this measure and is the viewer's to take back.
func (v *visit) mayWithdraw(kind, code, id string) bool {
	switch kind {
	case assurance.TargetKind:
		for _, t := range v.house.written.Targets() {
			if t.Code == code && t.ID == id {
				return v.may(access.SetTargets)
			}
		}
	case assurance.BreakKind:
		for _, n := range v.house.written.Breaks(code) {
			if n.ID == id {
				return v.may(access.WriteBreakNotes)
			}
		}
	case assurance.CommentaryKind:
		_, own := v.ownCommentary(code, id)
		return own && v.mayWriteOf(code)
	}
	return false
}
