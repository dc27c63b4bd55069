package ingest_test

import (
	"archive/zip"
	"bytes"
	"context"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"goldthread/day"
	"goldthread/ingest"
)

const (
	transitional = `http://schemas.openxmlformats.org/spreadsheetml/2006/main`
	relTypes     = `http://schemas.openxmlformats.org/officeDocument/2006/relationships`
)

// parts are a small workbook's, of one sheet with the given rows; a test replaces what it is about.
func parts(sheetData string) map[string]string {
	return map[string]string{
		"_rels/.rels":                `<Relationships><Relationship Id="a" Type="` + relTypes + `/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
		"xl/workbook.xml":            `<workbook xmlns="` + transitional + `" xmlns:r="` + relTypes + `"><sheets><sheet name="List 1" sheetId="1" r:id="s1"/></sheets></workbook>`,
		"xl/_rels/workbook.xml.rels": `<Relationships><Relationship Id="s1" Type="` + relTypes + `/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="t" Type="` + relTypes + `/sharedStrings" Target="/xl/sharedStrings.xml"/><Relationship Id="y" Type="` + relTypes + `/styles" Target="styles.xml"/></Relationships>`,
		"xl/sharedStrings.xml":       `<sst><si><t>plain</t></si><si><r><t>two </t></r><r><rPr><b/></rPr><t xml:space="preserve">runs</t></r><rPh sb="0"><t>reading</t></rPh></si><si><t>a_x000D_&amp;&#8217;b</t></si></sst>`,
		"xl/styles.xml":              `<styleSheet><numFmts><numFmt numFmtId="164" formatCode="dd/mm/yyyy"/><numFmt numFmtId="165" formatCode="[Red]0.0&quot;day&quot;"/></numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="165"/></cellXfs></styleSheet>`,
		"xl/worksheets/sheet1.xml":   `<worksheet xmlns="` + transitional + `"><sheetData>` + sheetData + `</sheetData></worksheet>`,
	}
}

func zipped(t testing.TB, parts map[string]string) ingest.Upload {
	t.Helper()
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	for _, name := range slices.Sorted(maps.Keys(parts)) {
		w, err := z.Create(name)
		if err == nil {
			_, err = w.Write([]byte(parts[name]))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return ingest.Upload{Name: "made.xlsx", Content: out.Bytes()}
}

// cells reads the first sheet and prints each row as "number: A=..." for comparison.
func cells(u ingest.Upload, l ingest.Limits) (string, error) {
	source, err := ingest.Open(u, l)
	if err != nil {
		return "", err
	}
	var b strings.Builder
	err = source.Sheets[0].Rows(context.Background(), func(r ingest.Row) error {
		fmt.Fprintf(&b, "%d:", r.Number)
		for i, c := range r.Cells {
			switch c.Kind {
			case ingest.Blank:
			case ingest.Number:
				fmt.Fprintf(&b, " %s=%v", ingest.ColumnLetters(i), c.Number)
			case ingest.Dated:
				fmt.Fprintf(&b, " %s=day %v", ingest.ColumnLetters(i), c.Number)
			case ingest.NoValue:
				fmt.Fprintf(&b, " %s=none", ingest.ColumnLetters(i))
			default:
				fmt.Fprintf(&b, " %s=%q", ingest.ColumnLetters(i), c.Text)
			}
		}
		if r.Beyond > 0 {
			fmt.Fprintf(&b, " and %d beyond", r.Beyond)
		}
		b.WriteString("\n")
		return nil
	})
	return strings.TrimSpace(b.String()), err
}

func TestCells(t *testing.T) {
	for _, c := range []struct{ name, rows, want string }{
		{"shared, rich and escaped texts", `<row r="2"><c r="A2" t="s"><v>0</v></c><c r="B2" t="s"><v>1</v></c><c r="D2" t="s"><v>2</v></c></row>`, `2: A="plain" B="two runs" D="a\r&’b"`},
		{"inline text", `<row r="1"><c t="inlineStr"><is><t>x</t><rPh><t>y</t></rPh></is></c></row>`, `1: A="x"`},
		{"numbers and days by style", `<row r="1"><c r="A1"><v>12.5</v></c><c r="B1" s="1"><v>45000</v></c><c r="C1" s="2"><v>45000.25</v></c><c r="D1" s="3"><v>3</v></c><c r="E1"><v>1.5E3</v></c></row>`, `1: A=12.5 B=day 45000 C=day 45000.25 D=3 E=1500`},
		{"yes, error, day as text", `<row r="1"><c r="A1" t="b"><v>1</v></c><c r="B1" t="e"><v>#N/A</v></c><c r="C1" t="d"><v>2025-03-31</v></c></row>`, `1: A="TRUE" B="#N/A" C="2025-03-31"`},
		{"formulas with and without what they came to", `<row r="1"><c r="A1"><f>B1+1</f><v>7</v></c><c r="B1" t="str"><f>"a"</f><v>a</v></c><c r="C1"><f>A1</f></c><c r="D1"><f>A1</f><v></v></c><c r="E1" t="str"><f>""</f><v></v></c></row>`, `1: A=7 B="a" C=none D=none`},
		{"no row or cell numbers", `<row><c><v>1</v></c><c/><c><v>3</v></c></row><row><c><v>4</v></c></row>`, "1: A=1 C=3\n2: A=4"},
		{"rows that jump, cells out of order", `<row r="5"><c r="C5"><v>3</v></c><c r="A5"><v>1</v></c></row><row r="9"/>`, "5: A=1 C=3\n9:"},
		{"columns past the last", `<row r="1"><c r="A1"><v>1</v></c><c r="XFD1"><v>2</v></c><c r="ZZZZZ1"><v>3</v></c></row>`, `1: A=1 and 2 beyond`},
		{"another prefix, comments, CDATA, single quotes", `<x:row r='3'><!-- <c> --><x:c r='A3' t='str'><x:v><![CDATA[a<&b]]></x:v></x:c></x:row>`, `3: A="a<&b"`},
		{"a > inside an attribute", `<row r="1" x="a>b"><c r="A1" y='"'><v>1</v></c></row>`, `1: A=1`},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, err := cells(zipped(t, parts(c.rows)), ingest.Usual)
			if err != nil || got != c.want {
				t.Errorf("got %s, %v; want %s", got, err, c.want)
			}
		})
	}
}

