package web

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"runtime/debug"
	"sync"
	"time"

	"goldthread/day"
	"goldthread/delivery"
	"goldthread/ingest"
	"goldthread/store"
)

// intake reads what was handed in, one delivery after another, outside the requests.
type intake struct {
	mu    sync.Mutex
	queue []waiting
	wake  chan struct{}
	now   waiting // being read; blank when nothing is
	done  int64   // bytes read of it
	of    int64
}

// waiting names files that are to be read.
type waiting struct{ authority, id string }

func newIntake() *intake { return &intake{wake: make(chan struct{}, 1)} }

// add puts files at the end of the queue, once.
func (in *intake) add(w waiting) {
	in.mu.Lock()
	defer in.mu.Unlock()
	for _, one := range in.queue {
		if one == w {
			return
		}
	}
	in.queue = append(in.queue, w)
	select {
	case in.wake <- struct{}{}:
	default:
	}
}

// next takes the first of the queue.
func (in *intake) next() (waiting, bool) {
	in.mu.Lock()
	defer in.mu.Unlock()
	if len(in.queue) == 0 {
		in.now = waiting{}
		return waiting{}, false
	}
	in.now, in.queue = in.queue[0], in.queue[1:]
	in.done, in.of = 0, 0
	return in.now, true
}

// progress says how far files have come: how many are before them, or how much of them is read.
func (in *intake) progress(w waiting) (before int, done, of int64) {
	in.mu.Lock()
	defer in.mu.Unlock()
	if in.now == w {
		return 0, in.done, in.of
	}
	for i, one := range in.queue {
		if one == w {
			return i + 1, 0, 0
		}
	}
	return 0, 0, 0
}

func (in *intake) read(done, of int) {
	in.mu.Lock()
	defer in.mu.Unlock()
	in.done, in.of = int64(done), int64(of)
}

// resume puts back into the queue what waited when the program stopped.
func (s *Server) resume(ctx context.Context, authority string) error {
	all, err := delivery.AllHandedIn(ctx, s.Journal, authority)
	if err != nil {
		return err
	}
	for _, h := range all {
		if h.Stage == delivery.Waiting {
			s.intake.add(waiting{authority, h.ID})
		}
	}
	return nil
}

// readQueue reads what waits until the server closes.
func (s *Server) readQueue(ctx context.Context) {
	for {
		select {
		case <-ctx.Done():
			return
		case <-s.intake.wake:
		}
		for w, ok := s.intake.next(); ok && ctx.Err() == nil; w, ok = s.intake.next() {
			if err := s.takeIn(ctx, w); err != nil && ctx.Err() == nil {
				s.Log.Error("read a delivery", "authority", w.authority, "error", err)
				s.work.Go(func() { s.tryAgain(ctx, w) })
			}
		}
	}
}

// untilAgain is how long files wait whose outcome could not be written down: the disk may be full, the database away.
const untilAgain = time.Minute

func (s *Server) tryAgain(ctx context.Context, w waiting) {
	select {
	case <-ctx.Done():
	case <-time.After(untilAgain):
		s.intake.add(w)
	}
}

// takeIn reads one set of files and writes down what became of it.
func (s *Server) takeIn(ctx context.Context, w waiting) error {
	h, err := delivery.FindHandedIn(ctx, s.Journal, w.authority, w.id)
	if err != nil || h.Stage != delivery.Waiting {
		return err
	}
	start := s.Now()
	out, err := s.deliver(ctx, w.authority, h)
	if ctx.Err() != nil {
		return ctx.Err() // it waits for the next start
	}
	h.Stage, h.Refusal = delivery.Taken, nil
	if err != nil {
		h.Stage, h.Refusal = delivery.Refused, s.refusalOf(err)
	} else if h.Outcome, err = s.keepOutcome(ctx, w.authority, out); err != nil {
		return err
	}
	h.Made = out.Delivery.ID
	read, kept, _ := out.Report.Rows()
	s.Log.Info("delivery read", "authority", w.authority, "stage", h.Stage, "rows", read, "kept", kept, "ms", s.Now().Sub(start).Milliseconds())
	draft, err := h.Draft(h.Seq)
	if err != nil {
		return err
	}
	if _, err := s.refresh(ctx, w.authority); err != nil { // first the figures, then the word that they are there
		return err
	}
	_, err = s.Journal.Append(ctx, w.authority, h.By, []store.Draft{draft})
	return err
}

