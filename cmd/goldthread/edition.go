package main

import (
	"context"
	"encoding/json"
	"fmt"
	"maps"
	"slices"

	"goldthread/day"
	"goldthread/report"
	"goldthread/store"
)

// edition is a run of the papers. What a public one hid is kept in the journal: a later edition hides it too, or the two
// together would tell what neither does.
type edition struct {
	place, authority string
	public           bool
}

const publishedKind = "published"

// published is the journal's note of a public edition: the cells that it did not show.
type published struct {
	AsAt   day.Day  `json:"asAt"`
	Hidden []string `json:"hidden"`
}

// kept says whether the edition has a place to be remembered in; papers of a workbook alone have none.
func (e edition) kept() bool { return e.public && e.place != "" }

// before is what earlier public editions hid, and the days that they were as at.
func (e edition) before(ctx context.Context, p *program) (hidden []string, days []day.Day, err error) {
	if !e.kept() {
		return nil, nil, nil
	}
	journal, err := p.openExisting(ctx, e.place)
	if err != nil {
		return nil, nil, err
	}
	defer journal.Close()
	entries, err := journal.History(ctx, e.authority, publishedKind, e.authority)
	if err != nil {
		return nil, nil, fmt.Errorf("read what was published before: %w", err)
	}
	cells := map[string]bool{}
	for _, entry := range entries {
		var was published
		if err := json.Unmarshal(entry.Body, &was); err != nil {
			return nil, nil, fmt.Errorf("what was published before, journal entry %d: %w", entry.Seq, err)
		}
		for _, cell := range was.Hidden {
			cells[cell] = true
		}
		if !slices.Contains(days, was.AsAt) {
			days = append(days, was.AsAt)
		}
	}
	return slices.Sorted(maps.Keys(cells)), days, nil
}

// remember notes what this edition hid.
func (e edition) remember(ctx context.Context, p *program, pack *report.Pack) error {
	if !e.kept() {
		return nil
	}
	body, err := json.Marshal(published{pack.AsAt, pack.Hidden})
	if err != nil {
		return fmt.Errorf("note what was published: %w", err)
	}
	journal, err := p.openExisting(ctx, e.place)
	if err != nil {
		return err
	}
	defer journal.Close()
	_, err = journal.Append(ctx, e.authority, p.actor, []store.Draft{{
		Kind: publishedKind, ID: e.authority, Op: store.Put, Body: body, Source: "public edition", Base: store.AnyBase,
	}})
	if err != nil {
		return fmt.Errorf("note what was published: %w", err)
	}
	return nil
}
