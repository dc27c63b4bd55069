package disclosure_test

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"testing"

	"goldthread/disclosure"
)

// attacker knows what is published, and that a hidden count is at least so much. It tries every world: it shares no
// code with the package it attacks.
type attacker struct {
	ids    []string // hidden cells
	least  int
	most   int            // how far it counts: enough that a range which reaches it is wide
	sums   [][]sum        // the published sums that each cell stands in
	worlds []map[int]bool // values each cell has in some world
	enough int            // values after which it gives a cell up, and stops when it has given up all
	small  int            // when above 0, some hidden cell is at most this: it knows why cells are hidden
	steps  int
}

// sum is a published equation over hidden cells: they sum, with signs, to known.
type sum struct {
	cells, signs []int
	known        int
}

func attack(cells []disclosure.Cell, totals []disclosure.Total, hidden map[string]bool, threshold int) *attacker {
	a := &attacker{least: 1, enough: threshold + 1, ids: slices.Sorted(maps.Keys(hidden))}
	count := map[string]int{}
	for _, c := range cells {
		count[c.ID] = c.Count
		a.most = max(a.most, c.Count+3*threshold)
	}
	a.sums = make([][]sum, len(a.ids))
	for range a.ids {
		a.worlds = append(a.worlds, map[int]bool{})
	}
	for _, total := range totals {
		var s sum
		for k, id := range append([]string{total.Whole}, total.Parts...) {
			sign := 1
			if k == 0 {
				sign = -1
			}
			if i, isHidden := slices.BinarySearch(a.ids, id); isHidden {
				s.cells, s.signs = append(s.cells, i), append(s.signs, sign)
			} else {
				s.known -= sign * count[id]
			}
		}
		for _, i := range s.cells {
			a.sums[i] = append(a.sums[i], s)
		}
	}
	return a
}

const stepsAllowed = 20_000

// defeated says that every hidden cell has values enough, so that no further world can help.
func (a *attacker) defeated() bool {
	for _, values := range a.worlds {
		if len(values) < a.enough {
			return false
		}
	}
	return true
}

// try gives the cell after those of the world every value that the sums allow. It is false when it ran out of patience.
func (a *attacker) try(world []int) bool {
	if a.steps++; a.steps > stepsAllowed {
		return a.defeated()
	}
	if len(world) == len(a.ids) {
		a.note(world)
		return true
	}
	low, high := a.least, a.most
	for _, s := range a.sums[len(world)] {
		low, high = a.narrow(s, low, high, world)
	}
	for v := low; v <= high; v++ {
		if !a.try(append(world, v)) {
			return false
		}
	}
	return true
}

func (a *attacker) note(world []int) {
	if a.small > 0 && slices.Min(world) > a.small {
		return
	}
	for i, v := range world {
		a.worlds[i][v] = true
	}
}

// narrow bounds the next cell by one sum, given what the world has settled and the widest values of what it has not.
func (a *attacker) narrow(s sum, low, high int, world []int) (int, int) {
	sign, lowest, highest := 0, s.known, s.known // of sign times the next cell
	for k, i := range s.cells {
		switch {
		case i == len(world):
			sign = s.signs[k]
		case i < len(world):
			lowest, highest = lowest-s.signs[k]*world[i], highest-s.signs[k]*world[i]
		case s.signs[k] > 0:
			lowest, highest = lowest-a.most, highest-a.least
		default:
			lowest, highest = lowest+a.least, highest+a.most
		}
	}
	if sign < 0 {
		lowest, highest = -highest, -lowest
	}
	return max(low, lowest), min(high, highest)
}

// found is what the attacker learns more than it may: a primary cell with fewer possible values than enough.
func (a *attacker) found(primary map[string]bool, enough int) string {
	for i, id := range a.ids {
		if primary[id] && len(a.worlds[i]) < enough {
			return fmt.Sprintf("%s has only the values %v", id, slices.Sorted(maps.Keys(a.worlds[i])))
		}
	}
	return ""
}

// set is a made-up set of linked tables.
type set struct {
	cells  []disclosure.Cell
	totals []disclosure.Total
}

func (s *set) add(id string, count int) string {
	s.cells = append(s.cells, disclosure.Cell{ID: id, Count: count})
	return id
}

