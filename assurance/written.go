package assurance

import (
	"cmp"
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"

	"goldthread/day"
	"goldthread/store"
)

// Written is all that is written about an authority's figures, as known at one moment. It never changes: With gives a
// newer one. It is safe for concurrent use.
type Written struct {
	code      string
	authority Authority
	editions  []Edition // oldest first

	targets      map[string]Target // by id, as all of these
	owners       map[string]Owner
	commentaries map[string]Commentary
	breaks       map[string]BreakNote
	packs        map[string]Pack
}

// Read gives what is written now.
func Read(ctx context.Context, journal *store.Store, authority string) (*Written, error) {
	return ReadAt(ctx, journal, authority, time.Time{})
}

// ReadAt gives what was written by an instant; the zero instant means all.
func ReadAt(ctx context.Context, journal *store.Store, authority string, knownBy time.Time) (*Written, error) {
	w := empty(authority)
	err := EachLive(ctx, journal, authority, Kinds, knownBy, func(e *store.Entry) error {
		if e.Kind == EditionKind {
			return nil
		}
		return w.take(e)
	})
	if err != nil {
		return nil, fmt.Errorf("read what is written about the figures of authority %s: %w", authority, err)
	}
	editions, err := journal.History(ctx, authority, EditionKind, authority)
	if err != nil {
		return nil, fmt.Errorf("read what authority %s published before: %w", authority, err)
	}
	for i := range editions {
		if knownBy.IsZero() || !editions[i].RecordedAt.After(knownBy) {
			if err := w.take(&editions[i]); err != nil {
				return nil, err
			}
		}
	}
	return w, nil
}

func empty(authority string) *Written {
	return &Written{code: authority, targets: map[string]Target{}, owners: map[string]Owner{}, commentaries: map[string]Commentary{},
		breaks: map[string]BreakNote{}, packs: map[string]Pack{}}
}

// With gives what is written after some more entries of the journal, in their order. Entries of other kinds are passed
// over.
func (w *Written) With(entries []store.Entry) (*Written, error) {
	if !slices.ContainsFunc(entries, func(e store.Entry) bool { return slices.Contains(Kinds, e.Kind) }) {
		return w, nil
	}
	next := *w
	next.targets, next.owners, next.commentaries = maps.Clone(w.targets), maps.Clone(w.owners), maps.Clone(w.commentaries)
	next.breaks, next.packs, next.editions = maps.Clone(w.breaks), maps.Clone(w.packs), slices.Clone(w.editions)
	for i := range entries {
		if err := next.take(&entries[i]); err != nil {
			return nil, err
		}
	}
	return &next, nil
}

func (w *Written) take(e *store.Entry) error {
	var err error
	switch e.Kind {
	case TargetKind:
		err = Take(w.targets, e, func(t *Target, o Origin) { t.Origin, t.ID = o, e.ID })
	case OwnerKind:
		err = Take(w.owners, e, func(v *Owner, o Origin) { v.Origin, v.Code = o, e.ID })
	case CommentaryKind:
		err = Take(w.commentaries, e, func(c *Commentary, o Origin) { c.Origin, c.ID = o, e.ID })
	case BreakKind:
		err = Take(w.breaks, e, func(n *BreakNote, o Origin) { n.Origin, n.ID = o, e.ID })
	case PackKind:
		err = Take(w.packs, e, func(p *Pack, o Origin) { p.Origin, p.ID = o, e.ID })
	case AuthorityKind:
		one := map[string]Authority{}
		err = Take(one, e, func(a *Authority, o Origin) { a.Origin = o })
		w.authority = one[e.ID]
	case EditionKind:
		one := map[string]Edition{}
		err = Take(one, e, func(v *Edition, o Origin) { v.Origin = o })
		if v, ok := one[e.ID]; ok && v.Seq > w.NewestEdition() { // With may be given what Read has read
			w.editions = append(w.editions, v)
		}
	}
	if err != nil {
		return fmt.Errorf("journal entry %d, %s: %w (verify the journal)", e.Seq, e.Kind, err)
	}
	return nil
}

// PackVersions reads the versions of a pack out of its history, oldest first: store.History(authority, PackKind, id).
func PackVersions(history []store.Entry) ([]Pack, error) {
	var versions []Pack
	for i := range history {
		if history[i].Op == store.Retire {
			continue
		}
		p, err := Decode(&history[i], func(p *Pack, o Origin) { p.Origin, p.ID = o, history[i].ID })
		if err != nil {
			return nil, fmt.Errorf("journal entry %d, pack: %w", history[i].Seq, err)
		}
		versions = append(versions, p)
	}
	return versions, nil
}

// Targets are all targets, by measure and day.
func (w *Written) Targets() []Target {
	return Sorted(w.targets, func(a, b Target) int {
		return cmp.Or(strings.Compare(a.Code, b.Code), cmp.Compare(a.From, b.From))
	})
}

// TargetOn is the target of a measure that holds on a day: the one with the latest day of those that have begun.
func (w *Written) TargetOn(code string, on day.Day) (Target, bool) {
	var found Target
	for _, t := range w.targets {
		if t.Code == code && t.From <= on && t.From > found.From {
			found = t
		}
	}
	return found, found.From.Known()
}

// OwnerOf is who answers for a measure.
func (w *Written) OwnerOf(code string) (Owner, bool) {
	o, ok := w.owners[code]
	return o, ok
}

// Commentaries are what was said of a measure, about the newest day first.
func (w *Written) Commentaries(code string) []Commentary {
	all := Sorted(w.commentaries, func(a, b Commentary) int { return cmp.Or(cmp.Compare(b.AsAt, a.AsAt), cmp.Compare(b.Seq, a.Seq)) })
	return slices.DeleteFunc(all, func(c Commentary) bool { return c.Code != code })
}

// Breaks are the notes that mark a measure's series, those about all measures too, oldest day first.
func (w *Written) Breaks(code string) []BreakNote {
	return slices.DeleteFunc(w.AllBreaks(), func(n BreakNote) bool { return n.Code != "" && n.Code != code })
}

// AllBreaks are the notes of all measures, oldest day first.
func (w *Written) AllBreaks() []BreakNote {
	return Sorted(w.breaks, func(a, b BreakNote) int { return cmp.Or(cmp.Compare(a.Day, b.Day), cmp.Compare(a.Seq, b.Seq)) })
}

// Authority is how the authority is called; the zero Authority where nobody has said.
func (w *Written) Authority() Authority { return w.authority }

// Code is the authority's code in the journal.
func (w *Written) Code() string { return w.code }

// Packs are all packs, the one changed last first.
func (w *Written) Packs() []Pack {
	return Sorted(w.packs, func(a, b Pack) int { return cmp.Compare(b.Seq, a.Seq) })
}

// Pack is the pack of that id as it stands now.
func (w *Written) Pack(id string) (Pack, bool) {
	p, ok := w.packs[id]
	return p, ok
}
