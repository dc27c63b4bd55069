package report

import (
	"iter"
	"maps"
	"slices"

	"goldthread/day"
	"goldthread/disclosure"
	"goldthread/indicator"
)

// tables are all the counts of a public edition and the sums that tie them: what Suppress decides on.
type tables struct {
	cells  []disclosure.Cell
	totals []disclosure.Total
	counts map[string]int  // nought too, which is no cell: it is always shown
	kept   map[string]bool // cells that an earlier edition hid
	isCell map[string]bool // what Suppress decides on: noughts only where nobody prints them
	ties   [][]string      // codes of measures of which one gives another's counts away
	wanted map[string]bool // counts of the twelve months or the day
	out    map[string]bool // cells that an earlier edition held, hidden or not
}

// linkedTables gathers the counts of all measures: each with its windows, its teams, its complement, and the measures
// that count the same children in other words.
func linkedTables(measures []measure, keep []string) *tables {
	t := &tables{counts: map[string]int{}, kept: map[string]bool{}, out: map[string]bool{}, wanted: map[string]bool{}, isCell: map[string]bool{}}
	for _, id := range keep { // with the marks among them
		t.kept[id] = true
	}
	for i := range measures {
		m := &measures[i]
		if !small(m.now) {
			t.want(m.now)
		}
		t.addUnprinted(m.parts)
		for _, f := range m.figures() {
			t.addFigure(f)
		}
		for _, f := range m.teams {
			t.addFigure(f)
		}
		t.addEarlier(m)
		t.addWindows(m)
		t.addTeams(m)
	}
	t.addFlows(measures)
	t.addKinship(measures)
	for i := range t.cells {
		id := t.cells[i].ID
		t.cells[i].Out, t.cells[i].Wanted = t.out[id] && (!t.kept[id] || t.kept[seenMark(id)]), t.wanted[id]
	}
	return t
}

func (t *tables) add(id string, count int) {
	if _, there := t.counts[id]; there {
		return
	}
	t.counts[id] = count
	if count > 0 || t.kept[id] {
		t.addCell(id, count)
	}
}

func (t *tables) addCell(id string, count int) {
	if !t.isCell[id] {
		t.counts[id], t.isCell[id] = count, true
		t.cells = append(t.cells, disclosure.Cell{ID: id, Count: count})
	}
}

// want marks the counts without which a figure cannot be printed.
func (t *tables) want(f indicator.Figure) {
	t.wanted[cellOf(f, numerator)], t.wanted[cellOf(f, denominator)], t.wanted[shareOf(f).Rest()] = true, true, true
}

func (t *tables) tie(codes ...string) { t.ties = append(t.ties, codes) }

// addUnprinted adds stretches that nobody prints: a nought among them is not known to readers.
func (t *tables) addUnprinted(parts []indicator.Figure) {
	for _, f := range parts {
		for _, p := range []part{numerator, denominator, cannotTell} {
			if n, ok := p.count(f); ok {
				t.addUnprintedCell(cellOf(f, p), n)
			}
		}
		if f.Unit == indicator.Percent {
			t.addUnprintedCell(shareOf(f).Rest(), f.Denominator-f.Numerator)
		}
	}
}

func (t *tables) addUnprintedCell(id string, count int) {
	if !t.isCell[id] {
		t.addCell(id, count)
		t.cells[len(t.cells)-1].Unprinted = true
	}
}

func (t *tables) addFigure(f indicator.Figure) {
	for _, p := range []part{numerator, denominator, cannotTell} {
		if n, ok := p.count(f); ok {
			t.add(cellOf(f, p), n)
		}
	}
	if f.Unit == indicator.Percent { // what is left of a share tells as much as the share: the late beside those in time
		share := shareOf(f)
		t.add(share.Rest(), f.Denominator-f.Numerator)
		t.link(share.Denominator, []string{share.Numerator, share.Rest()})
	}
}

func shareOf(f indicator.Figure) disclosure.Percent {
	return disclosure.Percent{Numerator: cellOf(f, numerator), Denominator: cellOf(f, denominator)}
}

// link says that a whole is the sum of its parts. Where it is not (a child counted once in a year may start in two of
// its months), the reader is taken to know the sum of the parts, which is more than any reader knows.
func (t *tables) link(whole string, parts []string) {
	sum := 0
	var counted []string
	for _, id := range parts {
		if t.isCell[id] {
			sum, counted = sum+t.counts[id], append(counted, id)
		}
	}
	if len(counted) == 0 || len(counted) == 1 && counted[0] == whole {
		return
	}
	if sum != t.counts[whole] {
		out := t.out[whole]
		whole = "sum of the parts of " + whole
		t.add(whole, sum)
		t.out[whole] = out
	}
	t.addCell(whole, sum)
	t.totals = append(t.totals, disclosure.Total{Whole: whole, Parts: counted})
}