func TestStrictWorkbookWithPrefixesAndMark(t *testing.T) {
	p := parts("")
	strict := `http://purl.oclc.org/ooxml/officeDocument/relationships`
	for name, text := range p {
		p[name] = strings.ReplaceAll(text, relTypes, strict)
	}
	p["xl/worksheets/sheet1.xml"] = "\ufeff<?xml version=\"1.0\"?><x:worksheet xmlns:x=\"http://purl.oclc.org/ooxml/spreadsheetml/main\"><x:sheetData><x:row r=\"1\"><x:c r=\"A1\"><x:v>1</x:v></x:c></x:row></x:sheetData></x:worksheet>"
	if got, err := cells(zipped(t, p), ingest.Usual); err != nil || got != "1: A=1" {
		t.Errorf("got %q, %v", got, err)
	}
}

func TestDate1904AndModifiedDay(t *testing.T) {
	p := parts(`<row/>`)
	p["xl/workbook.xml"] = strings.Replace(p["xl/workbook.xml"], "<sheets>", `<workbookPr date1904="1"/><sheets>`, 1)
	p["docProps/core.xml"] = `<cp:coreProperties xmlns:cp="x"><dcterms:created>2020-01-01T00:00:00Z</dcterms:created><dcterms:modified xsi:type="x">2024-12-19T13:48:34Z</dcterms:modified></cp:coreProperties>`
	source, err := ingest.Open(zipped(t, p), ingest.Usual)
	if err != nil || !source.Sheets[0].Date1904 || source.Modified.String() != "2024-12-19" {
		t.Errorf("%+v, %v", source, err)
	}
}

// refused gives the reason of a refusal.
func refused(err error) ingest.Reason {
	if r := (*ingest.Refusal)(nil); errors.As(err, &r) {
		return r.Reason
	}
	return ""
}

