package store

import (
	"context"
	"database/sql"
	"fmt"
	"time"
)

// Live calls f for each entry that is live as known by that instant, that is the newest put of each kind and id that no
// retire follows, in Seq order; the zero instant means all that is known. Entries recorded at the very instant count as
// known. Of the Entry it gives what a record is made of: not RecordedAt, Actor or Hash, which Entry and History tell. The
// Entry and its Body are only valid during the call; its texts may be kept, and share their memory: clone a short one
// that is kept for long. An error of f ends the walk and is returned as it is.
//
// Nothing is locked: as the journal is append-only, all that is read stays as it is, however long f takes.
func (s *Store) Live(ctx context.Context, authority string, knownBy time.Time, f func(*Entry) error) error {
	last, err := lastKnown(ctx, s.read, authority, knownBy)
	if err != nil {
		return s.failed("find what was known by then", err)
	}
	replaced, err := supersededBy(ctx, s.read, authority, last)
	if err != nil {
		return s.failed("read what was replaced", err)
	}
	live := func(seq int64) bool { return !replaced.has(seq) }
	return s.walkFirst(ctx, authority, last, live, f)
}

// lastKnown is the number of the last entry recorded by the instant. recorded_at never goes backwards, so halving finds it
// in some twenty reads of the primary key and needs no index.
func lastKnown(ctx context.Context, q querier, authority string, knownBy time.Time) (int64, error) {
	h, err := readHead(ctx, q, authority)
	if err != nil || knownBy.IsZero() {
		return h.seq, err
	}
	known, notKnown := int64(0), h.seq+1
	for known+1 < notKnown {
		middle := known + (notKnown-known)/2
		at, err := recordedAt(ctx, q, authority, middle)
		if err != nil {
			return 0, fmt.Errorf("entry %d (verify the journal): %w", middle, err)
		}
		if at.After(knownBy) {
			notKnown = middle
		} else {
			known = middle
		}
	}
	return known, nil
}

func recordedAt(ctx context.Context, q querier, authority string, seq int64) (time.Time, error) {
	var text string
	row := q.QueryRowContext(ctx, `SELECT recorded_at FROM journal WHERE authority = $1 AND seq = $2`, authority, seq)
	if err := row.Scan(&text); err != nil {
		return time.Time{}, err
	}
	return parseInstant(text)
}

// supersededBy gives the entries that another had followed by the time of the entry last.
func supersededBy(ctx context.Context, q querier, authority string, last int64) (seqSet, error) {
	set := newSeqSet(last)
	rows, err := q.QueryContext(ctx, `SELECT seq FROM superseded WHERE authority = $1 AND seq <= $2 AND by_seq <= $2`, authority, last)
	if err != nil {
		return nil, err
	}
	return set, eachSeq(rows, set.add)
}

func eachSeq(rows *sql.Rows, f func(int64)) error {
	defer rows.Close()
	for rows.Next() {
		var seq int64
		if err := rows.Scan(&seq); err != nil {
			return err
		}
		f(seq)
	}
	return rows.Err()
}

// seqSet is a set of entry numbers, one bit each: a quarter of a megabyte for two million.
type seqSet []uint64

func newSeqSet(last int64) seqSet { return make(seqSet, last/64+1) }

func (s seqSet) add(seq int64) { s[seq/64] |= 1 << (seq % 64) }

func (s seqSet) has(seq int64) bool { return s[seq/64]&(1<<(seq%64)) != 0 }
