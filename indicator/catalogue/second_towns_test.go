package catalogue_test

import (
	"bytes"
	"context"
	"slices"
	"testing"
	"time"

	"goldthread/day"
	"goldthread/delivery"
	"goldthread/ingest"
	"goldthread/ingest/annexa"
	"goldthread/record"
	"goldthread/sample"
	"goldthread/store"
)

// town is a made-up authority whose record both computations read.
type town struct {
	name string
	book *record.Book
	asAt []time.Time // the days that figures are made as at
	told map[record.Feed]map[time.Time]bool
	odd  bool // no life has days like these: see oddTown
}

// madeUpTowns are three authorities of package sample: a clean record of one export; one with the mistakes that people
// make; and one whose record was built from the workbooks of several months, so that it has histories, several lists of
// each child, and episodes that a later list no longer had. The fourth is oddTown.
func madeUpTowns(t *testing.T) []town {
	towns := []town{
		oneExport(t, "clean", sample.Settings{Children: 800, Seed: 36, AsAt: day.MustParse("2025-03-31"), Months: 1}),
		oneExport(t, "with mistakes", sample.Settings{Children: 800, Seed: 12, AsAt: day.MustParse("2024-11-30"), Months: 1, Mess: 0.5}),
		manyMonths(t, "of many months", sample.Settings{Children: 300, Seed: 13, AsAt: day.MustParse("2025-03-31"), Months: 8, Mess: 0.05}),
		oddTown(t, 900, 16),
	}
	for i := range towns {
		towns[i].told = toldDays(towns[i].book)
	}
	return towns
}

// toldDays are the days that some delivery tells all of a feed for.
func toldDays(book *record.Book) map[record.Feed]map[time.Time]bool {
	told := map[record.Feed]map[time.Time]bool{}
	for _, d := range book.Deliveries {
		for _, c := range d.Covers {
			if told[c.Feed] == nil {
				told[c.Feed] = map[time.Time]bool{}
			}
			for t := on(c.From); !t.After(on(d.AsAt)); t = plusDays(t, 1) {
				told[c.Feed][t] = true
			}
		}
	}
	return told
}

func oneExport(t *testing.T, name string, s sample.Settings) town {
	t.Helper()
	book, err := sample.New(s).On(s.AsAt)
	if err != nil {
		t.Fatal(err)
	}
	return town{name: name, book: book, asAt: daysUpTo(s.AsAt)}
}

// daysUpTo are the last day, the end of the month before, and a day within that month.
func daysUpTo(last day.Day) []time.Time {
	end := on(last)
	monthBefore := plusDays(end, -end.Day())
	return []time.Time{end, monthBefore, plusDays(monthBefore, -15)}
}

// manyMonths hands in a workbook a month, as a council does. From halfway on some children's work is listed as begun
// anew, with no word of how the old episode ended.
func manyMonths(t *testing.T, name string, s sample.Settings) town {
	t.Helper()
	ctx := context.Background()
	now := time.Date(2025, 4, 1, 9, 0, 0, 0, time.UTC)
	journal, err := store.Open(ctx, t.TempDir(), func() time.Time { now = now.Add(time.Minute); return now })
	if err != nil {
		t.Fatal(err)
	}
	defer journal.Close()
	authority := sample.New(s)
	anew := authority.AsAtDays()[s.Months/2] - 12
	for i, asAt := range authority.AsAtDays() {
		export, err := authority.On(asAt)
		if err != nil {
			t.Fatal(err)
		}
		if i >= s.Months/2 {
			export = begunAnew(t, export, anew)
		}
		var workbook bytes.Buffer
		if err := annexa.Write(&workbook, export, asAt); err != nil {
			t.Fatal(err)
		}
		_, err = delivery.Take(ctx, journal, delivery.Request{Authority: sample.Code, Actor: "analyst", AsAt: asAt,
			Files: []ingest.Upload{{Name: "annexa-" + asAt.String() + ".xlsx", Content: workbook.Bytes()}}})
		if err != nil {
			t.Fatal(err)
		}
	}
	book, err := record.Read(ctx, journal, sample.Code, time.Time{})
	if err != nil {
		t.Fatal(err)
	}
	gone := 0
	for _, c := range book.All() {
		if c.Need != nil && slices.ContainsFunc(c.Need.Episodes, func(e record.NeedEpisode) bool { return e.Gone.Known() }) {
			gone++
		}
	}
	if len(book.Deliveries) != s.Months || gone == 0 {
		t.Fatalf("%d deliveries, and %d episodes that a list no longer had", len(book.Deliveries), gone)
	}
	return town{name: name, book: book, asAt: daysUpTo(s.AsAt)}
}

// begunAnew is an export in which the open episodes of every tenth child or so began on a day.
func begunAnew(t *testing.T, book *record.Book, start day.Day) *record.Book {
	t.Helper()
	var told []record.Told
	for _, c := range book.All() {
		for _, v := range toldOf(c) {
			if c.ID[len(c.ID)-2] == '7' {
				v.Value = restarted(v.Value, start)
			}
			told = append(told, v)
		}
	}
	for _, a := range book.Adopters {
		told = append(told, record.Told{Value: a})
	}
	for _, d := range book.Deliveries {
		told = append(told, record.Told{Value: d})
	}
	other, err := record.Assemble(book.Authority, told)
	if err != nil {
		t.Fatal(err)
	}
	return other
}

func restarted(v record.Value, start day.Day) record.Value {
	switch v := v.(type) {
	case record.NeedEpisode:
		if v.Closed == day.Never {
			v.Start = max(v.Start, start)
		}
		return v
	case record.ProtectionPlan:
		if v.End == day.Never {
			v.Start = max(v.Start, start)
		}
		return v
	case record.CarePeriod:
		if v.Ceased == day.Never {
			v.Start = max(v.Start, start)
		}
		return v
	}
	return v
}

// toldOf is a child's record as values again.
func toldOf(c *record.Child) (told []record.Told) {
	add := func(v record.Value) { told = append(told, record.Told{Child: c.ID, Value: v}) }
	add(c.Person)
	if f := c.Front; f != nil {
		addAll(add, f.Contacts)
		addAll(add, f.EarlyHelp)
		addAll(add, f.Referrals)
		addAll(add, f.Assessments)
	}
	if c.Need != nil {
		addAll(add, c.Need.Episodes)
	}
	if p := c.Protection; p != nil {
		addAll(add, p.Enquiries)
		addAll(add, p.Plans)
	}
	if k := c.Care; k != nil {
		addAll(add, k.Periods)
		addAll(add, k.LegalStatuses)
		addAll(add, k.Placements)
	}
	addAll(add, c.Adoptions)
	addAll(add, c.Visits)
	addAll(add, c.Reviews)
	addAll(add, c.Checks)
	var rows []record.Snapshot
	for _, o := range c.Observations {
		if n := len(rows); n == 0 || rows[n-1].Day != o.Day || rows[n-1].List != o.List {
			rows = append(rows, record.Snapshot{Day: o.Day, List: o.List})
		}
		row := &rows[len(rows)-1]
		row.Said = append(row.Said, o)
	}
	addAll(add, rows)
	return told
}

func addAll[V record.Value](add func(record.Value), values []V) {
	for _, v := range values {
		add(v)
	}
}
