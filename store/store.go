// Package store keeps what is known: an append-only journal of entries for each authority, and documents beside it. It
// knows no child: the body of an entry is bytes (JSON) written by the Go type of its kind. It is the only package that
// speaks SQL, one text of it for SQLite and for PostgreSQL. DESIGN.md says why it is built as it is.
package store

import (
	"context"
	"errors"
	"sync"
	"time"
)

// ErrClosed is what every method returns, wrapped, after Close.
var ErrClosed = errors.New("the store is closed")

// Store is an open place. Any number of goroutines may use it, and any number of processes may open the same place.
type Store struct {
	place
	now     func() time.Time
	queue   chan *request // unbuffered: a save is either with its sender, who may still withdraw it, or with the writer
	closing chan struct{}
	written chan struct{} // closed when the writer has gone
	close   func() error
}

// Open opens a place: a folder, in which the SQLite file goldthread.db is made when missing, or a postgres:// URL, in
// whose schema the tables are made when missing. The clock now dates what is written; nothing else reads it.
//
// A schema newer than this program knows is refused, and so is an SQLite older than 3.51.3. No error repeats the
// password of a URL.
func Open(ctx context.Context, at string, now func() time.Time) (*Store, error) {
	p, err := openPlace(ctx, at)
	if err != nil {
		return nil, err
	}
	if err := p.migrate(ctx); err != nil {
		p.closePools()
		return nil, p.failed("prepare the tables", err)
	}
	s := &Store{place: p, now: now,
		queue: make(chan *request), closing: make(chan struct{}), written: make(chan struct{})}
	s.close = sync.OnceValue(s.shut)
	go s.writeAll()
	return s, nil
}

// Close lets the saves that are under way finish, refuses those still waiting and closes the place. Closing twice is
// allowed.
func (s *Store) Close() error { return s.close() }

func (s *Store) shut() error {
	close(s.closing)
	<-s.written
	return s.closePools()
}
