package web

import (
	"net/http"

	"goldthread/assurance"
	"goldthread/indicator"
)

// targetView is the form of a target, with those that stand.
type targetView struct {
	frame
	writing
	Value, Tolerance, From, SetBy, Why string // as typed
	Unit                               string // in words
	Direction                          indicator.Polarity
	Standing                           []standingTarget
}

type standingTarget struct {
	assurance.Target
	Words, Who, Href string
}

func (v *visit) newTarget(in indicator.Indicator) (*targetView, error) {
	w := in.About()
	view := &targetView{writing: writing{Code: w.Code, About: w.Title}, Unit: unitWords(in.Unit()), Direction: w.Polarity}
	view.Section, view.Title = "Scorecard", "Target: "+w.Title
	names, err := v.names()
	for _, t := range v.house.written.Targets() {
		if t.Code == w.Code {
			view.Standing = append(view.Standing, standingTarget{t, targetWords(&t), names.of(t.Actor), "/indicator/" + t.Code + "/target" + v.look.Query("from", t.From.String())})
		}
	}
	return view, err
}

// target shows the form: blank, or with the target that holds from a day, to change it.
func (v *visit) target() error {
	in, err := indicatorNamed(v.r.PathValue("code"))
	if err != nil {
		return err
	}
	view, err := v.newTarget(in)
	if err != nil {
		return err
	}
	for _, t := range view.Standing {
		if t.From.String() == v.r.FormValue("from") {
			view.Base, view.ID = t.Seq, t.ID
			view.Value, view.Tolerance, view.From, view.SetBy, view.Why = plainNumber(t.Value), plainNumber(t.Tolerance), t.From.Long(), t.SetBy, t.Why
		}
	}
	return v.render("target", view)
}

// setTarget saves a target. A target from another day is another one: the earlier stays and holds for the days before.
func (v *visit) setTarget() error {
	in, err := indicatorNamed(v.r.PathValue("code"))
	if err != nil {
		return err
	}
	view, err := v.newTarget(in)
	if err != nil {
		return err
	}
	view.Base, view.ID = v.typedBase(), v.typed("id")
	view.Value, view.Tolerance, view.From, view.SetBy, view.Why = v.typed("value"), v.typed("tolerance"), v.typed("from"), v.typed("setBy"), v.typed("why")
	t := view.read()
	base := view.Base
	if assurance.TargetID(t.Code, t.From) != view.ID && view.ID != "" {
		base = 0 // the day was changed: a target of its own
	}
	draft, wrong := t.Draft(base)
	if wrong == nil {
		wrong = t.Fits(in)
	}
	ok, err := v.keep(&view.writing, draft, wrong)
	if err != nil {
		return err
	}
	if ok {
		return v.done(v.indicatorHref(t.Code), "target")
	}
	if view.Meanwhile != nil { // somebody else's target of the day that was typed: saving again takes its place
		view.ID = assurance.TargetID(t.Code, t.From)
	}
	return v.answer(http.StatusUnprocessableEntity, "target", view)
}

// read is the target that was typed.
func (view *targetView) read() assurance.Target {
	t := assurance.Target{Code: view.Code, SetBy: view.SetBy, Why: view.Why}
	t.Value = view.typedNumber("value", view.Value, "Write the target as a number, for example 85")
	if view.Tolerance != "" {
		t.Tolerance = view.typedNumber("tolerance", view.Tolerance, "Write the tolerance as a number, for example 5, or leave it blank")
	}
	t.From = view.typedDay("from", view.From)
	return t
}
