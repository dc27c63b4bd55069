package store

import (
	"context"
	"database/sql"
	"slices"
	"time"
)

// lay writes a group of appends in one transaction. One that meets a conflict is refused by itself: nothing of it has
// been written when the conflict is seen.
func (s *Store) lay(ctx context.Context, group []*request) error {
	now := wholeMicroseconds(s.now())
	return s.writing(ctx, func(conn *sql.Conn) error {
		for _, authority := range authoritiesOf(group) {
			own := slices.DeleteFunc(slices.Clone(group), func(r *request) bool { return r.authority != authority })
			if err := s.layAuthority(ctx, conn, authority, now, own); err != nil {
				return err
			}
		}
		return allGone(group)
	})
}

// allGone gives the first's reason where nobody waits for the group any more.
func allGone(group []*request) error {
	for _, r := range group {
		if r.ctx.Err() == nil {
			return nil
		}
	}
	return group[0].ctx.Err()
}

// authoritiesOf gives them sorted: two processes that lock the same heads in the same order cannot lock each other out.
func authoritiesOf(group []*request) []string {
	var codes []string
	for _, r := range group {
		codes = append(codes, r.authority)
	}
	slices.Sort(codes)
	return slices.Compact(codes)
}

func (s *Store) layAuthority(ctx context.Context, conn *sql.Conn, authority string, now time.Time, group []*request) error {
	h, err := lockHead(ctx, conn, authority)
	if err != nil {
		return err
	}
	p := page{authority: authority, before: h.seq, seq: h.seq, recordedAt: later(now, h.recordedAt), chain: chain{last: h.hash}}
	if p.newest, err = newestOf(ctx, conn, authority, h.seq, group); err != nil {
		return err
	}
	drafts := 0
	for _, r := range group {
		drafts += len(r.drafts)
	}
	p.entries = make([]Entry, 0, drafts)
	for _, r := range group {
		if err := s.enter(ctx, conn, &p, r); err != nil {
			return err
		}
	}
	return s.keep(ctx, conn, &p)
}

// lockHead gives the authority's last entry and holds its row until the commit. It is an upsert that changes nothing, since
// SELECT FOR UPDATE is not in SQLite and would not make the row of a new authority.
func lockHead(ctx context.Context, q querier, authority string) (head, error) {
	return scanHead(q.QueryRowContext(ctx, `INSERT INTO head (authority, seq, hash, recorded_at) VALUES ($1, 0, $2, '')
		ON CONFLICT (authority) DO UPDATE SET seq = head.seq RETURNING seq, hash, recorded_at`, authority, make([]byte, 32)))
}

// page is what one transaction adds to one authority's journal.
type page struct {
	authority   string
	before, seq int64 // the last entry before the page, and the last on it so far
	recordedAt  time.Time
	chain       chain
	newest      map[key]standing
	entries     []Entry
	superseded  [][2]int64 // an entry, and the one that followed it
}

// standing is the newest entry of a kind and id.
type standing struct {
	seq  int64
	live bool
}

// fits says whether a draft of that base was written from what stands.
func (st standing) fits(base int64) bool {
	return base == AnyBase || base == st.seq || base == 0 && !st.live
}

// enter puts a request's drafts on the page, or its conflict into its answer.
func (s *Store) enter(ctx context.Context, q querier, p *page, r *request) error {
	for i := range r.drafts {
		d := &r.drafts[i]
		if st := p.newest[d.key()]; !st.fits(d.Base) {
			newest, err := s.standingEntry(ctx, q, p, st.seq)
			r.err = &Conflict{Kind: d.Kind, ID: d.ID, Base: d.Base, Newest: newest}
			return err
		}
	}
	r.first = p.seq + 1
	for i := range r.drafts {
		p.add(&r.drafts[i], r.actor)
	}
	return nil
}

func (s *Store) standingEntry(ctx context.Context, q querier, p *page, seq int64) (Entry, error) {
	switch {
	case seq == 0:
		return Entry{}, nil
	case seq > p.before:
		e := p.entries[seq-p.before-1]
		e.Body = slices.Clone(e.Body) // the bytes belong to another caller's draft
		return e, nil
	default:
		return s.entry(ctx, q, p.authority, seq)
	}
}

func (p *page) add(d *Draft, actor string) {
	p.seq++
	e := Entry{Authority: p.authority, Seq: p.seq, Kind: d.Kind, ID: d.ID, Child: d.Child, Op: d.Op,
		Body: d.Body, RecordedAt: p.recordedAt, Actor: actor, Source: d.Source}
	e.Hash = p.chain.next(&e)
	p.entries = append(p.entries, e)
	if before := p.newest[d.key()].seq; before > 0 {
		p.superseded = append(p.superseded, [2]int64{before, p.seq})
	}
	p.newest[d.key()] = standing{seq: p.seq, live: d.Op == Put}
}

// keep writes the page: entries, what they supersede, and the new head.
func (s *Store) keep(ctx context.Context, conn *sql.Conn, p *page) error {
	if len(p.entries) == 0 {
		return nil
	}
	if err := s.keepEntries(ctx, conn, p.entries); err != nil {
		return err
	}
	superseded := s.into(ctx, conn, `superseded (authority, seq, by_seq)`, 3)
	for _, pair := range p.superseded {
		if err := superseded.add(p.authority, pair[0], pair[1]); err != nil {
			return err
		}
	}
	if err := superseded.flush(); err != nil {
		return err
	}
	return keepHead(ctx, conn, p.authority, head{p.seq, p.chain.last, p.recordedAt})
}

func keepHead(ctx context.Context, q querier, authority string, h head) error {
	_, err := q.ExecContext(ctx, `INSERT INTO head (authority, seq, hash, recorded_at) VALUES ($1, $2, $3, $4)
		ON CONFLICT (authority) DO UPDATE SET seq = excluded.seq, hash = excluded.hash, recorded_at = excluded.recorded_at`,
		authority, h.seq, h.hash[:], instantText(h.recordedAt))
	return err
}

const journalColumns = `journal (authority, seq, kind, id, child, op, body, recorded_at, actor, source, hash)`

func (p *place) keepEntries(ctx context.Context, conn *sql.Conn, entries []Entry) error {
	journal := p.into(ctx, conn, journalColumns, 11)
	for i := range entries {
		if err := journal.addEntry(&entries[i]); err != nil {
			return err
		}
	}
	return journal.flush()
}
