package inspection

import (
	"regexp"
	"strconv"
	"strings"
)

// kind is what an item begins with.
type kind int

const (
	none kind = iota
	bullet
	numbered
	letter
)

// mark is the beginning of an item, and the rest of its line.
type mark struct {
	kind   kind
	text   string
	number int
	rest   string
}

// A bullet may be drawn with a font of signs that does not say what they are: then it is read as a control character, or as
// the letter in whose place the sign stands.
var (
	bulletMark = regexp.MustCompile(`^(?:[\x{25a0}-\x{25ff}\x{2022}\x{2023}\x{2043}\x{2219}\x{00b7}\x{27a2}\x{2794}\x{2713}\x{2714}\x{2756}\x{2b1b}\x{2b1d}\x{2b25}\x{f000}-\x{f0ff}\x{fffd}\x{01}\x{03}-\x{08}\x{0e}-\x{1f}]\s*|[–—*-]\s+|o\s+)(.*)$|^[§nlqvØü]\s+(.*)$`)
	numberMark = regexp.MustCompile(`^(\d{1,3})[.)](?:\s+(.*))?$`)
	letterMark = regexp.MustCompile(`^(\(?(?:[a-z]|[ivx]{1,4})[.)])\s+(.*)$`)
	figureOnly = regexp.MustCompile(`^\d{1,3}$`)
)

// markOf reads the mark at the beginning of a line.
func markOf(l line) mark {
	text := strings.TrimSpace(strings.ReplaceAll(l.text(), "\u00a0", " "))
	if m := bulletMark.FindStringSubmatch(text); m != nil {
		return mark{kind: bullet, rest: m[1] + m[2]}
	}
	if m := numberMark.FindStringSubmatch(text); m != nil {
		n, _ := strconv.Atoi(m[1])
		return mark{kind: numbered, number: n, text: m[1] + ".", rest: m[2]}
	}
	if len(l.cells) > 1 && figureOnly.MatchString(strings.TrimSpace(l.cells[0].text)) {
		n, _ := strconv.Atoi(strings.TrimSpace(l.cells[0].text))
		return mark{kind: numbered, number: n, text: l.cells[0].text + ".", rest: line{cells: l.cells[1:]}.text()}
	}
	if m := letterMark.FindStringSubmatch(text); m != nil {
		return mark{kind: letter, text: m[1], rest: m[2]}
	}
	return mark{}
}

// asPart is a marked line inside an item: bullets are dropped, numbers and letters stay.
func (m mark) asPart() string {
	if m.kind == bullet {
		return m.rest
	}
	return strings.TrimSpace(m.text + " " + m.rest)
}
