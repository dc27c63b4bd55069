package sample_test

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"reflect"
	"runtime"
	"slices"
	"sync"
	"testing"

	"goldthread/day"
	"goldthread/ingest"
	"goldthread/ingest/annexa"
	"goldthread/record"
	"goldthread/sample"
)

var march = day.MustParse("2025-03-31")

const smallSize = 1500

var small = sync.OnceValue(func() *sample.Authority {
	return sample.New(sample.Settings{Children: smallSize, Seed: 5, AsAt: march, Months: 6})
})

func book(t testing.TB, a *sample.Authority, asAt day.Day) *record.Book {
	t.Helper()
	b, err := a.On(asAt)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func children(b *record.Book) (all []*record.Child) {
	for _, c := range b.All() {
		all = append(all, c)
	}
	return all
}

func TestTheSameSettingsGiveTheSameAuthority(t *testing.T) {
	s := sample.Settings{Children: 700, Seed: 3, AsAt: march, Months: 3, Mess: 0.1}
	first := book(t, sample.New(s), march)
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1))
	second := book(t, sample.New(s), march)
	if !reflect.DeepEqual(children(first), children(second)) || !reflect.DeepEqual(first.Adopters, second.Adopters) || !reflect.DeepEqual(first.Deliveries, second.Deliveries) {
		t.Error("the same settings gave two authorities, the second made on one core")
	}
	s.Seed++
	if reflect.DeepEqual(children(first), children(book(t, sample.New(s), march))) {
		t.Error("another seed gave the same authority")
	}
}

func TestTheSameSettingsGiveTheSameBytes(t *testing.T) {
	s := sample.Settings{Children: 150, Seed: 3, AsAt: march, Months: 2}
	var written [2][]string
	dirs := [2]string{t.TempDir(), t.TempDir()}
	for i, dir := range dirs {
		paths, err := sample.New(s).WriteWorkbooks(dir)
		if err != nil {
			t.Fatal(err)
		}
		written[i] = paths
	}
	if want := []string{filepath.Join(dirs[0], "annexa-2025-02-28.xlsx"), filepath.Join(dirs[0], "annexa-2025-03-31.xlsx")}; !slices.Equal(written[0], want) {
		t.Errorf("wrote %q, want %q", written[0], want)
	}
	for i := range written[0] {
		one, err := os.ReadFile(written[0][i])
		if err != nil {
			t.Fatal(err)
		}
		other, err := os.ReadFile(written[1][i])
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(one, other) {
			t.Errorf("two workbooks of the same settings differ: %s", filepath.Base(written[0][i]))
		}
	}
	if left, err := os.ReadDir(dirs[0]); err != nil || len(left) != 2 {
		t.Errorf("%d files in the folder, want the 2 workbooks and nothing half made: %v", len(left), err)
	}
}

func TestAWorkbookThatCannotBeWrittenLeavesNothing(t *testing.T) {
	dir := t.TempDir()
	inTheWay := filepath.Join(dir, "annexa-2025-03-31.xlsx")
	if err := os.MkdirAll(filepath.Join(inTheWay, "x"), 0o755); err != nil {
		t.Fatal(err)
	}
	paths, err := sample.New(sample.Settings{Children: 20, AsAt: march}).WriteWorkbooks(dir)
	if err == nil || len(paths) != 0 {
		t.Errorf("wrote over a folder: %q", paths)
	}
	if left, _ := os.ReadDir(dir); len(left) != 1 {
		t.Errorf("%d things in the folder, want only what stood in the way", len(left))
	}
}

