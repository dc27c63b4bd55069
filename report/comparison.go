package report

import (
	"fmt"
	"math"

	"goldthread/benchmark"
	"goldthread/disclosure"
	"goldthread/indicator"
)

// Comparator is a published figure beside ours.
type Comparator struct {
	Kind   benchmark.Kind
	Who    string
	Number float64
	Known  bool
	Symbol disclosure.Symbol
	Period string
	Note   string
	Unit   indicator.Unit
}

// Text is the value with its sign; a dash where it was not published.
func (c Comparator) Text() string {
	if c.Symbol != disclosure.None {
		return string(c.Symbol)
	}
	if !c.Known {
		return "–"
	}
	return inUnit(c.Number, c.Unit)
}

// comparatorsOf gives the published figures beside a line. A number of children says nothing beside that of other
// councils, whatever their size, so a number has only the authority's own published one. In the public edition the authority's own published figure goes where
// ours is hidden: it would be ours again, a little older.
func comparatorsOf(in Input, l *Line) []Comparator {
	if in.Benchmarks == nil || l.Words.LAIT == "" {
		return nil
	}
	own, ok := in.benchmarked()
	if !ok {
		return nil
	}
	borrowed := in.Authority.Borrowed != 0
	var list []Comparator
	for _, c := range in.Benchmarks.Compare(l.Words.LAIT, own.Number, in.AsAt) {
		if l.Unit == indicator.Number && c.Kind != benchmark.OfAuthority || borrowed && c.Kind == benchmark.OfAuthority {
			continue
		}
		if borrowed && c.Kind == benchmark.OfNeighbours {
			c.Who = neighboursOf(own)
		}
		found := Comparator{Kind: c.Kind, Who: c.Who, Number: c.Value, Known: c.Known, Period: c.Period, Note: c.Note, Unit: l.Unit}
		if in.Public && c.Kind == benchmark.OfAuthority && l.hides() {
			found.Number, found.Known, found.Symbol = 0, false, disclosure.Suppressed
		}
		list = append(list, found)
	}
	return list
}

// hides says that some figure of the line as a whole may not be shown.
func (l *Line) hides() bool {
	if l.Now.Hidden() || l.LastMonth.Hidden() || l.YearToDate != nil && l.YearToDate.Hidden() {
		return true
	}
	return l.Months.Gaps > 0
}

// Of gives the comparator of a kind, and nil where there is none.
func (l *Line) Of(kind benchmark.Kind) *Comparator {
	for i := range l.Comparators {
		if l.Comparators[i].Kind == kind {
			return &l.Comparators[i]
		}
	}
	return nil
}

// Neighbours is the mean of the statistical neighbours, England the country's figure; nil where there is none.
func (l *Line) Neighbours() *Comparator { return l.Of(benchmark.OfNeighbours) }

// England is the country's published figure.
func (l *Line) England() *Comparator { return l.Of(benchmark.OfEngland) }

// Standing says how a line stands to a published figure, where one direction is better.
type Standing string

// The standings; NoStanding where the two cannot be compared.
const (
	NoStanding Standing = ""
	Better     Standing = "better than"
	Near       Standing = "near"
	Worse      Standing = "worse than"
)

// What counts as near: two percentage points for a share, else a twentieth of the published value. It is our choice,
// said in the explanatory document; nobody publishes one.
const (
	nearPoints = 2.0
	nearShare  = 0.05
)

func standingOf(l *Line) Standing { return l.against(l.Neighbours()) }

// AgainstEngland is how the line stands to England's figure.
func (l *Line) AgainstEngland() Standing { return l.against(l.England()) }

func (l *Line) against(c *Comparator) Standing {
	if c == nil || !c.Known || !l.Now.Shown() || l.Now.Partial || l.Words.Unlike || l.Words.Polarity == indicator.Neither {
		return NoStanding
	}
	near := nearShare * math.Abs(c.Number)
	if l.Unit == indicator.Percent {
		near = nearPoints
	}
	by := rounded(l.Now.Number) - rounded(c.Number)
	switch {
	case math.Abs(by) <= near+1e-9:
		return Near
	case (by > 0) == (l.Words.Polarity == indicator.Higher):
		return Better
	}
	return Worse
}

// Unlike says that published figures stand beside the line which count otherwise: they are shown and decide nothing.
func (l *Line) Unlike() bool { return l.Words.Unlike && len(l.Comparators) > 0 }

// standingText is the standing in a cell of its own, or why there is none.
func (l *Line) standingText() string {
	if l.Unlike() {
		return "counts otherwise"
	}
	return string(l.Standing)
}

// Said is the standing in words: "worse than statistical neighbours (79.3%, 2024-25)".
func (l *Line) Said() string {
	c := l.Neighbours()
	if l.Standing == NoStanding || c == nil {
		return ""
	}
	return fmt.Sprintf("%s %s (%s, %s)", l.Standing, lowerFirst(c.Who), c.Text(), c.Period)
}
