package store

import (
	"context"
	"errors"
	"fmt"
	"sync/atomic"
)

// request is an append on its way through the writer.
type request struct {
	ctx              context.Context
	authority, actor string
	drafts           []Draft
	first            int64
	err              error
	done             chan struct{}
}

// Append writes all drafts or none, in order, and gives the number of the first; the others follow it without a gap.
// When it returns without an error they are on the disk. A draft whose Base is not what stands there now gives a *Conflict.
//
// A context that ends while the append waits withdraws it; one that ends while it is being written undoes it, unless
// others are saved in the same group. The error is nil exactly when the drafts were saved, but for an error that says
// that the commit itself failed.
func (s *Store) Append(ctx context.Context, authority, actor string, drafts []Draft) (first int64, err error) {
	if err := checkDrafts(authority, actor, drafts); err != nil || len(drafts) == 0 {
		return 0, err
	}
	if err := ctx.Err(); err != nil {
		return 0, fmt.Errorf("nothing was saved: %w", err)
	}
	r := &request{ctx: ctx, authority: authority, actor: actor, drafts: drafts, done: make(chan struct{})}
	select {
	case s.queue <- r:
		<-r.done
		return r.first, r.err
	case <-ctx.Done():
		return 0, fmt.Errorf("nothing was saved: %w", ctx.Err())
	case <-s.closing:
		return 0, fmt.Errorf("nothing was saved: %w", ErrClosed)
	}
}

// mostInGroup is how many drafts are gathered before a group is written, so that one waits for another's few
// milliseconds, not for many.
const mostInGroup = 2000

// writeAll is the one writer: it takes all appends that wait, writes them in one transaction, flushed to the disk once,
// answers all, and begins again.
func (s *Store) writeAll() {
	defer close(s.written)
	for {
		select {
		case <-s.closing:
			return
		case r := <-s.queue:
			s.writeGroup(s.gather(r))
		}
	}
}

func (s *Store) gather(first *request) []*request {
	group, drafts := []*request{first}, len(first.drafts)
	for drafts < mostInGroup {
		select {
		case r := <-s.queue:
			group, drafts = append(group, r), drafts+len(r.drafts)
		default:
			return group
		}
	}
	return group
}

func (s *Store) writeGroup(group []*request) {
	ctx, stop := untilAllGone(group)
	defer stop()
	if err := s.lay(ctx, group); err != nil {
		if gone := allGone(group); gone != nil && !errors.Is(err, errCommit) {
			err = fmt.Errorf("nothing was saved: %w", gone) // the driver may only say that its connection broke
		} else {
			err = s.failed("save", err)
		}
		for _, r := range group {
			r.first, r.err = 0, err
		}
	}
	for _, r := range group {
		close(r.done)
	}
}

// untilAllGone gives a context that ends when nobody waits for the group any more: one person's closed browser must
// not undo what fifteen others save.
func untilAllGone(group []*request) (context.Context, func()) {
	ctx, cancel := context.WithCancel(context.WithoutCancel(group[0].ctx))
	var waiting atomic.Int64
	waiting.Store(int64(len(group)))
	stops := make([]func() bool, len(group))
	for i, r := range group {
		stops[i] = context.AfterFunc(r.ctx, func() {
			if waiting.Add(-1) == 0 {
				cancel()
			}
		})
	}
	return ctx, func() {
		for _, stop := range stops {
			stop()
		}
		cancel()
	}
}