func (s *set) count(id string) int {
	for _, c := range s.cells {
		if c.ID == id {
			return c.Count
		}
	}
	panic(id)
}

// whole adds the total of parts.
func (s *set) whole(id string, parts ...string) string {
	n := 0
	for _, p := range parts {
		n += s.count(p)
	}
	s.totals = append(s.totals, disclosure.Total{Whole: id, Parts: parts})
	return s.add(id, n)
}

// littleCount is often nought, often small, sometimes larger, as counts by team and sex are.
func littleCount(r *rand.Rand) int {
	switch r.IntN(6) {
	case 0:
		return 0
	case 1, 2, 3:
		return 1 + r.IntN(7)
	}
	return 6 + r.IntN(20)
}

// madeUp is a table of teams by sex with both margins; sometimes with months that lead to a year to date, and shares
// with their rests.
func madeUp(r *rand.Rand) *set {
	s := &set{}
	rows, columns := 2+r.IntN(3), 2+r.IntN(2)
	byColumn := make([][]string, columns)
	var rowTotals []string
	for i := range rows {
		var row []string
		for j := range columns {
			id := s.add(fmt.Sprintf("cell %d %d", i, j), littleCount(r))
			row = append(row, id)
			byColumn[j] = append(byColumn[j], id)
		}
		rowTotals = append(rowTotals, s.whole(fmt.Sprintf("row %d", i), row...))
	}
	all := s.whole("all", rowTotals...)
	if r.IntN(3) > 0 {
		var columnTotals []string
		for j, parts := range byColumn {
			columnTotals = append(columnTotals, s.whole(fmt.Sprintf("column %d", j), parts...))
		}
		s.totals = append(s.totals, disclosure.Total{Whole: all, Parts: columnTotals})
	}
	if r.IntN(2) == 0 { // the month before, and the year to date
		s.whole("year to date", all, s.add("before", littleCount(r)))
	}
	if r.IntN(2) == 0 { // of row 0, how many in time
		n := s.count("row 0")
		in := r.IntN(n + 1)
		s.add("in time", in)
		s.add("late", n-in)
		s.totals = append(s.totals, disclosure.Total{Whole: "row 0", Parts: []string{"in time", "late"}})
	}
	return s
}

func primaryOf(cells []disclosure.Cell, threshold int) map[string]bool {
	primary := map[string]bool{}
	for _, c := range cells {
		if 1 <= c.Count && c.Count <= threshold {
			primary[c.ID] = true
		}
	}
	return primary
}

func TestAnAttackerFindsNothing(t *testing.T) {
	const sets = 2500
	tried, hiddenCells, primaryCells, knewWhy := 0, 0, 0, 0
	for seed := range uint64(sets) {
		r := rand.New(rand.NewPCG(seed, 7))
		s, threshold := madeUp(r), 2+r.IntN(4)
		m, err := disclosure.Suppress(s.cells, s.totals, disclosure.Settings{Threshold: threshold})
		if err != nil {
			t.Fatalf("seed %d: %v", seed, err)
		}
		hidden := map[string]bool{}
		for _, id := range m.Hidden() {
			hidden[id] = true
		}
		primary := primaryOf(s.cells, threshold)
		for id := range primary {
			if !hidden[id] {
				t.Fatalf("seed %d: %s is small and shown", seed, id)
			}
		}
		if len(hidden) == 0 || len(hidden) > 9 {
			continue
		}
		a := attack(s.cells, s.totals, hidden, threshold)
		if !a.try(nil) {
			continue
		}
		tried, hiddenCells, primaryCells = tried+1, hiddenCells+len(hidden), primaryCells+len(primary)
		if got := a.found(hidden, threshold+1); got != "" {
			t.Fatalf("seed %d, threshold %d: %s\n%v\n%v\nhidden %v", seed, threshold, got, s.cells, s.totals, m.Hidden())
		}
		// Knowing besides that something small is among the hidden must not narrow a primary cell below what the rule says of it anyway.
		knowing := attack(s.cells, s.totals, hidden, threshold)
		knowing.small, knowing.enough = threshold, threshold
		if !knowing.try(nil) {
			continue
		}
		knewWhy++
		if got := knowing.found(primary, threshold); got != "" {
			t.Fatalf("seed %d, threshold %d, knowing why: %s\n%v\nhidden %v", seed, threshold, got, s.cells, m.Hidden())
		}
	}
	t.Logf("%d sets attacked to the end, %d hidden cells, %d of them primary; %d sets also by one who knows why", tried, hiddenCells, primaryCells, knewWhy)
	if tried < 500 || knewWhy < 500 {
		t.Errorf("only %d sets were small enough to attack: the test shows little", tried)
	}
}

