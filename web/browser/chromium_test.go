// Package browser_test opens Goldthread's pages in Chromium and does with them what people do: read, click, type, hand in
// a file, go through a page with the keyboard alone. Page is a tab with words for that; Inspect is what must be true of
// every page.
package browser_test

import (
	"context"
	"os"
	"os/exec"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/chromedp"
)

// patience is how long a single act may take. It is long because the machine may be busy with the race detector.
const patience = 2 * time.Minute

// axeFile is what `npm ci` puts there.
const axeFile = "node_modules/axe-core/axe.min.js"

// stopChromium ends the browser, if one was started.
var stopChromium = func() {}

func TestMain(m *testing.M) {
	status := m.Run()
	stopChromium()
	leave()
	os.Exit(status)
}

// chromium is the one browser of the package, with a profile of its own that goes with it.
var chromium = sync.OnceValues(func() (context.Context, error) {
	options := append(chromedp.DefaultExecAllocatorOptions[:],
		chromedp.ExecPath(chromiumPath()),
		// Nothing but this machine has an address: no word of a child can leave it, and a page that asks for anything
		// from elsewhere fails.
		chromedp.Flag("host-resolver-rules", "MAP * ~NOTFOUND , EXCLUDE 127.0.0.1"),
		chromedp.Flag("disable-component-update", true),
		chromedp.Flag("disable-domain-reliability", true),
		chromedp.Flag("hide-scrollbars", true),
		chromedp.DisableGPU,
	)
	allocator, end := chromedp.NewExecAllocator(context.Background(), options...)
	ctx, cancel := chromedp.NewContext(allocator)
	stopChromium = func() { cancel(); end() }
	return ctx, chromedp.Do(ctx)
})

// needChromium gives the browser and axe-core, or skips where one is missing. In CI that is a failure.
func needChromium(t *testing.T) (context.Context, string) {
	t.Helper()
	if os.Getenv("GOLDTHREAD_TEST_BROWSER") == "no" {
		t.Skip("the browser is left out (GOLDTHREAD_TEST_BROWSER=no)")
	}
	missing := t.Skip
	if os.Getenv("CI") == "true" {
		missing = t.Fatal
	}
	if chromiumPath() == "" {
		missing("no Chromium here: ./check installs it on Debian, or run: sudo apt-get install chromium fonts-liberation")
	}
	axe, err := os.ReadFile(axeFile)
	if err != nil {
		missing("axe-core is not here: run npm ci in web/browser, as ./check does")
	}
	ctx, err := chromium()
	if err != nil {
		t.Fatal("start Chromium: ", err)
	}
	return ctx, string(axe)
}

// chromiumPath is where the browser is, or blank.
func chromiumPath() string {
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome", "headless_shell", "headless-shell", "chrome"} {
		if path, err := exec.LookPath(name); err == nil {
			return path
		}
	}
	return ""
}
