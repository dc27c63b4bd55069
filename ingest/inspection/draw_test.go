package inspection_test

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"golang.org/x/text/encoding/charmap"
)

// drawn makes a PDF of a report written as plain text, so that every form of report can be tested without keeping PDFs:
//
//	# text       the title, in large type        ## text   a heading        ### text   a smaller heading
//	~ text       small print                     ** **     bold             ----       a new page
//	a | b        two columns                     (indent)  six points a blank
//	^1^          a raised figure, as of a footnote ^ text   print a little smaller than the text
//	@ text       the foot of every page from here on, with the page's number beside it
//
// Lines are set as they stand; an empty line is a gap. ■ and ➢ are set in a font of signs, as word processors do.
func drawn(t testing.TB, text string) []byte {
	t.Helper()
	var pages []string
	foot, y := "", 0.0
	var page strings.Builder
	finish := func() {
		if page.Len() == 0 {
			return
		}
		if foot != "" {
			words(t, &page, 72, 806, 8, false, foot)
			words(t, &page, 515, 806, 20, false, fmt.Sprint(len(pages)+1))
		}
		pages = append(pages, page.String())
		page.Reset()
	}
	y = 80
	for line := range strings.Lines(text) {
		line = strings.TrimRight(line, "\n")
		size, bold, pitch := 12.0, false, 14.5
		switch {
		case line == "----":
			finish()
			y = 80
			continue
		case strings.TrimSpace(line) == "":
			y += 12
			continue
		case strings.HasPrefix(line, "@ "):
			foot = line[2:]
			continue
		case strings.HasPrefix(line, "### "):
			line, bold = line[4:], true
		case strings.HasPrefix(line, "## "):
			line, bold, size, pitch = line[3:], true, 14, 17
		case strings.HasPrefix(line, "# "):
			line, size, pitch = line[2:], 26, 31
		case strings.HasPrefix(line, "^ "):
			line, size, pitch = line[2:], 11, 13
		case strings.HasPrefix(line, "~ "):
			line, size, pitch = line[2:], 8, 10
		}
		indent := len(line) - len(strings.TrimLeft(line, " "))
		left, right, two := strings.Cut(strings.TrimSpace(line), "|")
		if strings.TrimSpace(left) != "" {
			words(t, &page, 72+6*float64(indent), y, size, bold, strings.TrimSpace(left))
		}
		if two {
			words(t, &page, 400, y, size, bold, strings.TrimSpace(right))
		}
		y += pitch
	}
	finish()
	return pdfOf(pages)
}

// words sets one line at a place counted from the top left corner.
func words(t testing.TB, page *strings.Builder, x, y, size float64, bold bool, text string) {
	t.Helper()
	font := map[bool]string{false: "F1", true: "F2"}
	// The same size can be written as that of the font or as the scale of the page; titles are written the second way.
	scale := 1.0
	if size > 20 {
		scale, size = size, 1
	}
	fmt.Fprintf(page, "BT %.1f 0 0 %.1f %.1f %.1f Tm\n", scale, scale, x, 842-y)
	raised := false
	for i, part := range strings.Split(text, "**") {
		name := font[bold != (i%2 == 1)]
		for part != "" {
			at := strings.IndexAny(part, "■➢^")
			plain := part
			if at >= 0 {
				plain = part[:at]
			}
			if plain != "" {
				encoded, err := charmap.Windows1252.NewEncoder().String(plain)
				if err != nil {
					t.Fatalf("%q: %v", plain, err)
				}
				shown, rise := size, 0.0
				if raised {
					shown, rise = 0.6*size, 0.35*size
				}
				fmt.Fprintf(page, "/%s %.1f Tf %.1f Ts (%s) Tj\n", name, shown, rise, strings.NewReplacer(`\`, `\\`, "(", `\(`, ")", `\)`).Replace(encoded))
			}
			part = strings.TrimPrefix(part, plain)
			if at >= 0 {
				first := []rune(part)[0]
				if raised = raised != (first == '^'); first != '^' {
					fmt.Fprintf(page, "/F3 %.1f Tf (%s) Tj\n", size, map[rune]string{'■': "n", '➢': "\342"}[first])
				}
				part = string([]rune(part)[1:])
			}
		}
	}
	page.WriteString("ET\n")
}

// pdfOf writes pages as a PDF.
func pdfOf(pages []string) []byte {
	var b bytes.Buffer
	var at []int
	object := func(text string) {
		at = append(at, b.Len())
		fmt.Fprintf(&b, "%d 0 obj\n%s\nendobj\n", len(at), text)
	}
	b.WriteString("%PDF-1.4\n")
	object("<< /Type /Catalog /Pages 2 0 R >>")
	kids := ""
	for i := range pages {
		kids += fmt.Sprintf("%d 0 R ", 6+2*i)
	}
	object(fmt.Sprintf("<< /Type /Pages /Kids [%s] /Count %d >>", kids, len(pages)))
	object("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>")
	object("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica-Bold /Encoding /WinAnsiEncoding >>")
	object("<< /Type /Font /Subtype /Type1 /BaseFont /ZapfDingbats >>")
	for i, p := range pages {
		object(fmt.Sprintf("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents %d 0 R /Resources << /Font << /F1 3 0 R /F2 4 0 R /F3 5 0 R >> >> >>", 7+2*i))
		object(fmt.Sprintf("<< /Length %d >>\nstream\n%sendstream", len(p), p))
	}
	start := b.Len()
	fmt.Fprintf(&b, "xref\n0 %d\n0000000000 65535 f \n", len(at)+1)
	for _, n := range at {
		fmt.Fprintf(&b, "%010d 00000 n \n", n)
	}
	fmt.Fprintf(&b, "trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n", len(at)+1, start)
	return b.Bytes()
}
