package web

import (
	"cmp"
	"fmt"
	"slices"

	"goldthread/clock"
	"goldthread/day"
	"goldthread/record"
)

// reckoning is what a page knows of what runs: what happened by one day, and the day against which the days are counted.
type reckoning struct{ On, Against day.Day }

// reckoned counts the newest day against today, for its files may be weeks old, and a past day against itself.
func (v *visit) reckoned() reckoning {
	if v.look.IsNewest() {
		return reckoning{v.look.Day, v.today()}
	}
	return reckoning{v.look.Day, v.look.Day}
}

// Stale says that days have passed of which nothing is known.
func (r reckoning) Stale() bool { return r.On < r.Against }

// dueLine is one timescale that runs for a child, in words.
type dueLine struct {
	clock.Due
	Limit   clock.Limit
	Reckon  reckoning
	Unseen  bool // visits under a plan, and no day of one was ever told: it cannot be told whether one is late
	overdue bool
}

// protects are the clocks of child protection: late, they come before anything else that is late.
var protects = []*clock.Clock{clock.Conference, clock.ProtectionReviewFirst, clock.ProtectionReviewLater, clock.ProtectionVisit}

// Late says that the last day in time has passed.
func (d dueLine) Late() bool { return d.overdue && !d.Unseen }

// When says how it stands: "was due 10 days ago; not known since 31 October 2026", "due in 6 days"; for a past day "12 days
// late".
func (d dueLine) When() string {
	switch n := int(d.Due.Due - d.Reckon.Against); {
	case d.Err != nil:
		return "cannot be counted: the bank holidays of that year are not known yet"
	case n < 0 && d.Unseen:
		return "no visit is known since the plan began"
	case n < 0 && d.Reckon.Stale():
		return "was due " + counted(-n, "day", "days") + " ago" + d.sinceFiles()
	case n < 0:
		return counted(-n, "day", "days") + " late"
	case n == 0 && d.Reckon.Stale():
		return "due today"
	case n == 0:
		return "due that day"
	default:
		return "due in " + counted(n, "day", "days")
	}
}

// sinceFiles says whether it was late in the files already, or may have been done in time since.
func (d dueLine) sinceFiles() string {
	if d.Due.Due < d.Reckon.On {
		return "; late already on " + d.Reckon.On.Long()
	}
	return "; not known since " + d.Reckon.On.Long()
}

// Since says from what it is counted and how long it may take.
func (d dueLine) Since() string {
	return fmt.Sprintf("counted from %s, %s: %s", d.Start.Long(), d.Clock.Starts, d.Limit)
}

// dueOf gives what runs for the child, the most urgent first.
func dueOf(c *record.Child, r reckoning, l clock.Local) []dueLine {
	running := clock.Running(c, r.On, l)
	lines := make([]dueLine, len(running))
	for i, d := range running {
		unseen := d.Clock == clock.ProtectionVisit && !clock.LatestVisit(c, record.ForProtection, day.Span{To: r.On}).Known()
		lines[i] = dueLine{Due: d, Limit: l.Limit(d.Clock, d.Start), Reckon: r, Unseen: unseen, overdue: d.Err == nil && d.Due < r.Against}
	}
	slices.SortStableFunc(lines, func(a, b dueLine) int {
		return cmp.Or(cmp.Compare(a.unhurried(), b.unhurried()), cmp.Compare(a.Due.Due, b.Due.Due))
	})
	return lines
}

// unhurried puts child protection whose day has passed before the rest whose day has, then what falls due; what nobody can
// count, and nothing at all, come last.
func (d dueLine) unhurried() int {
	switch {
	case d.Clock == nil:
		return 4
	case d.Err != nil:
		return 3
	case !d.overdue:
		return 2
	case !slices.Contains(protects, d.Clock):
		return 1
	}
	return 0
}
