package web

import (
	"cmp"
	"slices"

	"goldthread/clock"
	"goldthread/day"
	"goldthread/record"
)

// openCase is a child with whom the service works on a day, with what is most urgent for it.
type openCase struct {
	Ref    record.Ref
	Status caseStatus
	record.Holding
	Next    dueLine // the most urgent; its Clock is nil where nothing runs
	Running int
	Late    int
}

// openCases are all children with an open case on the day, the most urgent first.
func (s *Server) openCases(p pastBook, on day.Day) ([]openCase, error) {
	return p.figures.open.get(on, func() ([]openCase, error) {
		var found []openCase
		l := s.rules(p).Local
		for ref, c := range p.book.All() {
			if status := statusOf(c, on); status != "" {
				found = append(found, caseOf(ref, c, status, on, l))
			}
		}
		slices.SortStableFunc(found, byUrgency)
		return found, nil
	})
}

func caseOf(ref record.Ref, c *record.Child, status caseStatus, on day.Day, l clock.Local) openCase {
	o := openCase{Ref: ref, Status: status, Holding: c.HeldOn(on)}
	for i, d := range dueOf(c, on, l) {
		if i == 0 {
			o.Next = d
		}
		o.Running++
		if d.Late() {
			o.Late++
		}
	}
	return o
}

// byUrgency puts the longest late first, then what falls due soonest; what nobody can count, and nothing at all, come last.
func byUrgency(a, b openCase) int {
	return cmp.Or(cmp.Compare(a.unhurried(), b.unhurried()), cmp.Compare(a.Next.Due.Due, b.Next.Due.Due), cmp.Compare(b.Late, a.Late))
}

func (o openCase) unhurried() int {
	switch {
	case o.Next.Clock == nil:
		return 2
	case o.Next.Err != nil:
		return 1
	}
	return 0
}
