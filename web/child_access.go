package web

import (
	"errors"
	"net/http"
	"slices"

	"goldthread/access"
	"goldthread/day"
)

// childAccessView says who may open one record beside those who hold the child, and changes it. It shows nothing else of the
// child: whoever gives access to a restricted record need not be somebody who may read it.
type childAccessView struct {
	frame
	access.Opened
	Path       string // of the record
	Grants     []grantLine
	By         string // who restricted the record
	Accounts   []access.KnownAccount
	MayOpen    bool // the viewer may open the record too
	Account    string
	Until, Why string // as typed
	Problem    string
	Field      string // to which the problem belongs
}

// grantLine is a grant with the names of those concerned.
type grantLine struct {
	access.Grant
	Title, ByTitle string
}

func (v *visit) childAccess() error { return v.childAccessPage(http.StatusOK, &childAccessView{}) }

func (v *visit) childAccessPage(status int, page *childAccessView) error {
	token := v.r.PathValue("token")
	view := v.view(v.house.book)
	var err error
	if page.Opened, err = view.Opened(token); err != nil {
		return err
	}
	accounts, err := v.Desk.Accounts(v.ctx(), v.house.code)
	if err != nil {
		return err
	}
	names := withRoles(accounts)
	for _, g := range page.Opened.Grants {
		page.Grants = append(page.Grants, grantLine{g, names.of(g.Account), names.of(g.By)})
	}
	page.By = names.of(page.Restriction.By)
	page.Accounts = slices.DeleteFunc(accounts, func(a access.KnownAccount) bool {
		return !a.May(access.OpenChild) || a.Disabled || a.Name == v.viewer.Account.Name
	})
	page.Path, page.MayOpen = "/child/"+token, view.Opens(token)
	page.Section, page.Title = "Children", "Who may open this record"
	if page.Problem != "" {
		page.Title = "Error: " + page.Title
	}
	return v.answer(status, "child_access", page)
}

// again shows the form with what was typed and what is wrong with it.
func (v *visit) accessAgain(field string, err error) error {
	if errors.Is(err, access.ErrNoSuch) {
		return err
	}
	f := v.r.PostForm
	return v.childAccessPage(http.StatusUnprocessableEntity, &childAccessView{Account: f.Get("account"), Until: f.Get("until"), Why: f.Get("why"),
		Problem: upperFirst(err.Error()) + ".", Field: field})
}

func (v *visit) grant() error {
	view := v.view(v.house.book)
	if !view.MayGrant(v.r.PathValue("token")) {
		return access.ErrNoSuch
	}
	name := v.r.PostFormValue("account")
	to, err := v.Desk.Account(v.ctx(), v.house.code, name)
	if name == "" || err != nil {
		return v.accessAgain("account", errors.New("choose who is to open the record"))
	}
	until, ok := typedDay(v.r.PostFormValue("until"))
	if !ok {
		return v.accessAgain("until", errors.New("write the last day of access, like "+(v.today()+14).Long()))
	}
	err = view.Grant(v.ctx(), v.r.PathValue("token"), to.Account, until, v.r.PostFormValue("why"))
	if err != nil {
		return v.accessAgain(grantField(err, until, v.today()), err)
	}
	return v.accessSaved("grant")
}

// grantField is the field that an error of a grant is about.
func grantField(err error, until, today day.Day) string {
	switch {
	case errors.Is(err, access.ErrOwnGrant):
		return "account"
	case until < today || until > today+91:
		return "until"
	}
	return "why"
}

func (v *visit) withdrawGrant() error {
	if err := v.view(v.house.book).Withdraw(v.ctx(), v.r.PathValue("token"), v.r.PostFormValue("account")); err != nil {
		return err
	}
	return v.accessSaved("withdrawn")
}

func (v *visit) restrict() error {
	if err := v.view(v.house.book).Restrict(v.ctx(), v.r.PathValue("token"), v.r.PostFormValue("why")); err != nil {
		return v.accessAgain("restrict-why", err)
	}
	return v.accessSaved("restricted")
}

func (v *visit) lift() error {
	if err := v.view(v.house.book).Lift(v.ctx(), v.r.PathValue("token")); err != nil {
		return err
	}
	return v.accessSaved("lifted")
}

func (v *visit) accessSaved(said string) error {
	v.renew()
	return v.done("/child/"+v.r.PathValue("token")+"/access"+v.look.Query(), said)
}
