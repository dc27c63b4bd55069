package sample_test

import (
	"slices"
	"testing"

	"goldthread/day"
	"goldthread/record"
	"goldthread/sample"
)

func TestAsAtDaysAreMonthEndsAndLastTheDayItself(t *testing.T) {
	a := sample.New(sample.Settings{Children: 1, AsAt: day.MustParse("2025-03-12"), Months: 4})
	want := []day.Day{day.MustParse("2024-12-31"), day.MustParse("2025-01-31"), day.MustParse("2025-02-28"), day.MustParse("2025-03-12")}
	if got := a.AsAtDays(); !slices.Equal(got, want) {
		t.Errorf("exports on %v, want %v", got, want)
	}
}

// TestMonthsAgree holds each month's export beside the one before: what still lies in the look-back is there again, and
// what ran on has neither vanished nor begun anew.
func TestMonthsAgree(t *testing.T) {
	a := small()
	days := a.AsAtDays()
	known := map[string]bool{}
	var before *record.Book
	for i, d := range days {
		now := book(t, a, d)
		for _, c := range now.All() {
			known[c.ID] = true
		}
		if before != nil {
			from := (d + 1).AddMonths(-6)
			compared := agree(t, before, now, days[i-1], d, from)
			if compared < smallSize/4 {
				t.Errorf("as at %s only %d events stand in both months", d, compared)
			}
		}
		before = now
	}
	if len(known) != smallSize {
		t.Errorf("%d children are known in the period, want %d", len(known), smallSize)
	}
}

// agree looks for the events of the earlier month in the later, and counts them.
func agree(t *testing.T, earlier, later *record.Book, was, is, from day.Day) (compared int) {
	t.Helper()
	for _, then := range earlier.All() {
		now := later.Child(then.ID)
		events := dated(then, from)
		for _, e := range events {
			if now == nil || !slices.Contains(dated(now, from), e) {
				t.Fatalf("%s is told as at %s and no longer as at %s", e, was, is)
			}
			compared++
		}
		if now != nil && (then.Born != now.Born || then.Ethnicity != now.Ethnicity || then.Sex != now.Sex && then.Sex != "U") {
			t.Fatalf("a child is another as at %s", is)
		}
		for _, e := range running(then, was) {
			if now == nil || !slices.ContainsFunc(begun(now), func(x event) bool { return x == e || x.kind == e.kind && x.day > was }) {
				t.Fatalf("%s ran as at %s and is not told as at %s", e, was, is)
			}
		}
	}
	return compared
}

// event is a kind with its day.
type event struct {
	kind string
	day  day.Day
}

func (e event) String() string { return e.kind + " " + e.day.String() }

// dated are the events of lists 1, 3 and 5 from a day on.
func dated(c *record.Child, from day.Day) (events []event) {
	add := func(v record.Value) {
		if v.When() >= from {
			events = append(events, event{v.Kind(), v.When()})
		}
	}
	if c.Front != nil {
		each(c.Front.Contacts, add)
		each(c.Front.Referrals, add)
	}
	if c.Protection != nil {
		each(c.Protection.Enquiries, add)
	}
	return events
}

// begun are the episodes that a child's record has.
func begun(c *record.Child) (events []event) {
	add := func(v record.Value) { events = append(events, event{v.Kind(), v.When()}) }
	if c.Need != nil {
		each(c.Need.Episodes, add)
	}
	if c.Protection != nil {
		each(c.Protection.Plans, add)
	}
	if c.Care != nil {
		each(c.Care.Periods, add)
	}
	return events
}

// running are those that are open on a day.
func running(c *record.Child, on day.Day) (events []event) {
	open := func(v record.Value) {
		if x, ok := v.(interface{ Open(day.Day) bool }); ok && x.Open(on) {
			events = append(events, event{v.Kind(), v.When()})
		}
	}
	if c.Need != nil {
		each(c.Need.Episodes, open)
	}
	if c.Protection != nil {
		each(c.Protection.Plans, open)
	}
	if c.Care != nil {
		each(c.Care.Periods, open)
	}
	return events
}

func TestNothingIsToldBeforeItHappens(t *testing.T) {
	a := small()
	for _, asAt := range []day.Day{a.AsAtDays()[0], march - 40, march} {
		for _, c := range book(t, a, asAt).All() {
			for _, d := range ends(c) {
				if d > asAt {
					t.Fatalf("as at %s something of %s is told", asAt, d)
				}
			}
		}
	}
}

// ends are all the days of a child's record but the day of birth.
func ends(c *record.Child) (days []day.Day) {
	add := func(v record.Value) { days = append(days, v.When()) }
	if f := c.Front; f != nil {
		each(f.Contacts, add)
		each(f.Referrals, add)
		for _, v := range f.EarlyHelp {
			days = append(days, v.Start, v.Completed)
		}
		for _, v := range f.Assessments {
			days = append(days, v.Start, v.Authorised)
		}
	}
	if c.Need != nil {
		for _, v := range c.Need.Episodes {
			days = append(days, v.Start, v.Closed)
		}
	}
	if p := c.Protection; p != nil {
		for _, v := range p.Enquiries {
			days = append(days, v.StrategyDiscussion, v.Conference)
		}
		for _, v := range p.Plans {
			days = append(days, v.Start, v.End)
		}
	}
	if k := c.Care; k != nil {
		each(k.LegalStatuses, add)
		each(k.Placements, add)
		for _, v := range k.Periods {
			days = append(days, v.Start, v.Ceased)
		}
	}
	for _, v := range c.Adoptions {
		days = append(days, v.Decision, v.PlacementOrder, v.Matched, v.Placed, v.Order, v.Reversed, v.EarlyFoster)
	}
	each(c.Visits, add)
	each(c.Reviews, add)
	each(c.Checks, add)
	return days
}

func TestWhatIsNotDecidedYetIsBlank(t *testing.T) {
	undecided := 0
	for _, c := range book(t, small(), march).All() {
		if c.Protection == nil {
			continue
		}
		for _, e := range c.Protection.Enquiries {
			if !e.ConferenceUnnecessary.Known() {
				undecided++
				if e.StrategyDiscussion < march-21 || e.Conference.Known() {
					t.Errorf("an enquiry of %s is still undecided", e.StrategyDiscussion)
				}
			} else if e.StrategyDiscussion > march-3 {
				t.Errorf("an enquiry of %s is decided as at %s", e.StrategyDiscussion, march)
			}
		}
	}
	if undecided == 0 {
		t.Error("no enquiry is undecided at the month's end")
	}
}
