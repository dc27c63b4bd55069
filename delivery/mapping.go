package delivery

import (
	"context"
	"encoding/json"
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

// mappingDraft is the entry of a mapping that says more than the saved one; there is none where it does not. Base sees to
// it that somebody else's words saved meanwhile are not lost: the delivery is then refused, and handed in again.
func mappingDraft(saved, now ingest.Mapping, seq int64) ([]store.Draft, error) {
	was, err := json.Marshal(saved)
	if err != nil {
		return nil, fmt.Errorf("write the mapping: %w", err)
	}
	body, err := json.Marshal(now)
	if err != nil {
		return nil, fmt.Errorf("write the mapping: %w", err)
	}
	if string(was) == string(body) {
		return nil, nil
	}
	return []store.Draft{{Kind: mappingKind, ID: mappingID, Op: store.Put, Body: body, Source: "mapping file", Base: seq}}, nil
}

// Forget takes back what one of the authority's words was said to mean: the next delivery that has it asks again. Headers
// and values are told apart by header; a word that has no meaning is no error.
func Forget(ctx context.Context, journal *store.Store, authority, actor string, header bool, group, word string) error {
	saved, seq, err := SavedMapping(ctx, journal, authority)
	if err != nil {
		return err
	}
	words := saved.Values
	if header {
		words = saved.Headers
	}
	if _, ok := words[group][word]; !ok {
		return nil
	}
	delete(words[group], word)
	body, err := json.Marshal(saved)
	if err != nil {
		return fmt.Errorf("write the mapping: %w", err)
	}
	_, err = journal.Append(ctx, authority, actor, []store.Draft{{Kind: mappingKind, ID: mappingID, Op: store.Put, Body: body, Source: "page", Base: seq}})
	return err
}
