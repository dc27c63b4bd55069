package catalogue_test

import (
	"encoding/csv"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"goldthread/indicator"
	"goldthread/indicator/catalogue"
)

// TestEveryIndicatorSaysWhatItIs holds each indicator's words against what a reader must never have to ask.
func TestEveryIndicatorSaysWhatItIs(t *testing.T) {
	for _, in := range catalogue.All() {
		w := in.About()
		t.Run(w.Code, func(t *testing.T) {
			for name, text := range map[string]string{"title": w.Title, "question": w.Question, "what is counted": w.Counts, "source": w.Source, "polarity": string(w.Polarity)} {
				if text == "" {
					t.Errorf("it has no %s", name)
				}
			}
			if in.Unit() == indicator.Percent && w.Meets == "" {
				t.Error("a share that does not say when the test is met")
			}
			if !slices.Contains(indicator.Areas, w.Area) {
				t.Errorf("no area is called %q", w.Area)
			}
			if w.Unlike && w.Compare == "" {
				t.Error("the published figure counts otherwise, and nothing says how")
			}
			if len(w.Needs) == 0 {
				t.Error("it does not say what must have been delivered")
			}
			if w.LAIT != "" && w.Compare == "" {
				t.Error("a national figure stands beside it, and nothing says how the two differ")
			}
			hasPair(t, w)
		})
	}
}

// hasPair says that what can be improved by not doing the work is shown with the figure that would expose it.
func hasPair(t *testing.T, w *indicator.Words) {
	if w.Polarity != indicator.Neither && w.Pair == "" && w.PairNote == "" {
		t.Error("better or worse can be said of it, and no pair would expose an improvement got by not doing the work")
	}
	if _, ok := catalogue.Find(w.Pair); w.Pair != "" && !ok {
		t.Errorf("its pair %s is not in the catalogue", w.Pair)
	}
	if w.Pair == w.Code {
		t.Error("it is its own pair")
	}
}

// TestEveryNationalMeasureIsPublished looks the codes up in the dictionary of the national benchmarking tool.
func TestEveryNationalMeasureIsPublished(t *testing.T) {
	file, err := os.Open(sharedFile(t, "data/benchmarks/lait/lait_dictionary_csc.csv"))
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	rows, err := csv.NewReader(file).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	published := map[string]bool{}
	for _, row := range rows[1:] {
		published[row[0]] = true
	}
	for _, in := range catalogue.All() {
		if w := in.About(); w.LAIT != "" && !published[w.LAIT] {
			t.Errorf("%s names the national measure %s, which is not in the dictionary", w.Code, w.LAIT)
		}
	}
}

// sharedFile finds a file of the reference material that lies beside the repository. Where it is missing, tests on it are
// skipped, but never in continuous integration.
func sharedFile(t *testing.T, path string) string {
	t.Helper()
	for dir, err := filepath.Abs("."); err == nil && dir != filepath.Dir(dir); dir = filepath.Dir(dir) {
		if _, err := os.Stat(filepath.Join(dir, "go.mod")); err == nil {
			if file := filepath.Join(filepath.Dir(dir), "shared", path); exists(file) {
				return file
			}
			break
		}
	}
	if os.Getenv("CI") == "true" {
		t.Fatalf("the reference material is missing: %s should lie in ../shared beside the repository", path)
	}
	t.Skipf("the reference material is not here: %s would lie in ../shared beside the repository", path)
	return ""
}

func exists(file string) bool {
	_, err := os.Stat(file)
	return err == nil
}
