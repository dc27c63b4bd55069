package sample

import (
	"sync"
	"testing"

	"goldthread/codelist"
	"goldthread/day"
	"goldthread/record"
)

var march = day.MustParse("2025-03-31")

// midSized is one authority for the tests that look at the lives, which an export does not show.
var midSized = sync.OnceValue(func() *Authority {
	return New(Settings{Children: 10000, Seed: 11, AsAt: march, Months: 12})
})

func TestLivesHangTogether(t *testing.T) {
	a := midSized()
	for i, l := range a.lives {
		for _, check := range []func(*life) string{
			visitsInLifetime, episodesInOrder, endsAfterStarts, careInLifetime, daysInOrder, plansWithinNeed, careWithinNeed, adoptionInOrder, codesKnown,
		} {
			if wrong := check(l); wrong != "" {
				t.Fatalf("life %d, born %s: %s", i, l.born, wrong)
			}
		}
	}
}

func visitsInLifetime(l *life) string {
	for _, d := range l.seen {
		if d < l.born {
			return "seen before birth"
		}
	}
	for i := range l.care {
		for _, days := range [][]day.Day{l.care[i].visits, l.care[i].health, l.care[i].dental, l.care[i].reviewers, l.care[i].reviews} {
			for _, d := range days {
				if d < l.care[i].Start || d > l.care[i].Ceased {
					return "visit, review or check outside the time in care on " + d.String()
				}
			}
		}
	}
	for _, p := range l.plans {
		for _, v := range p.visits {
			if v.day < p.Start || v.day > p.End {
				return "visit outside the plan"
			}
			if v.day < l.born && v.alone == codelist.Yes {
				return "seen alone before birth"
			}
		}
	}
	return ""
}

// episodesInOrder says that a child has one episode of need, one plan and one period of care at a time.
func episodesInOrder(l *life) string {
	for i := 1; i < len(l.needs); i++ {
		if l.needs[i].Start < l.needs[i-1].Closed {
			return "an episode of need begins before the last was closed"
		}
	}
	for i := 1; i < len(l.plans); i++ {
		if l.plans[i].Start < l.plans[i-1].End {
			return "two plans at a time"
		}
		if *l.plans[i].PreviousPlans != *l.plans[i-1].PreviousPlans+1 {
			return "a plan is not counted before the next"
		}
	}
	for i := 1; i < len(l.care); i++ {
		if l.care[i].Start < l.care[i-1].Ceased {
			return "two periods of care at a time"
		}
	}
	return ""
}

func endsAfterStarts(l *life) string {
	adult := day.Birthday(l.born, 18)
	for _, v := range l.needs {
		if v.Closed < v.Start || v.Closed > adult || !v.Reason.Known() {
			return "need " + v.Start.String() + " to " + v.Closed.String()
		}
	}
	for _, v := range l.plans {
		if v.End <= v.Start || v.End > adult {
			return "plan " + v.Start.String() + " to " + v.End.String()
		}
	}
	for _, v := range l.assessments {
		if v.Authorised < v.Start {
			return "assessment " + v.Start.String() + " to " + v.Authorised.String()
		}
	}
	for _, v := range l.earlyHelp {
		if v.Completed < v.Start {
			return "early help ends before it starts"
		}
	}
	for _, v := range l.enquiries {
		if v.Conference.Known() && v.Conference < v.StrategyDiscussion || v.Conference.Known() != (v.ConferenceUnnecessary == codelist.No) {
			return "conference " + v.Conference.String() + " after strategy discussion " + v.StrategyDiscussion.String()
		}
	}
	return ""
}

func careInLifetime(l *life) string {
	for _, p := range l.care {
		if p.Start < l.born || p.Ceased <= p.Start || p.Ceased > day.Birthday(l.born, 18) || !p.Reason.Known() {
			return "care " + p.Start.String() + " to " + p.Ceased.String()
		}
		if p.legal[0].Start != p.Start || p.placements[0].Start != p.Start {
			return "care begins without a legal status or a placement"
		}
		for i := 1; i < len(p.placements); i++ {
			if p.placements[i].Start <= p.placements[i-1].Start || p.placements[i].Start >= p.Ceased {
				return "placements out of order"
			}
		}
		for i := 1; i < len(p.legal); i++ {
			if p.legal[i].Start <= p.legal[i-1].Start || p.legal[i].Start >= p.Ceased {
				return "legal statuses out of order"
			}
		}
	}
	return ""
}

