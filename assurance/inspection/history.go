package inspection

import (
	"context"
	"fmt"
	"slices"

	"goldthread/assurance"
	"goldthread/store"
)

// Version is a value as it was written, or as it stood when it was withdrawn.
type Version[V any] struct {
	assurance.Origin
	Withdrawn bool
	Value     V
}

// History lists all that was ever written under a kind and id, newest first. V is the kind's type: Inspection for Kind,
// Request for RequestKind and so on.
func History[V any, P placed[V]](ctx context.Context, journal *store.Store, authority, kind, id string) ([]Version[V], error) {
	entries, err := journal.History(ctx, authority, kind, id)
	if err != nil {
		return nil, fmt.Errorf("read the history of the %s: %w", kind, err)
	}
	var all []Version[V]
	stands := map[string]V{}
	for i := range entries {
		e := &entries[i]
		before := stands[id]
		if err := take[V, P](stands, e); err != nil {
			return nil, fmt.Errorf("journal entry %d, %s: %w (verify the journal)", e.Seq, e.Kind, err)
		}
		v := Version[V]{assurance.Origin{Seq: e.Seq, At: e.RecordedAt, Actor: e.Actor}, e.Op == store.Retire, before}
		if !v.Withdrawn {
			v.Value = stands[id]
		}
		all = append(all, v)
	}
	slices.Reverse(all)
	return all, nil
}
