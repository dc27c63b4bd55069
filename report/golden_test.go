package report_test

import (
	"bytes"
	"flag"
	"os"
	"path/filepath"
	"testing"

	"goldthread/codelist"
	"goldthread/day"
	"goldthread/indicator"
	"goldthread/record"
	"goldthread/report"
)

var update = flag.Bool("update", false, "write the golden files anew")

// The golden papers have measures of their own, so that a word changed in the catalogue does not change them.
var (
	goldenShare = &indicator.Share[record.Enquiry]{
		Words: indicator.Words{Code: "golden-in-time", Area: indicator.Protection, Title: "Conferences held within 15 days",
			Question: "Do we bring people together in time?", Counts: "conferences held in the period", Meets: "it was held within fifteen days",
			Source: "made up for a test", Polarity: indicator.Higher, Pair: "golden-waiting", Needs: []record.Feed{record.Enquiries},
			Proxy: "nothing tells <why> it was late", Compare: "nobody publishes it"},
		Of:    func(c *record.Child) []record.Enquiry { return protectionOf(c).Enquiries },
		Dated: func(e *record.Enquiry) day.Day { return e.Conference },
		Judge: func(_ *indicator.Rules, _ *record.Child, e *record.Enquiry) indicator.Judgement {
			switch {
			case !e.StrategyDiscussion.Known():
				return indicator.Judgement{Met: indicator.CannotTell}
			case e.Conference-e.StrategyDiscussion > 15:
				return indicator.Judgement{Met: indicator.No}
			}
			return indicator.Judgement{Met: indicator.Yes}
		},
	}
	goldenStock = &indicator.Stock[record.ProtectionPlan]{
		Words: indicator.Words{Code: "golden-waiting", Area: indicator.Protection, Title: "Children with a plan", Question: "How many children have a plan?",
			Counts: "children with an open plan", Source: "made up for a test", Polarity: indicator.Lower, Needs: []record.Feed{record.ProtectionPlans}},
		Of: func(c *record.Child) []record.ProtectionPlan { return protectionOf(c).Plans },
		Open: func(_ *indicator.Rules, _ *record.Child, p *record.ProtectionPlan, on day.Day) bool {
			return p.Open(on)
		},
	}
	goldenCount = &indicator.Count[record.Contact]{
		Words: indicator.Words{Code: "golden-contacts", Area: indicator.FrontDoor, Title: "Contacts received", Question: "How often do people call?",
			Counts: "contacts received in the period", Source: "made up for a test", Polarity: indicator.Neither, Needs: []record.Feed{record.Contacts}},
		Of: func(c *record.Child) []record.Contact {
			if c.Front == nil {
				return nil
			}
			return c.Front.Contacts
		},
		Rate: true,
	}
	goldenMeasures = []indicator.Indicator{goldenCount, goldenShare, goldenStock}
)

func protectionOf(c *record.Child) *record.Protection {
	if c.Protection == nil {
		return &record.Protection{}
	}
	return c.Protection
}

const goldenTargets = "golden-in-time | 85 | 5 | 2024-05-01 | the improvement board"

const goldenOfficer = `## Purpose
The committee is asked to **note** the figures.

## Current position
Practice has improved. Conferences rose by 4 points & more.

- a [link](https://example.org/?a=1&b=2)
- not a [link](javascript:alert(1)) but <b>text</b>
`

// goldenBook has some dozens of values: a year of conferences that grew slower, told from April 2024 on.
func goldenBook(t *testing.T) *record.Book {
	covers := []record.Covered{{Feed: record.Contacts, From: day.MustParse("2024-04-01")}, {Feed: record.Enquiries, From: day.MustParse("2024-04-01")},
		{Feed: record.ProtectionPlans, From: day.MustParse("2024-10-01")}}
	told := []record.Told{{Value: record.Delivery{ID: "one", AsAt: asAt, Format: "annexa", Covers: covers}}}
	for i := range 60 {
		month := i % 11 * (i%11 + 1) / 2 % 12 // uneven, as months are
		id, start := childID(i), day.MustParse("2024-04-02").AddMonths(month)+day.Day(i%5*3)
		took := day.Day(8 + i%5 + month)
		held := record.Holding{Team: teams[i%3], Worker: workers[i%4]}
		add := func(v record.Value) { told = append(told, record.Told{Child: id, Value: v}) }
		add(record.Contact{Day: start})
		add(record.Enquiry{StrategyDiscussion: start, Conference: min(start+took, asAt), ConferenceUnnecessary: codelist.No, Holding: held})
		if i%4 == 0 {
			add(record.ProtectionPlan{Start: start + took})
		}
	}
	return assemble(t, told)
}

func goldenInput(t *testing.T) report.Input {
	targets, err := report.ParseTargets(goldenTargets)
	if err != nil {
		t.Fatal(err)
	}
	b := goldenBook(t)
	return report.Input{Rules: rulesFor(b), Indicators: goldenMeasures, Authority: report.Authority{Code: "999", Name: "Wexmoor & Vale"}, AsAt: asAt, Made: made,
		Officer: report.ParseOfficer(goldenOfficer), Targets: targets,
		Breaks: []report.BreakNote{{Code: "golden-in-time", Day: day.MustParse("2024-09-10"), Text: "a new <form>", Rebase: true}}}
}

// TestGolden holds the papers against the kept ones: read the difference as a councillor would, then run with -update.
func TestGolden(t *testing.T) {
	for name, public := range map[string]bool{"officers": false, "public": true} {
		in := goldenInput(t)
		in.Public = public
		dir := t.TempDir()
		files, err := build(t, in).Write(dir, []string{"html"})
		if err != nil {
			t.Fatal(err)
		}
		for _, file := range files {
			compareGolden(t, file, filepath.Join("testdata", "golden", name, filepath.Base(file)))
			if filepath.Ext(file) == ".html" {
				checkHTML(t, file)
			}
		}
	}
}

func compareGolden(t *testing.T, made, kept string) {
	t.Helper()
	got, err := os.ReadFile(made)
	if err != nil {
		t.Fatal(err)
	}
	if *update {
		if err := os.MkdirAll(filepath.Dir(kept), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(kept, got, 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(kept)
	if err != nil {
		t.Fatalf("%v: run the test with -update to make it", err)
	}
	if !bytes.Equal(got, want) {
		t.Errorf("%s differs from %s at %s", filepath.Base(made), kept, firstDifference(got, want))
	}
}

func firstDifference(got, want []byte) string {
	i := 0
	for i < len(got) && i < len(want) && got[i] == want[i] {
		i++
	}
	cut := func(b []byte) string { return string(b[max(0, min(i, len(b))-60):min(len(b), i+80)]) }
	return "\n got: " + cut(got) + "\nwant: " + cut(want)
}