// daysInOrder is what the search for the latest relies on.
func daysInOrder(l *life) string {
	series := [][]day.Day{l.seen, l.strategyDays(), l.conferenceDays(), referralDays(l.referrals)}
	for i := range l.care {
		series = append(series, l.care[i].visits, l.care[i].reviews, l.care[i].reviewers, l.care[i].health, l.care[i].dental, l.care[i].absent)
	}
	for _, days := range series {
		for i := 1; i < len(days); i++ {
			if days[i] < days[i-1] {
				return "days out of order: " + days[i-1].String() + ", " + days[i].String()
			}
		}
	}
	for i := 1; i < len(l.desks); i++ {
		if l.desks[i].from < l.desks[i-1].from {
			return "handed over before it was held"
		}
	}
	return ""
}

// covered says whether some episode of need runs over the whole of it.
func covered(l *life, from, to day.Day) bool {
	for _, n := range l.needs {
		if n.Start <= from && n.Closed >= to {
			return true
		}
	}
	return false
}

func plansWithinNeed(l *life) string {
	for _, p := range l.plans {
		if !covered(l, p.Start, p.End) {
			return "a plan outside an episode of need, from " + p.Start.String()
		}
		led := false
		for _, e := range l.enquiries {
			led = led || e.Conference == p.Start && e.LedToPlan == codelist.Yes
		}
		if !led {
			return "a plan that no conference led to"
		}
	}
	for _, e := range l.enquiries {
		if !covered(l, e.StrategyDiscussion, e.StrategyDiscussion) {
			return "an enquiry outside an episode of need"
		}
	}
	return ""
}

func careWithinNeed(l *life) string {
	for _, p := range l.care {
		if !covered(l, p.Start, p.Ceased) {
			return "care outside an episode of need, from " + p.Start.String() + " to " + p.Ceased.String()
		}
	}
	if l.leaving != nil && (len(l.care) == 0 || day.Age(l.born, l.leaving.span.From) < 16) {
		return "leaves care without having been in it, or under sixteen"
	}
	return ""
}

func adoptionInOrder(l *life) string {
	for _, v := range l.adoptions {
		last := v.EnteredCare
		for _, d := range []day.Day{v.Decision, v.PlacementOrder, v.Matched, v.Placed, v.Order, v.Reversed} {
			if d.Known() && d < last {
				return "steps to adoption out of order"
			}
			last = max(last, d)
		}
		if v.Order.Known() == v.Reversed.Known() {
			return "a plan for adoption ends in an order or is given up, and one of the two"
		}
		if v.Order.Known() && l.care[len(l.care)-1].Ceased != v.Order {
			return "adopted, and still in care"
		}
	}
	return ""
}

// codesKnown says that every code is one of its set.
func codesKnown(l *life) string {
	wrong := ""
	is := func(of *codelist.Set, c codelist.Code) {
		if _, ok := of.Entry(c); !ok {
			wrong = "no code " + string(c) + " in " + of.Name
		}
	}
	eachCode(l, is)
	return wrong
}

