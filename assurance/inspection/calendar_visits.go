package inspection

import (
	"fmt"
	"slices"

	"goldthread/day"
)

// inspection says when the next inspection is usual.
func (c *calendar) inspection(after *Inspection) {
	d := Due{Clock: nextInspection, From: after.From, After: after.ID}
	next, came := c.next(after)
	if came {
		d.DoneOn, d.DoneBy = next.From, next.ID
	}
	switch after.deciding() {
	case Inadequate:
		d.What, d.State = "Standard inspection (two weeks on site)", NoDay
		d.Why = upperFirst(after.decidingWords()) + ": inspectors come again after their monitoring visits, when they see fit."
		c.add(d)
		return
	case Outstanding, Good:
		d.What = "Short inspection (one week on site)"
	default:
		d.What = "Standard inspection (two weeks on site)"
	}
	d.Why = upperFirst(after.decidingWords()) + ": the next inspection is usual about three years on, from six months before to six months after."
	d.Due = after.From.AddMonths(nextInspection.On(after.From).Limit.N)
	d.First, d.Last = d.Due.AddMonths(-around), d.Due.AddMonths(around)
	c.add(d)
}

// next is the first inspection with grades that came on site after another, by the day.
func (c *calendar) next(after *Inspection) (Inspection, bool) {
	for _, i := range c.Inspections() {
		if i.Framework.graded() && i.came(after.From, c.asAt) {
			return i, true
		}
	}
	return Inspection{}, false
}

// came lists the visits of some frameworks that came after a day and by another, oldest first.
func (c *calendar) came(after, by day.Day, of ...Framework) []Inspection {
	return slices.DeleteFunc(c.Inspections(), func(i Inspection) bool {
		return !slices.Contains(of, i.Framework) || !i.came(after, by)
	})
}

// came says whether the first day on site lies after a day and not after another. One that is only expected has not come,
// whatever day was pencilled in.
func (i *Inspection) came(after, by day.Day) bool {
	return i.Status != Expected && i.From > after && i.From <= by
}

// between says which visits come between inspections.
func (c *calendar) between(after *Inspection) {
	until, again := c.asAt, false
	if next, came := c.next(after); came {
		until, again = next.From, true
	}
	if after.deciding() == Inadequate {
		c.monitoringVisits(after, until, again)
		return
	}
	visits := c.came(after.From, until, FocusedVisit, JTAI)
	for n := range mostVisits {
		d := Due{Clock: focused, From: after.From, After: after.ID, State: MayCome,
			What: fmt.Sprintf("Focused visit or joint inspection, %s of at most two", []string{"the first", "the second"}[n]),
			Why:  "Up to two visits come between inspections; a joint inspection may take the place of one."}
		if n < len(visits) {
			d.DoneOn, d.DoneBy = visits[n].From, visits[n].ID
		} else if again {
			continue // the next inspection is here: no visit comes before it any more
		}
		c.add(d)
	}
}

// monitoringVisits are quarterly, until inspectors come again.
func (c *calendar) monitoringVisits(after *Inspection, until day.Day, again bool) {
	from := after.Published
	d := Due{Clock: monitoring, After: after.ID, What: "Monitoring visit",
		Why: upperFirst(after.decidingWords()) + ": inspectors visit each quarter until they inspect again."}
	for _, v := range c.came(after.Published, until, MonitoringVisit) {
		d.From, d.DoneOn, d.DoneBy = from, v.From, v.ID
		c.add(d)
		from = v.From
	}
	if !again {
		d.From, d.DoneOn, d.DoneBy = from, day.Never, ""
		c.add(d)
	}
}
