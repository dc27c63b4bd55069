package store

import (
	"cmp"
	"context"
	"slices"
)

// Name is what an entry is told from others by, within its authority.
type Name struct{ Kind, ID string }

// Versions gives every entry that was ever written under these names, puts and retires, in the order of their numbers.
func (s *Store) Versions(ctx context.Context, authority string, names []Name) ([]Entry, error) {
	var found []Entry
	for part := range slices.Chunk(names, keysPerQuery) {
		args := make([]any, 0, 2*len(part))
		for _, n := range part {
			args = append(args, n.Kind, n.ID)
		}
		some, err := s.entries(ctx, s.read, authority, versionsOf(len(part)), args...)
		if err != nil {
			return nil, err
		}
		found = append(found, some...)
	}
	slices.SortFunc(found, func(a, b Entry) int { return cmp.Compare(a.Seq, b.Seq) })
	return slices.CompactFunc(found, func(a, b Entry) bool { return a.Seq == b.Seq }), nil
}

// versionsOf asks by a cross join, which SQLite takes in the order in which it is written: a list of pairs, or a join of
// its own choice, would read the whole journal.
func versionsOf(names int) string {
	return `AND seq IN (WITH wanted (kind, id) AS (VALUES ` + placeholders(2, names, 2) + `)
		SELECT j.seq FROM wanted w CROSS JOIN journal j WHERE j.authority = $1 AND j.kind = w.kind AND j.id = w.id)`
}

const selectTakenBack = `SELECT kind, id FROM journal WHERE authority = $1 AND child = $2 AND op = 'retire'`

// TakenBack gives the names of what was ever retired of a child, also where it was written again since.
func (s *Store) TakenBack(ctx context.Context, authority, child string) ([]Name, error) {
	rows, err := s.read.QueryContext(ctx, selectTakenBack, authority, child)
	if err != nil {
		return nil, s.failed("read what was taken back", err)
	}
	found, err := all(rows, func(r row) (n Name, err error) {
		err = r.Scan(&n.Kind, &n.ID)
		return n, err
	})
	slices.SortFunc(found, func(a, b Name) int { return cmp.Or(cmp.Compare(a.Kind, b.Kind), cmp.Compare(a.ID, b.ID)) })
	return slices.Compact(found), s.failed("read what was taken back", err)
}
