package report

import (
	"slices"

	"goldthread/day"
	"goldthread/indicator"
)

// tied is one count of a vector. What belongs to a share, told and not, is a cell only once it is tied to another
// measure; parts are then what it is made of.
type tied struct {
	id    string
	count int
	parts []string
}

// vector is one count of a measure through all its windows and teams: what tells that two measures count the same.
type vector struct {
	code    string
	counts  []int // now and in each month; untold where the figure is partial
	windows map[day.Span]tied
	teams   map[string]tied
}

// addKinship ties measures that count the same in other words: a rate and its number, the referrals of one measure and
// the whole of another, a measure and its pair that add up to a third. Counts that agree in every window that both can
// tell are taken for the same: where that is chance, a little more is hidden than need be.
func (t *tables) addKinship(measures []measure) {
	byCode := map[string][]vector{}
	var first []vector
	for i := range measures {
		m := &measures[i]
		for _, v := range vectorsOf(m) {
			byCode[v.code] = append(byCode[v.code], v)
			twin := slices.IndexFunc(first, func(o vector) bool { return agree(o.counts, v.counts) })
			switch {
			case twin < 0:
				first = append(first, v)
			case first[twin].code != v.code: // within a measure the complement ties them already
				t.tie(first[twin].code, v.code)
				t.same(first[twin], v)
			}
		}
	}
	for i := range measures {
		words := measures[i].in.About()
		for _, a := range byCode[words.Code] {
			for _, b := range byCode[words.Pair] {
				if sum := sumOf(a.counts, b.counts); different(sum) >= enoughWindows {
					if whole := slices.IndexFunc(first, func(o vector) bool { return agree(o.counts, sum) }); whole >= 0 {
						t.tie(first[whole].code, a.code, b.code)
						t.addUp(first[whole], a, b)
					}
				}
			}
		}
	}
}

// counted are the ways to count a figure of which the papers print some and give others away.
var counted = []func(indicator.Figure) (tied, bool){
	func(f indicator.Figure) (tied, bool) { return partOf(f, numerator) },
	func(f indicator.Figure) (tied, bool) { return partOf(f, denominator) },
	func(f indicator.Figure) (tied, bool) { return partOf(f, cannotTell) },
	func(f indicator.Figure) (tied, bool) {
		found, ok := partOf(f, belonging)
		found.parts = []string{cellOf(f, denominator), cellOf(f, cannotTell)}
		return found, ok
	},
	func(f indicator.Figure) (tied, bool) {
		return tied{id: shareOf(f).Rest(), count: f.Denominator - f.Numerator}, f.Unit == indicator.Percent
	},
}

func partOf(f indicator.Figure, p part) (tied, bool) {
	n, ok := p.count(f)
	return tied{id: cellOf(f, p), count: n}, ok
}

func vectorsOf(m *measure) []vector {
	var found []vector
	for _, count := range counted {
		if _, ok := count(m.now); ok {
			v := newVector(m, count)
			twice := slices.ContainsFunc(found, func(o vector) bool { return slices.Equal(o.counts, v.counts) }) // all of them told, or all met
			if slices.Max(v.counts) > 0 && !twice {
				found = append(found, v)
			}
		}
	}
	return found
}

func newVector(m *measure, count func(indicator.Figure) (tied, bool)) vector {
	v := vector{code: m.in.About().Code, windows: map[day.Span]tied{}, teams: map[string]tied{}}
	for _, f := range append([]indicator.Figure{m.now}, m.series...) {
		c, _ := count(f)
		if f.Partial {
			c.count = untold
		}
		v.counts = append(v.counts, c.count)
	}
	for _, f := range m.figures() {
		v.windows[f.Window], _ = count(f)
	}
	for _, f := range m.teams {
		v.teams[f.Group], _ = count(f)
	}
	return v
}

// untold stands for the count of a partial figure, which is no count to compare.
const untold = -1

// agree says that two counts are the same in every window that both can tell. Where one tells fewer windows than the
// other, those that are left must be enough to be more than chance.
func agree(a, b []int) bool {
	var both []int
	samePattern := true
	for i := range a {
		switch {
		case a[i] == untold || b[i] == untold:
			samePattern = samePattern && a[i] == b[i]
		case a[i] != b[i]:
			return false
		default:
			both = append(both, a[i])
		}
	}
	return different(both) >= enoughWindows || samePattern && different(both) > 0
}

func sumOf(a, b []int) []int {
	sum := make([]int, len(a))
	for i := range sum {
		sum[i] = a[i] + b[i]
		if a[i] == untold || b[i] == untold {
			sum[i] = untold
		}
	}
	return sum
}

// enoughWindows is in how many windows, with different counts, two measures must add up to a third before that is taken
// for more than chance: among so many measures 77 and 1 are soon the 78 of another.
const enoughWindows = 3

func different(counts []int) int {
	seen := slices.Compact(slices.Sorted(slices.Values(counts)))
	return len(slices.DeleteFunc(seen, func(n int) bool { return n <= 0 }))
}

// same ties the cells of two measures that count the same, where they do.
func (t *tables) same(a, b vector) {
	for window, x := range inOrder(a.windows) {
		t.equal(x, b.windows[window])
	}
	for _, team := range sortedKeys(a.teams) {
		t.equal(a.teams[team], b.teams[team])
	}
}

func (t *tables) equal(a, b tied) {
	if a.id == "" || b.id == "" || a.id == b.id || a.count != b.count {
		return
	}
	t.ensure(a)
	t.ensure(b)
	t.link(a.id, []string{b.id})
}

// addUp ties a whole to two parts of it that stand in different measures.
func (t *tables) addUp(whole, a, b vector) {
	for window, w := range inOrder(whole.windows) {
		t.sum(w, a.windows[window], b.windows[window])
	}
	for _, team := range sortedKeys(whole.teams) {
		t.sum(whole.teams[team], a.teams[team], b.teams[team])
	}
}

func (t *tables) sum(whole, a, b tied) {
	if a.id == "" || b.id == "" || whole.id == a.id || whole.id == b.id || a.id == b.id || whole.count != a.count+b.count {
		return
	}
	for _, c := range []tied{whole, a, b} {
		t.ensure(c)
	}
	t.link(whole.id, []string{a.id, b.id})
}

// ensure adds what belongs to a share, told and not, with its sum.
func (t *tables) ensure(c tied) {
	if _, there := t.counts[c.id]; there {
		return
	}
	if len(c.parts) > 0 {
		t.addUnprintedCell(c.id, c.count)
	} else {
		t.add(c.id, c.count)
	}
	t.link(c.id, c.parts)
}
