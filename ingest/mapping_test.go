package ingest_test

import (
	"bytes"
	"slices"
	"strings"
	"testing"

	"goldthread/ingest"
)

func TestMappingIsFilledInAndMerged(t *testing.T) {
	var asked ingest.Mapping
	for _, where := range []string{"list 1 G", "list 3 G", "list 1 G"} {
		asked.Ask(false, "source", "GP <surgery>", ingest.Word{Seen: 1, Lists: []string{where}, Suggested: "3A"})
	}
	asked.Ask(true, "list 1", "Who rang", ingest.Word{Seen: 7, Suggested: "Contact Source"})
	asked.Allow("source", map[string]string{"3A": "General practitioner"})
	var out bytes.Buffer
	if err := asked.Write(&out); err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(out.String(), `"note"`) || !strings.Contains(out.String(), "GP <surgery>") || !strings.Contains(out.String(), `"seen": 3`) {
		t.Errorf("the file to fill in is\n%s", out.String())
	}
	if got := asked.Values["source"]["GP <surgery>"].Lists; !slices.Equal(got, []string{"list 1 G", "list 3 G"}) {
		t.Errorf("it stood in %v", got)
	}
	if !strings.Contains(out.String(), "General practitioner") {
		t.Error("the file does not say which codes are allowed")
	}
	filled, err := ingest.ReadMapping(strings.NewReader(strings.Replace(out.String(), `"means": ""`, `"means": "3A"`, -1)))
	if err != nil {
		t.Fatal(err)
	}
	if got := ingest.Meanings(filled.Values["source"])["gp surgery"]; got != "3A" {
		t.Errorf("GP means %q", got)
	}
	if filled.Codes != nil {
		t.Error("the codes are read back as if they were the authority's words")
	}
	merged := filled.Merge(asked)
	if merged.Codes["source"]["3A"] == "" {
		t.Error("the codes of a group asked about are lost")
	}
	if merged.Values["source"]["GP <surgery>"].Means != "3A" {
		t.Error("what was said before is lost where the new file does not say")
	}
}

func TestMappingThatIsNoMappingIsRefused(t *testing.T) {
	for _, text := range []string{"", "[]", `{"vlaues": {}}`} {
		if _, err := ingest.ReadMapping(strings.NewReader(text)); err == nil {
			t.Errorf("%q passed as a mapping", text)
		}
	}
}
