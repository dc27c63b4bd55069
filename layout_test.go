package goldthread_test

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// layout is the house: who may import whom. A package imports only what stands upstream of it; a package that is not
// listed fails. Changing this text is allowed and is a decision: say why in the commit.
const layout = `
	day                 :
	codelist            : day
	store               : day
	store/storetest     :
	record              : day codelist store
	access              : day store record
	clock               : day codelist record
	indicator           : day codelist record clock
	indicator/catalogue : day codelist record clock indicator
	assurance           : day store record indicator
	assurance/inspection: day store clock indicator assurance
	assurance/plan      : day store indicator signal ingest assurance
	journey             : day codelist record clock
	benchmark           : day
	signal              : day
	disclosure          : day
	ingest              : day codelist record
	ingest/annexa       : day codelist record ingest
	ingest/inspection   : day
	delivery            : day store record ingest ingest/annexa
	report              : day record clock indicator indicator/catalogue benchmark signal disclosure
	web                 : day codelist store record clock indicator indicator/catalogue benchmark signal disclosure access assurance assurance/inspection assurance/plan journey ingest ingest/annexa ingest/inspection delivery report papers
	papers              : day clock record store indicator indicator/catalogue benchmark assurance report
	sample              : day codelist record ingest ingest/annexa
	demo                : day store record clock ingest ingest/annexa delivery sample benchmark indicator indicator/catalogue assurance assurance/inspection assurance/plan access papers
	cmd/goldthread      : *
`

// only names the packages that may use a part of the world: SQL is the store's, and nothing but the program itself reads
// the clock, the environment or the command line.
var only = map[string][]string{
	"database/sql": {"store", "store/storetest"},
	"time.Now":     {"cmd/goldthread"},
	"time.Since":   {"cmd/goldthread"},
	"os.Getenv":    {"cmd/goldthread", "store/storetest"},
	"os.LookupEnv": {"cmd/goldthread"},
	"os.Args":      {"cmd/goldthread"},
	"flag":         {"cmd/goldthread"},
	"os/user":      {"cmd/goldthread"},
}

func TestImportsFollowTheLayout(t *testing.T) {
	allowed := parseLayout(t)
	seen := map[string]bool{}
	for _, f := range sources(t) {
		seen[f.pkg] = true
		may, listed := allowed[f.pkg]
		if !listed {
			t.Fatalf("package %s is not in the layout: add it with what it may import, and say why", f.pkg)
		}
		for _, path := range f.imports {
			if ours, ok := strings.CutPrefix(path, "goldthread/"); ok && !slices.Contains(may, ours) && !slices.Contains(may, "*") {
				t.Errorf("%s imports %s, which does not stand upstream of %s", f.name, ours, f.pkg)
			}
			f.checkOnly(t, path)
		}
		for _, use := range f.uses {
			f.checkOnly(t, use)
		}
	}
	for pkg := range allowed {
		if !seen[pkg] {
			t.Errorf("the layout lists %s, and there is no such package", pkg)
		}
	}
}

func (f source) checkOnly(t *testing.T, what string) {
	if owners, ok := only[what]; ok && !slices.Contains(owners, f.pkg) {
		t.Errorf("%s uses %s, which belongs to %v alone", f.name, what, owners)
	}
}

func TestNoFileHasAnEmptyName(t *testing.T) {
	for _, f := range sources(t) {
		for _, word := range []string{"util", "common", "helper", "manager", "misc"} {
			if strings.Contains(strings.ToLower(f.name), word) {
				t.Errorf("%s: %q says nothing; name the file by a word of the field", f.name, word)
			}
		}
	}
}

func parseLayout(t *testing.T) map[string][]string {
	t.Helper()
	allowed := map[string][]string{}
	for line := range strings.Lines(layout) {
		pkg, may, ok := strings.Cut(strings.TrimSpace(line), ":")
		if !ok {
			continue
		}
		allowed[strings.TrimSpace(pkg)] = strings.Fields(may)
	}
	return allowed
}

type source struct {
	name, pkg     string
	imports, uses []string
}

// sources parses every Go file that is no test.
func sources(t *testing.T) []source {
	t.Helper()
	var all []source
	err := filepath.WalkDir(".", func(name string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() && name != "." && (strings.HasPrefix(d.Name(), ".") || d.Name() == "testdata") {
			return fs.SkipDir
		}
		if d.IsDir() || !strings.HasSuffix(name, ".go") || strings.HasSuffix(name, "_test.go") {
			return nil
		}
		parsed, err := parser.ParseFile(token.NewFileSet(), name, nil, 0)
		if err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
		all = append(all, read(name, parsed))
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return all
}

func read(name string, f *ast.File) source {
	s := source{name: filepath.ToSlash(name), pkg: filepath.ToSlash(filepath.Dir(name))}
	for _, i := range f.Imports {
		path, _ := strconv.Unquote(i.Path.Value)
		s.imports = append(s.imports, path)
	}
	ast.Inspect(f, func(n ast.Node) bool {
		if sel, ok := n.(*ast.SelectorExpr); ok {
			if x, ok := sel.X.(*ast.Ident); ok && x.Obj == nil {
				s.uses = append(s.uses, x.Name+"."+sel.Sel.Name)
			}
		}
		return true
	})
	return s
}

// outsideView are the files of web that may reach a child of a Book without a View: they list whom a View has let through.
var outsideView = []string{"web/children.go", "web/children_open.go"}

// TestOnlyAViewHandsOutChildren says that no other page turns a reference or an id into a child: rights are applied in one
// place.
func TestOnlyAViewHandsOutChildren(t *testing.T) {
	reaches := regexp.MustCompile(`[bB]ook\.(At|Find|Child|All)\(`)
	files, err := filepath.Glob("web/*.go")
	if err != nil || len(files) == 0 {
		t.Fatal("no file of web", err)
	}
	for _, name := range files {
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		allowed := slices.Contains(outsideView, filepath.ToSlash(name)) || strings.HasSuffix(name, "_test.go")
		if found := reaches.Find(text); found != nil && !allowed {
			t.Errorf("%s uses %s: a child is reached through an access.View", name, found)
		}
	}
}
