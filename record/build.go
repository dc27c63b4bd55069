package record

import (
	"cmp"
	"encoding/json"
	"fmt"
	"maps"
	"runtime"
	"slices"
	"strings"
	"sync"

	"goldthread/day"
)

// Entry is the part of a journal entry that the record is built from.
type Entry struct {
	Seq             int64
	Kind, ID, Child string
	Retired         bool
	Body            []byte
}

// Builder makes a Book from live entries. Decoding runs beside the reading, on the machine's other cores: a child's
// entries all go to the same worker, so no two touch one child.
type Builder struct {
	book    *Book
	workers []*worker
	done    sync.WaitGroup
	wide    []Entry // deliveries and adopters: entries that are about no child
}

// worker decodes the entries of its share of the children.
type worker struct {
	batch batch
	work  chan batch
	kids  map[string]*Child
	names names
	err   error
}

// batch is a run of entries with their bodies in one piece of memory.
type batch struct {
	entries []queued
	bodies  []byte
}

type queued struct {
	seq   int64
	kind  kind
	name  string // of the kind
	child string
	nth   uint16
	end   int // of its body in the batch
}

const batchSize = 512

// NewBuilder starts the Book of an authority.
func NewBuilder(authority string) *Builder {
	b := &Builder{book: &Book{Authority: authority}}
	for range runtime.GOMAXPROCS(0) {
		w := &worker{work: make(chan batch, 4), kids: map[string]*Child{}, names: names{}}
		b.workers = append(b.workers, w)
		b.done.Go(w.run)
	}
	return b
}

// Add takes one live entry. The body is copied: the caller may use its bytes again. Kinds that are not of the record
// are passed over.
func (b *Builder) Add(e Entry) error {
	b.book.Seq = max(b.book.Seq, e.Seq)
	k, known := kinds[e.Kind]
	switch {
	case e.Retired:
		return nil
	case e.Kind == "delivery" || e.Kind == "adopter":
		e.ID, e.Body = strings.Clone(e.ID), slices.Clone(e.Body)
		b.wide = append(b.wide, e)
		return nil
	case !known:
		return nil
	}
	w := b.workers[hash(e.Child)%uint32(len(b.workers))]
	w.batch.bodies = append(w.batch.bodies, e.Body...)
	w.batch.entries = append(w.batch.entries, queued{e.Seq, k, e.Kind, e.Child, nthOf(e.ID), len(w.batch.bodies)})
	if len(w.batch.entries) == batchSize {
		full := w.batch
		w.batch = batch{make([]queued, 0, batchSize), make([]byte, 0, len(full.bodies)+len(full.bodies)/8)}
		w.work <- full
	}
	return nil
}

func hash(text string) uint32 {
	h := uint32(2166136261)
	for i := range len(text) {
		h = (h ^ uint32(text[i])) * 16777619
	}
	return h
}

func (w *worker) run() {
	for batch := range w.work {
		start := 0
		for _, e := range batch.entries {
			if err := w.put(e, batch.bodies[start:e.end]); err != nil && w.err == nil {
				w.err = err
			}
			start = e.end
		}
	}
}

func (w *worker) put(e queued, body []byte) error {
	c := w.kids[e.child]
	if c == nil {
		c = &Child{ID: strings.Clone(e.child)}
		w.kids[c.ID] = c
	}
	if err := e.kind.put(c, e.nth, e.seq, body, w.names); err != nil {
		return fmt.Errorf("journal entry %d, a %s: %w", e.seq, e.name, err)
	}
	return nil
}

// stop ends the workers of a Book that is given up.
func (b *Builder) stop() {
	for _, w := range b.workers {
		close(w.work)
	}
	b.done.Wait()
}

