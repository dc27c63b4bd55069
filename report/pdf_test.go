package report_test

import (
	"bytes"
	"errors"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"

	"goldthread/report"
)

// chromium is the browser to print with; without one the test is skipped in words, and fails where CI=true.
func chromium(t *testing.T) string {
	t.Helper()
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome"} {
		if path, err := exec.LookPath(name); err == nil {
			return path
		}
	}
	const word = "there is no Chromium on this machine: the PDF is not tested"
	if os.Getenv("CI") == "true" {
		t.Fatal(word)
	}
	t.Skip(word)
	return ""
}

// TestThePDF prints the papers twice: the bytes are the same, the document is tagged, has an outline, a language and a
// title, and is dated to the day that the pack was made.
func TestThePDF(t *testing.T) {
	browser := chromium(t)
	p := build(t, goldenInput(t))
	one, err := p.PDF(t.Context(), browser)
	if err != nil {
		t.Fatal(err)
	}
	two, err := p.PDF(t.Context(), browser)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(one.Content, two.Content) {
		t.Errorf("the second print differs, from %s", firstDifference(two.Content, one.Content))
	}
	for _, want := range []string{"%PDF-", "/StructTreeRoot", "/Marked true", "/Outlines", "/Lang (en-GB)", "/CreationDate (D:20250409000000+00'00')", "/ModDate (D:20250409000000+00'00')"} {
		if !bytes.Contains(one.Content, []byte(want)) {
			t.Errorf("the PDF has no %s", want)
		}
	}
	dir := t.TempDir()
	files, err := p.Write(dir, []string{"html"}, one)
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(strings.Join(files, " "), filepath.Join(dir, "papers.pdf")) {
		t.Errorf("written: %v", files)
	}
	if index, _ := os.ReadFile(filepath.Join(dir, "index.html")); !bytes.Contains(index, []byte(`href="papers.pdf"`)) {
		t.Error("the index does not list the PDF")
	}
	if _, err := p.Write(dir, []string{"html"}); err != nil {
		t.Errorf("the folder with the PDF cannot be written again: %v", err)
	}
	if _, err := os.Stat(filepath.Join(dir, "papers.pdf")); err == nil {
		t.Error("the PDF of an earlier run lies among newer papers")
	}
}

// TestPrintingAsksForNothing prints a page that wants pictures and a script from outside: none is fetched.
func TestPrintingAsksForNothing(t *testing.T) {
	browser := chromium(t)
	var asked atomic.Int32
	outside := httptest.NewServer(http.HandlerFunc(func(http.ResponseWriter, *http.Request) { asked.Add(1) }))
	defer outside.Close()
	page := `<!doctype html><html lang="en-GB"><title>x</title><h1>A page</h1><img src="` + outside.URL + `/picture"><link rel="stylesheet" href="` + outside.URL +
		`/style"><script>document.write("<img src='` + outside.URL + `/script'>")</script>`
	if _, err := report.PDF(t.Context(), browser, []byte(page), "", made); err != nil {
		t.Fatal(err)
	}
	if n := asked.Load(); n > 0 {
		t.Errorf("the browser asked the outside %d times", n)
	}
}

func TestWithoutChromium(t *testing.T) {
	p := build(t, goldenInput(t))
	if _, err := p.PDF(t.Context(), ""); !errors.Is(err, report.ErrNoChromium) {
		t.Errorf("no browser: %v", err)
	}
	if _, err := p.PDF(t.Context(), filepath.Join(t.TempDir(), "chromium")); err == nil {
		t.Error("a browser that is not there printed")
	}
}

// TestTheDocumentHoldsTogether follows every link of the one printed document, and finds no mark twice.
func TestTheDocumentHoldsTogether(t *testing.T) {
	in := inputFor(assemble(t, told(60, 4)))
	in.Indicators = linked(t)
	doc, err := build(t, in).Document()
	if err != nil {
		t.Fatal(err)
	}
	places := map[string]bool{}
	for _, m := range anchors.FindAllSubmatch(doc, -1) {
		if places[string(m[1])] {
			t.Errorf("two places are called %s", m[1])
		}
		places[string(m[1])] = true
	}
	links := toFile.FindAllSubmatch(doc, -1)
	if len(links) < 30 {
		t.Errorf("only %d links", len(links))
	}
	for _, m := range links {
		if len(m[1]) > 0 || !places[string(m[2])] {
			t.Errorf("a link leads to %s#%s, which is not in the document", m[1], m[2])
		}
	}
	for _, m := range labels.FindAllSubmatch(doc, -1) {
		for _, id := range strings.Fields(string(m[1])) {
			if !places[id] {
				t.Errorf("a picture is labelled by %s, which is not there", id)
			}
		}
	}
	name := filepath.Join(t.TempDir(), "document.html")
	if err := os.WriteFile(name, doc, 0o600); err != nil {
		t.Fatal(err)
	}
	checkHTML(t, name)
}
