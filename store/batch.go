package store

import (
	"context"
	"fmt"
	"runtime"
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

// walkFirst calls f, in order, for each of the entries 1 to last that keep wants. A driver spends more time on a row than
// f does, so several readers, each on a connection, read batches ahead in turn. That they read at different moments
// does not matter: what has a number never changes. keep is called by the readers.
func (p *place) walkFirst(ctx context.Context, authority string, last int64, keep func(*Entry) bool, f func(*Entry) error) error {
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

// fill reads the entries after from, up to and including to, into the batch.
func (p *place) fill(ctx context.Context, b *batch, authority string, from, to int64, keep func(*Entry) bool) error {
	b.entries, b.bodies = b.entries[:0], b.bodies[:0]
	return p.walk(ctx, p.read, func(e *Entry) error {
		if keep(e) {
			start := len(b.bodies)
			b.bodies = append(b.bodies, e.Body...)
			b.entries = append(b.entries, *e)
			b.entries[len(b.entries)-1].Body = b.bodies[start:len(b.bodies):len(b.bodies)]
		}
		return nil
	}, authority, `AND seq > $2 AND seq <= $3 ORDER BY seq`, from, to)
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
