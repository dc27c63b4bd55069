package delivery

import (
	"encoding/json"
	"fmt"

	"goldthread/day"
	"goldthread/record"
	"goldthread/store"
)

// Fact is one value that the files tell, with the entry's source: the sheet and row.
type Fact struct {
	record.Told
	Source string
}

// Changes counts what a delivery did to the record.
type Changes struct {
	Added     int `json:"added"`
	Changed   int `json:"changed"`
	Withdrawn int `json:"withdrawn"` // gone from a list that should still hold it
	Unchanged int `json:"unchanged"`
	Later     int `json:"knownLater"` // a later delivery has already said otherwise: what it said stands
}

// comparison lays a delivery's facts beside what is known. Only differences become entries.
type comparison struct {
	known   *known
	asAt    day.Day
	source  string // of entries that no row made
	covers  []record.Covered
	refused map[record.Feed]map[string]bool // children of whom a row was refused: their absence means nothing
	told    map[key]bool                    // what the files tell
	latest  map[string]map[string]day.Day   // by kind of one row a child: the start of the child's row
	seen    map[string]map[string]day.Day   // by kind and purpose: the latest day that the files tell of a child
	stays   map[record.Feed]int             // how many of the known events and episodes the files tell again,
	goes    map[record.Feed]int             // and how many they withdraw
	taken   []Withdrawal
	drafts  []store.Draft
	Changes
}

func compare(k *known, asAt day.Day, source string, read *reading) (*comparison, error) {
	c := &comparison{known: k, asAt: asAt, source: source, covers: read.covers, refused: read.refused, told: make(map[key]bool, len(read.facts)),
		latest: map[string]map[string]day.Day{}, seen: map[string]map[string]day.Day{}, stays: map[record.Feed]int{}, goes: map[record.Feed]int{}}
	told := make([]record.Told, len(read.facts))
	for i, f := range read.facts {
		told[i] = f.Told
	}
	entries, err := record.Entries(told)
	if err != nil {
		return nil, err
	}
	for i, e := range entries {
		c.note(e, read.facts[i].Value)
	}
	for i, e := range entries {
		if err := c.lay(e, read.facts[i]); err != nil {
			return nil, err
		}
	}
	return c, nil
}

// note remembers what the files tell, before anything is judged by its absence.
func (c *comparison) note(e record.Entry, v record.Value) {
	c.told[key{e.Kind, e.ID}] = true
	switch {
	case oneRow[e.Kind]:
		newest(c.latest, e.Kind, e.Child, v.When())
	case latestOnly[e.Kind]:
		newest(c.seen, latestOf(e.Kind, e.ID), e.Child, v.When())
	}
}

func newest(days map[string]map[string]day.Day, what, child string, d day.Day) {
	if days[what] == nil {
		days[what] = map[string]day.Day{}
	}
	days[what][child] = max(days[what][child], d)
}

// latestOnly are the kinds of which a list tells only the latest.
var latestOnly = map[string]bool{"visit": true, "review": true, "check": true, "legal": true, "placement": true}

// latestOf names what a list tells only the latest of: a kind, and the purpose of a visit, review or check.
func latestOf(kind, id string) string {
	if kind == "legal" || kind == "placement" {
		return kind
	}
	return kind + " " + segment(id, 1)
}

// lay makes an entry of a fact that is new or says something else than what is known.
func (c *comparison) lay(e record.Entry, f Fact) error {
	old := c.known.entries[key{e.Kind, e.ID}]
	if old == nil {
		return c.add(e, f)
	}
	body, err := c.over(old, e, f)
	if err != nil {
		return err
	}
	switch {
	case old.sum == sumOf(body):
		c.Unchanged++
	case e.Kind != "child" && (old.asAt > c.asAt || c.toldLater(old)):
		c.Later++
	default:
		c.Changed++
		c.drafts = append(c.drafts, store.Draft{Kind: e.Kind, ID: e.ID, Child: e.Child, Op: store.Put, Body: body, Source: f.Source, Base: old.seq})
	}
	return nil
}

