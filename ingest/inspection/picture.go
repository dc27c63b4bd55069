package inspection

import (
	"bytes"
	"context"
	"fmt"
	"image/png"

	"github.com/klippa-app/go-pdfium/requests"
)

// widest and highest bound a picture of a page, in dots; a page of A4 is 827 dots wide at 100 to the inch.
const (
	widest  = 1200
	highest = 1700
)

// Picture draws a page, counted from 1, as a PNG of at most width dots across, to be shown beside what was read. The width is
// kept between 100 and 1200. Errors are those of Read.
func (r *Reader) Picture(ctx context.Context, name string, content []byte, page, width int) ([]byte, error) {
	var drawn bytes.Buffer
	err := r.open(ctx, name, content, func(d *document) error {
		if page < 1 || page > d.pages {
			return fmt.Errorf("%s has no page %d: it has %s", name, page, pages(d.pages))
		}
		got, err := d.pdf.RenderPageInPixels(&requests.RenderPageInPixels{
			Page: d.page(page), Width: min(max(width, 100), widest), Height: highest,
		})
		if err != nil {
			return &BrokenError{Name: name, Why: err}
		}
		defer got.Cleanup()
		return png.Encode(&drawn, got.Result.RenderedImage)
	})
	return drawn.Bytes(), err
}
