package browser_test

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// A class that no style knows is a word misspelt: the page looks nearly right.
func TestEveryClassOfThePagesHasAStyle(t *testing.T) {
	style, err := os.ReadFile("../assets/goldthread.css")
	if err != nil {
		t.Fatal(err)
	}
	known := map[string]bool{}
	class := regexp.MustCompile(`\bgt-[a-z0-9]+(?:[_-]+[a-z0-9]+)*(?:[_-]+)?`)
	for _, name := range class.FindAllString(string(style), -1) {
		known[name] = true
	}
	pages, err := filepath.Glob("../*.html")
	if err != nil || len(pages) < 20 {
		t.Fatal(len(pages), "templates: ", err)
	}
	for _, page := range append(pages, "testdata/components.html") {
		text, err := os.ReadFile(page)
		if err != nil {
			t.Fatal(err)
		}
		for _, name := range class.FindAllString(string(text), -1) {
			if begun := strings.HasSuffix(name, "-"); !known[name] && !begun && !strings.HasSuffix(name, "_") {
				t.Errorf("%s has the class %s, which goldthread.css does not know", filepath.Base(page), name)
			}
		}
	}
}
