package web

import (
	"context"
	"errors"
	"fmt"
	"runtime/debug"
	"sync"
	"sync/atomic"
	"time"

	"goldthread/access"
	"goldthread/assurance"
	"goldthread/assurance/inspection"
	"goldthread/assurance/plan"
	"goldthread/record"
	"goldthread/report"
	"goldthread/store"
)

// house is all that is known of one authority at one moment. It never changes: a request keeps the one that it began with.
type house struct {
	code     string
	seq      int64 // the newest journal entry in it
	book     *record.Book
	bookAt   time.Time // by this instant all that is in the book was known
	written  *assurance.Written
	plan     *plan.Plan
	register *inspection.Register
	grants   *access.Grants
	figures  *figures // made of book; kept while it is the same
}

// keeper holds an authority's newest house.
type keeper struct {
	newest  atomic.Pointer[house]
	reading sync.Mutex // of the record as known on an earlier day
	renew   sync.Mutex // one renewal at a time
	past    *kept[time.Time, pastBook]
	packs   *kept[string, *report.Pack] // the figures of packs, by what they were fixed from
	plans   *kept[moment, *plan.Plan]   // as they stood at earlier instants
	refs    *access.References
}

const (
	followEvery = time.Second // how late a page may be of what another process saved
	rereadPart  = 5           // where more than a fifth of the journal is new, reading the record anew is the shorter way (measured)
	pastKept    = 3           // books as known on an earlier day that are kept
)

// follow renews the houses when something was saved, here or by another process.
func (s *Server) follow(ctx context.Context) {
	tick := time.NewTicker(followEvery)
	defer tick.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-tick.C:
			s.safely("follow the journal", func() error { return s.refreshAll(ctx) })
		}
	}
}

// safely does something beside the requests: what goes wrong in it is logged, and stops neither the program nor the next
// time.
func (s *Server) safely(what string, do func() error) {
	defer func() {
		if p := recover(); p != nil {
			s.Log.Error(what, "panic", p, "at", string(debug.Stack()))
		}
	}()
	if err := do(); err != nil && !errors.Is(err, context.Canceled) {
		s.Log.Error(what, "error", err)
	}
}

func (s *Server) refreshAll(ctx context.Context) error {
	codes, err := s.Journal.Authorities(ctx)
	if err != nil {
		return err
	}
	for _, code := range codes {
		if _, err := s.refresh(ctx, code); err != nil {
			return err
		}
	}
	return nil
}

