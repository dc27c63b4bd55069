package browser_test

import (
	"errors"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"

	"goldthread/access"
)

// A walk opens every kind of page that a role is led to by links; a kind is a route with the names in its query. Of each kind
// it opens a few. It inspects those that are made of other parts than any of the same route before, of whatever role.
const (
	openedOfAKind     = 2
	inspectedOfARoute = 3
)

// walker remembers what one role has seen.
type walker struct {
	*Page
	kinds *http.ServeMux
	next  []string
	known map[string]bool
	count map[string]int
	built map[string]map[string]bool // by route, the parts of what was inspected, whoever opened it
}

func TestEveryPageOfEveryRole(t *testing.T) {
	tn := serveTown(t)
	reached, built, walked := map[string]bool{}, map[string]map[string]bool{}, 0
	for _, role := range access.Roles {
		t.Run(string(role), func(t *testing.T) {
			tn := *tn
			tn.t = t
			w := &walker{Page: tn.As(role), kinds: tn.kinds(), next: []string{"/"}, known: map[string]bool{"/": true}, count: map[string]int{}, built: built}
			for len(w.next) > 0 {
				path := w.next[0]
				w.next = w.next[1:]
				w.look(path)
			}
			for kind := range w.count {
				reached[kind] = true
			}
			walked++
		})
	}
	if walked < len(access.Roles) {
		return // go test -run chose some of them
	}
	for _, r := range tn.server.Routes() {
		if path, get := strings.CutPrefix(r.Pattern, "GET "); get && !slices.Contains(apart, r.Pattern) && !anyBegins(reached, r.Pattern) {
			t.Errorf("no role is led to %s by links: either nobody finds it, or it belongs in apart", path)
		}
	}
}

// apart are the addresses that no link leads to from a fresh place, each opened by a test of its own: the demo's files and
// reports were not handed in on a page, nobody has begun to bring in a workbook, no answer to inspectors and no notice has a
// file, and no action waits for a board's word alone.
var apart = []string{"GET /deliveries/{id}", "GET /deliveries/{id}/progress", "GET /deliveries/{id}/oddities.csv",
	"GET /readings/{sha}", "GET /readings/{sha}/progress", "GET /readings/{sha}/pages/{page}",
	"GET /plan/import/{id}", "GET /plan/actions/{action}/agreement", "GET /inspections/{inspection}/readiness/files/{file}", "GET /notices/{notice}/files/{file}"}

func anyBegins(kinds map[string]bool, pattern string) bool {
	for kind := range kinds {
		if kind == pattern || strings.HasPrefix(kind, pattern+"?") {
			return true
		}
	}
	return false
}

// kinds knows the routes, to tell what kind of page an address is.
func (tn *town) kinds() *http.ServeMux {
	mux := http.NewServeMux()
	for _, r := range tn.server.Routes() {
		mux.HandleFunc(r.Pattern, http.NotFound)
	}
	return mux
}

// kind is the route of an address with the names in its query: "GET /indicator/{code}?day&window".
func (w *walker) kind(path string) string {
	u, err := url.Parse(path)
	if err != nil {
		w.t.Fatal(err)
	}
	_, pattern := w.kinds.Handler(&http.Request{Method: http.MethodGet, URL: u, Host: "127.0.0.1"})
	var names []string
	for name, values := range u.Query() {
		if slices.ContainsFunc(values, func(v string) bool { return v != "" }) {
			names = append(names, name)
		}
	}
	if len(names) == 0 {
		return pattern
	}
	slices.Sort(names)
	return pattern + "?" + strings.Join(names, "&")
}

// look opens a page, looks at it as closely as its kind still asks, and notes where it leads.
func (w *walker) look(path string) {
	w.t.Helper()
	kind := w.kind(path)
	if w.count[kind]++; w.count[kind] > openedOfAKind || strings.HasPrefix(path, "/assets/") {
		return
	}
	if !w.opens(path) {
		return
	}
	if w.Status() != http.StatusOK {
		w.t.Errorf("a link led to %s, which says %d: %.300s", path, w.Status(), w.Text())
		return
	}
	for _, to := range w.Links() {
		if !w.known[to] {
			w.known[to] = true
			w.next = append(w.next, to)
		}
	}
	route, _, _ := strings.Cut(kind, "?")
	if w.built[route] == nil {
		w.built[route] = map[string]bool{}
	}
	parts := ask[string](w.Page, "parts")
	if w.built[route][parts] || len(w.built[route]) == inspectedOfARoute {
		w.Quiet()
		return
	}
	w.built[route][parts] = true
	w.Inspect()
}

// opens goes to a path, and says whether it was a page. A file is kept by the browser instead of shown.
func (w *walker) opens(path string) bool {
	w.t.Helper()
	err := chromedp.Do(w.ctx, chromedp.Navigate(w.origin+path))
	var kept *chromedp.LoadError
	switch {
	case errors.As(err, &kept) && kept.ErrorText == "net::ERR_ABORTED":
		return false
	case err != nil:
		w.fail("open %s: %v", path, err)
	}
	return true
}

func TestSignIn(t *testing.T) {
	p := NewPage(t, serveTown(t).origin)
	p.Open("/")
	p.Screenshot("sign-in")
	p.Inspect()
	p.Fill("Sign-in name", "margaret.oyelaran")
	p.Fill("Password", "not this one at all")
	p.Click("Sign in")
	p.See("There is a problem")
	p.Screenshot("wrong")
	p.Inspect()
}
