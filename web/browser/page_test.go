package browser_test

import (
	"context"
	_ "embed"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/browser"
	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// words.js finds things on a page by the words that a reader sees.
//
//go:embed testdata/words.js
var words string

// Page is a tab of its own, with cookies of its own, that only knows one origin. Its words fail the test when what they
// ask for is not there.
type Page struct {
	t      *testing.T
	ctx    context.Context
	axe    string
	origin string

	mu      sync.Mutex
	loads   int           // documents loaded
	loaded  chan struct{} // told after each load
	status  int           // of the newest document
	at      string        // its address
	trouble []string      // what no page may do: errors in the console, requests to elsewhere
}

// NewPage opens an empty tab for the site at the origin ("http://127.0.0.1:1234").
func NewPage(t *testing.T, origin string) *Page {
	t.Helper()
	parent, axe := needChromium(t)
	p := &Page{t: t, axe: axe, origin: origin, loaded: make(chan struct{}, 1)}
	ctx, cancel := chromedp.NewContext(parent, chromedp.WithNewBrowserContext(), chromedp.WithListener(p.heed))
	t.Cleanup(cancel)
	p.ctx = ctx
	if err := chromedp.Do(ctx); err != nil { // without a deadline: the tab lives as long as this context
		t.Fatal("open a tab: ", err)
	}
	p.Width(1200)
	return p
}

// heed notes what the browser tells while other things go on. It must not call the browser.
func (p *Page) heed(ev any) {
	p.mu.Lock()
	defer p.mu.Unlock()
	switch ev := ev.(type) {
	case *page.EventLoadEventFired:
		p.loads++
		select {
		case p.loaded <- struct{}{}:
		default:
		}
	case *network.EventRequestWillBeSent:
		if u := ev.Request.URL; !strings.HasPrefix(u, p.origin+"/") && !strings.HasPrefix(u, "data:") {
			p.trouble = append(p.trouble, "a request left the origin: "+u)
		}
	case *network.EventResponseReceived:
		if ev.Type == network.ResourceTypeDocument {
			p.status, p.at = int(ev.Response.Status), ev.Response.URL
		}
	case *runtime.EventConsoleAPICalled:
		if ev.Type == runtime.ConsoleAPICalledTypeError || ev.Type == runtime.ConsoleAPICalledTypeWarning {
			p.trouble = append(p.trouble, "console: "+said(ev.Args))
		}
	case *runtime.EventExceptionThrown:
		p.trouble = append(p.trouble, "script: "+(&chromedp.ExceptionError{ExceptionDetails: ev.ExceptionDetails}).Error())
	case *log.EventEntryAdded:
		refused := ev.Entry.Source == log.EntrySourceNetwork && ev.Entry.URL == p.at && p.status >= 400 // a page that says no
		if (ev.Entry.Level == log.EntryLevelError || ev.Entry.Level == log.EntryLevelWarning) && !refused {
			p.trouble = append(p.trouble, fmt.Sprintf("%s: %s %s", ev.Entry.Source, ev.Entry.Text, ev.Entry.URL))
		}
	}
}

func said(args []*runtime.RemoteObject) string {
	var parts []string
	for _, a := range args {
		parts = append(parts, strings.Trim(string(a.Value), `"`)+a.Description)
	}
	return strings.Join(parts, " ")
}

// do runs steps within the patience for one act.
func (p *Page) do(what string, steps ...chromedp.Action[chromedp.Void]) {
	p.t.Helper()
	ctx, cancel := context.WithTimeout(p.ctx, patience)
	defer cancel()
	if err := chromedp.Do(ctx, steps...); err != nil {
		p.fail("%s: %v", what, err)
	}
}

// fail ends the test with where it was, and keeps a picture of it (go test -artifacts).
func (p *Page) fail(format string, args ...any) {
	p.t.Helper()
	p.Screenshot("failure")
	p.t.Fatalf("%s\non %s: %s", fmt.Sprintf(format, args...), p.Path(), p.t.Name())
}

// evaluate runs a line of script in the page and reads its answer; a promise is waited for.
func evaluate[T any](p *Page, script string) T {
	p.t.Helper()
	ctx, cancel := context.WithTimeout(p.ctx, patience)
	defer cancel()
	value, err := chromedp.Run(ctx, chromedp.Evaluate[T](script, chromedp.EvalAwaitPromise))
	if err != nil {
		p.t.Fatalf("on %s: %v\nin script %.200s", p.at, err, script)
	}
	return value
}

// ask calls a function of words.js with words.
func ask[T any](p *Page, function string, args ...any) T {
	p.t.Helper()
	list, err := json.Marshal(append([]any{}, args...))
	if err != nil {
		p.t.Fatal(err)
	}
	return evaluate[T](p, fmt.Sprintf("(%s).%s(...%s)", words, function, list))
}

// Open goes to a path of the site and gives the status it answered with.
func (p *Page) Open(path string) int {
	p.t.Helper()
	p.do("open "+path, chromedp.Navigate(p.origin+path))
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.status
}

// Status is what the newest document was answered with.
func (p *Page) Status() int {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.status
}

// Path is where the tab is, without the origin.
func (p *Page) Path() string {
	p.t.Helper()
	return strings.TrimPrefix(evaluate[string](p, "location.href"), p.origin)
}

// place is where a thing with words stands on the page.
type place struct {
	X, Y    float64
	Problem string // why it cannot be used: not there, twice there, covered
	Leaves  bool   // whether a click on it goes to another document
	ID      string
}

// Click clicks a link, button, summary or labelled choice by its words, and waits for the page that follows, if one does.
// "A > B" is B within the smallest row, list item, table, section or form that has the words A.
func (p *Page) Click(text string) {
	p.t.Helper()
	at := ask[place](p, "clickable", text)
	if at.Problem != "" {
		p.fail("click %q: %s", text, at.Problem)
	}
	before := p.documents()
	p.do("click "+text, chromedp.MouseClickXY(at.X, at.Y))
	if at.Leaves {
		p.waitLoad("after a click on "+text, before)
	}
}

func (p *Page) documents() int {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.loads
}

func (p *Page) waitLoad(what string, before int) {
	p.t.Helper()
	late := time.After(patience)
	for p.documents() == before {
		select {
		case <-p.loaded:
		case <-late:
			p.fail("%s no page came", what)
		}
	}
}

// Fill types a text into the field with the label, in place of what is there. "A > B" as for Click.
func (p *Page) Fill(label, text string) {
	p.t.Helper()
	if at := ask[place](p, "focusField", label); at.Problem != "" {
		p.fail("fill in %q: %s", label, at.Problem)
	}
	p.do("fill in "+label, chromedp.Func(func(ctx context.Context, target *chromedp.Target) error {
		if text == "" {
			return nil
		}
		_, err := cdp.Call(ctx, target, input.InsertText, input.InsertTextParams{Text: text})
		return err
	}))
}

// Choose picks an option of a list by its words.
func (p *Page) Choose(label, option string) {
	p.t.Helper()
	if at := ask[place](p, "choose", label, option); at.Problem != "" {
		p.fail("choose %q in %q: %s", option, label, at.Problem)
	}
}

// Upload gives files to the field with the label.
func (p *Page) Upload(label string, files ...string) {
	p.t.Helper()
	at := ask[place](p, "fileField", label)
	if at.Problem != "" {
		p.fail("upload into %q: %s", label, at.Problem)
	}
	p.do("upload into "+label, chromedp.SetUploadFiles(chromedp.ID(at.ID), files))
}

// Press presses keys, one after the other.
func (p *Page) Press(keys ...string) {
	p.t.Helper()
	for _, k := range keys {
		p.do("press a key", chromedp.KeyEvent(k))
	}
}

// TabTo presses the tab key until the focus is on the link, button or field with the words.
func (p *Page) TabTo(text string) {
	p.t.Helper()
	stops := ask[int](p, "stops")
	for range stops + stops/4 + 20 {
		p.Press(kb.Tab)
		if ask[bool](p, "focusIsOn", text) {
			return
		}
	}
	p.fail("the tab key does not come to %q", text)
}

// Type types where the focus is.
func (p *Page) Type(text string) {
	p.t.Helper()
	p.do("type", chromedp.KeyEvent(text))
}

// EnterTo presses the enter key where the focus is, and waits for a page that shows the words.
func (p *Page) EnterTo(words string) {
	p.t.Helper()
	before := p.documents()
	p.Press(kb.Enter)
	p.waitLoad("after the enter key", before)
	p.See(words)
}

// Text is what a reader sees on the page, in one line.
func (p *Page) Text() string {
	p.t.Helper()
	return ask[string](p, "text")
}

// See waits until the page shows all the words.
func (p *Page) See(parts ...string) {
	p.t.Helper()
	for _, part := range parts {
		p.wait("the page does not show "+part, func() bool { return strings.Contains(p.glimpse(), part) })
	}
}

// Unsee waits until the page no longer shows the words.
func (p *Page) Unsee(part string) {
	p.t.Helper()
	p.wait("the page still shows "+part, func() bool {
		text := p.glimpse()
		return text != "" && !strings.Contains(text, part)
	})
}

// wait looks again and again whether something has come true.
func (p *Page) wait(otherwise string, come func() bool) {
	p.t.Helper()
	for late := time.Now().Add(patience); !come(); {
		if time.Now().After(late) {
			p.fail("%s; it shows: %.1500s", otherwise, p.Text())
		}
		p.do("wait a moment", chromedp.Sleep(50*time.Millisecond))
	}
}

// glimpse is the text of a page that may be on its way out: blank between two pages.
func (p *Page) glimpse() string {
	ctx, cancel := context.WithTimeout(p.ctx, patience)
	defer cancel()
	text, err := chromedp.Run(ctx, chromedp.Evaluate[string]("("+words+").text()"))
	if err != nil {
		return ""
	}
	return text
}

// Back goes back as the browser's button does. The page before may come out of the browser's memory, without a load.
func (p *Page) Back() {
	p.t.Helper()
	from := p.Path()
	evaluate[any](p, "history.back(); null")
	p.wait("the back button leads nowhere", func() bool { return p.glimpse() != "" && p.Path() != from })
}

// Shows says whether the page shows the words now.
func (p *Page) Shows(part string) bool {
	p.t.Helper()
	return strings.Contains(p.Text(), part)
}

// Links are the addresses within the site that the page links to, in order, without fragments.
func (p *Page) Links() []string {
	p.t.Helper()
	return ask[[]string](p, "links")
}

// Width sets the width of the window in CSS pixels.
func (p *Page) Width(pixels int) {
	p.t.Helper()
	p.do("set the width", chromedp.EmulateViewport(int64(pixels), 900))
}

// Paper shows the page as it would be printed, or again as on the screen.
func (p *Page) Paper(on bool) {
	p.t.Helper()
	params := emulation.SetEmulatedMediaParams{}
	if on {
		params.Media = "print"
	}
	call(p, emulation.SetEmulatedMedia, params)
}

// WithoutScript turns JavaScript off for the pages that are opened from now on.
func (p *Page) WithoutScript() {
	p.t.Helper()
	call(p, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: true})
}

