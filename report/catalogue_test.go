package report_test

import (
	"encoding/xml"
	"errors"
	"flag"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"goldthread/benchmark"
	"goldthread/report"
)

var keep = flag.String("keep", "", "a folder to keep the papers in, for a person to look at")

// TestPapersOfTheWholeCatalogue makes every paper of every measure and reads them as a browser would.
func TestPapersOfTheWholeCatalogue(t *testing.T) {
	b := assemble(t, told(2000, 1))
	in := inputFor(b)
	in.Benchmarks = benchmark.Embedded()
	in.Authority = report.Authority{Code: "370", Name: "Barnsley"}
	in.Targets, _ = report.ParseTargets("icpc-within-15wd | 85 | 5 | 2024-05-01 | the improvement board")
	for name, public := range map[string]bool{"officers": false, "public": true} {
		t.Run(name, func(t *testing.T) {
			in.Public = public
			p := build(t, in)
			dir := t.TempDir()
			if *keep != "" {
				dir = filepath.Join(*keep, name)
			}
			files, err := p.Write(dir, report.Formats)
			if err != nil {
				t.Fatal(err)
			}
			for _, file := range files {
				if strings.HasSuffix(file, ".html") {
					checkHTML(t, file)
				}
			}
		})
	}
}

var (
	voidTags  = regexp.MustCompile(`<(meta|br|hr|link|img|input)([^>]*?)/?>`)
	boolAttrs = regexp.MustCompile(` (open|hidden)>`)
	doctype   = regexp.MustCompile(`(?i)<!doctype html>`)
	svgs      = regexp.MustCompile(`(?s)<svg.*?</svg>`)
)

// checkHTML reads a page as XML once its void tags are closed, so an open tag or a stray angle bracket fails, and holds
// it to the house rules: one file, no script, headings in order, tables with captions and scopes, charts with words.
func checkHTML(t *testing.T, path string) {
	t.Helper()
	body, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	text := string(body)
	name := filepath.Base(path)
	if !strings.HasPrefix(text, "<!doctype html>\n<html lang=\"en-GB\">") {
		t.Errorf("%s does not begin as a page in British English", name)
	}
	for _, bad := range []string{"<script", "<link", "<img", "src=", "@import", "url(", "ZgotmplZ", `href="javascript:`, "<b>text"} {
		if strings.Contains(text, bad) {
			t.Errorf("%s holds %q", name, bad)
		}
	}
	checkTree(t, name, doctype.ReplaceAllString(voidTags.ReplaceAllString(boolAttrs.ReplaceAllString(text, ">"), "<$1$2/>"), ""))
	for _, svg := range svgs.FindAllString(text, -1) {
		if err := parse(svg, func(xml.StartElement) {}); err != nil {
			t.Errorf("%s: a chart is no XML: %v", name, err)
		}
		if !strings.Contains(svg, "<title") || !strings.Contains(svg, "<desc") {
			t.Errorf("%s: a chart without title or description: %.120s", name, svg)
		}
	}
	if charts, tables := strings.Count(text, `class="chart"`), strings.Count(text, ", by month"); tables < charts {
		t.Errorf("%s has %d charts and %d tables of months", name, charts, tables)
	}
}

func checkTree(t *testing.T, name, text string) {
	t.Helper()
	heading, tables, captions, ids := 0, 0, 0, map[string]bool{}
	var anchors []string
	err := parse(text, func(e xml.StartElement) {
		at := map[string]string{}
		for _, a := range e.Attr {
			at[a.Name.Local] = a.Value
		}
		if id := at["id"]; id != "" {
			if ids[id] {
				t.Errorf("%s: the id %s stands twice", name, id)
			}
			ids[id] = true
		}
		if to, ok := strings.CutPrefix(at["href"], "#"); ok {
			anchors = append(anchors, to)
		}
		switch tag := e.Name.Local; tag {
		case "h1", "h2", "h3", "h4":
			level := int(tag[1] - '0')
			if level > heading+1 {
				t.Errorf("%s: a heading %s follows one of level %d", name, tag, heading)
			}
			heading = level
		case "table":
			tables++
		case "caption":
			captions++
		case "th":
			if at["scope"] == "" {
				t.Errorf("%s: a heading cell without a scope", name)
			}
		}
	})
	if err != nil {
		t.Errorf("%s is not well formed: %v", name, err)
	}
	if tables != captions {
		t.Errorf("%s has %d tables and %d captions", name, tables, captions)
	}
	for _, a := range anchors {
		if !ids[a] {
			t.Errorf("%s links to #%s, which is not there", name, a)
		}
	}
}

func parse(text string, seen func(xml.StartElement)) error {
	d := xml.NewDecoder(strings.NewReader(text))
	d.Entity = xml.HTMLEntity
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
		if start, ok := token.(xml.StartElement); ok {
			seen(start)
		}
	}
}
