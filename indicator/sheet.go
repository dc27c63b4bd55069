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

// Sheet holds the figures of many indicators in many columns, whole and by one split, counted in one pass over the
// children. They are those that the Engine makes one by one. It may be read and redone by many at once.
type Sheet struct {
	mu      sync.RWMutex
	engine  *Engine
	by      Split
	of      []Indicator
	columns []Column
	places  [][]place // for each indicator and column
	looks   []look
	counts  []counts // for each look, by cell
	redo    []*eye   // looks at the one child that Redo is about
	do      func(*tally, Unit, *Case)
}

// Sheet counts each indicator in each column, split into groups (a blank split: whole only). An event is judged once for
// all the columns of one as-at day.
func (e *Engine) Sheet(of []Indicator, columns []Column, by Split) *Sheet {
	s := &Sheet{engine: e.at(day.Never), by: by, of: distinct(of), columns: distinct(columns)}
	s.plan()
	s.counts = s.blank()
	parts := e.rules.Book.Parts()
	var next atomic.Int64
	var wait sync.WaitGroup
	for range min(runtime.GOMAXPROCS(0), max(1, len(parts))) {
		wait.Go(func() {
			mine := s.blank()
			eyes := s.eyes(mine, (*tally).add)
			for i := int(next.Add(1)) - 1; i < len(parts); i = int(next.Add(1)) - 1 {
				for j, child := range parts[i].Children {
					s.look(eyes, parts[i].First+record.Ref(j), child)
				}
			}
			s.join(mine)
		})
	}
	wait.Wait()
	s.lookAtPlain()
	return s
}

// plan lays out what each indicator looks through: one look for each day that some of its columns are as at.
func (s *Sheet) plan() {
	rules := map[day.Day]*Rules{}
	s.places = make([][]place, len(s.of))
	for i, in := range s.of {
		windows := map[day.Day][]day.Span{}
		s.places[i] = make([]place, len(s.columns))
		var days []day.Day
		for c, column := range s.columns {
			window, ok := s.engine.rules.looked(in, column)
			s.places[i][c] = place{window: window, told: ok}
			if ok {
				days = append(days, column.AsAt)
				windows[column.AsAt] = append(windows[column.AsAt], window)
			}
		}
		for _, asAt := range distinct(days) {
			if rules[asAt] == nil {
				rules[asAt] = s.engine.rules.asAt(asAt)
			}
			s.addLook(i, look{in, in.Unit(), rules[asAt], cellsOf(in, windows[asAt])})
		}
	}
}

// addLook takes a look up, and tells the columns that it fills where they stand in it.
func (s *Sheet) addLook(i int, l look) {
	for c, column := range s.columns {
		if p := &s.places[i][c]; p.told && column.AsAt == l.rules.AsAt {
			p.look, p.cells = len(s.looks), cellsFor(l.in, l.cells, p.window)
		}
	}
	s.looks = append(s.looks, l)
}

func (s *Sheet) blank() []counts {
	all := make([]counts, len(s.looks))
	for i := range all {
		all[i] = newCounts(len(s.looks[i].cells))
	}
	return all
}

func (s *Sheet) join(mine []counts) {
	s.mu.Lock()
	defer s.mu.Unlock()
	for i := range mine {
		s.counts[i].merge(mine[i])
	}
}

// eyes are one for each look, which do with each case what they are told: add it to the counts or take it away.
func (s *Sheet) eyes(to []counts, do func(*tally, Unit, *Case)) []*eye {
	eyes := make([]*eye, len(s.looks))
	for i := range s.looks {
		l := &s.looks[i]
		var v *eye
		v = newEye(l.rules, l.cells, func(cell int, c *Case) {
			do(to[i].at(cell, groupOf(s.by, v.child, c)), l.unit, c)
		})
		eyes[i] = v
	}
	return eyes
}

// look lets every indicator see one child.
func (s *Sheet) look(eyes []*eye, ref record.Ref, child *record.Child) {
	for i, v := range eyes {
		v.look(s.looks[i].in, ref, child)
	}
}

