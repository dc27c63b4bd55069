// Package assurance keeps what people write about the figures: targets and who set them, who owns a measure and what
// they say about it, notes that mark a break in a series, how the authority is called and with whom it compares itself,
// what was published, and the packs of papers on their way from draft to approved.
//
// All of it is written here, and so kept for good: each value is an entry in the journal, a change is a newer version of
// it, and what was withdrawn can still be read. Nothing here is about a child.
package assurance

import (
	"crypto/rand"
	"encoding/json"
	"fmt"
	"strings"
	"time"
	"unicode/utf8"

	"goldthread/store"
)

// The kinds of the journal that are written here.
const (
	TargetKind     = "target"
	OwnerKind      = "owner"
	CommentaryKind = "commentary"
	BreakKind      = "break"
	AuthorityKind  = "authority"
	EditionKind    = "published"
	PackKind       = "pack"
)

// Kinds lists them.
var Kinds = []string{TargetKind, OwnerKind, CommentaryKind, BreakKind, AuthorityKind, EditionKind, PackKind}

// Origin says where a value stands in the journal. Seq is also the base of a change to it: store.Draft.Base.
type Origin struct {
	Seq   int64
	At    time.Time // when it was written
	Actor string    // the account that wrote it
}

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

func (p *Problems) add(wrong bool, field, say string, args ...any) {
	if wrong {
		*p = append(*p, Problem{field, fmt.Sprintf(say, args...)})
	}
}

// mostWords is how long a text may be, in characters: some pages.
const mostWords = 20_000

// text looks at a text that a person wrote; most is its longest, in characters.
func (p *Problems) text(field, called, text string, most int) {
	p.add(strings.TrimSpace(text) == "", field, "%s is empty", upperFirst(called))
	p.mayText(field, called, text, most)
}

// mayText is text for one that may be left out.
func (p *Problems) mayText(field, called, text string, most int) {
	n := utf8.RuneCountInString(text)
	p.add(n > most, field, "%s has %d characters: cut it to %d", upperFirst(called), n, most)
	p.add(!utf8.ValidString(text) || strings.ContainsRune(text, 0), field, "%s holds characters that are no text: type it again", upperFirst(called))
}

func upperFirst(s string) string { return strings.ToUpper(s[:1]) + s[1:] }

// put makes the entry of a value, or says what is wrong with it.
func put(kind, id string, base int64, value any, wrong Problems) (store.Draft, error) {
	if len(wrong) > 0 {
		return store.Draft{}, wrong
	}
	body, err := json.Marshal(value)
	if err != nil {
		return store.Draft{}, fmt.Errorf("keep the %s: %w", kind, err)
	}
	return store.Draft{Kind: kind, ID: id, Op: store.Put, Body: body, Source: page, Base: base}, nil
}

// page is the source of all that is written here.
const page = "written in Goldthread"

// Withdraw makes the entry that takes a value back; it can still be read in its history.
func Withdraw(kind, id string, base int64) store.Draft {
	return store.Draft{Kind: kind, ID: id, Op: store.Retire, Source: page, Base: base}
}

// orNew gives a value without an id one that nobody can guess.
func orNew(id string) string {
	if id == "" {
		return strings.ToLower(rand.Text())
	}
	return id
}
