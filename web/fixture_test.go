package web_test

import (
	"bytes"
	"context"
	"io"
	"log/slog"
	"net/http"
	"net/http/cookiejar"
	"net/http/httptest"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"sync/atomic"
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

// The tests' authority: made up, 200 children, told month by month up to asAt; now is three weeks later.
const (
	authority = sample.Code
	children  = 200
	months    = 8
	password  = "three unlikely words"
)

var (
	asAt = day.MustParse("2026-10-31")
	now  = time.Date(2026, 11, 22, 10, 0, 0, 0, time.UTC)
)

// cheap keeps a hundred sign-ins from taking a minute; the real cost is access's own test.
var cheap = access.Settings{Argon: access.Argon{MemoryKiB: 64, Times: 1, Threads: 1}}

// town is a place with everything in it that the pages show, served.
type town struct {
	t       testing.TB
	journal *store.Store
	desk    *access.Desk
	server  *web.Server
	http    *httptest.Server
	log     *safeBuffer
	patient atomic.Int32 // how often a connection was given longer
}

// safeBuffer is a log that many write to.
type safeBuffer struct {
	mu sync.Mutex
	b  bytes.Buffer
}

// Write adds to the log.
func (s *safeBuffer) Write(p []byte) (int, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.b.Write(p)
}

// String is the log so far.
func (s *safeBuffer) String() string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.b.String()
}

// made is the place that every test gets a copy of: made once, as it takes a second.
var made = sync.OnceValues(func() (string, error) {
	dir, err := os.MkdirTemp("", "web-test-")
	if err != nil {
		return "", err
	}
	return dir, furnish(dir)
})

func TestMain(m *testing.M) {
	code := m.Run()
	if dir, err := made(); err == nil {
		_ = os.RemoveAll(dir)
	}
	os.Exit(code)
}

