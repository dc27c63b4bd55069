package papers_test

import (
	"bytes"
	"context"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"goldthread/assurance"
	"goldthread/day"
	"goldthread/delivery"
	"goldthread/indicator"
	"goldthread/ingest"
	"goldthread/papers"
	"goldthread/record"
	"goldthread/report"
	"goldthread/sample"
	"goldthread/store"
)

var asAt = day.MustParse("2026-10-31")

// desk is a place with a made-up authority of some months, and the maker of its papers.
type desk struct {
	*testing.T
	papers.Maker
	at time.Time
}

// place is made once: every test gets a copy.
var place = sync.OnceValues(func() (string, error) {
	dir, err := os.MkdirTemp("", "papers-test-")
	if err != nil {
		return "", err
	}
	at := asAt.Time()
	journal, err := store.Open(context.Background(), dir, func() time.Time { return at })
	if err != nil {
		return "", err
	}
	defer journal.Close()
	return dir, furnish(journal, func(d day.Day) { at = (d + 2).Time() })
})

func furnish(journal *store.Store, on func(day.Day)) error {
	made := sample.New(sample.Settings{Children: 150, Seed: 3, AsAt: asAt, Months: 3})
	folder, err := os.MkdirTemp("", "papers-books-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(folder)
	paths, err := made.WriteWorkbooks(folder)
	if err != nil {
		return err
	}
	for i, d := range made.AsAtDays() {
		on(d)
		content, err := os.ReadFile(paths[i])
		if err != nil {
			return err
		}
		_, err = delivery.Take(context.Background(), journal, delivery.Request{Authority: sample.Code, Actor: "x", AsAt: d,
			Files: []ingest.Upload{{Name: filepath.Base(paths[i]), Content: content}}})
		if err != nil {
			return err
		}
	}
	a, err := assurance.Authority{Name: "Wychmoor", Borrowed: 370, Population: made.Population(), MadeUp: true}.Draft(0)
	if err != nil {
		return err
	}
	_, err = journal.Append(context.Background(), sample.Code, "x", []store.Draft{a})
	return err
}

func TestMain(m *testing.M) {
	code := m.Run()
	if dir, err := place(); err == nil {
		_ = os.RemoveAll(dir)
	}
	os.Exit(code)
}

func open(t *testing.T) *desk {
	t.Helper()
	from, err := place()
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	if err := os.CopyFS(dir, os.DirFS(from)); err != nil {
		t.Fatal(err)
	}
	d := &desk{T: t, at: (asAt + 20).Time()}
	journal, err := store.Open(t.Context(), dir, func() time.Time { d.at = d.at.Add(time.Minute); return d.at })
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = journal.Close() })
	d.Maker = papers.Maker{Journal: journal, Authority: sample.Code, Books: func(ctx context.Context, known time.Time) (*record.Book, error) {
		return record.Read(ctx, journal, sample.Code, known)
	}}
	return d
}

func (d *desk) fix(who string, p assurance.Pack) assurance.Pack {
	d.Helper()
	p, err := d.Fix(d.Context(), who, p)
	if err != nil {
		d.Fatal(err)
	}
	return p
}

func (d *desk) move(act assurance.Act, who string, p assurance.Pack) assurance.Pack {
	d.Helper()
	p, err := d.Move(d.Context(), act, who, "because", p)
	if err != nil {
		d.Fatal(err)
	}
	return p
}

func (d *desk) written() *assurance.Written {
	d.Helper()
	w, err := assurance.Read(d.Context(), d.Journal, d.Authority)
	if err != nil {
		d.Fatal(err)
	}
	return w
}

func draft(public bool) assurance.Pack {
	return assurance.Pack{Basis: assurance.Basis{AsAt: asAt, Public: public, Made: asAt + 20}, Title: "Scrutiny committee, November"}
}

