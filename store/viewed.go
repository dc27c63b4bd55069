package store

import (
	"cmp"
	"context"
	"database/sql"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"
)

// Viewed is one line of the log of who saw what. It is added and never changed or deleted.
type Viewed struct {
	Authority string    `json:"authority"`
	Seq       int64     `json:"seq"` // 1, 2, 3 ... within the authority
	At        time.Time `json:"at"`
	Actor     string    `json:"actor"`           // the account
	Child     string    `json:"child,omitempty"` // its id; blank where it was about no child
	What      string    `json:"what"`            // "child page", "child page, from list: icpc-within-15wd", "list: children", "export: ..."
	Why       string    `json:"why,omitempty"`   // the reason that was typed; blank where none was asked for
}

// AddViewed adds lines to an authority's log, all or none, dated now; their Authority, Seq and At are not read. When it
// returns without an error they are on the disk.
func (s *Store) AddViewed(ctx context.Context, authority string, rows []Viewed) error {
	if authority == "" || !storable(authority) {
		return errors.New("a line of the access log needs an authority")
	}
	for i := range rows {
		if r := &rows[i]; r.Actor == "" || r.What == "" || !storable(r.Actor, r.Child, r.What, r.Why) {
			return fmt.Errorf("line %d of %d for the access log: who and what must be there, and all of it plain text", i+1, len(rows))
		}
	}
	if len(rows) == 0 {
		return nil
	}
	return s.access.failed("write the access log", s.access.writing(ctx, func(conn *sql.Conn) error {
		var last int64
		row := conn.QueryRowContext(ctx, `INSERT INTO viewed_head (authority, seq) VALUES ($1, $2)
			ON CONFLICT (authority) DO UPDATE SET seq = viewed_head.seq + excluded.seq RETURNING seq`, authority, len(rows))
		if err := row.Scan(&last); err != nil {
			return err
		}
		return s.keepViewed(ctx, conn, authority, last-int64(len(rows)), rows)
	}))
}

const viewedColumns = `viewed (authority, seq, at, actor, child, what, why)`

func (s *Store) keepViewed(ctx context.Context, conn *sql.Conn, authority string, before int64, rows []Viewed) error {
	in, now := s.access.into(ctx, conn, viewedColumns, 7), instantText(s.now())
	for i := range rows {
		r := &rows[i]
		if err := in.add(authority, before+int64(i)+1, now, r.Actor, r.Child, r.What, r.Why); err != nil {
			return err
		}
	}
	return in.flush()
}

// ViewedOf chooses lines of the access log.
type ViewedOf struct {
	Child, Actor string    // where blank, of any
	From, Until  time.Time // written at From or later, and before Until; zero for no end
	Before       int64     // lines before that number, to turn pages; 0 from the newest
	First        int64     // no lines before that number
	Way, But     string    // what was seen this way alone, or in any way but this: "child page", whatever stands after a comma
	Most         int       // how many at most, 1 to 1,000
}

// Viewed gives the chosen lines of the authority's access log, newest first.
func (s *Store) Viewed(ctx context.Context, authority string, of ViewedOf) ([]Viewed, error) {
	where, args := of.where(authority)
	return viewedRows(ctx, s, of, selectViewed+where, args, scanViewed)
}

// viewedRows reads the lines of a query, newest first.
func viewedRows[T any](ctx context.Context, s *Store, of ViewedOf, query string, args []any, scan func(row) (T, error)) ([]T, error) {
	if of.Most < 1 || of.Most > 1000 {
		return nil, fmt.Errorf("asked for %d lines of the access log; ask for 1 to 1,000 at a time", of.Most)
	}
	rows, err := s.access.read.QueryContext(ctx, query+fmt.Sprintf(` ORDER BY viewed.seq DESC LIMIT %d`, of.Most), args...)
	if err != nil {
		return nil, s.access.failed("read the access log", err)
	}
	found, err := all(rows, scan)
	return found, s.access.failed("read the access log", err)
}

