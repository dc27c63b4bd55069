package journey

import (
	"cmp"
	"slices"
)

// node is what stands in a column: a box, or the place where a band passes between boxes.
type node struct {
	stop    Stop
	passes  bool
	count   int
	in, out []*link
	y, h    float64
	at      float64 // where it stands among the nodes of its column, while they are put in order
}

// link is the part of a band between two columns.
type link struct {
	flow            *Flow
	from, to        *node
	count           int
	h               float64
	leaves, arrives float64 // the middle of its two ends
}

// columns puts every stop one column behind the last that leads to it, and gives bands that pass a column a place there.
func (m *Map) columns() [][]*node {
	if len(m.Stops) == 0 {
		return nil
	}
	var column [howMany]int
	last := 0
	for _, f := range m.Flows { // in order of From, and no flow goes back: a stage is placed before what it leads to
		column[f.To] = max(column[f.To], column[f.From]+1)
		last = max(last, column[f.To])
	}
	columns := make([][]*node, last+1)
	var boxes [howMany]*node
	for _, s := range m.Stops {
		n := &node{stop: s, count: s.Count}
		boxes[s.Step] = n
		columns[column[s.Step]] = append(columns[column[s.Step]], n)
	}
	for i := range m.Flows {
		f := &m.Flows[i]
		from := boxes[f.From]
		for c := column[f.From] + 1; c < column[f.To]; c++ {
			n := &node{passes: true, count: f.Count}
			columns[c] = append(columns[c], n)
			join(f, from, n)
			from = n
		}
		join(f, from, boxes[f.To])
	}
	return columns
}

func join(f *Flow, from, to *node) {
	l := &link{flow: f, from: from, to: to, count: f.Count}
	from.out, to.in = append(from.out, l), append(to.in, l)
}

// sweeps are how often the columns are put in order from one side and then from the other; it settles well before.
const sweeps = 8

// untangled orders each column so that bands cross as little as can be found: each node goes to the middle of the nodes
// that it is joined with, from the left and from the right in turn, and the best order seen is kept. To find the very best
// is hard in general; on maps of this size the sweeps come close.
func untangled(columns [][]*node) [][]*node {
	number(columns)
	best, fewest := copyOf(columns), crossings(columns)
	for sweep := 0; sweep < sweeps && fewest > 0; sweep++ {
		for i := range columns {
			if sweep%2 == 0 {
				order(columns[i], (*node).fromLeft)
			} else {
				order(columns[len(columns)-1-i], (*node).fromRight)
			}
		}
		if n := crossings(columns); n < fewest {
			best, fewest = copyOf(columns), n
		}
	}
	number(best)
	return best
}

func copyOf(columns [][]*node) [][]*node {
	all := make([][]*node, len(columns))
	for i := range columns {
		all[i] = slices.Clone(columns[i])
	}
	return all
}

func number(columns [][]*node) {
	for _, column := range columns {
		for i, n := range column {
			n.at = float64(i)
		}
	}
}

func order(column []*node, middle func(*node) float64) {
	wants := make(map[*node]float64, len(column))
	for _, n := range column {
		wants[n] = middle(n)
	}
	slices.SortStableFunc(column, func(a, b *node) int { return cmp.Compare(wants[a], wants[b]) })
	for i, n := range column {
		n.at = float64(i)
	}
}

// fromLeft is the middle of the nodes whose bands come in, and the node's own place where none do.
func (n *node) fromLeft() float64 {
	return n.middle(n.in, func(l *link) *node { return l.from })
}

func (n *node) fromRight() float64 {
	return n.middle(n.out, func(l *link) *node { return l.to })
}

func (n *node) middle(links []*link, other func(*link) *node) float64 {
	sum, weight := 0.0, 0.0
	for _, l := range links {
		sum += other(l).at * float64(l.count)
		weight += float64(l.count)
	}
	if weight == 0 {
		return n.at
	}
	return sum / weight
}

// crossings weighs how much crosses: the thinner of two bands, for each two that do.
func crossings(columns [][]*node) (sum int) {
	for _, column := range columns {
		for i, upper := range column {
			for _, lower := range column[i+1:] {
				for _, a := range upper.out {
					for _, b := range lower.out {
						if a.to.at > b.to.at {
							sum += min(a.count, b.count)
						}
					}
				}
			}
		}
	}
	return sum
}