// deliver reads the files from where they are kept and takes them into the record. A file that makes the reader panic is
// refused like any other: read again at the next start, it would stop the program for good.
func (s *Server) deliver(ctx context.Context, authority string, h delivery.HandedIn) (out delivery.Outcome, err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("the reader panicked: %v\n%s", p, debug.Stack())
		}
	}()
	q := delivery.Request{Authority: authority, Actor: h.By, AsAt: h.AsAt, Mapping: h.Mapping, Partial: h.Partial, Replace: h.Replace,
		CodeOf: s.codeOf(authority), Progress: s.intake.read}
	for _, f := range h.Files {
		doc, err := s.Journal.Document(ctx, authority, f.SHA256)
		if err != nil {
			return delivery.Outcome{}, err
		}
		q.Files = append(q.Files, ingest.Upload{Name: f.Name, Content: doc.Content})
	}
	if h.AsAt.Known() {
		return delivery.Take(ctx, s.Journal, q)
	}
	_, out, err = delivery.Read(ctx, q)
	if err == nil {
		err = &noDay{out.Suggested}
	}
	return out, err
}

// codeOf tells whose placements files speak of; a made-up authority's are nobody's.
func (s *Server) codeOf(authority string) func(string) (string, bool) {
	if _, real := s.Benchmarks.Authority(authority); !real {
		return nil
	}
	return func(text string) (string, bool) {
		a, ok := s.Benchmarks.Authority(text)
		return fmt.Sprint(a.Number), ok
	}
}

// noDay is the refusal of files whose day nobody said.
type noDay struct{ suggested day.Day }

func (e *noDay) Error() string { return "the day on which these files were made was not given" }

// refusalOf puts an error of a delivery into words for the page. What is our fault is logged.
func (s *Server) refusalOf(err error) *delivery.Refusal {
	var mistaken *delivery.Mistaken
	var replaces *delivery.Replaces
	var refused *ingest.Refusal
	var day *noDay
	switch {
	case errors.As(err, &day):
		return &delivery.Refusal{What: "The day on which these files were made was not given.", Do: "Say it below.", Suggested: day.suggested}
	case errors.As(err, &mistaken):
		return &delivery.Refusal{What: upperFirst(mistaken.What) + ".", Do: mistaken.Do, Partial: mistaken.Partial}
	case errors.As(err, &replaces):
		return &delivery.Refusal{What: fmt.Sprintf("These files would take %s of the %s known of %s out of the record, so their list looks cut short, or of another day.",
			thousands(replaces.Goes), thousands(replaces.Has), replaces.Feed), Do: "Look at the file and at its day.", Replaces: true}
	case errors.As(err, &refused):
		do := refused.Do
		if !refused.Unmapped.Empty() { // the reader speaks of a mapping file, as the command line writes it; here it is a form
			do = "Say below what they mean, or put Ofsted’s own words in their place in the file."
		}
		return &delivery.Refusal{What: refused.File + ": " + refused.What, Do: do, Unmapped: refused.Unmapped}
	}
	s.Log.Error("take a delivery", "error", err)
	return &delivery.Refusal{What: "Something went wrong here while the files were read, and it is not your doing. Nothing was changed.",
		Do: "Hand them in again; if it happens again, tell the system lead when it happened."}
}

// keepOutcome keeps what became of a delivery as a document.
func (s *Server) keepOutcome(ctx context.Context, authority string, out delivery.Outcome) (string, error) {
	body, err := json.Marshal(out)
	if err != nil {
		return "", err
	}
	return s.Journal.PutDocument(ctx, authority, "outcome of a delivery", "application/json", body)
}

// outcomeOf reads it again.
func (s *Server) outcomeOf(ctx context.Context, authority string, h delivery.HandedIn) (out delivery.Outcome, err error) {
	if h.Outcome == "" {
		return out, nil
	}
	doc, err := s.Journal.Document(ctx, authority, h.Outcome)
	if err != nil {
		return out, err
	}
	return out, json.Unmarshal(doc.Content, &out)
}
