package web

import (
	"goldthread/access"
	"goldthread/indicator"
)

// seenCases is a list of cases as one reader may see it. A list is long and a page of it short: the cases stay where they
// are, and only their places are put in order.
type seenCases struct {
	All        []indicator.Case
	Tally      caseTally // of those that are not restricted, as all of these
	Measured   bool      // some have a number of their own
	Restricted int
	chosen     []int32 // the places of those asked for: first those that open, the newest first
	children   [access.Full + 1]int
}

// seen goes through the cases once, for the reader who asks for those alone that stand so to the test; all of them for Out.
func seen(sight *access.View, all []indicator.Case, only indicator.Met) *seenCases {
	s := &seenCases{All: all}
	opened, closed := make([]int32, 0, len(all)), []int32(nil)
	for i := len(all) - 1; i >= 0; i-- {
		c := &all[i]
		reach := access.NoChildren
		if c.Child != indicator.NoChild {
			if reach = sight.Reach(c.Child); reach == access.Restricted {
				s.Restricted++
				continue
			}
			s.children[reach]++
		}
		s.Tally.add(c.Met)
		s.Measured = s.Measured || c.Value != 0
		switch {
		case only != indicator.Out && c.Met != only:
		case reach.Opens():
			opened = append(opened, int32(i))
		default:
			closed = append(closed, int32(i))
		}
	}
	s.chosen = append(opened, closed...)
	return s
}

func (t *caseTally) add(m indicator.Met) {
	t.All++
	switch m {
	case indicator.Yes:
		t.Met++
	case indicator.No:
		t.NotMet++
	case indicator.CannotTell:
		t.CannotTell++
	}
}

// page is the part of the chosen cases that stands on a page.
func (s *seenCases) page(p pager) []indicator.Case {
	places := onPage(p, s.chosen)
	cases := make([]indicator.Case, len(places))
	for i, place := range places {
		cases[i] = s.All[place]
	}
	return cases
}

// ends says where the reader's rights end among the cases.
func (s *seenCases) ends() []string { return endsAmong(s.children[:], s.Tally.All) }
