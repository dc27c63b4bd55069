package report

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"html"
	"regexp"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	cdppage "github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"

	"goldthread/day"
)

// PDFFormat is the format that needs a browser: Pack.PDF makes it, and Write and Files take it from there.
const PDFFormat = "pdf"

// PDFFile is the name of the PDF, PDFType its media type.
const (
	PDFFile = "papers.pdf"
	PDFType = "application/pdf"
)

// ErrNoChromium says that there is no browser to print with, and what can be had without.
var ErrNoChromium = errors.New("a PDF is printed by Chromium, and there is none on this machine: install it (on Debian: apt-get install chromium), or take the papers as HTML and XLSX")

// longestPrint is how long a print may take: the whole catalogue takes some seconds.
const longestPrint = 2 * time.Minute

// PDF prints the three papers as one tagged PDF with an outline, by the Chromium at that path; a blank path is
// ErrNoChromium. The same pack gives the same bytes with the same Chromium: its dates are the day that the pack was made.
// Chromium is given the document in memory and can resolve no name, so nothing of it leaves the machine.
func (p *Pack) PDF(ctx context.Context, chromium string) (File, error) {
	doc, err := p.Document()
	if err != nil {
		return File{}, err
	}
	body, err := PDF(ctx, chromium, doc, p.footer(), p.Made)
	return File{PDFFile, PDFType, body}, err
}

// footer is what stands at the foot of every sheet.
func (p *Pack) footer() string {
	edition := "for officers and members, do not publish"
	if p.Public {
		edition = "public edition"
	}
	if p.Draft {
		edition += "; draft, not approved"
	}
	return fmt.Sprintf("%s children’s services, as at %s: %s", p.Authority.Name, p.AsAt.Long(), edition)
}

// PDF prints an HTML document on A4 with words at the foot of every sheet, as if made on a day.
func PDF(ctx context.Context, chromium string, document []byte, footer string, made day.Day) ([]byte, error) {
	if chromium == "" {
		return nil, ErrNoChromium
	}
	ctx, cancel := context.WithTimeout(ctx, longestPrint)
	defer cancel()
	allocated, stop := chromedp.NewExecAllocator(ctx, flags(chromium)...)
	defer stop()
	tab, closeTab := chromedp.NewContext(allocated, chromedp.WithErrorf(quiet))
	defer closeTab()
	body, err := print(tab, string(document), footer)
	if err != nil {
		return nil, fmt.Errorf("print the papers with %s: %w", chromium, err)
	}
	return dated(body, made)
}

// flags are those of chromedp, with a stop to every name: what cannot be resolved cannot be asked. It runs without its
// sandbox only as root, where it would not start with one; chromedp sees to that.
func flags(chromium string) []chromedp.ExecAllocatorOption {
	return append(chromedp.DefaultExecAllocatorOptions[:],
		chromedp.ExecPath(chromium),
		chromedp.Flag("disable-gpu", true),
		chromedp.Flag("disable-component-update", true),
		chromedp.Flag("disable-domain-reliability", true),
		chromedp.Flag("host-resolver-rules", "MAP * ~NOTFOUND"),
		chromedp.Flag("lang", "en-GB"),
	)
}

// quiet is for what chromedp says of the browser's events: it reports a document that is set and not navigated to as an
// error, and is none the worse for it.
func quiet(string, ...any) {}

func print(tab context.Context, document, footer string) ([]byte, error) {
	if _, err := chromedp.Call(tab, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: true}); err != nil {
		return nil, err
	}
	tree, err := chromedp.Call(tab, cdppage.GetFrameTree, cdp.Empty{})
	if err != nil {
		return nil, err
	}
	set := cdppage.SetDocumentContentParams{FrameID: tree.FrameTree.Frame.ID, HTML: document}
	if _, err := chromedp.Call(tab, cdppage.SetDocumentContent, set); err != nil {
		return nil, err
	}
	return chromedp.Run(tab, chromedp.PrintToPDF(
		chromedp.PDFPaper(chromedp.PaperA4), chromedp.PDFMargins(0.55, 0.47, 0.7, 0.47), chromedp.PDFPrintBackground(),
		chromedp.PDFOutlineAndTagged(), chromedp.PDFStream(),
		chromedp.PDFHeaderTemplate(`<span></span>`),
		chromedp.PDFFooterTemplate(fmt.Sprintf(`<div style="font:8px Arial,'Liberation Sans',sans-serif;color:#50606b;width:100%%;margin:0 0.47in;`+
			`display:flex;justify-content:space-between"><span>%s</span><span>Page <span class="pageNumber"></span> of <span class="totalPages"></span></span></div>`,
			html.EscapeString(footer))),
	))
}

// dates of a PDF as Chromium writes them: (D:20250409101112+00'00').
var dates = regexp.MustCompile(`/(?:CreationDate|ModDate) \(D:(\d{14})`)

// dated writes a day over the instants at which the PDF was made. Their length stays, so no other byte moves.
func dated(pdf []byte, made day.Day) ([]byte, error) {
	found := dates.FindAllSubmatchIndex(pdf, -1)
	if len(found) == 0 {
		return nil, errors.New("this Chromium writes a PDF whose dates are not where they are looked for: it is not one that Goldthread knows")
	}
	pdf = bytes.Clone(pdf)
	for _, at := range found {
		copy(pdf[at[2]:at[3]], made.Time().Format("20060102150405"))
	}
	return pdf, nil
}
