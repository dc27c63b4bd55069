package web

import (
	"net/http"
	"slices"

	"goldthread/access"
	"goldthread/assurance"
)

// ownerView is the form that names who answers for a measure.
type ownerView struct {
	frame
	writing
	Account string // as chosen
	People  []access.KnownAccount
}

func (v *visit) newOwner() (*ownerView, error) {
	in, err := indicatorNamed(v.r.PathValue("code"))
	if err != nil {
		return nil, err
	}
	w := in.About()
	view := &ownerView{writing: writing{Code: w.Code, About: w.Title, ID: w.Code}}
	view.Section, view.Title = "Scorecard", "Owner: "+w.Title
	people, err := v.Desk.Accounts(v.ctx(), v.house.code)
	view.People = slices.DeleteFunc(people, func(a access.KnownAccount) bool { return a.Disabled || !a.May(access.WriteCommentary) })
	return view, err
}

func (v *visit) owner() error {
	view, err := v.newOwner()
	if err != nil {
		return err
	}
	if o, ok := v.house.written.OwnerOf(view.Code); ok {
		view.Account, view.Base = o.Account, o.Seq
	}
	return v.render("owner", view)
}

func (v *visit) nameOwner() error {
	view, err := v.newOwner()
	if err != nil {
		return err
	}
	view.Account, view.Base = v.typed("account"), v.typedBase()
	if view.Account != "" && !slices.ContainsFunc(view.People, func(a access.KnownAccount) bool { return a.Name == view.Account }) {
		view.wrong("account", "Choose one of the people in the list: they may write about figures")
	}
	draft, wrong := assurance.Owner{Code: view.Code, Account: view.Account}.Draft(view.Base)
	ok, err := v.keep(&view.writing, draft, wrong)
	if err != nil {
		return err
	}
	if ok {
		return v.done(v.indicatorHref(view.Code), "owner")
	}
	return v.answer(http.StatusUnprocessableEntity, "owner", view)
}
