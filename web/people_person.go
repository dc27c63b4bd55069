package web

import (
	"errors"
	"net/http"
	"slices"
	"strconv"

	"goldthread/access"
	"goldthread/store"
)

// personView shows one account, changes it, and tells its history.
type personView struct {
	frame
	Typed    accountForm
	Fresh    bool // a new account
	Own      bool // the viewer's own
	State    string
	Disabled bool
	Roles    []roleChoice
	Teams    []string // that the lists name
	Running  int      // sessions
	Sessions []sessionLine
	History  []accountChange
	Problem  string
	Field    string
	Stands   *access.KnownAccount // what somebody else has saved meanwhile
	StandsBy string
}

// accountForm is an account as typed.
type accountForm struct {
	Name, Title, Role, Worker, Until, Base string
	Teams                                  []string
}

const spareTeams = 2 // fields for more teams than stand there: without script nothing adds one

// teamField is one team in the form.
type teamField struct{ ID, Label, Team string }

// TeamFields are the teams as the form shows them, with blank fields for more.
func (f accountForm) TeamFields() (fields []teamField) {
	for i, team := range append(slices.Clone(f.Teams), make([]string, spareTeams)...) {
		n := strconv.Itoa(i + 1)
		fields = append(fields, teamField{"teams-" + n, "Team " + n, team})
	}
	fields[0].ID = "teams" // where the error summary leads
	return fields
}

type roleChoice struct {
	Role  access.Role
	Words string
	Here  bool
}

type sessionLine struct{ Began, Seen, Ended string }

// accountChange is one version of an account, in words.
type accountChange struct{ When, By, Said string }

func (v *visit) newPerson() error {
	return v.personPage(http.StatusOK, &personView{Fresh: true, Typed: accountForm{Base: "0"}})
}

func (v *visit) person() error {
	a, err := v.accountAsked()
	if err != nil {
		return err
	}
	return v.personPage(http.StatusOK, &personView{Typed: formOf(a)})
}

func (v *visit) accountAsked() (access.KnownAccount, error) {
	a, err := v.Desk.Account(v.ctx(), v.house.code, v.r.PathValue("name"))
	if errors.Is(err, store.ErrNotFound) {
		err = &notFound{"There is no account of that name.", "The list of people has all of them."}
	}
	return a, err
}

func formOf(a access.KnownAccount) accountForm {
	f := accountForm{Name: a.Name, Title: a.Title, Role: string(a.Role), Teams: a.Teams, Worker: a.Worker, Base: strconv.FormatInt(a.Seq, 10)}
	if a.Until.Known() {
		f.Until = a.Until.Long()
	}
	return f
}

// personPage fills in all that the form does not bring.
func (v *visit) personPage(status int, page *personView) error {
	page.Section, page.Title = "People", "Add somebody"
	if !page.Fresh {
		if err := v.tellAccount(page); err != nil {
			return err
		}
		page.Title = page.Typed.Title
	}
	for _, r := range access.Roles {
		page.Roles = append(page.Roles, roleChoice{r, seesWords(r), string(r) == page.Typed.Role})
	}
	teams, err := v.teamsNamed()
	if err != nil {
		return err
	}
	page.Teams = teams
	if page.Problem != "" {
		page.Title = "Error: " + page.Title
	}
	return v.answer(status, "person", page)
}

// tellAccount fills in how an account stands, who is signed in with it, and its history.
func (v *visit) tellAccount(page *personView) error {
	a, err := v.accountAsked()
	if err != nil {
		return err
	}
	page.Own, page.Disabled = a.Name == v.viewer.Account.Name, a.Disabled
	if page.State, err = v.stateOf(a.Account); err != nil {
		return err
	}
	sessions, err := v.Desk.Sessions(v.ctx(), v.house.code, a.Name)
	if err != nil {
		return err
	}
	for _, s := range sessions {
		line := sessionLine{Began: v.instant(s.Created), Seen: v.instant(s.LastSeen)}
		if !v.Desk.Running(s) {
			line.Ended = "ended"
		} else {
			page.Running++
		}
		page.Sessions = append(page.Sessions, line)
	}
	page.History, err = v.accountHistory(a.Name)
	return err
}

func (v *visit) accountHistory(name string) ([]accountChange, error) {
	versions, err := v.Desk.History(v.ctx(), v.house.code, name)
	if err != nil {
		return nil, err
	}
	names, err := v.namesAndRoles()
	if err != nil {
		return nil, err
	}
	changes := make([]accountChange, len(versions))
	for i, a := range versions {
		changes[len(versions)-1-i] = accountChange{v.instant(a.At), names.of(a.By), accountWords(a.Account)}
	}
	return changes, nil
}

func accountWords(a access.Account) string {
	state, until := "", ""
	if a.Disabled {
		state = "closed"
	}
	if a.Until.Known() {
		until = "until " + a.Until.Long()
	}
	return sentence(a.Title, string(a.Role), clause("teams: ", joined(a.Teams)), clause("in the lists as ", a.Worker), until, state)
}

// teamsNamed are the teams that hold a child by the newest lists: what an account's team must be called.
func (v *visit) teamsNamed() ([]string, error) {
	if !v.newestDay().Known() {
		return nil, nil
	}
	open, err := v.openCases(pastBook{v.house.book, v.house.written, v.house.figures}, reckoning{v.newestDay(), v.today()})
	if err != nil {
		return nil, err
	}
	var teams []string
	for _, o := range open.Holders {
		if o.Team != "" && !slices.Contains(teams, o.Team) {
			teams = append(teams, o.Team)
		}
	}
	slices.Sort(teams)
	return teams, nil
}
