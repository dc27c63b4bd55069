package browser_test

import (
	"context"
	"log/slog"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"goldthread/access"
	"goldthread/assurance"
	"goldthread/benchmark"
	"goldthread/day"
	"goldthread/delivery"
	"goldthread/ingest"
	"goldthread/sample"
	"goldthread/store"
	"goldthread/web"
)

// The tests' authority: made up, a few hundred children, told month by month up to asAt; now is three weeks later.
const (
	children = 300
	months   = 14
	password = "three unlikely words"
)

var (
	asAt = day.MustParse("2026-10-31")
	now  = time.Date(2026, 11, 22, 10, 0, 0, 0, time.UTC)
)

// town is a place with everything in it that the pages show, served by the program's own server.
type town struct {
	t      *testing.T
	origin string
	server *web.Server
}

// made is the place that every test gets a copy of: made once, as it takes some seconds.
var made = sync.OnceValues(func() (string, error) {
	dir, err := os.MkdirTemp("", "browser-test-")
	if err != nil {
		return "", err
	}
	return dir, furnish(dir)
})

// furnish delivers the months, each two days after its as-at day, and makes an account for each role.
func furnish(dir string) error {
	ctx := context.Background()
	at := now
	journal, err := store.Open(ctx, dir, func() time.Time { return at })
	if err != nil {
		return err
	}
	defer journal.Close()
	people := sample.New(sample.Settings{Children: children, Seed: 3, AsAt: asAt, Months: months, Mess: sample.UsualMess})
	folder, err := os.MkdirTemp("", "browser-books-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(folder)
	paths, err := people.WriteWorkbooks(folder)
	if err != nil {
		return err
	}
	for i, d := range people.AsAtDays() {
		at = (d + 2).Time().Add(9 * time.Hour)
		content, err := os.ReadFile(paths[i])
		if err != nil {
			return err
		}
		if _, err := delivery.Take(ctx, journal, delivery.Request{Authority: sample.Code, Actor: "analyst", AsAt: d,
			Files: []ingest.Upload{{Name: filepath.Base(paths[i]), Content: content}}}); err != nil {
			return err
		}
	}
	at = now.Add(-24 * time.Hour)
	a := assurance.Authority{Name: sample.Name, Borrowed: 370, Population: people.Population(), MadeUp: true}
	draft, err := a.Draft(0)
	if err != nil {
		return err
	}
	if _, err := journal.Append(ctx, sample.Code, "test", []store.Draft{draft}); err != nil {
		return err
	}
	return admit(ctx, journal, people)
}

// admit makes one account for each role, named by it: "team.manager".
func admit(ctx context.Context, journal *store.Store, people *sample.Authority) error {
	desk, err := access.NewDesk(journal, func() time.Time { return now }, access.Settings{})
	if err != nil {
		return err
	}
	team, worker, err := held(people)
	if err != nil {
		return err
	}
	for _, role := range access.Roles {
		a := access.Account{Name: signInName(role), Title: "The " + string(role), Role: role}
		switch role {
		case access.SocialWorker:
			a.Worker, a.Teams = worker, []string{team}
		case access.TeamManager, access.ServiceManager:
			a.Teams = []string{team}
		case access.Inspector:
			a.Until = asAt.AddMonths(2)
		}
		if _, err := desk.Put(ctx, sample.Code, "test", a, 0); err != nil {
			return err
		}
		if err := desk.SetPassword(ctx, sample.Code, a.Name, password); err != nil {
			return err
		}
	}
	return nil
}

// held is a team and a worker who hold children on the as-at day.
func held(people *sample.Authority) (team, worker string, err error) {
	book, err := people.On(asAt)
	if err != nil {
		return "", "", err
	}
	for _, c := range book.All() {
		if h := c.HeldOn(asAt); h.Team != "" && h.Worker != "" {
			return h.Team, h.Worker, nil
		}
	}
	return "", "", os.ErrNotExist
}

func signInName(r access.Role) string { return strings.ReplaceAll(string(r), " ", ".") }

// serveTown gives the test a place of its own, served.
func serveTown(t *testing.T) *town {
	t.Helper()
	needChromium(t)
	from, err := made()
	if err != nil {
		t.Fatal(err)
	}
	place := t.TempDir()
	if err := os.CopyFS(place, os.DirFS(from)); err != nil {
		t.Fatal(err)
	}
	clock := func() time.Time { return now }
	journal, err := store.Open(t.Context(), place, clock)
	if err != nil {
		t.Fatal(err)
	}
	desk, err := access.NewDesk(journal, clock, access.Settings{})
	if err != nil {
		t.Fatal(err)
	}
	server, err := web.New(t.Context(), web.Config{Journal: journal, Desk: desk, Benchmarks: benchmark.Embedded(), Now: clock, Log: slog.New(slog.DiscardHandler)})
	if err != nil {
		t.Fatal(err)
	}
	served := httptest.NewServer(server)
	t.Cleanup(func() {
		served.Close()
		server.Close()
		_ = journal.Close()
	})
	return &town{t: t, origin: served.URL, server: server}
}

// As opens a tab and signs in as a role.
func (tn *town) As(role access.Role) *Page {
	tn.t.Helper()
	p := NewPage(tn.t, tn.origin)
	p.Open("/")
	p.Fill("Sign-in name", signInName(role))
	p.Fill("Password", password)
	p.Click("Sign in")
	if p.Path() != "/" || p.Status() != 200 {
		p.fail("signing in as %s led to %s with status %d: %.500s", role, p.Path(), p.Status(), p.Text())
	}
	return p
}
