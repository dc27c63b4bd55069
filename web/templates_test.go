package web

import (
	"io/fs"
	"strings"
	"testing"

	"github.com/jba/templatecheck"
)

// Every template is checked against the type of the view that it shows: a field that is not there, a method called wrongly.
func TestTemplatesFitTheirViews(t *testing.T) {
	for name, view := range views {
		if err := templatecheck.CheckHTML(templates[name].Lookup("frame"), view); err != nil {
			t.Errorf("%s.html: %v", name, err)
		}
	}
}

func TestEveryTemplateIsAPage(t *testing.T) {
	entries, err := fs.ReadDir(files, ".")
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		name := strings.TrimSuffix(e.Name(), ".html")
		if !strings.HasPrefix(name, "_") && views[name] == nil {
			t.Errorf("%s is shown by no page: name it in views, or take it away", e.Name())
		}
	}
}
