package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"slices"
	"time"
)

// ErrNotFound is what Entry and Document return, wrapped, for what is not there.
var ErrNotFound = errors.New("not found")

const selectEntry = `SELECT seq, kind, id, child, op, body, recorded_at, actor, source, hash FROM journal WHERE authority = $1 `

// Since calls f for every entry after seq, puts and retires, in order. The Entry and its Body are only valid during the
// call; its texts may be kept. An error of f ends the walk and is returned as it is.
func (s *Store) Since(ctx context.Context, authority string, seq int64, f func(*Entry) error) error {
	return s.walk(ctx, s.read, f, authority, `AND seq > $2 ORDER BY seq`, seq)
}

// Entry gives the entry with that number, or ErrNotFound.
func (s *Store) Entry(ctx context.Context, authority string, seq int64) (Entry, error) {
	return s.entry(ctx, s.read, authority, seq)
}

func (s *Store) entry(ctx context.Context, q querier, authority string, seq int64) (Entry, error) {
	found, err := s.entries(ctx, q, authority, `AND seq = $2`, seq)
	if err != nil {
		return Entry{}, err
	}
	if len(found) == 0 {
		return Entry{}, fmt.Errorf("entry %d of authority %s: %w", seq, authority, ErrNotFound)
	}
	return found[0], nil
}

// History gives every entry of that kind and id, oldest first; none is no error.
func (s *Store) History(ctx context.Context, authority, kind, id string) ([]Entry, error) {
	return s.entries(ctx, s.read, authority, `AND kind = $2 AND id = $3 ORDER BY seq`, kind, id)
}

// Authorities gives the codes of all authorities that have an entry, sorted.
func (s *Store) Authorities(ctx context.Context) ([]string, error) {
	codes, err := authorities(ctx, s.read)
	return codes, s.failed("list the authorities", err)
}

func authorities(ctx context.Context, q querier) ([]string, error) {
	return codes(ctx, q, `SELECT authority FROM head WHERE seq > 0`)
}

// codes gives a query's authorities, sorted by bytes: the databases sort text in their own ways.
func codes(ctx context.Context, q querier, query string) ([]string, error) {
	rows, err := q.QueryContext(ctx, query)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var found []string
	for rows.Next() {
		var code string
		if err := rows.Scan(&code); err != nil {
			return nil, err
		}
		found = append(found, code)
	}
	slices.Sort(found)
	return found, rows.Err()
}

// Head gives the number and hash of the authority's last entry; 0 where it has none. Whoever keeps this hash elsewhere
// can later show that nothing up to it was changed.
func (s *Store) Head(ctx context.Context, authority string) (seq int64, hash [32]byte, err error) {
	h, err := readHead(ctx, s.read, authority)
	return h.seq, h.hash, s.failed("read the head of the journal", err)
}

type head struct {
	seq        int64
	hash       [32]byte
	recordedAt time.Time // zero before the first entry
}

func readHead(ctx context.Context, q querier, authority string) (head, error) {
	h, err := scanHead(q.QueryRowContext(ctx, `SELECT seq, hash, recorded_at FROM head WHERE authority = $1`, authority))
	if errors.Is(err, sql.ErrNoRows) {
		return head{}, nil
	}
	return h, err
}

func scanHead(row *sql.Row) (head, error) {
	var h head
	var hash []byte
	var at string
	if err := row.Scan(&h.seq, &hash, &at); err != nil {
		return head{}, err
	}
	copy(h.hash[:], hash)
	if at == "" {
		return h, nil
	}
	var err error
	h.recordedAt, err = parseInstant(at)
	return h, err
}

// entries gives copies of the entries of the authority that the condition selects.
func (p *place) entries(ctx context.Context, q querier, authority, and string, args ...any) ([]Entry, error) {
	var found []Entry
	err := p.walk(ctx, q, func(e *Entry) error {
		kept := *e
		kept.Body = slices.Clone(e.Body)
		found = append(found, kept)
		return nil
	}, authority, and, args...)
	return found, err
}

// walk calls f for each entry of the authority that the condition selects. Errors of the database are put in words; those of f are not.
func (p *place) walk(ctx context.Context, q querier, f func(*Entry) error, authority, and string, args ...any) error {
	return p.walkLines(ctx, q, entryLine{}, f, authority, and, args...)
}

// walkLeniently is walk for Verify: an instant or a hash that cannot be read comes as zero, and so as a hash that is wrong.
func (p *place) walkLeniently(ctx context.Context, q querier, f func(*Entry) error, authority, and string, args ...any) error {
	return p.walkLines(ctx, q, entryLine{lenient: true}, f, authority, and, args...)
}

func (p *place) walkLines(ctx context.Context, q querier, line entryLine, f func(*Entry) error, authority, and string, args ...any) error {
	const doing = "read the journal"
	rows, err := q.QueryContext(ctx, selectEntry+and, append([]any{authority}, args...)...)
	line.Authority = authority
	if err != nil {
		return p.failed(doing, err)
	}
	defer rows.Close()
	for rows.Next() {
		if err := line.read(rows); err != nil {
			return p.failed(doing, err)
		}
		if err := f(&line.Entry); err != nil {
			return err
		}
	}
	return p.failed(doing, rows.Err())
}

// entryLine reads rows into one Entry, over and over, with as few copies as database/sql allows.
type entryLine struct {
	Entry
	lenient    bool
	body, hash sql.RawBytes
	at, op     string
	parsedAt   string // the text that RecordedAt was last parsed from: a delivery's entries share it
}

func (l *entryLine) read(rows *sql.Rows) error {
	e := &l.Entry
	err := rows.Scan(&e.Seq, &e.Kind, &e.ID, &e.Child, &l.op, &l.body, &l.at, &e.Actor, &e.Source, &l.hash)
	if err != nil {
		return err
	}
	e.Op, e.Body = Op(l.op), l.body
	if e.Body == nil {
		e.Body = []byte{} // SQLite gives an empty value as none
	}
	if l.at != l.parsedAt {
		l.parsedAt = l.at
		e.RecordedAt, err = parseInstant(l.at)
	}
	e.Hash = [32]byte{}
	if len(l.hash) == len(e.Hash) {
		copy(e.Hash[:], l.hash)
	} else {
		err = errors.New("its hash does not have 32 bytes")
	}
	if err != nil && !l.lenient {
		return fmt.Errorf("entry %d: %w", e.Seq, err)
	}
	return nil
}

// Newest gives the entry that is live under the kind and id, or ErrNotFound where none is.
func (s *Store) Newest(ctx context.Context, authority, kind, id string) (Entry, error) {
	found, err := s.entries(ctx, s.read, authority, `AND kind = $2 AND id = $3 ORDER BY seq DESC LIMIT 1`, kind, id)
	if err != nil {
		return Entry{}, err
	}
	if len(found) == 0 || found[0].Op == Retire {
		return Entry{}, fmt.Errorf("a %s of authority %s: %w", kind, authority, ErrNotFound)
	}
	return found[0], nil
}
