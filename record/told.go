package record

import (
	"bytes"
	"cmp"
	"slices"
)

// Told is a value that some source told of a child; for a value about no child (an adopter) Child is blank.
type Told struct {
	Child string
	Value Value
}

// Entries gives each told value its place in the journal: kind, id and body, in the order given; the numbers are left
// to the journal. Values of one child, kind, purpose and day are told apart by an ordinal. The ordinals follow the
// bodies, so the same rows in another order get the same ids.
func Entries(told []Told) ([]Entry, error) {
	entries := make([]Entry, len(told))
	same := make(map[string][]int, len(told))
	for i, t := range told {
		body, err := Body(t.Value)
		if err != nil {
			return nil, err
		}
		entries[i] = Entry{Kind: t.Value.Kind(), ID: EntryID(t.Child, t.Value, 1), Child: t.Child, Body: body}
		key := entries[i].Kind + " " + entries[i].ID
		same[key] = append(same[key], i)
	}
	for _, at := range same {
		if len(at) == 1 {
			continue
		}
		slices.SortFunc(at, func(a, b int) int {
			return cmp.Or(bytes.Compare(entries[a].Body, entries[b].Body), cmp.Compare(a, b))
		})
		for n, i := range at {
			entries[i].ID = EntryID(told[i].Child, told[i].Value, n+1)
		}
	}
	return entries, nil
}

// Assemble makes a Book of told values without a journal: the entries are numbered as they come.
func Assemble(authority string, told []Told) (*Book, error) {
	entries, err := Entries(told)
	if err != nil {
		return nil, err
	}
	b := NewBuilder(authority)
	for i, e := range entries {
		e.Seq = int64(i + 1)
		if err := b.Add(e); err != nil {
			return nil, err
		}
	}
	return b.Book()
}