// furnish delivers the months, each at the instant two days after its as-at day, and makes the accounts.
func furnish(dir string) error {
	ctx := context.Background()
	at := now
	journal, err := store.Open(ctx, dir, func() time.Time { return at })
	if err != nil {
		return err
	}
	defer journal.Close()
	made := sample.New(sample.Settings{Children: children, Seed: 3, AsAt: asAt, Months: months, Mess: sample.UsualMess})
	folder, err := os.MkdirTemp("", "web-books-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(folder)
	paths, err := made.WriteWorkbooks(folder)
	if err != nil {
		return err
	}
	for i, d := range made.AsAtDays() {
		at = (d + 2).Time().Add(9 * time.Hour)
		content, err := os.ReadFile(paths[i])
		if err != nil {
			return err
		}
		_, err = delivery.Take(ctx, journal, delivery.Request{Authority: authority, Actor: "analyst", AsAt: d, Files: []ingest.Upload{{Name: filepath.Base(paths[i]), Content: content}}})
		if err != nil {
			return err
		}
	}
	at = now.Add(-24 * time.Hour)
	a := assurance.Authority{Name: "Wychmoor", Borrowed: 370, Population: made.Population(), MadeUp: true}
	draft, err := a.Draft(0)
	if err != nil {
		return err
	}
	if _, err := journal.Append(ctx, authority, "test", []store.Draft{draft}); err != nil {
		return err
	}
	furnishPlan(ctx, journal)
	furnishRegister(ctx, journal)
	return accounts(ctx, journal, made)
}

// accounts makes one account for each role, named by it: "team.manager".
func accounts(ctx context.Context, journal *store.Store, made *sample.Authority) error {
	desk, err := access.NewDesk(journal, func() time.Time { return now }, cheap)
	if err != nil {
		return err
	}
	team, worker := held(made)
	for _, role := range access.Roles {
		a := access.Account{Name: signInName(role), Title: "The " + string(role), Role: role}
		switch role {
		case access.SocialWorker:
			a.Worker, a.Teams = worker, []string{team}
		case access.TeamManager, access.ServiceManager:
			a.Teams = []string{team}
		case access.Inspector, access.Partner:
			a.Until = asAt.AddMonths(2)
		}
		if _, err := desk.Put(ctx, authority, "test", a, 0); err != nil {
			return err
		}
		if err := desk.SetPassword(ctx, authority, a.Name, password); err != nil {
			return err
		}
	}
	return nil
}

// held is a team and a worker who hold children on the as-at day.
func held(made *sample.Authority) (team, worker string) {
	book, err := made.On(asAt)
	if err != nil {
		panic(err)
	}
	for _, c := range book.All() {
		if h := c.HeldOn(asAt); h.Team != "" && h.Worker != "" {
			return h.Team, h.Worker
		}
	}
	panic("nobody holds a child")
}

func signInName(r access.Role) string { return strings.ReplaceAll(string(r), " ", ".") }

// open gives the test a place of its own, served.
func open(t testing.TB) *town {
	t.Helper()
	from, err := made()
	if err != nil {
		t.Fatal(err)
	}
	place := t.TempDir()
	if err := os.CopyFS(place, os.DirFS(from)); err != nil {
		t.Fatal(err)
	}
	tn := &town{t: t, log: &safeBuffer{}}
	clock := func() time.Time { return now }
	if tn.journal, err = store.Open(t.Context(), place, clock); err != nil {
		t.Fatal(err)
	}
	if tn.desk, err = access.NewDesk(tn.journal, clock, cheap); err != nil {
		t.Fatal(err)
	}
	tn.server, err = web.New(t.Context(), web.Config{
		Journal: tn.journal, Desk: tn.desk, Benchmarks: benchmark.Embedded(), Now: clock, Log: slog.New(slog.NewTextHandler(tn.log, nil)),
		Patient: func(http.ResponseWriter) { tn.patient.Add(1) }, Reports: reportReader(),
	})
	if err != nil {
		t.Fatal(err)
	}
	tn.http = httptest.NewServer(tn.server)
	t.Cleanup(func() {
		tn.http.Close()
		tn.server.Close()
		_ = tn.journal.Close()
	})
	return tn
}

// reader is a browser of somebody.
type reader struct {
	*town
	client *http.Client
}

// as signs in as a role.
func (tn *town) as(role access.Role) *reader {
	tn.t.Helper()
	r := tn.stranger()
	p := r.post("/sign-in", "name", signInName(role), "password", password, "next", "/password") // a page that every role has
	if p.status != http.StatusOK {
		tn.t.Fatalf("sign in as %s: %d\n%s", role, p.status, p.body)
	}
	return r
}

// stranger is a browser of nobody.
func (tn *town) stranger() *reader {
	jar, err := cookiejar.New(nil)
	if err != nil {
		tn.t.Fatal(err)
	}
	return &reader{tn, &http.Client{Jar: jar}}
}

// page is what came back, after redirects.
type page struct {
	status int
	body   string
	url    *url.URL
	header http.Header
}

func (r *reader) get(path string) page {
	r.t.Helper()
	answer, err := r.client.Get(r.http.URL + path)
	return r.read(answer, err)
}

// post sends a form of names and values in pairs.
func (r *reader) post(path string, pairs ...string) page {
	r.t.Helper()
	form := url.Values{}
	for i := 0; i+1 < len(pairs); i += 2 {
		form.Add(pairs[i], pairs[i+1])
	}
	answer, err := r.client.PostForm(r.http.URL+path, form)
	return r.read(answer, err)
}

func (r *reader) read(answer *http.Response, err error) page {
	r.t.Helper()
	if err != nil {
		r.t.Fatal(err)
	}
	defer answer.Body.Close()
	body, err := io.ReadAll(answer.Body)
	if err != nil {
		r.t.Fatal(err)
	}
	return page{answer.StatusCode, string(body), answer.Request.URL, answer.Header}
}

// must say that the page says all of these.
func (p page) says(t testing.TB, texts ...string) {
	t.Helper()
	for _, text := range texts {
		if !strings.Contains(p.body, text) {
			t.Errorf("%s does not say %q\n%s", p.url.Path, text, p.body)
		}
	}
}

// saysNot asserts what must not be there: a leak is what is there too much.
func (p page) saysNot(t testing.TB, texts ...string) {
	t.Helper()
	for _, text := range texts {
		if strings.Contains(p.body, text) {
			t.Errorf("%s says %q, and must not", p.url.Path, text)
		}
	}
}
