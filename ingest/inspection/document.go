package inspection

import (
	"context"
	"errors"
	"fmt"
	"io"
	"sync"
	"time"

	"github.com/klippa-app/go-pdfium"
	pdferrors "github.com/klippa-app/go-pdfium/errors"
	"github.com/klippa-app/go-pdfium/references"
	"github.com/klippa-app/go-pdfium/requests"
	"github.com/klippa-app/go-pdfium/webassembly"
	"github.com/tetratelabs/wazero"
	"github.com/tetratelabs/wazero/api"
	"github.com/tetratelabs/wazero/experimental"
)

// MaxBytes is the largest file that is read. The longest report of the inspectorate has about 60 pages in 2 MB.
const MaxBytes = 64 << 20

// What else one file may take.
const (
	maxPages    = 300
	maxMemory   = 512 << 20 // of one open file
	maxTogether = 2         // files open at once; others wait
	maxTime     = time.Minute
)

// Reader reads inspection reports. PDFium, which opens the files, is compiled to WebAssembly: it runs inside this process
// and can reach nothing but the bytes it is given, neither files nor the network. It starts with the first file, which takes
// seconds the first time on a machine and a fraction of one when its compiled form lies in the cache folder.
// A Reader may be used by many at once.
type Reader struct {
	cache string

	starting sync.Mutex
	pool     pdfium.Pool
	compiled wazero.CompilationCache
}

// NewReader makes a Reader that keeps PDFium's compiled form in the folder cache; "" keeps it in memory only.
func NewReader(cache string) *Reader { return &Reader{cache: cache} }

// Close lets go of what the Reader holds. A Reader that opened nothing needs no Close.
func (r *Reader) Close() error {
	r.starting.Lock()
	defer r.starting.Unlock()
	if r.pool == nil {
		return nil
	}
	err := r.pool.Close()
	r.pool = nil
	return errors.Join(err, r.compiled.Close(context.Background()))
}

func (r *Reader) start() (pdfium.Pool, error) {
	r.starting.Lock()
	defer r.starting.Unlock()
	if r.pool != nil {
		return r.pool, nil
	}
	compiled, err := compilationCache(r.cache)
	if err != nil {
		return nil, fmt.Errorf("keep what opens PDF files in %s: %w", r.cache, err)
	}
	config := wazero.NewRuntimeConfig().
		WithCoreFeatures(api.CoreFeaturesV2 | experimental.CoreFeaturesExceptionHandling).
		WithCompilationCache(compiled).
		WithMemoryLimitPages(maxMemory >> 16).
		WithCloseOnContextDone(true)
	pool, err := webassembly.Init(webassembly.Config{
		MaxTotal: maxTogether, RuntimeConfig: config, FSConfig: wazero.NewFSConfig(), Stdout: io.Discard, Stderr: io.Discard,
	})
	if err != nil {
		compiled.Close(context.Background())
		return nil, fmt.Errorf("start what opens PDF files: %w", err)
	}
	r.pool, r.compiled = pool, compiled
	return pool, nil
}

func compilationCache(folder string) (wazero.CompilationCache, error) {
	if folder == "" {
		return wazero.NewCompilationCache(), nil
	}
	return wazero.NewCompilationCacheWithDir(folder)
}

// document is an open PDF.
type document struct {
	pdf   pdfium.Pdfium
	ref   references.FPDF_DOCUMENT
	pages int
}

// open opens a file, hands it to use, and closes it. Whatever it takes ends with ctx: PDFium is stopped in the middle.
func (r *Reader) open(ctx context.Context, name string, content []byte, use func(*document) error) error {
	if err := looksLikePDF(name, content); err != nil {
		return err
	}
	pool, err := r.start()
	if err != nil {
		return err
	}
	ctx, cancel := context.WithTimeout(ctx, maxTime)
	defer cancel()
	pdf, err := pool.GetInstanceWithContext(ctx)
	if err != nil {
		return outOfTime(ctx, name, err)
	}
	killed := make(chan struct{})
	alive := context.AfterFunc(ctx, func() { pdf.Kill(); close(killed) })
	err = openIn(pdf, name, content, use)
	if alive() {
		pdf.Close()
	} else {
		<-killed
	}
	return outOfTime(ctx, name, err)
}

func openIn(pdf pdfium.Pdfium, name string, content []byte, use func(*document) error) error {
	opened, err := pdf.OpenDocument(&requests.OpenDocument{File: &content})
	switch {
	case errors.Is(err, pdferrors.ErrPassword), errors.Is(err, pdferrors.ErrSecurity):
		return &LockedError{Name: name}
	case err != nil:
		return &BrokenError{Name: name, Why: err}
	}
	d := &document{pdf: pdf, ref: opened.Document}
	count, err := pdf.FPDF_GetPageCount(&requests.FPDF_GetPageCount{Document: d.ref})
	if err != nil {
		return &BrokenError{Name: name, Why: err}
	}
	if d.pages = count.PageCount; d.pages > maxPages {
		return &TooLargeError{Name: name, What: fmt.Sprintf("%d pages", d.pages), Most: fmt.Sprintf("%d pages", maxPages)}
	}
	if d.pages == 0 {
		return &BrokenError{Name: name, Why: errors.New("it has no pages")}
	}
	return use(d)
}

func (d *document) page(number int) requests.Page {
	return requests.Page{ByIndex: &requests.PageByIndex{Document: d.ref, Index: number - 1}}
}
