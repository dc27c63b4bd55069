package indicator

import (
	"maps"
	"runtime"
	"slices"
	"sync"
	"sync/atomic"

	"goldthread/day"
	"goldthread/record"
)

// Board keeps the counts of many indicators by month and group, so that a change to one child looks again at that child
// alone. It may be read and redone by many at once.
type Board struct {
	mu     sync.RWMutex
	engine *Engine
	asAt   day.Day
	months []day.Span
	looks  [][]day.Span // for each indicator the windows that it looks through, and the month of each
	at     [][]int
	by     Split
	of     []Indicator
	counts []counts // one for each indicator, by window
	redo   []*eye   // looks at the one child that Redo is about
	do     func(*tally, Unit, *Case)
}

// Board counts each indicator for the last n calendar months, split into groups, in one pass over the children.
func (e *Engine) Board(of []Indicator, asAt day.Day, n int, by Split) *Board {
	b := &Board{engine: e.at(asAt), asAt: asAt, months: day.MonthsEnding(asAt, n), by: by, of: of}
	for _, in := range of {
		windows, month := b.engine.rules.looks(in, b.months)
		b.looks, b.at = append(b.looks, windows), append(b.at, month)
	}
	b.counts = b.blank()
	parts := b.engine.rules.Book.Parts()
	var next atomic.Int64
	var wait sync.WaitGroup
	for range min(runtime.GOMAXPROCS(0), max(1, len(parts))) {
		wait.Go(func() {
			mine := b.blank()
			eyes := b.eyes(mine, b.engine.rules, (*tally).add)
			for i := int(next.Add(1)) - 1; i < len(parts); i = int(next.Add(1)) - 1 {
				for j, child := range parts[i].Children {
					b.look(eyes, parts[i].First+record.Ref(j), child)
				}
			}
			b.join(mine)
		})
	}
	wait.Wait()
	b.lookAtPlain()
	return b
}

func (b *Board) blank() []counts {
	all := make([]counts, len(b.of))
	for i := range all {
		all[i] = newCounts(len(b.looks[i]))
	}
	return all
}

func (b *Board) join(mine []counts) {
	b.mu.Lock()
	defer b.mu.Unlock()
	for i := range mine {
		b.counts[i].merge(mine[i])
	}
}

// eyes are one for each indicator, which do with each case what they are told: add it to the counts or take it away.
func (b *Board) eyes(to []counts, r *Rules, do func(*tally, Unit, *Case)) []*eye {
	eyes := make([]*eye, len(b.of))
	for i, in := range b.of {
		unit := in.Unit()
		var v *eye
		v = newEye(r, b.looks[i], func(w int, c *Case) {
			do(to[i].at(w, groupOf(b.by, v.child, c)), unit, c)
		})
		eyes[i] = v
	}
	return eyes
}

// look lets every indicator see one child.
func (b *Board) look(eyes []*eye, ref record.Ref, child *record.Child) {
	for i, in := range b.of {
		eyes[i].look(in, ref, child)
	}
}

// lookAtPlain counts the indicators that look at no child.
func (b *Board) lookAtPlain() {
	for i, in := range b.of {
		p, ok := in.(*Plain)
		if !ok {
			continue
		}
		for w, window := range b.looks[i] {
			for _, c := range p.Cases(b.engine.rules, windowFor(in, window.To, window)) {
				b.counts[i].at(w, groupOf(b.by, nil, &c)).add(in.Unit(), &c)
			}
		}
	}
}

// Redo takes the cases of one child as it was off the counts, and lays those of the child as it is now over them. before
// is nil for a child that is new. now are the rules with the newer Book. A new delivery, which changes what is told of all
// children, makes a new Board.
func (b *Board) Redo(now *Rules, ref record.Ref, before, after *record.Child) {
	b.mu.Lock()
	defer b.mu.Unlock()
	if before != nil {
		b.again(ref, before, (*tally).take)
	}
	b.engine = NewEngine(now).at(b.asAt)
	b.again(ref, after, (*tally).add)
}

// again looks at one child with the eyes that are kept for it.
func (b *Board) again(ref record.Ref, child *record.Child, do func(*tally, Unit, *Case)) {
	if b.redo == nil {
		b.redo = b.eyes(b.counts, b.engine.rules, func(t *tally, u Unit, c *Case) { b.do(t, u, c) })
	}
	b.do = do
	for _, v := range b.redo {
		v.rules = b.engine.rules
	}
	b.look(b.redo, ref, child)
}

// Series gives the months of one indicator for a group; the blank group of a Board that is split is the whole.
func (b *Board) Series(in Indicator, group string) []Figure {
	b.mu.RLock()
	defer b.mu.RUnlock()
	i := slices.Index(b.of, in)
	if i < 0 {
		return nil
	}
	series := make([]Figure, len(b.months))
	for month, window := range b.months {
		series[month] = b.engine.blank(in, b.asAt, windowFor(in, window.To, window))
		series[month].Window = window
	}
	for w, window := range b.looks[i] {
		f := b.engine.blank(in, b.asAt, windowFor(in, window.To, window))
		f.Window = b.months[b.at[i][w]]
		t := &tally{}
		for name, one := range b.counts[i][w] {
			if group == "" || name == group {
				t.merge(one)
			}
		}
		if group != "" {
			f.Split, f.Group = b.by, group
		}
		f.fill(t, b.engine.rules)
		series[b.at[i][w]] = f
	}
	return series
}

// Groups lists the groups that an indicator has cases in, NotKnown last.
func (b *Board) Groups(in Indicator) []string {
	b.mu.RLock()
	defer b.mu.RUnlock()
	seen := map[string]bool{}
	if i := slices.Index(b.of, in); i >= 0 {
		for _, groups := range b.counts[i] {
			for name, t := range groups {
				seen[name] = seen[name] || t.yes+t.no+t.cannot > 0
			}
		}
	}
	maps.DeleteFunc(seen, func(_ string, any bool) bool { return !any })
	return slices.SortedFunc(maps.Keys(seen), b.by.inOrder)
}

// take is the opposite of add.
func (t *tally) take(unit Unit, c *Case) {
	one := tally{}
	one.add(unit, c)
	t.yes, t.no, t.cannot = t.yes-one.yes, t.no-one.no, t.cannot-one.cannot
	for _, v := range one.values {
		if at := slices.Index(t.values, v); at >= 0 {
			t.values = slices.Delete(t.values, at, at+1)
		}
	}
	for w, n := range one.workers {
		if t.workers[w] -= n; t.workers[w] == 0 {
			delete(t.workers, w)
		}
	}
}
