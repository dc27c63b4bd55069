package assurance

import (
	"fmt"
	"strings"
	"unicode/utf8"
)

// Problem is what is wrong with one field of what a person wrote, in words that say what to do.
type Problem struct {
	Field string // as in the JSON of the value: "value", "setBy"
	Say   string
}

// Problems is the error of a value that cannot be kept as it is; a form shows each beside its field.
type Problems []Problem

func (p Problems) Error() string {
	said := make([]string, len(p))
	for i, one := range p {
		said[i] = one.Say
	}
	return strings.Join(said, "; ")
}

// Add notes what is wrong with a field, where it is wrong: say is a format of fmt, and a whole sentence of what to do.
func (p *Problems) Add(wrong bool, field, say string, args ...any) {
	if wrong {
		*p = append(*p, Problem{field, fmt.Sprintf(say, args...)})
	}
}

// MostWords is how long a text may be, in characters: some pages.
const MostWords = 20_000

// Text looks at a text that a person wrote, and may not leave out; most is its longest, in characters. The words that it
// is called by begin a sentence: "the reason".
func (p *Problems) Text(field, called, text string, most int) {
	p.Add(strings.TrimSpace(text) == "", field, "%s is empty", upperFirst(called))
	p.MayText(field, called, text, most)
}

// MayText is Text for one that may be left out.
func (p *Problems) MayText(field, called, text string, most int) {
	n := utf8.RuneCountInString(text)
	p.Add(n > most, field, "%s has %d characters: cut it to %d", upperFirst(called), n, most)
	p.Add(!utf8.ValidString(text) || strings.ContainsRune(text, 0), field, "%s holds characters that are no text: type it again", upperFirst(called))
}

func upperFirst(s string) string { return strings.ToUpper(s[:1]) + s[1:] }
