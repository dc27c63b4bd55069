package record

import (
	"maps"
	"slices"
)

// With gives the Book with later journal entries in it, in the order of their numbers. Children that no entry touches
// are shared with this Book, so one saved visit costs one child, one chunk and the spine, whatever the size of the
// Book. The entries of a whole delivery are better read with a Builder.
func (b *Book) With(entries []Entry) (*Book, error) {
	next := *b
	next.chunks = slices.Clone(b.chunks)
	fresh := map[string]*Child{}
	deliveries := false
	for _, e := range entries {
		next.Seq = max(next.Seq, e.Seq)
		if e.Kind == "delivery" || e.Kind == "adopter" {
			if err := next.putWide(e); err != nil {
				return nil, err
			}
			deliveries = deliveries || e.Kind == "delivery"
			continue
		}
		if err := b.change(fresh, e); err != nil {
			return nil, err
		}
	}
	next.place(fresh)
	if deliveries {
		next.settleAll()
	}
	return &next, nil
}

// change lays one entry over the copy of its child.
func (b *Book) change(fresh map[string]*Child, e Entry) error {
	k, known := kinds[e.Kind]
	if !known {
		return nil
	}
	c := fresh[e.Child]
	if c == nil {
		c = b.Child(e.Child).copied(e.Child)
		fresh[e.Child] = c
	}
	k.remove(c, e.ID)
	if e.Retired {
		return nil
	}
	return k.put(c, nthOf(e.ID), e.Seq, e.Body, names{})
}

// copied is a child of the same content that shares nothing with the old one, so that it may be changed; of no child it
// is a new one.
func (c *Child) copied(id string) *Child {
	if c == nil {
		return &Child{ID: id}
	}
	n := *c
	if f := c.Front; f != nil {
		n.Front = &FrontDoor{slices.Clone(f.Contacts), slices.Clone(f.EarlyHelp), slices.Clone(f.Referrals), slices.Clone(f.Assessments)}
	}
	if c.Need != nil {
		n.Need = &Need{slices.Clone(c.Need.Episodes)}
	}
	if p := c.Protection; p != nil {
		n.Protection = &Protection{slices.Clone(p.Enquiries), slices.Clone(p.Plans)}
	}
	if k := c.Care; k != nil {
		n.Care = &Care{slices.Clone(k.Periods), slices.Clone(k.LegalStatuses), slices.Clone(k.Placements)}
	}
	n.Adoptions, n.Observations = slices.Clone(c.Adoptions), slices.Clone(c.Observations)
	n.Visits, n.Reviews, n.Checks = slices.Clone(c.Visits), slices.Clone(c.Reviews), slices.Clone(c.Checks)
	return &n
}

// place puts the changed children where the old ones stood, and new ones at the end.
func (b *Book) place(fresh map[string]*Child) {
	leaving := b.DeliveredOn(CareLeavers)
	copied := map[Ref]bool{}
	for _, id := range slices.Sorted(maps.Keys(fresh)) {
		c := fresh[id]
		c.settle(leaving)
		r, ok := b.Find(id)
		if !ok {
			b.append(c)
			continue
		}
		if chunk := r / chunkSize; !copied[chunk] {
			b.chunks[chunk] = slices.Clone(b.chunks[chunk])
			copied[chunk] = true
		}
		b.chunks[r/chunkSize][r%chunkSize] = c
	}
}

func (b *Book) append(c *Child) {
	r := Ref(b.Len())
	late := maps.Clone(b.late)
	if late == nil {
		late = map[string]Ref{}
	}
	late[c.ID] = r
	b.late = late
	if last := len(b.chunks) - 1; last >= 0 && len(b.chunks[last]) < chunkSize {
		b.chunks[last] = append(slices.Clip(slices.Clone(b.chunks[last])), c)
		return
	}
	b.chunks = append(b.chunks, []*Child{c})
}

// settleAll lays a new delivery's days over every child that has been a care leaver; the others are shared as they are.
func (b *Book) settleAll() {
	leaving := b.DeliveredOn(CareLeavers)
	for i, chunk := range b.chunks {
		var own []*Child
		for j, c := range chunk {
			if c.Leaving == nil {
				continue
			}
			if own == nil {
				own = slices.Clone(chunk)
			}
			n := *c
			n.Leaving = leavingSpells(n.Observations, leaving)
			own[j] = &n
		}
		if own != nil {
			b.chunks[i] = own
		}
	}
}