// where is the choice as a condition on viewed.
func (of ViewedOf) where(authority string) (condition string, args []any) {
	condition, args = ` WHERE viewed.authority = $1`, []any{authority}
	and := func(text string, values ...any) {
		for _, v := range values {
			args = append(args, v)
			text = strings.Replace(text, "?", fmt.Sprintf("$%d", len(args)), 1)
		}
		condition += ` AND ` + text
	}
	if of.Child != "" {
		and(`viewed.child = ?`, of.Child)
	}
	if of.Actor != "" {
		and(`viewed.actor = ?`, of.Actor)
	}
	if of.Before > 0 {
		and(`viewed.seq < ?`, of.Before)
	}
	if of.First > 0 {
		and(`viewed.seq >= ?`, of.First)
	}
	if !of.From.IsZero() {
		and(`viewed.at >= ?`, instantText(of.From))
	}
	if !of.Until.IsZero() {
		and(`viewed.at < ?`, instantText(of.Until))
	}
	if of.Way != "" {
		and(`(viewed.what = ? OR viewed.what LIKE ?)`, of.Way, of.Way+",%")
	}
	if of.But != "" {
		and(`NOT (viewed.what = ? OR viewed.what LIKE ?)`, of.But, of.But+",%")
	}
	return condition, args
}

const (
	viewedLine   = `viewed.authority, viewed.seq, viewed.at, viewed.actor, viewed.child, viewed.what, viewed.why`
	selectViewed = `SELECT ` + viewedLine + ` FROM viewed`
)

func scanViewed(r row) (v Viewed, err error) {
	err = v.scan(r) // before v is read: the order within a return is not laid down
	return v, err
}

// scan reads a line, and whatever the query has after it.
func (v *Viewed) scan(r row, more ...any) error {
	var at string
	if err := r.Scan(append([]any{&v.Authority, &v.Seq, &at, &v.Actor, &v.Child, &v.What, &v.Why}, more...)...); err != nil {
		return err
	}
	return parseInstants([]string{at}, &v.At)
}

// Opening is how often somebody looked at one child in one way.
type Opening struct {
	Actor, Child string
	Times        int
	Reasons      int // of them with a typed reason
}

// Openings gives who looked at which child in the way that what names ("child page"), whatever stands after a
// comma, from an instant until before another, by actor and child.
func (s *Store) Openings(ctx context.Context, authority, what string, from, until time.Time) ([]Opening, error) {
	rows, err := s.access.read.QueryContext(ctx, `SELECT actor, child, COUNT(*), SUM(CASE WHEN why <> '' THEN 1 ELSE 0 END) FROM viewed
		WHERE authority = $1 AND at >= $2 AND at < $3 AND (what = $4 OR what LIKE $5) AND child <> '' GROUP BY actor, child`,
		authority, instantText(from), instantText(until), what, what+",%")
	if err != nil {
		return nil, s.access.failed("read the access log", err)
	}
	found, err := all(rows, func(r row) (o Opening, err error) {
		err = r.Scan(&o.Actor, &o.Child, &o.Times, &o.Reasons) // before o is read: the order within a return is not laid down
		return o, err
	})
	slices.SortFunc(found, func(a, b Opening) int { return cmp.Or(cmp.Compare(a.Actor, b.Actor), cmp.Compare(a.Child, b.Child)) })
	return found, s.access.failed("read the access log", err)
}

// GaveReason says whether the actor has opened the child with a typed reason since an instant, and when last.
func (s *Store) GaveReason(ctx context.Context, authority, actor, child string, since time.Time) (at time.Time, ok bool, err error) {
	var text string
	err = s.access.read.QueryRowContext(ctx, `SELECT at FROM viewed WHERE authority = $1 AND child = $2 AND actor = $3 AND why <> '' AND at >= $4
		ORDER BY seq DESC LIMIT 1`, authority, child, actor, instantText(since)).Scan(&text)
	if errors.Is(err, sql.ErrNoRows) {
		return time.Time{}, false, nil
	}
	if err != nil {
		return time.Time{}, false, s.access.failed("read the access log", err)
	}
	at, err = parseInstant(text)
	return at, err == nil, s.access.failed("read the access log", err)
}
