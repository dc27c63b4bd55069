package record

import (
	"encoding/json"
	"slices"
)

// kinds says where each kind of entry about a child stands in the record. A kind of the journal that is not here (what
// people decide and promise, for instance) is another package's.
var kinds = map[string]kind{
	"child":      {put: putPerson, remove: func(c *Child, _ string) { c.Person = Person{} }, sort: func(*Child) {}},
	"contact":    events(func(c *Child) *[]Contact { return &c.front().Contacts }),
	"early-help": events(func(c *Child) *[]EarlyHelp { return &c.front().EarlyHelp }),
	"referral":   events(func(c *Child) *[]Referral { return &c.front().Referrals }),
	"assessment": events(func(c *Child) *[]Assessment { return &c.front().Assessments }),
	"enquiry":    events(func(c *Child) *[]Enquiry { return &c.protection().Enquiries }),
	"plan":       events(func(c *Child) *[]ProtectionPlan { return &c.protection().Plans }),
	"need":       events(func(c *Child) *[]NeedEpisode { return &c.need().Episodes }),
	"care":       events(func(c *Child) *[]CarePeriod { return &c.care().Periods }),
	"legal":      events(func(c *Child) *[]LegalStatus { return &c.care().LegalStatuses }),
	"placement":  events(func(c *Child) *[]Placement { return &c.care().Placements }),
	"adoption":   events(func(c *Child) *[]Adoption { return &c.Adoptions }),
	"visit":      events(func(c *Child) *[]Visit { return &c.Visits }),
	"review":     events(func(c *Child) *[]Review { return &c.Reviews }),
	"check":      events(func(c *Child) *[]HealthCheck { return &c.Checks }),
	"snapshot":   {put: putSnapshot, remove: removeSnapshot, sort: sortObservations},
}

func (c *Child) front() *FrontDoor {
	if c.Front == nil {
		c.Front = &FrontDoor{}
	}
	return c.Front
}

func (c *Child) need() *Need {
	if c.Need == nil {
		c.Need = &Need{}
	}
	return c.Need
}

func (c *Child) protection() *Protection {
	if c.Protection == nil {
		c.Protection = &Protection{}
	}
	return c.Protection
}

func (c *Child) care() *Care {
	if c.Care == nil {
		c.Care = &Care{}
	}
	return c.Care
}

func putPerson(c *Child, _ string, seq int64, body []byte) error {
	var p Person
	if err := json.Unmarshal(body, &p); err != nil {
		return err
	}
	p.Origin = Origin{Seq: seq, Nth: 1}
	c.Person = p
	return nil
}

func putSnapshot(c *Child, _ string, seq int64, body []byte) error {
	var s Snapshot
	if err := json.Unmarshal(body, &s); err != nil {
		return err
	}
	if len(s.Said) == 0 {
		s.Said = []Observation{{About: Listed}}
	}
	for _, o := range s.Said {
		o.Day, o.List, o.Seq = s.Day, s.List, seq
		c.Observations = append(c.Observations, o)
	}
	return nil
}

func removeSnapshot(c *Child, id string) {
	c.Observations = slices.DeleteFunc(slices.Clone(c.Observations), func(o Observation) bool {
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
	if !slices.IsSortedFunc(c.Observations, order) {
		slices.SortStableFunc(c.Observations, order)
	}
}
