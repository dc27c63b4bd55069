// Package sample makes up an authority: the lives of its children with the services, over all the years that a figure
// may reach back to, from settings and a seed. Nobody in it is real, and the same settings give the same bytes.
//
// The lives are whole: every visit and every move. On cuts from them what Annex A's eleven lists would tell on a day, as
// a case system exports it: the latest visit only, counts in place of events, six or twelve months back. So an
// authority can be asked what an export hides; and two exports of different months agree, as two months of one
// authority do.
//
// Levels follow the published figures for England (children in need, looked-after children) of 2025, per 10,000
// children of Population. Happenings tells what in the figures is no accident.
package sample

import (
	"runtime"
	"strconv"
	"sync"

	"goldthread/day"
	"goldthread/record"
)

// Code is the made-up authority's code. No council has it.
const Code = "999"

// Name is what the made-up authority is called. No council is called so.
const Name = "Wychmoor"

// Authority is a made-up authority. It is made whole by New and does not change, so many may read it at once.
type Authority struct {
	s        Settings
	days     []day.Day // the as-at days
	exports  []onDay   // the same, with the days that each looks back to
	told     float64   // how many years the exports tell of, all together
	befell   happenings
	teams    []*team
	lives    []*life
	adopters []record.Adopter
	families int // how many families' stories were drawn until enough children were known
}

// New makes up the authority.
func New(s Settings) *Authority {
	s = s.settled()
	a := &Authority{s: s, days: s.asAtDays(), befell: happeningsBefore(s.AsAt)}
	a.told = float64(s.AsAt-a.days[0])/365.25 + 0.5
	for _, d := range a.days {
		a.exports = append(a.exports, exportOn(d))
	}
	a.teams = staff(s, s.AsAt.AddYears(-30))
	a.grow()
	a.recruit()
	return a
}

// AsAtDays are the days on which the authority exports, oldest first: month-ends, and last the as-at day itself.
func (a *Authority) AsAtDays() []day.Day { return append([]day.Day(nil), a.days...) }

// Population is how many children under 18 live in the area: the number of which the made-up lives are as many as rates
// per 10,000 in England would have it.
func (a *Authority) Population() int {
	return int(float64(a.families)/a.familiesPer10000()*10000 + 0.5)
}

// generation is how many families are made up at a time, by all cores.
const generation = 1024

// grow draws families until enough children are known: on a list of some export. Each family has its own luck, so it is
// the same whichever core makes it.
func (a *Authority) grow() {
	for len(a.lives) < a.s.Children {
		for _, of := range a.generation(a.families) {
			a.families++
			for _, l := range of {
				if len(a.lives) < a.s.Children {
					l.id = childID(len(a.lives))
					a.lives = append(a.lives, l)
				}
			}
			if len(a.lives) == a.s.Children {
				return
			}
		}
	}
}

func (a *Authority) generation(first int) [][]*life {
	families := make([][]*life, generation)
	var done sync.WaitGroup
	cores := runtime.GOMAXPROCS(0)
	for core := range cores {
		done.Go(func() {
			for i := core; i < generation; i += cores {
				families[i] = a.family(first + i)
			}
		})
	}
	done.Wait()
	return families
}

// family makes up the children of one family and gives those that some export tells of.
func (a *Authority) family(number int) (known []*life) {
	c := luck(a.s.Seed, uint64(number)*16)
	of, begins := a.draw(c)
	for i, age := range a.ages(c, of) {
		w := &walk{a: a, first: i == 0, shared: luck(a.s.Seed, uint64(number)*16+1), own: luck(a.s.Seed, uint64(number)*16+2+uint64(i))}
		w.life = &life{family: number, born: begins - age}
		w.life.person.Born = w.life.born
		w.adult = day.Birthday(w.life.born, 18)
		w.live(of, begins)
		w.spoil()
		if a.knows(w.life) {
			known = append(known, w.life)
		}
	}
	return known
}

// ages are those of the children to whom the story happens, in days; below 0 before birth.
func (a *Authority) ages(c chance, of story) []day.Day {
	first := of.ageAtStart(c)
	if c.odds(of.unborn) {
		first = -c.days(20, 150)
	}
	ages := []day.Day{first}
	for gap := day.Day(0); len(ages) < 6 && c.odds(0.52); {
		gap += c.days(330, 1300)
		age := first + gap
		if first > 0 && c.odds(0.6) {
			age = first - gap
		}
		if c.odds(of.siblings) && age > 10 && age < 17*365 {
			ages = append(ages, age)
		}
	}
	return ages
}

// knows says whether some export tells of the child.
func (a *Authority) knows(l *life) (listed bool) {
	for i := len(a.exports) - 1; i >= 0 && !listed; i-- {
		l.tell(a.exports[i], func(list int, _ record.Value) { listed = listed || list > 0 })
	}
	return listed
}

// childID is a number of seven digits that says nothing of the order in which the children came.
func childID(n int) string { return strconv.Itoa(1000000 + (n*3456781+1234577)%9000000) }
