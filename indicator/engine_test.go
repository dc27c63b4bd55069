package indicator_test

import (
	"fmt"
	"testing"

	"goldthread/clock"
	"goldthread/day"
	"goldthread/indicator"
	"goldthread/indicator/catalogue"
	"goldthread/record"
	"goldthread/sample"
)

var asAt = day.MustParse("2025-03-31")

// authority is the record of a made-up authority, with the rules to look at it.
func authority(t testing.TB, children int, seed uint64) *indicator.Rules {
	t.Helper()
	b, err := sample.New(sample.Settings{Children: children, Seed: seed, AsAt: asAt, Months: 1, Mess: sample.UsualMess}).On(asAt)
	if err != nil {
		t.Fatal(err)
	}
	return rulesOf(b)
}

func rulesOf(b *record.Book) *indicator.Rules {
	return &indicator.Rules{Local: clock.Local{}, Book: b, Population: func(day.Day) (int, int, bool) { return 50000, 2024, true }}
}

func yearOf() day.Span {
	s, _ := day.TwelveMonth.Ending(asAt)
	return s
}

func TestFigureCasesAndSplitsAgree(t *testing.T) {
	e := indicator.NewEngine(authority(t, 1500, 3))
	for _, in := range catalogue.All() {
		whole := e.Figure(in, asAt, yearOf())
		cases := e.Cases(in, asAt, yearOf())
		byMet := map[indicator.Met]int{}
		for _, c := range cases {
			byMet[c.Met]++
		}
		if got := byMet[indicator.CannotTell]; got != whole.CannotTell {
			t.Errorf("%s: %d cases cannot be told, the figure says %d", in.About().Code, got, whole.CannotTell)
		}
		if in.Unit() != indicator.Average && byMet[indicator.Yes] != whole.Numerator {
			t.Errorf("%s: %d cases are met, the figure says %d", in.About().Code, byMet[indicator.Yes], whole.Numerator)
		}
		for _, s := range indicator.Splits {
			sum := 0
			for _, f := range e.By(in, asAt, yearOf(), s) {
				sum += f.Numerator
				checkCases(t, e.CasesIn(in, asAt, yearOf(), s, f.Group), f)
			}
			if sum != whole.Numerator {
				t.Errorf("%s by %s: the groups have %d together, the whole %d", in.About().Code, s, sum, whole.Numerator)
			}
		}
		checkCases(t, e.CasesIn(in, asAt, yearOf(), "", ""), whole)
	}
}

// checkCases holds a figure against its cases.
func checkCases(t *testing.T, cases []indicator.Case, f indicator.Figure) {
	t.Helper()
	met, workers, held := map[indicator.Met]int{}, map[string]bool{}, 0
	for _, c := range cases {
		met[c.Met]++
		if c.Worker != "" {
			workers[c.Worker] = true
			held++
		}
	}
	want := [3]int{f.Numerator, 0, f.CannotTell}
	got := [3]int{met[indicator.Yes], 0, met[indicator.CannotTell]}
	switch f.Unit {
	case indicator.Percent:
		want[1], got[1] = f.Denominator, met[indicator.Yes]+met[indicator.No]
	case indicator.Average:
		want[1], got[0], got[1] = f.Denominator, held, len(workers)
	}
	if got != want && !(f.Partial && !f.ToldFrom.Known()) { // what nothing tells has no count
		t.Errorf("%s, %s %q: the cases count %v (met, of, cannot tell), the figure %v", f.Words.Code, f.Split, f.Group, got, want)
	}
}

