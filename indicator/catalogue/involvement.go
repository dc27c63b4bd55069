package catalogue

import (
	"goldthread/day"
	"goldthread/record"
)

// openWork says whether the authority works with the child on a day: an episode of need, a protection plan, care or
// leaving care is open.
func openWork(c *record.Child, on day.Day) bool {
	if c.Need != nil && anyOpen(c.Need.Episodes, on) || c.Protection != nil && anyOpen(c.Protection.Plans, on) {
		return true
	}
	return c.Care != nil && anyOpen(c.Care.Periods, on) || c.Leaving.On(on)
}

func anyOpen[E interface{ Open(day.Day) bool }](episodes []E, on day.Day) bool {
	for i := range episodes {
		if episodes[i].Open(on) {
			return true
		}
	}
	return false
}

// allocation is who holds a child's case, as the newest lists tell it.
type allocation struct {
	listed  bool // some list from 6 to 9 speaks of the child
	held    record.Holding
	adviser bool // list 9 names a personal adviser
}

// holderLists are the lists that name a worker, the one whose worker holds the case first: a looked-after child's social
// worker on list 8 holds it, whoever advises on leaving care.
var holderLists = [...]uint8{8, 7, 6, 9}

// allocatedOn reads who holds the case from the newest lists on or before the day that have the child on them. A name on
// an older list is not carried on: a blank on the newest means that nobody is named now.
func allocatedOn(c *record.Child, on day.Day) allocation {
	var a allocation
	var newest day.Day
	var by [10]record.Holding
	for i := len(c.Observations) - 1; i >= 0; i-- {
		o := &c.Observations[i]
		if o.Day > on || o.List < 6 || o.List > 9 {
			continue
		}
		if a.listed && o.Day < newest {
			break
		}
		a.listed, newest = true, o.Day
		switch o.About {
		case record.AllocatedTeam:
			by[o.List].Team = o.Text
		case record.AllocatedWorker:
			by[o.List].Worker = o.Text
		case record.PersonalAdviser:
			a.adviser = o.Text != ""
		}
	}
	if a.held = chosen(by); a.held.Team == "" {
		a.held.Team = c.HeldOn(on).Team // so that a team is asked: it knew the child last
	}
	return a
}

// chosen takes the first list that names a worker, and failing that the first that names a team.
func chosen(by [10]record.Holding) record.Holding {
	var team record.Holding
	for _, list := range holderLists {
		if by[list].Worker != "" {
			return by[list]
		}
		if team.Team == "" {
			team = by[list]
		}
	}
	return team
}

// involvement is the key of a case that is a child's open work as a whole.
var involvement = record.Key{Kind: "child"}
