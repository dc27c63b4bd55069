package record

import (
	"iter"

	"goldthread/day"
)

// Book is everything known about one authority's children, as at the newest entry it was read to. It never changes and
// is safe for any number of readers.
type Book struct {
	Authority  string
	Deliveries []Delivery // in order of as-at day, then of receipt
	Adopters   []Adopter  // in order of their identifier
	Seq        int64      // the newest journal entry in it

	chunks [][]*Child // every chunk but the last is full; a write copies one chunk and this spine
	index  map[string]Ref
	late   map[string]Ref // children that came after index was made: small, copied on write
}

// Ref is a child's place in a Book and in every Book made from it: an opaque reference that a figure's case carries in
// place of the child. It means nothing outside the process.
type Ref int32

const chunkSize = 256

// Len is how many children there are.
func (b *Book) Len() int {
	if len(b.chunks) == 0 {
		return 0
	}
	last := len(b.chunks) - 1
	return last*chunkSize + len(b.chunks[last])
}

// At gives the child that a reference stands for.
func (b *Book) At(r Ref) *Child { return b.chunks[r/chunkSize][r%chunkSize] }

// Find gives the reference of the child with that identifier.
func (b *Book) Find(id string) (r Ref, ok bool) {
	if r, ok = b.index[id]; !ok {
		r, ok = b.late[id]
	}
	return r, ok
}

// Child gives the child with that identifier, and nil when there is none.
func (b *Book) Child(id string) *Child {
	if r, ok := b.Find(id); ok {
		return b.At(r)
	}
	return nil
}

// All goes through the children.
func (b *Book) All() iter.Seq2[Ref, *Child] {
	return func(yield func(Ref, *Child) bool) {
		for i, chunk := range b.chunks {
			for j, c := range chunk {
				if !yield(Ref(i*chunkSize+j), c) {
					return
				}
			}
		}
	}
}

// Part is a run of children, for work on all cores.
type Part struct {
	First    Ref
	Children []*Child
}

// Parts cuts the children into runs of a few hundred.
func (b *Book) Parts() []Part {
	parts := make([]Part, len(b.chunks))
	for i, chunk := range b.chunks {
		parts[i] = Part{Ref(i * chunkSize), chunk}
	}
	return parts
}

// LatestDelivery is the as-at day of the newest delivery on or before a day, and day.Never where there is none: how old
// the data behind a figure is.
func (b *Book) LatestDelivery(on day.Day) day.Day {
	for i := len(b.Deliveries) - 1; i >= 0; i-- {
		if b.Deliveries[i].AsAt <= on {
			return b.Deliveries[i].AsAt
		}
	}
	return day.Never
}
