package journey_test

import (
	"slices"
	"sync"
	"testing"

	"goldthread/clock"
	"goldthread/day"
	"goldthread/journey"
	"goldthread/record"
	"goldthread/sample"
)

var asAt = day.MustParse("2025-03-31")

// madeUp is what one export of a made-up authority tells.
func madeUp(t testing.TB, children int, seed uint64) *record.Book {
	t.Helper()
	b, err := sample.New(sample.Settings{Children: children, Seed: seed, AsAt: asAt, Months: 1, Mess: sample.UsualMess}).On(asAt)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// four are made once for all tests.
var four = sync.OnceValue(func() (all []*record.Book) {
	for seed := range uint64(4) {
		all = append(all, madeUp(&testing.B{}, 900, seed+1))
	}
	return all
})

func follow(b *record.Book, days day.Span) *journey.Map {
	return journey.Follow(b, journey.Usual(clock.Local{}, asAt), journey.Asked{AsAt: asAt, Days: days})
}

func year() day.Span {
	s, _ := day.TwelveMonth.Ending(asAt)
	return s
}

// eachMap checks something of the maps of several made-up authorities.
func eachMap(t *testing.T, check func(t *testing.T, b *record.Book, m *journey.Map)) {
	for _, b := range four() {
		m := follow(b, year())
		if len(m.Journeys) < 300 || len(m.Paths) < 20 {
			t.Fatalf("only %d journeys on %d paths: too few to show anything", len(m.Journeys), len(m.Paths))
		}
		check(t, b, m)
	}
}

func TestEveryJourneyIsOnOnePath(t *testing.T) {
	eachMap(t, func(t *testing.T, _ *record.Book, m *journey.Map) {
		sum, seen := 0, map[journey.Case]int{}
		for _, p := range m.Paths {
			cases := m.Along(p.Steps)
			if len(cases) != p.Count {
				t.Errorf("the path %s counts %d and opens to %d", p.Code(), p.Count, len(cases))
			}
			sum += p.Count
			for _, c := range cases {
				seen[journey.Case{Child: c.Child, Began: c.Began}]++
			}
		}
		if sum != len(m.Journeys) {
			t.Errorf("the paths count %d, there are %d journeys", sum, len(m.Journeys))
		}
		for i := range m.Journeys {
			j := &m.Journeys[i]
			if n := seen[journey.Case{Child: j.Child, Began: j.Began()}]; n < 1 {
				t.Errorf("a journey that began on %s is on no path", j.Began())
			}
		}
	})
}

func TestWhatComesToAStepGoesOnOrEnds(t *testing.T) {
	eachMap(t, func(t *testing.T, _ *record.Book, m *journey.Map) {
		in, out := map[journey.Step]int{}, map[journey.Step]int{}
		for _, f := range m.Flows {
			out[f.From] += f.Count
			in[f.To] += f.Count
			if n := len(m.Behind(f.From, f.To)); n != f.Count {
				t.Errorf("the flow %s to %s counts %d and opens to %d", f.From, f.To, f.Count, n)
			}
		}
		began, ended := 0, 0
		for _, s := range m.Stops {
			began, ended = began+s.Began, ended+s.Ended
			switch {
			case s.In != in[s.Step] || s.Out != out[s.Step]:
				t.Errorf("%s: %d in and %d out, its flows bring %d and take %d", s.Step, s.In, s.Out, in[s.Step], out[s.Step])
			case s.Count != s.Began+s.In || s.Count != s.Out+s.Ended:
				t.Errorf("%s: %d began and %d came in, %d went on and %d ended: not %d", s.Step, s.Began, s.In, s.Out, s.Ended, s.Count)
			case s.Step.Ends() && s.Out+s.Began > 0, !s.Step.Ends() && s.Ended > 0:
				t.Errorf("%s: a stage does not end and an outcome does not go on", s.Step)
			}
			if n := len(m.At(s.Step)); n != s.Count {
				t.Errorf("%s counts %d and opens to %d", s.Step, s.Count, n)
			}
		}
		if began != len(m.Journeys) || ended != len(m.Journeys) {
			t.Errorf("%d journeys, %d began, %d ended", len(m.Journeys), began, ended)
		}
	})
}

func TestJourneysGoForward(t *testing.T) {
	eachMap(t, func(t *testing.T, b *record.Book, m *journey.Map) {
		for i := range m.Journeys {
			j := &m.Journeys[i]
			for n := 1; n < len(j.Stages); n++ {
				if j.Stages[n].Step <= j.Stages[n-1].Step || j.Stages[n].Day < j.Stages[n-1].Day {
					t.Errorf("a journey goes back: %s", shown(j))
				}
			}
			if last := j.Stages[len(j.Stages)-1].Day; j.Ended.Known() && j.Ended < last || last > asAt || j.Ended > asAt {
				t.Errorf("a journey ends before its last stage, or after the as-at day: %s", shown(j))
			}
			if !j.Outcome.Ends() || j.Further < 0 {
				t.Errorf("no outcome, or fewer events than stages: %s", shown(j))
			}
			for _, s := range j.Stages {
				if !stands(b.At(j.Child), s.Key()) {
					t.Errorf("the record holds no %s", s.Key())
				}
			}
		}
	})
}

// stands says whether the child's record holds what a key names.
func stands(c *record.Child, k record.Key) bool {
	has := func(v record.Value, o record.Origin) bool {
		return v.Kind() == k.Kind && v.When() == k.Day && o.Nth == k.Nth
	}
	found := false
	if c.Front != nil {
		found = slices.ContainsFunc(c.Front.Contacts, func(v record.Contact) bool { return has(v, v.Origin) }) ||
			slices.ContainsFunc(c.Front.EarlyHelp, func(v record.EarlyHelp) bool { return has(v, v.Origin) }) ||
			slices.ContainsFunc(c.Front.Referrals, func(v record.Referral) bool { return has(v, v.Origin) }) ||
			slices.ContainsFunc(c.Front.Assessments, func(v record.Assessment) bool { return has(v, v.Origin) })
	}
	if c.Need != nil {
		found = found || slices.ContainsFunc(c.Need.Episodes, func(v record.NeedEpisode) bool { return has(v, v.Origin) })
	}
	if c.Protection != nil {
		found = found || slices.ContainsFunc(c.Protection.Enquiries, func(v record.Enquiry) bool { return has(v, v.Origin) }) ||
			slices.ContainsFunc(c.Protection.Plans, func(v record.ProtectionPlan) bool { return has(v, v.Origin) })
	}
	if c.Care != nil {
		found = found || slices.ContainsFunc(c.Care.Periods, func(v record.CarePeriod) bool { return has(v, v.Origin) })
	}
	return found
}

func TestNarrowedMapsAddUpToTheWhole(t *testing.T) {
	eachMap(t, func(t *testing.T, _ *record.Book, m *journey.Map) {
		g := m.Groups()
		for name, groups := range map[string][]journey.Narrow{
			"team":   narrows(g.Teams, func(s string) journey.Narrow { return journey.Narrow{Team: s} }),
			"source": narrows(g.Sources, func(s string) journey.Narrow { return journey.Narrow{Source: s} }),
			"age":    narrows(g.Ages, func(s string) journey.Narrow { return journey.Narrow{Age: s} }),
		} {
			if len(groups) < 4 {
				t.Errorf("by %s there are only %d groups", name, len(groups))
			}
			addUp(t, "by "+name, m, len(groups), func(i int) *journey.Map { return m.Only(groups[i]) })
		}
	})
}

func narrows(names []string, of func(string) journey.Narrow) (all []journey.Narrow) {
	for _, name := range names {
		all = append(all, of(name))
	}
	return all
}

// addUp sums the paths and flows of the parts.
func addUp(t *testing.T, what string, whole *journey.Map, n int, part func(i int) *journey.Map) {
	t.Helper()
	paths, flows := map[string]int{}, map[[2]journey.Step]int{}
	for i := range n {
		m := part(i)
		for _, p := range m.Paths {
			paths[p.Code()] += p.Count
		}
		for _, f := range m.Flows {
			flows[[2]journey.Step{f.From, f.To}] += f.Count
		}
	}
	for _, p := range whole.Paths {
		if paths[p.Code()] != p.Count {
			t.Errorf("%s: the parts of path %s add up to %d, the whole is %d", what, p.Code(), paths[p.Code()], p.Count)
		}
	}
	for _, f := range whole.Flows {
		if flows[[2]journey.Step{f.From, f.To}] != f.Count {
			t.Errorf("%s: the parts of the flow %s to %s do not add up to %d", what, f.From, f.To, f.Count)
		}
	}
}

// A journey is the same whatever days are asked for: a referral is not cut from a contact of the month before.
func TestMonthsAddUpToTheYear(t *testing.T) {
	eachMap(t, func(t *testing.T, b *record.Book, m *journey.Map) {
		months := day.MonthsEnding(asAt, 12)
		addUp(t, "by month", m, len(months), func(i int) *journey.Map { return follow(b, months[i]) })
	})
}

func TestTimesAreOfTheCases(t *testing.T) {
	eachMap(t, func(t *testing.T, _ *record.Book, m *journey.Map) {
		for _, f := range m.Flows {
			checkDays(t, f.From.String()+" to "+f.To.String(), f.Days, m.Behind(f.From, f.To))
		}
		for _, p := range m.Paths {
			checkDays(t, p.Code(), p.Days, m.Along(p.Steps))
		}
	})
}

// checkDays says of a median what makes it one: as many below as above.
func checkDays(t *testing.T, what string, d journey.Days, cases []journey.Case) {
	t.Helper()
	timed, below, above, slowest := 0, 0, 0, 0
	for _, c := range cases {
		if !c.Timed {
			continue
		}
		timed++
		slowest = max(slowest, c.Days)
		if float64(c.Days) < d.Median {
			below++
		}
		if float64(c.Days) > d.Median {
			above++
		}
		if c.Days < 0 {
			t.Errorf("%s: %d days", what, c.Days)
		}
	}
	if timed != d.Timed || slowest != d.Slowest || 2*below > timed || 2*above > timed {
		t.Errorf("%s: %+v, but %d are timed, %d below, %d above, slowest %d", what, d, timed, below, above, slowest)
	}
}

func TestWhatIsNotToldIsSaid(t *testing.T) {
	b := madeUp(t, 300, 1)
	if m := follow(b, year()); m.Told.Whole || len(m.Told.Missing) == 0 || m.Told.From <= year().From {
		t.Errorf("one workbook tells half a year, and the map of a year says %+v", m.Told)
	}
	known := day.Span{From: day.MustParse("2024-12-01"), To: asAt}
	if m := follow(b, known); !m.Told.Whole || m.Told.From != known.From {
		t.Errorf("these days are told: %+v", m.Told)
	}
	first := day.Span{From: day.MustParse("2024-10-01"), To: asAt}
	if m := follow(b, first); m.Told.Whole || m.Told.From != day.MustParse("2024-11-15") {
		t.Errorf("what begins in the first 45 days that are told may have begun before: %+v", m.Told)
	}
	later := journey.Follow(b, journey.Usual(nil, asAt), journey.Asked{AsAt: asAt + 60, Days: day.Span{From: known.From, To: asAt + 60}})
	if later.Told.Whole || later.Told.To != asAt {
		t.Errorf("nothing is told after the newest delivery: %+v", later.Told)
	}
}

func TestAnEmptyBookHasAnEmptyMap(t *testing.T) {
	b, err := record.Assemble("999", nil)
	if err != nil {
		t.Fatal(err)
	}
	m := follow(b, year())
	if len(m.Journeys)+len(m.Flows)+len(m.Paths)+len(m.Stops) != 0 || m.Told.Whole || m.Told.From.Known() {
		t.Errorf("an empty Book gives %+v", m)
	}
	if p := m.Picture(960); len(p.Boxes)+len(p.Bands) != 0 {
		t.Errorf("and a picture of %+v", p)
	}
}

func TestCodesLeadBackToTheirSteps(t *testing.T) {
	for s := journey.Contact; s <= journey.NotTold; s++ {
		if back, ok := journey.StepOf(s.Code()); !ok || back != s || s.String() == "" || s.Means() == "" {
			t.Errorf("the step %d has the code %q, which leads to %v", s, s.Code(), back)
		}
	}
	if _, ok := journey.StepOf("nothing"); ok {
		t.Error("a code of no step has a step")
	}
}
