package record_test

import (
	"testing"

	"goldthread/day"
	"goldthread/record"
)

func on(text string) day.Day { return day.MustParse(text) }

func book(t *testing.T, told ...record.Told) *record.Book {
	t.Helper()
	b, err := record.Assemble("370", told)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func TestValuesStandInDayOrderAndEqualsAreKept(t *testing.T) {
	b := book(t,
		record.Told{"A1", record.Contact{Day: on("2025-03-02"), Source: "6"}},
		record.Told{"A1", record.Contact{Day: on("2025-03-01"), Source: "1A"}},
		record.Told{"A1", record.Contact{Day: on("2025-03-02"), Source: "1A"}},
	)
	contacts := b.Child("A1").Front.Contacts
	if len(contacts) != 3 || contacts[0].Day != on("2025-03-01") || contacts[1].Nth != 1 || contacts[2].Nth != 2 {
		t.Fatalf("contacts = %+v", contacts)
	}
	if b.Child("A1").Care != nil || b.Child("A1").Protection != nil {
		t.Error("a child known from contacts has groups it has nothing in")
	}
}

func TestEntriesDoNotDependOnTheOrderOfTheRows(t *testing.T) {
	rows := []record.Told{
		{"A1", record.Contact{Day: on("2025-03-02"), Source: "6"}},
		{"A1", record.Contact{Day: on("2025-03-02"), Source: "1A"}},
	}
	first, _ := record.Entries(rows)
	second, _ := record.Entries([]record.Told{rows[1], rows[0]})
	if first[0].ID != second[1].ID || first[1].ID != second[0].ID || first[0].ID == first[1].ID {
		t.Errorf("ids %s %s, the other way round %s %s", first[0].ID, first[1].ID, second[0].ID, second[1].ID)
	}
}

func TestOpenOnTheDayItStartsAndNotOnTheDayItEnds(t *testing.T) {
	for _, c := range []struct {
		end, gone, on string
		want          bool
		because       string
	}{
		{"", "", "2025-03-01", true, "it runs on the day it starts"},
		{"", "", "2025-02-28", false, "not before"},
		{"2025-04-01", "", "2025-03-31", true, "the day before it ends"},
		{"2025-04-01", "", "2025-04-01", false, "not on the day it ends"},
		{"", "2025-05-01", "2025-04-30", true, "still listed"},
		{"", "2025-05-01", "2025-05-01", false, "no longer listed"},
	} {
		plan := record.ProtectionPlan{Start: on("2025-03-01"), End: dayOrNever(c.end), Gone: dayOrNever(c.gone)}
		if got := plan.Open(on(c.on)); got != c.want {
			t.Errorf("end %q gone %q on %s: %v: %s", c.end, c.gone, c.on, got, c.because)
		}
	}
}

func dayOrNever(text string) day.Day {
	if text == "" {
		return day.Never
	}
	return on(text)
}

func snapshot(list uint8, asAt string, said ...record.Observation) record.Snapshot {
	return record.Snapshot{Day: on(asAt), List: list, Said: said}
}

func delivery(asAt string, covers ...record.Covered) record.Told {
	return record.Told{Value: record.Delivery{ID: asAt, AsAt: on(asAt), Covers: covers}}
}

func TestLeavingCareRunsFromDeliveryToDelivery(t *testing.T) {
	list := record.Covered{Feed: record.CareLeavers}
	b := book(t, delivery("2025-01-31", list), delivery("2025-02-28", list), delivery("2025-03-31", list), delivery("2025-04-30", list),
		record.Told{"A1", snapshot(9, "2025-01-31")}, record.Told{"A1", snapshot(9, "2025-02-28")}, record.Told{"A1", snapshot(9, "2025-04-30", record.Observation{About: record.InTouch, Text: "YES"})},
		record.Told{"A2", snapshot(8, "2025-01-31", record.Observation{About: record.Placements, Count: 1})})
	for day, want := range map[string]bool{"2025-01-30": false, "2025-01-31": true, "2025-03-30": true, "2025-03-31": false, "2025-04-29": false, "2025-04-30": true, "2025-06-30": true} {
		if got := b.Child("A1").Leaving.On(on(day)); got != want {
			t.Errorf("on the list on %s: %v, want %v", day, got, want)
		}
	}
	if b.Child("A2").Leaving.On(on("2025-01-31")) {
		t.Error("a child in care is taken for a care leaver")
	}
}

func TestWithChangesOneChildAndSharesTheOthers(t *testing.T) {
	old := book(t, record.Told{"A1", record.Contact{Day: on("2025-03-01")}}, record.Told{"A2", record.Contact{Day: on("2025-03-01")}})
	entries, _ := record.Entries([]record.Told{{"A1", record.Referral{Day: on("2025-02-01")}}, {"A3", record.Contact{Day: on("2025-03-05")}}})
	gone, _ := record.Entries([]record.Told{{"A1", record.Contact{Day: on("2025-03-01")}}})
	gone[0].Retired = true
	next, err := old.With(append(entries, gone...))
	if err != nil {
		t.Fatal(err)
	}
	if len(old.Child("A1").Front.Contacts) != 1 || len(old.Child("A1").Front.Referrals) != 0 || old.Child("A3") != nil {
		t.Error("the older Book changed")
	}
	if len(next.Child("A1").Front.Contacts) != 0 || len(next.Child("A1").Front.Referrals) != 1 || next.Child("A3") == nil || next.Len() != 3 {
		t.Errorf("the newer Book: %+v", next.Child("A1").Front)
	}
	if old.Child("A2") != next.Child("A2") {
		t.Error("a child that nothing touched was copied")
	}
}

func TestAnEntryThatCannotBeReadStopsTheBook(t *testing.T) {
	b := record.NewBuilder("370")
	if err := b.Add(record.Entry{Seq: 7, Kind: "contact", ID: "A1/x", Child: "A1", Body: []byte(`{"day":"31/03/2025"}`)}); err != nil {
		t.Fatal(err)
	}
	if _, err := b.Book(); err == nil {
		t.Error("a record with a hole passed for a whole one")
	}
}
