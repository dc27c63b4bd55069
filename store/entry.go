package store

import (
	"errors"
	"fmt"
	"strings"
	"time"
	"unicode/utf8"
)

// Op is what an entry does.
type Op string

const (
	Put    Op = "put"    // from here on, this is what is known under the kind and id
	Retire Op = "retire" // from here on, nothing is known under the kind and id
)

// Entry is one line of an authority's journal.
type Entry struct {
	Authority  string
	Seq        int64 // 1, 2, 3 ... within the authority, without a gap
	Kind, ID   string
	Child      string // whose record it belongs to; empty where it is about no child
	Op         Op
	Body       []byte
	RecordedAt time.Time // UTC, to the microsecond; never earlier than the entry before
	Actor      string
	Source     string   // where it came from: file, sheet and row, or a page
	Hash       [32]byte // chains the entry to the one before it
}

// AnyBase as a Draft's Base writes whatever stands there now: for deliveries, which replace what was received.
const AnyBase int64 = -1

// Draft is an entry to be.
type Draft struct {
	Kind, ID, Child string
	Op              Op
	Body            []byte
	Source          string
	// Base is the Seq of the version that the draft was written from; 0 says that nothing of this kind and id was
	// live; AnyBase does not ask. Anything else than what stands when the draft is written is a *Conflict.
	Base int64
}

type key struct{ kind, id string }

func (d *Draft) key() key { return key{d.Kind, d.ID} }

// checkDrafts finds what neither database could keep as given, and says which draft it is by its place, not by its id.
func checkDrafts(authority, actor string, drafts []Draft) error {
	if authority == "" || !storable(authority, actor) {
		return errors.New("an append needs an authority; authority and actor must be plain text")
	}
	at := make(map[key]int, len(drafts))
	for i := range drafts {
		d := &drafts[i]
		if err := d.check(); err != nil {
			return fmt.Errorf("draft %d of %d, kind %q: %w", i+1, len(drafts), d.Kind, err)
		}
		if first, twice := at[d.key()]; twice && d.Base != AnyBase {
			return fmt.Errorf("drafts %d and %d of one append write the same record: the later can only have AnyBase", first+1, i+1)
		}
		at[d.key()] = i
	}
	return nil
}

func (d *Draft) check() error {
	switch {
	case d.Kind == "" || d.ID == "":
		return errors.New("the kind or the id is empty")
	case d.Op != Put && d.Op != Retire:
		return fmt.Errorf("%q is neither put nor retire", d.Op)
	case d.Op == Put && len(d.Body) == 0:
		return errors.New("a put without a body")
	case d.Base < AnyBase:
		return fmt.Errorf("base %d is no entry's number", d.Base)
	case !storable(d.Kind, d.ID, d.Child, d.Source):
		return errors.New("kind, id, child or source is not plain text")
	}
	return nil
}

// storable says whether both databases keep the texts as they are, and a walk may join them: PostgreSQL refuses NUL and
// text that is not UTF-8.
func storable(texts ...string) bool {
	for _, t := range texts {
		if !utf8.ValidString(t) || strings.ContainsAny(t, "\x00"+parting) {
			return false
		}
	}
	return true
}
