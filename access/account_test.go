package access_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"goldthread/access"
	"goldthread/store"
	"goldthread/store/storetest"
)

func TestAccountsMustBeComplete(t *testing.T) {
	for _, r := range access.Roles {
		if err := people(r).Check(); err != nil {
			t.Errorf("a %s's account: %v", r, err)
		}
	}
	for says, spoil := range map[string]func(a *access.Account){
		"sign-in name":  func(a *access.Account) { a.Name = "Director" },
		"3 to 64":       func(a *access.Account) { a.Name = "ab" },
		"letters a":     func(a *access.Account) { a.Name = strings.Repeat("a", 65) },
		"@ _ -":         func(a *access.Account) { a.Name = "a b c" },
		"how the":       func(a *access.Account) { a.Title = " " },
		"no role":       func(a *access.Account) { a.Role = "chief" },
		"last day":      func(a *access.Account) { a.Role = access.Inspector },
		"worker's name": func(a *access.Account) { a.Role = access.SocialWorker },
		"least one":     func(a *access.Account) { a.Role = access.TeamManager },
		"one team":      func(a *access.Account) { a.Role = access.ServiceManager },
		"is blank":      func(a *access.Account) { a.Teams = []string{"Team North", " "} },
	} {
		a := people(access.Director)
		spoil(&a)
		wantSays(t, a.Check(), says)
	}
}

func TestAccountsAndTheirHistory(t *testing.T) {
	storetest.Each(t, func(t *testing.T, at string) {
		p := openPlace(t, at)
		a := people(access.TeamManager)
		first := must(p.desk.Put(t.Context(), authority, "system.lead", a, 0))(t)
		must(p.desk.Put(t.Context(), authority, "system.lead", people(access.Analyst), 0))(t)
		p.tick(time.Hour)
		a.Teams = []string{"Team North", "Team South"}
		second := must(p.desk.Put(t.Context(), authority, "the command line", a, first))(t)

		var conflict *store.Conflict
		if _, err := p.desk.Put(t.Context(), authority, "system.lead", a, first); !errors.As(err, &conflict) {
			t.Errorf("a change of an older version gave %v", err)
		}
		if _, err := p.desk.Put(t.Context(), authority, "system.lead", people(access.Analyst), 0); !errors.As(err, &conflict) {
			t.Errorf("a second account of the name gave %v", err)
		}
		var text strings.Builder
		for _, k := range must(p.desk.Accounts(t.Context(), authority))(t) {
			fmt.Fprintln(&text, k.Name, k.Role, k.Teams, k.Seq, k.By)
		}
		equal(t, "accounts", text.String(), "analyst analyst [] 2 system.lead\nteam.manager team manager [Team North Team South] 3 the command line\n")
		history := must(p.desk.History(t.Context(), authority, a.Name))(t)
		if len(history) != 2 || history[0].Seq != first || history[1].Seq != second || len(history[0].Teams) != 1 || !history[1].At.Equal(start.Add(time.Hour)) {
			t.Errorf("the history is %+v", history)
		}
		equal(t, "none of another authority", len(must(p.desk.Accounts(t.Context(), "E09000002"))(t)), 0)
	})
}

func TestNobodyRaisesThemselves(t *testing.T) {
	p := openPlace(t, t.TempDir())
	a := people(access.SystemLead)
	seq := must(p.desk.Put(t.Context(), authority, "the command line", a, 0))(t)
	raised := a
	raised.Role = access.Analyst
	_, err := p.desk.Put(t.Context(), authority, a.Name, raised, seq)
	wantIs(t, err, access.ErrOwnRights)
	a.Title = "Another name"
	must(p.desk.Put(t.Context(), authority, a.Name, a, seq))(t)
}
