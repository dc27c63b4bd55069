package indicator_test

import (
	"fmt"
	"reflect"
	"slices"
	"testing"

	"goldthread/codelist"
	"goldthread/day"
	"goldthread/indicator"
	"goldthread/indicator/catalogue"
	"goldthread/record"
	"goldthread/sample"
)

// pageColumns are what a page may ask for at once: months, years, the year to date and quarters, which overlap, as at
// several days.
func pageColumns(asAt day.Day) []indicator.Column {
	columns := indicator.Months(asAt, 14)
	add := func(asAt day.Day, w day.Window) {
		window, _ := w.Ending(asAt)
		columns = append(columns, indicator.Column{AsAt: asAt, Window: window})
	}
	for _, w := range day.Windows {
		add(asAt, w)
	}
	add(asAt.AddYears(-1), day.TwelveMonth)
	add(asAt.AddMonths(-3), day.Quarter)
	add(asAt.AddMonths(-3), day.TwelveMonth)
	// what happened in earlier windows, as it is seen at the later day; and a stretch that cuts months
	columns = append(columns, indicator.Column{AsAt: asAt, Window: day.Span{From: asAt.AddMonths(-7) - 3, To: asAt.AddMonths(-2) - 11}},
		indicator.Column{AsAt: asAt, Window: day.Span{From: asAt.AddMonths(-5), To: asAt.AddMonths(-5)}},
		indicator.Column{AsAt: asAt, Window: day.Span{From: asAt.AddYears(-4), To: asAt}})
	return append(columns, indicator.Months(asAt.AddMonths(-2)-9, 5)...)
}

func columnName(c indicator.Column) string {
	return fmt.Sprintf("%s to %s as at %s (series %v)", c.Window.From, c.Window.To, c.AsAt, c.Series)
}

// delivered is a record that several deliveries told, some of them a month apart and some further, so that some months
// can be told, some not and some in part.
func delivered(t *testing.T, seed uint64, mess float64, asAt day.Day) *indicator.Rules {
	t.Helper()
	made, err := sample.New(sample.Settings{Children: 500, Seed: seed, AsAt: asAt, Months: 1, Mess: mess}).On(asAt)
	if err != nil {
		t.Fatal(err)
	}
	b := *made
	newest := b.Deliveries[0]
	b.Deliveries = nil
	for _, months := range []int{22, 13, 12, 9, 6, 5, 3, 2, 1, 0} {
		d := newest
		d.AsAt = newest.AsAt.AddMonths(-months)
		d.Covers = nil
		for i, c := range newest.Covers {
			c.From = c.From.AddMonths(-months)
			if months > 0 && i%4 == int(seed%4) && months%2 == 0 { // a list was not among the files
				continue
			}
			d.Covers = append(d.Covers, c)
		}
		b.Deliveries = append(b.Deliveries, d)
	}
	return rulesOf(&b)
}

// hardToCount are made-up indicators of kinds that count each child once, by a day that does not follow the day of the record.
func hardToCount() []indicator.Indicator {
	count := func(code string, last bool) indicator.Indicator {
		return &indicator.Count[record.Assessment]{
			Words: indicator.Words{Code: code, Needs: []record.Feed{record.Assessments}},
			Of: func(c *record.Child) []record.Assessment {
				if c.Front == nil {
					return nil
				}
				return c.Front.Assessments
			},
			Dated: func(a *record.Assessment) day.Day { return a.Authorised },
			Judge: func(r *indicator.Rules, _ *record.Child, a *record.Assessment) indicator.Judgement {
				switch {
				case a.NeedsSupport == codelist.No:
					return indicator.Judgement{Met: indicator.Out}
				case r.AsAt-a.Start < 200:
					return indicator.Judgement{Met: indicator.CannotTell}
				}
				return indicator.Judgement{Met: indicator.Yes}
			},
			Once: true, Last: last,
		}
	}
	return []indicator.Indicator{count("made-up-first", false), count("made-up-last", true)}
}

