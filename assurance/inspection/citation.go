package inspection

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"goldthread/assurance"
	"goldthread/day"
)

// CitationKind is what a citation points at.
type CitationKind string

// The kinds of citations: what is known (a figure), what was looked at (an audit), what was said (a voice), what is written
// (a document of the list of documents).
const (
	Figure   CitationKind = "figure"
	AuditSet CitationKind = "audit"
	Voice    CitationKind = "voice"
	Paper    CitationKind = "document"
)

// Citation is a piece of evidence in a text. It is written in square brackets, its parts apart by semicolons:
//
//	[figure icpc-within-15wd]                               as at the self-evaluation's day, by the measure's own window
//	[figure icpc-within-15wd; as at 2025-03-31; quarter]    as at another day, in another window
//	[audit Core groups, March 2025; 20; 14 good or better]  what was audited, how many records, what was found
//	[voice Children in care council, May 2025; 9; "..."]    who said it, how many they are, their words
//	[document private-fostering]                            a Document by its id
//	[document private-fostering; page 4]                    and where in it
//
// Square brackets hold nothing else.
type Citation struct {
	Kind   CitationKind `json:"kind"`
	Code   string       `json:"code,omitempty"`   // figure: the measure; document: the Document's id
	AsAt   day.Day      `json:"asAt,omitzero"`    // figure; blank: the self-evaluation's day
	Window day.Window   `json:"window,omitempty"` // figure; blank: the measure's own
	Text   string       `json:"text,omitempty"`   // audit, voice: whose
	N      int          `json:"n,omitempty"`      // audit: records; voice: people
	Words  string       `json:"words,omitempty"`  // audit: what was found; voice: what was said; document: where
}

// String writes the citation as it is read.
func (c Citation) String() string {
	parts := []string{string(c.Kind) + " " + c.Code + c.Text}
	if c.AsAt.Known() {
		parts = append(parts, "as at "+c.AsAt.String())
	}
	if c.Window != "" {
		parts = append(parts, string(c.Window))
	}
	if c.N > 0 {
		parts = append(parts, strconv.Itoa(c.N))
	}
	if c.Words != "" {
		parts = append(parts, c.Words)
	}
	return "[" + strings.Join(parts, "; ") + "]"
}

// Piece is a run of a text: plain words, or a citation.
type Piece struct {
	Text     string // as it is written, brackets and all; the pieces' texts together are the whole text
	Citation *Citation
}

// mostWritten is how long a citation may be, in characters.
const mostWritten = 500

// mostTold is how many wrong brackets of a text are told one by one.
const mostTold = 20

// Pieces reads a text with its citations. What cannot be read stays plain and is told as a Problem of the field.
func Pieces(field, text string) ([]Piece, assurance.Problems) {
	var all []Piece
	var wrong assurance.Problems
	plain := 0 // where the plain words before the next citation begin
	for at := 0; at < len(text); {
		open := strings.IndexAny(text[at:], "[]")
		if open < 0 {
			break
		}
		open += at
		c, end, err := citationAt(text, open)
		if err != nil {
			wrong.Add(len(wrong) < mostTold, field, "%s", upperFirst(err.Error()))
			at = end
			continue
		}
		if plain < open {
			all = append(all, Piece{Text: text[plain:open]})
		}
		all = append(all, Piece{Text: text[open:end], Citation: &c})
		at, plain = end, end
	}
	if plain < len(text) {
		all = append(all, Piece{Text: text[plain:]})
	}
	return all, wrong
}

// citationAt reads the citation whose bracket stands at open, and gives where the text goes on.
func citationAt(text string, open int) (c Citation, end int, err error) {
	if text[open] == ']' {
		return c, open + 1, fmt.Errorf("a square bracket closes after %q and was never opened: take it out", lastWords(text[:open]))
	}
	inside := text[open+1:]
	length := strings.IndexAny(inside, "[]\n")
	if length < 0 || inside[length] != ']' {
		return c, open + 1, fmt.Errorf("the square bracket before %q is not closed in its line: close it, or write it round", firstWords(inside))
	}
	end = open + 1 + length + 1
	c, err = ParseCitation(inside[:length])
	return c, end, err
}