// over is the fact as it stands over what is known. Of a person nothing known is lost, and what a later delivery said
// comes first. That an episode was gone by a later day stays known, until its end is told.
func (c *comparison) over(old *standing, e record.Entry, f Fact) ([]byte, error) {
	if e.Kind == "child" {
		was := record.Person{}
		if err := json.Unmarshal(old.body, &was); err != nil {
			return nil, fmt.Errorf("journal entry %d, a child: %w", old.seq, err)
		}
		said := f.Value.(record.Person)
		if n := len(c.known.deliveries); n > 0 && c.known.deliveries[n-1].AsAt > c.asAt {
			return record.Body(was.Over(said))
		}
		return record.Body(said.Over(was))
	}
	was, ok, err := old.episode()
	if err != nil || !ok || !was.gone.Known() || was.gone <= c.asAt {
		return e.Body, err
	}
	now, _, err := episodeOf(e.Kind, e.Body)
	if err != nil || now.end.Known() {
		return e.Body, err
	}
	return now.marked(was.gone)
}

// toldLater says whether a known value lies within what a later delivery of its feed tells: then that delivery told it as
// it stands, and these older files have nothing to say of it.
func (c *comparison) toldLater(s *standing) bool {
	feed, ok := feedOf(s.kind, s.id)
	if !ok {
		return false
	}
	later, ok := c.known.firstAfter(feed, c.asAt)
	if !ok {
		return false
	}
	if e, ok, err := s.episode(); ok && err == nil {
		return !(e.gone.Known() && e.gone <= later.asAt) && (!e.end.Known() || e.end >= later.From)
	}
	return later.tells(s.kind, dayOf(s.id))
}

// add keeps a fact that is not known yet, unless a later delivery that should hold it does not: then it was withdrawn
// before this older delivery came.
func (c *comparison) add(e record.Entry, f Fact) error {
	body, err := c.afterwards(e, f.Value)
	if err != nil {
		return err
	}
	if body == nil {
		c.Later++
		return nil
	}
	c.Added++
	c.drafts = append(c.drafts, store.Draft{Kind: e.Kind, ID: e.ID, Child: e.Child, Op: store.Put, Body: body, Source: f.Source})
	return nil
}

// afterwards asks what later deliveries say of a fact that comes late: the same that withdraw would have found had they
// come in their order. It gives the body to keep, and nil for a fact that had been withdrawn by then.
func (c *comparison) afterwards(e record.Entry, v record.Value) ([]byte, error) {
	feed, ok := feedOf(e.Kind, e.ID)
	later, late := c.known.firstAfter(feed, c.asAt)
	if !ok || !late {
		return e.Body, nil
	}
	if latestOnly[e.Kind] {
		if denied := c.known.latestAfter(c.asAt, e); denied.Known() && denied < v.When() {
			return nil, nil
		}
		return e.Body, nil
	}
	episode, ok, err := episodeOf(e.Kind, e.Body)
	switch {
	case err != nil:
		return nil, err
	case ok:
		return c.episodeAfterwards(e, episode, later)
	case later.tells(e.Kind, v.When()):
		return nil, nil
	}
	return e.Body, nil
}

// episodeAfterwards judges an episode that comes late by the next delivery of its list, which does not hold it.
func (c *comparison) episodeAfterwards(e record.Entry, late episode, next told) ([]byte, error) {
	start := day.Never
	if oneRow[e.Kind] {
		start = c.known.newestStart(e.Kind, e.Child)
	}
	switch {
	case late.end.Known() && (late.end < next.From || start > late.start):
		return e.Body, nil
	case late.end.Known(), start.Known() && start <= c.asAt:
		return nil, nil
	case start.Known():
		return late.marked(start)
	case next.From > c.asAt:
		return late.marked(next.From)
	}
	return nil, nil
}
