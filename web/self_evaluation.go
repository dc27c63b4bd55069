package web

import (
	"errors"
	"slices"
	"strconv"
	"strings"

	"goldthread/access"
	"goldthread/assurance"
	"goldthread/assurance/inspection"
	"goldthread/day"
)

// evaluationsView answers: what do we say of ourselves, who signed it, and what is being written?
type evaluationsView struct {
	frame
	writing
	Versions []evaluationLine
	AsAt     string // the day offered for the next one
	Begins   bool   // the viewer may begin the next
	Desk     bool   // the viewer sees drafts
}

// evaluationLine is a version of the self-evaluation in the list.
type evaluationLine struct {
	inspection.SelfEvaluation
	Writers string
	Signer  string
}

// Signed says that it is signed off for good.
func (l evaluationLine) Signed() bool { return l.State == inspection.SignedOff }

// evaluationName is a version of the self-evaluation as pages call it.
func evaluationName(e inspection.SelfEvaluation) string {
	return "Version " + strconv.Itoa(e.Version) + ", as at " + e.AsAt.Long()
}

func evaluationHref(e inspection.SelfEvaluation) string {
	return "/self-evaluation/" + strconv.Itoa(e.Version)
}

// seesDrafts says that the viewer writes the self-evaluation or signs it off: the others read what is signed.
func (v *visit) seesDrafts() bool {
	return v.may(access.WriteEvaluation) || v.may(access.SignEvaluation)
}

// mayReadEvaluations refuses readers outside: what the authority says of itself goes to the inspectors, and is not
// published.
func (v *visit) mayReadEvaluations() error {
	if v.viewer.Account.Role.Word(access.SeeInspections) == "public" {
		return &forbidden{"The self-evaluation is not published.", "What inspectors found, once it is published, stands under Inspections."}
	}
	return nil
}

// evaluations are those that the viewer may read, the newest first.
func (v *visit) evaluations() []inspection.SelfEvaluation {
	return slices.DeleteFunc(v.house.register.Evaluations(), func(e inspection.SelfEvaluation) bool {
		return e.State != inspection.SignedOff && !v.seesDrafts()
	})
}

// evaluationAsked is the version that the address names, as far as the viewer may read it.
func (v *visit) evaluationAsked() (inspection.SelfEvaluation, error) {
	if err := v.mayReadEvaluations(); err != nil {
		return inspection.SelfEvaluation{}, err
	}
	return v.evaluationNumbered(v.r.PathValue("version"))
}

func (v *visit) evaluationNumbered(number string) (inspection.SelfEvaluation, error) {
	for _, e := range v.evaluations() {
		if strconv.Itoa(e.Version) == number {
			return e, nil
		}
	}
	return inspection.SelfEvaluation{}, &notFound{"There is no such version of the self-evaluation, or it is not signed off.", "The page of the self-evaluation lists those that you can read."}
}

func (v *visit) selfEvaluation() error { return v.showEvaluations(&evaluationsView{}) }

func (v *visit) showEvaluations(view *evaluationsView) error {
	if err := v.mayReadEvaluations(); err != nil {
		return err
	}
	names, err := v.names()
	if err != nil {
		return err
	}
	all := v.house.register.Evaluations()
	view.Section, view.Title, view.Desk = "Inspections", "Self-evaluation", v.seesDrafts()
	view.Begins = v.may(access.WriteEvaluation) && (len(all) == 0 || all[0].State == inspection.SignedOff)
	if view.AsAt == "" && v.newestDay().Known() {
		view.AsAt = v.newestDay().Long()
	}
	for _, e := range v.evaluations() {
		view.Versions = append(view.Versions, evaluationLine{e, calledAll(names, e.Writers), names.of(e.SignedBy)})
	}
	status := 200
	if len(view.Problems) > 0 || view.Meanwhile != nil {
		status, view.Title = 422, "Error: "+view.Title
	}
	return v.answer(status, "evaluations", view)
}

func calledAll(names names, accounts []string) string {
	var all []string
	for _, a := range accounts {
		all = append(all, names.of(a))
	}
	return strings.Join(all, ", ")
}

// beginEvaluation begins the next version, with the text of the newest.
func (v *visit) beginEvaluation() error {
	var newest inspection.SelfEvaluation
	if all := v.house.register.Evaluations(); len(all) > 0 {
		newest = all[0]
	}
	view := &evaluationsView{AsAt: v.typed("asAt")}
	next, err := inspection.BeginEvaluation(newest, v.typedAsAt(&view.writing), v.viewer.Account.Name)
	if err != nil {
		return &invalid{upperFirst(err.Error()) + ".", "The page of the self-evaluation lists it."}
	}
	draft, wrong := next.Draft(0)
	ok, err := v.keep(&view.writing, draft, wrong)
	if err != nil {
		return err
	}
	if !ok {
		return v.showEvaluations(view)
	}
	return v.done(evaluationHref(next)+"/edit", "evaluation")
}

// typedAsAt reads the day that the figures are as at: one up to the newest files.
func (v *visit) typedAsAt(w *writing) day.Day {
	d := w.typedDay("asAt", v.typed("asAt"))
	if d.Known() {
		w.Problems.Add(d > v.newestDay(), "asAt", "%s", v.noFilesSince(d))
	}
	return d
}

func (v *visit) noFilesSince(d day.Day) string {
	if !v.newestDay().Known() {
		return "No files were delivered yet, so there is no figure as at " + d.Long()
	}
	return "The newest files are as at " + v.newestDay().Long() + ": there is no figure as at " + d.Long()
}

// refusedStep is the answer to a step that the register does not take as things stand.
func refusedStep(err error) error {
	var problems assurance.Problems
	if err == nil || errors.As(err, &problems) {
		return nil
	}
	return &invalid{upperFirst(err.Error()) + ".", "The page of the self-evaluation shows how it stands now."}
}
