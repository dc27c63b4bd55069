package ingest

import (
	"bytes"
	"errors"
	"io"
	"strconv"
	"sync/atomic"
	"unicode/utf8"
)

// markup says what a piece of XML is.
type markup uint8

const (
	textPiece markup = iota
	startTag
	endTag
	emptyTag // <v/>
)

// piece is one tag or run of text. Its bytes are good until the next one is asked for.
type piece struct {
	kind  markup
	name  []byte // without the namespace's prefix
	attrs []byte
	text  []byte
	raw   bool // text from a CDATA section: no entities in it
}

// scanner cuts XML into pieces, reading ahead no further than one piece needs. encoding/xml is right for small parts
// and ten times too slow for a sheet. It knows no entities but the five of XML and numbers, and no DOCTYPE.
type scanner struct {
	src      io.Reader
	buf      []byte
	from, to int
	max      int // the longest piece
	ended    bool
}

var (
	errPieceTooLong = errors.New("a cell or tag is longer than any workbook's")
	errCutShort     = errors.New("the sheet ends in the middle of a tag")
	errDoctype      = errors.New("the part declares a DOCTYPE, which no workbook does")
)

func newScanner(src io.Reader, longest int) *scanner {
	return &scanner{src: src, buf: make([]byte, 64<<10), max: max(longest, 64<<10)}
}

// more reads on, keeping what lies from s.from; io.EOF when there is no more.
func (s *scanner) more() error {
	if s.ended {
		return io.EOF
	}
	if s.from > 0 {
		copy(s.buf, s.buf[s.from:s.to])
		s.to -= s.from
		s.from = 0
	}
	if s.to == len(s.buf) {
		if len(s.buf) >= s.max {
			return errPieceTooLong
		}
		s.buf = append(s.buf, make([]byte, min(len(s.buf), s.max-len(s.buf)))...)
	}
	n, err := s.src.Read(s.buf[s.to:])
	s.to += n
	if err == io.EOF {
		s.ended = true
		return nil
	}
	return err
}

// next gives the next piece; io.EOF at the end.
func (s *scanner) next() (piece, error) {
	for {
		if s.from == s.to {
			if err := s.more(); err != nil {
				return piece{}, err
			}
			if s.from == s.to {
				continue
			}
		}
		if s.buf[s.from] != '<' {
			return s.text()
		}
		p, skip, err := s.markup()
		if err != nil || !skip {
			return p, err
		}
	}
}

func (s *scanner) text() (piece, error) {
	end, err := s.find(0, '<')
	if err == io.EOF {
		end = s.to - s.from
	} else if err != nil {
		return piece{}, err
	}
	p := piece{kind: textPiece, text: s.buf[s.from : s.from+end]}
	s.from += end
	return p, nil
}

// find gives how far from s.from the byte stands, reading on as needed.
func (s *scanner) find(at int, b byte) (int, error) {
	for {
		if i := bytes.IndexByte(s.buf[s.from+at:s.to], b); i >= 0 {
			return at + i, nil
		}
		at = s.to - s.from
		if err := s.more(); err != nil {
			return 0, err
		}
	}
}

// until gives how far the end of the text stands from s.from.
func (s *scanner) until(at int, end string) (int, error) {
	for {
		if i := bytes.Index(s.buf[s.from+at:s.to], []byte(end)); i >= 0 {
			return at + i + len(end), nil
		}
		at = max(at, s.to-s.from-len(end)+1)
		if err := s.more(); err != nil {
			return 0, cut(err)
		}
	}
}

func cut(err error) error {
	if err == io.EOF {
		return errCutShort
	}
	return err
}

// markup reads one tag; skip is true for what carries nothing: comments, declarations.
func (s *scanner) markup() (p piece, skip bool, err error) {
	const longestOpening = len("<![CDATA[")
	for s.to-s.from < longestOpening && err == nil {
		err = s.more()
	}
	if err != nil && err != io.EOF {
		return p, false, err
	}
	head := s.buf[s.from:s.to]
	if len(head) > 1 && head[1] != '!' && head[1] != '?' {
		return s.tag()
	}
	switch {
	case bytes.HasPrefix(head, []byte("<!--")):
		return p, true, s.pass(4, "-->")
	case bytes.HasPrefix(head, []byte("<?")):
		return p, true, s.pass(2, "?>")
	case bytes.HasPrefix(head, []byte("<![CDATA[")):
		end, err := s.until(longestOpening, "]]>")
		if err != nil {
			return p, false, err
		}
		p = piece{kind: textPiece, raw: true, text: s.buf[s.from+longestOpening : s.from+end-3]}
		s.from += end
		return p, false, nil
	case bytes.HasPrefix(head, []byte("<!")):
		return p, false, errDoctype
	}
	return s.tag()
}

