package inspection

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"github.com/klippa-app/go-pdfium/references"
	"github.com/klippa-app/go-pdfium/requests"
	"github.com/klippa-app/go-pdfium/responses"
)

// line is a printed line of a page. Distances are in points: left and right from the page's left edge, top and bottom from
// its top.
type line struct {
	page                     int
	left, right, top, bottom float64
	size                     float64 // of its last letter's type: a bullet or a raised figure may stand first
	bold                     bool    // all of it
	noted                    bool    // it begins with a figure in smaller type, as a footnote does
	cells                    []cell  // its parts with wide gaps between: the columns of a table
}

// cell is a part of a line without a wide gap.
type cell struct {
	left, right float64
	text        string
	bold        bool
}

// text is the line in words, with a blank between cells.
func (l line) text() string {
	words := make([]string, len(l.cells))
	for i, c := range l.cells {
		words[i] = c.text
	}
	return strings.Join(words, " ")
}

// sheet is a page as read: its lines from top to bottom.
type sheet struct {
	number        int
	width, height float64
	lines         []line
}

// read reads a page's lines.
func (d *document) read(number int) (sheet, error) {
	s := sheet{number: number}
	size, err := d.pdf.GetPageSize(&requests.GetPageSize{Page: d.page(number)})
	if err != nil {
		return s, err
	}
	s.width, s.height = size.Width, size.Height
	got, err := d.pdf.GetPageTextStructured(&requests.GetPageTextStructured{Page: d.page(number), Mode: requests.GetPageTextStructuredModeChars})
	if err != nil {
		return s, err
	}
	if len(got.Chars) == 0 {
		return s, nil
	}
	runs := runsOf(got.Chars, s.height)
	if err := d.typeOf(number, runs); err != nil {
		return s, err
	}
	s.lines = linesOf(number, runs)
	return s, nil
}

// run is letters that follow each other without a gap, in the order of the file.
type run struct {
	left, right, top, bottom float64
	text                     strings.Builder
	first, last              int     // letters of the page
	foot, side               float64 // where the last letter stands: its lower and its left edge
	size                     float64
	bold, noted              bool
}

// runsOf cuts a page's letters where a line ends or a wide gap is.
func runsOf(chars []*responses.GetPageTextStructuredChar, height float64) []*run {
	var runs []*run
	var now *run
	blank, note := false, false
	for i, c := range chars {
		switch c.Text {
		case "\r", "\n":
			now, blank = nil, false
			continue
		case " ", "\u00a0", "\t":
			blank = now != nil
			continue
		case "", "\x00":
			continue
		}
		box := c.PointPosition
		left, right, top, bottom := box.Left, box.Right, height-box.Top, height-box.Bottom
		if now == nil || now.apart(left, top, bottom) {
			now = &run{side: left, left: left, right: right, top: top, bottom: bottom, first: i}
			runs = append(runs, now)
		} else if now.raised(c.Text, bottom) {
			blank, note = false, true
			continue
		} else if blank && !(note && strings.Contains(",.;:)", c.Text)) {
			now.text.WriteByte(' ')
		}
		now.text.WriteString(c.Text)
		now.foot, now.side = bottom, left
		now.last, blank, note = i, false, false
		now.right, now.top, now.bottom = max(now.right, right), min(now.top, top), max(now.bottom, bottom)
	}
	return runs
}

// apart says whether a letter begins another run: on another line, to the left, or after a gap as wide as a column's.
func (r *run) apart(left, top, bottom float64) bool {
	height := r.bottom - r.top
	overlap := min(r.bottom, bottom) - max(r.top, top)
	return overlap < -0.5*height || left < r.side-0.5*height || left-r.right > columnGap(height)
}

// raised says whether a letter is the mark of a footnote: a figure that stands well above the letter before it.
func (r *run) raised(letter string, bottom float64) bool {
	return len(letter) == 1 && letter[0] >= '0' && letter[0] <= '9' && r.foot-bottom > 0.28*(r.bottom-r.top)
}

