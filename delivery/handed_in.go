package delivery

import (
	"context"
	"encoding/json"
	"fmt"
	"time"

	"goldthread/day"
	"goldthread/ingest"
	"goldthread/store"
)

// HandedInKind is the kind of a journal entry that says which files were handed in on a page.
const HandedInKind = "handed-in"

// Stage is how far handed-in files have come.
type Stage string

// The stages. Waiting files are read when their turn comes, after a restart of the program too.
const (
	Waiting Stage = "waiting"
	Taken   Stage = "taken"
	Refused Stage = "refused" // nothing of them was kept
)

// HandedIn is a set of files that somebody handed in to be read as one delivery. The files and what became of them are
// documents of the store; each change is a version in the journal.
type HandedIn struct {
	ID      string         `json:"-"`
	Seq     int64          `json:"-"` // of this version
	By      string         `json:"-"` // the account that handed them in, or handed them in again
	At      time.Time      `json:"-"`
	AsAt    day.Day        `json:"asAt,omitzero"` // Never: not said yet
	Files   []HandedFile   `json:"files"`
	Mapping ingest.Mapping `json:"mapping,omitzero"` // words explained since they were read last
	Partial bool           `json:"partial,omitempty"`
	Replace bool           `json:"replace,omitempty"`
	Stage   Stage          `json:"stage"`
	Outcome string         `json:"outcome,omitempty"` // SHA-256 of the document that holds the Outcome
	Made    string         `json:"made,omitempty"`    // id of the delivery that it became
	First   time.Time      `json:"first,omitzero"`    // when it was handed in the first time
	Refusal *Refusal       `json:"refusal,omitempty"`
}

// HandedFile is one of the files; its content is the document of that SHA-256.
type HandedFile struct {
	Name   string `json:"name"`
	SHA256 string `json:"sha256"`
	Size   int64  `json:"size"`
}

// Refusal is why the files were not taken, and what would help.
type Refusal struct {
	What      string         `json:"what"`
	Do        string         `json:"do,omitempty"`
	Suggested day.Day        `json:"suggested,omitzero"` // the day that the files speak of
	Partial   bool           `json:"partial,omitempty"`  // HandedIn.Partial would let them through
	Replaces  bool           `json:"replaces,omitempty"` // HandedIn.Replace would let them through
	Unmapped  ingest.Mapping `json:"unmapped,omitzero"`  // words to explain
}

// Draft makes the entry that keeps it as it stands now.
func (h HandedIn) Draft(base int64) (store.Draft, error) {
	body, err := json.Marshal(h)
	if err != nil {
		return store.Draft{}, fmt.Errorf("write down what was handed in: %w", err)
	}
	return store.Draft{Kind: HandedInKind, ID: h.ID, Op: store.Put, Body: body, Source: "page", Base: base}, nil
}

// AllHandedIn gives everything that was handed in on pages, oldest change first.
func AllHandedIn(ctx context.Context, journal *store.Store, authority string) ([]HandedIn, error) {
	var all []HandedIn
	err := journal.LiveOf(ctx, authority, []string{HandedInKind}, func(e *store.Entry) error {
		h, err := readHandedIn(e)
		all = append(all, h)
		return err
	})
	return all, err
}

// FindHandedIn gives one of them, or store.ErrNotFound.
func FindHandedIn(ctx context.Context, journal *store.Store, authority, id string) (HandedIn, error) {
	e, err := journal.Newest(ctx, authority, HandedInKind, id)
	if err != nil {
		return HandedIn{}, fmt.Errorf("what was handed in: %w", err)
	}
	return readHandedIn(&e)
}

func readHandedIn(e *store.Entry) (HandedIn, error) {
	h := HandedIn{ID: e.ID, Seq: e.Seq, By: e.Actor, At: e.RecordedAt}
	if err := json.Unmarshal(e.Body, &h); err != nil {
		return h, fmt.Errorf("what was handed in, journal entry %d: %w", e.Seq, err)
	}
	return h, nil
}
