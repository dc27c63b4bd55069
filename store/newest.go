package store

import (
	"context"
	"database/sql"
	"fmt"
)

// keysPerQuery keeps the parameters of one query far under either database's limit.
const keysPerQuery = 200

// newestOf gives the newest entry of each kind and id that the group writes; what was never written is missing.
func newestOf(ctx context.Context, q querier, authority string, last int64, group []*request) (map[key]standing, error) {
	found := map[key]standing{}
	if last == 0 {
		return found, nil
	}
	args := []any{authority}
	for _, r := range group {
		for i := range r.drafts {
			args = append(args, r.drafts[i].Kind, r.drafts[i].ID)
			if len(args) > 2*keysPerQuery {
				if err := askNewest(ctx, q, args, found); err != nil {
					return nil, err
				}
				args = args[:1]
			}
		}
	}
	return found, askNewest(ctx, q, args, found)
}

// askNewest asks for the keys that stand after the authority in args. The number is negative for a retire, so that one
// walk down the index by kind and id answers both questions.
func askNewest(ctx context.Context, q querier, args []any, found map[key]standing) error {
	keys := (len(args) - 1) / 2
	if keys == 0 {
		return nil
	}
	rows, err := q.QueryContext(ctx, fmt.Sprintf(`WITH wanted (kind, id) AS (VALUES %s)
		SELECT w.kind, w.id, (SELECT CASE j.op WHEN 'put' THEN j.seq ELSE -j.seq END FROM journal j
			WHERE j.authority = $1 AND j.kind = w.kind AND j.id = w.id ORDER BY j.seq DESC LIMIT 1) FROM wanted w`,
		placeholders(2, keys, 2)), args...)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		var k key
		var seq sql.NullInt64
		if err := rows.Scan(&k.kind, &k.id, &seq); err != nil {
			return err
		}
		if seq.Valid {
			found[k] = standing{seq: max(seq.Int64, -seq.Int64), live: seq.Int64 > 0}
		}
	}
	return rows.Err()
}
