package inspection_test

import (
	"context"
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"goldthread/ingest/inspection"
)

// reports is the folder of the inspectorate's reports beside the repository. Without it the test is skipped, and fails in CI.
func reports(t testing.TB) string {
	t.Helper()
	dir, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	for ; ; dir = filepath.Dir(dir) {
		found := filepath.Join(dir, "..", "shared", "data", "inspection-reports")
		if _, err := os.Stat(found); err == nil {
			return found
		}
		if filepath.Dir(dir) == dir {
			break
		}
	}
	if os.Getenv("CI") == "true" {
		t.Fatal("../shared/data/inspection-reports is missing: CI must read the real reports")
	}
	t.Skip("../shared/data/inspection-reports is missing: the real reports cannot be read")
	return ""
}

// TestReadsTheReportsAsAPersonDid reads the nine reports and compares every value with what a person wrote down from them.
func TestReadsTheReportsAsAPersonDid(t *testing.T) {
	folder := reports(t)
	truths, err := filepath.Glob(filepath.Join("testdata", "truth", "*.json"))
	if err != nil || len(truths) != 9 {
		t.Fatalf("%d truths, want 9 (%v)", len(truths), err)
	}
	for _, truth := range truths {
		name := strings.TrimSuffix(filepath.Base(truth), ".json")
		t.Run(name, func(t *testing.T) {
			want, err := os.ReadFile(truth)
			if err != nil {
				t.Fatal(err)
			}
			content, err := os.ReadFile(filepath.Join(folder, name+".pdf"))
			if err != nil {
				t.Fatal(err)
			}
			r, err := reader.Read(context.Background(), name+".pdf", content)
			if err != nil {
				t.Fatal(err)
			}
			got, err := json.MarshalIndent(r, "", "\t")
			if err != nil {
				t.Fatal(err)
			}
			compareLines(t, string(got), strings.TrimSpace(string(want)))
			if n := forBoard(r); n != boards[name] {
				t.Errorf("%d recommendations are for the board, want %d", n, boards[name])
			}
		})
	}
}

// boards are how many recommendations are for the Local Safeguarding Children Board; the other reports have none.
var boards = map[string]int{"barnet-07-july-2017": 5, "barnsley-08-august-2014": 7, "lancashire-27-november-2015": 4}

func forBoard(r inspection.Report) (n int) {
	for _, item := range r.Recommendations {
		if item.ForBoard {
			n++
		}
	}
	return n
}

func compareLines(t *testing.T, got, want string) {
	t.Helper()
	g, w := strings.Split(got, "\n"), strings.Split(want, "\n")
	for i := range max(len(g), len(w)) {
		a, b := "(nothing)", "(nothing)"
		if i < len(g) {
			a = g[i]
		}
		if i < len(w) {
			b = w[i]
		}
		if a != b {
			t.Errorf("line %d:\n got %s\nwant %s", i+1, a, b)
			return
		}
	}
}

var reader *inspection.Reader

var keep = flag.String("keep", "", "write the drawn reports into this folder, to look at")

// TestMain keeps PDFium's compiled form from one run of the tests to the next: compiling takes seconds.
func TestMain(m *testing.M) {
	flag.Parse()
	reader = inspection.NewReader(filepath.Join(os.TempDir(), "goldthread-test-pdfium"))
	status := m.Run()
	reader.Close()
	os.Exit(status)
}
