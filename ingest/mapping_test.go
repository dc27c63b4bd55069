package ingest_test

import (
	"bytes"
	"strings"
	"testing"

	"goldthread/ingest"
)

func TestMappingIsFilledInAndMerged(t *testing.T) {
	var asked ingest.Mapping
	for range 3 {
		asked.Ask(false, "source", "GP <surgery>", "3A")
	}
	asked.Ask(true, "list 1", "Who rang", "Contact Source")
	var out bytes.Buffer
	if err := asked.Write(&out); err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(out.String(), `"note"`) || !strings.Contains(out.String(), "GP <surgery>") || !strings.Contains(out.String(), `"seen": 3`) {
		t.Errorf("the file to fill in is\n%s", out.String())
	}
	filled, err := ingest.ReadMapping(strings.NewReader(strings.Replace(out.String(), `"means": ""`, `"means": "3A"`, -1)))
	if err != nil {
		t.Fatal(err)
	}
	if got := ingest.Meanings(filled.Values["source"])["gp surgery"]; got != "3A" {
		t.Errorf("GP means %q", got)
	}
	merged := filled.Merge(asked)
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
