package annexa_test

import (
	"context"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"testing"

	"goldthread/day"
	"goldthread/ingest"
	"goldthread/ingest/annexa"
)

// shared reads a file of the real samples, which lie beside the repository.
func shared(t testing.TB, name string) ingest.Upload {
	t.Helper()
	dir, _ := os.Getwd()
	for ; dir != "/"; dir = filepath.Dir(dir) {
		if content, err := os.ReadFile(filepath.Join(dir, "..", "shared", "data", "annexa", name)); err == nil {
			return ingest.Upload{Name: name, Content: content}
		}
	}
	if os.Getenv("CI") == "true" {
		t.Fatalf("the real sample %s is not beside the repository", name)
	}
	t.Skipf("the real sample %s is not beside the repository", name)
	return ingest.Upload{}
}

func read(t testing.TB, asAt string, files ...ingest.Upload) *annexa.Delivery {
	t.Helper()
	d, err := annexa.Read(context.Background(), files, day.MustParse(asAt), ingest.Mapping{}, nil)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func TestRealSampleIsKeptWhole(t *testing.T) {
	d := read(t, "2021-03-31", shared(t, "liia-pipeline_Annex_A_2024_Jan.xlsx"))
	if len(d.Report.Lists) != 11 {
		t.Fatalf("%d lists found, want 11", len(d.Report.Lists))
	}
	if got, kept, refused := d.Report.Rows(); got != 59 || kept != 59 || refused != 0 {
		t.Errorf("read %d, kept %d, refused %d; want 59, 59, 0", got, kept, refused)
	}
	if d.Suggested != day.MustParse("2021-03-15") {
		t.Errorf("the suggested day is %s", d.Suggested)
	}
	if v := d.Report.Lists[8].Version; v != 2024 {
		t.Errorf("list 9 is of %d, want 2024", v)
	}
}

func TestRealSampleOddities(t *testing.T) {
	d := read(t, "2021-03-31", shared(t, "liia-pipeline_Annex_A_2024_Jan.xlsx"))
	got := map[string]int{}
	for _, g := range d.Report.Groups {
		if g.Weight == ingest.Warning {
			got[fmt.Sprintf("%d %s", g.List, g.Name)] += g.Count
		}
	}
	want := map[string]int{
		"4 value-unknown": 5, "6 cell-error": 10, "6 value-unknown": 1, "8 born-after-care": 1,
		"8 postcode-unreadable": 1, "10 person-differs": 9, "10 born-after-care": 1,
	}
	if !maps.Equal(got, want) {
		t.Errorf("warnings %v, want %v", got, want)
	}
	if _, ok := d.Unmapped.Values["need"]["PSRMEM - Support with memory and cognition"]; !ok {
		t.Error("a local need code is not offered for mapping")
	}
}
