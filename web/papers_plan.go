package web

import (
	"errors"
	"net/http"
	"slices"

	"goldthread/access"
	"goldthread/assurance"
	"goldthread/day"
	"goldthread/indicator"
	"goldthread/report"
	"goldthread/store"
)

// planView is the form of what papers are about: for whom, as at which day, which areas.
type planView struct {
	frame
	writing
	Name       string // as typed
	AsAt       day.Day
	Days       []day.Day
	Public     bool
	PublicOnly bool // the viewer drafts public papers alone
	Areas      []planArea
	Anew       bool // the figures are to be fixed anew
	Back       string
}

type planArea struct {
	Name   indicator.Area
	Chosen bool
}

func (v *visit) newPapers() error {
	if !v.newestDay().Known() {
		return v.nothingYet()
	}
	return v.showPlan(http.StatusOK, &planView{AsAt: v.newestDay(), Public: v.draftsPublicOnly()}, nil)
}

func (v *visit) draftsPublicOnly() bool { return v.viewer.Account.Role.PublicOnly(access.DraftPapers) }

func (v *visit) showPlan(status int, view *planView, chosen []indicator.Area) error {
	view.Section, view.Days, view.PublicOnly, view.Back = "Papers", v.daysOf(), v.draftsPublicOnly(), "/papers"
	view.Title = "Draft new papers"
	if view.ID != "" {
		view.Title, view.Back = "What these papers are about", "/papers/"+view.ID
	}
	if len(view.Problems) > 0 {
		view.Title = "Error: " + view.Title
	}
	for _, a := range indicator.Areas {
		view.Areas = append(view.Areas, planArea{a, slices.Contains(chosen, a)})
	}
	return v.answer(status, "papers_plan", view)
}

// draftPapers drafts a pack as the form says. Its figures are fixed from here on.
func (v *visit) draftPapers() error {
	view, p := v.typedPlan(assurance.Pack{})
	return v.savePlan(view, p, true)
}

func (v *visit) planOfPapers() error {
	p, err := v.openPack()
	if err != nil {
		return err
	}
	view := &planView{writing: writing{Base: p.Seq, ID: p.ID}, Name: p.Title, AsAt: p.AsAt, Public: p.Public}
	return v.showPlan(http.StatusOK, view, p.Areas)
}

// changePlan saves a changed plan. Another day or audience needs other figures, and they are fixed anew.
func (v *visit) changePlan() error {
	stands, conflict, err := v.packTyped(v.openPack)
	if err != nil {
		return err
	}
	view, p := v.typedPlan(stands)
	view.ID, view.Base = stands.ID, stands.Seq
	if conflict != nil {
		if err := v.showMeanwhile(&view.writing, conflict); err != nil {
			return err
		}
		return v.showPlan(http.StatusUnprocessableEntity, view, p.Areas)
	}
	return v.savePlan(view, p, view.Anew || p.AsAt != stands.AsAt || p.Public != stands.Public)
}

// typedPlan reads the form over a pack.
func (v *visit) typedPlan(p assurance.Pack) (*planView, assurance.Pack) {
	view := &planView{Name: v.typed("title"), Public: v.draftsPublicOnly() || v.typed("audience") == "public", Anew: v.typed("anew") == "yes"}
	view.AsAt = view.typedDay("day", v.typed("day"))
	p.Title, p.AsAt, p.Public, p.Areas = view.Name, view.AsAt, view.Public, nil
	for _, a := range v.r.PostForm["area"] {
		p.Areas = append(p.Areas, indicator.Area(a))
	}
	if len(p.Areas) == len(indicator.Areas) {
		p.Areas = nil
	}
	return view, p
}

func (v *visit) savePlan(view *planView, p assurance.Pack, fix bool) error {
	if len(view.Problems) == 0 && !slices.Contains(v.daysOf(), p.AsAt) {
		view.wrong("day", "Choose a day of which files were delivered")
	}
	if p.Title == "" {
		view.wrong("title", "Say for which meeting or whom the papers are")
	}
	if len(view.Problems) > 0 {
		return v.showPlan(http.StatusUnprocessableEntity, view, p.Areas)
	}
	kept, err := v.keepPlan(p, fix)
	if again, err := v.notKept(&view.writing, err); again || err != nil {
		if err != nil {
			return err
		}
		return v.showPlan(http.StatusUnprocessableEntity, view, p.Areas)
	}
	v.renew()
	return v.done("/papers/"+kept.ID, "paper")
}

func (v *visit) keepPlan(p assurance.Pack, fix bool) (assurance.Pack, error) {
	m, who := v.maker(), v.viewer.Account.Name
	if !fix {
		return m.Save(v.ctx(), who, p)
	}
	p.Made = v.today()
	p.Basis = assurance.Basis{AsAt: p.AsAt, Public: p.Public, Made: p.Made}
	return m.Fix(v.ctx(), who, p)
}

// notKept takes what a person can mend out of an error, for the form to be shown again.
func (v *visit) notKept(w *writing, err error) (again bool, other error) {
	var problems assurance.Problems
	var conflict *store.Conflict
	var telling *report.Telling
	switch {
	case err == nil:
		return false, nil
	case errors.As(err, &problems):
		w.Problems = append(w.Problems, problems...)
		return true, nil
	case errors.As(err, &telling):
		said, err := v.problemsOf(telling)
		for _, say := range said {
			w.wrong("title", say)
		}
		return true, err
	case errors.As(err, &conflict) && conflict.Kind == assurance.PackKind:
		return true, v.showMeanwhile(w, conflict)
	}
	return false, err
}
