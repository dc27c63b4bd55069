package web

import (
	"errors"
	"net/http"
	"slices"
	"strconv"
	"strings"

	"goldthread/access"
	"goldthread/store"
)

// typedAccount reads the form.
func typedAccount(r *http.Request) accountForm {
	get := func(name string) string { return strings.TrimSpace(r.PostFormValue(name)) }
	f := accountForm{Name: strings.ToLower(get("name")), Title: get("title"), Role: get("role"), Worker: get("worker"), Until: get("until"), Base: get("base")}
	for _, field := range r.PostForm["teams"] {
		if team := strings.TrimSpace(field); team != "" {
			f.Teams = append(f.Teams, team)
		}
	}
	return f
}

// account is what the form says; the field is that of what cannot be read.
func (f accountForm) account() (a access.Account, base int64, field string, err error) {
	a = access.Account{Name: f.Name, Title: f.Title, Role: access.Role(f.Role), Teams: f.Teams, Worker: f.Worker}
	if f.Until != "" {
		var ok bool
		if a.Until, ok = typedDay(f.Until); !ok {
			return a, 0, "until", errors.New("the last day cannot be read: write it as 31 March 2027")
		}
	}
	if base, err = strconv.ParseInt(f.Base, 10, 64); err != nil || base < 0 {
		return a, 0, "name", errors.New("open this page again: it does not say which version was changed")
	}
	err = a.Check()
	return a, base, accountField(a), err
}

// accountField is the field of the form that Check speaks of.
func accountField(a access.Account) string {
	switch {
	case len(a.Name) < 3:
		return "name"
	case a.Title == "":
		return "title"
	case !a.Role.Known():
		return "role"
	case a.Role.Ends() && !a.Until.Known():
		return "until"
	case a.Role == access.SocialWorker && a.Worker == "":
		return "worker"
	case (a.Role == access.TeamManager || a.Role == access.ServiceManager) && len(a.Teams) == 0:
		return "teams"
	}
	return "name"
}

func (v *visit) addPerson() error {
	page := &personView{Fresh: true, Typed: typedAccount(v.r)}
	page.Typed.Base = "0"
	return v.savePerson(page, func(*access.Account) {})
}

func (v *visit) changePerson() error {
	now, err := v.accountAsked()
	if err != nil {
		return err
	}
	page := &personView{Typed: typedAccount(v.r)}
	page.Typed.Name = now.Name
	return v.savePerson(page, func(a *access.Account) { a.Disabled = now.Disabled })
}

// savePerson saves what was typed, or shows it again with what is wrong.
func (v *visit) savePerson(page *personView, settle func(*access.Account)) error {
	a, base, field, err := page.Typed.account()
	if err != nil {
		page.Problem, page.Field = upperFirst(err.Error())+".", field
		return v.personPage(http.StatusUnprocessableEntity, page)
	}
	settle(&a)
	_, err = v.Desk.Put(v.ctx(), v.house.code, v.viewer.Account.Name, a, base)
	var conflict *store.Conflict
	page.Field = "name"
	switch {
	case err == nil:
		return v.accountSaved(a)
	case errors.As(err, &conflict) && page.Fresh:
		page.Problem = "There is an account of that name already. Choose another name, or change that account."
	case errors.As(err, &conflict):
		return v.personConflict(page)
	case errors.Is(err, access.ErrOwnRights):
		page.Problem, page.Field = upperFirst(access.ErrOwnRights.Error())+".", "role"
	case errors.Is(err, store.ErrTaken):
		page.Problem = upperFirst(store.ErrTaken.Error()) + "."
	default:
		return err
	}
	return v.personPage(http.StatusUnprocessableEntity, page)
}

// accountSaved says so, and warns of a team that holds nobody by the newest lists: it may be right, or misspelt.
func (v *visit) accountSaved(a access.Account) error {
	teams, err := v.teamsNamed()
	if err != nil {
		return err
	}
	said := "account"
	for _, t := range a.Teams {
		if !slices.ContainsFunc(teams, func(named string) bool { return strings.EqualFold(named, strings.Join(strings.Fields(t), " ")) }) {
			said = "account-team"
		}
	}
	return v.done("/people/"+a.Name, said)
}

// personConflict shows what somebody else has saved meanwhile beside what was typed: saving again saves over it.
func (v *visit) personConflict(page *personView) error {
	now, err := v.accountAsked()
	if err != nil {
		return err
	}
	names, err := v.namesAndRoles()
	if err != nil {
		return err
	}
	page.Stands, page.StandsBy = &now, names.of(now.By)
	page.Typed.Base = strconv.FormatInt(now.Seq, 10)
	page.Problem, page.Field = "Somebody else has changed this account while you did. What they saved stands above what you typed.", "title"
	return v.personPage(http.StatusConflict, page)
}

// closePerson closes an account, or opens it again.
func (v *visit) closePerson() error {
	a, err := v.accountAsked()
	if err != nil {
		return err
	}
	a.Disabled = v.r.PostFormValue("closed") == "yes"
	if _, err := v.Desk.Put(v.ctx(), v.house.code, v.viewer.Account.Name, a.Account, a.Seq); err != nil {
		return v.personAgain(a, "closed", err)
	}
	return v.done("/people/"+a.Name, map[bool]string{true: "disabled", false: "account"}[a.Disabled])
}

func (v *visit) personAgain(a access.KnownAccount, field string, err error) error {
	return v.personPage(http.StatusUnprocessableEntity, &personView{Typed: formOf(a), Problem: upperFirst(err.Error()) + ".", Field: field})
}

// setPassword gives somebody a first password, or a new one in place of a forgotten one.
func (v *visit) setPassword() error {
	a, err := v.accountAsked()
	if err != nil {
		return err
	}
	fresh := v.r.PostFormValue("password")
	if err := access.CheckPassword(a.Name, fresh); err != nil {
		return v.personAgain(a, "password", err)
	}
	if err := v.Desk.SetPassword(v.ctx(), v.house.code, a.Name, fresh); err != nil {
		return err
	}
	return v.done("/people/"+a.Name, "password-set")
}

func (v *visit) endSessions() error {
	a, err := v.accountAsked()
	if err != nil {
		return err
	}
	if err := v.Desk.Revoke(v.ctx(), v.house.code, a.Name); err != nil {
		return err
	}
	return v.done("/people/"+a.Name, "revoked")
}