// The same attacker on the same sets, with only the small counts hidden: it must succeed, or it proves nothing above.
func TestTheAttackerSucceedsWithoutSecondarySuppression(t *testing.T) {
	broken, exact := 0, 0
	for seed := range uint64(500) {
		r := rand.New(rand.NewPCG(seed, 7))
		s, threshold := madeUp(r), 2+r.IntN(4)
		primary := primaryOf(s.cells, threshold)
		if len(primary) == 0 || len(primary) > 6 {
			continue
		}
		a := attack(s.cells, s.totals, primary, threshold)
		if !a.try(nil) {
			continue
		}
		if a.found(primary, threshold+1) != "" {
			broken++
		}
		if a.found(primary, 2) != "" {
			exact++
		}
	}
	t.Logf("%d sets narrowed, %d with a count read exactly", broken, exact)
	if broken < 100 || exact < 50 {
		t.Errorf("the attacker narrowed %d sets and read %d: it is too weak to prove anything", broken, exact)
	}
}

// pack is a year of monthly figures by team and sex, with quarters and years to date, as one council's pack links them.
func pack(r *rand.Rand, figures int) *set {
	s := &set{}
	counts := map[string]int{}
	add := func(id string, n int) string {
		counts[id] = n
		return s.add(id, n)
	}
	whole := func(id string, parts ...string) string {
		n := 0
		for _, p := range parts {
			n += counts[p]
		}
		s.totals = append(s.totals, disclosure.Total{Whole: id, Parts: slices.Clone(parts)})
		return add(id, n)
	}
	for f := range figures {
		var months []string
		for m := range 12 {
			var teams []string
			byTeam := map[string][2]string{}
			for team := range 6 {
				name := fmt.Sprintf("figure %d month %d team %d", f, m, team)
				boys, girls := add(name+" boys", littleCount(r)), add(name+" girls", littleCount(r))
				byTeam[name] = [2]string{boys, girls}
				teams = append(teams, whole(name, boys, girls))
			}
			name := fmt.Sprintf("figure %d month %d", f, m)
			all := whole(name, teams...)
			var sexes [2][]string
			for _, team := range teams {
				for k, id := range byTeam[team] {
					sexes[k] = append(sexes[k], id)
				}
			}
			s.totals = append(s.totals, disclosure.Total{Whole: all, Parts: []string{whole(name+" boys", sexes[0]...), whole(name+" girls", sexes[1]...)}})
			months = append(months, all)
		}
		before := months[0]
		for m := 1; m < 12; m++ {
			before = whole(fmt.Sprintf("figure %d to month %d", f, m), before, months[m])
		}
		for q := range 4 {
			whole(fmt.Sprintf("figure %d quarter %d", f, q), months[3*q:3*q+3]...)
		}
	}
	return s
}

func BenchmarkSuppressAPack(b *testing.B) {
	benchmarkSuppress(b, pack(rand.New(rand.NewPCG(1, 2)), 19))
}

// One total over all figures' months ties the whole pack into one system, the worst that a pack can be.
func BenchmarkSuppressAPackTiedTogether(b *testing.B) {
	s := pack(rand.New(rand.NewPCG(1, 2)), 19)
	for m := range 12 {
		var months []string
		for f := range 19 {
			months = append(months, fmt.Sprintf("figure %d month %d", f, m))
		}
		s.whole(fmt.Sprintf("all figures month %d", m), months...)
	}
	benchmarkSuppress(b, s)
}

func benchmarkSuppress(b *testing.B, s *set) {
	b.Logf("%d cells, %d totals", len(s.cells), len(s.totals))
	for b.Loop() {
		m, err := disclosure.Suppress(s.cells, s.totals, disclosure.Settings{})
		if err != nil {
			b.Fatal(err)
		}
		b.ReportMetric(float64(len(m.Hidden())), "hidden")
		b.ReportMetric(float64(len(primaryOf(s.cells, 5))), "primary")
	}
}
