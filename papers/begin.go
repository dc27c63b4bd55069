package papers

import (
	"context"
	"errors"
	"fmt"

	"goldthread/assurance"
	"goldthread/benchmark"
	"goldthread/store"
)

// Fix drafts a pack, or fixes the figures of one anew: from here on they are those of p.AsAt for p's audience, as known
// now (or by p.Known, where that is an earlier instant), made on p.Made. A public pack is built at once, and what it hides is noted in
// the same breath: whoever drafts another one beside it heeds it, or is heeded by it.
//
// It gives the pack as it was kept. Somebody else's change since p.Seq is a *store.Conflict.
func (m Maker) Fix(ctx context.Context, who string, p assurance.Pack) (assurance.Pack, error) {
	asked := assurance.Basis{AsAt: p.AsAt, Public: p.Public, Known: p.Known, Made: p.Made, Benchmarks: benchmark.Edition()}
	act := assurance.Edit
	if p.State == "" {
		act = assurance.Begin
	}
	p, err := m.do(ctx, act, who, "", p)
	if err != nil {
		return p, err
	}
	for range mostTries {
		kept, err := m.tryFix(ctx, who, p, asked)
		var conflict *store.Conflict
		if errors.As(err, &conflict) && conflict.Kind == assurance.EditionKind {
			continue
		}
		return kept, err
	}
	return p, errors.New("others are making public papers at this moment: wait a minute, and try again")
}

// mostTries is how often public papers are made again because others came first.
const mostTries = 5

func (m Maker) tryFix(ctx context.Context, who string, p assurance.Pack, asked assurance.Basis) (assurance.Pack, error) {
	var err error
	if p.Basis, err = assurance.Fix(ctx, m.Journal, m.Authority, asked); err != nil {
		return p, err
	}
	draft, err := p.Draft(p.Seq)
	if err != nil {
		return p, err
	}
	p.ID = draft.ID
	drafts := []store.Draft{draft}
	if p.Public {
		note, err := m.note(ctx, p)
		if err != nil {
			return p, err
		}
		drafts = append(drafts, note)
	}
	p.Seq, err = m.Journal.Append(ctx, m.Authority, who, drafts)
	return p, err
}

// note builds a public pack and makes the entry that says what it hides. The officer's words have no part in that, and may
// yet have to be changed.
func (m Maker) note(ctx context.Context, p assurance.Pack) (store.Draft, error) {
	w, err := assurance.Read(ctx, m.Journal, m.Authority)
	if err != nil {
		return store.Draft{}, err
	}
	if err := w.Allows(p.AsAt); err != nil {
		return store.Draft{}, err
	}
	made, err := m.figures(ctx, w, p.Basis)
	if err != nil {
		return store.Draft{}, err
	}
	return assurance.Edition{Pack: p.ID, AsAt: p.AsAt, Hidden: made.Hidden}.Draft(m.Authority, p.Editions)
}

// Save keeps an edited pack whose figures stay as they were fixed.
func (m Maker) Save(ctx context.Context, who string, p assurance.Pack) (assurance.Pack, error) {
	return m.done(ctx, assurance.Edit, who, "", p)
}

// Move sends a pack on its way: for a second look, back to its writers, or taken back by them. Approve is apart.
func (m Maker) Move(ctx context.Context, act assurance.Act, who, why string, p assurance.Pack) (assurance.Pack, error) {
	if act == assurance.Approve {
		return p, errors.New("papers are approved by Approve, which freezes them")
	}
	return m.done(ctx, act, who, why, p)
}

func (m Maker) done(ctx context.Context, act assurance.Act, who, why string, p assurance.Pack) (assurance.Pack, error) {
	next, err := m.do(ctx, act, who, why, p)
	if err != nil {
		return p, err
	}
	return m.keep(ctx, who, next)
}

// do is what the table of steps makes of the pack. How far it has come and who wrote in it are those of the version that
// p.Seq names, as the journal has it: the caller may have read the pack before somebody else moved it on.
func (m Maker) do(ctx context.Context, act assurance.Act, who, why string, p assurance.Pack) (assurance.Pack, error) {
	if p.ID == "" {
		return p.Do(act, who, why)
	}
	entry, err := m.Journal.Entry(ctx, m.Authority, p.Seq)
	if err != nil {
		return p, fmt.Errorf("read the papers as they were kept: %w", err)
	}
	kept, err := assurance.PackVersions([]store.Entry{entry})
	if err != nil {
		return p, err
	}
	if entry.Kind != assurance.PackKind || len(kept) == 0 || kept[0].ID != p.ID {
		return p, fmt.Errorf("journal entry %d is no version of these papers: open them again", p.Seq)
	}
	p.State, p.Why, p.Writers, p.Approver, p.Files = kept[0].State, kept[0].Why, kept[0].Writers, kept[0].Approver, kept[0].Files
	return p.Do(act, who, why)
}

func (m Maker) keep(ctx context.Context, who string, p assurance.Pack) (assurance.Pack, error) {
	draft, err := p.Draft(p.Seq)
	if err != nil {
		return p, err
	}
	seq, err := m.Journal.Append(ctx, m.Authority, who, []store.Draft{draft})
	if err != nil {
		return p, fmt.Errorf("keep the papers: %w", err)
	}
	p.Seq = seq
	return p, nil
}
