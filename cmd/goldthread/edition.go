package main

import (
	"context"
	"errors"
	"fmt"

	"goldthread/assurance"
	"goldthread/report"
	"goldthread/store"
)

// edition is a run of the papers. What a public one hid is kept in the journal: a later edition hides it too, or the two
// together would tell what neither does.
type edition struct {
	place, authority string
	public           bool
}

// written is what people wrote about the figures in the place; papers of files alone have none.
func (e edition) written(ctx context.Context, p *program) (*assurance.Written, error) {
	if e.place == "" {
		return nil, nil
	}
	journal, err := p.openExisting(ctx, e.place)
	if err != nil {
		return nil, err
	}
	defer journal.Close()
	return assurance.Read(ctx, journal, e.authority)
}

// remember notes what a public edition of the place hid; it heeded what was written before it.
func (e edition) remember(ctx context.Context, p *program, pack *report.Pack, before *assurance.Written) error {
	if !e.public || e.place == "" {
		return nil
	}
	note, err := assurance.Edition{AsAt: pack.AsAt, Hidden: pack.Hidden}.Draft(e.authority, before.NewestEdition())
	if err != nil {
		return fmt.Errorf("note what was published: %w", err)
	}
	journal, err := p.openExisting(ctx, e.place)
	if err != nil {
		return err
	}
	defer journal.Close()
	_, err = journal.Append(ctx, e.authority, p.actor, []store.Draft{note})
	var conflict *store.Conflict
	if errors.As(err, &conflict) {
		return errors.New("another public edition was made at the same moment, and this one knows nothing of it: make the papers again")
	}
	if err != nil {
		return fmt.Errorf("note what was published: %w", err)
	}
	return nil
}
