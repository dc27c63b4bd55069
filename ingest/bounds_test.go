package ingest_test

import (
	"archive/zip"
	"bytes"
	"context"
	"errors"
	"io"
	"strings"
	"testing"

	"goldthread/ingest"
)

// packed is a workbook of two tabs, whose sheets and texts a test makes.
func packed(t *testing.T, second, sheet, texts string) ingest.Upload {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for name, content := range map[string]string{
		"xl/workbook.xml": `<workbook xmlns:r="r"><sheets><sheet name="List 1" r:id="a"/><sheet name="List 2" r:id="b"/></sheets></workbook>`,
		"xl/_rels/workbook.xml.rels": `<Relationships><Relationship Id="a" Type="x/worksheet" Target="worksheets/sheet1.xml"/>` +
			`<Relationship Id="b" Type="x/worksheet" Target="` + second + `"/><Relationship Id="c" Type="x/sharedStrings" Target="sharedStrings.xml"/></Relationships>`,
		"xl/worksheets/sheet1.xml": sheet, "xl/worksheets/sheet2.xml": `<worksheet><sheetData/></worksheet>`, "xl/sharedStrings.xml": texts,
	} {
		w, err := z.Create(name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := io.WriteString(w, content); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return ingest.Upload{Name: "bomb.xlsx", Content: b.Bytes()}
}

// readAll goes through every row, as a reader of a format would.
func readAll(u ingest.Upload) error {
	source, err := ingest.Open(u, ingest.Usual)
	if err != nil {
		return err
	}
	for _, s := range source.Sheets {
		if err := s.Rows(context.Background(), func(ingest.Row) error { return nil }); err != nil {
			return err
		}
	}
	return nil
}

func TestSmallFilesThatWouldCostMuch(t *testing.T) {
	small := `<worksheet><sheetData><row><c><v>1</v></c></row></sheetData></worksheet>`
	for name, u := range map[string]ingest.Upload{
		"cells that are nothing": packed(t, "worksheets/sheet2.xml", `<worksheet><sheetData><row>`+strings.Repeat("<c/>", 18<<20)+`</row></sheetData></worksheet>`, "<sst/>"),
		"texts by the million":   packed(t, "worksheets/sheet2.xml", small, `<sst>`+strings.Repeat("<si/>", 3_100_000)+`</sst>`),
		"two tabs of one sheet":  packed(t, "worksheets/sheet1.xml", small, "<sst/>"),
	} {
		var refusal *ingest.Refusal
		if err := readAll(u); !errors.As(err, &refusal) || refusal.Do == "" {
			t.Errorf("%s (%d bytes): %v", name, len(u.Content), err)
		}
	}
	if err := readAll(packed(t, "worksheets/sheet2.xml", small, "<sst/>")); err != nil {
		t.Errorf("a small workbook: %v", err)
	}
}