// typeOf finds size and weight of each run's type, from its first and last letter.
func (d *document) typeOf(number int, runs []*run) error {
	loaded, err := d.pdf.FPDFText_LoadPage(&requests.FPDFText_LoadPage{Page: d.page(number)})
	if err != nil {
		return err
	}
	defer d.pdf.FPDFText_ClosePage(&requests.FPDFText_ClosePage{TextPage: loaded.TextPage})
	for _, r := range runs {
		if r.size, err = d.size(loaded.TextPage, r.last); err != nil {
			return err
		}
		if text := r.text.String(); r.last > r.first && text[0] >= '0' && text[0] <= '9' {
			first, err := d.size(loaded.TextPage, r.first)
			if err != nil {
				return err
			}
			r.noted = first < 0.8*r.size
		}
		r.bold = d.bold(loaded.TextPage, r.first) && d.bold(loaded.TextPage, r.last)
	}
	return nil
}

// size is how large a letter is set: the size of its font, scaled as the page scales it.
func (d *document) size(page references.FPDF_TEXTPAGE, index int) (float64, error) {
	size, err := d.pdf.FPDFText_GetFontSize(&requests.FPDFText_GetFontSize{TextPage: page, Index: index})
	if err != nil {
		return 0, err
	}
	scaled, err := d.pdf.FPDFText_GetMatrix(&requests.FPDFText_GetMatrix{TextPage: page, Index: index})
	if err != nil {
		return size.FontSize, nil
	}
	return size.FontSize * math.Hypot(float64(scaled.Matrix.C), float64(scaled.Matrix.D)), nil
}

func (d *document) bold(page references.FPDF_TEXTPAGE, index int) bool {
	font, err := d.pdf.FPDFText_GetFontInfo(&requests.FPDFText_GetFontInfo{TextPage: page, Index: index})
	if err == nil && strings.Contains(strings.ToLower(font.FontName), "bold") {
		return true
	}
	weight, err := d.pdf.FPDFText_GetFontWeight(&requests.FPDFText_GetFontWeight{TextPage: page, Index: index})
	return err == nil && weight.FontWeight >= 600
}

// linesOf lays runs that stand beside each other into lines.
func linesOf(page int, runs []*run) []line {
	slices.SortStableFunc(runs, func(a, b *run) int { return cmp.Compare(a.top+a.bottom, b.top+b.bottom) })
	var rows [][]*run
	for _, r := range runs {
		if n := len(rows); n > 0 && beside(rows[n-1], r) {
			rows[n-1] = append(rows[n-1], r)
			continue
		}
		rows = append(rows, []*run{r})
	}
	lines := make([]line, 0, len(rows))
	for _, row := range rows {
		lines = append(lines, lineOf(page, row))
	}
	return lines
}

// beside says whether a run stands on the same line as others: half of the lower one's height is shared.
func beside(row []*run, r *run) bool {
	for _, o := range row {
		shared := min(o.bottom, r.bottom) - max(o.top, r.top)
		if shared > 0.5*min(o.bottom-o.top, r.bottom-r.top) {
			return true
		}
	}
	return false
}

func lineOf(page int, row []*run) line {
	slices.SortStableFunc(row, func(a, b *run) int { return cmp.Compare(a.left, b.left) })
	first := row[0]
	l := line{page: page, left: first.left, top: math.Inf(1), bold: true}
	l.noted = first.noted || len(row) > 1 && first.isMark(row[1])
	for i, r := range row {
		if i > 0 && r.isMark(row[i-1]) {
			continue
		}
		l.top, l.bottom, l.right = min(l.top, r.top), max(l.bottom, r.bottom), max(l.right, r.right)
		l.bold = l.bold && r.bold
		l.size = max(l.size, r.size)
		l.add(r)
	}
	return l
}

// isMark says whether a run is the raised figure of a footnote beside another run.
func (r *run) isMark(other *run) bool {
	return r.size < 0.8*other.size && figureOnly.MatchString(r.text.String())
}

// add adds a run to a line: to its last cell where the gap is a word's, as a cell of its own where it is a column's.
func (l *line) add(r *run) {
	text := strings.ToValidUTF8(r.text.String(), "\ufffd")
	if n := len(l.cells); n > 0 && r.left-l.cells[n-1].right <= columnGap(r.bottom-r.top) {
		last := &l.cells[n-1]
		if !strings.ContainsAny(text[:1], ",.;:)") {
			last.text += " "
		}
		last.text, last.right, last.bold = last.text+text, max(last.right, r.right), last.bold && r.bold
		return
	}
	l.cells = append(l.cells, cell{left: r.left, right: r.right, text: text, bold: r.bold})
}

// columnGap is how far two parts of a line stand apart at least when they are columns, in type of that height.
func columnGap(height float64) float64 { return max(height, 10) }
