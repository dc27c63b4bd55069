package ingest_test

import (
	"strings"
	"testing"

	"goldthread/ingest"
)

const ole = "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"

func wide(text string) string {
	return strings.Join(strings.Split(text, ""), "\x00") + "\x00"
}

func TestWrongFilesAreNamed(t *testing.T) {
	whole := string(zipped(t, parts(`<row><c><v>1</v></c></row>`)).Content)
	for _, c := range []struct {
		name, content string
		want          ingest.Reason
		says          string
	}{
		{"nothing", "", ingest.Empty, "empty"},
		{"blanks", "\xef\xbb\xbf \r\n ", ingest.Empty, "empty"},
		{"xls", ole + strings.Repeat("\x00", 600) + wide("Workbook"), ingest.OldExcel, ".xls"},
		{"password", ole + strings.Repeat("\x00", 600) + wide("EncryptedPackage"), ingest.Password, "password"},
		{"old word", ole + wide("WordDocument"), ingest.OtherKind, "Word"},
		{"pdf", "%PDF-1.7\n", ingest.OtherKind, "PDF"},
		{"xml", "<?xml version=\"1.0\"?><Message/>", ingest.OtherReturn, "XML"},
		{"binary", "a,b\x00\x01\x02", ingest.OtherKind, "neither"},
		{"half a workbook", whole[:len(whole)/2], ingest.Truncated, "end is missing"},
		{"docx", string(zipped(t, map[string]string{"word/document.xml": "<x/>"}).Content), ingest.OtherKind, "Word"},
		{"ods", string(zipped(t, map[string]string{"mimetype": "application/vnd.oasis", "content.xml": "<x/>"}).Content), ingest.OtherKind, "OpenDocument"},
		{"xlsb", string(zipped(t, map[string]string{"xl/workbook.bin": "x"}).Content), ingest.OldExcel, ".xlsb"},
		{"zip", string(zipped(t, map[string]string{"a.txt": "x"}).Content), ingest.OtherKind, "archive"},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := ingest.Open(ingest.Upload{Name: "handed in", Content: []byte(c.content)}, ingest.Usual)
			if refused(err) != c.want {
				t.Fatalf("%v, want %s", err, c.want)
			}
			if !strings.Contains(err.Error(), c.says) || !strings.HasPrefix(err.Error(), "handed in: ") {
				t.Errorf("the message does not say %q: %s", c.says, err)
			}
		})
	}
}

func TestDamagedWorkbooksAreRefused(t *testing.T) {
	for name, change := range map[string]func(map[string]string){
		"a sheet that ends early": func(p map[string]string) { p["xl/worksheets/sheet1.xml"] = `<worksheet><sheetData><row><c><v>1` },
		"a missing sheet":         func(p map[string]string) { delete(p, "xl/worksheets/sheet1.xml") },
		"a text that is not there": func(p map[string]string) {
			p["xl/worksheets/sheet1.xml"] = `<worksheet><sheetData><row><c t="s"><v>99</v></c></row></sheetData></worksheet>`
		},
		"entities of its own": func(p map[string]string) {
			p["xl/worksheets/sheet1.xml"] = `<!DOCTYPE x [<!ENTITY a "aaaa">]><worksheet/>`
		},
		"no shared texts where they hang": func(p map[string]string) { delete(p, "xl/sharedStrings.xml") },
	} {
		p := parts("")
		change(p)
		if _, err := cells(zipped(t, p), ingest.Usual); refused(err) != ingest.Damaged && refused(err) != ingest.Truncated {
			t.Errorf("%s: %v", name, err)
		}
	}
}
