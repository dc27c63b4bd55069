package indicator_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"goldthread/codelist"
	"goldthread/day"
	"goldthread/indicator"
	"goldthread/indicator/catalogue"
	"goldthread/record"
	"goldthread/sample"
)

// inTime is a made-up share: conferences held within fifteen days of the strategy discussion.
var inTime = &indicator.Share[record.Enquiry]{
	Words: indicator.Words{Code: "made-up-in-time"},
	Of: func(c *record.Child) []record.Enquiry {
		if c.Protection == nil {
			return nil
		}
		return c.Protection.Enquiries
	},
	Judge: func(_ *indicator.Rules, _ *record.Child, e *record.Enquiry) indicator.Judgement {
		j := indicator.Judgement{Met: indicator.Yes, Value: float64(e.Conference - e.StrategyDiscussion), Why: "held in time"}
		switch {
		case e.ConferenceUnnecessary == codelist.Yes:
			return indicator.Judgement{}
		case j.Value > 15:
			j.Met, j.Why = indicator.No, "held late"
		}
		return j
	},
}

func enquiry(child, start string, days int) record.Told {
	d := day.MustParse(start)
	return record.Told{Child: child, Value: record.Enquiry{StrategyDiscussion: d, Conference: d + day.Day(days), ConferenceUnnecessary: codelist.No}}
}

func unnecessary(t record.Told) record.Told {
	e := t.Value.(record.Enquiry)
	e.ConferenceUnnecessary = codelist.Yes
	t.Value = e
	return t
}

func TestDifferencesSayWhatChangedCaseByCase(t *testing.T) {
	tell := func(told ...record.Told) []record.Told { return told }
	for _, c := range []struct {
		what      string
		then, now []record.Told
		want      []string
	}{
		{"nothing changed", tell(enquiry("a", "2025-01-06", 9)), tell(enquiry("0", "2019-01-01", 9), enquiry("a", "2025-01-06", 9)), nil},
		{"a child that nobody knew", nil, tell(enquiry("a", "2025-01-06", 9)), []string{"recorded late; now counted as met (held in time)"}},
		{"a second enquiry of a known child", tell(enquiry("a", "2025-01-06", 9)), tell(enquiry("a", "2025-01-06", 9), enquiry("a", "2025-02-03", 20)),
			[]string{"recorded late; now counted as not met (held late)"}},
		{"a second of the same day, which comes to stand first", tell(enquiry("a", "2025-01-06", 9)), tell(enquiry("a", "2025-01-06", 3), enquiry("a", "2025-01-06", 9)),
			[]string{"recorded late; now counted as met (held in time)"}},
		{"the child is not known any more", tell(enquiry("a", "2025-01-06", 9)), nil, []string{"withdrawn or corrected; then counted as met (held in time)"}},
		{"the enquiry is not known any more", tell(enquiry("a", "2025-01-06", 20), enquiry("a", "2023-01-06", 2)), tell(enquiry("a", "2023-01-06", 2)),
			[]string{"withdrawn or corrected; then counted as not met (held late)"}},
		{"the conference was corrected", tell(enquiry("a", "2025-01-06", 9)), tell(enquiry("a", "2025-01-06", 19)),
			[]string{"judged otherwise; now counted as not met (held late); then counted as met (held in time)"}},
		{"the same, and it took other days only", tell(enquiry("a", "2025-01-06", 9)), tell(enquiry("a", "2025-01-06", 10)),
			[]string{"judged otherwise; now counted as met (held in time); then counted as met (held in time)"}},
		{"the conference proved unnecessary", tell(enquiry("a", "2025-01-06", 9)), tell(unnecessary(enquiry("a", "2025-01-06", 9))),
			[]string{"still on the record, and no longer counted; then counted as met (held in time)"}},
		{"the conference proved necessary", tell(unnecessary(enquiry("a", "2025-01-06", 9))), tell(enquiry("a", "2025-01-06", 9)),
			[]string{"known then, and counted only now; now counted as met (held in time)"}},
		{"the start was corrected", tell(enquiry("a", "2025-01-06", 9)), tell(enquiry("a", "2025-01-08", 7)),
			[]string{"its day was corrected; now counted as met (held in time); then counted as met (held in time)"}},
		{"two children, one gone and one come", tell(enquiry("b", "2025-01-06", 9)), tell(enquiry("a", "2025-01-02", 9)),
			[]string{"recorded late; now counted as met (held in time)", "withdrawn or corrected; then counted as met (held in time)"}},
	} {
		then, now := indicator.NewEngine(rulesOf(assemble(t, c.then))), indicator.NewEngine(rulesOf(assemble(t, c.now)))
		var got []string
		for _, d := range now.Differences(inTime, asAt, yearOf(), then) {
			got = append(got, d.Text())
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%s: %q, want %q", c.what, got, c.want)
		}
	}
}

