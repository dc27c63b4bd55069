package web

import (
	"cmp"
	"errors"
	"net/http"
	"slices"
	"strconv"

	"goldthread/access"
	"goldthread/assurance"
	"goldthread/assurance/inspection"
	"goldthread/indicator/catalogue"
)

// evaluationView is one version of the self-evaluation, to be read, printed and signed off.
type evaluationView struct {
	frame
	writing
	Of      inspection.SelfEvaluation
	Parts   []evaluationPart
	Writers string
	Signer  string
	Acts    []evaluationAct
	Edits   bool // the viewer may go on writing
	Own     bool // the viewer wrote in it, so another person signs it off
	Others  []evaluationLine
	Why     string // as typed
}

// evaluationAct is what can be done to a version, as addresses and buttons call it.
type evaluationAct struct {
	Word   string
	act    inspection.Act
	Button string
	Asks   string // what its words must say; blank where it needs none
	Tells  string // what will come of it
	notice string
}

var evaluationActs = []evaluationAct{
	{"send", inspection.SendUp, "Send it for sign-off", "", "Another person then reads it and signs it off. You can take it back.", "eval-sent"},
	{"take-back", inspection.TakeBack, "Take it back to write on", "", "It is then in draft again.", "evaluation"},
	{"sign-off", inspection.SignOff, "Sign it off", "", "Its figures are kept as they stand now, whatever is delivered later, and its words no longer change.", "eval-signed"},
	{"send-back", inspection.SendBack, "Send it back to its writers", "What is to be changed", "", "evaluation"},
}

// Signed says that it is signed off for good.
func (view *evaluationView) Signed() bool { return view.Of.State == inspection.SignedOff }

func (v *visit) evaluation() error {
	e, err := v.evaluationAsked()
	if err != nil {
		return err
	}
	return v.showEvaluation(&evaluationView{Of: e})
}

func (v *visit) showEvaluation(view *evaluationView) (err error) {
	names, err := v.names()
	if err != nil {
		return err
	}
	e := view.Of
	view.Section, view.Title, view.Thread = "Inspections", "Self-evaluation, version "+strconv.Itoa(e.Version), true
	view.Base = cmp.Or(view.Base, e.Seq)
	view.Writers, view.Signer = calledAll(names, e.Writers), names.of(e.SignedBy)
	view.Own = e.State == inspection.ForSignOff && slices.Contains(e.Writers, v.viewer.Account.Name)
	if view.Parts, err = v.evaluationParts(e); err != nil {
		return err
	}
	for _, s := range e.Open(v.viewer.Account.Name) {
		if !v.may(access.Act(s.Right)) {
			continue
		}
		view.Edits = view.Edits || s.Act == inspection.Write
		for _, a := range evaluationActs {
			if a.act == s.Act {
				view.Acts = append(view.Acts, a)
			}
		}
	}
	slices.SortStableFunc(view.Acts, func(a, b evaluationAct) int { return cmp.Compare(len(a.Asks), len(b.Asks)) })
	for _, other := range v.evaluations() {
		if other.Version != e.Version {
			view.Others = append(view.Others, evaluationLine{SelfEvaluation: other})
		}
	}
	status := http.StatusOK
	if len(view.Problems) > 0 || view.Meanwhile != nil {
		status, view.Title = http.StatusUnprocessableEntity, "Error: "+view.Title
	}
	return v.answer(status, "evaluation", view)
}

// moveEvaluation sends a version on, back, or signs it off.
func (v *visit) moveEvaluation() error {
	e, err := v.evaluationAsked()
	if err != nil {
		return err
	}
	i := slices.IndexFunc(evaluationActs, func(a evaluationAct) bool { return a.Word == v.r.PathValue("act") })
	if i < 0 {
		return &notFound{"There is no such act.", "The page of the self-evaluation shows what can be done with it."}
	}
	act := evaluationActs[i]
	if !v.mayMove(act.act) {
		return access.ErrNotYours
	}
	view := &evaluationView{Of: e, Why: v.typed("why")}
	moved, wrong := v.evaluationAfter(e, act.act, view.Why)
	if refused := refusedStep(wrong); refused != nil {
		return refused
	}
	draft, problems := moved.Draft(v.typedBase())
	ok, err := v.keep(&view.writing, draft, together(wrong, v.misquoted(moved), problems))
	if err != nil {
		return err
	}
	if !ok {
		view.Of, _ = v.house.register.Evaluation(e.ID)
		return v.showEvaluation(view)
	}
	return v.done(evaluationHref(e), act.notice)
}

