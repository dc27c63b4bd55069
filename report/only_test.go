package report_test

import (
	"bytes"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"

	"goldthread/indicator"
	"goldthread/report"
)

var (
	anchors = regexp.MustCompile(` id="([^"]+)"`)
	labels  = regexp.MustCompile(` aria-labelledby="([^"]+)"`)
	toFile  = regexp.MustCompile(`href="([^"#:]*)#([^"]+)"`)
)

// TestACutShowsWhatTheWholeShows cuts the public edition area by area: each line is the whole's, to the last number, and
// every link of the cut papers leads somewhere.
func TestACutShowsWhatTheWholeShows(t *testing.T) {
	in := inputFor(assemble(t, told(60, 4)))
	in.Indicators, in.Public = append(linked(t), find(t, "cpp-allocated-sw", "caseload-mean")...), true
	whole := build(t, in)
	byCode := map[string]*report.Line{}
	for _, l := range whole.Lines {
		byCode[l.Words.Code] = l
	}
	seen, apart := 0, 0
	for _, area := range whole.Areas {
		cut := whole.Only([]indicator.Area{area.Area})
		if len(cut.Areas) != 1 || len(cut.Lines) != len(area.Lines) || !slices.Equal(cut.Hidden, whole.Hidden) {
			t.Fatalf("%s: %d areas, %d lines of %d", area.Area, len(cut.Areas), len(cut.Lines), len(area.Lines))
		}
		for _, l := range cut.Lines {
			seen++
			if l.Pair != nil && l.Pair.Elsewhere {
				apart++
			}
			got, want := *l, *byCode[l.Words.Code]
			got.Pair, want.Pair = nil, nil
			if !reflect.DeepEqual(got, want) {
				t.Errorf("%s differs in the cut", l.Words.Code)
			}
		}
		if cut.Tally.All+cut.Tally.ByGroups != len(cut.Lines) {
			t.Errorf("%s: %d lines are counted as %+v", area.Area, len(cut.Lines), cut.Tally)
		}
		checkLinks(t, cut)
	}
	if seen != len(whole.Lines) || apart == 0 {
		t.Errorf("%d lines of %d were looked at, %d with their pair elsewhere", seen, len(whole.Lines), apart)
	}
	if whole.Only(nil) != whole || whole.Scope() != "" {
		t.Error("no areas are all areas")
	}
}

func checkLinks(t *testing.T, p *report.Pack) {
	t.Helper()
	files, err := p.Files([]string{"html"})
	if err != nil {
		t.Fatal(err)
	}
	places := map[string]bool{}
	for _, f := range files {
		for _, m := range anchors.FindAllSubmatch(f.Content, -1) {
			places[f.Name+"#"+string(m[1])] = true
		}
	}
	for _, f := range files {
		for _, m := range toFile.FindAllSubmatch(f.Content, -1) {
			to := string(m[1]) + "#" + string(m[2])
			if len(m[1]) == 0 {
				to = f.Name + to
			}
			if !places[to] {
				t.Errorf("%s links to %s, which is not there", f.Name, to)
			}
		}
		if f.Name != "index.html" && !bytes.Contains(f.Content, []byte("Only these areas: "+strings.ToLower(string(p.Areas[0].Area))+".")) {
			t.Errorf("%s does not say which areas it holds", f.Name)
		}
	}
}

// TestTheSamePackGivesTheSameBytes makes everything twice, from two Books of the same record.
func TestTheSamePackGivesTheSameBytes(t *testing.T) {
	make := func() []report.File {
		in := inputFor(assemble(t, told(60, 4)))
		in.Indicators = linked(t)
		files, err := build(t, in).Files(report.Formats)
		if err != nil {
			t.Fatal(err)
		}
		return files
	}
	one, two := make(), make()
	for i := range one {
		if one[i].Name != two[i].Name || one[i].MediaType != two[i].MediaType || !bytes.Equal(one[i].Content, two[i].Content) {
			t.Errorf("%s was made otherwise the second time, from %s", one[i].Name, firstDifference(two[i].Content, one[i].Content))
		}
	}
	if len(one) != 5 {
		t.Errorf("%d files", len(one))
	}
}
