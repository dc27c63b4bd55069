package indicator_test

import (
	"testing"

	"goldthread/day"
	"goldthread/indicator"
	"goldthread/record"
)

// TestToldJoinsDeliveriesAndNoFurther has contacts told from 1 January to 30 April 2024 by two deliveries that meet, and
// again from 1 August to 31 October.
func TestToldJoinsDeliveriesAndNoFurther(t *testing.T) {
	var told []record.Told
	for _, d := range [][2]string{{"2024-01-01", "2024-02-29"}, {"2024-03-01", "2024-04-30"}, {"2024-08-01", "2024-10-31"}, {"2024-09-01", "2024-10-15"}} {
		told = append(told, record.Told{Value: record.Delivery{ID: d[1], AsAt: day.MustParse(d[1]),
			Covers: []record.Covered{{Feed: record.Contacts, From: day.MustParse(d[0])}}}})
	}
	b, err := record.Assemble("370", told)
	if err != nil {
		t.Fatal(err)
	}
	rules := &indicator.Rules{Book: b}
	for _, c := range []struct {
		feed     record.Feed
		from, to string
		want     bool
		since    string
	}{
		{record.Contacts, "2024-01-01", "2024-04-30", true, "2024-01-01"},
		{record.Contacts, "2023-12-31", "2024-04-30", false, "2024-01-01"},
		{record.Contacts, "2024-04-01", "2024-05-01", false, ""},
		{record.Contacts, "2024-04-01", "2024-08-15", false, "2024-08-01"},
		{record.Contacts, "2024-08-01", "2024-10-31", true, "2024-08-01"},
		{record.Contacts, "2024-10-31", "2024-11-01", false, ""},
		{record.Referrals, "2024-02-01", "2024-02-02", false, ""},
	} {
		if got := rules.Told(c.feed, day.Span{From: day.MustParse(c.from), To: day.MustParse(c.to)}); got != c.want {
			t.Errorf("%s from %s to %s told: %v, want %v", c.feed, c.from, c.to, got, c.want)
		}
		if since, ok := rules.ToldSince(c.feed, day.MustParse(c.to)); since.String() != c.since || ok != (c.since != "") {
			t.Errorf("%s up to %s told since %s, %v, want %q", c.feed, c.to, since, ok, c.since)
		}
	}
}
