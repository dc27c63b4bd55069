package sample

import (
	"slices"

	"goldthread/day"
	"goldthread/record"
)

// The teams, and how many of a thousand known children each works with at a time.
const (
	frontDoor = iota
	assessmentNorth
	assessmentSouth
	safeguardingNorth
	safeguardingSouth
	safeguardingEast
	disabledChildren
	careOne
	careTwo
	leavingCare
)

var teamNames = [...]struct {
	name string
	held float64
}{
	{"Front Door", 20}, {slippingTeam, 36}, {"Assessment South", 12}, {"Family Safeguarding North", 26}, {"Family Safeguarding South", 26},
	{pressedTeam, 26}, {"Disabled Children's Team", 20}, {"Children in Care 1", 16}, {"Children in Care 2", 16}, {"Leaving Care Team", 26},
}

const usualCaseload = 15

// team is a set of desks.
type team struct {
	name  string
	desks []*desk
}

// desk is one post of a team with those who have held it, one after another. Children stay with the desk; so when a
// worker leaves, the work is handed to whoever sits there next, and to nobody while the post is vacant.
type desk struct {
	team     string
	tenures  []tenure // oldest first, from before any life began
	drawn    float64  // how often new work comes here beside a desk of 1
	totalled float64  // drawn, added up over the team's desks so far
}

type tenure struct {
	from   day.Day
	worker string // blank while the post is vacant
}

// staff sets up the teams for that many children.
func staff(s Settings, from day.Day) []*team {
	c, names := luck(s.Seed, 1<<62), &roster{turn: int(stir(s.Seed) % 7919)}
	teams := make([]*team, len(teamNames))
	for i, of := range teamNames {
		t := &team{name: of.name}
		for range max(1, int(of.held*float64(s.Children)/1000/usualCaseload+0.5)) {
			t.add(c, names, from, s.AsAt)
		}
		teams[i] = t
	}
	teams[safeguardingEast].lose(happeningsBefore(s.AsAt).vacant)
	return teams
}

// lose empties some desks of the team for good, one after another from a day on: first the one that holds far too much.
func (t *team) lose(from day.Day) {
	for i := range min(vacantDesks, len(t.desks)/2) {
		d := t.desks[(i+1)%len(t.desks)]
		d.tenures = slices.DeleteFunc(d.tenures, func(in tenure) bool { return in.from >= from })
		d.tenures = append(d.tenures, tenure{from, ""})
		from = atWork(from + betweenLeaves)
	}
}

// add sets up one more desk. One in nine gets far too much of the new work.
func (t *team) add(c chance, names *roster, from, to day.Day) {
	d := &desk{team: t.name, drawn: 0.75 + 0.5*c.Float64()}
	if len(t.desks)%9 == 1 {
		d.drawn = 2.8
	}
	for at := from; at <= to; {
		d.tenures = append(d.tenures, tenure{at, names.next()})
		at = atWork(at + 90 + c.about(750, 0.6))
		if c.odds(0.3) {
			d.tenures = append(d.tenures, tenure{at, ""})
			at = atWork(at + c.days(21, 90))
		}
	}
	d.totalled = d.drawn
	if n := len(t.desks); n > 0 {
		d.totalled += t.desks[n-1].totalled
	}
	t.desks = append(t.desks, d)
}

// desk gives new work of the team to one of its desks.
func (t *team) desk(c chance) *desk {
	at := c.Float64() * t.desks[len(t.desks)-1].totalled
	for _, d := range t.desks {
		if at < d.totalled {
			return d
		}
	}
	return t.desks[0]
}

// on is who holds the desk's work on a day.
func (d *desk) on(when day.Day) record.Holding {
	h := record.Holding{Team: d.team}
	for i := len(d.tenures) - 1; i >= 0; i-- {
		if d.tenures[i].from <= when {
			h.Worker = d.tenures[i].worker
			break
		}
	}
	return h
}

// roster gives out workers' names, each pair of names once before any comes again.
type roster struct{ turn int }

func (r *roster) next() string {
	r.turn++
	at := r.turn * 2671 % (len(firstNames) * len(lastNames)) // 2671 is prime, so every pair comes
	return firstNames[at%len(firstNames)] + " " + lastNames[at/len(firstNames)]
}
