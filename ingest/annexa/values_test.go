package annexa_test

import (
	"testing"

	"goldthread/codelist"
	"goldthread/ingest/annexa"
)

func TestCodesInWords(t *testing.T) {
	for _, c := range []struct {
		set  *codelist.Set
		text string
		want codelist.Code
	}{
		{codelist.Ethnicity, "a) WBRI", "WBRI"}, {codelist.Ethnicity, "WBRI - White British", "WBRI"}, {codelist.Ethnicity, "s) NOBT", "NOBT"},
		{codelist.Ethnicity, "Both parents White", ""}, {codelist.Ethnicity, "BOTH", "BOTH"}, {codelist.Ethnicity, "b) White British", "WBRI"},
		{codelist.Source, "a) 1A", "1A"}, {codelist.Source, "A1", ""}, {codelist.Source, "6", "6"}, {codelist.Source, "q) 6: Police", "6"},
		{codelist.Source, "6 - Police", "6"}, {codelist.Source, "Locality 4 team", ""}, {codelist.Source, "3A GP", "3A"}, {codelist.Source, "3A or 3B", ""},
		{codelist.Source, "10: Unknown", "10"}, {codelist.Source, "Health", ""},
		{codelist.Need, "N1 - Abuse or Neglect", "N1"}, {codelist.Need, "N10", ""}, {codelist.Need, "n1", "N1"}, {codelist.Need, "PN1", ""},
		{codelist.Closure, "RC7 - anything", "RC7"}, {codelist.Ceased, "E4A", "E4A"}, {codelist.Ceased, "E4", ""}, {codelist.Legal, "C2: Full care order (s31)", "C2"},
		{codelist.Provider, "e) PR4 - Private provision", "PR4"}, {codelist.Placement, "f) U6: Foster placement", "U6"},
		{codelist.Activity, "F2 - in education", "F2"}, {codelist.Touch, "RHOM", "RHOM"}, {codelist.Touch, "f) Rhom", "RHOM"},
		{codelist.Accommodation, "B) Parents/relatives", "B"}, {codelist.Accommodation, "X: custody somewhere", "X"}, {codelist.Accommodation, "A house", ""},
		{codelist.Location, "a) In", "IN"}, {codelist.Location, "Not in area", ""}, {codelist.Leaving, "1 - Withdrew", "1"},
		{codelist.Answer, "a) Yes", "Y"}, {codelist.Answer, "1", "Y"}, {codelist.Answer, "FALSE", "N"}, {codelist.Answer, "CS Assessment Updated", ""},
		{codelist.Sex, "c) Neither", "N"}, {codelist.Sex, "c", ""}, {codelist.Abuse, "Physical abuse", "PHY"}, {codelist.Abuse, "b)", ""},
	} {
		got, ok := annexa.ReadCode(c.set, c.text)
		if got != c.want || ok != (c.want != "") {
			t.Errorf("%s: %q is %q, want %q", c.set.Name, c.text, got, c.want)
		}
	}
}
