package record

import (
	"context"
	"fmt"
	"time"

	"goldthread/store"
)

// Read builds the Book of an authority from the journal, as it was known by an instant; the zero time is now.
func Read(ctx context.Context, journal *store.Store, authority string, knownBy time.Time) (*Book, error) {
	b := NewBuilder(authority)
	err := journal.Live(ctx, authority, knownBy, func(e *store.Entry) error {
		return b.Add(Entry{e.Seq, e.Kind, e.ID, e.Child, e.Op == store.Retire, e.Body})
	})
	if err != nil {
		b.stop()
		return nil, fmt.Errorf("read the record of authority %s: %w", authority, err)
	}
	return b.Book()
}