// Book finishes the work. An entry that cannot be read stops it: a record with a hole must not pass for a whole one.
func (b *Builder) Book() (*Book, error) {
	for _, w := range b.workers {
		w.work <- w.batch
		close(w.work)
	}
	b.done.Wait()
	if err := b.book.takeWide(b.wide); err != nil {
		return nil, err
	}
	leaving := b.book.DeliveredOn(CareLeavers)
	var children []*Child
	for _, w := range b.workers {
		if w.err != nil {
			return nil, w.err
		}
		children = slices.AppendSeq(children, maps.Values(w.kids))
		b.done.Go(func() { w.settle(leaving) })
	}
	b.done.Wait()
	slices.SortFunc(children, func(a, b *Child) int { return strings.Compare(a.ID, b.ID) })
	b.book.fill(children)
	return b.book, nil
}

func (w *worker) settle(leaving []day.Day) {
	for _, c := range w.kids {
		c.settle(leaving)
	}
}

func (b *Book) takeWide(entries []Entry) error {
	for _, e := range entries {
		if err := b.putWide(e); err != nil {
			return err
		}
	}
	return nil
}

// putWide adds, replaces or takes out a delivery or an adopter.
func (b *Book) putWide(e Entry) error {
	origin := Origin{Seq: e.Seq, Nth: 1}
	if e.Retired {
		b.Adopters = slices.DeleteFunc(slices.Clone(b.Adopters), func(x Adopter) bool { return e.Kind == "adopter" && x.ID == e.ID })
		b.Deliveries = slices.DeleteFunc(slices.Clone(b.Deliveries), func(x Delivery) bool { return e.Kind == "delivery" && x.ID == e.ID })
		return nil
	}
	if e.Kind == "adopter" {
		a := Adopter{}
		if err := json.Unmarshal(e.Body, &a); err != nil {
			return fmt.Errorf("journal entry %d, an adopter: %w", e.Seq, err)
		}
		a.Origin, a.ID = origin, e.ID
		b.Adopters = slices.DeleteFunc(slices.Clone(b.Adopters), func(x Adopter) bool { return x.ID == e.ID })
		b.Adopters = append(b.Adopters, a)
		slices.SortFunc(b.Adopters, func(x, y Adopter) int { return strings.Compare(x.ID, y.ID) })
		return nil
	}
	d := Delivery{}
	if err := json.Unmarshal(e.Body, &d); err != nil {
		return fmt.Errorf("journal entry %d, a delivery: %w", e.Seq, err)
	}
	d.Origin, d.ID = origin, e.ID
	b.Deliveries = slices.DeleteFunc(slices.Clone(b.Deliveries), func(x Delivery) bool { return x.ID == e.ID })
	b.Deliveries = append(b.Deliveries, d)
	slices.SortFunc(b.Deliveries, func(x, y Delivery) int {
		return cmp.Or(cmp.Compare(x.AsAt, y.AsAt), cmp.Compare(x.Seq, y.Seq))
	})
	return nil
}

func (b *Book) fill(children []*Child) {
	b.index = make(map[string]Ref, len(children))
	for i, c := range children {
		b.index[c.ID] = Ref(i)
	}
	for chunk := range slices.Chunk(children, chunkSize) {
		b.chunks = append(b.chunks, slices.Clone(chunk))
	}
}

// settle puts the child's values in order and derives what only the deliveries together tell.
func (c *Child) settle(leaving []day.Day) {
	for _, k := range kindList {
		k.sort(c)
	}
	c.Leaving = leavingSpells(c.Observations, leaving)
}

const leavingList = 9

// leavingSpells joins the deliveries in which the young person was on the list of care leavers: from the first day seen
// until the day before the next delivery without them.
func leavingSpells(said []Observation, delivered []day.Day) *LeavingCare {
	var seen map[day.Day]bool
	for _, o := range said {
		if o.List != leavingList {
			continue
		}
		if seen == nil {
			seen = map[day.Day]bool{}
		}
		seen[o.Day] = true
	}
	if len(seen) == 0 {
		return nil
	}
	l := &LeavingCare{}
	open := false
	for _, d := range delivered {
		switch {
		case seen[d] && !open:
			l.Spells = append(l.Spells, day.Span{From: d})
		case !seen[d] && open:
			l.Spells[len(l.Spells)-1].To = d - 1
		}
		open = seen[d]
	}
	return l
}
