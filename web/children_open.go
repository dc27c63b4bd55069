package web

import (
	"cmp"
	"slices"

	"goldthread/clock"
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
func (s *Server) openCases(p pastBook, r reckoning) ([]openCase, error) {
	return p.figures.open.get(r, func() ([]openCase, error) {
		var found []openCase
		l := s.rules(p).Local
		for ref, c := range p.book.All() {
			if status := statusOf(c, r.On); status != "" {
				found = append(found, caseOf(ref, c, status, r, l))
			}
		}
		slices.SortStableFunc(found, byUrgency)
		return found, nil
	})
}

func caseOf(ref record.Ref, c *record.Child, status caseStatus, r reckoning, l clock.Local) openCase {
	o := openCase{Ref: ref, Status: status, Holding: c.HeldOn(r.On)}
	for i, d := range dueOf(c, r, l) {
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

// byUrgency puts children for whom a day of child protection has passed first, the longest ago before the others; then
// those for whom another day has, then whose day comes soonest.
func byUrgency(a, b openCase) int {
	return cmp.Or(cmp.Compare(a.Next.unhurried(), b.Next.unhurried()), cmp.Compare(a.Next.Due.Due, b.Next.Due.Due), cmp.Compare(b.Late, a.Late))
}
