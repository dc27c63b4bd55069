package assurance

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"time"

	"goldthread/day"
	"goldthread/indicator"
	"goldthread/store"
)

// Basis is what the figures of a pack are made from. It is fixed when the pack is drafted, so that the same papers can be
// made again when the record has long moved on; another day or another audience is another basis.
type Basis struct {
	AsAt       day.Day     `json:"asAt"`
	Public     bool        `json:"public,omitempty"`
	Known      time.Time   `json:"known"`              // the instant by which the figures are known
	Made       day.Day     `json:"made"`               // the day that the papers say they were made on
	Editions   int64       `json:"editions,omitempty"` // journal number of the newest public edition that is heeded: Written.Published
	Targets    []Target    `json:"targets,omitempty"`
	Breaks     []BreakNote `json:"breaks,omitempty"`
	Authority  Authority   `json:"authority"`
	Benchmarks string      `json:"benchmarks,omitempty"` // which edition of the published figures stands beside them
}

// FrozenFile is a paper as it was approved. Its content is the document of that SHA-256 in the store.
type FrozenFile struct {
	Name      string `json:"name"`
	SHA256    string `json:"sha256"`
	MediaType string `json:"mediaType"`
	Size      int64  `json:"size"`
}

// Pack is a set of papers from draft to approved. Each change is a version of it in the journal.
type Pack struct {
	Origin `json:"-"`
	ID     string `json:"-"` // blank for a new one: Draft gives it one
	Basis
	Title    string           `json:"title"`
	Areas    []indicator.Area `json:"areas,omitempty"`   // none: all
	Officer  string           `json:"officer,omitempty"` // the officer's own sections, as report.ParseOfficer reads them
	State    State            `json:"state"`
	Why      string           `json:"why,omitempty"` // why it came back to draft
	Writers  []string         `json:"writers"`       // the accounts that drafted or edited it, in order
	Approver string           `json:"approver,omitempty"`
	Files    []FrozenFile     `json:"files,omitempty"` // of an approved pack
}

const (
	mostOfTitle   = 150
	mostOfOfficer = 200_000
)

// Draft makes the entry that keeps the pack as it is now.
func (p Pack) Draft(base int64) (store.Draft, error) {
	var wrong Problems
	wrong.Text("title", "the title", p.Title, mostOfTitle)
	wrong.Add(!p.AsAt.Known(), "asAt", "Give the day that the papers are as at")
	wrong.Add(p.Known.IsZero() || !p.Made.Known(), "asAt", "The figures of these papers are not fixed yet: choose their day again")
	for i, area := range p.Areas {
		wrong.Add(!slices.Contains(indicator.Areas, area), "areas", "There is no area %q: choose from the list", area)
		wrong.Add(slices.Contains(p.Areas[:i], area), "areas", "%s is chosen twice", area)
	}
	wrong.MayText("officer", "the officer's text", p.Officer, mostOfOfficer)
	wrong.Add(!p.State.known() || len(p.Writers) == 0, "state", "These papers have no state: begin them again")
	wrong.Add((p.State == Approved) != (len(p.Files) > 0), "files", "An approved pack holds its papers, and no other does")
	return Put(PackKind, OrNewID(p.ID), base, p, wrong)
}

// Fix makes the basis of papers as at a day: what is known now (or was by an earlier instant, where one is given), and
// the targets, notes and settings as they stand. The newest entry of the journal dates what is known, not the clock: an
// entry that is being written this moment carries an earlier instant than the one at which it can be read.
func Fix(ctx context.Context, journal *store.Store, authority string, b Basis) (Basis, error) {
	seq, _, err := journal.Head(ctx, authority)
	if err != nil {
		return b, err
	}
	if seq == 0 {
		return b, errors.New("nothing has been delivered yet, so there is nothing to make papers of: deliver files first")
	}
	newest, err := journal.Entry(ctx, authority, seq)
	if err != nil {
		return b, fmt.Errorf("fix what is known: %w", err)
	}
	if b.Known.IsZero() || b.Known.After(newest.RecordedAt) {
		b.Known = newest.RecordedAt
	}
	w, err := Read(ctx, journal, authority)
	if err != nil {
		return b, err
	}
	b.Targets, b.Breaks, b.Authority, b.Editions = w.Targets(), w.AllBreaks(), w.Authority(), w.NewestEdition()
	return b, nil
}

// Out says that the papers are for readers outside the service, who get only these: the public edition, approved.
func (p Pack) Out() bool { return p.Public && p.State == Approved }
