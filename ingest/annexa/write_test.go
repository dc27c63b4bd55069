package annexa_test

import (
	"bytes"
	"context"
	"fmt"
	"reflect"
	"testing"

	"goldthread/day"
	"goldthread/ingest"
	"goldthread/ingest/annexa"
	"goldthread/record"
)

func book(t testing.TB, told []record.Told) *record.Book {
	t.Helper()
	b, err := record.Assemble("370", told)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func written(t testing.TB, b *record.Book, asAt day.Day) ingest.Upload {
	t.Helper()
	var out bytes.Buffer
	if err := annexa.Write(&out, b, asAt); err != nil {
		t.Fatal(err)
	}
	return ingest.Upload{Name: "annexa.xlsx", Content: out.Bytes()}
}

// bookOf is the record that a delivery makes where nothing was known before.
func bookOf(t testing.TB, d *annexa.Delivery) *record.Book {
	t.Helper()
	told := []record.Told{{Value: record.Delivery{ID: "1", AsAt: d.AsAt, Covers: d.Covers}}}
	for _, f := range d.Facts {
		told = append(told, f.Told)
	}
	return book(t, told)
}

// alike compares two Books child by child, without the numbers of their entries.
func alike(t *testing.T, was, is *record.Book) {
	t.Helper()
	if was.Len() != is.Len() {
		t.Fatalf("%d children became %d", was.Len(), is.Len())
	}
	for r, c := range was.All() {
		a, b := numberless(reflect.ValueOf(*c)), numberless(reflect.ValueOf(*is.Child(c.ID)))
		if a != b {
			t.Fatalf("child %d: %s", r, parting(a, b))
		}
	}
	a, b := numberless(reflect.ValueOf(was.Adopters)), numberless(reflect.ValueOf(is.Adopters))
	if a != b {
		t.Fatalf("adopters: %s", parting(a, b))
	}
}

// parting shows where two texts part.
func parting(was, is string) string {
	i := 0
	for i < min(len(was), len(is)) && was[i] == is[i] {
		i++
	}
	from := max(0, i-150)
	return fmt.Sprintf("was\n%.300s\nis\n%.300s", was[from:], is[from:])
}

// numberless prints a value without the fields called Seq.
func numberless(v reflect.Value) string {
	switch v.Kind() {
	case reflect.Pointer:
		if v.IsNil() {
			return "none"
		}
		return numberless(v.Elem())
	case reflect.Slice:
		text := "["
		for i := range v.Len() {
			text += numberless(v.Index(i)) + " "
		}
		return text + "]"
	case reflect.Struct:
		text := "{"
		for i := range v.NumField() {
			if name := v.Type().Field(i).Name; name != "Seq" && v.Type().Field(i).IsExported() {
				text += name + ":" + numberless(v.Field(i)) + " "
			}
		}
		return text + "}"
	}
	return fmt.Sprint(v)
}

func TestWhatIsWrittenReadsBackTheSame(t *testing.T) {
	asAt := day.MustParse("2025-03-31")
	for seed := range uint64(8) {
		t.Run(fmt.Sprint(seed), func(t *testing.T) {
			b := book(t, madeUpTold(seed, 60, asAt))
			file := written(t, b, asAt)
			d, err := annexa.Read(context.Background(), []ingest.Upload{file}, asAt, ingest.Mapping{}, nil)
			if err != nil {
				t.Fatal(err)
			}
			read := bookOf(t, d)
			alike(t, b, read)
			if _, _, refused := d.Report.Rows(); refused > 0 {
				t.Errorf("%d rows refused of what was written", refused)
			}
			if !bytes.Equal(file.Content, written(t, read, asAt).Content) {
				t.Error("written again, the workbook is another")
			}
		})
	}
}

// TestWriteOfSomeChildren leaves one child out of every list, and says whom it wrote.
func TestWriteOfSomeChildren(t *testing.T) {
	asAt := day.MustParse("2024-03-31")
	d := day.MustParse("2024-02-01")
	b := book(t, []record.Told{
		{Child: "A1", Value: record.Contact{Day: d}}, {Child: "B2", Value: record.Contact{Day: d}}, {Child: "B2", Value: record.Referral{Day: d}},
		{Child: "C3", Value: record.Contact{Day: d.AddMonths(-30)}},
	})
	left, _ := b.Find("B2")
	var out bytes.Buffer
	told, err := annexa.WriteOf(&out, b, asAt, func(r record.Ref) bool { return r != left })
	if err != nil {
		t.Fatal(err)
	}
	if a1, _ := b.Find("A1"); len(told) != 1 || told[0] != a1 {
		t.Errorf("said to hold %v, and A1 is %d: C3's contact is too old", told, a1)
	}
	read, err := annexa.Read(context.Background(), []ingest.Upload{{Name: "annexa.xlsx", Content: out.Bytes()}}, asAt, ingest.Mapping{}, nil)
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range read.Facts {
		if f.Child != "A1" {
			t.Errorf("a row of %s was written", f.Child)
		}
	}
}
