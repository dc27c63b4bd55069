package annexa

import (
	"fmt"
	"maps"
	"math"
	"slices"

	"goldthread/day"
	"goldthread/ingest"
)

// ages tell the days that the ages of a delivery fit. A child of a day of birth is of an age from one birthday to the eve
// of the next: turns has, for a day, how many such years begin on it less those that ended on its eve.
type ages struct {
	all   int
	turns map[day.Day]int
}

func (a *ages) add(birth day.Day, years int) {
	if years < 0 {
		return
	}
	if a.turns == nil {
		a.turns = map[day.Day]int{}
	}
	a.all++
	a.turns[day.Birthday(birth, years)]++
	a.turns[day.Birthday(birth, years+1)]--
}

func (a *ages) join(other ages) {
	if a.turns == nil {
		a.turns = map[day.Day]int{}
	}
	a.all += other.all
	for d, n := range other.turns {
		a.turns[d] += n
	}
}

// on is how many ages fit a day.
func (a *ages) on(asAt day.Day) (fit int) {
	for d, n := range a.turns {
		if d <= asAt {
			fit += n
		}
	}
	return fit
}

// best is the day that most ages fit, the middle where there are several, and how many do.
func (a *ages) best() (on day.Day, fit int) {
	sorted := slices.Sorted(maps.Keys(a.turns))
	sum := 0
	for i, d := range sorted {
		if sum += a.turns[d]; sum > fit {
			on, fit = d+(sorted[i+1]-1-d)/2, sum
		}
	}
	return on, fit
}

// agesWorthAsking is how many ages there must be before they say something of the as-at day.
const agesWorthAsking = 20

// lookAtAges warns once where the ages speak for another as-at day: one in five or more disagree with the day, and nine in
// ten agree about another one. The notes row by row, which all have that one cause, give way to it.
func (d *reader) lookAtAges() {
	var a ages
	for _, s := range d.sheets {
		a.join(s.ages)
	}
	fit := a.on(d.asAt)
	other, best := a.best()
	months := int(math.Round(math.Abs(float64(other-d.asAt)) / 30.44))
	if a.all < agesWorthAsking || (a.all-fit)*5 < a.all || best*10 < a.all*9 || months == 0 {
		return
	}
	kind := agesElsewhere
	kind.What = fmt.Sprintf("the ages fit a day about %s: look again at the as-at day", apart(months, other < d.asAt))
	d.report.Drop(ageDisagrees.Name)
	d.report.Add(ingest.Oddity{OddityKind: kind, Place: ingest.Place{File: d.sheets[0].file}, Text: d.asAt.String(),
		More: fmt.Sprintf("%d of %d ages are not those of this day; %d fit a day around %s", a.all-fit, a.all, best, other)})
}

func apart(months int, earlier bool) string {
	text := number(months) + " months"
	if months == 1 {
		text = "1 month"
	}
	if earlier {
		return text + " earlier"
	}
	return text + " later"
}
