package ingest_test

import (
	"context"
	"testing"
	"unicode/utf16"

	"goldthread/ingest"
)

func utf16le(text string) string {
	b := []byte{0xff, 0xfe}
	for _, u := range utf16.Encode([]rune(text)) {
		b = append(b, byte(u), byte(u>>8))
	}
	return string(b)
}

func TestTables(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"commas", "a,b\n1,2\n", "1: A=\"a\" B=\"b\"\n2: A=\"1\" B=\"2\""},
		{"semicolons and a mark", "\xef\xbb\xbfa;b\r\n1,5;2\r\n", "1: A=\"a\" B=\"b\"\n2: A=\"1,5\" B=\"2\""},
		{"tabs", "a\tb\n", "1: A=\"a\" B=\"b\""},
		{"Excel's own line", "sep=;\na;b,c,d\n", "1: A=\"a\" B=\"b,c,d\""},
		{"Windows-1252", "a,Zo\xeb \x96 \x92s\n", "1: A=\"a\" B=\"Zoë – ’s\""},
		{"UTF-16", utf16le("a\tö\n"), "1: A=\"a\" B=\"ö\""},
		{"a line break inside quotes is one row", "a,\"x\ny\"\n\n1,2\n", "1: A=\"a\" B=\"x\\ny\"\n3: A=\"1\" B=\"2\""},
		{"signs inside quotes part nothing", "\"a;b;c;d\",x\n", "1: A=\"a;b;c;d\" B=\"x\""},
		{"a quote in the middle", "a\"b,c\n", "1: A=\"a\\\"b\" B=\"c\""},
		{"rows of different length", "a,b,c\nd\n", "1: A=\"a\" B=\"b\" C=\"c\"\n2: A=\"d\""},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got, err := cells(ingest.Upload{Name: "x.csv", Content: []byte(c.text)}, ingest.Usual); err != nil || got != c.want {
				t.Errorf("got %s, %v; want %s", got, err, c.want)
			}
		})
	}
}

func TestTableIsNamedByItsFile(t *testing.T) {
	source, err := ingest.Open(ingest.Upload{Name: `C:\out\List 10.csv`, Content: []byte("a,b")}, ingest.Usual)
	if err != nil || source.Sheets[0].Name != "List 10" {
		t.Errorf("%+v, %v", source, err)
	}
}

func FuzzReadTable(f *testing.F) {
	for _, seed := range []string{"a,b\n1,2", "a;b\n\"x\ny\";2\n\n\n", "\"", utf16le("a\tb"), "sep=,\na,b"} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, content []byte) {
		source, err := ingest.Open(ingest.Upload{Name: "x.csv", Content: content}, ingest.Usual)
		if err != nil {
			return
		}
		last := 0
		for _, s := range source.Sheets {
			s.Rows(context.Background(), func(r ingest.Row) error {
				if r.Number <= last {
					t.Fatalf("row %d follows row %d", r.Number, last)
				}
				last = r.Number
				return nil
			})
			last = 0
		}
	})
}
