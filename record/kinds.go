package record

import (
	"maps"
	"slices"
)

// kinds says where each kind of entry about a child stands in the record. A kind of the journal that is not here (what
// people decide and promise, for instance) is another package's.
var kinds = map[string]kind{
	"child":      {put: putPerson, remove: func(c *Child, _ string) { c.Person = Person{} }, sort: func(*Child) {}},
	"contact":    events(inGroup(frontDoor, func(g *FrontDoor) *[]Contact { return &g.Contacts })),
	"early-help": events(inGroup(frontDoor, func(g *FrontDoor) *[]EarlyHelp { return &g.EarlyHelp })),
	"referral":   events(inGroup(frontDoor, func(g *FrontDoor) *[]Referral { return &g.Referrals })),
	"assessment": events(inGroup(frontDoor, func(g *FrontDoor) *[]Assessment { return &g.Assessments })),
	"need":       events(inGroup(need, func(g *Need) *[]NeedEpisode { return &g.Episodes })),
	"enquiry":    events(inGroup(protection, func(g *Protection) *[]Enquiry { return &g.Enquiries })),
	"plan":       events(inGroup(protection, func(g *Protection) *[]ProtectionPlan { return &g.Plans })),
	"care":       events(inGroup(care, func(g *Care) *[]CarePeriod { return &g.Periods })),
	"legal":      events(inGroup(care, func(g *Care) *[]LegalStatus { return &g.LegalStatuses })),
	"placement":  events(inGroup(care, func(g *Care) *[]Placement { return &g.Placements })),
	"adoption":   events(func(c *Child, _ bool) *[]Adoption { return &c.Adoptions }),
	"visit":      events(func(c *Child, _ bool) *[]Visit { return &c.Visits }),
	"review":     events(func(c *Child, _ bool) *[]Review { return &c.Reviews }),
	"check":      events(func(c *Child, _ bool) *[]HealthCheck { return &c.Checks }),
	"snapshot":   {put: putSnapshot, remove: removeSnapshot, sort: sortObservations},
}

// Knows says whether entries of a kind are part of the record: a Book is the same with or without any others.
func Knows(kind string) bool {
	_, ofChild := kinds[kind]
	return ofChild || kind == Delivery{}.Kind() || kind == Adopter{}.Kind()
}

// kindList is kinds without their names, to go through for each of a hundred thousand children.
var kindList = slices.Collect(maps.Values(kinds))

func frontDoor(c *Child) **FrontDoor   { return &c.Front }
func need(c *Child) **Need             { return &c.Need }
func protection(c *Child) **Protection { return &c.Protection }
func care(c *Child) **Care             { return &c.Care }

// inGroup finds a slice in a group of the child; where the group is not there, it is made or the slice is nil.
func inGroup[G, T any](group func(*Child) **G, slice func(*G) *[]T) func(c *Child, make bool) *[]T {
	return func(c *Child, make bool) *[]T {
		g := group(c)
		if *g == nil {
			if !make {
				return nil
			}
			*g = new(G)
		}
		return slice(*g)
	}
}

func putPerson(c *Child, _ uint16, seq int64, body []byte, n names) error {
	var p Person
	if err := decode(body, &p, n); err != nil {
		return err
	}
	p.Origin = Origin{Seq: seq, Nth: 1}
	c.Person = p
	return nil
}

func putSnapshot(c *Child, _ uint16, seq int64, body []byte, n names) error {
	before := len(c.Observations)
	head, all, err := decodeSnapshot(body, c.Observations, n)
	if err != nil {
		return err
	}
	if len(all) == before {
		all = append(all, Observation{About: Listed})
	}
	for i := before; i < len(all); i++ {
		all[i].Day, all[i].List, all[i].Seq = head.Day, head.List, seq
	}
	c.Observations = all
	return nil
}

func removeSnapshot(c *Child, id string) {
	c.Observations = slices.DeleteFunc(c.Observations, func(o Observation) bool {
		return EntryID(c.ID, Snapshot{Day: o.Day, List: o.List}, 1) == id
	})
}

// sortObservations puts them in day order, within a day by list, so that the last one found is that of the list that
// knows most of the child.
func sortObservations(c *Child) {
	order := func(a, b Observation) int {
		if a.Day != b.Day {
			return int(a.Day) - int(b.Day)
		}
		return int(a.List) - int(b.List)
	}
	if len(c.Observations) > 1 && !slices.IsSortedFunc(c.Observations, order) {
		slices.SortStableFunc(c.Observations, order)
	}
}