// TestAPackIsMadeAgainByteForByte takes a pack from draft to approved, lets the record and the targets move on, and makes
// it again.
func TestAPackIsMadeAgainByteForByte(t *testing.T) {
	d := open(t)
	p := d.fix("priya", draft(true))
	p.Officer = "## Purpose\nTo note the figures.\n"
	p, err := d.Save(t.Context(), "priya", p)
	if err != nil {
		t.Fatal(err)
	}
	inDraft, err := d.Build(t.Context(), p)
	if err != nil || !inDraft.Draft {
		t.Fatalf("the draft: %v", err)
	}
	p = d.move(assurance.Send, "priya", p)
	if _, err := d.Approve(t.Context(), "priya", "", p); err == nil {
		t.Error("the writer approved")
	}
	if p, err = d.Approve(t.Context(), "mo", "", p); err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, f := range p.Files {
		names = append(names, f.Name)
		doc, err := d.Journal.Document(t.Context(), d.Authority, f.SHA256)
		if err != nil || int64(len(doc.Content)) != f.Size {
			t.Errorf("%s: %v", f.Name, err)
		}
		if bytes.Contains(doc.Content, []byte("Draft, not approved")) {
			t.Errorf("%s is approved and says that it is a draft", f.Name)
		}
	}
	if got := strings.Join(names, " "); got != "1-cover-report.html 2-data-report.html 3-explanatory-document.html workbook.xlsx index.html" {
		t.Errorf("frozen: %s", got)
	}
	d.moveOn()
	kept, _ := d.written().Pack(p.ID)
	d.Kept = func(string, func() (*report.Pack, error)) (*report.Pack, error) {
		t.Error("kept figures are laid beside the frozen ones")
		return nil, errors.New("kept")
	}
	again, err := d.Again(t.Context(), kept)
	d.Kept = nil
	if err != nil || len(again) != len(p.Files) {
		t.Fatalf("made again: %v %v", again, err)
	}
	for _, c := range again {
		if !c.Same {
			t.Errorf("%s is another one now", c.Name)
		}
	}
}

// moveOn changes what is known: a child's contact, a target for every measure, a note, a new name.
func (d *desk) moveOn() {
	d.Helper()
	drafts := []store.Draft{{Kind: "contact", ID: "later", Child: "1", Op: store.Put, Body: []byte(`{"day":"2026-10-05"}`)}}
	for _, v := range []interface {
		Draft(int64) (store.Draft, error)
	}{
		assurance.Target{Code: "contacts-number", Value: 3, From: asAt - 100, SetBy: "the board"},
		assurance.BreakNote{Day: asAt - 40, Text: "new system", Rebase: true},
		assurance.Authority{Name: "Elsewhere"},
	} {
		one, err := v.Draft(store.AnyBase)
		if err != nil {
			d.Fatal(err)
		}
		drafts = append(drafts, one)
	}
	if _, err := d.Journal.Append(d.Context(), d.Authority, "x", drafts); err != nil {
		d.Fatal(err)
	}
}

// TestWhatAPublicPackHidesIsNotedWhenItIsDrafted drafts two side by side: the second heeds the first, whichever is read first.
func TestWhatAPublicPackHidesIsNotedWhenItIsDrafted(t *testing.T) {
	d := open(t)
	one := d.fix("priya", draft(true))
	two := d.fix("mo", draft(true))
	w := d.written()
	editions := w.Editions()
	if len(editions) != 2 || editions[0].Pack != one.ID || editions[1].Pack != two.ID || len(editions[0].Hidden) == 0 {
		t.Fatalf("noted: %d", len(editions))
	}
	if one.Editions != 0 || two.Editions != editions[0].Seq {
		t.Errorf("they heed the editions up to %d and %d", one.Editions, two.Editions)
	}
	keep, _ := w.Published(two.Editions)
	for _, cell := range keep {
		if !slices.Contains(editions[1].Hidden, cell) {
			t.Errorf("the second shows %s, which the first hides", cell)
		}
	}
	restricted := d.fix("priya", draft(false))
	if len(d.written().Editions()) != 2 {
		t.Error("a pack for officers was noted as published")
	}
	restricted.Public = true // kept as it is, its figures were never made for the public
	if _, err := d.Build(t.Context(), restricted); !errors.Is(err, papers.ErrNotNoted) {
		t.Errorf("a public pack that was never noted: %v", err)
	}
}

// TestTwoDraftsAtOnceKnowOfEachOther lets another public pack come first in the middle of drafting one.
func TestTwoDraftsAtOnceKnowOfEachOther(t *testing.T) {
	d := open(t)
	books, between := d.Books, true
	d.Books = func(ctx context.Context, known time.Time) (*record.Book, error) {
		if between {
			between = false
			d.fix("mo", draft(true))
		}
		return books(ctx, known)
	}
	p := d.fix("priya", draft(true))
	editions := d.written().Editions()
	if len(editions) != 2 || editions[1].Pack != p.ID || p.Editions != editions[0].Seq {
		t.Errorf("%d editions; the later heeds those up to %d", len(editions), p.Editions)
	}
}

