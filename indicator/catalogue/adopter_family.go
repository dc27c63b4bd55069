package catalogue

import (
	"goldthread/day"
	"goldthread/record"
)

// family is what is known of a family of adopters: a couple stands on list 11 in two rows.
type family struct {
	key                             record.Key
	approved, matched, placed, left day.Day
	unapproved                      bool // the list tells no approval of one of them
}

// families joins the rows of list 11 by the family's identifier; an adopter without one is a family alone. The family is
// approved when the last of them is, and not while one has no day of approval; what came after began with the first row
// that tells it.
func families(b *record.Book) []family {
	var all []family
	at := map[string]int{}
	for i := range b.Adopters {
		a := &b.Adopters[i]
		name := "adopter " + a.ID
		if a.Family != "" {
			name = "family " + a.Family
		}
		if _, ok := at[name]; !ok {
			at[name] = len(all)
			all = append(all, family{key: record.Key{Kind: name}})
		}
		all[at[name]].join(a)
	}
	return all
}

func (f *family) join(a *record.Adopter) {
	if f.approved = max(f.approved, a.Approved); f.unapproved || !a.Approved.Known() {
		f.unapproved, f.approved = true, day.Never
	}
	f.matched = earlier(f.matched, a.Matched)
	f.placed = earlier(f.placed, earlier(a.Placed, a.AdoptionOrder))
	f.left = earlier(f.left, earlier(a.Left, a.Gone)) // no longer listed: nobody to wait
}

// earlier is the earlier of two days, of which either may not be known.
func earlier(a, b day.Day) day.Day {
	if !a.Known() || b.Known() && b < a {
		return b
	}
	return a
}
