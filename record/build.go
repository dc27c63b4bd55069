package record

import (
	"cmp"
	"encoding/json"
	"fmt"
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

type worker struct {
	batch []Entry
	work  chan []Entry
	kids  map[string]*Child
	err   error
}

const batchSize = 512

// NewBuilder starts the Book of an authority.
func NewBuilder(authority string) *Builder {
	b := &Builder{book: &Book{Authority: authority}}
	for range max(1, runtime.GOMAXPROCS(0)-1) {
		w := &worker{work: make(chan []Entry, 4), kids: map[string]*Child{}}
		b.workers = append(b.workers, w)
		b.done.Go(w.run)
	}
	return b
}

// Add takes one live entry. The body is copied: the caller may use its bytes again. Kinds that are not of the record
// are passed over.
func (b *Builder) Add(e Entry) error {
	b.book.Seq = max(b.book.Seq, e.Seq)
	_, known := kinds[e.Kind]
	switch {
	case e.Retired:
		return nil
	case e.Kind == "delivery" || e.Kind == "adopter":
		e.Body = slices.Clone(e.Body)
		b.wide = append(b.wide, e)
		return nil
	case !known:
		return nil
	}
	e.Body = slices.Clone(e.Body)
	w := b.workers[hash(e.Child)%uint32(len(b.workers))]
	if w.batch = append(w.batch, e); len(w.batch) == batchSize {
		w.work <- w.batch
		w.batch = make([]Entry, 0, batchSize)
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
		for _, e := range batch {
			if err := w.put(e); err != nil && w.err == nil {
				w.err = err
			}
		}
	}
}

func (w *worker) put(e Entry) error {
	c := w.kids[e.Child]
	if c == nil {
		c = &Child{ID: e.Child}
		w.kids[e.Child] = c
	}
	if err := kinds[e.Kind].put(c, e.ID, e.Seq, e.Body); err != nil {
		return fmt.Errorf("journal entry %d, a %s: %w", e.Seq, e.Kind, err)
	}
	return nil
}

// Book finishes the work. An entry that cannot be read stops it: a record with a hole must not pass for a whole one.
func (b *Builder) Book() (*Book, error) {
	for _, w := range b.workers {
		w.work <- w.batch
		close(w.work)
	}
	b.done.Wait()
	var children []*Child
	for _, w := range b.workers {
		if w.err != nil {
			return nil, w.err
		}
		for _, c := range w.kids {
			children = append(children, c)
		}
	}
	slices.SortFunc(children, func(a, b *Child) int { return strings.Compare(a.ID, b.ID) })
	if err := b.book.takeWide(b.wide); err != nil {
		return nil, err
	}
	b.book.fill(children)
	return b.book, nil
}

func (b *Book) takeWide(entries []Entry) error {
	for _, e := range entries {
		if err := b.putWide(e); err != nil {
			return err
		}
	}
	return nil
}

// putWide adds or replaces a delivery or an adopter.
func (b *Book) putWide(e Entry) error {
	origin := Origin{Seq: e.Seq, Nth: 1}
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
	leaving := b.DeliveredOn(CareLeavers)
	for i, c := range children {
		b.index[c.ID] = Ref(i)
		c.settle(leaving)
	}
	for chunk := range slices.Chunk(children, chunkSize) {
		b.chunks = append(b.chunks, slices.Clone(chunk))
	}
}

// settle puts the child's values in order and derives what only the deliveries together tell.
func (c *Child) settle(leaving []day.Day) {
	for name, k := range kinds {
		if c.has(name) {
			k.sort(c)
		}
	}
	c.Leaving = leavingSpells(c.Observations, leaving)
}

// has says whether the group that holds the kind is there, so that sorting does not make an empty one.
func (c *Child) has(kind string) bool {
	switch kind {
	case "contact", "early-help", "referral", "assessment":
		return c.Front != nil
	case "enquiry", "plan":
		return c.Protection != nil
	case "need":
		return c.Need != nil
	case "care", "legal", "placement":
		return c.Care != nil
	}
	return true
}

const leavingList = 9

// leavingSpells joins the deliveries in which the young person was on the list of care leavers: from the first day seen
// until the day before the next delivery without them.
func leavingSpells(said []Observation, delivered []day.Day) *LeavingCare {
	seen := map[day.Day]bool{}
	for _, o := range said {
		if o.List == leavingList {
			seen[o.Day] = true
		}
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
