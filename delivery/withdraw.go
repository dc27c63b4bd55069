package delivery

import (
	"cmp"
	"fmt"
	"slices"

	"goldthread/day"
	"goldthread/record"
	"goldthread/store"
)

// Withdrawal is one value that the record held and a delivery took out of it. It names a child: it is for the eyes of
// those who hand in the files, never for a log.
type Withdrawal struct {
	Child string  `json:"child"`
	Kind  string  `json:"kind"`
	Day   day.Day `json:"day,omitzero"`
}

// absence is what it means that a delivery does not tell something that is known.
type absence int8

const (
	outside   absence = iota // nothing: it lies outside what the list tells
	withdrawn                // the list should hold it and does not
	ended                    // it ran on, and the list no longer holds it: when it ended is not told
)

// missed is a known value that the files do not tell, and what that means.
type missed struct {
	*standing
	what absence
	by   day.Day
}

// withdraw goes through what is known and not told by the files.
func (c *comparison) withdraw() error {
	left := map[string]int{} // how many values of a child still stand
	all, err := c.missing(left)
	if err != nil {
		return err
	}
	for _, m := range all {
		if m.what == ended {
			if err := c.markGone(m.standing, m.by); err != nil {
				return err
			}
		}
	}
	for _, m := range all {
		if m.what != withdrawn {
			continue
		}
		c.weigh(m.standing, c.goes)
		c.retire(m.standing)
		if person := c.known.entries[key{"child", m.child}]; person != nil && left[m.child] == 0 && !c.told[key{"child", m.child}] {
			c.retire(person)
			left[m.child] = -1
		}
	}
	return nil
}

// missing lists what the files should tell and do not, by the journal's numbers, so that a delivery writes the same
// entries every time. It counts in left how many values of each child still stand.
func (c *comparison) missing(left map[string]int) (all []missed, err error) {
	for k, s := range c.known.entries {
		if s.kind == "child" {
			continue
		}
		if c.told[k] {
			c.weigh(s, c.stays)
			left[s.child]++
			continue
		}
		m := missed{standing: s}
		if m.what, m.by, err = c.absent(s); err != nil {
			return nil, err
		}
		if m.what != withdrawn {
			left[s.child]++
		}
		if m.what != outside {
			all = append(all, m)
		}
	}
	slices.SortFunc(all, func(a, b missed) int { return cmp.Compare(a.seq, b.seq) })
	return all, nil
}

// weigh counts an event or episode of a list, for checkWithdrawn; what hangs on them (visits, snapshots) does not count.
func (c *comparison) weigh(s *standing, to map[record.Feed]int) {
	if s.kind == "snapshot" || latestOnly[s.kind] {
		return
	}
	if feed, ok := feedOf(s.kind, s.id); ok {
		to[feed]++
	}
}

func (c *comparison) retire(s *standing) {
	c.Withdrawn++
	c.taken = append(c.taken, Withdrawal{s.child, s.kind, dayOf(s.id)})
	c.drafts = append(c.drafts, store.Draft{Kind: s.kind, ID: s.id, Child: s.child, Op: store.Retire, Source: c.source, Base: s.seq})
}

func (c *comparison) markGone(s *standing, by day.Day) error {
	e, _, err := s.episode()
	if err != nil {
		return err
	}
	if e.gone == by {
		return nil
	}
	body, err := e.marked(by)
	if err != nil {
		return err
	}
	c.Changed++
	c.drafts = append(c.drafts, store.Draft{Kind: s.kind, ID: s.id, Child: s.child, Op: store.Put, Body: body, Source: c.source, Base: s.seq})
	return nil
}

// absent judges one known value that the files do not tell. What later files told is not theirs to judge, nor is a child
// of whom a row was refused; what earlier files as at the same day told has been corrected.
func (c *comparison) absent(s *standing) (what absence, by day.Day, err error) {
	feed, ok := feedOf(s.kind, s.id)
	covered, inFiles := cover(c.covers, feed)
	switch {
	case !ok || !inFiles || s.asAt > c.asAt || c.refused[feed][s.child] || c.toldLater(s):
		return outside, 0, nil
	case s.asAt == c.asAt && !s.mark:
		return withdrawn, 0, nil
	case latestOnly[s.kind]:
		latest, told := c.seen[latestOf(s.kind, s.id)][s.child]
		return withdrawnIf(told && dayOf(s.id) > latest && dayOf(s.id) <= c.asAt), 0, nil
	}
	e, ok, err := s.episode()
	if err != nil || ok {
		what, by = c.absentEpisode(s, e, feed, covered.From)
		return what, by, err
	}
	return withdrawnIf(told{covered, c.asAt}.tells(s.kind, dayOf(s.id))), 0, nil
}

func withdrawnIf(gone bool) absence {
	if gone {
		return withdrawn
	}
	return outside
}

// absentEpisode judges an episode that its list no longer holds. The list holds those that run or ended since from; lists
// 6 to 8 hold one row for each child, the latest.
func (c *comparison) absentEpisode(s *standing, e episode, feed record.Feed, from day.Day) (absence, day.Day) {
	last := c.known.lastBefore(feed, c.asAt) // it ran or had ended in that delivery
	start, listed := c.latest[s.kind][s.child]
	switch {
	case e.gone.Known() && !(s.mark && s.asAt == c.asAt): // its going was told; only files as at the same day tell it anew
		return outside, 0
	case s.kind == "adopter": // list 11 holds those with whom there was contact in the year
		return ended, c.asAt
	case listed && start <= e.start: // the list says that the latest one began earlier
		return withdrawn, 0
	case listed && e.end.Known():
		return outside, 0
	case listed && start > last: // a new one has begun since
		return ended, start
	case listed: // the start was corrected
		return withdrawn, 0
	case e.end.Known():
		return withdrawnIf(e.end >= from), 0
	case last >= from:
		return withdrawn, 0
	}
	return ended, from
}

// Replaces is a delivery that would take so much out of the record that it is probably cut short, has lost a column, or is
// of another day. Nothing was changed.
type Replaces struct {
	Feed      record.Feed
	Goes, Has int
}

func (r *Replaces) Error() string {
	return fmt.Sprintf("these files would withdraw %d of the %d values known of %s, so their list looks cut short, or of another day. Nothing was changed. "+
		"Look at the file and at --as-at; if it is meant to replace what is known, say --replace", r.Goes, r.Has, r.Feed)
}

// checkWithdrawn refuses a delivery that would withdraw ten or more values of a list and more than a third of them.
func (c *comparison) checkWithdrawn() error {
	for _, covered := range c.covers {
		goes, stays := c.goes[covered.Feed], c.stays[covered.Feed]
		if goes >= 10 && 2*goes > stays {
			return &Replaces{covered.Feed, goes, goes + stays}
		}
	}
	return nil
}