// ParseCitation reads what stands between the brackets of a citation.
func ParseCitation(written string) (Citation, error) {
	bad := func(format string, args ...any) (Citation, error) {
		return Citation{}, fmt.Errorf("[%s]: "+format, append([]any{firstWords(written)}, args...)...)
	}
	if utf8.RuneCountInString(written) > mostWritten {
		return bad("a citation has at most %d characters: shorten it", mostWritten)
	}
	parts := strings.Split(written, ";")
	for i := range parts {
		parts[i] = strings.Join(strings.Fields(parts[i]), " ")
	}
	kind, name, _ := strings.Cut(parts[0], " ")
	c := Citation{Kind: CitationKind(kind)}
	var err error
	switch c.Kind {
	case Figure:
		c.Code, err = name, c.readFigure(parts[1:])
	case AuditSet, Voice:
		c.Text, err = name, c.readHeard(parts[1:])
	case Paper:
		c.Code, c.Words = name, strings.Join(parts[1:], "; ")
	default:
		return bad("square brackets hold citations, which begin with figure, audit, voice or document; for anything else write round ones")
	}
	switch {
	case err != nil:
		return bad("%w", err)
	case name == "":
		return bad("say which %s", kind)
	case (c.Kind == Figure || c.Kind == Paper) && strings.Contains(name, " "):
		return bad("%q is two words: the code of a %s is one; put a semicolon after it", name, kind)
	}
	return c, nil
}

func (c *Citation) readFigure(parts []string) error {
	for _, part := range parts {
		asAt, isDay := strings.CutPrefix(part, "as at ")
		switch {
		case isDay && !c.AsAt.Known():
			d, err := day.ParseWritten(asAt)
			if err != nil {
				return fmt.Errorf("%q is not a day: write it as 2025-03-31", asAt)
			}
			c.AsAt = d
		case slices.Contains(day.Windows, day.Window(part)) && c.Window == "":
			c.Window = day.Window(part)
		default:
			return fmt.Errorf("%q is neither a day (\"as at 2025-03-31\") nor a window (%s)", part, windows())
		}
	}
	return nil
}

func windows() string {
	names := make([]string, len(day.Windows))
	for i, w := range day.Windows {
		names[i] = string(w)
	}
	return strings.Join(names, ", ")
}

// readHeard reads how many, and the words, of an audit or a voice.
func (c *Citation) readHeard(parts []string) error {
	if len(parts) < 2 {
		return fmt.Errorf("say how many, and what: \"[%s whose; 12; what]\"", c.Kind)
	}
	n, err := strconv.Atoi(parts[0])
	if err != nil || n < 1 || n > 100_000 {
		return fmt.Errorf("%q is not how many: write a number from 1", parts[0])
	}
	c.N, c.Words = n, strings.Join(parts[1:], "; ")
	if strings.Trim(c.Words, "; ") == "" {
		return fmt.Errorf("say what was found or said")
	}
	return nil
}

// shown is how many characters of a text are shown to say which place is meant.
const shown = 40

// firstWords is the beginning of a text's first line.
func firstWords(s string) string {
	n := 0
	for at, r := range s {
		if r == '\n' {
			return s[:at]
		}
		if n++; n > shown {
			return s[:at] + "…"
		}
	}
	return s
}

// lastWords is the end of a text's last line.
func lastWords(s string) string {
	at := len(s)
	for range shown {
		r, size := utf8.DecodeLastRuneInString(s[:at])
		if size == 0 || r == '\n' {
			return s[at:]
		}
		at -= size
	}
	return "…" + s[at:]
}
