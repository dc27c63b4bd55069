package record_test

import (
	"context"
	"fmt"
	"math/rand/v2"
	"reflect"
	"testing"
	"time"

	"goldthread/codelist"
	"goldthread/record"
	"goldthread/store"
	"goldthread/store/storetest"
)

// everyKind tells one value of each kind about one child.
func everyKind() []record.Told {
	three := 3
	values := []record.Value{
		record.Person{Born: on("2014-05-02"), Sex: "F", Ethnicity: "MWBA", Disability: "U"},
		record.Contact{Day: on("2024-01-02"), Source: "6"},
		record.EarlyHelp{Start: on("2024-01-03"), Completed: on("2024-02-03"), Organisation: `"Oak & Ash" Family Centre – Ynys Môn`},
		record.Referral{Holding: record.Holding{Team: "North", Worker: "J O'Marlow"}, Day: on("2024-01-04"), Source: "2A", NoFurtherAction: "N"},
		record.Assessment{Holding: record.Holding{Team: "North"}, Start: on("2024-01-05"), Authorised: on("2024-02-05"), ChildSeen: "Y", NeedsSupport: "Y"},
		record.Enquiry{StrategyDiscussion: on("2024-01-06"), ConferenceUnnecessary: "N", Conference: on("2024-01-20"), LedToPlan: "Y"},
		record.NeedEpisode{Start: on("2024-01-04"), Need: "N1", Closed: on("2024-12-04"), Reason: "RC7", Gone: on("2024-12-05")},
		record.ProtectionPlan{Start: on("2024-01-20"), InitialCategory: "NEG", LatestCategory: "EMO", End: on("2024-08-01"), PreviousPlans: &three, Gone: on("2024-08-02")},
		record.CarePeriod{Start: on("2024-03-01"), Need: "N1", Ceased: on("2024-09-01"), Reason: "E4A", Gone: on("2024-09-02")},
		record.LegalStatus{Start: on("2024-03-01"), Status: "C1"},
		record.Placement{Start: on("2024-03-02"), Type: "U6", Provider: "PR1", Postcode: "ZZ99 3VZ", URN: "SC000000", Location: "OUT", Authority: "Wychmoor"},
		record.Visit{Day: on("2024-03-09"), Purpose: record.ForCare, SeenAlone: "Y", LatestOnly: true},
		record.Review{Day: on("2024-03-20"), Purpose: record.ForCare, LatestOnly: true},
		record.HealthCheck{Day: on("2024-04-01"), Purpose: record.DentalCheckUp, LatestOnly: true},
		record.Adoption{Decision: on("2024-05-01"), Family: "F7", EnteredCare: on("2024-03-01"), PlacementOrder: on("2024-06-01"), Matched: on("2024-07-01"),
			Placed: on("2024-08-01"), Order: on("2024-12-01"), Reversed: on("2024-12-02"), Reason: "RD1", EarlyFoster: on("2024-07-15")},
		record.Snapshot{Day: on("2024-03-31"), List: 8, Said: []record.Observation{{About: record.Placements, Count: 2}, {About: record.Unaccompanied, Text: "N"}}},
	}
	var told []record.Told
	for _, v := range values {
		told = append(told, record.Told{Child: "A1", Value: v})
	}
	return append(told,
		record.Told{Value: record.Adopter{ID: "P1", Family: "F7", Sex: "F", Approved: on("2024-01-01"), ChildrenPlaced: &three}},
		record.Told{Value: record.Delivery{ID: "d", AsAt: on("2024-03-31"), Format: "annexa", Files: []record.File{{Name: "a.xlsx", SHA: "ab", Size: 3}},
			Covers: []record.Covered{{Feed: record.Contacts, From: on("2023-10-01"), Read: 4, Kept: 3, Refused: 1}}, Oddities: 2}})
}

// office keeps told values in a journal under a clock that the test moves.
type office struct {
	t       *testing.T
	journal *store.Store
	now     time.Time
}