// keeperOf is the keeper of an authority; a new one where there is none yet.
func (s *Server) keeperOf(ctx context.Context, code string) (*keeper, error) {
	s.mu.RLock()
	k := s.houses[code]
	s.mu.RUnlock()
	if k != nil {
		return k, nil
	}
	refs, err := access.NewReferences(ctx, s.Journal, code)
	if err != nil {
		return nil, err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.houses[code] == nil {
		s.houses[code] = &keeper{past: newKept[time.Time, pastBook](pastKept), packs: newKept[string, *report.Pack](packsKept), plans: newKept[moment, *plan.Plan](plansKept), refs: refs}
	}
	return s.houses[code], nil
}

// refresh gives the authority's house as the journal stands now. Who has just saved something calls it, to see it.
func (s *Server) refresh(ctx context.Context, code string) (*house, error) {
	k, err := s.keeperOf(ctx, code)
	if err != nil {
		return nil, err
	}
	head, _, err := s.Journal.Head(ctx, code)
	if err != nil {
		return nil, err
	}
	if h := k.newest.Load(); h != nil && h.seq >= head {
		return h, nil
	}
	k.renew.Lock()
	defer k.renew.Unlock()
	h := k.newest.Load()
	if h != nil && h.seq >= head {
		return h, nil
	}
	if h == nil || head-h.seq > head/rereadPart {
		h, err = s.readHouse(ctx, code, k)
	} else {
		h, err = s.nextHouse(ctx, h, k)
	}
	if err != nil {
		return nil, fmt.Errorf("read what is known of authority %s: %w", code, err)
	}
	before := k.newest.Load()
	if before == nil || before.book != h.book {
		s.warm(h)
	}
	k.newest.Store(h)
	if before == nil || before.book != h.book {
		s.work.Go(func() { s.safely("make pages ahead", func() error { return s.warmBeside(h) }) })
	}
	return h, nil
}

// readHouse reads everything anew.
func (s *Server) readHouse(ctx context.Context, code string, k *keeper) (*house, error) {
	head, _, err := s.Journal.Head(ctx, code)
	if err != nil {
		return nil, err
	}
	h := &house{code: code}
	if h.book, err = record.Read(ctx, s.Journal, code, time.Time{}); err != nil {
		return nil, err
	}
	if h.written, err = assurance.Read(ctx, s.Journal, code); err != nil {
		return nil, err
	}
	if h.plan, err = plan.Read(ctx, s.Journal, code); err != nil {
		return nil, err
	}
	if h.register, err = inspection.Read(ctx, s.Journal, code); err != nil {
		return nil, err
	}
	if h.grants, err = access.ReadGrants(ctx, s.Journal, code); err != nil {
		return nil, err
	}
	if head > 0 {
		newest, err := s.Journal.Entry(ctx, code, head)
		if err != nil {
			return nil, err
		}
		h.bookAt = newest.RecordedAt
	}
	h.seq = head // what was saved meanwhile is read again by the next renewal
	k.refs.Learn(h.book)
	h.figures = newFigures(h.book)
	return h, nil
}

// nextHouse lays the entries since over a house. The book, and the figures made of it, stay as they are where no entry is
// about a child's record.
func (s *Server) nextHouse(ctx context.Context, before *house, k *keeper) (*house, error) {
	h := *before
	var of []record.Entry
	var all []store.Entry
	err := s.Journal.Since(ctx, h.code, h.seq, func(e *store.Entry) error {
		one := *e
		one.Body = append([]byte(nil), e.Body...)
		all = append(all, one)
		if record.Knows(e.Kind) {
			h.bookAt = e.RecordedAt
			of = append(of, record.Entry{Seq: e.Seq, Kind: e.Kind, ID: e.ID, Child: e.Child, Retired: e.Op == store.Retire, Body: one.Body})
		}
		h.seq = e.Seq
		return nil
	})
	if err != nil {
		return nil, err
	}
	if len(of) > 0 {
		if h.book, err = h.book.With(of); err != nil {
			return nil, err
		}
		k.refs.Learn(h.book)
		h.figures = newFigures(h.book)
	}
	if h.written, err = h.written.With(all); err != nil {
		return nil, err
	}
	if h.plan, err = h.plan.With(all); err != nil {
		return nil, err
	}
	if h.register, err = h.register.With(all); err != nil {
		return nil, err
	}
	h.grants, err = h.grants.With(all)
	return &h, err
}

// pastBook is the record and what was written as they were known by an instant.
type pastBook struct {
	book    *record.Book
	written *assurance.Written
	figures *figures
}

// knownBy is the record as it was known by an instant: read from the journal, and kept for those who look on.
func (s *Server) knownBy(ctx context.Context, code string, instant time.Time) (pastBook, error) {
	k, err := s.keeperOf(ctx, code)
	if err != nil {
		return pastBook{}, err
	}
	return k.past.get(instant, func() (p pastBook, err error) {
		ctx := context.WithoutCancel(ctx) // others wait for it too
		k.reading.Lock()                  // a Book is large: one at a time, whoever asks for how many days
		defer k.reading.Unlock()
		if p.book, err = record.Read(ctx, s.Journal, code, instant); err != nil {
			return p, err
		}
		if p.written, err = assurance.ReadAt(ctx, s.Journal, code, instant); err != nil {
			return p, err
		}
		k.refs.Learn(p.book)
		p.figures = newFigures(p.book)
		return p, nil
	})
}
