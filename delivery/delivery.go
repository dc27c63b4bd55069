// Package delivery takes files about an authority's children into the record: it reads them, checks that they are what
// they should be, compares what they tell with what is known, and keeps the differences in the journal.
//
// Lists carry no event ids. A row is the same event as before when list, child and start day agree; only differences
// become entries, so the same file twice adds none. A file as at a day that was delivered before corrects it. What a
// list should still hold and does not was withdrawn, and is retired; what lies outside the time that the list covers
// means nothing. Nothing that was known is lost: the journal keeps every version.
package delivery

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"
	"strings"
	"time"

	"goldthread/day"
	"goldthread/ingest"
	"goldthread/ingest/annexa"
	"goldthread/record"
	"goldthread/store"
)

var zero time.Time // as known now

// Request is one delivery to take in.
type Request struct {
	Authority string // the code under which the record is kept
	Actor     string // who hands it in
	AsAt      day.Day
	Files     []ingest.Upload
	Mapping   ingest.Mapping // newly filled in; what was saved before is used beside it
	Partial   bool           // lists that the last delivery had may be missing
	// CodeOf gives the code of the authority that a text names, to see whose placements these are; may be nil.
	CodeOf   func(text string) (code string, ok bool)
	Progress func(done, of int) // may be nil
}

// Outcome is what became of a delivery.
type Outcome struct {
	Delivery  record.Delivery `json:"delivery"`
	Suggested day.Day         `json:"suggestedAsAt,omitzero"` // the newest day that the files speak of
	Changes   Changes         `json:"changes"`
	Entries   int             `json:"entries"` // how many entries the journal gained
	Report    ingest.Report   `json:"report"`
	Unmapped  ingest.Mapping  `json:"unmapped,omitzero"` // words of the authority's own that nobody has explained yet
}

// Read reads the files of a delivery without a journal and makes a Book of them alone.
func Read(ctx context.Context, q Request) (*record.Book, Outcome, error) {
	read, facts, err := q.read(ctx, q.Mapping)
	if err != nil {
		return nil, Outcome{}, err
	}
	if err := checkPlaces(q.Authority, q.CodeOf, facts); err != nil {
		return nil, Outcome{}, err
	}
	out := q.outcome(read)
	told := []record.Told{{Value: out.Delivery}}
	for _, f := range facts {
		told = append(told, f.Told)
	}
	out.Changes.Added = len(facts)
	book, err := record.Assemble(q.Authority, told)
	if err != nil {
		return nil, out, fmt.Errorf("make a record of the files: %w", err)
	}
	return book, out, nil
}

// Take takes a delivery into the journal, whole or not at all. Filled-in words of the mapping are saved first: they are
// true whatever becomes of the files.
func Take(ctx context.Context, journal *store.Store, q Request) (Outcome, error) {
	if err := saveMapping(ctx, journal, q.Authority, q.Actor, q.Mapping); err != nil {
		return Outcome{}, err
	}
	mapping, _, err := SavedMapping(ctx, journal, q.Authority)
	if err != nil {
		return Outcome{}, err
	}
	read, facts, err := q.read(ctx, mapping)
	if err != nil {
		return Outcome{}, err
	}
	known, err := readKnown(ctx, journal, q.Authority)
	if err != nil {
		return Outcome{}, err
	}
	if err := q.check(known, read, facts); err != nil {
		return Outcome{}, err
	}
	return q.keep(ctx, journal, known, read, facts)
}

// check refuses files that are not what they should be, before anything is changed.
func (q *Request) check(k *known, read *annexa.Delivery, facts []Fact) error {
	if len(q.Files) == 1 && isWorkbook(q.Files[0]) && !q.Partial {
		if err := k.checkWhole(read.Covers); err != nil {
			return err
		}
	}
	if err := k.checkSame(q.AsAt, read.Covers, facts); err != nil {
		return err
	}
	return checkPlaces(q.Authority, q.CodeOf, facts)
}

// isWorkbook says whether a file should hold all lists: one that is a zip archive, as every .xlsx is.
func isWorkbook(u ingest.Upload) bool { return bytes.HasPrefix(u.Content, []byte("PK")) }

func (q *Request) keep(ctx context.Context, journal *store.Store, k *known, read *annexa.Delivery, facts []Fact) (Outcome, error) {
	out := q.outcome(read)
	c, err := compare(k, q.AsAt, SourceOf("annexa", q.AsAt, q.sum(), ""), read.Covers, facts)
	if err != nil {
		return out, err
	}
	out.Changes = c.Changes
	i := slices.IndexFunc(k.deliveries, func(d record.Delivery) bool { return d.ID == out.Delivery.ID })
	if i >= 0 && len(c.drafts) == 0 {
		return out, nil
	}
	body, err := record.Body(out.Delivery)
	if err != nil {
		return out, err
	}
	own := store.Draft{Kind: out.Delivery.Kind(), ID: out.Delivery.ID, Op: store.Put, Body: body, Source: c.source}
	if i >= 0 {
		own.Base = k.deliveries[i].Seq
	}
	drafts := append([]store.Draft{own}, c.drafts...)
	if _, err := journal.Append(ctx, q.Authority, q.Actor, drafts); err != nil {
		return out, fmt.Errorf("keep the delivery: %w", err)
	}
	out.Entries = len(drafts)
	return out, nil
}

// read reads the files and gives each fact its source.
func (q *Request) read(ctx context.Context, mapping ingest.Mapping) (*annexa.Delivery, []Fact, error) {
	read, err := annexa.Read(ctx, q.Files, q.AsAt, mapping, q.Progress)
	if err != nil {
		return nil, nil, err
	}
	sum := q.sum()
	facts := make([]Fact, len(read.Facts))
	for i, f := range read.Facts {
		place := fmt.Sprintf("%s!%d", f.Place.Sheet, f.Place.Row)
		facts[i] = Fact{f.Told, SourceOf("annexa", q.AsAt, sum, place)}
	}
	return read, facts, nil
}

func (q *Request) outcome(read *annexa.Delivery) Outcome {
	d := record.Delivery{AsAt: q.AsAt, Format: "annexa", Covers: read.Covers, Oddities: read.Report.Oddities(ingest.Warning)}
	for _, f := range q.Files {
		sum := sha256.Sum256(f.Content)
		d.Files = append(d.Files, record.File{Name: f.Name, SHA: hex.EncodeToString(sum[:]), Size: int64(len(f.Content))})
	}
	d.ID = q.AsAt.String() + " " + q.sum()
	return Outcome{Delivery: d, Suggested: read.Suggested, Report: read.Report, Unmapped: read.Unmapped}
}

// sum tells one set of files from another, whatever their order.
func (q *Request) sum() string {
	var sums []string
	for _, f := range q.Files {
		sum := sha256.Sum256(f.Content)
		sums = append(sums, hex.EncodeToString(sum[:]))
	}
	slices.Sort(sums)
	all := sha256.Sum256([]byte(strings.Join(sums, " ")))
	return hex.EncodeToString(all[:6])
}