func TestASheetTellsWhatTheEngineTells(t *testing.T) {
	for _, made := range []struct {
		seed uint64
		mess float64
		asAt string
		by   indicator.Split
	}{
		{5, sample.UsualMess, "2025-03-31", indicator.ByTeam},
		{6, 0.3, "2025-02-17", indicator.ByAge},
		{8, 0, "2024-02-29", indicator.ByWorker},
		{9, 0.1, "2025-06-30", ""},
	} {
		asAt := day.MustParse(made.asAt)
		rules := delivered(t, made.seed, made.mess, asAt)
		if made.seed == 8 {
			rules.Population = nil
		}
		e, columns := indicator.NewEngine(rules), pageColumns(asAt)
		all := append(catalogue.All(), hardToCount()...)
		sheet := e.Sheet(all, columns, made.by)
		kinds := map[string]bool{}
		for _, in := range all {
			groups := map[string]bool{}
			figures, split := engineTells(e, in, columns, made.by)
			for i, c := range columns {
				what := fmt.Sprintf("seed %d, %s, %s", made.seed, in.About().Code, columnName(c))
				want, by := figures[i], split[i]
				same(t, what, sheet.Figure(in, c, ""), want)
				sameGroups(t, what, sheet.By(in, c), by)
				for _, f := range by {
					if f.Group != "" {
						groups[f.Group] = true
						same(t, what+", "+f.Group, sheet.Figure(in, c, f.Group), f)
					}
				}
				kinds[fmt.Sprint(want.Known, " ", want.Partial)] = true
				kinds["told from within the window"] = kinds["told from within the window"] || want.ToldFrom > want.Window.From
			}
			if got := sheet.Groups(in); made.by != "" && len(got) != len(groups) {
				t.Errorf("seed %d, %s: the groups are %q, want %v", made.seed, in.About().Code, got, groups)
			}
		}
		for _, kind := range []string{"true true", "true false", "false true", "false false", "told from within the window"} {
			if !kinds[kind] {
				t.Errorf("seed %d has no figure that is known and partial %q: it compares too little", made.seed, kind)
			}
		}
	}
}

// engineTells are the columns made by the Engine alone, which looks through one window, or the months of one run.
func engineTells(e *indicator.Engine, in indicator.Indicator, columns []indicator.Column, by indicator.Split) (whole []indicator.Figure, groups [][]indicator.Figure) {
	const months = 14
	series, split := map[day.Day][]indicator.Figure{}, map[day.Day][][]indicator.Figure{}
	for _, c := range columns {
		if !c.Series {
			whole, groups = append(whole, e.Figure(in, c.AsAt, c.Window)), append(groups, e.By(in, c.AsAt, c.Window, by))
			continue
		}
		if series[c.AsAt] == nil {
			series[c.AsAt], split[c.AsAt] = e.Series(in, c.AsAt, months), e.SeriesBy(in, c.AsAt, months, by)
		}
		i := slices.Index(day.MonthsEnding(c.AsAt, months), c.Window)
		whole, groups = append(whole, series[c.AsAt][i]), append(groups, split[c.AsAt][i])
	}
	return whole, groups
}

func same(t *testing.T, what string, got, want indicator.Figure) {
	t.Helper()
	if !reflect.DeepEqual(got, want) {
		t.Errorf("%s: %+v, want %+v", what, got, want)
	}
}

func sameGroups(t *testing.T, what string, got, want []indicator.Figure) {
	t.Helper()
	if !reflect.DeepEqual(got, want) {
		t.Errorf("%s: the groups are %+v, want %+v", what, got, want)
	}
}

