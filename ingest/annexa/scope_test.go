package annexa_test

import (
	"context"
	"testing"

	"goldthread/day"
	"goldthread/ingest"
	"goldthread/ingest/annexa"
	"goldthread/record"
)

// TestScopeOfEachList asks of one value at a time whether its list, as at 31 March 2025, has a row for it.
func TestScopeOfEachList(t *testing.T) {
	on := day.MustParse
	for _, c := range []struct {
		list    int
		value   record.Value
		want    bool
		because string
	}{
		{1, record.Contact{Day: on("2024-10-01")}, true, "the first day of the six months"},
		{1, record.Contact{Day: on("2024-09-30")}, false, "the day before them"},
		{1, record.Contact{Day: on("2025-04-01")}, false, "after the as-at day"},
		{2, record.EarlyHelp{Start: on("2020-01-01")}, true, "still open"},
		{2, record.EarlyHelp{Start: on("2020-01-01"), Completed: on("2024-09-30")}, false, "ended before the six months"},
		{2, record.EarlyHelp{Start: on("2020-01-01"), Completed: on("2025-04-01")}, true, "open on the day"},
		{3, record.Referral{Day: on("2024-09-30")}, false, "before the six months"},
		{4, record.Assessment{Start: on("2024-01-01"), Authorised: on("2024-10-01")}, true, "authorised within them"},
		{4, record.Assessment{Start: on("2024-01-01"), Authorised: on("2024-09-30")}, false, "authorised before them"},
		{5, record.Enquiry{StrategyDiscussion: on("2025-03-31")}, true, "on the as-at day"},
		{5, record.Enquiry{StrategyDiscussion: on("2024-09-30")}, false, "before the six months"},
		{6, record.NeedEpisode{Start: on("2019-01-01")}, true, "running"},
		{6, record.NeedEpisode{Start: on("2019-01-01"), Closed: on("2024-09-30")}, false, "closed before the six months"},
		{6, record.NeedEpisode{Start: on("2025-04-01")}, false, "not begun"},
		{7, record.ProtectionPlan{Start: on("2024-01-01"), End: on("2024-10-01")}, true, "ended within them"},
		{7, record.ProtectionPlan{Start: on("2024-01-01"), Gone: on("2025-02-28")}, false, "gone from the lists, no end told"},
		{8, record.CarePeriod{Start: on("2024-01-01"), Ceased: on("2025-03-31")}, true, "ceased on the day"},
		{8, record.CarePeriod{Start: on("2020-01-01"), Ceased: on("2021-01-01")}, false, "ceased long ago"},
		{10, record.Adoption{Decision: on("2020-01-01")}, true, "decided and not adopted yet"},
		{10, record.Adoption{Decision: on("2020-01-01"), Order: on("2024-04-01")}, true, "adopted in the twelve months"},
		{10, record.Adoption{Decision: on("2020-01-01"), Order: on("2024-03-31")}, false, "adopted before them"},
		{10, record.Adoption{Decision: on("2020-01-01"), Reversed: on("2024-03-31")}, false, "reversed before them"},
		{11, record.Adopter{ID: "A", Enquiry: on("2020-01-01")}, true, "on the way"},
		{11, record.Adopter{ID: "A", Enquiry: on("2020-01-01"), Left: on("2024-03-31")}, false, "left before the twelve months"},
	} {
		child := "1"
		if c.list == 11 {
			child = ""
		}
		if got := rows(t, written(t, book(t, []record.Told{{Child: child, Value: c.value}}), on(asAt)))[c.list]; got != (map[bool]int{true: 1}[c.want]) {
			t.Errorf("list %d has %d rows for %+v: %s", c.list, got, c.value, c.because)
		}
	}
}

// rows counts the rows under the headers of each list.
func rows(t *testing.T, u ingest.Upload) map[int]int {
	t.Helper()
	source, err := ingest.Open(u, ingest.Usual)
	if err != nil {
		t.Fatal(err)
	}
	n := map[int]int{}
	for i, s := range source.Sheets {
		s.Rows(context.Background(), func(r ingest.Row) error {
			if r.Number > 2 {
				n[i+1]++
			}
			return nil
		})
	}
	return n
}

func TestLatestPlanIsWrittenWithItsOwnVisits(t *testing.T) {
	on := day.MustParse
	old := record.ProtectionPlan{Start: on("2023-01-01"), End: on("2024-12-01")}
	b := book(t, []record.Told{{Child: "1", Value: old}, {Child: "1", Value: record.ProtectionPlan{Start: on("2025-03-01")}},
		{Child: "1", Value: record.Visit{Day: on("2024-11-01"), Purpose: record.ForProtection, LatestOnly: true}},
		{Child: "1", Value: record.Review{Day: on("2024-11-01"), Purpose: record.ForProtection, LatestOnly: true}}})
	d, err := annexa.Read(context.Background(), []ingest.Upload{written(t, b, on(asAt))}, on(asAt), ingest.Mapping{}, nil)
	if err != nil {
		t.Fatal(err)
	}
	plans := told[record.ProtectionPlan](d)
	if len(plans) != 1 || plans[0].Start != on("2025-03-01") || len(told[record.Visit](d))+len(told[record.Review](d)) != 0 {
		t.Errorf("plans %+v, visits %+v: an earlier plan's visit is none of this one", plans, told[record.Visit](d))
	}
}
