package assurance

import "goldthread/store"

// Authority is how an authority is called here, and whose published figures stand beside its own.
type Authority struct {
	Origin     `json:"-"`
	Name       string `json:"name"`
	Borrowed   int    `json:"borrowed,omitempty"`   // number of the authority whose benchmarks it borrows; 0: it has its own
	Population int    `json:"population,omitempty"` // children aged 0 to 17; 0: as the Office for National Statistics says
	MadeUp     bool   `json:"madeUp,omitempty"`     // no such authority exists: every page and paper says so
}

// authorityID is the id of the one such entry of a journal.
const authorityID = "authority"

// Draft makes the entry that keeps it.
func (a Authority) Draft(base int64) (store.Draft, error) {
	var wrong Problems
	wrong.Text("name", "the authority's name", a.Name, 100)
	wrong.Add(a.Borrowed != 0 && (a.Borrowed < 201 || a.Borrowed > 969), "borrowed",
		"%d is no authority's number: give the three digits by which the Department for Education knows it", a.Borrowed)
	wrong.Add(a.Population < 0, "population", "The number of children lies below 0")
	return Put(AuthorityKind, authorityID, base, a, wrong)
}
