package web

import (
	"cmp"
	"slices"

	"goldthread/day"
	"goldthread/record"
	"goldthread/store"
)

// factKind is a part of a child's story, as the address that filters it names it.
type factKind string

const (
	ofFrontDoor  factKind = "front-door"
	ofEarlyHelp  factKind = "early-help"
	ofAssessment factKind = "assessment"
	ofNeed       factKind = "need"
	ofProtection factKind = "protection"
	ofCare       factKind = "care"
	ofPlacement  factKind = "placement"
	ofVisits     factKind = "visits"
	ofReviews    factKind = "reviews"
	ofHealth     factKind = "health"
	ofLeaving    factKind = "leaving-care"
	ofAdoption   factKind = "adoption"
	ofHolding    factKind = "team"
	ofPerson     factKind = "person"
)

// factKinds lists them in the order of the service.
var factKinds = []factKind{ofFrontDoor, ofEarlyHelp, ofAssessment, ofNeed, ofProtection, ofCare, ofPlacement, ofVisits, ofReviews,
	ofHealth, ofLeaving, ofAdoption, ofHolding, ofPerson}

var factKindWords = map[factKind]string{
	ofFrontDoor: "Contact and referral", ofEarlyHelp: "Early help", ofAssessment: "Assessment", ofNeed: "In need",
	ofProtection: "Protection", ofCare: "In care", ofPlacement: "Placement", ofVisits: "Visits", ofReviews: "Reviews",
	ofHealth: "Health", ofLeaving: "Leaving care", ofAdoption: "Adoption", ofHolding: "Team and worker", ofPerson: "The child",
}

// Words is the part as people say it.
func (k factKind) Words() string { return factKindWords[k] }

// fact is one thing that the record says of a child.
type fact struct {
	told
	Day  day.Day // when it happened or began; Never where it has no day
	Seq  int64   // of the journal entry that says so
	name store.Name
}

// factsOf are the facts of a child up to a day, newest first.
func factsOf(c *record.Child, on day.Day) []fact {
	var facts []fact
	add := func(v record.Value, o record.Origin) {
		if d := v.When(); d <= on && o.Seq > 0 {
			facts = append(facts, fact{tell(v), d, o.Seq, store.Name{Kind: v.Kind(), ID: record.EntryID(c.ID, v, int(o.Nth))}})
		}
	}
	eachValue(c, add)
	facts = append(facts, holdings(c, on)...)
	facts = append(facts, statesOf(c, on)...)
	facts = append(facts, leavingOf(c, on)...)
	endPlacements(facts, c, on)
	slices.SortStableFunc(facts, func(a, b fact) int { return cmp.Compare(b.Day, a.Day) })
	return facts
}

// eachValue calls f for every value of the record that is an entry of its own.
func eachValue(c *record.Child, f func(record.Value, record.Origin)) {
	f(c.Person, c.Person.Origin)
	if g := c.Front; g != nil {
		each(g.Contacts, f)
		each(g.EarlyHelp, f)
		each(g.Referrals, f)
		each(g.Assessments, f)
	}
	if g := c.Need; g != nil {
		each(g.Episodes, f)
	}
	if g := c.Protection; g != nil {
		each(g.Enquiries, f)
		each(g.Plans, f)
	}
	if g := c.Care; g != nil {
		each(g.Periods, f)
		each(g.LegalStatuses, f)
		each(g.Placements, f)
	}
	each(c.Adoptions, f)
	each(c.Visits, f)
	each(c.Reviews, f)
	each(c.Checks, f)
}

func each[T interface {
	record.Value
	From() record.Origin
}](values []T, f func(record.Value, record.Origin)) {
	for _, v := range values {
		f(v, v.From())
	}
}

// endPlacements lets each placement last until the next one of the same period of care, or the end of the period: the lists
// do not tell it.
func endPlacements(facts []fact, c *record.Child, on day.Day) {
	if c.Care == nil {
		return
	}
	for i := range facts {
		f := &facts[i]
		if f.Kind != ofPlacement || f.ofList() {
			continue
		}
		f.Stretch = true
		for _, p := range c.Care.Placements {
			if p.Start > f.Day && p.Start <= on && !(f.End.Known() && f.End <= p.Start) {
				f.End = p.Start
			}
		}
		for _, p := range c.Care.Periods {
			end := p.Ceased
			if !end.Known() {
				end = p.Gone
			}
			if end.Known() && p.Start <= f.Day && f.Day < end && !(f.End.Known() && f.End <= end) {
				f.End = end
			}
		}
	}
}