func TestLimits(t *testing.T) {
	small := ingest.Usual
	small.Rows, small.Unpacked, small.Sheets, small.Bytes = 10, 300_000, 1, 200_000
	many := parts(strings.Repeat(`<row><c><v>1</v></c></row>`, 11))
	bomb := parts(`<row><c t="str"><v>` + strings.Repeat("a", 400_000) + `</v></c></row>`)
	sheets := parts("")
	sheets["xl/workbook.xml"] = strings.Replace(sheets["xl/workbook.xml"], `<sheets>`, `<sheets><sheet name="b" sheetId="2" r:id="s1"/>`, 1)
	for name, u := range map[string]ingest.Upload{
		"rows": zipped(t, many), "unpacked": zipped(t, bomb), "sheets": zipped(t, sheets),
		"bytes": {Name: "x.csv", Content: make([]byte, 200_001)},
	} {
		if _, err := cells(u, small); refused(err) != ingest.TooBig {
			t.Errorf("%s: %v", name, err)
		}
	}
	if _, err := cells(zipped(t, bomb), ingest.Usual); refused(err) != ingest.TooBig {
		t.Errorf("a cell of 400,000 letters: %v", err)
	}
	strings400 := parts("")
	strings400["xl/sharedStrings.xml"] = `<sst><si><t>` + strings.Repeat("<r/>a", 300_000) + `</t></si></sst>`
	if _, err := cells(zipped(t, strings400), ingest.Usual); refused(err) != ingest.TooBig {
		t.Errorf("a shared text of 300,000 letters: %v", err)
	}
}

func TestCancelledReadingStops(t *testing.T) {
	source, err := ingest.Open(zipped(t, parts(strings.Repeat(`<row><c><v>1</v></c></row>`, 2000))), ingest.Usual)
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if err := source.Sheets[0].Rows(ctx, func(ingest.Row) error { return nil }); !errors.Is(err, context.Canceled) {
		t.Errorf("a cancelled reading gave %v", err)
	}
}

func TestWriterIsReadBackAndWritesNoFormula(t *testing.T) {
	var out bytes.Buffer
	w := ingest.NewWorkbookWriter(&out)
	w.Sheet("A & B")
	texts := []string{"=1+1", "+4", "-x", "@a", "_x0041_", "a\x07b", " lead", "<&>\"'", "é’\u00a0", "line\nbreak"}
	var row []ingest.Cell
	for _, text := range texts {
		row = append(row, ingest.TextCell(text))
	}
	w.Row(row...)
	w.Row(ingest.NumberCell(7), ingest.Cell{}, ingest.DayCell(day.MustParse("2025-03-31")))
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	source, err := ingest.Open(ingest.Upload{Name: "x", Content: out.Bytes()}, ingest.Usual)
	if err != nil {
		t.Fatal(err)
	}
	if source.Sheets[0].Name != "A & B" {
		t.Errorf("the sheet is called %q", source.Sheets[0].Name)
	}
	var rows [][]ingest.Cell
	source.Sheets[0].Rows(context.Background(), func(r ingest.Row) error {
		rows = append(rows, slices.Clone(r.Cells))
		return nil
	})
	for i, text := range texts {
		if c := rows[0][i]; c.Kind != ingest.Text || c.Text != text {
			t.Errorf("%q was read back as %+v", text, c)
		}
	}
	if d, _ := ingest.ReadDay(rows[1][2], false); d != day.MustParse("2025-03-31") || rows[1][2].Kind != ingest.Dated {
		t.Errorf("the day was read back as %+v", rows[1][2])
	}
}

// FuzzReadXLSX feeds the parts of a workbook, for in a whole zip a changed byte only breaks the checksum.
func FuzzReadXLSX(f *testing.F) {
	p := parts("")
	f.Add(`<worksheet><sheetData><row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" s="1"><v>45000</v></c><c t="inlineStr"><is><t>x</t></is></c></row></sheetData></worksheet>`, p["xl/sharedStrings.xml"], p["xl/styles.xml"], p["xl/workbook.xml"])
	f.Add(`<x:worksheet><x:sheetData><x:row><x:c><x:f>A</x:f><x:v><![CDATA[>]]></x:v></x:c></x:row></x:sheetData>`, "<sst><si><t>&#x41;_x0041_", "", "<!-- -->")
	f.Fuzz(func(t *testing.T, sheet, texts, styles, book string) {
		p := parts("")
		p["xl/worksheets/sheet1.xml"], p["xl/sharedStrings.xml"], p["xl/styles.xml"], p["xl/workbook.xml"] = sheet, texts, styles, book
		source, err := ingest.Open(zipped(t, p), ingest.Usual)
		for i := 0; err == nil && i < len(source.Sheets); i++ {
			err = source.Sheets[i].Rows(context.Background(), func(r ingest.Row) error {
				if len(r.Cells) > ingest.Usual.Columns {
					t.Fatalf("%d cells in a row", len(r.Cells))
				}
				return nil
			})
		}
		if err != nil && refused(err) == "" {
			t.Fatalf("an error that is no refusal: %v", err)
		}
	})
}
