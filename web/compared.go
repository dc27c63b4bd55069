package web

import (
	"fmt"
	"strconv"

	"goldthread/benchmark"
	"goldthread/day"
	"goldthread/indicator"
	"goldthread/report"
)

// comparedView is the measure beside what others published.
type comparedView struct {
	Rows   []report.Comparator
	Among  string // where our figure would stand among the neighbours' published ones
	Placed string // where the published figure stood among all
	Unlike bool   // the published figure counts otherwise: ours is not held against it
	Differ string // how it differs
	Others *others
}

// comparedWith is nil where nothing is published beside the measure.
func (v *visit) comparedWith(shown pastBook, line *report.Line) (*comparedView, error) {
	if len(line.Comparators) == 0 {
		return nil, nil
	}
	c := &comparedView{Rows: line.Comparators, Unlike: line.Words.Unlike, Differ: line.Words.Compare}
	number := v.lenderOf(shown)
	if line.Unit == indicator.Number || number == 0 {
		return c, nil // a number of children says nothing beside that of councils of another size
	}
	if place, ok := v.Benchmarks.Place(line.Words.LAIT, number, v.look.Day); ok {
		c.Placed = placeSaid(place, line, v.publishedName(number))
	}
	if !c.Unlike {
		c.Among = v.amongNeighbours(line, number, v.look.Day)
	}
	var err error
	c.Others, err = shown.figures.others.get(othersKey{line.Words.Code, v.look.Day, number}, func() (*others, error) {
		return v.othersOf(line, number, v.look.Day), nil
	})
	return c, err
}

func (s *Server) publishedName(number int) string {
	a, _ := s.Benchmarks.Authority(strconv.Itoa(number))
	return a.Name
}

var bandWords = map[string]string{"A": "the best quarter", "B": "the second quarter", "C": "the third quarter", "D": "the last quarter"}

// placeSaid is the place among all authorities: of the published figure, for ours is newer and counts by itself.
func placeSaid(p benchmark.Place, line *report.Line, who string) string {
	said := fmt.Sprintf("In the published figures of %s, %s was in place %d of %d", p.Period, who, p.Rank, p.Of)
	if line.Words.Polarity == indicator.Neither {
		return said + "."
	}
	return said + ", in " + bandWords[p.Band] + " (1 is best)."
}

// amongNeighbours says where today's figure would stand among what the neighbours published.
func (s *Server) amongNeighbours(line *report.Line, number int, on day.Day) string {
	if !line.Now.Shown() || line.Now.Partial || line.Words.Polarity == indicator.Neither {
		return ""
	}
	near := map[int]bool{}
	for _, a := range s.Benchmarks.Neighbours(number) {
		near[a.Number] = true
	}
	all, period, _ := s.Benchmarks.Published(line.Words.LAIT, on)
	rank, of := 1, 1
	for _, p := range all {
		if !near[p.Authority.Number] {
			continue
		}
		of++
		if better := p.Value > line.Now.Number; better == (line.Words.Polarity == indicator.Higher) && p.Value != line.Now.Number {
			rank++
		}
	}
	if of == 1 {
		return ""
	}
	return fmt.Sprintf("Beside what its neighbours published for %s, %s would be in place %d of %d (1 is best).", period, line.Now.Plain(), rank, of)
}
