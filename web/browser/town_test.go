package browser_test

import (
	"context"
	"encoding/json"
	"log/slog"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"goldthread/access"
	"goldthread/benchmark"
	"goldthread/demo"
	reports "goldthread/ingest/inspection"
	"goldthread/sample"
	"goldthread/store"
	"goldthread/web"
)

// now is when the tests look at the place: three weeks after its newest lists.
var now = time.Date(2026, 11, 22, 10, 0, 0, 0, time.UTC)

// small is the demo with fewer children and months. The papers and corrections that it tells of are all there.
var small = demo.Settings{Children: 500, Months: 16, Seed: 1, Now: now}

// made is the place that every test gets a copy of: made once, as it takes some seconds.
var made = sync.OnceValues(func() (string, error) {
	dir, err := os.MkdirTemp("", "browser-test-")
	if err != nil {
		return "", err
	}
	leave = func() { _ = os.RemoveAll(dir) }
	place := filepath.Join(dir, "place")
	return place, demo.Make(context.Background(), place, small)
})

// leave takes the made place away.
var leave = func() {}

// reportReader reads inspection reports for all tests: it takes seconds to start where nothing of it is kept yet.
var reportReader = sync.OnceValue(func() *reports.Reader {
	caches, err := os.UserCacheDir()
	if err != nil {
		return reports.NewReader("")
	}
	folder := filepath.Join(caches, "goldthread", "pdfium")
	if err := os.MkdirAll(folder, 0o700); err != nil {
		return reports.NewReader("")
	}
	return reports.NewReader(folder)
})

// town is a demo, served by the program's own server.
type town struct {
	t       *testing.T
	origin  string
	journal *store.Store
	server  *web.Server
	people  []demo.Person
}

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
	server, err := web.New(t.Context(), web.Config{Journal: journal, Desk: desk, Benchmarks: benchmark.Embedded(), Now: clock,
		Log: slog.New(slog.DiscardHandler), Chromium: chromiumPath(), Reports: reportReader()})
	if err != nil {
		t.Fatal(err)
	}
	served := httptest.NewServer(server)
	t.Cleanup(func() {
		served.Close()
		server.Close()
		_ = journal.Close()
	})
	accounts, err := desk.Accounts(t.Context(), sample.Code)
	if err != nil {
		t.Fatal(err)
	}
	return &town{t: t, origin: served.URL, journal: journal, server: server, people: demo.People(accounts)}
}

// person is the demo's person with a role.
func (tn *town) person(role access.Role) demo.Person {
	tn.t.Helper()
	for _, p := range tn.people {
		if p.Role == role {
			return p
		}
	}
	tn.t.Fatalf("the demo has no %s", role)
	return demo.Person{}
}

// As opens a tab and signs in as the person with a role.
func (tn *town) As(role access.Role) *Page {
	tn.t.Helper()
	p := NewPage(tn.t, tn.origin)
	tn.signIn(p, role)
	return p
}

func (tn *town) signIn(p *Page, role access.Role) {
	tn.t.Helper()
	who := tn.person(role)
	p.Open("/")
	p.Fill("Sign-in name", who.Name)
	p.Fill("Password", who.Password)
	p.Click("Sign in")
	if p.Status() != 200 || strings.HasPrefix(p.Path(), "/sign-in") {
		p.fail("signing in as %s led to %s with status %d: %.500s", role, p.Path(), p.Status(), p.Text())
	}
}

// takeBackAContactOf withdraws one contact of a month ("2026-07") that was known when the month was told, as a delivery that
// corrects it would.
func (tn *town) takeBackAContactOf(month string) {
	tn.t.Helper()
	var found store.Draft
	err := tn.journal.LiveOf(tn.t.Context(), sample.Code, []string{"contact"}, func(e *store.Entry) error {
		var contact struct{ Day string }
		if err := json.Unmarshal(e.Body, &contact); err != nil {
			return err
		}
		if strings.HasPrefix(contact.Day, month) {
			found = store.Draft{Kind: e.Kind, ID: e.ID, Child: e.Child, Op: store.Retire, Base: e.Seq}
		}
		return nil
	})
	if err == nil && found.ID == "" {
		tn.t.Fatalf("the demo has no contact in %s", month)
	}
	if err == nil {
		_, err = tn.journal.Append(tn.t.Context(), sample.Code, "analyst", []store.Draft{found})
	}
	if err != nil {
		tn.t.Fatal(err)
	}
}