// Download clicks a link or button that gives a file, and gives its name and bytes.
func (p *Page) Download(text string) (name string, content []byte) {
	p.t.Helper()
	ctx, cancel := context.WithTimeout(p.ctx, patience)
	defer cancel()
	dir, own := p.t.TempDir(), chromedp.FromContext(p.ctx).BrowserContextID
	if _, err := chromedp.CallBrowser(ctx, browser.SetDownloadBehavior, browser.SetDownloadBehaviorParams{
		Behavior: browser.SetDownloadBehaviorBehaviorAllowAndName, DownloadPath: dir, BrowserContextID: own, EventsEnabled: new(true)}); err != nil {
		p.fail("download %q: %v", text, err)
	}
	begun, moved := chromedp.BrowserEvents(ctx, browser.DownloadWillBegin), chromedp.BrowserEvents(ctx, browser.DownloadProgress)
	at := ask[place](p, "clickable", text)
	if at.Problem != "" {
		p.fail("download %q: %s", text, at.Problem)
	}
	p.do("click "+text, chromedp.MouseClickXY(at.X, at.Y))
	var id string
	for ev, err := range begun {
		if err != nil {
			p.fail("download %q: no file came: %v", text, err)
		}
		id, name = ev.GUID, ev.SuggestedFilename
		break
	}
	for ev, err := range moved {
		if err != nil || ev.State == browser.DownloadProgressStateCanceled {
			p.fail("download %q: the file did not come whole: %v", text, err)
		}
		if ev.GUID == id && ev.State == browser.DownloadProgressStateCompleted {
			break
		}
	}
	content, err := os.ReadFile(filepath.Join(dir, id))
	if err != nil {
		p.fail("download %q: %v", text, err)
	}
	return name, content
}

// Screenshot keeps a picture of the whole page among the test's artifacts (go test -artifacts -outputdir DIR).
func (p *Page) Screenshot(name string) {
	p.t.Helper()
	ctx, cancel := context.WithTimeout(p.ctx, patience)
	defer cancel()
	picture, err := chromedp.Run(ctx, chromedp.FullScreenshot(100))
	if err != nil {
		p.t.Logf("screenshot %s: %v", name, err)
		return
	}
	if err := os.WriteFile(filepath.Join(p.t.ArtifactDir(), name+".png"), picture, 0o644); err != nil {
		p.t.Log(err)
	}
}

// PDF prints the page.
func (p *Page) PDF() []byte {
	p.t.Helper()
	return call(p, page.PrintToPDF, page.PrintToPDFParams{PreferCSSPageSize: new(true), PrintBackground: new(true)}).Data
}

func call[P, R any](p *Page, command cdp.Command[P, R], params P) R {
	p.t.Helper()
	ctx, cancel := context.WithTimeout(p.ctx, patience)
	defer cancel()
	result, err := chromedp.Call(ctx, command, params)
	if err != nil {
		p.fail("%s: %v", command.Method, err)
	}
	return result
}
