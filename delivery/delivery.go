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

	"goldthread/day"
	"goldthread/ingest"
	"goldthread/ingest/annexa"
	"goldthread/record"
	"goldthread/store"
)

// Request is one delivery to take in.
type Request struct {
	Authority string // the code under which the record is kept
	Actor     string // who hands it in
	AsAt      day.Day
	Files     []ingest.Upload
	Mapping   ingest.Mapping // newly filled in; what was saved before is used beside it
	Partial   bool           // lists that earlier deliveries had may be missing
	Replace   bool           // much of what is known may be withdrawn
	// CodeOf gives the code of the authority that a text names, to see whose placements these are; may be nil.
	CodeOf   func(text string) (code string, ok bool)
	Progress func(done, of int) // may be nil
}

// Outcome is what became of a delivery.
type Outcome struct {
	Delivery  record.Delivery `json:"delivery"`
	Suggested day.Day         `json:"suggestedAsAt,omitzero"` // the newest day that the files speak of
	Changes   Changes         `json:"changes"`
	Withdrawn []Withdrawal    `json:"withdrawn,omitempty"`
	Entries   int             `json:"entries"` // how many entries the journal gained
	Report    ingest.Report   `json:"report"`
	Unmapped  ingest.Mapping  `json:"unmapped,omitzero"` // words of the authority's own that nobody has explained yet
}

// reading is what the files tell, each fact with its source.
type reading struct {
	*annexa.Delivery
	facts   []Fact
	covers  []record.Covered // the lists of which a row was kept
	refused map[record.Feed]map[string]bool
}

// Read reads the files of a delivery without a journal and makes a Book of them alone.
func Read(ctx context.Context, q Request) (*record.Book, Outcome, error) {
	read, err := q.read(ctx, q.Mapping)
	if err != nil {
		return nil, Outcome{}, err
	}
	if err := checkPlaces(q.Authority, q.CodeOf, read.facts); err != nil {
		return nil, Outcome{}, err
	}
	out := q.outcome(read)
	told := []record.Told{{Value: out.Delivery}}
	for _, f := range read.facts {
		told = append(told, f.Told)
	}
	out.Changes.Added = len(read.facts)
	book, err := record.Assemble(q.Authority, told)
	if err != nil {
		return nil, out, fmt.Errorf("make a record of the files: %w", err)
	}
	return book, out, nil
}

// Take takes a delivery into the journal, with the newly filled-in words of the mapping: all of it or nothing. For one
// delivery after another, an Intake does the same and reads the journal once.
func Take(ctx context.Context, journal *store.Store, q Request) (Outcome, error) {
	return NewIntake(journal, q.Authority).Take(ctx, q)
}

// check refuses files that are not what they should be, before anything is changed.
func (q *Request) check(ctx context.Context, journal *store.Store, k *known, read *reading) error {
	if err := checkFiles(q.Files); err != nil {
		return err
	}
	if len(q.Files) == 1 && isWorkbook(q.Files[0]) && !q.Partial {
		if err := k.checkWhole(read.Covers); err != nil {
			return err
		}
	}
	if err := checkElsewhere(ctx, journal, q.Authority, q.outcome(read).Delivery.Files); err != nil {
		return err
	}
	if err := k.checkSame(q.AsAt, read.covers, read.facts); err != nil {
		return err
	}
	return checkPlaces(q.Authority, q.CodeOf, read.facts)
}

// isWorkbook says whether a file should hold all lists: one that is a zip archive, as every .xlsx is.
func isWorkbook(u ingest.Upload) bool { return bytes.HasPrefix(u.Content, []byte("PK")) }

// keep compares and writes what differs. The newest files of a day handed in again withdraw nothing: what they do not tell
// they did not tell the first time.
func (q *Request) keep(ctx context.Context, journal *store.Store, k *known, read *reading, words []store.Draft) (Outcome, error) {
	out := q.outcome(read)
	c, err := compare(k, q.AsAt, SourceOf(q.AsAt, q.sum(), ""), read)
	if err != nil {
		return out, err
	}
	again := k.newestOf(q.AsAt)
	if again == nil || again.ID != out.Delivery.ID {
		if err := c.withdraw(); err != nil {
			return out, err
		}
		if err := c.checkWithdrawn(); err != nil && !q.Replace {
			return out, err
		}
	}
	out.Changes, out.Withdrawn = c.Changes, c.taken
	drafts := append(words, c.drafts...)
	if again == nil || again.ID != out.Delivery.ID || len(c.drafts) > 0 {
		own, err := k.deliveryDraft(out.Delivery, c.source)
		if err != nil {
			return out, err
		}
		drafts = append(drafts, own)
	}
	if len(drafts) == 0 {
		return out, nil
	}
	if _, err := journal.Append(ctx, q.Authority, q.Actor, drafts); err != nil {
		return out, fmt.Errorf("keep the delivery: %w", err)
	}
	out.Entries = len(drafts)
	return out, nil
}

// deliveryDraft is the entry of the delivery itself.
func (k *known) deliveryDraft(d record.Delivery, source string) (store.Draft, error) {
	body, err := record.Body(d)
	if err != nil {
		return store.Draft{}, err
	}
	own := store.Draft{Kind: d.Kind(), ID: d.ID, Op: store.Put, Body: body, Source: source}
	if i := slices.IndexFunc(k.deliveries, func(was record.Delivery) bool { return was.ID == d.ID }); i >= 0 {
		own.Base = k.deliveries[i].Seq
	}
	return own, nil
}

// read reads the files and gives each fact its source.
func (q *Request) read(ctx context.Context, mapping ingest.Mapping) (*reading, error) {
	d, err := annexa.Read(ctx, q.Files, q.AsAt, mapping, q.Progress)
	if err != nil {
		return nil, err
	}
	sum := q.sum()
	read := &reading{Delivery: d, facts: make([]Fact, len(d.Facts)), refused: d.Refused}
	first := map[record.Feed]day.Day{}
	for i, f := range d.Facts {
		place := fmt.Sprintf("%s!%d", f.Place.Sheet, f.Place.Row)
		read.facts[i] = Fact{f.Told, SourceOf(q.AsAt, sum, strings.ReplaceAll(place, " ", "_"))}
		reach(first, d.Covers, f.Value)
	}
	for _, c := range d.Covers {
		if c.Kept > 0 || c.Read == 0 {
			c.First = first[c.Feed]
			read.covers = append(read.covers, c)
		}
	}
	return read, nil
}

// reach notes the first day, since the nominal start of its list, of which the files have an event.
func reach(first map[record.Feed]day.Day, covers []record.Covered, v record.Value) {
	feed, ok := feedOf(v.Kind(), "")
	c, covered := cover(covers, feed)
	if was := first[feed]; ok && covered && v.When() >= c.From && (!was.Known() || v.When() < was) {
		first[feed] = v.When()
	}
}

func (q *Request) outcome(read *reading) Outcome {
	d := record.Delivery{AsAt: q.AsAt, Format: format, Covers: read.covers, Oddities: read.Report.Oddities(ingest.Warning)}
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
