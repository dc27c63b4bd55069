package store

import (
	"context"
	"database/sql"
	"fmt"
	"runtime"
	"strings"
	"sync"
)

// entriesInBatch is how many numbers one query of a long walk covers: some milliseconds of work, a few megabytes.
const entriesInBatch = 8192

// mostReaders bounds the connections that one long walk uses at a time.
const mostReaders = 4

// batch is a run of entries read ahead. Its memory is used over and over.
type batch struct {
	entries []Entry
	bodies  []byte
	err     error
}

// lane is a reader and the batches that go back and forth between it and the walk; both channels hold all there are, so
// that neither side ever waits to hand one over.
type lane struct{ read, free chan *batch }

const batchesInLane = 2

// walkFirst calls f, in order, for each of the puts 1 to last that keep wants. A driver spends more time on a row than
// f does, so several readers, each on a connection, read batches ahead in turn. That they read at different moments
// does not matter: what has a number never changes. keep is called by the readers.
func (p *place) walkFirst(ctx context.Context, authority string, last int64, keep func(seq int64) bool, f func(*Entry) error) error {
	ctx, stop := context.WithCancel(ctx)
	var readers sync.WaitGroup
	defer readers.Wait()
	defer stop()
	batches := int((last + entriesInBatch - 1) / entriesInBatch)
	lanes := make([]lane, min(batches, mostReaders, runtime.GOMAXPROCS(0)))
	for i := range lanes {
		lanes[i] = newLane()
		readers.Go(func() {
			for n := i; n < batches; n += len(lanes) {
				select {
				case b := <-lanes[i].free:
					from := int64(n) * entriesInBatch
					b.err = p.fill(ctx, b, authority, from, min(from+entriesInBatch, last), keep)
					lanes[i].read <- b
				case <-ctx.Done():
					return
				}
			}
		})
	}
	for n := range batches {
		lane := lanes[n%len(lanes)]
		select {
		case b := <-lane.read:
			if err := b.each(ctx, f); err != nil {
				return err
			}
			lane.free <- b
		case <-ctx.Done():
			return p.failed("read the journal", ctx.Err())
		}
	}
	return nil
}

func newLane() lane {
	l := lane{read: make(chan *batch, batchesInLane), free: make(chan *batch, batchesInLane)}
	for range batchesInLane {
		l.free <- new(batch)
	}
	return l
}

// selectPuts reads what a record is made of and no more. A driver spends its time by the column, so the texts come as
// one, parted by a character that no text of an entry may have.
const selectPuts = `SELECT seq, kind || CAST($4 AS TEXT) || id || CAST($4 AS TEXT) || child || CAST($4 AS TEXT) || source, body
	FROM journal WHERE authority = $1 AND seq > $2 AND seq <= $3 AND op = 'put' ORDER BY seq`

// parting is the unit separator of ASCII.
const parting = "\x1f"

// fill reads the puts after from, up to and including to, into the batch.
func (p *place) fill(ctx context.Context, b *batch, authority string, from, to int64, keep func(seq int64) bool) error {
	const doing = "read the journal"
	b.entries, b.bodies = b.entries[:0], b.bodies[:0]
	rows, err := p.read.QueryContext(ctx, selectPuts, authority, from, to, parting)
	if err != nil {
		return p.failed(doing, err)
	}
	defer rows.Close()
	e := Entry{Authority: authority, Op: Put}
	var texts string
	var body sql.RawBytes
	for rows.Next() {
		if err := rows.Scan(&e.Seq, &texts, &body); err != nil {
			return p.failed(doing, err)
		}
		if !keep(e.Seq) {
			continue
		}
		if err := e.part(texts); err != nil {
			return err
		}
		start := len(b.bodies)
		b.bodies = append(b.bodies, body...)
		b.entries = append(b.entries, e)
		b.entries[len(b.entries)-1].Body = b.bodies[start:len(b.bodies):len(b.bodies)]
	}
	return p.failed(doing, rows.Err())
}

// part takes the joined texts apart; they keep sharing their memory.
func (e *Entry) part(texts string) error {
	var ok bool
	rest := texts
	for _, to := range []*string{&e.Kind, &e.ID, &e.Child} {
		if *to, rest, ok = strings.Cut(rest, parting); !ok {
			return fmt.Errorf("read the journal: entry %d is not as it was written (verify the journal)", e.Seq)
		}
	}
	e.Source = rest
	return nil
}

func (b *batch) each(ctx context.Context, f func(*Entry) error) error {
	if b.err != nil {
		return b.err
	}
	if err := ctx.Err(); err != nil {
		return fmt.Errorf("read the journal: %w", err)
	}
	for i := range b.entries {
		if err := f(&b.entries[i]); err != nil {
			return err
		}
	}
	return nil
}
