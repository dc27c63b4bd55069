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
	place         // of the journal and its documents
	access  place // of sign-ins, the log of who saw what, unfinished texts and secrets; on PostgreSQL the same
	now     func() time.Time
	queue   chan *request // unbuffered: a save is either with its sender, who may still withdraw it, or with the writer
	closing chan struct{}
	written chan struct{} // closed when the writer has gone
	close   func() error
}

// Open opens a place: a folder, in which the SQLite files goldthread.db and access.db are made when missing, or a postgres://
// URL, in whose schema the tables are made when missing. The clock now dates what is written; nothing else reads it.
//
// A schema newer than this program knows is refused, and so is an SQLite older than 3.51.3. No error repeats the
// password of a URL.
func Open(ctx context.Context, at string, now func() time.Time) (*Store, error) {
	journal, access, err := openPlaces(ctx, at)
	if err != nil {
		return nil, err
	}
	s := &Store{place: journal, access: access, now: now,
		queue: make(chan *request), closing: make(chan struct{}), written: make(chan struct{})}
	if err := s.prepareTables(ctx); err != nil {
		return nil, errors.Join(err, s.closePlaces())
	}
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
	return s.closePlaces()
}

func (s *Store) prepareTables(ctx context.Context) error {
	const doing = "prepare the tables"
	if err := s.migrate(ctx, journalTables); err != nil {
		return s.failed(doing, err)
	}
	return s.access.failed(doing, s.access.migrate(ctx, accessTables))
}

// inOne says whether journal and access stand in one database.
func (s *Store) inOne() bool { return s.access.write == s.write }

func (s *Store) closePlaces() error {
	if s.inOne() {
		return s.closePools()
	}
	return errors.Join(s.access.closePools(), s.closePools())
}
