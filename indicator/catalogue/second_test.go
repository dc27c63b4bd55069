package catalogue_test

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"
	"time"

	"goldthread/clock"
	"goldthread/day"
	"goldthread/indicator"
	"goldthread/indicator/catalogue"
	"goldthread/record"
)

// The second computation. For every indicator of the catalogue a plain loop, written from its definition and not from its
// code, says which records of which children are counted, and what of each. It asks neither the clocks nor the engine;
// it is slow and repeats itself on purpose. The engine must say the same of three made-up authorities.

// verdict is what the second computation says of one record. Said is false where the definition names no value.
type verdict struct {
	child, record, met string
	value              float64
	said               bool
	held               string // team and worker, where the definition rests on them
}

// scene is one authority as at a day, with a window that ends on it.
type scene struct {
	offices
	book     *record.Book
	told     map[record.Feed]map[time.Time]bool // the days that the record tells a feed for
	from, to time.Time
}

// twin is the second computation of one indicator: of a child, or of the whole Book where it is about no child.
type twin struct {
	child func(s *scene, c *record.Child) []verdict
	whole func(s *scene) []verdict
}

func (w twin) look(s *scene) []verdict {
	if w.whole != nil {
		return w.whole(s)
	}
	var all []verdict
	for _, c := range s.book.All() {
		for _, v := range w.child(s, c) {
			v.child = c.ID
			all = append(all, v)
		}
	}
	return all
}

// The words of a verdict.
const (
	yes        = "met"
	no         = "not met"
	cannotTell = "cannot tell"
)

// of names the record that a verdict is about, as a case names it.
func of(kind string, start day.Day, nth uint16) string {
	name := kind + " " + on(start).Format(time.DateOnly)
	if nth > 1 {
		name += fmt.Sprint("#", nth)
	}
	return name
}

func TestASecondComputationFindsTheSameCases(t *testing.T) {
	towns := madeUpTowns(t)
	closed := readOffices(t)
	t.Run("caseloads", func(t *testing.T) { compareCaseloads(t, towns, closed) })
	for _, in := range catalogue.All() {
		code := in.About().Code
		second, ok := twins[code]
		if !ok {
			t.Errorf("%s has no second computation", code)
			continue
		}
		t.Run(code, func(t *testing.T) {
			inSample, inOdd := map[string]int{}, map[string]int{}
			for _, town := range towns {
				found := inSample
				if town.odd {
					found = inOdd
				}
				town.compare(t, in, second, closed, found)
			}
			checkFound(t, in, inSample, inOdd)
		})
	}
	for code := range twins {
		if _, ok := catalogue.Find(code); !ok {
			t.Errorf("the second computation has %s, and the catalogue does not", code)
		}
	}
}

// rare are the figures of which a made-up authority may by chance have no case at all, and why.
var rare = map[string]string{
	"icpc-waiting-15wd": "few conferences are late, and fewer are awaited on the very day",
}

// checkFound asks for cases to compare: two computations that both see nothing agree too. The authorities of package
// sample must have some of every figure; the odd one has them of every kind, however seldom they are in real life.
func checkFound(t *testing.T, in indicator.Indicator, inSample, inOdd map[string]int) {
	if inSample[yes]+inSample[no] == 0 && rare[in.About().Code] == "" {
		t.Error("no case in any authority of package sample")
	}
	if inOdd[yes] == 0 || in.Unit() == indicator.Percent && inOdd[no] == 0 {
		t.Errorf("the odd authority lacks a kind of case: %v", inOdd)
	}
}

// population is that of every authority here.
const population = 40000

// compare holds both computations against each other on all days and windows, and counts what was found.
func (w town) compare(t *testing.T, in indicator.Indicator, second twin, closed offices, found map[string]int) {
	t.Helper()
	engine := indicator.NewEngine(&indicator.Rules{Book: w.book, Local: clock.Local{},
		Population: func(day.Day) (int, int, bool) { return population, 2024, true }})
	for _, to := range w.asAt {
		for _, name := range day.Windows {
			s := &scene{offices: closed, book: w.book, told: w.told, from: windowTo(name, to), to: to}
			mine := second.look(s)
			window := day.Span{From: back(s.from), To: back(to)}
			where := fmt.Sprintf("%s, %s to %s", w.name, name, to.Format(time.DateOnly))
			if compareCases(t, where, w.book, mine, engine.Cases(in, window.To, window)) {
				compareFigure(t, where, mine, engine.Figure(in, window.To, window))
			}
			for _, v := range mine {
				found[v.met]++
			}
			if in.OnDay() {
				break // a state on a day is the same in every window
			}
		}
	}
}