func newOffice(t *testing.T, place string) *office {
	o := &office{t: t, now: time.Date(2025, 4, 1, 9, 0, 0, 0, time.UTC)}
	journal, err := store.Open(context.Background(), place, func() time.Time { return o.now })
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { journal.Close() })
	o.journal = journal
	return o
}

func (o *office) keep(op store.Op, told ...record.Told) {
	o.t.Helper()
	entries, err := record.Entries(told)
	if err != nil {
		o.t.Fatal(err)
	}
	var drafts []store.Draft
	for _, e := range entries {
		drafts = append(drafts, store.Draft{Kind: e.Kind, ID: e.ID, Child: e.Child, Op: op, Body: e.Body, Source: "test", Base: store.AnyBase})
	}
	if _, err := o.journal.Append(context.Background(), "370", "tester", drafts); err != nil {
		o.t.Fatal(err)
	}
}

func (o *office) read(by time.Time) *record.Book {
	o.t.Helper()
	b, err := record.Read(context.Background(), o.journal, "370", by)
	if err != nil {
		o.t.Fatal(err)
	}
	return b
}

// contents are the children of a Book with their numbers in the journal taken off.
func contents(b *record.Book) map[string]record.Child {
	all := map[string]record.Child{}
	for _, c := range b.All() {
		all[c.ID] = *c
	}
	return all
}

func TestEveryKindSurvivesTheJournal(t *testing.T) {
	storetest.Each(t, func(t *testing.T, place string) {
		o := newOffice(t, place)
		o.keep(store.Put, everyKind()...)
		want, err := record.Assemble("370", everyKind())
		if err != nil {
			t.Fatal(err)
		}
		got := o.read(time.Time{})
		if !reflect.DeepEqual(contents(got), contents(want)) {
			t.Errorf("read back:\n%+v\nkept:\n%+v", contents(got), contents(want))
		}
		if !reflect.DeepEqual(got.Adopters, want.Adopters) || !reflect.DeepEqual(got.Deliveries, want.Deliveries) {
			t.Errorf("read back: %+v %+v\nkept: %+v %+v", got.Adopters, got.Deliveries, want.Adopters, want.Deliveries)
		}
		for _, told := range everyKind() {
			if told.Child != "" && !holds(got.Child("A1"), told.Value) {
				t.Errorf("the child has lost its %s", told.Value.Kind())
			}
		}
	})
}

// holds says whether the child has a value of the kind: a kind that is kept and never read back would pass for equal.
func holds(c *record.Child, v record.Value) bool {
	switch v.(type) {
	case record.Person:
		return c.Born.Known()
	case record.Contact:
		return len(c.Front.Contacts) == 1
	case record.EarlyHelp:
		return len(c.Front.EarlyHelp) == 1
	case record.Referral:
		return len(c.Front.Referrals) == 1
	case record.Assessment:
		return len(c.Front.Assessments) == 1
	case record.Enquiry:
		return len(c.Protection.Enquiries) == 1
	case record.ProtectionPlan:
		return len(c.Protection.Plans) == 1 && *c.Protection.Plans[0].PreviousPlans == 3
	case record.NeedEpisode:
		return len(c.Need.Episodes) == 1
	case record.CarePeriod:
		return len(c.Care.Periods) == 1
	case record.LegalStatus:
		return len(c.Care.LegalStatuses) == 1
	case record.Placement:
		return len(c.Care.Placements) == 1
	case record.Visit:
		return len(c.Visits) == 1
	case record.Review:
		return len(c.Reviews) == 1
	case record.HealthCheck:
		return len(c.Checks) == 1
	case record.Adoption:
		return len(c.Adoptions) == 1
	case record.Snapshot:
		return len(c.Observations) == 2
	}
	return false
}

