package inspection_test

import (
	"fmt"
	"strings"
	"testing"

	"goldthread/assurance/inspection"
	"goldthread/benchmark"
)

// TestSchemesFollowTheCases reads an area and a grade as a report writes them, on a day.
func TestSchemesFollowTheCases(t *testing.T) {
	frameworks := map[inspection.Framework]bool{}
	for _, row := range caseRows(t, "scheme.cases") {
		if len(row) != 6 {
			t.Fatalf("%q: write framework, day, area, grade, what is kept and because", row)
		}
		f := inspection.Framework(row[0])
		frameworks[f] = true
		if got := keptAs(f, row); got != row[4] {
			t.Errorf("%s on %s, %q %q: kept as %q, want %q (%s)", row[0], row[1], row[2], row[3], got, row[4], row[5])
		}
	}
	for _, f := range inspection.Frameworks {
		if !frameworks[f] {
			t.Errorf("scheme.cases tells nothing of %s", f)
		}
	}
}

func keptAs(f inspection.Framework, row []string) string {
	scheme, ok := inspection.SchemeOn(f, on(row[1]))
	if !ok {
		return "no scheme"
	}
	area, ok := scheme.Area(row[2])
	if !ok {
		return "no area"
	}
	grade, ok := scheme.Grade(row[3])
	if !ok {
		return "no grade"
	}
	return area.Key + ": " + grade
}

// TestWhatOfstedPublishedFitsTheSchemes keeps the official history of every authority as inspections of the register: each
// framework, area and grade there must be one here, on its day.
func TestWhatOfstedPublishedFitsTheSchemes(t *testing.T) {
	b, kept := benchmark.Embedded(), 0
	for _, a := range b.Authorities() {
		for _, p := range b.Inspections(a.Number) {
			i := inspection.Inspection{Framework: inspection.Framework(p.Framework), Status: inspection.Published, Title: p.Theme, From: p.Start, To: p.End, Published: p.Published}
			if !i.To.Known() {
				i.To = i.From + 4
			}
			if p.MonthOnly {
				i.Published = i.To
			}
			for _, j := range p.Judgements {
				i.Judgements = append(i.Judgements, inspection.Judgement(j))
			}
			if _, err := i.Draft(0); err != nil {
				t.Errorf("%s, %s of %s: %v", a.Name, p.Framework, p.Start, err)
			}
			kept++
		}
	}
	if kept < 300 {
		t.Errorf("only %d inspections were looked at", kept)
	}
}

// TestTheTableOfSchemesIsReadStrictly damages the table in the ways that a hand may.
func TestTheTableOfSchemesIsReadStrictly(t *testing.T) {
	if err := inspection.ReadSchemes(inspection.SchemeText); err != nil {
		t.Fatal(err)
	}
	for name, damage := range map[string][2]string{
		"an unknown framework":     {"scheme SIF", "scheme SIV"},
		"a day that is none":       {"2013-11-01", "2013-11-31"},
		"no day":                   {"since  2013-11-01\n", ""},
		"no source":                {"source Ofsted 090027", "# Ofsted 090027"},
		"an unknown word":          {"grades outstanding", "grade outstanding"},
		"a part of nothing":        {"part of looked after and permanence", "part of looked after"},
		"an area twice":            {"area   adoption  ", "area   help and protection  "},
		"a cell too few":           {"| Adoption performance |", "|"},
		"neither needed nor apart": {"| apart", "| alone"},
	} {
		text := strings.Replace(inspection.SchemeText, damage[0], damage[1], 1)
		if text == inspection.SchemeText {
			t.Fatalf("%s: nothing was damaged", name)
		}
		if err := inspection.ReadSchemes(text); err == nil {
			t.Errorf("%s: the table was taken", name)
		}
	}
}

func TestEveryFrameworkHasATitle(t *testing.T) {
	titles := map[string]bool{}
	for _, f := range inspection.Frameworks {
		if title := f.Title(); len(title) < 10 || titles[title] || !f.Known() {
			t.Errorf("%s is called %q", f, title)
		}
		titles[f.Title()] = true
	}
	if inspection.Framework("school inspection").Known() {
		t.Error("a framework that is none is known")
	}
}

// TestWhichSchemesGiveOneGradeForAll lists the schemes by framework and day.
func TestWhichSchemesGiveOneGradeForAll(t *testing.T) {
	var got []string
	for _, s := range inspection.Schemes() {
		got = append(got, fmt.Sprintf("%s %d areas, overall %v", s.Since, len(s.Areas), s.Overall()))
	}
	want := "2009-04-01 2 areas, overall false; 2013-11-01 7 areas, overall true; 2018-01-01 4 areas, overall true; 2023-01-01 5 areas, overall true; 2026-04-01 4 areas, overall false"
	if strings.Join(got, "; ") != want {
		t.Errorf("got %s", strings.Join(got, "; "))
	}
}
