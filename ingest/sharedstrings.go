package ingest

import (
	"io"
	"strconv"
	"strings"
)

// mostTexts and textsInAll bound the texts of a workbook: each different one costs memory of its own.
const mostTexts, textsInAll = 3_000_000, 256 << 20

// sharedStrings reads the texts that cells point to by number. A text in several runs of type is one text; the
// readings that East Asian scripts carry beside it (rPh) are not part of it.
func (w *workbook) sharedStrings(part string) ([]string, error) {
	r, err := w.part(part, 0)
	if err != nil {
		return nil, err
	}
	defer r.Close()
	s := newScanner(r, w.limits.Text)
	var all []string
	size := 0
	var text richText
	for {
		p, err := s.next()
		if err == io.EOF {
			return all, nil
		}
		if err != nil {
			return nil, err
		}
		if string(p.name) == "si" && p.kind != textPiece {
			if p.kind != startTag {
				all = append(all, text.String())
				size += len(text.buf)
			}
			if len(all) > mostTexts || size > textsInAll {
				return nil, tooBig(w.file, "the workbook has more different texts than a council has children")
			}
			text.reset()
			continue
		}
		if err := text.take(p, w.limits.Text); err != nil {
			return nil, err
		}
	}
}

// richText gathers the text of the t elements inside a string item or an inline string.
type richText struct {
	buf     []byte
	inT     bool
	reading int // depth of rPh
}

func (t *richText) reset() { t.buf, t.inT, t.reading = t.buf[:0], false, 0 }

func (t *richText) take(p piece, limit int) error {
	switch {
	case p.kind == textPiece:
		if t.inT && t.reading == 0 {
			t.buf = appendText(t.buf, p.text, p.raw)
		}
		if len(t.buf) > limit {
			return errPieceTooLong
		}
	case string(p.name) == "t":
		t.inT = p.kind == startTag
	case string(p.name) == "rPh" && p.kind == startTag:
		t.reading++
	case string(p.name) == "rPh" && p.kind == endTag && t.reading > 0:
		t.reading--
	}
	return nil
}

func (t *richText) String() string { return unescape(string(t.buf)) }

// unescape writes out the _x000D_ by which Excel keeps characters that XML cannot carry.
func unescape(text string) string {
	if !strings.Contains(text, "_x") {
		return text
	}
	var b strings.Builder
	for {
		at := strings.Index(text, "_x")
		if at < 0 {
			b.WriteString(text)
			return b.String()
		}
		b.WriteString(text[:at])
		r, ok := escaped(text[at:])
		if !ok {
			b.WriteString("_x")
			text = text[at+2:]
			continue
		}
		b.WriteRune(r)
		text = text[at+len("_x0000_"):]
	}
}

func escaped(text string) (rune, bool) {
	if len(text) < len("_x0000_") || text[6] != '_' {
		return 0, false
	}
	n, err := strconv.ParseUint(text[2:6], 16, 16)
	return rune(n), err == nil
}