// TestASecondChangeIsAConflict saves from a version that is no longer the newest.
func TestASecondChangeIsAConflict(t *testing.T) {
	d := open(t)
	p := d.fix("priya", draft(false))
	if _, err := d.Save(t.Context(), "mo", p); err != nil {
		t.Fatal(err)
	}
	var conflict *store.Conflict
	if _, err := d.Save(t.Context(), "priya", p); !errors.As(err, &conflict) || conflict.Newest.Actor != "mo" {
		t.Errorf("the second change: %v", err)
	}
	if _, err := d.Fix(t.Context(), "priya", p); !errors.As(err, &conflict) || conflict.Kind != assurance.PackKind {
		t.Errorf("the second basis: %v", err)
	}
}

// TestAPublicTextNamesNobody refuses to show it, and lets it be mended.
func TestAPublicTextNamesNobody(t *testing.T) {
	d := open(t)
	p := d.fix("priya", draft(true))
	book, err := d.Books(t.Context(), p.Known)
	if err != nil {
		t.Fatal(err)
	}
	child := book.At(0).ID
	p.Officer = "## Purpose\nThis is about child " + child + ".\n"
	if p, err = d.Save(t.Context(), "priya", p); err != nil {
		t.Fatal(err)
	}
	if _, err := d.Build(t.Context(), p); err == nil || strings.Contains(err.Error(), child) || !strings.Contains(err.Error(), "identifier") {
		t.Errorf("a child's identifier is in the public papers: %v", err)
	}
	if p = d.fix("priya", p); p.Seq == 0 {
		t.Error("its figures cannot be fixed anew")
	}
	p.Officer = "## Purpose\nTo note the figures.\n"
	if p, err = d.Save(t.Context(), "priya", p); err != nil {
		t.Fatal(err)
	}
	if _, err := d.Build(t.Context(), p); err != nil {
		t.Errorf("mended: %v", err)
	}
}

// TestAFrozenPDFIsTheSameAgain prints twice; without Chromium it is skipped in words, and fails where CI=true.
func TestAFrozenPDFIsTheSameAgain(t *testing.T) {
	d := open(t)
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome"} {
		if path, err := exec.LookPath(name); err == nil && d.Chromium == "" {
			d.Chromium = path
		}
	}
	if d.Chromium == "" {
		const word = "there is no Chromium on this machine: the frozen PDF is not tested"
		if os.Getenv("CI") == "true" {
			t.Fatal(word)
		}
		t.Skip(word)
	}
	p := draft(false)
	p.Areas = []indicator.Area{indicator.FrontDoor}
	p = d.move(assurance.Send, "priya", d.fix("priya", p))
	p, err := d.Approve(t.Context(), "mo", "", p)
	if err != nil {
		t.Fatal(err)
	}
	again, err := d.Again(t.Context(), p)
	if err != nil || len(again) != 6 || slices.ContainsFunc(again, func(c papers.Compared) bool { return !c.Same }) {
		t.Errorf("made again: %+v %v", again, err)
	}
	d.Chromium = ""
	again, err = d.Again(t.Context(), p)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range again {
		if isPDF := c.Name == "papers.pdf"; c.Same == isPDF || (c.Why != "") != isPDF {
			t.Errorf("without Chromium: %+v", c)
		}
	}
}

// Public papers of an earlier day than others that were made would know nothing of the numbers beside which they stand.
func TestPublicPapersGoForwardInTime(t *testing.T) {
	d := open(t)
	later := d.fix("analyst", draft(true))
	earlier := draft(true)
	earlier.AsAt = later.AsAt.AddMonths(-1)
	_, err := d.Fix(t.Context(), "analyst", earlier)
	var problems assurance.Problems
	if !errors.As(err, &problems) || problems[0].Field != "asAt" {
		t.Fatalf("earlier public papers were drafted: %v", err)
	}
	earlier.Public = false
	d.fix("analyst", earlier)
	d.fix("analyst", draft(true))
}
