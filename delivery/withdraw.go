package delivery

import (
	"encoding/json"
	"fmt"
	"slices"

	"goldthread/day"
	"goldthread/record"
	"goldthread/store"
)

// absence is what it means that a delivery does not tell something that is known.
type absence int8

const (
	outside   absence = iota // nothing: it lies outside what the list tells
	withdrawn                // the list should hold it and does not
	ended                    // it ran on, and a later one has taken its place on the list: when it ended is not told
)

// withdraw goes through what is known and not told by the files.
func (c *comparison) withdraw() error {
	left := map[string]int{} // how many values of a child still stand
	var retired []*standing
	for _, s := range c.inOrder() {
		if c.told[key{s.kind, s.id}] || s.kind == "child" {
			left[s.child]++
			continue
		}
		what, by, err := c.absent(s)
		if err != nil {
			return err
		}
		switch what {
		case withdrawn:
			retired = append(retired, s)
			continue
		case ended:
			if err := c.markGone(s, by); err != nil {
				return err
			}
		}
		left[s.child]++
	}
	for _, s := range retired {
		c.retire(s)
		if person := c.known.entries[key{"child", s.child}]; person != nil && left[s.child] == 1 && !c.told[key{"child", s.child}] {
			c.retire(person)
			left[s.child] = 0
		}
	}
	return nil
}

// inOrder lists what is known by the journal's numbers, so that a delivery writes the same entries every time.
func (c *comparison) inOrder() []*standing {
	all := make([]*standing, 0, len(c.known.entries))
	for _, s := range c.known.entries {
		all = append(all, s)
	}
	slices.SortFunc(all, func(a, b *standing) int { return int(a.seq - b.seq) })
	return all
}

func (c *comparison) retire(s *standing) {
	c.Withdrawn++
	c.drafts = append(c.drafts, store.Draft{Kind: s.kind, ID: s.id, Child: s.child, Op: store.Retire, Source: c.source, Base: s.seq})
}

func (c *comparison) markGone(s *standing, by day.Day) error {
	e, err := episodeOf(s.kind, s.body)
	if err != nil {
		return err
	}
	body, err := e.goneBy(by)
	if err != nil {
		return err
	}
	c.Changed++
	c.drafts = append(c.drafts, store.Draft{Kind: s.kind, ID: s.id, Child: s.child, Op: store.Put, Body: body, Source: c.source, Base: s.seq})
	return nil
}

// absent judges one known value that the files do not tell. A value from a later delivery is not theirs to judge; one
// from an earlier set of files as at the same day has been corrected.
func (c *comparison) absent(s *standing) (what absence, by day.Day, err error) {
	feed, ok := feedOf(s.kind, s.id)
	covered, inFiles := cover(c.covers, feed)
	switch {
	case !ok || !inFiles || s.asAt > c.asAt:
		return outside, 0, nil
	case s.asAt == c.asAt:
		return withdrawn, 0, nil
	}
	when := dayOf(s.id)
	switch s.kind {
	case "contact", "early-help", "referral", "enquiry":
		first, sent := c.first[feed]
		return withdrawnIf(sent && when >= first && when <= c.asAt), 0, nil
	case "assessment", "adoption":
		last, err := c.lastSign(s, feed)
		return withdrawnIf(last >= covered.From), 0, err
	case "need", "plan", "care":
		return c.absentEpisode(s, feed, covered.From)
	case "visit", "review", "check", "legal", "placement":
		latest, told := c.seen[latestOf(s.kind, s.id)][s.child]
		return withdrawnIf(told && when > latest && when <= c.asAt), 0, nil
	}
	return outside, 0, nil
}

func withdrawnIf(gone bool) absence {
	if gone {
		return withdrawn
	}
	return outside
}

// lastSign is the last day on which an assessment or a way to adoption is known to have been of the kind that its list
// holds: the day it finished, or the last delivery that held it unfinished.
func (c *comparison) lastSign(s *standing, feed record.Feed) (day.Day, error) {
	var finished day.Day
	switch s.kind {
	case "assessment":
		a := record.Assessment{}
		if err := json.Unmarshal(s.body, &a); err != nil {
			return 0, fmt.Errorf("journal entry %d, an assessment: %w", s.seq, err)
		}
		finished = a.Authorised
	case "adoption":
		a := record.Adoption{}
		if err := json.Unmarshal(s.body, &a); err != nil {
			return 0, fmt.Errorf("journal entry %d, an adoption: %w", s.seq, err)
		}
		finished = max(a.Order, a.Reversed)
	}
	if finished.Known() {
		return finished, nil
	}
	return c.known.lastBefore(feed, c.asAt), nil
}

// absentEpisode judges an episode that lists 6 to 8 no longer hold. They hold one row for each child, the latest, of
// those that run or ended since from.
func (c *comparison) absentEpisode(s *standing, feed record.Feed, from day.Day) (absence, day.Day, error) {
	e, err := episodeOf(s.kind, s.body)
	if err != nil || e.gone().Known() {
		return outside, 0, err
	}
	last := c.known.lastBefore(feed, c.asAt) // it ran or had ended in that delivery
	start, listed := c.latest[feed][s.child]
	switch {
	case listed && start <= e.start(): // the list says that the latest one began earlier
		return withdrawn, 0, nil
	case listed && e.end().Known():
		return outside, 0, nil
	case listed && start > last: // a new one has begun since
		return ended, start, nil
	case listed: // the start was corrected
		return withdrawn, 0, nil
	case e.end().Known():
		return withdrawnIf(e.end() >= from), 0, nil
	case last >= from:
		return withdrawn, 0, nil
	}
	return ended, from, nil
}
