package delivery

import (
	"context"
	"fmt"
	"slices"
	"time"

	"goldthread/ingest"
	"goldthread/record"
	"goldthread/store"
)

// Intake takes the deliveries of one authority, one after another. It remembers what the journal held at the last, so
// that the next reads only what was written since. It is not safe for concurrent use; what others write to the journal
// meanwhile it sees, as they see what it writes.
type Intake struct {
	journal   *store.Store
	authority string
	known     *known
	seen      int64 // the number of the last entry that known tells of
}

// NewIntake is for deliveries of the authority. It reads nothing yet.
func NewIntake(journal *store.Store, authority string) *Intake {
	return &Intake{journal: journal, authority: authority}
}

// Take takes one delivery, which must be of the same authority: all of it or nothing.
func (in *Intake) Take(ctx context.Context, q Request) (Outcome, error) {
	return in.Keep(ctx, in.Read(ctx, q))
}

// Reading is a delivery whose files are being read.
type Reading struct {
	q       Request
	saved   ingest.Mapping // as it stood when they were
	seq     int64
	done    chan struct{}
	reading *reading
	err     error
}

// Read begins to read the files of a delivery, beside what else is done: while the one before is kept, too. Reading
// changes nothing; Keep takes what was read.
func (in *Intake) Read(ctx context.Context, q Request) *Reading {
	r := &Reading{q: q, done: make(chan struct{})}
	go func() {
		defer close(r.done)
		if q.Authority != in.authority {
			r.err = fmt.Errorf("a delivery of authority %s was given to the intake of %s", q.Authority, in.authority)
			return
		}
		if r.saved, r.seq, r.err = SavedMapping(ctx, in.journal, q.Authority); r.err == nil {
			r.reading, r.err = q.read(ctx, r.saved.Merge(q.Mapping))
		}
	}()
	return r
}

// Keep takes a delivery that Read has begun to read: all of it or nothing. Where the words of the mapping have changed
// since, its files are read again.
func (in *Intake) Keep(ctx context.Context, r *Reading) (Outcome, error) {
	caught := in.catchUp(ctx)
	if <-r.done; r.err != nil {
		return Outcome{}, r.err
	}
	if caught != nil {
		return Outcome{}, fmt.Errorf("read what is known of authority %s: %w", in.authority, caught)
	}
	_, seq, err := SavedMapping(ctx, in.journal, in.authority)
	if err != nil {
		return Outcome{}, err
	}
	if seq != r.seq {
		return in.Keep(ctx, in.Read(ctx, r.q))
	}
	if err := r.q.check(ctx, in.journal, in.known, r.reading); err != nil {
		return Outcome{}, err
	}
	words, err := mappingDraft(r.saved, r.saved.Merge(r.q.Mapping), r.seq)
	if err != nil {
		return Outcome{}, err
	}
	return r.q.keep(ctx, in.journal, in.known, r.reading, words)
}

// catchUp reads what the journal has gained: all that stands, the first time. After an error it begins afresh.
func (in *Intake) catchUp(ctx context.Context) (err error) {
	defer func() {
		if err != nil {
			in.known, in.seen = nil, 0
		}
	}()
	if in.known == nil {
		head, _, err := in.journal.Head(ctx, in.authority)
		if err != nil {
			return err
		}
		in.known, in.seen = &known{entries: map[key]*standing{}}, head
		err = in.journal.Live(ctx, in.authority, time.Time{}, in.known.take)
		in.known.settle()
		return err
	}
	err = in.journal.Since(ctx, in.authority, in.seen, func(e *store.Entry) error {
		in.seen = e.Seq
		return in.known.follow(e)
	})
	in.known.settle()
	return err
}

// follow lays one entry over what is known.
func (k *known) follow(e *store.Entry) error {
	switch {
	case e.Op == store.Put:
		return k.take(e)
	case e.Kind == (record.Delivery{}).Kind():
		k.forget(e.ID)
	default:
		delete(k.entries, key{e.Kind, e.ID})
	}
	return nil
}

// settle puts in order what was read.
func (k *known) settle() {
	k.children = nil
	slices.SortStableFunc(k.deliveries, byAsAt)
}