func eachCode(l *life, is func(*codelist.Set, codelist.Code)) {
	is(codelist.Sex, l.person.Sex)
	is(codelist.Ethnicity, l.person.Ethnicity)
	is(codelist.Answer, l.person.Disability)
	for _, v := range l.contacts {
		is(codelist.Source, v.Source)
	}
	for _, v := range l.needs {
		is(codelist.Need, v.Need)
		is(codelist.Closure, v.Reason)
	}
	for _, v := range l.plans {
		is(codelist.Abuse, v.InitialCategory)
		is(codelist.Abuse, v.LatestCategory)
	}
	for _, p := range l.care {
		is(codelist.Ceased, p.Reason)
		for _, v := range p.legal {
			is(codelist.Legal, v.Status)
		}
		for _, v := range p.permanence {
			is(codelist.Permanence, v.plan)
		}
		for _, v := range p.placements {
			is(codelist.Placement, v.Type)
			is(codelist.Provider, v.Provider)
			is(codelist.Location, v.Location)
		}
	}
	for _, v := range l.adoptions {
		if v.Reversed.Known() {
			is(codelist.Reversal, v.Reason)
		}
	}
	if l.leaving != nil {
		for _, s := range l.leaving.states {
			is(codelist.Touch, s.touch)
			if s.touch == codelist.InTouch {
				is(codelist.Accommodation, s.accommodation)
				is(codelist.Suitability, s.suitable)
				is(codelist.Activity, s.activity)
			}
		}
	}
}

const rare = "one in thousands"

// notLooked are the codes that the lists keep for old or wrong records, and those that come so seldom that an authority
// of this size may have none of them.
var notLooked = map[string]string{
	"legal D1": "no freeing order has been made since 2005", "legal V3": "not for list 8", "legal V4": "not for list 8", "ceased X1": "marks an error",
	"ceased E2": rare, "ceased E3": rare, "ceased E9": rare, "ceased E14": rare, "ceased E15": rare, "ceased E16": rare, "closure RC2": rare, "legal J2": rare,
	"legal J3": rare, "legal L3": rare, "placement A3": rare, "placement A4": rare, "placement P3": rare, "placement T2": rare, "placement T3": rare, "placement R2": rare, "touch DIED": rare, "accommodation H": rare,
	"accommodation G": rare, "accommodation V": rare, "accommodation W": rare,
	"activity F3": "split into F4 and F5", "activity P3": "split into P4 and P5",
}

func TestEveryCodeComesAtItsTime(t *testing.T) {
	seen := map[string]int{}
	for _, l := range midSized().lives {
		eachCode(l, func(of *codelist.Set, c codelist.Code) { seen[of.Name+" "+string(c)]++ })
	}
	for _, of := range []*codelist.Set{codelist.Sex, codelist.Ethnicity, codelist.Answer, codelist.Source, codelist.Need, codelist.Closure, codelist.Abuse,
		codelist.Ceased, codelist.Legal, codelist.Permanence, codelist.Placement, codelist.Provider, codelist.Location, codelist.Reversal, codelist.Touch,
		codelist.Accommodation, codelist.Suitability, codelist.Activity} {
		for _, e := range of.Entries {
			name := of.Name + " " + string(e.Code)
			if notLooked[name] == "" && seen[name] == 0 {
				t.Errorf("%s (%s) befalls nobody among %d children", name, e.Label, len(midSized().lives))
			}
		}
	}
}

func TestSiblingsShareTheFamilysDays(t *testing.T) {
	families := map[int][]*life{}
	for _, l := range midSized().lives {
		families[l.family] = append(families[l.family], l)
	}
	together, apart := 0, 0
	for _, of := range families {
		if len(of) < 2 || len(of[0].referrals) == 0 || len(of[1].referrals) == 0 {
			continue
		}
		if of[0].referrals[0].Day == of[1].referrals[0].Day && of[0].referrals[0].Holding == of[1].referrals[0].Holding {
			together++
		} else {
			apart++
		}
	}
	if together < 100 || apart > 0 {
		t.Errorf("brothers and sisters first referred together %d times, apart %d times", together, apart)
	}
}

// TestCountsAreThoseOfTheLives counts the plain way, from the first event to the last, what the export says in numbers.
func TestCountsAreThoseOfTheLives(t *testing.T) {
	a := midSized()
	book, err := a.On(march)
	if err != nil {
		t.Fatal(err)
	}
	checked := map[record.Attribute]int{}
	for _, l := range a.lives {
		c := book.Child(l.id)
		if c == nil {
			continue
		}
		for about, want := range recount(l) {
			if got, ok := c.Observed(about, march); ok {
				checked[about]++
				if int(got.Count) != want {
					t.Errorf("%s: told %d, lived %d", about, got.Count, want)
				}
			}
		}
	}
	for _, about := range []record.Attribute{record.ReferralsBefore, record.EnquiriesBefore, record.ConferencesBefore, record.Placements, record.MissingEpisodes} {
		if checked[about] < 50 {
			t.Errorf("%s was told of %d children only", about, checked[about])
		}
	}
}