// lookAtPlain counts the indicators that look at no child.
func (s *Sheet) lookAtPlain() {
	for i := range s.looks {
		l := &s.looks[i]
		p, ok := l.in.(*Plain)
		if !ok {
			continue
		}
		for cell, window := range l.cells {
			for _, c := range p.Cases(l.rules, window) {
				s.counts[i].at(cell, groupOf(s.by, nil, &c)).add(l.unit, &c)
			}
		}
	}
}

// Redo takes the cases of one child as it was off the counts, and lays those of the child as it is now over them. before
// is nil for a child that is new. now are the rules with the newer Book. A new delivery, which changes what is told of all
// children, makes a new Sheet.
func (s *Sheet) Redo(now *Rules, ref record.Ref, before, after *record.Child) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.redo == nil {
		s.redo = s.eyes(s.counts, func(t *tally, u Unit, c *Case) { s.do(t, u, c) })
	}
	if before != nil {
		s.do = (*tally).take
		s.look(s.redo, ref, before)
	}
	s.engine = NewEngine(now).at(day.Never)
	rules := map[day.Day]*Rules{}
	for i := range s.looks {
		asAt := s.looks[i].rules.AsAt
		if rules[asAt] == nil {
			rules[asAt] = s.engine.rules.asAt(asAt)
		}
		s.looks[i].rules, s.redo[i].rules = rules[asAt], rules[asAt]
	}
	s.do = (*tally).add
	s.look(s.redo, ref, after)
}

// Figure gives what Engine.Figure gives, or Engine.Series for a column of a series: the whole for a blank group, else a
// group of the split. The Sheet must have been made with the indicator and the column.
func (s *Sheet) Figure(in Indicator, c Column, group string) Figure {
	s.mu.RLock()
	defer s.mu.RUnlock()
	p, f := s.start(in, c)
	if group != "" {
		f.Split, f.Group = s.by, group
	}
	if p.told {
		f.fill(s.tally(p, group), s.engine.rules)
	}
	return f
}

// By gives what Engine.By gives of a column, or Engine.SeriesBy of one of a series.
func (s *Sheet) By(in Indicator, c Column) []Figure {
	s.mu.RLock()
	defer s.mu.RUnlock()
	p, untold := s.start(in, c)
	untold.Split = s.by
	if !p.told {
		return []Figure{untold}
	}
	names := []string{""}
	if s.by != "" {
		names = s.names([]place{p})
	}
	var figures []Figure
	for _, name := range names {
		f := untold
		f.Group = name
		f.fill(s.tally(p, name), s.engine.rules)
		figures = append(figures, f)
	}
	return figures
}

// Series gives an indicator's figures in some columns: the whole for a blank group, else a group of the split.
func (s *Sheet) Series(in Indicator, columns []Column, group string) []Figure {
	series := make([]Figure, len(columns))
	for i, c := range columns {
		series[i] = s.Figure(in, c, group)
	}
	return series
}

// Groups lists the groups that an indicator has cases in, in any column, in the order of By.
func (s *Sheet) Groups(in Indicator) []string {
	s.mu.RLock()
	defer s.mu.RUnlock()
	return s.names(s.places[slices.Index(s.of, in)])
}

// start finds the place of a column and begins its figure.
func (s *Sheet) start(in Indicator, c Column) (place, Figure) {
	p := s.places[slices.Index(s.of, in)][slices.Index(s.columns, c)]
	f := s.engine.blank(in, c.AsAt, p.window)
	if c.Series {
		f.Window = c.Window
	}
	return p, f
}

// tally counts a group, or all of them, over the cells of a place.
func (s *Sheet) tally(p place, group string) *tally {
	sum := &tally{}
	for _, cell := range p.cells {
		for name, t := range s.counts[p.look][cell] {
			if group == "" || group == name {
				sum.merge(t)
			}
		}
	}
	return sum
}

// names are the groups that have cases in some places, in their order.
func (s *Sheet) names(places []place) []string {
	seen := map[string]bool{}
	for _, p := range places {
		for _, cell := range p.cells {
			for name, t := range s.counts[p.look][cell] {
				if t.yes+t.no+t.cannot > 0 { // none may be left of those that Redo took away
					seen[name] = true
				}
			}
		}
	}
	return slices.SortedFunc(maps.Keys(seen), s.by.inOrder)
}
