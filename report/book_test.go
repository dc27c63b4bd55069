package report_test

import (
	"fmt"
	"math/rand/v2"
	"testing"

	"goldthread/day"
	"goldthread/indicator"
	"goldthread/indicator/catalogue"
	"goldthread/record"
	"goldthread/report"
)

// asAt is the day of all test papers; made is when they were made.
var (
	asAt = day.MustParse("2025-03-31")
	made = day.MustParse("2025-04-09")
)

var teams = []string{"Assessment North", "Assessment South", "Children in Care 2", "=Duty & Advice"}

// workers have names that stand in no sentence of the papers.
var workers = []string{"Ottoline Brackwater", "Zebedee Quillfeather", "Hortensia Umbleby", "Ptolemy Wraxworthy"}

// childID is an identifier that can be found in a text without chance hits.
func childID(i int) string { return fmt.Sprintf("XQ%05dZ", 40000+i) }

// told makes the record of some hundred made-up children over three years: mostly small numbers, as a small council has.
func told(children int, seed uint64) []record.Told {
	r := rand.New(rand.NewPCG(seed, 3))
	from := asAt.AddYears(-3) + 1
	covers := []record.Covered{}
	for _, f := range []record.Feed{record.Contacts, record.EarlyHelpFeed, record.Referrals, record.Assessments, record.Enquiries, record.NeedEpisodes,
		record.ProtectionPlans, record.CarePeriods, record.CareLeavers, record.Adoptions, record.Adopters} {
		covers = append(covers, record.Covered{Feed: f, From: from})
	}
	var all []record.Told
	for _, month := range day.MonthsEnding(asAt, 36) { // a delivery each month: some measures are told only on its day
		all = append(all, record.Told{Value: record.Delivery{ID: month.To.String(), AsAt: month.To, Format: "annexa", Covers: covers}})
	}
	for i := range children {
		all = append(all, life(r, childID(i), from)...)
	}
	return all
}

// life is a contact, often a referral, an assessment and an enquiry, sometimes a plan and care.
func life(r *rand.Rand, id string, from day.Day) []record.Told {
	var all []record.Told
	add := func(v record.Value) { all = append(all, record.Told{Child: id, Value: v}) }
	held := record.Holding{Team: teams[r.IntN(len(teams))], Worker: workers[r.IntN(len(workers))]}
	start := from + day.Day(r.IntN(int(asAt-from)))
	add(record.Person{Born: start - day.Day(r.IntN(17*365)), Sex: "M"})
	add(record.Contact{Day: start})
	if r.IntN(4) == 0 {
		return all
	}
	add(record.Referral{Day: start + 1, Holding: held, NoFurtherAction: "N"})
	assessed := start + 20 + day.Day(r.IntN(60))
	add(record.Assessment{Start: start + 1, Authorised: assessed, Holding: held})
	if r.IntN(2) == 0 {
		add(record.Enquiry{StrategyDiscussion: start + 5, Conference: start + 20 + day.Day(r.IntN(16)), ConferenceUnnecessary: "N", Holding: held})
		add(record.ProtectionPlan{Start: start + 30, End: start + 30 + day.Day(100+r.IntN(400))})
		add(record.Visit{Day: asAt - day.Day(r.IntN(40)), Purpose: record.ForProtection, LatestOnly: true})
	}
	if r.IntN(3) == 0 {
		add(record.CarePeriod{Start: start + 60})
		add(record.Review{Day: asAt - day.Day(r.IntN(250)), Purpose: record.ForCare, LatestOnly: true})
	}
	add(record.NeedEpisode{Start: start + 1, Closed: start + day.Day(200+r.IntN(500))})
	for list := uint8(6); list <= 8; list++ {
		add(record.Snapshot{Day: asAt, List: list, Said: []record.Observation{
			{About: record.AllocatedTeam, Text: held.Team}, {About: record.AllocatedWorker, Text: held.Worker}}})
	}
	return all
}

func assemble(t testing.TB, values []record.Told) *record.Book {
	t.Helper()
	b, err := record.Assemble("999", values)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func rulesFor(b *record.Book) *indicator.Rules {
	return &indicator.Rules{Book: b, Population: func(day.Day) (int, int, bool) { return 12345, 2024, true }}
}

// inputFor makes papers of the whole catalogue over a made-up record.
func inputFor(b *record.Book) report.Input {
	return report.Input{Rules: rulesFor(b), Indicators: catalogue.All(), Authority: report.Authority{Code: "999", Name: "Wexmoor"}, AsAt: asAt, Made: made}
}

// linkedCodes are measures that hang together: rates and their numbers, shares of what another counts, pairs. The whole
// catalogue would say no more and take a minute under the race detector.
var linkedCodes = []string{"contacts-number", "contact-to-referral", "referrals-number", "referral-rate", "re-referral-12m", "assessment-within-45wd",
	"icpc-within-15wd", "icpc-waiting-15wd", "icpc-rate", "cp-plan-number", "cp-plan-rate", "cp-visits-on-time", "cla-start-number", "cla-review-on-time"}

func linked(t testing.TB) []indicator.Indicator {
	t.Helper()
	return find(t, linkedCodes...)
}

func find(t testing.TB, codes ...string) []indicator.Indicator {
	t.Helper()
	var list []indicator.Indicator
	for _, code := range codes {
		in, ok := catalogue.Find(code)
		if !ok {
			t.Fatalf("the catalogue has no %s", code)
		}
		list = append(list, in)
	}
	return list
}

func build(t testing.TB, in report.Input) *report.Pack {
	t.Helper()
	p, err := report.Build(in)
	if err != nil {
		t.Fatal(err)
	}
	return p
}
