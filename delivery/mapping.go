package delivery

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"

	"goldthread/ingest"
	"goldthread/store"
)

const mappingKind, mappingID = "mapping", "annexa"

// SavedMapping is what the authority's own words mean, as saved with earlier deliveries; an empty one where none was.
func SavedMapping(ctx context.Context, journal *store.Store, authority string) (m ingest.Mapping, seq int64, err error) {
	entries, err := journal.History(ctx, authority, mappingKind, mappingID)
	if err != nil {
		return m, 0, fmt.Errorf("read the saved mapping of authority %s: %w", authority, err)
	}
	if len(entries) == 0 {
		return m, 0, nil
	}
	last := entries[len(entries)-1]
	if err := json.Unmarshal(last.Body, &m); err != nil {
		return m, 0, fmt.Errorf("the saved mapping of authority %s: %w", authority, err)
	}
	return m, last.Seq, nil
}

// saveMapping keeps a mapping with more in it than the saved one. Somebody else's mapping saved meanwhile is not lost:
// the two are merged.
func saveMapping(ctx context.Context, journal *store.Store, authority, actor string, m ingest.Mapping) error {
	for {
		saved, seq, err := SavedMapping(ctx, journal, authority)
		if err != nil {
			return err
		}
		was, _ := json.Marshal(saved)
		body, err := json.Marshal(saved.Merge(m))
		if err != nil {
			return fmt.Errorf("write the mapping: %w", err)
		}
		if string(was) == string(body) {
			return nil
		}
		_, err = journal.Append(ctx, authority, actor, []store.Draft{{Kind: mappingKind, ID: mappingID, Op: store.Put, Body: body, Source: "mapping file", Base: seq}})
		var conflict *store.Conflict
		if !errors.As(err, &conflict) {
			return err
		}
	}
}
