package store

import (
	"context"
	"fmt"
)

// LiveOf calls f for each entry of these kinds that is live now, in Seq order, with all that the entry has. It finds them
// by the index on kind, so it is for the kinds that have few entries (accounts, targets, notes) in a journal that
// has millions of others. The Entry and its Body are only valid during the call; its texts may be kept. An error of f ends
// the walk and is returned as it is.
func (s *Store) LiveOf(ctx context.Context, authority string, kinds []string, f func(*Entry) error) error {
	return s.walkKinds(ctx, authority, kinds, liveOf(len(kinds)), f)
}

// HistoryOf calls f for every entry of these kinds, puts and retires, in Seq order: all that was ever written of them.
// It goes by the index on kind, as LiveOf does, and the same holds for the Entry and for an error of f.
func (s *Store) HistoryOf(ctx context.Context, authority string, kinds []string, f func(*Entry) error) error {
	return s.walkKinds(ctx, authority, kinds, historyOf(len(kinds)), f)
}

func (s *Store) walkKinds(ctx context.Context, authority string, kinds []string, where string, f func(*Entry) error) error {
	if len(kinds) == 0 {
		return nil
	}
	args := make([]any, len(kinds))
	for i, kind := range kinds {
		args[i] = kind
	}
	return s.walk(ctx, s.read, f, authority, where, args...)
}

func historyOf(kinds int) string {
	return fmt.Sprintf("AND kind IN %s ORDER BY +seq", placeholders(2, 1, kinds))
}

// liveOf sorts by +seq: by seq alone, either planner would rather walk the whole journal in its order than sort a few.
func liveOf(kinds int) string {
	return fmt.Sprintf(`AND kind IN %s AND op = 'put' AND NOT EXISTS
		(SELECT 1 FROM superseded s WHERE s.authority = journal.authority AND s.seq = journal.seq) ORDER BY +seq`,
		placeholders(2, 1, kinds))
}
