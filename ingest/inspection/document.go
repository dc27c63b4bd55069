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
// and can reach nothing but the bytes it is given, neither files nor the network; each file has a memory of its own. The first
// file on a machine waits seconds while it is compiled, the first of a process a fraction of one when the compiled form lies
// in the cache folder. A Reader may be used by many at once.
type Reader struct {
	cache string
	turns chan struct{} // one for each file that is open
	idle  chan *opener  // what opened a file before and waits for the next

	starting sync.Mutex
	compiled wazero.CompilationCache
}

// opener is PDFium, ready to open one file after another. To stop it in the middle of one is its end.
type opener struct {
	pool pdfium.Pool
	stop context.CancelFunc
}

func (o *opener) close() {
	o.pool.Close()
	o.stop()
}

// NewReader makes a Reader that keeps PDFium's compiled form in the folder cache; "" keeps it in memory only.
func NewReader(cache string) *Reader {
	return &Reader{cache: cache, turns: make(chan struct{}, maxTogether), idle: make(chan *opener, maxTogether)}
}

// Close lets go of what the Reader holds, when nobody reads any more. A Reader that opened nothing needs no Close.
func (r *Reader) Close() error {
	r.starting.Lock()
	defer r.starting.Unlock()
	if r.compiled == nil {
		return nil
	}
	for len(r.idle) > 0 {
		(<-r.idle).close()
	}
	err := r.compiled.Close(context.Background())
	r.compiled = nil
	return err
}

// Start readies what opens PDF files ahead of the first, so that who brings one does not wait for it. It is not needed.
func (r *Reader) Start() error {
	r.turns <- struct{}{}
	defer func() { <-r.turns }()
	o, err := r.start()
	if err != nil {
		return err
	}
	r.idle <- o
	return nil
}

// start gives PDFium: one that is idle, or another. The first compiles it while others wait.
func (r *Reader) start() (*opener, error) {
	select {
	case o := <-r.idle:
		return o, nil
	default:
	}
	r.starting.Lock()
	defer r.starting.Unlock()
	if r.compiled == nil {
		compiled, err := compilationCache(r.cache)
		if err != nil {
			return nil, fmt.Errorf("keep what opens PDF files in %s: %w", r.cache, err)
		}
		r.compiled = compiled
	}
	config := wazero.NewRuntimeConfig().
		WithCoreFeatures(api.CoreFeaturesV2 | experimental.CoreFeaturesExceptionHandling).
		WithCompilationCache(r.compiled).
		WithMemoryLimitPages(maxMemory >> 16).
		WithCloseOnContextDone(true)
	life, stop := context.WithCancel(context.Background())
	pool, err := webassembly.Init(webassembly.Config{
		Context: life, MaxTotal: 1, RuntimeConfig: config, FSConfig: wazero.NewFSConfig(), Stdout: io.Discard, Stderr: io.Discard,
	})
	if err != nil {
		stop()
		return nil, fmt.Errorf("start what opens PDF files: %w", err)
	}
	return &opener{pool, stop}, nil
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

// open opens a file, hands it to use, and closes it. Whatever it takes ends with ctx or after maxTime, which does not count the
// wait for a turn or the first compiling.
func (r *Reader) open(ctx context.Context, name string, content []byte, use func(*document) error) error {
	if err := looksLikePDF(name, content); err != nil {
		return err
	}
	select {
	case r.turns <- struct{}{}:
		defer func() { <-r.turns }()
	case <-ctx.Done():
		return stopped(ctx, name)
	}
	o, err := r.start()
	if err != nil {
		return err
	}
	limited, cancel := context.WithTimeout(ctx, maxTime)
	defer cancel()
	goesOn := context.AfterFunc(limited, o.stop)
	err = o.open(limited, name, content, use)
	if !goesOn() {
		o.close()
		return stopped(ctx, name)
	}
	r.idle <- o
	return err
}

func (o *opener) open(ctx context.Context, name string, content []byte, use func(*document) error) error {
	pdf, err := o.pool.GetInstanceWithContext(ctx)
	if err != nil {
		return &BrokenError{Name: name, Why: err}
	}
	defer pdf.Close()
	return openIn(pdf, name, content, use)
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