func assemble(t *testing.T, told []record.Told) *record.Book {
	t.Helper()
	b, err := record.Assemble("370", told)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// TestAChildOfAStockIsTheSameByWhicheverRecord has a plan whose start was corrected, one that ended after all, and one
// of a child that a plan of earlier years still stands for.
func TestAChildOfAStockIsTheSameByWhicheverRecord(t *testing.T) {
	plans := &indicator.Stock[record.ProtectionPlan]{Words: indicator.Words{Code: "made-up-plans"},
		Of: func(c *record.Child) []record.ProtectionPlan {
			if c.Protection == nil {
				return nil
			}
			return c.Protection.Plans
		},
		Open: func(_ *indicator.Rules, _ *record.Child, p *record.ProtectionPlan, on day.Day) bool {
			return p.Open(on)
		}}
	plan := func(child, start, end string) record.Told {
		p := record.ProtectionPlan{Start: day.MustParse(start)}
		if end != "" {
			p.End = day.MustParse(end)
		}
		return record.Told{Child: child, Value: p}
	}
	then := assemble(t, []record.Told{plan("corrected", "2024-02-01", ""), plan("ended", "2024-03-01", ""), plan("ran on", "2024-04-01", "2025-01-01")})
	now := assemble(t, []record.Told{plan("another", "2025-03-01", ""), plan("corrected", "2024-02-11", ""), plan("ended", "2024-03-01", "2025-02-01"), plan("ran on", "2024-04-01", "")})
	got := map[string]string{}
	for _, d := range indicator.NewEngine(rulesOf(now)).Differences(plans, asAt, yearOf(), indicator.NewEngine(rulesOf(then))) {
		got[now.At(d.Child).ID] = d.Text()
	}
	want := map[string]string{"another": "recorded late", "ended": "still on the record, and no longer counted", "ran on": "known then, and counted only now"}
	if fmt.Sprint(got) != fmt.Sprint(want) {
		t.Errorf("the differences are %q, want %q", got, want)
	}
}

// TestDifferencesLeadFromThenToNow asks every indicator for the figure of a day, as it was known then and as it is known
// two months later from another export: what was counted then, with the differences, is what is counted now.
func TestDifferencesLeadFromThenToNow(t *testing.T) {
	a := sample.New(sample.Settings{Children: 900, Seed: 12, AsAt: asAt, Months: 3, Mess: 0.1})
	reported := a.AsAtDays()[0]
	books := make([]*record.Book, 2)
	for i, on := range []day.Day{reported, asAt} {
		var err error
		if books[i], err = a.On(on); err != nil {
			t.Fatal(err)
		}
	}
	then, now := indicator.NewEngine(rulesOf(books[0])), indicator.NewEngine(rulesOf(books[1]))
	window, _ := day.Quarter.Ending(reported)
	seen := map[indicator.Reason]int{}
	for _, in := range catalogue.All() {
		tally := map[indicator.Met]int{}
		for _, c := range then.Cases(in, reported, window) {
			tally[c.Met]++
		}
		for _, d := range now.Differences(in, reported, window, then) {
			seen[d.Reason]++
			if d.Then != nil {
				tally[d.Then.Met]--
			}
			if d.Now != nil {
				tally[d.Now.Met]++
			}
			checkChild(t, d, books[0], books[1])
		}
		for _, c := range now.Cases(in, reported, window) {
			tally[c.Met]--
		}
		for met, n := range tally {
			if n != 0 {
				t.Errorf("%s: the differences miss %d cases that are %s", in.About().Code, n, met)
			}
		}
		if again := now.Differences(in, reported, window, now); again != nil {
			t.Errorf("%s: differs from itself: %v", in.About().Code, again)
		}
	}
	for _, r := range []indicator.Reason{indicator.CountsNow, indicator.Withdrawn, indicator.CountsNoLonger, indicator.JudgedOtherwise} {
		if seen[r] == 0 {
			t.Errorf("nothing was %q: the two exports are too alike to try it", r)
		}
	}
}

// checkChild holds the child of a difference against those of its cases, and its words against the child's identifier.
func checkChild(t *testing.T, d indicator.Difference, then, now *record.Book) {
	t.Helper()
	for _, of := range []struct {
		c *indicator.Case
		b *record.Book
	}{{d.Then, then}, {d.Now, now}} {
		if of.c == nil || of.c.Child == indicator.NoChild {
			continue
		}
		id := of.b.At(of.c.Child).ID
		if ref, ok := now.Find(id); ok && ref != d.Child || !ok && d.Child != indicator.NoChild {
			t.Errorf("%s: the difference is about another child than its case", d.Reason)
		}
		if strings.Contains(d.Text(), id) {
			t.Errorf("a child is named in %q", d.Text())
		}
	}
}