// addWindows ties the windows of events that lie within each other: the year, the year to date and the periods compared
// are each the sum of the stretches between all their ends.
func (t *tables) addWindows(m *measure) {
	if m.in.OnDay() {
		return
	}
	figures := m.figures()
	for _, p := range []part{numerator, denominator, cannotTell} {
		stretches := map[day.Span]string{}
		for _, f := range figures {
			if _, ok := p.count(f); ok {
				stretches[f.Window] = cellOf(f, p)
			}
		}
		for window, id := range inOrder(stretches) {
			if parts := within(window, m.cuts(), stretches); parts != nil {
				t.link(id, parts)
			}
		}
	}
}

// inOrder goes through windows in an order that does not change from run to run.
func inOrder[V any](of map[day.Span]V) iter.Seq2[day.Span, V] {
	return func(yield func(day.Span, V) bool) {
		windows := make([]day.Span, 0, len(of))
		for w := range of {
			windows = append(windows, w)
		}
		slices.SortFunc(windows, func(a, b day.Span) int {
			if a.From != b.From {
				return int(a.From - b.From)
			}
			return int(a.To - b.To)
		})
		for _, w := range windows {
			if !yield(w, of[w]) {
				return
			}
		}
	}
}

func sortedKeys[V any](of map[string]V) []string { return slices.Sorted(maps.Keys(of)) }

// cuts are the days on which some window begins, or that follow the end of one, in order.
func (m *measure) cuts() []day.Day {
	var cuts []day.Day
	for _, f := range m.figures() {
		cuts = append(cuts, f.Window.From, f.Window.To+1)
	}
	slices.Sort(cuts)
	return slices.Compact(cuts)
}

// stretchesOf are the days of a window between the cuts in it.
func stretchesOf(w day.Span, cuts []day.Day) []day.Span {
	var found []day.Span
	from := w.From
	for _, c := range cuts {
		if c > from && c <= w.To+1 {
			found = append(found, day.Span{From: from, To: c - 1})
			from = c
		}
	}
	return found
}

func within(w day.Span, cuts []day.Day, cells map[day.Span]string) []string {
	var parts []string
	for _, s := range stretchesOf(w, cuts) {
		id, ok := cells[s]
		if !ok {
			return nil
		}
		parts = append(parts, id)
	}
	return parts
}

// addParts counts the stretches between the ends of windows that cross: a year that begins in the middle of a month
// gives that half month away. Nobody prints them; they are protected as if somebody did.
func addParts(measures []*measure, e *indicator.Engine, asAt day.Day) {
	var of []indicator.Indicator
	var columns []indicator.Column
	crossed := make([][]indicator.Column, len(measures))
	for i := range measures {
		if m := measures[i]; !m.in.OnDay() {
			crossed[i] = m.crossed(asAt)
			of, columns = append(of, m.in), append(columns, crossed[i]...)
		}
	}
	s := e.Sheet(of, columns, "")
	for i := range measures {
		for _, c := range crossed[i] {
			measures[i].parts = append(measures[i].parts, s.Figure(measures[i].in, c, ""))
		}
	}
}

// crossed are the stretches of a measure's windows between the ends of others, other than the windows themselves.
func (m *measure) crossed(asAt day.Day) []indicator.Column {
	have := map[day.Span]bool{}
	for _, f := range m.figures() {
		have[f.Window] = true
	}
	var columns []indicator.Column
	cuts := m.cuts()
	for _, f := range m.figures() {
		for _, s := range stretchesOf(f.Window, cuts) {
			if !have[s] {
				have[s] = true
				columns = append(columns, indicator.Column{AsAt: asAt, Window: s})
			}
		}
	}
	return columns
}

// addTeams ties the teams to the whole.
func (t *tables) addTeams(m *measure) {
	for _, p := range []part{numerator, denominator, cannotTell} {
		if _, ok := p.count(m.now); !ok || len(m.teams) == 0 {
			continue
		}
		var parts []string
		for _, f := range m.teams {
			parts = append(parts, cellOf(f, p))
		}
		t.link(cellOf(m.now, p), parts)
	}
}
