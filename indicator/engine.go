package indicator

import (
	"cmp"
	"maps"
	"runtime"
	"slices"
	"strings"
	"sync"
	"sync/atomic"

	"goldthread/day"
	"goldthread/record"
)

// Engine counts cases over one Book. It keeps nothing and is safe for many readers at once.
type Engine struct{ rules *Rules }

// NewEngine makes an engine over the Book that the rules name.
func NewEngine(r *Rules) *Engine { return &Engine{r} }

// at is the engine that looks as at a day: nothing that happened later counts, and what was to follow an event by then
// has until then.
func (e *Engine) at(asAt day.Day) *Engine {
	r := *e.rules
	r.AsAt, r.told = asAt, &coverage{}
	return &Engine{&r}
}

// asAt are the same rules for another day; what the deliveries cover, which no day changes, is worked out once for both.
func (r *Rules) asAt(d day.Day) *Rules {
	other := *r
	other.AsAt = d
	return &other
}

// Figure makes one figure. For a state on a day the window is the day itself.
func (e *Engine) Figure(in Indicator, asAt day.Day, window day.Span) Figure {
	return e.at(asAt).figures(in, asAt, []day.Span{windowFor(in, asAt, window)}, "")[0][0]
}

// By makes the figure for each group of a split, in the order of their names (ages from the youngest) with NotKnown last;
// the numerators add up to the whole figure's.
func (e *Engine) By(in Indicator, asAt day.Day, window day.Span, s Split) []Figure {
	return e.at(asAt).figures(in, asAt, []day.Span{windowFor(in, asAt, window)}, s)[0]
}

// Series makes a figure for each of the last n calendar months: the month's events, or the state on its last day. The
// windows never overlap. Months that the record cannot tell whole are Partial. What lists tell only the latest of is
// looked at on the day of the month's last delivery.
func (e *Engine) Series(in Indicator, asAt day.Day, n int) []Figure {
	series := make([]Figure, n)
	for i, groups := range e.SeriesBy(in, asAt, n, "") {
		series[i] = groups[0]
	}
	return series
}

// SeriesBy is Series for each group of a split: a row of figures for each month. A month that cannot be told has one
// figure that says so.
func (e *Engine) SeriesBy(in Indicator, asAt day.Day, n int, s Split) [][]Figure {
	e = e.at(asAt)
	months := day.MonthsEnding(asAt, n)
	series := make([][]Figure, n)
	for i, month := range months {
		untold := e.blank(in, asAt, windowFor(in, month.To, month))
		untold.Split, untold.Window = s, month
		series[i] = []Figure{untold}
	}
	windows, at := e.rules.looks(in, months)
	for i, groups := range e.figures(in, asAt, windows, s) {
		for j := range groups {
			groups[j].Window = months[at[i]]
		}
		series[at[i]] = groups
	}
	return series
}

// windowFor is the window that an indicator counts in: a state on a day ignores the one asked for.
func windowFor(in Indicator, asAt day.Day, window day.Span) day.Span {
	if in.OnDay() {
		return day.Span{From: asAt, To: asAt}
	}
	return window
}

// Cases lists the children behind a figure, by day and then by child. The figure counts exactly these.
func (e *Engine) Cases(in Indicator, asAt day.Day, window day.Span) []Case {
	return e.at(asAt).through(in, windowFor(in, asAt, window))
}

// through lists what an indicator sees through a window.
func (e *Engine) through(in Indicator, window day.Span) []Case {
	if p, ok := in.(*Plain); ok {
		return p.Cases(e.rules, window)
	}
	found := make([][]Case, len(e.rules.Book.Parts()))
	e.eachPart(func(i int, part record.Part) {
		e.look(in, part, []day.Span{window}, func(_ *eye, _ int, c *Case) { found[i] = append(found[i], *c) })
	})
	cases := slices.Concat(found...)
	slices.SortFunc(cases, func(a, b Case) int { // a child's cases of one day differ in their record
		return cmp.Or(cmp.Compare(a.Day, b.Day), cmp.Compare(a.Child, b.Child), strings.Compare(a.Record.Kind, b.Record.Kind),
			cmp.Compare(a.Record.Day, b.Record.Day), cmp.Compare(a.Record.Nth, b.Record.Nth))
	})
	return cases
}

// CasesIn lists the children behind one group of a split, as By counts it. A blank split has all of them.
func (e *Engine) CasesIn(in Indicator, asAt day.Day, window day.Span, s Split, group string) []Case {
	return e.ColumnCases(in, Column{AsAt: asAt, Window: window}, s, group)
}

