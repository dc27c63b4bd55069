package access_test

import (
	_ "embed"
	"fmt"
	"strings"
	"testing"

	"goldthread/access"
)

//go:embed rights.cases
var rightsCases string

// mayText writes what a role may do as rights.cases does.
func mayText(r access.Role) string {
	var may []string
	for _, a := range access.Acts {
		switch {
		case r.PublicOnly(a):
			may = append(may, string(a)+" (public)")
		case r.May(a):
			may = append(may, string(a))
		}
	}
	return strings.Join(may, ", ")
}

func TestRightsOfEveryRole(t *testing.T) {
	seen := 0
	for line := range strings.Lines(rightsCases) {
		role, want, ok := strings.Cut(line, ":")
		if strings.HasPrefix(line, "#") || !ok {
			continue
		}
		seen++
		if got := mayText(access.Role(strings.TrimSpace(role))); got != strings.TrimSpace(want) {
			t.Errorf("%s\n got %s\nwant %s", role, got, strings.TrimSpace(want))
		}
	}
	if seen != len(access.Roles) {
		t.Errorf("rights.cases tells of %d roles; there are %d", seen, len(access.Roles))
	}
}

func TestNobodyMayWhatIsUnknown(t *testing.T) {
	for _, r := range []access.Role{"", "Director", "chief"} {
		for _, a := range access.Acts {
			if r.May(a) || r.Known() {
				t.Errorf("%q may %s", r, a)
			}
		}
	}
	if access.Analyst.May("") || access.Analyst.May("everything") {
		t.Error("an analyst may do an act that is none")
	}
}

// TestTheTableIsReadStrictly damages the table in the ways that a hand may.
func TestTheTableIsReadStrictly(t *testing.T) {
	if err := access.ReadRights(access.RightsText); err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(access.RightsText, "\n")
	row := func(act string) string {
		for _, l := range lines {
			if strings.HasPrefix(l, act+" ") {
				return l
			}
		}
		t.Fatalf("no row of %q", act)
		return ""
	}
	for name, damage := range map[string][2]string{
		"an unknown word":         {row("keep people"), strings.Replace(row("keep people"), "yes", "yep", 1)},
		"a blank cell":            {row("keep people"), strings.Replace(row("keep people"), "yes", "", 1)},
		"a word of another act":   {row("keep people"), strings.Replace(row("keep people"), "yes", "all", 1)},
		"yes for opening a child": {row("open a child"), strings.Replace(row("open a child"), "own", "yes", 1)},
		"an unknown act":          {"keep people ", "keep persons "},
		"an act twice":            {row("keep people"), row("keep people") + "\n" + row("keep people")},
		"an act missing":          {row("keep people"), ""},
		"a role missing":          {"| system lead", ""},
		"a role misspelt":         {"| inspector", "| inspektor"},
		"two roles changed over":  {"| analyst | social worker", "| social worker | analyst"},
		"a cell too few":          {row("keep people"), strings.Replace(row("keep people"), "| -", "", 1)},
	} {
		text := strings.Replace(access.RightsText, damage[0], damage[1], 1)
		if text == access.RightsText {
			t.Fatalf("%s: nothing was damaged", name)
		}
		if err := access.ReadRights(text); err == nil {
			t.Errorf("%s: the table was taken", name)
		}
	}
}

// ExampleRole_May shows the one question that pages ask about acts.
func ExampleRole_May() {
	fmt.Println(access.ElectedMember.May(access.ReadPapers), access.ElectedMember.May(access.ListCases))
	// Output: true false
}
