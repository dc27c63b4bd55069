package browser_test

import (
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
)

// strict is the policy under which the pages are served: nothing inline, nothing from elsewhere.
const strict = "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"

// componentServer serves the page of all parts, the real assets, and what the parts' scripts ask for.
type componentServer struct {
	*httptest.Server
	mu     sync.Mutex
	drafts []string
}

func serveComponents(t *testing.T) *componentServer {
	s := &componentServer{}
	mux := http.NewServeMux()
	mux.HandleFunc("GET /components", func(w http.ResponseWriter, r *http.Request) {
		http.ServeFile(w, r, "testdata/components.html")
	})
	mux.HandleFunc("GET /faulty", func(w http.ResponseWriter, r *http.Request) {
		http.ServeFile(w, r, "testdata/faulty.html")
	})
	mux.Handle("GET /faulty/", http.StripPrefix("/faulty/", http.FileServer(http.Dir("testdata/faulty"))))
	mux.Handle("GET /assets/", http.StripPrefix("/assets/", http.FileServer(http.Dir("../assets"))))
	mux.HandleFunc("GET /favicon.ico", func(w http.ResponseWriter, r *http.Request) { w.WriteHeader(http.StatusNoContent) })
	mux.HandleFunc("POST /draft", func(w http.ResponseWriter, r *http.Request) {
		s.mu.Lock()
		defer s.mu.Unlock()
		s.drafts = append(s.drafts, r.FormValue("text"))
	})
	looks := 0
	mux.HandleFunc("GET /progress", func(w http.ResponseWriter, r *http.Request) {
		s.mu.Lock()
		defer s.mu.Unlock()
		looks++
		if looks == 1 {
			_, _ = w.Write([]byte(`{"said":"Reading list 3 of 11","done":300,"of":1100}`))
			return
		}
		_, _ = w.Write([]byte(`{"said":"Read: 1,100 rows","done":1100,"of":1100,"finished":false}`))
	})
	s.Server = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Security-Policy", strict)
		mux.ServeHTTP(w, r)
	}))
	t.Cleanup(s.Close)
	return s
}

func TestAllPartsPassTheInspection(t *testing.T) {
	p := NewPage(t, serveComponents(t).URL)
	p.Open("/components")
	p.Screenshot("1200")
	if err := os.WriteFile(filepath.Join(t.ArtifactDir(), "print.pdf"), p.PDF(), 0o644); err != nil {
		t.Fatal(err)
	}
	p.Inspect()
	p.Open("/components")
	for name, width := range map[string]int{"640": 640, "320": 320} {
		p.Width(width)
		p.Screenshot(name)
	}
}

func TestDraftsAreSavedAsTheyAreTyped(t *testing.T) {
	s := serveComponents(t)
	p := NewPage(t, s.URL)
	p.Open("/components")
	p.Fill("What is behind this figure", "Eleven enquiries in one week")
	p.See("Saved ")
	s.mu.Lock()
	defer s.mu.Unlock()
	if got := strings.Join(s.drafts, "|"); got != "Eleven enquiries in one week" {
		t.Errorf("drafts %q, want the text once", got)
	}
}

func TestProgressOfAnUploadIsTold(t *testing.T) {
	p := NewPage(t, serveComponents(t).URL)
	p.Open("/components")
	p.See("Read: 1,100 rows")
	p.Quiet()
}

func TestTablesAreSortedByTheirHeads(t *testing.T) {
	p := NewPage(t, serveComponents(t).URL)
	p.Open("/components")
	order := func() string {
		return evaluate[string](p, `[...document.querySelectorAll('table[data-sortable] tbody tr')].map(r => r.cells[0].textContent).join()`)
	}
	for _, step := range []struct{ click, want string }{
		{"Enquiry began", "restricted record,W-1042,W-0917"},
		{"Enquiry began", "W-0917,W-1042,restricted record"},
		{"Working days", "restricted record,W-1042,W-0917"},
		{"Working days", "W-1042,restricted record,W-0917"}, // an empty cell stays last
		{"Child", "restricted record,W-0917,W-1042"},
	} {
		p.Click("The 39 children > " + step.click)
		if got := order(); got != step.want {
			t.Errorf("after a click on %s: %s, want %s", step.click, got, step.want)
		}
	}
	p.Quiet()
}

func TestWithoutScriptThePageIsWhole(t *testing.T) {
	p := NewPage(t, serveComponents(t).URL)
	p.WithoutScript()
	p.Open("/components")
	p.See("69%", "Assessments completed within 45 working days", "The 39 children")
	p.Click("The 39 children > W-1042")
	if got := p.Path(); got != "/child/one" || p.Status() != http.StatusNotFound {
		t.Errorf("the link led to %s, status %d", got, p.Status())
	}
	p.Open("/components")
	p.Choose("Time", "12 months")
	p.Click("Show")
	if got := p.Path(); !strings.Contains(got, "window=12+months") {
		t.Errorf("the form led to %s", got)
	}
	if strings.Contains(evaluate[string](p, "document.body.className"), "js-enabled") {
		t.Error("the page's script ran")
	}
}

// An inspection that finds nothing on a page with every fault would find nothing anywhere.
func TestTheInspectionFindsEachFault(t *testing.T) {
	p := NewPage(t, serveComponents(t).URL)
	p.Open("/faulty")
	found := strings.Join(p.Faults(), "\n")
	for _, fault := range []string{
		"2 main parts",
		"it breaks label",
		"it breaks color-contrast",
		"it breaks landmark-no-duplicate-main",
		"at 320 px it scrolls sideways",
		"at 640 px it scrolls sideways",
		`nobody sees that the focus is on <button id="dull"`,
		`something covers <button id="under"`,
		`the tab key does not leave <button id="trap"`,
		`on paper there is still <button id="dull"`,
		"a request left the origin: http://elsewhere.example/",
		"security: ",
		"console: something went wrong",
	} {
		if !strings.Contains(found, fault) {
			t.Errorf("the inspection does not say %q; it says:\n%s", fault, found)
		}
	}
}

func TestAPageThatSaysNoIsNoTrouble(t *testing.T) {
	p := NewPage(t, serveComponents(t).URL)
	if status := p.Open("/nothing-here"); status != http.StatusNotFound {
		t.Errorf("status %d", status)
	}
	p.Quiet()
}
