package access

import (
	"encoding/json"
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"time"

	"goldthread/day"
	"goldthread/store"
)

// AccountKind is the kind of a journal entry that holds an account; its id is the sign-in name. Who changed whose role,
// and when, is the journal's history of it.
const AccountKind = "account"

// Account is somebody who signs in.
type Account struct {
	Name     string   `json:"-"`     // the sign-in name, in lower case, one person's in the whole place
	Title    string   `json:"title"` // how they are called: "Priya Nair"
	Role     Role     `json:"role"`
	Teams    []string `json:"teams,omitempty"`  // as the lists name them
	Worker   string   `json:"worker,omitempty"` // the name under which the lists know a social worker
	Until    day.Day  `json:"until,omitzero"`   // the last day on which it works; no day is no end
	Disabled bool     `json:"disabled,omitempty"`
}

var signInName = regexp.MustCompile(`^[a-z0-9.@_-]{3,64}$`)

// Check says what is missing or wrong in words for the form, and nil where nothing is.
func (a Account) Check() error {
	switch {
	case !signInName.MatchString(a.Name):
		return errors.New("the sign-in name must have 3 to 64 of the letters a to z, digits, and . @ _ -")
	case strings.TrimSpace(a.Title) == "" || len(a.Title) > 200:
		return errors.New("say how the person is called, in at most 200 letters")
	case !a.Role.Known():
		return fmt.Errorf("%q is no role", a.Role)
	case a.Role.Ends() && !a.Until.Known():
		return fmt.Errorf("the account of somebody from outside, such as a %s, needs the last day on which it works", a.Role)
	case a.Role == SocialWorker && strings.TrimSpace(a.Worker) == "":
		return errors.New("a social worker's account needs the worker's name as the lists write it")
	case (a.Role == TeamManager || a.Role == ServiceManager) && len(a.Teams) == 0:
		return fmt.Errorf("a %s's account needs at least one team", a.Role)
	case slices.ContainsFunc(a.Teams, func(t string) bool { return strings.TrimSpace(t) == "" }):
		return errors.New("a team's name is blank")
	}
	return nil
}

// Body is the account as the journal keeps it.
func (a Account) Body() ([]byte, error) { return json.Marshal(a) }

// KnownAccount is an account as it stands in the journal.
type KnownAccount struct {
	Account
	Seq int64     // of its newest entry: the base of a change
	By  string    // who wrote that entry
	At  time.Time // and when
}

// DecodeAccount reads a journal entry of AccountKind.
func DecodeAccount(e *store.Entry) (KnownAccount, error) {
	k := KnownAccount{Seq: e.Seq, By: e.Actor, At: e.RecordedAt}
	if err := json.Unmarshal(e.Body, &k.Account); err != nil {
		return KnownAccount{}, fmt.Errorf("journal entry %d, an account: %w", e.Seq, err)
	}
	k.Name = e.ID
	return k, nil
}

// May says whether the account's role may do it.
func (a Account) May(act Act) bool { return a.Role.May(act) }
