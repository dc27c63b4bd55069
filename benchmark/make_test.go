package benchmark_test

import (
	"bytes"
	"compress/gzip"
	"encoding/csv"
	"flag"
	"io"
	"os"
	"path/filepath"
	"testing"
)

var update = flag.Bool("update", false, "write the embedded files anew from ../shared")

// shared is the folder of the field's data beside the repository. Without it the test is skipped, and fails in CI.
func shared(t *testing.T) string {
	t.Helper()
	dir, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	for ; dir != filepath.Dir(dir); dir = filepath.Dir(dir) {
		if _, err := os.Stat(filepath.Join(dir, "go.mod")); err != nil {
			continue
		}
		found := filepath.Join(dir, "..", "shared")
		if _, err := os.Stat(filepath.Join(found, "data", "benchmarks")); err == nil {
			return found
		}
		break
	}
	if os.Getenv("CI") == "true" {
		t.Fatal("../shared is missing: CI must check the embedded figures against the published files")
	}
	t.Skip("../shared is missing: the embedded figures cannot be checked against the published files")
	return ""
}

func readRows(t *testing.T, path string) [][]string {
	t.Helper()
	file, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	r := csv.NewReader(file)
	r.FieldsPerRecord = -1
	rows, err := r.ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	return rows
}

// wanted are the LAIT codes that the field's list of indicators names.
func wanted(t *testing.T, shared string) map[string]bool {
	t.Helper()
	rows := readRows(t, filepath.Join(shared, "domain", "indicators.csv"))
	codes := map[string]bool{}
	for i, heading := range rows[0] {
		if heading != "lait_code" {
			continue
		}
		for _, row := range rows[1:] {
			if row[i] != "" {
				codes[row[i]] = true
			}
		}
	}
	if len(codes) < 50 {
		t.Fatalf("only %d measures are named", len(codes))
	}
	return codes
}

// made is what each embedded file must hold: the published file, cut to the measures wanted where it is LAIT's.
func made(t *testing.T, shared string) map[string][][]string {
	published := filepath.Join(shared, "data", "benchmarks")
	codes := wanted(t, shared)
	cut := func(name string) [][]string {
		rows := readRows(t, filepath.Join(published, "lait", name))
		kept := rows[:1:1]
		for _, row := range rows[1:] {
			if codes[row[0]] {
				kept = append(kept, row)
			}
		}
		return kept
	}
	ofsted := func(table string) [][]string {
		return readRows(t, filepath.Join(published, "ofsted", "ofsted_la_inspection_outcomes_31mar2025_"+table+".csv"))
	}
	return map[string][][]string{
		"inspections.csv.gz": ofsted("ILACS_inspection_history"),
		"visits.csv.gz":      ofsted("In-year_inspections"),
		"lait.csv.gz":        cut("lait_csc_long.csv"),
		"measures.csv.gz":    cut("lait_dictionary_csc.csv"),
		"neighbours.csv.gz":  readRows(t, filepath.Join(published, "lait", "sn_may_2025.csv")),
		"authorities.csv.gz": readRows(t, filepath.Join(published, "lait", "la_code_list.csv")),
		"population.csv.gz":  readRows(t, filepath.Join(published, "population", "ons_mid-year_population_estimates_0_17_2012_to_2024.csv")),
	}
}

func TestEmbeddedFilesAreThePublishedOnes(t *testing.T) {
	total := 0
	for name, rows := range made(t, shared(t)) {
		var text bytes.Buffer
		if err := csv.NewWriter(&text).WriteAll(rows); err != nil {
			t.Fatal(err)
		}
		path := filepath.Join("data", name)
		if *update {
			pack(t, path, text.Bytes())
		}
		packed, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		total += len(packed)
		if !bytes.Equal(unpack(t, packed), text.Bytes()) {
			t.Errorf("%s is not what the published file gives: run go test ./benchmark -update and build again", path)
		}
	}
	if total > 1_500_000 {
		t.Errorf("the embedded files are %d bytes: keep them under 1.5 MB", total)
	}
}

func pack(t *testing.T, path string, text []byte) {
	t.Helper()
	var packed bytes.Buffer
	w, err := gzip.NewWriterLevel(&packed, gzip.BestCompression)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := w.Write(text); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, packed.Bytes(), 0o644); err != nil {
		t.Fatal(err)
	}
}

func unpack(t *testing.T, packed []byte) []byte {
	t.Helper()
	r, err := gzip.NewReader(bytes.NewReader(packed))
	if err != nil {
		t.Fatal(err)
	}
	text, err := io.ReadAll(r)
	if err != nil {
		t.Fatal(err)
	}
	return text
}
