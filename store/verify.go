package store

import (
	"context"
	"database/sql"
	"fmt"
	"maps"
	"slices"
)

// Verification is what Verify found. The place is whole when there are no breaks; keep the heads' hashes elsewhere to be
// able to show later that nobody rewrote a whole journal with its hashes.
type Verification struct {
	Journals  []Journal
	Documents int
	Breaks    []Break
}

// Journal is one authority's, as far as it was walked.
type Journal struct {
	Authority string
	Entries   int64
	Hash      [32]byte // of the last entry, as the head says it
}

// Break is one fault.
type Break struct {
	Authority string
	Seq       int64 // the first entry concerned; 0 where it is a document
	What      string
}

func (b Break) String() string {
	if b.Seq == 0 {
		return fmt.Sprintf("%s: %s", b.Authority, b.What)
	}
	return fmt.Sprintf("%s entry %d: %s", b.Authority, b.Seq, b.What)
}

// Verify walks every authority's journal along its hashes and says of each break where it is and what is wrong: an entry
// changed, entries missing, two in each other's place, the end cut off; then whether what is marked as replaced
// was, and whether every document still has the content it is named by. Others may write meanwhile.
func (s *Store) Verify(ctx context.Context) (Verification, error) {
	var v Verification
	err := s.snapshot(ctx, func(conn *sql.Conn) error {
		codes, err := allAuthorities(ctx, conn)
		if err != nil {
			return err
		}
		for _, code := range codes {
			if err := s.verifyAuthority(ctx, conn, code, &v); err != nil {
				return err
			}
		}
		return v.documents(ctx, conn)
	})
	return v, s.failed("verify", err)
}

// allAuthorities are also those whose head is gone.
func allAuthorities(ctx context.Context, q querier) ([]string, error) {
	return codes(ctx, q, `SELECT authority FROM head UNION SELECT authority FROM journal`)
}

func (s *Store) verifyAuthority(ctx context.Context, q querier, authority string, v *Verification) error {
	h, err := readHead(ctx, q, authority)
	if err != nil {
		return err
	}
	w := chainWalk{authority: authority, head: h, beforeKnown: true}
	if err := s.walkLeniently(ctx, q, w.see, authority, `ORDER BY seq`); err != nil {
		return err
	}
	w.end()
	v.Journals = append(v.Journals, Journal{authority, w.seen, h.hash})
	v.Breaks = append(v.Breaks, w.breaks...)
	if len(w.breaks) > 0 {
		return nil // what was replaced by what can only be told of a whole journal
	}
	wrong, err := wrongSupersession(ctx, q, authority)
	if err != nil {
		return err
	}
	for _, seq := range wrong {
		v.Breaks = append(v.Breaks, Break{authority, seq, "the mark of what replaced this entry does not agree with the journal"})
	}
	return nil
}

func (v *Verification) documents(ctx context.Context, q querier) error {
	keys, err := documentKeys(ctx, q)
	if err != nil {
		return err
	}
	for _, k := range keys {
		d, err := readDocument(ctx, q, k.authority, k.sha)
		if err != nil {
			return err
		}
		v.Documents++
		if contentName(d.Content) != k.sha {
			v.Breaks = append(v.Breaks, Break{k.authority, 0, "document " + k.sha + " was changed"})
		}
	}
	return nil
}

// wrongSupersession gives the entries whose row in superseded disagrees with the journal: marked and not followed by that
// entry, or followed and not marked.
func wrongSupersession(ctx context.Context, q querier, authority string) ([]int64, error) {
	marked, err := pairs(ctx, q, `SELECT seq, by_seq FROM superseded WHERE authority = $1`, authority)
	if err != nil {
		return nil, err
	}
	actual, err := pairs(ctx, q, `SELECT seq, by_seq FROM (`+followed+` WHERE authority = $1) f WHERE by_seq IS NOT NULL`, authority)
	if err != nil {
		return nil, err
	}
	var wrong []int64
	for seq, by := range actual {
		if marked[seq] != by {
			wrong = append(wrong, seq)
		}
		delete(marked, seq)
	}
	wrong = slices.AppendSeq(wrong, maps.Keys(marked))
	slices.Sort(wrong)
	return wrong, nil
}

// followed gives each entry with the one of the same kind and id that followed it, or NULL.
const followed = `SELECT authority, seq, LEAD(seq) OVER (PARTITION BY authority, kind, id ORDER BY seq) AS by_seq FROM journal`

func pairs(ctx context.Context, q querier, query string, args ...any) (map[int64]int64, error) {
	rows, err := q.QueryContext(ctx, query, args...)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	found := map[int64]int64{}
	for rows.Next() {
		var seq, by int64
		if err := rows.Scan(&seq, &by); err != nil {
			return nil, err
		}
		found[seq] = by
	}
	return found, rows.Err()
}