// mayMove says whether the viewer has the right that an act on a self-evaluation asks.
func (v *visit) mayMove(act inspection.Act) bool {
	return slices.ContainsFunc(inspection.EvaluationSteps, func(s inspection.Step[inspection.EvaluationState]) bool {
		return s.Act == act && v.may(access.Act(s.Right))
	})
}

func (v *visit) evaluationAfter(e inspection.SelfEvaluation, act inspection.Act, why string) (inspection.SelfEvaluation, error) {
	if act != inspection.SignOff {
		return e.Do(act, v.viewer.Account.Name, why)
	}
	return e.Sign(v.viewer.Account.Name, v.today(), func(c inspection.Citation) (inspection.Told, error) { return v.tell(e.AsAt, c) })
}

// mostCited keeps a text from asking for more figures than a page can count.
const mostCited = 150

// misquoted says what is cited that is not there.
func (v *visit) misquoted(e inspection.SelfEvaluation) error {
	all := e.Citations()
	var wrong assurance.Problems
	wrong.Add(len(all) > mostCited, string(e.Sections[0].Question), "%d citations are too many: keep up to %d", len(all), mostCited)
	for _, s := range e.Sections {
		pieces, _ := inspection.Pieces("", s.Text)
		for _, p := range pieces {
			if c := p.Citation; c != nil && c.AsAt.Known() {
				wrong.Add(c.AsAt > v.newestDay(), string(s.Question), "%s: %s", c, v.noFilesSince(c.AsAt))
			}
		}
	}
	return together(e.Cites(func(code string) bool { _, ok := catalogue.Find(code); return ok },
		func(id string) bool { _, ok := v.house.register.Document(id); return ok }), problemsOr(wrong))
}

// problemsOr is the problems as an error; none where there are none.
func problemsOr(p assurance.Problems) error {
	if len(p) == 0 {
		return nil
	}
	return p
}

// together is what is wrong in all of several ways. What is no problem of a field stands alone.
func together(all ...error) error {
	var wrong assurance.Problems
	for _, err := range all {
		var problems assurance.Problems
		switch {
		case errors.As(err, &problems):
			wrong = append(wrong, problems...)
		case err != nil:
			return err
		}
	}
	return problemsOr(wrong)
}

// evaluationsComparedView lays two versions over each other.
type evaluationsComparedView struct {
	frame
	Before, After inspection.SelfEvaluation
	Parts         []inspection.ComparedSection
	Figures       []figureMoved
}

// figureMoved is a figure that both versions cite.
type figureMoved struct{ Name, Before, After string }

// compareEvaluations lays a version over another: the one before it, or the one that is asked for.
func (v *visit) compareEvaluations() error {
	after, err := v.evaluationAsked()
	if err != nil {
		return err
	}
	before, err := v.evaluationNumbered(cmp.Or(v.r.FormValue("with"), strconv.Itoa(after.Version-1)))
	if err != nil {
		return err
	}
	if before.Version > after.Version {
		before, after = after, before
	}
	view := &evaluationsComparedView{Before: before, After: after, Parts: inspection.Compare(before, after)}
	view.Section, view.Title, view.Thread = "Inspections", "What changed from version "+strconv.Itoa(before.Version)+" to version "+strconv.Itoa(after.Version), true
	if view.Figures, err = v.figuresMoved(before, after); err != nil {
		return err
	}
	return v.render("eval_compared", view)
}

func (v *visit) figuresMoved(before, after inspection.SelfEvaluation) ([]figureMoved, error) {
	if !v.may(access.SeeFigures) {
		return nil, nil
	}
	var moved []figureMoved
	had := map[string]bool{}
	for _, c := range after.Citations() {
		if c.Kind != inspection.Figure || had[c.String()] {
			continue
		}
		had[c.String()] = true
		for _, old := range before.Citations() {
			if old.String() != c.String() {
				continue
			}
			then, err := v.citedOf(before, old, 0)
			if err != nil {
				return nil, err
			}
			now, err := v.citedOf(after, c, 0)
			if err != nil {
				return nil, err
			}
			moved = append(moved, figureMoved{now.Name, then.Says, now.Says})
			break
		}
	}
	return moved, nil
}