func recount(l *life) map[record.Attribute]int {
	var referrals, enquiries, conferences []day.Day
	for _, v := range l.referrals {
		referrals = append(referrals, v.Day)
	}
	for _, v := range l.enquiries {
		enquiries = append(enquiries, v.StrategyDiscussion)
		if v.Conference.Known() {
			conferences = append(conferences, v.Conference)
		}
	}
	counts := map[record.Attribute]int{record.ReferralsBefore: earlier(referrals), record.EnquiriesBefore: earlier(enquiries), record.ConferencesBefore: earlier(conferences)}
	year := day.Span{From: day.MustParse("2024-04-01"), To: march}
	for _, p := range l.care {
		lived := map[day.Day]bool{}
		for d := max(year.From, p.Start); d <= march && d < p.Ceased; d++ {
			for _, at := range p.placements {
				if at.Start <= d {
					lived[d] = true
				}
			}
		}
		placements := map[day.Day]bool{}
		for d := range lived {
			var in day.Day
			for _, at := range p.placements {
				if at.Start <= d {
					in = at.Start
				}
			}
			placements[in] = true
		}
		counts[record.Placements] += len(placements)
		if p.Start <= march {
			counts[record.MissingEpisodes] = 0
		}
		for _, m := range p.missing {
			if p.Start <= march && year.Has(m.day) {
				counts[record.MissingEpisodes]++
			}
		}
	}
	return counts
}

// earlier counts the days of the year before the last one that has come, without it.
func earlier(days []day.Day) (n int) {
	var last day.Day
	for _, d := range days {
		if d <= march {
			last = d
		}
	}
	for _, d := range days {
		if d != last && d <= march && last < d.AddYears(1)+1 {
			n++
		}
	}
	return n
}

func TestCountsAtTheEdgesOfTheYear(t *testing.T) {
	on := day.MustParse
	placement := func(start string) record.Placement { return record.Placement{Start: on(start)} }
	for _, c := range []struct {
		placements []record.Placement
		ceased     string
		want       int
		because    string
	}{
		{[]record.Placement{placement("2024-01-01"), placement("2024-04-01")}, "2026-01-01", 1, "the first ended on the day on which the year began: it holds no day of it"},
		{[]record.Placement{placement("2024-01-01"), placement("2024-04-02")}, "2026-01-01", 2, "the first held one day of the year"},
		{[]record.Placement{placement("2024-06-01"), placement("2025-03-31")}, "2026-01-01", 2, "the second began on the last day"},
		{[]record.Placement{placement("2024-06-01"), placement("2025-04-01")}, "2026-01-01", 1, "the second has not begun"},
		{[]record.Placement{placement("2024-06-01")}, "2025-01-01", 1, "left care within the year"},
	} {
		p := carePeriod{placements: c.placements}
		p.Start, p.Ceased = c.placements[0].Start, on(c.ceased)
		if got := (&life{care: []carePeriod{p}}).placementsInYear(exportOn(march)); got != c.want {
			t.Errorf("%d placements, want %d: %s", got, c.want, c.because)
		}
	}
	for _, c := range []struct {
		days    []day.Day
		want    int
		because string
	}{
		{[]day.Day{on("2025-01-10")}, 0, "the latest is left out"},
		{[]day.Day{on("2024-01-10"), on("2025-01-10")}, 1, "twelve months before the latest to the day"},
		{[]day.Day{on("2024-01-09"), on("2025-01-10")}, 0, "a day more"},
		{[]day.Day{on("2024-05-01"), on("2024-06-01"), on("2025-01-10"), on("2025-04-10")}, 2, "the last has not come yet"},
		{nil, 0, "nothing has come"},
	} {
		if got := before(c.days, march); got != c.want {
			t.Errorf("%d before the latest, want %d: %s", got, c.want, c.because)
		}
	}
}
