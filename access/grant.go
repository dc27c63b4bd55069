package access

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"goldthread/day"
	"goldthread/store"
)

// The kinds of the journal that open and close single records. A grant's id is child and account, a restriction's the child.
const (
	GrantKind       = "grant"
	RestrictionKind = "restriction"
)

// GrantKinds are the kinds that Grants is read from.
var GrantKinds = []string{GrantKind, RestrictionKind}

// Grant opens one child's record to one account, from a day until a day, both included.
type Grant struct {
	Child   string  `json:"-"`
	Account string  `json:"account"`
	From    day.Day `json:"from"`
	Until   day.Day `json:"until"`
	Why     string  `json:"why"`
	By      string  `json:"-"` // the account that granted it
	Seq     int64   `json:"-"`
}

func (g Grant) id() string { return g.Child + "/" + g.Account }

// longestGrant is how many days a grant may run: it is given for a piece of work, and given again if that takes longer.
const longestGrant = 92

func (g Grant) check(today day.Day) error {
	switch {
	case !g.From.Known() || !g.Until.Known() || g.Until < g.From || g.Until < today:
		return errors.New("access needs a first and a last day, in order and not past")
	case g.Until-g.From >= longestGrant:
		return fmt.Errorf("access is granted for at most %d days at a time", longestGrant)
	}
	return checkWhy(g.Why)
}

var errWhy = errors.New("say why, in 8 to 1,000 letters: it is kept and read")

func checkWhy(why string) error {
	if n := utf8.RuneCountInString(oneLine(why)); n < 8 || n > 1000 {
		return errWhy
	}
	return nil
}

// oneLine is a typed reason as it is kept: without line ends and other control characters.
func oneLine(why string) string {
	return strings.Join(strings.FieldsFunc(strings.ToValidUTF8(why, ""), func(r rune) bool { return unicode.IsSpace(r) || unicode.IsControl(r) }), " ")
}

// Restriction closes a child's record to everybody who was not granted it.
type Restriction struct {
	Child string `json:"-"`
	Why   string `json:"why"`
	By    string `json:"-"`
	Seq   int64  `json:"-"`
}

// Grants is every grant and restriction of an authority, as they stand; the zero Grants holds none. It never changes: With
// makes the next one.
type Grants struct {
	Seq          int64                       // the newest journal entry it was read to
	grants       map[string]map[string]Grant // by child and account
	restrictions map[string]Restriction      // by child
}

// ReadGrants reads the grants and restrictions of an authority from the journal.
func ReadGrants(ctx context.Context, journal *store.Store, authority string) (*Grants, error) {
	g := &Grants{grants: map[string]map[string]Grant{}, restrictions: map[string]Restriction{}}
	err := journal.LiveOf(ctx, authority, GrantKinds, g.take)
	return g, err
}

// With is the Grants with later journal entries in it, in the order of their numbers; entries of other kinds are passed over.
func (g *Grants) With(entries []store.Entry) (*Grants, error) {
	next := &Grants{Seq: g.Seq, grants: map[string]map[string]Grant{}, restrictions: map[string]Restriction{}}
	maps.Copy(next.grants, g.grants)
	maps.Copy(next.restrictions, g.restrictions)
	for i := range entries {
		if err := next.take(&entries[i]); err != nil {
			return nil, err
		}
	}
	return next, nil
}

func (g *Grants) take(e *store.Entry) error {
	g.Seq = max(g.Seq, e.Seq)
	switch e.Kind {
	case GrantKind:
		return g.takeGrant(e)
	case RestrictionKind:
		if e.Op == store.Retire {
			delete(g.restrictions, e.Child)
			return nil
		}
		r := Restriction{Child: e.Child, By: e.Actor, Seq: e.Seq}
		return decode(e, &r, func() { g.restrictions[e.Child] = r })
	}
	return nil
}

// exceptions are the children whose record is restricted, and those that were ever opened to the account.
func (g *Grants) exceptions(account string) map[string]bool {
	found := map[string]bool{}
	for child := range g.restrictions {
		found[child] = true
	}
	for child, of := range g.grants {
		if _, ok := of[account]; ok {
			found[child] = true
		}
	}
	return found
}

func (g *Grants) takeGrant(e *store.Entry) error {
	of := maps.Clone(g.grants[e.Child])
	if of == nil {
		of = map[string]Grant{}
	}
	g.grants[e.Child] = of
	if e.Op == store.Retire {
		delete(of, strings.TrimPrefix(e.ID, e.Child+"/"))
		return nil
	}
	n := Grant{Child: e.Child, By: e.Actor, Seq: e.Seq}
	return decode(e, &n, func() { of[n.Account] = n })
}

func decode(e *store.Entry, to any, keep func()) error {
	if err := json.Unmarshal(e.Body, to); err != nil {
		return fmt.Errorf("journal entry %d, a %s: %w", e.Seq, e.Kind, err)
	}
	keep()
	return nil
}

// Restricted says whether the child's record is closed but by grant.
func (g *Grants) Restricted(child string) bool {
	_, ok := g.restrictions[child]
	return ok
}

// Restriction gives the child's restriction; ok is false where there is none.
func (g *Grants) Restriction(child string) (r Restriction, ok bool) {
	r, ok = g.restrictions[child]
	return r, ok
}

// Granted says whether the child's record is open to the account on the day.
func (g *Grants) Granted(child, account string, on day.Day) bool {
	n, ok := g.grants[child][account]
	return ok && n.From <= on && on <= n.Until
}

// Of gives the grants of a child that have not run out by the day, by account.
func (g *Grants) Of(child string, on day.Day) []Grant {
	var found []Grant
	for _, name := range slices.Sorted(maps.Keys(g.grants[child])) {
		if n := g.grants[child][name]; n.Until >= on {
			found = append(found, n)
		}
	}
	return found
}