func TestAFigureSaysWhatTheRecordCannotTell(t *testing.T) {
	in, _ := catalogue.Find("contacts-number")
	rules := authority(t, 200, 1)
	e := indicator.NewEngine(rules)
	if f := e.Figure(in, asAt, yearOf()); !f.Partial || f.ToldFrom != day.MustParse("2024-10-01") || f.Note == "" {
		t.Errorf("a year of contacts from six months of them: %+v", f)
	}
	quarter, _ := day.Quarter.Ending(asAt)
	if f := e.Figure(in, asAt, quarter); f.Partial || f.Note != "" {
		t.Errorf("a quarter of contacts from six months of them: %+v", f)
	}
	empty, err := record.Assemble("370", nil)
	if err != nil {
		t.Fatal(err)
	}
	for _, in := range catalogue.All() {
		if f := indicator.NewEngine(rulesOf(empty)).Figure(in, asAt, yearOf()); f.Note == "" || len(in.About().Needs) > 0 && !f.Partial {
			t.Errorf("%s of an empty record: %+v", in.About().Code, f)
		}
	}
	rules.Population = nil
	rate, _ := catalogue.Find("cla-rate")
	if f := indicator.NewEngine(rules).Figure(rate, asAt, yearOf()); f.Known || f.Note == "" {
		t.Errorf("a rate without a population: %+v", f)
	}
}

// TestHowFarBackAFigureIsTold lays deliveries with and without gaps, and asks for windows before, over and after them.
func TestHowFarBackAFigureIsTold(t *testing.T) {
	delivered := func(asAt, from string) record.Told {
		return record.Told{Value: record.Delivery{ID: asAt, AsAt: day.MustParse(asAt), Covers: []record.Covered{{Feed: record.Contacts, From: day.MustParse(from)}}}}
	}
	b, err := record.Assemble("370", []record.Told{delivered("2023-01-31", "2022-08-01"), delivered("2024-12-31", "2024-07-01"), delivered("2025-03-31", "2024-10-01")})
	if err != nil {
		t.Fatal(err)
	}
	in, _ := catalogue.Find("contacts-number")
	for _, c := range []struct {
		asAt    string
		window  day.Window
		partial bool
		told    string // from when; blank where nothing is told
		because string
	}{
		{"2025-03-31", day.TwelveMonth, true, "2024-07-01", "two deliveries that meet reach back to July, and there is a gap before"},
		{"2025-03-31", day.Quarter, false, "2025-01-01", "the quarter is told whole"},
		{"2025-02-15", day.Month, false, "2025-02-01", "a day between deliveries is told by the later one"},
		{"2025-04-10", day.Quarter, true, "", "the newest delivery ended before the quarter began"},
		{"2025-04-10", day.TwelveMonth, true, "2024-07-01", "a window that ends after the newest delivery is told up to that one"},
		{"2023-06-30", day.Month, true, "", "nothing was delivered for June 2023"},
		{"2022-12-31", day.Quarter, false, "2022-10-01", "an old delivery still tells its own time"},
	} {
		on := day.MustParse(c.asAt)
		window, _ := c.window.Ending(on)
		f := indicator.NewEngine(rulesOf(b)).Figure(in, on, window)
		if f.Partial != c.partial || f.ToldFrom.String() != c.told {
			t.Errorf("%s to %s: partial %v, told from %q (%s): %s", c.window, c.asAt, f.Partial, f.ToldFrom, f.Note, c.because)
		}
	}
}

func TestNumbersAreTakenInTheMiddle(t *testing.T) {
	median := &indicator.Duration[record.Contact]{Words: indicator.Words{Code: "x"}, Of: func(c *record.Child) []record.Contact {
		if c.Front == nil {
			return nil
		}
		return c.Front.Contacts
	}, Judge: func(_ *indicator.Rules, _ *record.Child, c *record.Contact) indicator.Judgement {
		return indicator.Judgement{Met: indicator.Yes, Value: float64(asAt - c.Day)}
	}}
	for _, c := range []struct {
		days []int
		want float64
	}{{[]int{9, 1, 5}, 5}, {[]int{9, 1, 5, 6}, 5.5}, {[]int{7}, 7}} {
		var told []record.Told
		for i, d := range c.days {
			told = append(told, record.Told{Child: fmt.Sprint(i), Value: record.Contact{Day: asAt - day.Day(d)}})
		}
		b, _ := record.Assemble("370", told)
		if f := indicator.NewEngine(rulesOf(b)).Figure(median, asAt, yearOf()); f.Value != c.want || f.Denominator != len(c.days) {
			t.Errorf("median of %v = %v", c.days, f.Value)
		}
	}
}