// child is the record of a case's child; nil where it is about none.
func (e *Engine) child(ref record.Ref) *record.Child {
	if ref == NoChild {
		return nil
	}
	return e.rules.Book.At(ref)
}

// look lets an indicator see every child of a part.
func (e *Engine) look(in Indicator, part record.Part, windows []day.Span, f func(v *eye, window int, c *Case)) {
	var v *eye
	v = newEye(e.rules, windows, func(window int, c *Case) { f(v, window, c) })
	for i, child := range part.Children {
		v.look(in, part.First+record.Ref(i), child)
	}
}

// eachPart works through the children on all cores.
func (e *Engine) eachPart(do func(i int, part record.Part)) {
	parts := e.rules.Book.Parts()
	var next atomic.Int64
	var wait sync.WaitGroup
	for range min(runtime.GOMAXPROCS(0), len(parts)) {
		wait.Go(func() {
			for i := int(next.Add(1)) - 1; i < len(parts); i = int(next.Add(1)) - 1 {
				do(i, parts[i])
			}
		})
	}
	wait.Wait()
}

// figures counts each window into groups; the whole (no split) is one group with a blank name.
func (e *Engine) figures(in Indicator, asAt day.Day, windows []day.Span, s Split) [][]Figure {
	counts := e.count(in, windows, s)
	figures := make([][]Figure, len(windows))
	for w, groups := range counts {
		if s == "" && groups[""] == nil {
			groups[""] = &tally{}
		}
		for _, name := range slices.SortedFunc(maps.Keys(groups), s.inOrder) {
			f := e.blank(in, asAt, windowFor(in, windows[w].To, windows[w]))
			f.Split, f.Group = s, name
			f.fill(groups[name], e.rules)
			figures[w] = append(figures[w], f)
		}
	}
	return figures
}

// count tallies every window's cases by group.
func (e *Engine) count(in Indicator, windows []day.Span, s Split) []map[string]*tally {
	whole := newCounts(len(windows))
	if p, ok := in.(*Plain); ok {
		for w, window := range windows {
			for _, c := range p.Cases(e.rules, window) {
				whole.at(w, groupOf(s, nil, &c)).add(in.Unit(), &c)
			}
		}
		return whole
	}
	var joining sync.Mutex
	e.eachPart(func(_ int, part record.Part) {
		mine := newCounts(len(windows))
		e.look(in, part, windows, func(v *eye, w int, c *Case) {
			mine.at(w, groupOf(s, v.child, c)).add(in.Unit(), c)
		})
		joining.Lock()
		defer joining.Unlock()
		whole.merge(mine)
	})
	return whole
}

type counts []map[string]*tally

func newCounts(n int) counts {
	c := make(counts, n)
	for i := range c {
		c[i] = map[string]*tally{}
	}
	return c
}

// at is the tally of a window's group.
func (c counts) at(w int, group string) *tally {
	t := c[w][group]
	if t == nil {
		t = &tally{}
		c[w][group] = t
	}
	return t
}

func (c counts) merge(o counts) {
	for w := range o {
		for group, t := range o[w] {
			if c[w][group] == nil {
				c[w][group] = t
				continue
			}
			c[w][group].merge(t)
		}
	}
}

// blank is a figure before it is filled: what it is of, how old its data are, and how much of its window they tell.
func (e *Engine) blank(in Indicator, asAt day.Day, window day.Span) Figure {
	f := Figure{Words: in.About(), Unit: in.Unit(), AsAt: asAt, Window: window, OnDay: in.OnDay()}
	f.DataAsAt = e.rules.Book.LatestDelivery(window.To)
	if f.Words.Latest && !e.rules.delivered(f.Words.Needs, window.To) {
		f.Partial, f.Note = true, "lists tell only the latest visit, review, episode or state, so this can be told only as at the day of a delivery"
		return f
	}
	needed := window
	needed.From = needed.From.AddMonths(-f.Words.Since)
	f.ToldFrom = needed.From
	for _, feed := range f.Words.Needs {
		from, ok := e.rules.toldUpTo(feed, window, f.OnDay)
		switch {
		case !ok:
			f.Partial, f.ToldFrom, f.Note = true, day.Never, ""
			f.note("the list of " + string(feed) + " that it needs was not delivered for this time")
			return f
		case from > needed.From:
			f.Partial, f.ToldFrom = true, max(f.ToldFrom, from)
			f.Note = ""
			f.note("the record tells " + string(feed) + " only from " + from.Long())
		}
		if last := e.rules.lastDelivery(feed, window.To); ok && !e.rules.toldOn(feed, window.To) && window.To-last > stillFresh {
			f.Partial = true
			f.note("the newest list of " + string(feed) + " is as at " + last.Long())
		}
	}
	return f
}
