package web

import (
	"errors"

	"goldthread/access"
	"goldthread/store"
)

// peopleView lists who signs in.
type peopleView struct {
	frame
	Lines []personLine
}

// personLine is an account with what can be said of it today.
type personLine struct {
	access.KnownAccount
	Href  string
	State string // why it lets nobody in; blank where it does
	Seen  string // when it was last used; blank where it never was
}

func (v *visit) people() error {
	accounts, err := v.Desk.Accounts(v.ctx(), v.house.code)
	if err != nil {
		return err
	}
	page := &peopleView{}
	for _, a := range accounts {
		line := personLine{KnownAccount: a, Href: "/people/" + a.Name}
		if line.State, err = v.stateOf(a.Account); err != nil {
			return err
		}
		sessions, err := v.Desk.Sessions(v.ctx(), v.house.code, a.Name)
		if err != nil {
			return err
		}
		for _, s := range sessions[:min(1, len(sessions))] {
			line.Seen = v.instant(s.LastSeen)
		}
		page.Lines = append(page.Lines, line)
	}
	page.Section, page.Title, page.Wide = "People", "People and roles", true
	return v.render("people", page)
}

// stateOf says in words why an account lets nobody in, and nothing where it does.
func (v *visit) stateOf(a access.Account) (string, error) {
	c, err := v.Journal.Credential(v.ctx(), a.Name)
	if err != nil && !errors.Is(err, store.ErrNotFound) {
		return "", err
	}
	switch {
	case a.Disabled:
		return "closed", nil
	case a.Until.Known() && v.today() > a.Until:
		return "ended on " + a.Until.Long(), nil
	case c.Hash == "":
		return "no password yet", nil
	case c.LockedUntil.After(v.Now()):
		return "locked until " + v.clockTime(c.LockedUntil) + " after wrong passwords", nil
	}
	return "", nil
}