func compareCases(t *testing.T, where string, book *record.Book, mine []verdict, cases []indicator.Case) (same bool) {
	t.Helper()
	engine := map[string]verdict{}
	for _, c := range cases {
		v := verdict{record: c.Record.String(), met: c.Met.String(), value: c.Value, held: c.Team + "/" + c.Worker}
		if c.Child != indicator.NoChild {
			v.child = book.At(c.Child).ID
		}
		if _, twice := engine[v.name()]; twice {
			t.Errorf("%s: the engine has %s twice", where, v.name())
		}
		engine[v.name()] = v
	}
	var lines []string
	for _, v := range mine {
		other, ok := engine[v.name()]
		delete(engine, v.name())
		switch {
		case !ok:
			lines = append(lines, fmt.Sprintf("%s: %s, the engine leaves it out", v.name(), v.shown()))
		case v.held != "" && v.held != other.held:
			lines = append(lines, fmt.Sprintf("%s: held by another than the engine says", v.name()))
		case v.met != other.met || v.said && math.Abs(v.value-other.value) > 1e-9:
			lines = append(lines, fmt.Sprintf("%s: %s, the engine says %s", v.name(), v.shown(), other.shown()))
		}
	}
	for _, v := range engine {
		lines = append(lines, fmt.Sprintf("%s: left out, the engine says %s", v.name(), v.shown()))
	}
	slices.Sort(lines)
	const most = 5
	if n := len(lines); n > most {
		lines = append(lines[:most], fmt.Sprintf("and %d more", n-most))
	}
	if len(lines) > 0 {
		t.Errorf("%s: the second computation says\n  %s", where, strings.Join(lines, "\n  "))
	}
	return len(lines) == 0
}

func (v verdict) name() string { return v.child + " " + v.record }

func (v verdict) shown() string {
	if !v.said && v.value == 0 {
		return v.met
	}
	return fmt.Sprintf("%s (%g)", v.met, v.value)
}

// compareFigure holds the figure against a count of the verdicts.
func compareFigure(t *testing.T, where string, mine []verdict, f indicator.Figure) {
	t.Helper()
	n := map[string]int{}
	var values []float64
	for _, v := range mine {
		n[v.met]++
		if v.met == yes {
			values = append(values, v.value)
		}
	}
	if f.Unit == indicator.Average {
		return // over the workers: see compareCaseloads
	}
	if f.Partial && !f.ToldFrom.Known() { // no delivery tells the day: the engine gives no value at all
		if f.Known {
			t.Errorf("%s: the figure has the value %v of a day that no delivery tells", where, f.Value)
		}
		return
	}
	if f.Numerator != n[yes] || f.CannotTell != n[cannotTell] || f.Unit == indicator.Percent && f.Denominator != n[yes]+n[no] {
		t.Errorf("%s: the figure is %d of %d and %d not told, the second computation has %d of %d and %d not told",
			where, f.Numerator, f.Denominator, f.CannotTell, n[yes], n[yes]+n[no], n[cannotTell])
	}
	if want, ok := valueOf(f.Unit, n, values); ok != f.Known || ok && math.Abs(want-f.Value) > 1e-9 {
		t.Errorf("%s: the figure is %g (known: %t), the second computation has %g (%t)", where, f.Value, f.Known, want, ok)
	}
}

func valueOf(u indicator.Unit, n map[string]int, values []float64) (value float64, ok bool) {
	switch u {
	case indicator.Number:
		return float64(n[yes]), true
	case indicator.Rate10k:
		return float64(n[yes]) * 10000 / population, true
	case indicator.Percent:
		return 100 * float64(n[yes]) / float64(max(1, n[yes]+n[no])), n[yes]+n[no] > 0
	}
	if len(values) == 0 {
		return 0, false
	}
	if u == indicator.Mean {
		for _, v := range values {
			value += v / float64(len(values))
		}
		return value, true
	}
	slices.SortFunc(values, cmp.Compare[float64])
	return (values[(len(values)-1)/2] + values[len(values)/2]) / 2, true
}
