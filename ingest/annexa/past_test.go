package annexa_test

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"
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

// monthsTold is the record of an authority that hands in a workbook a month.
func monthsTold(t *testing.T, a *sample.Authority) *record.Book {
	t.Helper()
	ctx := context.Background()
	now := time.Date(2025, 4, 1, 9, 0, 0, 0, time.UTC)
	journal, err := store.Open(ctx, t.TempDir(), func() time.Time { now = now.Add(time.Minute); return now })
	if err != nil {
		t.Fatal(err)
	}
	defer journal.Close()
	for _, on := range a.AsAtDays() {
		_, err := delivery.Take(ctx, journal, delivery.Request{Authority: sample.Code, Actor: "analyst", AsAt: on, Files: []ingest.Upload{written(t, exported(t, a, on), on)}})
		if err != nil {
			t.Fatal(err)
		}
	}
	b, err := record.Read(ctx, journal, sample.Code, time.Time{})
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func exported(t *testing.T, a *sample.Authority, on day.Day) *record.Book {
	t.Helper()
	b, err := a.On(on)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// TestAPastMonthIsWrittenAsItWas writes earlier months from a record that knows what came after them.
func TestAPastMonthIsWrittenAsItWas(t *testing.T) {
	a := sample.New(sample.Settings{Children: 150, Seed: 21, AsAt: day.MustParse("2025-03-31"), Months: 4})
	b := monthsTold(t, a)
	days := a.AsAtDays()
	ended := 0
	for _, on := range days[:len(days)-1] {
		t.Run(on.String(), func(t *testing.T) {
			file := written(t, b, on)
			if late := daysAfter(t, file, on); len(late) > 0 {
				t.Errorf("%d days lie after the as-at day, the first: %s", len(late), late[0])
			}
			own := written(t, exported(t, a, on), on)
			if a, b := rows(t, own), rows(t, file); !maps.Equal(a, b) {
				t.Errorf("the month's own export has rows by list %v, the one written later %v", a, b)
			}
			was := readBook(t, own, on)
			is := readBook(t, file, on)
			if a, b := openOn(was, on), openOn(is, on); !slices.Equal(a, b) {
				t.Errorf("the month's own export has %d open, the one written later %d: %s", len(a), len(b), parting(strings.Join(a, "\n"), strings.Join(b, "\n")))
			}
			now := openOn(b, days[len(days)-1])
			for _, line := range openOn(is, on) {
				if !slices.Contains(now, line) {
					ended++
				}
			}
		})
	}
	if ended == 0 {
		t.Error("nothing that was open then has ended since: this tests nothing")
	}
}

func readBook(t *testing.T, file ingest.Upload, on day.Day) *record.Book {
	t.Helper()
	d, err := annexa.Read(context.Background(), []ingest.Upload{file}, on, ingest.Mapping{}, nil)
	if err != nil {
		t.Fatal(err)
	}
	return bookOf(t, d)
}

// daysAfter are the days of a workbook after its as-at day, births apart.
func daysAfter(t *testing.T, u ingest.Upload, on day.Day) (late []string) {
	t.Helper()
	source, err := ingest.Open(u, ingest.Usual)
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range source.Sheets {
		var headers []string
		err := s.Rows(context.Background(), func(r ingest.Row) error {
			for i, c := range r.Cells {
				if r.Number == 2 {
					headers = append(headers, c.Text)
				}
				if c.Kind != ingest.Dated || headers[i] == "Date of Birth" {
					continue
				}
				if d, _ := ingest.ReadDay(c, false); d > on {
					late = append(late, fmt.Sprintf("%s row %d %s: %s", s.Name, r.Number, headers[i], d))
				}
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	return late
}

// openOn is a line for each episode of need, plan and period of care that runs on the day, with the child's status.
func openOn(b *record.Book, on day.Day) (lines []string) {
	for _, c := range b.All() {
		status, _ := c.Observed(record.CaseStatus, on)
		add := func(v record.Value) { lines = append(lines, c.ID+" "+status.Text+" "+v.Kind()+" "+v.When().String()) }
		if c.Need != nil {
			for _, v := range c.Need.Episodes {
				if v.Open(on) {
					add(v)
				}
			}
		}
		if c.Protection != nil {
			for _, v := range c.Protection.Plans {
				if v.Open(on) {
					add(v)
				}
			}
		}
		if c.Care != nil {
			for _, v := range c.Care.Periods {
				if v.Open(on) {
					add(v)
				}
			}
		}
	}
	slices.Sort(lines)
	return lines
}

// What only a day to come could tell is blank with it.
func TestEndingsToComeAreBlankWithTheirReasons(t *testing.T) {
	on := day.MustParse
	three := 3
	later := on("2025-05-02")
	told := []record.Told{
		{Value: record.Delivery{ID: "1", AsAt: on(asAt)}}, {Value: record.Delivery{ID: "2", AsAt: on("2025-05-31")}},
		{Child: "1", Value: record.EarlyHelp{Start: on("2025-01-02"), Completed: later}},
		{Child: "1", Value: record.Assessment{Start: on("2025-01-02"), Authorised: later, ChildSeen: "Y", NeedsSupport: "Y"}},
		{Child: "1", Value: record.Enquiry{StrategyDiscussion: on("2025-01-02"), Conference: later, ConferenceUnnecessary: "N", LedToPlan: "Y"}},
		{Child: "1", Value: record.NeedEpisode{Start: on("2025-01-02"), Closed: later, Reason: "RC7"}},
		{Child: "1", Value: record.ProtectionPlan{Start: on("2025-01-02"), End: later}},
		{Child: "1", Value: record.CarePeriod{Start: on("2025-01-02"), Ceased: later, Reason: "E4A"}},
		{Child: "1", Value: record.Adoption{Decision: on("2025-01-02"), PlacementOrder: on("2025-02-03"), Matched: later, Placed: later, EarlyFoster: later}},
		{Child: "2", Value: record.Adoption{Decision: on("2025-01-02"), Reversed: later, Reason: "RD1"}},
		{Value: record.Adopter{ID: "A", Enquiry: on("2025-01-02"), StageOneStart: on("2025-02-03"), StageOneEnd: later, Placed: later, ChildrenPlaced: &three, Left: later, LeavingReason: "1"}},
	}
	past := readBook(t, written(t, book(t, told), on(asAt)), on(asAt))
	c := past.Child("1")
	for name, blank := range map[string]bool{
		"early help":  c.Front.EarlyHelp[0].Completed == day.Never,
		"assessment":  c.Front.Assessments[0].Authorised == day.Never && c.Front.Assessments[0].NeedsSupport == "" && c.Front.Assessments[0].ChildSeen == "Y",
		"enquiry":     c.Protection.Enquiries[0].Conference == day.Never && c.Protection.Enquiries[0].ConferenceUnnecessary == "" && c.Protection.Enquiries[0].LedToPlan == "",
		"need":        c.Need.Episodes[0].Closed == day.Never && c.Need.Episodes[0].Reason == "",
		"plan":        c.Protection.Plans[0].End == day.Never,
		"care":        c.Care.Periods[0].Ceased == day.Never && c.Care.Periods[0].Reason == "",
		"adoption":    c.Adoptions[0].PlacementOrder.Known() && c.Adoptions[0].Matched == day.Never && c.Adoptions[0].Placed == day.Never && c.Adoptions[0].EarlyFoster == day.Never,
		"no adoption": past.Child("2").Adoptions[0].Reversed == day.Never && past.Child("2").Adoptions[0].Reason == "",
		"adopter":     past.Adopters[0].StageOneStart.Known() && past.Adopters[0].StageOneEnd == day.Never && past.Adopters[0].ChildrenPlaced == nil && past.Adopters[0].Left == day.Never && past.Adopters[0].LeavingReason == "",
	} {
		if !blank {
			t.Errorf("%s: what came later is written", name)
		}
	}
	newest := readBook(t, written(t, book(t, told), on("2025-05-31")), on("2025-05-31"))
	if c := newest.Child("1"); c.Front.Assessments[0].NeedsSupport != "Y" || c.Care.Periods[0].Reason != "E4A" || c.Protection.Enquiries[0].LedToPlan != "Y" {
		t.Error("as at the newest delivery, what has happened is missing")
	}
}
