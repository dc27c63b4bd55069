package inspection_test

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"image/png"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/rogpeppe/go-internal/txtar"

	"goldthread/ingest/inspection"
)

func form(t testing.TB, name string) string {
	t.Helper()
	archive, err := txtar.ParseFile(filepath.Join("testdata", "forms", name+".txtar"))
	if err != nil {
		t.Fatal(err)
	}
	return string(archive.Files[0].Data)
}

// TestCutAndGarbledFilesNeverHurt cuts a report short and changes bytes of it at random. Whatever comes of it is a report or
// one of the errors that say what to do.
func TestCutAndGarbledFilesNeverHurt(t *testing.T) {
	whole := drawn(t, form(t, "ilacs_short_2023"))
	random := rand.New(rand.NewPCG(1, 2))
	try := func(what string, content []byte) {
		r, err := reader.Read(context.Background(), "report.pdf", content)
		var broken *inspection.BrokenError
		var locked *inspection.LockedError
		var scanned *inspection.ScannedError
		switch {
		case err == nil:
			checkSound(t, r)
		case !errors.As(err, &broken) && !errors.As(err, &locked) && !errors.As(err, &scanned):
			t.Errorf("%s: %v", what, err)
		case !strings.HasPrefix(err.Error(), "report.pdf "):
			t.Errorf("%s: the error does not begin with the file: %v", what, err)
		}
	}
	for n := 0; n < len(whole); n += len(whole) / 12 {
		try("cut", whole[:n])
	}
	for range 25 {
		garbled := bytes.Clone(whole)
		for range 1 + random.IntN(60) {
			garbled[random.IntN(len(garbled))] = byte(random.IntN(256))
		}
		try("garbled", garbled)
	}
}

// checkSound checks what every report must be, whatever it was read from.
func checkSound(t testing.TB, r inspection.Report) {
	t.Helper()
	if _, err := json.Marshal(r); err != nil {
		t.Fatal(err)
	}
	if r.Start > r.End || r.Start.Known() != r.End.Known() {
		t.Fatalf("from %v to %v", r.Start, r.End)
	}
	for part, page := range r.On {
		if page < 1 || page > r.Pages {
			t.Fatalf("%s on page %d of %d", part, page, r.Pages)
		}
	}
	page := 1
	for _, item := range r.Recommendations {
		if strings.TrimSpace(item.Text) != item.Text || item.Text == "" || !utf8.ValidString(item.Text) || strings.ContainsAny(item.Text, "\n\x02\u00ad") {
			t.Fatalf("a recommendation reads %q", item.Text)
		}
		if item.Page < page || item.Page > r.Pages {
			t.Fatalf("a recommendation on page %d after one on page %d of %d", item.Page, page, r.Pages)
		}
		page = item.Page
	}
	for _, j := range r.Judgements {
		if j.Area == "" || j.Page < 1 || j.Page > r.Pages {
			t.Fatalf("a judgement is %+v", j)
		}
	}
}

func FuzzUnderstand(f *testing.F) {
	forms, err := filepath.Glob(filepath.Join("testdata", "forms", "*.txtar"))
	if err != nil || len(forms) == 0 {
		f.Fatal("no forms", err)
	}
	marks := strings.NewReplacer("\n# ", "\n#", "\n## ", "\n!", "\n### ", "\n!", "\n----\n", "\f", "**", "")
	for _, name := range forms {
		f.Add(marks.Replace(form(f, strings.TrimSuffix(filepath.Base(name), ".txtar"))))
	}
	f.Add("!Recommendations\n1.\n2. \n\f3) x\x02\n- \n")
	f.Fuzz(func(t *testing.T, text string) {
		if len(text) > 20_000 {
			return
		}
		checkSound(t, inspection.Understand(text))
	})
}

func TestErrorsTellWhatToDo(t *testing.T) {
	ctx := context.Background()
	var tooLarge *inspection.TooLargeError
	if _, err := reader.Read(ctx, "big.pdf", append([]byte("%PDF-1.4\n"), make([]byte, inspection.MaxBytes)...)); !errors.As(err, &tooLarge) {
		t.Error("a file over the limit:", err)
	}
	if _, err := reader.Read(ctx, "many.pdf", drawn(t, strings.Repeat("A page.\n----\n", 301))); !errors.As(err, &tooLarge) || !strings.Contains(err.Error(), "301 pages") {
		t.Error("a file of 301 pages:", err)
	}
	var scanned *inspection.ScannedError
	if _, err := reader.Read(ctx, "scan.pdf", drawn(t, "Seen 4 May\n----\n2\n")); !errors.As(err, &scanned) || scanned.Pages != 2 {
		t.Error("a scan of two pages:", err)
	}
	stopped, stop := context.WithCancel(ctx)
	stop()
	if _, err := reader.Read(stopped, "stopped.pdf", drawn(t, form(t, "sif_2015"))); !errors.Is(err, context.Canceled) {
		t.Error("a read that was given up:", err)
	}
	late, stop := context.WithTimeout(ctx, 3*time.Millisecond)
	defer stop()
	if _, err := reader.Read(late, "late.pdf", drawn(t, strings.Repeat(form(t, "sif_2015")+"----\n", 40))); !errors.Is(err, context.DeadlineExceeded) {
		t.Error("a read that took too long:", err)
	}
	if r, err := reader.Read(ctx, "after.pdf", drawn(t, form(t, "sif_2015"))); err != nil || r.Framework != inspection.SIF {
		t.Error("the read after it:", r.Framework, err)
	}
}

// TestANonsenseCacheFolderIsAnError says so instead of compiling anew for each file without a word.
func TestANonsenseCacheFolderIsAnError(t *testing.T) {
	file := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	r := inspection.NewReader(file)
	defer r.Close()
	if _, err := r.Read(context.Background(), "a.pdf", drawn(t, "Text")); err == nil || !strings.Contains(err.Error(), file) {
		t.Error("no error that names the folder:", err)
	}
}

func TestPagesAreDrawnBounded(t *testing.T) {
	content := drawn(t, form(t, "sif_2015"))
	for width, most := range map[int]int{0: 100, 600: 600, 9999: 1200} {
		picture, err := reader.Picture(context.Background(), "a.pdf", content, 2, width)
		if err != nil {
			t.Fatal(err)
		}
		drawn, err := png.Decode(bytes.NewReader(picture))
		if err != nil {
			t.Fatal(err)
		}
		if size := drawn.Bounds().Size(); size.X > most || size.X < most-5 || size.Y > 1700 {
			t.Errorf("asked for %d, drew %v", width, size)
		}
	}
	for _, page := range []int{0, 4} {
		if _, err := reader.Picture(context.Background(), "a.pdf", content, page, 600); err == nil || !strings.Contains(err.Error(), "it has 3 pages") {
			t.Errorf("page %d: %v", page, err)
		}
	}
}