// TestTheRecordAsKnownOnEveryPastDayIsWhatWasReadOnThatDay lets people put, change and withdraw values day by day, reads
// the Book each evening, and afterwards asks for each of those evenings again. The Book carried along with With must
// equal the one read anew.
func TestTheRecordAsKnownOnEveryPastDayIsWhatWasReadOnThatDay(t *testing.T) {
	storetest.Each(t, func(t *testing.T, place string) {
		o := newOffice(t, place)
		r := rand.New(rand.NewPCG(7, 7))
		var evenings []time.Time
		var seen []map[string]record.Child
		carried := o.read(time.Time{})
		for range 25 {
			for range 1 + r.IntN(4) {
				op := store.Put
				if r.IntN(4) == 0 {
					op = store.Retire
				}
				o.keep(op, aValue(r))
			}
			evenings = append(evenings, o.now)
			b := o.read(time.Time{})
			seen = append(seen, contents(b))
			carried = carry(t, o, carried)
			if !sameChildren(contents(carried), contents(b)) {
				t.Fatalf("the Book carried along differs from the one read anew:\n%+v\n%+v", contents(carried), contents(b))
			}
			o.now = o.now.AddDate(0, 0, 1)
		}
		for i, evening := range evenings {
			if got := contents(o.read(evening)); !reflect.DeepEqual(got, seen[i]) {
				t.Errorf("as known on %s: %+v, on that day it was %+v", evening.Format(time.DateOnly), got, seen[i])
			}
		}
	})
}

// aValue is a random value of one of few children, so that changes and withdrawals meet.
func aValue(r *rand.Rand) record.Told {
	child, d := fmt.Sprintf("C%d", r.IntN(4)), on("2025-01-01")
	code := codelist.Code([]string{"1A", "6", "8"}[r.IntN(3)])
	switch r.IntN(5) {
	case 0:
		return record.Told{Child: child, Value: record.Contact{Day: d, Source: code}}
	case 1:
		return record.Told{Child: child, Value: record.CarePeriod{Start: d, Reason: code}}
	case 2:
		return record.Told{Child: child, Value: record.Visit{Day: d, Purpose: record.ForCare, SeenAlone: code}}
	case 3:
		return record.Told{Child: child, Value: record.Snapshot{Day: d, List: 8, Said: []record.Observation{{About: record.Placements, Count: int32(r.IntN(3))}}}}
	}
	return record.Told{Child: child, Value: record.Person{Born: d, Ethnicity: code}}
}

// carry lays the entries that came since over a Book.
func carry(t *testing.T, o *office, b *record.Book) *record.Book {
	t.Helper()
	var entries []record.Entry
	err := o.journal.Since(context.Background(), "370", b.Seq, func(e *store.Entry) error {
		entries = append(entries, record.Entry{Seq: e.Seq, Kind: e.Kind, ID: e.ID, Child: e.Child, Retired: e.Op == store.Retire, Body: append([]byte(nil), e.Body...)})
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	next, err := b.With(entries)
	if err != nil {
		t.Fatal(err)
	}
	return next
}

// sameChildren compares without regard to a child of whom nothing is left, which a Book read anew does not know.
func sameChildren(a, b map[string]record.Child) bool {
	for id, c := range a {
		other, ok := b[id]
		if ok && !reflect.DeepEqual(values(c), values(other)) || !ok && !reflect.DeepEqual(values(c), values(record.Child{ID: id})) {
			return false
		}
	}
	return len(a) >= len(b)
}

// values are the child's values in one flat list: an empty group and none are the same.
func values(c record.Child) []any {
	all := []any{c.Person}
	add := func(v any) {
		for list, i := reflect.ValueOf(v), 0; i < list.Len(); i++ {
			all = append(all, list.Index(i).Interface())
		}
	}
	if c.Front != nil {
		add(c.Front.Contacts)
	}
	if c.Care != nil {
		add(c.Care.Periods)
	}
	add(c.Visits)
	add(c.Observations)
	return all
}
