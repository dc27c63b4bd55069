package web_test

import (
	"bytes"
	"fmt"
	"html"
	"net/url"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"testing"

	"goldthread/access"
	reports "goldthread/ingest/inspection"
	"goldthread/store"
)

// reportReader reads reports for all tests: it takes a second to start.
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

// drawnReport makes a PDF of pages of lines; "# " begins a title, "## " a heading, and "|" parts two columns.
func drawnReport(pages ...string) []byte {
	var b bytes.Buffer
	var at []int
	object := func(text string) {
		at = append(at, b.Len())
		fmt.Fprintf(&b, "%d 0 obj\n%s\nendobj\n", len(at), text)
	}
	b.WriteString("%PDF-1.4\n")
	object("<< /Type /Catalog /Pages 2 0 R >>")
	var kids strings.Builder
	for i := range pages {
		fmt.Fprintf(&kids, "%d 0 R ", 5+2*i)
	}
	object(fmt.Sprintf("<< /Type /Pages /Kids [ %s] /Count %d >>", kids.String(), len(pages)))
	object("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>")
	object("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica-Bold /Encoding /WinAnsiEncoding >>")
	for i, page := range pages {
		object(fmt.Sprintf("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R /F2 4 0 R >> >> /Contents %d 0 R >>", 6+2*i))
		text := drawnPage(page)
		object(fmt.Sprintf("<< /Length %d >>\nstream\n%s\nendstream", len(text), text))
	}
	from := b.Len()
	fmt.Fprintf(&b, "xref\n0 %d\n0000000000 65535 f \n", len(at)+1)
	for _, a := range at {
		fmt.Fprintf(&b, "%010d 00000 n \n", a)
	}
	fmt.Fprintf(&b, "trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n", len(at)+1, from)
	return b.Bytes()
}

func drawnPage(page string) string {
	var b strings.Builder
	y := 780
	for line := range strings.Lines(page) {
		line = strings.TrimRight(line, "\n")
		font, size, step := "F1", 12, 15
		if rest, ok := strings.CutPrefix(line, "## "); ok {
			line, font, size, step = rest, "F2", 14, 18
		} else if rest, ok := strings.CutPrefix(line, "# "); ok {
			line, size, step = rest, 26, 31
		}
		if line == "" {
			step = 12
		}
		left, right, two := strings.Cut(line, "|")
		show := func(x int, text string) {
			if text = strings.TrimSpace(text); text != "" {
				fmt.Fprintf(&b, "BT /%s %d Tf %d %d Td (%s) Tj ET\n", font, size, x, y, strings.NewReplacer("(", `\(`, ")", `\)`).Replace(text))
			}
		}
		show(72, left)
		if two {
			show(400, right)
		}
		y -= step
	}
	return b.String()
}

var (
	formTag   = regexp.MustCompile(`(?s)<form method="post" action="([^"]*)"[^>]*novalidate.*?</form>`)
	control   = regexp.MustCompile(`(?s)<input ([^>]*)>|<textarea ([^>]*)>(.*?)</textarea>|<select ([^>]*)>(.*?)</select>`)
	attribute = regexp.MustCompile(`([a-z-]+)="([^"]*)"`)
	selected  = regexp.MustCompile(`<option value="([^"]*)" selected>`)
	option    = regexp.MustCompile(`<option value="([^"]*)"`)
)

// formValues are the fields of a page's first form that is checked by the server, as a browser would send them.
func formValues(t testing.TB, body string) url.Values {
	t.Helper()
	values := url.Values{}
	for _, c := range control.FindAllStringSubmatch(formTag.FindString(body), -1) {
		tag := c[1] + c[2] + c[4]
		has := map[string]string{}
		for _, a := range attribute.FindAllStringSubmatch(tag, -1) {
			has[a[1]] = html.UnescapeString(a[2])
		}
		value := has["value"]
		switch {
		case c[2] != "":
			value = html.UnescapeString(c[3])
		case c[4] != "":
			chosen := selected.FindStringSubmatch(c[5])
			if chosen == nil {
				chosen = option.FindStringSubmatch(c[5])
			}
			value = html.UnescapeString(chosen[1])
		case has["type"] == "checkbox" && !strings.HasSuffix(tag, " checked"):
			continue
		}
		values.Add(has["name"], value)
	}
	if len(values) == 0 {
		t.Fatalf("there is no form on the page\n%s", body)
	}
	return values
}

// append saves something beside the pages, and lets the pages know of it.
func (tn *town) append(drafts ...store.Draft) {
	tn.t.Helper()
	if _, err := tn.journal.Append(tn.t.Context(), authority, signInName(access.Analyst), drafts); err != nil {
		tn.t.Fatal(err)
	}
	tn.as(access.Director).post("/indicator/contacts-number/target", "value", "100", "from", "1 April 2026", "setBy", "the board")
}