// TestAWorkbookReadsBackAsTheExport goes the whole way out and home: a clean authority gives the reader nothing to
// wonder at.
func TestAWorkbookReadsBackAsTheExport(t *testing.T) {
	want := book(t, small(), march)
	var file bytes.Buffer
	if err := annexa.Write(&file, want, march); err != nil {
		t.Fatal(err)
	}
	d, err := annexa.Read(context.Background(), []ingest.Upload{{Name: "annexa.xlsx", Content: file.Bytes()}}, march, ingest.Mapping{}, nil)
	if err != nil {
		t.Fatal(err)
	}
	for _, g := range d.Report.Groups {
		if g.Weight > ingest.Note {
			t.Errorf("the reader wonders: list %d %s %s, %d times, %v", g.List, g.Column, g.Name, g.Count, g.Examples)
		}
	}
	var told []record.Told
	for _, f := range d.Facts {
		told = append(told, f.Told)
	}
	got, err := record.Assemble(sample.Code, told)
	if err != nil {
		t.Fatal(err)
	}
	compare(t, got, want)
	for i, c := range d.Covers {
		if w := want.Deliveries[0].Covers[i]; c != w {
			t.Errorf("the reader covers %+v, the export %+v", c, w)
		}
	}
}

func compare(t *testing.T, got, want *record.Book) {
	t.Helper()
	if got.Len() != want.Len() || len(got.Adopters) != len(want.Adopters) {
		t.Fatalf("read %d children and %d adopters, wrote %d and %d", got.Len(), len(got.Adopters), want.Len(), len(want.Adopters))
	}
	different := 0
	for _, w := range want.All() {
		g := got.Child(w.ID)
		if g == nil || !reflect.DeepEqual(values(g), values(w)) {
			different++
			if different < 3 {
				t.Errorf("read  %s\nwrote %s", values(g), values(w))
			}
		}
	}
	if different > 0 {
		t.Errorf("%d children of %d read back otherwise", different, want.Len())
	}
	for i := range want.Adopters {
		if g, w := body(t, got.Adopters[i]), body(t, want.Adopters[i]); g != w {
			t.Errorf("adopter read  %s\nwrote %s", g, w)
		}
	}
}

func body(t *testing.T, v record.Value) string {
	t.Helper()
	text, err := record.Body(v)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// TestTheReaderFindsTheMess holds a spoiled authority beside the clean one: every fault that a workbook can show, the
// reader must find something of.
func TestTheReaderFindsTheMess(t *testing.T) {
	a := sample.New(sample.Settings{Children: 1500, Seed: 5, AsAt: march, Months: 1, Mess: 0.3})
	var file bytes.Buffer
	if err := annexa.Write(&file, book(t, a, march), march); err != nil {
		t.Fatal(err)
	}
	d, err := annexa.Read(context.Background(), []ingest.Upload{{Name: "annexa.xlsx", Content: file.Bytes()}}, march, ingest.Mapping{}, nil)
	if err != nil {
		t.Fatal(err)
	}
	kinds := map[string]int{}
	for _, g := range d.Report.Groups {
		if g.Weight > ingest.Note {
			kinds[g.Name] += g.Count
		}
	}
	t.Logf("found: %v", kinds)
	for _, name := range []string{"end-before-start", "day-after-as-at", "closed-without-reason"} {
		if kinds[name] == 0 {
			t.Errorf("no oddity %q among %v", name, kinds)
		}
	}
}

func TestAnySizeWorks(t *testing.T) {
	for _, n := range []int{0, 1, 100} {
		a := sample.New(sample.Settings{Children: n, Seed: 9, AsAt: march, Months: 1})
		if got := book(t, a, march).Len(); got != max(n, 1) {
			t.Errorf("an authority of %d children exports %d", n, got)
		}
	}
}

// TestFourThousandChildrenFillEveryList is the size that a demonstration has.
func TestFourThousandChildrenFillEveryList(t *testing.T) {
	a := sample.New(sample.Settings{Children: 4000, Seed: 1, AsAt: march, Months: 12})
	b := book(t, a, march)
	t.Logf("%d children under 18 in the area, %d on the lists as at %s", a.Population(), b.Len(), march)
	for _, c := range b.Deliveries[0].Covers {
		t.Logf("%s: %d", c.Feed, c.Read)
		if c.Read < 5 {
			t.Errorf("%s: %d rows only", c.Feed, c.Read)
		}
	}
}
