package access_test

import (
	"context"
	"errors"
	"strings"
	"testing"
	"time"

	"goldthread/access"
	"goldthread/day"
	"goldthread/record"
	"goldthread/store"
)

const authority = "E09000001"

var start = time.Date(2026, 3, 31, 9, 0, 0, 0, time.UTC)

// place is a store with a desk whose clock the test moves, and whose password hash costs next to nothing.
type place struct {
	*testing.T
	at    time.Time
	store *store.Store
	desk  *access.Desk
}

func (p *place) now() time.Time { return p.at }

func (p *place) tick(d time.Duration) { p.at = p.at.Add(d) }

var cheap = access.Settings{Argon: access.Argon{MemoryKiB: 16, Times: 1, Threads: 1}}

func openPlace(t *testing.T, at string) *place {
	t.Helper()
	p := &place{T: t, at: start}
	var err error
	if p.store, err = store.Open(t.Context(), at, p.now); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { p.store.Close() })
	if p.desk, err = access.NewDesk(p.store, p.now, cheap); err != nil {
		t.Fatal(err)
	}
	return p
}

// openPlaceFor is a store for a benchmark.
func openPlaceFor(b *testing.B) *store.Store {
	b.Helper()
	s := must(store.Open(b.Context(), b.TempDir(), func() time.Time { return start }))(b)
	b.Cleanup(func() { s.Close() })
	return s
}

func must[T any](value T, err error) func(testing.TB) T {
	return func(t testing.TB) T {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		return value
	}
}

func wantIs(t testing.TB, err, target error) {
	t.Helper()
	if !errors.Is(err, target) {
		t.Fatalf("got error %v, want %v", err, target)
	}
}

func wantSays(t testing.TB, err error, part string) {
	t.Helper()
	if err == nil || !strings.Contains(err.Error(), part) {
		t.Fatalf("got error %v, want one that says %q", err, part)
	}
}

func equal[T comparable](t testing.TB, what string, got, want T) {
	t.Helper()
	if got != want {
		t.Fatalf("%s:\n got %v\nwant %v", what, got, want)
	}
}

const goodPassword = "three quiet herons"

// people is an account of each role that a test may change before it is put.
func people(r access.Role) access.Account {
	a := access.Account{Name: strings.ReplaceAll(string(r), " ", "."), Title: "A " + string(r), Role: r}
	switch r {
	case access.Inspector, access.Partner:
		a.Until = day.Of(2026, 4, 10)
	case access.SocialWorker:
		a.Worker = "Sam Okafor"
	case access.TeamManager, access.ServiceManager, access.QualityAuditor:
		a.Teams = []string{"Team North"}
	}
	return a
}

// join makes an account with goodPassword.
func (p *place) join(a access.Account) access.Account {
	p.Helper()
	must(p.desk.Put(p.Context(), authority, "system.lead", a, 0))(p.T)
	must(0, p.desk.SetPassword(p.Context(), authority, a.Name, goodPassword))(p.T)
	return a
}

func (p *place) signIn(name string) (string, access.Viewer) {
	p.Helper()
	token, v, err := p.desk.SignIn(p.Context(), name, goodPassword)
	if err != nil {
		p.Fatal(err)
	}
	return token, v
}

var newest = day.Of(2026, 3, 30)

// held is what lists say of a child: who holds it as at a day.
func held(child string, asAt day.Day, team, worker string) record.Told {
	return record.Told{Child: child, Value: record.Snapshot{Day: asAt, List: 6, Said: []record.Observation{
		{About: record.AllocatedTeam, Text: team}, {About: record.AllocatedWorker, Text: worker}}}}
}

func book(t testing.TB, told ...record.Told) *record.Book {
	t.Helper()
	for _, d := range []day.Day{newest - 28, newest} {
		told = append(told, record.Told{Value: record.Delivery{ID: d.String(), AsAt: d}})
	}
	return must(record.Assemble(authority, told))(t)
}

var background = context.Background()
