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
	holder  int     // its place among the caseload's holders
	Next    dueLine // the most urgent; its Clock is nil where nothing runs
	Running int
	Late    int
}

// caseload is the open cases of a day, the most urgent first, and who holds them. It is kept for all readers and never
// changed; a reader's own is a choice of its cases.
type caseload struct {
	Cases   []*openCase
	Holders []record.Holding // each team with each worker once
}

// openCases are all children with an open case on the day.
func (s *Server) openCases(p pastBook, r reckoning) (*caseload, error) {
	return p.figures.open.get(r, func() (*caseload, error) {
		var all caseload
		l := s.rules(p).Local
		places := map[record.Holding]int{}
		for ref, c := range p.book.All() {
			if status := statusOf(c, r.On); status != "" {
				all.add(caseOf(ref, c, status, r, l), places)
			}
		}
		all.sort()
		return &all, nil
	})
}

// add puts a case last; places are those of the holders.
func (c *caseload) add(o *openCase, places map[record.Holding]int) {
	place, ok := places[o.Holding]
	if !ok {
		place = len(c.Holders)
		places[o.Holding] = place
		c.Holders = append(c.Holders, o.Holding)
	}
	o.holder = place
	c.Cases = append(c.Cases, o)
}

func (c *caseload) sort() { slices.SortStableFunc(c.Cases, byUrgency) }

func caseOf(ref record.Ref, c *record.Child, status caseStatus, r reckoning, l clock.Local) *openCase {
	o := &openCase{Ref: ref, Status: status, Holding: c.HeldOn(r.On)}
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
func byUrgency(a, b *openCase) int {
	return cmp.Or(cmp.Compare(a.Next.unhurried(), b.Next.unhurried()), cmp.Compare(a.Next.Due.Due, b.Next.Due.Due), cmp.Compare(b.Late, a.Late))
}
