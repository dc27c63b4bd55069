package assurance

import (
	"context"
	"crypto/rand"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"

	"goldthread/store"
)

// What stands here is how a package keeps kinds of its own in the journal: a value makes its entry with Put, a read model
// takes live entries with EachLive and Take.

// Origin says where a value stands in the journal. Seq is also the base of a change to it: store.Draft.Base.
type Origin struct {
	Seq   int64
	At    time.Time // when it was written
	Actor string    // the account that wrote it
}

// page is the source of all that is written here.
const page = "written in Goldthread"

// Put makes the entry that keeps a value as JSON, or gives what is wrong with it as Problems.
func Put(kind, id string, base int64, value any, wrong Problems) (store.Draft, error) {
	if len(wrong) > 0 {
		return store.Draft{}, wrong
	}
	body, err := json.Marshal(value)
	if err != nil {
		return store.Draft{}, fmt.Errorf("keep the %s: %w", kind, err)
	}
	return store.Draft{Kind: kind, ID: id, Op: store.Put, Body: body, Source: page, Base: base}, nil
}

// Withdraw makes the entry that takes a value back; it can still be read in its history.
func Withdraw(kind, id string, base int64) store.Draft {
	return store.Draft{Kind: kind, ID: id, Op: store.Retire, Source: page, Base: base}
}

// OrNewID gives a value without an id one that nobody can guess.
func OrNewID(id string) string {
	if id == "" {
		return strings.ToLower(rand.Text())
	}
	return id
}

// EachLive calls f for each entry of the kinds that was live at the instant, in Seq order; the zero instant means now.
// What was live in the past is found by a walk over the journal, as the record of that day is.
func EachLive(ctx context.Context, journal *store.Store, authority string, kinds []string, knownBy time.Time, f func(*store.Entry) error) error {
	if knownBy.IsZero() {
		return journal.LiveOf(ctx, authority, kinds, f)
	}
	var found []int64
	err := journal.Live(ctx, authority, knownBy, func(e *store.Entry) error {
		if slices.Contains(kinds, e.Kind) {
			found = append(found, e.Seq)
		}
		return nil
	})
	if err != nil {
		return err
	}
	for _, seq := range found {
		e, err := journal.Entry(ctx, authority, seq)
		if err != nil {
			return err
		}
		if err := f(&e); err != nil {
			return err
		}
	}
	return nil
}

// Take puts what an entry says into the values of its kind by id, or takes it out; place gives the value what its body
// does not hold, its Origin and its id.
func Take[V any](into map[string]V, e *store.Entry, place func(*V, Origin)) error {
	if e.Op == store.Retire {
		delete(into, e.ID)
		return nil
	}
	v, err := Decode(e, place)
	if err == nil {
		into[e.ID] = v
	}
	return err
}

// Decode reads the value that Put made an entry of; place is as in Take.
func Decode[V any](e *store.Entry, place func(*V, Origin)) (V, error) {
	var v V
	if err := json.Unmarshal(e.Body, &v); err != nil {
		return v, err
	}
	place(&v, Origin{e.Seq, e.RecordedAt, e.Actor})
	return v, nil
}

// Sorted lists values kept by id in an order.
func Sorted[V any](values map[string]V, order func(a, b V) int) []V {
	return slices.SortedFunc(maps.Values(values), order)
}
