// Package papers makes the packs that assurance keeps: it fixes what a pack is made from, builds its papers, notes what a
// public one hides before anybody reads it, freezes the papers when they are approved, and makes them again.
package papers

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"goldthread/assurance"
	"goldthread/benchmark"
	"goldthread/clock"
	"goldthread/day"
	"goldthread/indicator"
	"goldthread/indicator/catalogue"
	"goldthread/record"
	"goldthread/report"
	"goldthread/store"
)

// Maker makes the packs of one authority.
type Maker struct {
	Journal   *store.Store
	Authority string
	Books     func(ctx context.Context, knownBy time.Time) (*record.Book, error) // the record as known by an instant
	Chromium  string                                                             // prints PDF; blank where there is none

	// Written is what is written about the figures as its caller has it at hand, and Kept keeps the figures of a basis,
	// which take seconds where they are masked, by its name. Both may be nil: then the journal is read, and nothing kept.
	Written func() *assurance.Written
	Kept    func(name string, make func() (*report.Pack, error)) (*report.Pack, error)
}

// ErrNotNoted says that a public pack hides other cells than were noted for it, as one made by another version of the
// program may. Showing it could give away what a later edition was careful to hide.
var ErrNotNoted = errors.New("this version of Goldthread hides other numbers in these papers than the one that drafted them, so they are not shown: fix their figures anew, or draft new papers")

// Build makes the papers of a pack from its basis, cut to its areas. The text of a public pack is looked at, and one that
// could give somebody away is refused with its place.
func (m Maker) Build(ctx context.Context, p assurance.Pack) (*report.Pack, error) {
	w, err := m.written(ctx)
	if err != nil {
		return nil, err
	}
	whole, err := m.figures(ctx, w, p.Basis)
	if err != nil {
		return nil, err
	}
	if p.Public && !w.Noted(assurance.Edition{Pack: p.ID, AsAt: p.AsAt, Hidden: whole.Hidden}) {
		return nil, ErrNotNoted
	}
	made, err := whole.Rewrite(report.ParseOfficer(p.Officer), p.Title, p.State != assurance.Approved)
	if err != nil {
		return nil, fmt.Errorf("the papers as at %s: %w", p.AsAt.Long(), err)
	}
	return made.Only(p.Areas), nil
}

func (m Maker) written(ctx context.Context) (*assurance.Written, error) {
	if m.Written != nil {
		return m.Written(), nil
	}
	return assurance.Read(ctx, m.Journal, m.Authority)
}

// figures are those of a basis over the whole catalogue, without any words of an officer.
func (m Maker) figures(ctx context.Context, w *assurance.Written, b assurance.Basis) (*report.Pack, error) {
	if m.Kept == nil {
		return m.count(ctx, w, b)
	}
	name, err := json.Marshal(b)
	if err != nil {
		return nil, fmt.Errorf("name the figures: %w", err)
	}
	return m.Kept(string(name), func() (*report.Pack, error) { return m.count(ctx, w, b) })
}

func (m Maker) count(ctx context.Context, w *assurance.Written, p assurance.Basis) (*report.Pack, error) {
	book, err := m.Books(ctx, p.Known)
	if err != nil {
		return nil, err
	}
	in := report.Input{
		Rules: &indicator.Rules{Local: clock.Local{}, Book: book, Population: Population(m.Authority, p.Authority)}, Indicators: catalogue.All(),
		Benchmarks: benchmark.Embedded(), Authority: Authority(m.Authority, p.Authority), AsAt: p.AsAt, Made: p.Made,
		Targets: Targets(p.Targets), Breaks: Breaks(p.Breaks), Public: p.Public,
	}
	if p.Public {
		in.Keep, in.Published = w.Published(p.Editions)
	}
	made, err := report.Build(in)
	if err != nil {
		return nil, fmt.Errorf("the papers as at %s: %w", p.AsAt.Long(), err)
	}
	return made, nil
}

// Authority is the authority as the papers name it, and whose published figures stand beside its own: as somebody wrote it
// down, or else as the national list has it.
func Authority(code string, of assurance.Authority) report.Authority {
	a := report.Authority{Code: code, Name: of.Name, Borrowed: of.Borrowed, MadeUp: of.MadeUp}
	if listed, ok := benchmark.Embedded().Authority(code); ok && a.Name == "" {
		a.Name = listed.Name
	}
	if a.Name == "" {
		a.Name = code
	}
	return a
}

// Population is how many children live in the authority: as somebody wrote it down, or else as it is published. It is nil
// where neither says. That of a lender is not borrowed: a rate would be made of two places.
func Population(code string, of assurance.Authority) func(on day.Day) (children, year int, ok bool) {
	if of.Population > 0 {
		return func(on day.Day) (children, year int, ok bool) { return of.Population, on.Year(), true }
	}
	listed, ok := benchmark.Embedded().Authority(code)
	if !ok {
		return nil
	}
	return func(on day.Day) (children, year int, ok bool) {
		p, ok := benchmark.Embedded().Population(listed.Number, on)
		return p.Children, p.Year, ok
	}
}

// Targets are the targets as the papers take them.
func Targets(written []assurance.Target) report.Targets {
	var all report.Targets
	for _, t := range written {
		all = append(all, report.Target{Code: t.Code, Value: t.Value, Tolerance: t.Tolerance, From: t.From, SetBy: t.SetBy})
	}
	return all
}

// Breaks are the notes that mark breaks as the papers take them.
func Breaks(written []assurance.BreakNote) []report.BreakNote {
	var all []report.BreakNote
	for _, n := range written {
		all = append(all, report.BreakNote{Code: n.Code, Day: n.Day, Text: n.Text, Rebase: n.Rebase})
	}
	return all
}
