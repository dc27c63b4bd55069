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
	known  *known
	asAt   day.Day
	source string // of entries that no row made
	covers []record.Covered
	told   map[key]bool                       // what the files tell
	latest map[record.Feed]map[string]day.Day // the start of the child's row on lists 6 to 8 and 10
	seen   map[string]map[string]day.Day      // by kind and purpose: the latest day that the files tell of a child
	first  map[record.Feed]day.Day            // the first day of the list's own rows, within what it should cover
	drafts []store.Draft
	Changes
}

func compare(k *known, asAt day.Day, source string, covers []record.Covered, facts []Fact) (*comparison, error) {
	c := &comparison{known: k, asAt: asAt, source: source, covers: covers, told: make(map[key]bool, len(facts)),
		latest: map[record.Feed]map[string]day.Day{}, seen: map[string]map[string]day.Day{}, first: map[record.Feed]day.Day{}}
	told := make([]record.Told, len(facts))
	for i, f := range facts {
		told[i] = f.Told
	}
	entries, err := record.Entries(told)
	if err != nil {
		return nil, err
	}
	for i, e := range entries {
		c.note(e, facts[i].Value)
	}
	for i, e := range entries {
		if err := c.lay(e, facts[i]); err != nil {
			return nil, err
		}
	}
	return c, c.withdraw()
}

// note remembers what the files tell, before anything is judged by its absence.
func (c *comparison) note(e record.Entry, v record.Value) {
	c.told[key{e.Kind, e.ID}] = true
	put := func(days map[string]day.Day) { days[e.Child] = max(days[e.Child], v.When()) }
	switch e.Kind {
	case "contact", "early-help", "referral", "enquiry":
		c.reach(e, v.When())
	case "need", "plan", "care", "adoption":
		feed, _ := feedOf(e.Kind, e.ID)
		if c.latest[feed] == nil {
			c.latest[feed] = map[string]day.Day{}
		}
		put(c.latest[feed])
	case "visit", "review", "check", "legal", "placement":
		what := latestOf(e.Kind, e.ID)
		if c.seen[what] == nil {
			c.seen[what] = map[string]day.Day{}
		}
		put(c.seen[what])
	}
}

// reach notes the first day that a list of events really goes back to: a council may cut its six months a few days
// short, so nothing before the first row it sent counts as withdrawn. An empty list reaches nowhere.
func (c *comparison) reach(e record.Entry, when day.Day) {
	feed, _ := feedOf(e.Kind, e.ID)
	covered, ok := cover(c.covers, feed)
	if first, known := c.first[feed]; ok && when >= covered.From && (!known || when < first) {
		c.first[feed] = when
	}
}

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
	body := e.Body
	var err error
	if e.Kind == "child" && old != nil {
		if body, err = mergePerson(old, f.Value.(record.Person), old.asAt > c.asAt); err != nil {
			return err
		}
	}
	switch {
	case old == nil:
		return c.add(e, f)
	case old.sum == sumOf(body):
		c.Unchanged++
	case old.asAt > c.asAt && e.Kind != "child":
		c.Later++
	default:
		c.Changed++
		c.drafts = append(c.drafts, store.Draft{Kind: e.Kind, ID: e.ID, Child: e.Child, Op: store.Put, Body: body, Source: f.Source, Base: old.seq})
	}
	return nil
}

// mergePerson lays what a delivery says of a child over what is known: a blank never erases, for most lists do not ask
// everything. What a later delivery said stands where both say something.
func mergePerson(old *standing, said record.Person, later bool) ([]byte, error) {
	was := record.Person{}
	if err := json.Unmarshal(old.body, &was); err != nil {
		return nil, fmt.Errorf("journal entry %d, a child: %w", old.seq, err)
	}
	first, second := said, was
	if later {
		first, second = was, said
	}
	if !first.Born.Known() {
		first.Born = second.Born
	}
	if !first.Sex.Known() {
		first.Sex = second.Sex
	}
	if !first.Ethnicity.Known() {
		first.Ethnicity = second.Ethnicity
	}
	if !first.Disability.Known() {
		first.Disability = second.Disability
	}
	return record.Body(first)
}

// add keeps a fact that is not known yet, unless a later delivery that should hold it does not: then it was withdrawn
// before this older delivery came.
func (c *comparison) add(e record.Entry, f Fact) error {
	body, gone, err := c.afterwards(e, f.Value)
	if err != nil {
		return err
	}
	if gone {
		c.Later++
		return nil
	}
	c.Added++
	c.drafts = append(c.drafts, store.Draft{Kind: e.Kind, ID: e.ID, Child: e.Child, Op: store.Put, Body: body, Source: f.Source})
	return nil
}

// afterwards asks what later deliveries already known say of a fact that comes late. An episode that was still open in
// this delivery, and of which the next tells nothing, was gone by then.
func (c *comparison) afterwards(e record.Entry, v record.Value) (body []byte, gone bool, err error) {
	feed, ok := feedOf(e.Kind, e.ID)
	if !ok {
		return e.Body, false, nil
	}
	asAt, from, ok := c.known.firstAfter(feed, c.asAt)
	if !ok {
		return e.Body, false, nil
	}
	switch e.Kind {
	case "contact", "early-help", "referral", "enquiry":
		return e.Body, v.When() >= from && v.When() <= asAt, nil
	case "need", "plan", "care":
		episode, err := episodeOf(e.Kind, e.Body)
		if err != nil || episode.end().Known() && episode.end() < from {
			return e.Body, false, err
		}
		body, err := episode.goneBy(c.asAt + 1)
		return body, false, err
	}
	return e.Body, false, nil
}