func (s *scanner) pass(at int, end string) error {
	n, err := s.until(at, end)
	s.from += n
	return err
}

func (s *scanner) tag() (piece, bool, error) {
	end, err := s.tagEnd()
	if err != nil {
		return piece{}, false, cut(err)
	}
	inside := s.buf[s.from+1 : s.from+end]
	s.from += end + 1
	p := piece{kind: startTag}
	switch {
	case len(inside) > 0 && inside[0] == '/':
		p.kind, inside = endTag, inside[1:]
	case len(inside) > 0 && inside[len(inside)-1] == '/':
		p.kind, inside = emptyTag, inside[:len(inside)-1]
	}
	nameEnd := len(inside)
	for i, b := range inside {
		if b == ' ' || b == '\n' || b == '\t' || b == '\r' {
			nameEnd = i
			break
		}
	}
	p.name, p.attrs = local(inside[:nameEnd]), inside[nameEnd:]
	return p, false, nil
}

// tagEnd gives how far the > of the tag at s.from stands; one inside quotes does not end it.
func (s *scanner) tagEnd() (int, error) {
	quote := byte(0)
	for at := 1; ; {
		rest := s.buf[s.from:s.to]
		for ; at < len(rest); at++ {
			switch b := rest[at]; {
			case quote != 0:
				if b == quote {
					quote = 0
				}
			case b == '>':
				return at, nil
			case b == '"' || b == '\'':
				quote = b
			}
		}
		if err := s.more(); err != nil {
			return 0, err
		}
	}
}

func local(name []byte) []byte {
	if i := bytes.IndexByte(name, ':'); i >= 0 {
		return name[i+1:]
	}
	return name
}

// attr gives an attribute's value as it is written, and nil when it is not there. prefixed asks for one with any
// namespace's prefix (r:id), plain for one without.
func (p piece) attr(name string, prefixed bool) []byte {
	rest := p.attrs
	for {
		eq := bytes.IndexByte(rest, '=')
		if eq < 0 {
			return nil
		}
		key := bytes.TrimSpace(rest[:eq])
		rest = bytes.TrimLeft(rest[eq+1:], " \n\t\r")
		if len(rest) < 2 || rest[0] != '"' && rest[0] != '\'' {
			return nil
		}
		end := bytes.IndexByte(rest[1:], rest[0])
		if end < 0 {
			return nil
		}
		hasPrefix := bytes.IndexByte(key, ':') >= 0
		if hasPrefix == prefixed && string(local(key)) == name {
			return rest[1 : 1+end]
		}
		rest = rest[end+2:]
	}
}

// appendText appends a piece of text with its entities written out.
func appendText(b, text []byte, raw bool) []byte {
	if raw {
		return append(b, text...)
	}
	for {
		amp := bytes.IndexByte(text, '&')
		if amp < 0 {
			return append(b, text...)
		}
		b = append(b, text[:amp]...)
		semi := bytes.IndexByte(text[amp:], ';')
		if semi < 0 {
			return append(b, text[amp:]...)
		}
		b = appendEntity(b, text[amp:amp+semi+1])
		text = text[amp+semi+1:]
	}
}

func appendEntity(b, entity []byte) []byte {
	switch string(entity) {
	case "&amp;":
		return append(b, '&')
	case "&lt;":
		return append(b, '<')
	case "&gt;":
		return append(b, '>')
	case "&quot;":
		return append(b, '"')
	case "&apos;":
		return append(b, '\'')
	}
	if r, ok := numberedEntity(string(entity)); ok {
		return utf8.AppendRune(b, r)
	}
	return append(b, entity...)
}

func numberedEntity(entity string) (rune, bool) {
	if len(entity) < 4 || entity[1] != '#' {
		return 0, false
	}
	digits, base := entity[2:len(entity)-1], 10
	if digits[0] == 'x' || digits[0] == 'X' {
		digits, base = digits[1:], 16
	}
	n, err := strconv.ParseUint(digits, base, 32)
	if err != nil || n == 0 || n > utf8.MaxRune {
		return 0, false
	}
	return rune(n), true
}

// bounded reads no more than is left of a budget shared by all parts of a workbook: what a zip says of its parts'
// sizes is not believed.
type bounded struct {
	src  io.Reader
	left *atomic.Int64
}

var errTooMuch = errors.New("the workbook unpacks to more than is allowed")

func (b bounded) Read(p []byte) (int, error) {
	left := b.left.Load()
	if left <= 0 {
		return 0, errTooMuch
	}
	n, err := b.src.Read(p[:min(int64(len(p)), left)])
	b.left.Add(int64(-n))
	return n, err
}
