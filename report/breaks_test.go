package report_test

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"goldthread/benchmark"
	"goldthread/day"
	"goldthread/report"
)

func lineOf(t *testing.T, p *report.Pack, code string) *report.Line {
	t.Helper()
	for _, l := range p.Lines {
		if l.Words.Code == code {
			return l
		}
	}
	t.Fatalf("no line %s", code)
	return nil
}

// TestABreakStandsInItsSeries marks the charts of the measures that a note is about, within their months alone, and makes
// the limits start again where it says so.
func TestABreakStandsInItsSeries(t *testing.T) {
	in := goldenInput(t)
	in.Breaks = []report.BreakNote{
		{Code: "golden-contacts", Day: day.MustParse("2024-11-15"), Text: "a new form."},
		{Day: day.MustParse("2024-09-10"), Text: "a new system", Rebase: true},
		{Code: "golden-contacts", Day: day.MustParse("2021-09-10"), Text: "before all months"},
		{Code: "golden-contacts", Day: day.MustParse("2025-04-01"), Text: "after the day"},
	}
	p := build(t, in)
	contacts, share := lineOf(t, p, "golden-contacts"), lineOf(t, p, "golden-in-time")
	var said []string
	for _, n := range contacts.Breaks {
		said = append(said, n.Said())
	}
	if got := strings.Join(said, " | "); got != "10 September 2024: a new system. The limits start again with September 2024. | 15 November 2024: a new form." {
		t.Errorf("the notes of the contacts: %s", got)
	}
	if len(share.Breaks) != 1 {
		t.Errorf("the notes of the share: %+v", share.Breaks)
	}
	var groups []int
	for _, point := range contacts.Months.Chart.Points {
		groups = append(groups, point.Group)
	}
	if !slices.Equal(groups, []int{0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1, 1}) {
		t.Errorf("the limits start again after the months %v", groups)
	}
	chart := string(contacts.Chart())
	if n := strings.Count(chart, `class="break"`); n != 2 {
		t.Errorf("%d breaks are drawn", n)
	}
	if means, limits := strings.Count(chart, `class="mean"`), strings.Count(chart, `class="limit"`); means != 2 || limits != 4 {
		t.Errorf("%d means and %d limits are drawn, for two stretches of months", means, limits)
	}
	at := func(month int) float64 { return 52 + 548.0/11*float64(month) } // April 2024 is month 0
	if x := breakAt(t, chart, 0); x < at(5)-25 || x > at(5) {
		t.Errorf("10 September is drawn at %g; the month's point stands at %g", x, at(5))
	}
	if x := breakAt(t, chart, 1); x < at(7)-3 || x > at(7)+3 {
		t.Errorf("15 November is drawn at %g; the month's point stands at %g", x, at(7))
	}
}

var upright = regexp.MustCompile(`class="break" x1="([0-9.]+)"`)

func breakAt(t *testing.T, chart string, n int) float64 {
	t.Helper()
	x, err := strconv.ParseFloat(upright.FindAllStringSubmatch(chart, -1)[n][1], 64)
	if err != nil {
		t.Fatal(err)
	}
	return x
}

// TestWhatABreakPartsIsNotCompared says of a rise across a break that it is none.
func TestWhatABreakPartsIsNotCompared(t *testing.T) {
	in := inputFor(assemble(t, told(200, 4)))
	in.Indicators = linked(t)
	for _, c := range []struct {
		day    string
		rebase bool
		parts  bool
	}{{"2024-09-10", true, true}, {"2024-09-10", false, false}, {"2022-09-10", true, false}} {
		in.Breaks = []report.BreakNote{{Day: day.MustParse(c.day), Text: "a new system", Rebase: c.rebase}}
		p := build(t, in)
		l := lineOf(t, p, "contacts-number")
		if l.Change == nil || (l.BreakBetween() != nil) != c.parts {
			t.Errorf("%+v: %+v", c, l.BreakBetween())
		}
		data := paperOf(t, p, "2-data-report.html")
		if got := strings.Contains(data, "A break lies between the two, so they cannot be compared: 10 September 2024: a new system."); got != c.parts {
			t.Errorf("%+v: the data report says so: %v", c, got)
		}
	}
}

func paperOf(t *testing.T, p *report.Pack, name string) string {
	t.Helper()
	files, err := p.Files([]string{"html"})
	if err != nil {
		t.Fatal(err)
	}
	i := slices.IndexFunc(files, func(f report.File) bool { return f.Name == name })
	return string(files[i].Content)
}

// TestAPublicNoteNamesNobody refuses a note and a heading that give somebody away.
func TestAPublicNoteNamesNobody(t *testing.T) {
	in := inputFor(assemble(t, told(60, 4)))
	in.Indicators, in.Public = linked(t)[:2], true
	in.Breaks = []report.BreakNote{{Day: day.MustParse("2024-09-10"), Text: "Ottoline Brackwater left"}}
	if _, err := report.Build(in); err == nil || !strings.Contains(err.Error(), "the note of 10 September 2024") || strings.Contains(err.Error(), "Ottoline") {
		t.Errorf("a worker is named on every chart: %v", err)
	}
	in.Breaks, in.For = nil, "About "+childID(3)
	if _, err := report.Build(in); err == nil || strings.Contains(err.Error(), childID(3)) {
		t.Errorf("a child's identifier stands on every paper: %v", err)
	}
	in.For = "Scrutiny committee"
	if _, err := report.Build(in); err != nil {
		t.Error(err)
	}
}

// TestBorrowedFiguresSaySo borrows the benchmarks of Rotherham (372) for an authority that does not exist.
func TestBorrowedFiguresSaySo(t *testing.T) {
	in := inputFor(assemble(t, told(60, 4)))
	in.Indicators, in.Benchmarks = linked(t), benchmark.Embedded()
	in.Authority = report.Authority{Code: "999", Name: "Wychmoor", Borrowed: 372, MadeUp: true}
	in.For = "Scrutiny, May"
	p := build(t, in)
	l := lineOf(t, p, "icpc-within-15wd")
	var who []string
	for _, c := range l.Comparators {
		who = append(who, c.Who)
	}
	if got := strings.Join(who, ", "); got != "England, Yorkshire and The Humber, Neighbours of Rotherham" {
		t.Errorf("compared with %s", got)
	}
	for _, name := range []string{"1-cover-report.html", "2-data-report.html", "3-explanatory-document.html", "index.html"} {
		text := paperOf(t, p, name)
		for _, want := range []string{"Wychmoor is made up", "those of the neighbours of Rotherham, borrowed for a made-up authority.", "Scrutiny, May"} {
			if !strings.Contains(text, want) {
				t.Errorf("%s does not say %q", name, want)
			}
		}
		if name == "2-data-report.html" && strings.Contains(strings.ToLower(text), "statistical neighbours") {
			t.Errorf("%s speaks of statistical neighbours that it has not", name)
		}
	}
	in.Authority = report.Authority{Code: "372", Name: "Rotherham"}
	if p := build(t, in); p.Borrowed() != "" || lineOf(t, p, "icpc-within-15wd").Of(benchmark.OfAuthority) == nil {
		t.Error("an authority with figures of its own borrows")
	}
}