// TestAChildCountsOnceInAWindow has assessments of one child that end in another order than they begin: in March, in January,
// in March again, and one in April that does not count.
func TestAChildCountsOnceInAWindow(t *testing.T) {
	var told []record.Told
	for _, a := range []struct {
		start, authorised string
		support           codelist.Code
	}{{"2023-11-01", "2024-03-20", codelist.Yes}, {"2023-12-01", "2024-01-09", codelist.Yes}, {"2023-12-04", "2024-03-05", codelist.Yes}, {"2024-02-29", "2024-04-02", codelist.No}} {
		told = append(told, record.Told{Child: "one", Value: record.Assessment{Start: day.MustParse(a.start), Authorised: day.MustParse(a.authorised), NeedsSupport: a.support}})
	}
	b, err := record.Assemble("370", told)
	if err != nil {
		t.Fatal(err)
	}
	asAt := day.MustParse("2024-12-31")
	e, hard := indicator.NewEngine(rulesOf(b)), hardToCount()
	for i, c := range []struct {
		in               indicator.Indicator
		from, to, counts string // the day of the case that counts; blank for none
	}{
		{hard[0], "2024-01-01", "2024-01-31", "2024-01-09"},
		{hard[0], "2024-03-01", "2024-03-31", "2024-03-20"},
		{hard[1], "2024-03-01", "2024-03-31", "2024-03-05"},
		{hard[0], "2024-01-01", "2024-12-31", "2024-03-20"},
		{hard[1], "2024-01-01", "2024-03-31", "2024-03-05"},
		{hard[1], "2024-01-01", "2024-02-29", "2024-01-09"},
		{hard[0], "2024-04-01", "2024-04-30", ""},
	} {
		window := day.Span{From: day.MustParse(c.from), To: day.MustParse(c.to)}
		cases := e.Cases(c.in, asAt, window)
		if want := c.counts != ""; len(cases) > 1 || want != (len(cases) == 1) || want && cases[0].Day.String() != c.counts {
			t.Errorf("%d: the cases are %v, want one of %q", i, cases, c.counts)
		}
	}
}

// TestRedoingOneChildGivesWhatCountingAnewGives changes children one at a time: a new conference, a plan withdrawn, a child
// nobody knew.
func TestRedoingOneChildGivesWhatCountingAnewGives(t *testing.T) {
	rules := authority(t, 400, 9)
	columns := pageColumns(asAt)
	sheet := indicator.NewEngine(rules).Sheet(catalogue.All(), columns, indicator.ByTeam)
	for i, told := range changes(rules.Book) {
		next := withTold(t, rules.Book, told)
		ref, _ := next.Find(told.Child)
		now := rulesOf(next)
		sheet.Redo(now, ref, rules.Book.Child(told.Child), next.At(ref))
		rules = now
		anew := indicator.NewEngine(rules).Sheet(catalogue.All(), columns, indicator.ByTeam)
		for _, in := range catalogue.All() {
			for _, column := range columns {
				what := fmt.Sprintf("change %d, %s, %s", i, in.About().Code, columnName(column))
				same(t, what, sheet.Figure(in, column, ""), anew.Figure(in, column, ""))
				sameGroups(t, what, sheet.By(in, column), anew.By(in, column))
			}
		}
	}
}

// changes are values that move many figures: an enquiry with a conference, a plan, a spell of care, an assessment.
func changes(b *record.Book) []record.Told {
	first, last := b.At(0).ID, b.At(record.Ref(b.Len()-1)).ID
	d := asAt - 40
	return []record.Told{
		{Child: first, Value: record.Enquiry{Holding: record.Holding{Team: "North", Worker: "A Quill"}, StrategyDiscussion: d, Conference: d + 14, LedToPlan: "Y"}},
		{Child: first, Value: record.ProtectionPlan{Start: d + 14, InitialCategory: "NEG"}},
		{Child: last, Value: record.CarePeriod{Start: d, Need: "N1"}},
		{Child: "nobody knew", Value: record.Assessment{Start: d - 60, Authorised: d + 30}},
		{Child: last, Value: record.Visit{Day: asAt - 1, Purpose: record.ForCare, LatestOnly: true}},
	}
}

func withTold(t *testing.T, b *record.Book, told record.Told) *record.Book {
	t.Helper()
	entries, err := record.Entries([]record.Told{told})
	if err != nil {
		t.Fatal(err)
	}
	entries[0].Seq = b.Seq + 1
	next, err := b.With(entries)
	if err != nil {
		t.Fatal(err)
	}
	return next
}
