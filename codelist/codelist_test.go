package codelist_test

import (
	"path/filepath"
	"strings"
	"testing"

	"goldthread/codelist"
)

func TestExactFindsCodeTemplateAndLabel(t *testing.T) {
	for _, c := range []struct {
		set  *codelist.Set
		text string
		want codelist.Code
	}{
		{codelist.Ethnicity, "a) WBRI", "WBRI"}, {codelist.Ethnicity, "wbri", "WBRI"}, {codelist.Ethnicity, "White  British", "WBRI"},
		{codelist.Source, "1A", "1A"}, {codelist.Source, "m) 4: Housing", "4"}, {codelist.Need, "N2 - Child’s disability", "N2"},
		{codelist.Need, "child's DISABILITY", "N2"}, {codelist.Ceased, "e) E4A: Returned home to live with parents or relatives - part of planning", "E4A"},
		{codelist.Activity, "P4", "P4"}, {codelist.Touch, "d) Refu", "REFU"}, {codelist.Abuse, "d) Emotional abuse", "EMO"},
	} {
		if got, ok := c.set.Exact(c.text); !ok || got != c.want {
			t.Errorf("%s: %q is %q, want %q", c.set.Name, c.text, got, c.want)
		}
	}
	if got, ok := codelist.Need.Exact("N11"); ok {
		t.Errorf("N11 passed as %s", got)
	}
}

func TestFurtherSpellings(t *testing.T) {
	for _, c := range []struct {
		set  *codelist.Set
		text string
		want codelist.Code
	}{
		{codelist.Answer, "1", codelist.Yes}, {codelist.Answer, "0 - No", codelist.No}, {codelist.Answer, "FALSE", codelist.No},
		{codelist.Sex, "Unborn", "U"}, {codelist.Sex, "I", "N"}, {codelist.Sex, "9", "N"}, {codelist.Sex, "2", "F"},
		{codelist.Ethnicity, "White - British", "WBRI"}, {codelist.Touch, "Y", codelist.InTouch}, {codelist.Source, "School", "2A"},
	} {
		if got, ok := c.set.Exact(c.text); !ok || got != c.want {
			t.Errorf("%s: %q is %q, want %q", c.set.Name, c.text, got, c.want)
		}
	}
	if got, ok := codelist.Source.Exact("Health"); ok {
		t.Errorf("Health, which six codes could mean, passed as %s", got)
	}
}

func TestGroupsHideNothing(t *testing.T) {
	if got := codelist.Ethnicity.Group("MWBA"); got != "Mixed" {
		t.Errorf("group of MWBA is %q", got)
	}
	if got := codelist.Ethnicity.Group("ZZZZ"); got != "Not known" {
		t.Errorf("group of a code outside the set is %q", got)
	}
	if got := codelist.Ethnicity.Label("ZZZZ"); got != "ZZZZ" {
		t.Errorf("label of a code outside the set is %q", got)
	}
}

func TestEverySetIsFoundByItsName(t *testing.T) {
	files, err := filepath.Glob("*.codes")
	if err != nil || len(files) == 0 {
		t.Fatalf("%d code lists, %v", len(files), err)
	}
	for _, file := range files {
		name := strings.TrimSuffix(file, ".codes")
		if s := codelist.Named(name); s == nil || s.Name != name {
			t.Errorf("the set %q is not found by its name", name)
		}
	}
	if codelist.Named("weather") != nil {
		t.Error("a set that is none was found")
	}
}
