package web

import (
	"cmp"
	"encoding/json"
	"fmt"
	"path"
	"slices"
	"strconv"
	"time"

	"goldthread/day"
	"goldthread/delivery"
	"goldthread/record"
	"goldthread/store"
)

// factRow is a fact with where it came from.
type factRow struct {
	fact
	Where     string    // "List 8, row 12 of wychmoor.xlsx, as at 31 March 2026"
	Known     day.Day   // the day on which it was first told here
	By        string    // who handed it in
	Earlier   []earlier // what stood there before, newest first
	TakenBack day.Day   // the day on which it was taken back; Never while it stands
}

// earlier is what a record said before it was corrected.
type earlier struct {
	Until day.Day
	Said  string
}

// sources are the journal entries behind a child's facts.
type sources struct {
	v        *visit
	versions map[store.Name][]store.Entry // oldest first
	files    map[string]string            // by a delivery's id
}

// sourcesOf reads the entries behind the facts, as they were known by an instant (zero for now), and those of what was
// taken back.
func (v *visit) sourcesOf(c *record.Child, book *record.Book, facts []fact, knownBy time.Time) (*sources, error) {
	names, err := v.Journal.TakenBack(v.ctx(), v.house.code, c.ID)
	if err != nil {
		return nil, err
	}
	names = slices.DeleteFunc(names, func(n store.Name) bool { return !record.Knows(n.Kind) })
	for _, f := range facts {
		if f.Seq > 0 && !slices.Contains(names, f.name) {
			names = append(names, f.name)
		}
	}
	entries, err := v.Journal.Versions(v.ctx(), v.house.code, names)
	if err != nil {
		return nil, err
	}
	s := &sources{v, map[store.Name][]store.Entry{}, map[string]string{}}
	for _, e := range entries {
		if knownBy.IsZero() || !e.RecordedAt.After(knownBy) {
			n := store.Name{Kind: e.Kind, ID: e.ID}
			s.versions[n] = append(s.versions[n], e)
		}
	}
	for _, d := range book.Deliveries {
		if len(d.Files) == 1 {
			s.files[d.ID] = path.Base(d.Files[0].Name)
		}
	}
	return s, nil
}

// rows gives the facts with where they came from.
func (s *sources) rows(facts []fact) ([]factRow, error) {
	rows := make([]factRow, len(facts))
	for i, f := range facts {
		rows[i].fact = f
		versions := s.versions[f.name]
		at := slices.IndexFunc(versions, func(e store.Entry) bool { return e.Seq == f.Seq })
		if at < 0 {
			continue
		}
		if err := s.fill(&rows[i], versions[:at+1]); err != nil {
			return nil, err
		}
	}
	return rows, nil
}

// fill says where the newest of the versions came from, and what the others said.
func (s *sources) fill(r *factRow, versions []store.Entry) error {
	newest := versions[len(versions)-1]
	r.Where, r.By, r.Known = s.where(newest.Source), newest.Actor, s.day(versions[0])
	if newest.Kind == (record.Snapshot{}).Kind() {
		return nil // told when it changed, as a fact of its own
	}
	after := r.told.whole()
	for i := len(versions) - 2; i >= 0; i-- {
		said := "not there: it was taken back"
		if versions[i].Op == store.Put {
			v, err := valueOf(&versions[i])
			if err != nil {
				return err
			}
			said = tell(v).whole()
		}
		if said != after {
			r.Earlier = append(r.Earlier, earlier{s.day(versions[i+1]), said})
		}
		after = said
	}
	return nil
}

// takenBack gives what was told of the child and no longer stands, the newest first.
func (s *sources) takenBack() ([]factRow, error) {
	var rows []factRow
	for n, versions := range s.versions {
		last := len(versions) - 1
		if versions[last].Op != store.Retire || last == 0 || n.Kind == (record.Snapshot{}).Kind() {
			continue
		}
		v, err := valueOf(&versions[last-1])
		if err != nil {
			return nil, err
		}
		r := factRow{fact: fact{told: tell(v), Day: v.When(), name: n}, TakenBack: s.day(versions[last]), Known: s.day(versions[0]),
			Where: s.where(versions[last].Source), By: versions[last].Actor}
		rows = append(rows, r)
	}
	slices.SortFunc(rows, func(a, b factRow) int {
		return cmp.Or(cmp.Compare(b.TakenBack, a.TakenBack), cmp.Compare(b.Day, a.Day), cmp.Compare(a.name.ID, b.name.ID))
	})
	return rows, nil
}

// where puts an entry's source in words.
func (s *sources) where(source string) string {
	w, ok := delivery.WhereFrom(source)
	if !ok {
		return source
	}
	text := "the files"
	if file := s.files[w.Delivery]; file != "" {
		text = file
	}
	if w.Sheet != "" {
		text = w.Sheet + ", row " + strconv.Itoa(w.Row) + " of " + text
	}
	return text + ", as at " + w.AsAt.Long()
}

func (s *sources) day(e store.Entry) day.Day { return day.OfTime(e.RecordedAt.In(s.v.london)) }

// whole is all that a value says, in one line.
func (t told) whole() string {
	ended := ""
	switch {
	case t.End.Known():
		ended = "until " + t.End.Long()
	case t.Gone.Known():
		ended = "no longer listed from " + t.Gone.Long()
	case t.Stretch:
		ended = "running"
	}
	return sentence(t.What, ended, t.More)
}

// readers make a value of a journal entry's body, by its kind.
var readers = map[string]func(body []byte) (record.Value, error){
	"child": read[record.Person], "contact": read[record.Contact], "early-help": read[record.EarlyHelp], "referral": read[record.Referral],
	"assessment": read[record.Assessment], "need": read[record.NeedEpisode], "enquiry": read[record.Enquiry], "plan": read[record.ProtectionPlan],
	"care": read[record.CarePeriod], "legal": read[record.LegalStatus], "placement": read[record.Placement], "adoption": read[record.Adoption],
	"visit": read[record.Visit], "review": read[record.Review], "check": read[record.HealthCheck], "snapshot": read[record.Snapshot],
}

func read[T record.Value](body []byte) (record.Value, error) {
	var v T
	err := json.Unmarshal(body, &v)
	return v, err
}

// valueOf reads what an entry of the record says.
func valueOf(e *store.Entry) (record.Value, error) {
	r, ok := readers[e.Kind]
	if !ok {
		return nil, fmt.Errorf("journal entry %d: the page knows no kind %q", e.Seq, e.Kind)
	}
	v, err := r(e.Body)
	if err != nil {
		return nil, fmt.Errorf("journal entry %d, a %s: %w", e.Seq, e.Kind, err)
	}
	return v, nil
}
