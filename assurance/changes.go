package assurance

import (
	"context"
	"fmt"
	"slices"

	"goldthread/store"
)

// Change is one line of the history of what was written about a measure: one of Target, Owner, Commentary and Break as it
// was written, or as it stood when it was withdrawn.
type Change struct {
	Origin
	Withdrawn  bool
	Again      bool // a newer version of something that stood
	Target     *Target
	Owner      *Owner
	Commentary *Commentary
	Break      *BreakNote
}

// about is the measure that the change is about; blank for a note about all of them.
func (c *Change) about() string {
	switch {
	case c.Target != nil:
		return c.Target.Code
	case c.Owner != nil:
		return c.Owner.Code
	case c.Commentary != nil:
		return c.Commentary.Code
	}
	return c.Break.Code
}

// Changes lists all that was ever written about a measure, by whom and when, newest first; notes about all measures too.
func Changes(ctx context.Context, journal *store.Store, authority, code string) ([]Change, error) {
	var all []Change
	stood := map[string]Change{} // by kind and id
	kinds := []string{TargetKind, OwnerKind, CommentaryKind, BreakKind}
	err := journal.HistoryOf(ctx, authority, kinds, func(e *store.Entry) error {
		key := e.Kind + " " + e.ID
		before, was := stood[key]
		c := before
		c.Origin, c.Withdrawn, c.Again = Origin{e.Seq, e.RecordedAt, e.Actor}, e.Op == store.Retire, was && !before.Withdrawn
		if e.Op != store.Retire {
			if err := c.read(e); err != nil {
				return fmt.Errorf("journal entry %d, %s: %w (verify the journal)", e.Seq, e.Kind, err)
			}
		}
		stood[key] = c
		if about := c.about(); about == code || about == "" && c.Break != nil {
			all = append(all, c)
		}
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("read what was written about a measure of authority %s: %w", authority, err)
	}
	slices.Reverse(all)
	return all, nil
}

// ChangeOf is what a journal entry says of a measure: one of the kinds that Changes lists, and not its withdrawal.
func ChangeOf(e *store.Entry) (Change, error) {
	c := Change{Origin: Origin{e.Seq, e.RecordedAt, e.Actor}}
	err := c.read(e)
	if err == nil && c.Target == nil && c.Owner == nil && c.Commentary == nil && c.Break == nil {
		err = fmt.Errorf("a journal entry of kind %s says nothing of a measure", e.Kind)
	}
	return c, err
}

func (c *Change) read(e *store.Entry) (err error) {
	switch e.Kind {
	case TargetKind:
		c.Target, err = decoded(e, func(t *Target, o Origin) { t.Origin, t.ID = o, e.ID })
	case OwnerKind:
		c.Owner, err = decoded(e, func(v *Owner, o Origin) { v.Origin, v.Code = o, e.ID })
	case CommentaryKind:
		c.Commentary, err = decoded(e, func(v *Commentary, o Origin) { v.Origin, v.ID = o, e.ID })
	case BreakKind:
		c.Break, err = decoded(e, func(v *BreakNote, o Origin) { v.Origin, v.ID = o, e.ID })
	}
	return err
}

func decoded[V any](e *store.Entry, place func(*V, Origin)) (*V, error) {
	v, err := Decode(e, place)
	return &v, err
}
