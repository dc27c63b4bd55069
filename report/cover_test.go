package report_test

import (
	"path/filepath"
	"strings"
	"testing"

	"goldthread/benchmark"
	"goldthread/indicator"
	"goldthread/indicator/catalogue"
	"goldthread/report"
)

// saidIn is every sentence of the cover report that is written from the figures.
func saidIn(p *report.Pack) string {
	var b strings.Builder
	for _, s := range p.Sections {
		for _, g := range s.Groups {
			b.WriteString(g.Title + "\n" + g.Lead + "\n" + g.Rest + "\n")
			for _, point := range g.Points {
				b.WriteString(point.Text + "\n")
			}
		}
	}
	return b.String()
}

func found(t *testing.T, codes ...string) []indicator.Indicator {
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

// barnsley makes papers of some measures with the published figures beside them.
func barnsley(t *testing.T, codes ...string) report.Input {
	in := inputFor(assemble(t, told(800, 2)))
	in.Indicators, in.Benchmarks = found(t, codes...), benchmark.Embedded()
	in.Authority = report.Authority{Code: "370", Name: "Barnsley"}
	return in
}

// TestAMeasureByItsGroupsIsToldOnce: it is another's whole, so the cover report has no sentence of it, and the data
// report shows its groups.
func TestAMeasureByItsGroupsIsToldOnce(t *testing.T) {
	p := build(t, barnsley(t, "caseload-mean", "caseload-by-team"))
	if p.Tally.All != 1 || p.Tally.ByGroups != 1 {
		t.Errorf("counted as %+v", p.Tally)
	}
	if said := saidIn(p); strings.Contains(said, "by team:") || strings.Contains(said, "caseload by team") {
		t.Errorf("the cover report tells of it:\n%s", said)
	}
	dir := t.TempDir()
	if _, err := p.Write(dir, []string{"html"}); err != nil {
		t.Fatal(err)
	}
	_, section, _ := strings.Cut(textOf(t, filepath.Join(dir, "2-data-report.html")), `id="m-caseload-by-team"`)
	if strings.Contains(section, `class="big"`) || !strings.Contains(section, `<th scope="row">Assessment North</th>`) {
		t.Errorf("the data report shows it otherwise than by its teams:\n%.600s", section)
	}
}

// TestASplitOfNothingKnownIsNotPrinted: contacts have no team.
func TestASplitOfNothingKnownIsNotPrinted(t *testing.T) {
	p := build(t, goldenInput(t))
	if got := line(t, p, "golden-contacts").Teams; len(got) > 0 {
		t.Errorf("contacts are shown by %d teams", len(got))
	}
	if got := line(t, p, "golden-in-time").Teams; len(got) != 3 {
		t.Errorf("conferences are shown by %d teams, want 3", len(got))
	}
}

// TestCountsOfOtherCouncilsAreNoComparison: they say how large a council is. Rates are compared.
func TestCountsOfOtherCouncilsAreNoComparison(t *testing.T) {
	p := build(t, barnsley(t, "referrals-number", "referral-rate"))
	for _, c := range line(t, p, "referrals-number").Comparators {
		if c.Kind != benchmark.OfAuthority {
			t.Errorf("a number stands beside that of %s", c.Who)
		}
	}
	if rate := line(t, p, "referral-rate"); rate.Neighbours() == nil || rate.England() == nil {
		t.Error("a rate has no comparison")
	}
}

// TestWhatTheServiceSaysStandsApart: the officer's words under a section written from the figures have a heading, and a
// section that nobody wrote says only that, while the officer is told.
func TestWhatTheServiceSaysStandsApart(t *testing.T) {
	p := build(t, goldenInput(t)) // with a text of the officer's under Purpose and Current position
	dir := t.TempDir()
	if _, err := p.Write(dir, []string{"html"}); err != nil {
		t.Fatal(err)
	}
	cover := textOf(t, filepath.Join(dir, "1-cover-report.html"))
	if n := strings.Count(cover, "<h3>What the service says</h3>"); n != 2 {
		t.Errorf("%d headings of the officer's, want 2", n)
	}
	if n := strings.Count(cover, "No text was given."); n != 4 || strings.Contains(cover, "officer.md") {
		t.Errorf("%d sections say that no text was given, want 4; officer.md is named: %t", n, strings.Contains(cover, "officer.md"))
	}
	told := 0
	for _, f := range p.Flags {
		if f.Where == "officer.md" && strings.Contains(f.Why, "not written yet") {
			told++
		}
	}
	if told != 4 {
		t.Errorf("the officer is told of %d sections to write, want 4", told)
	}
}

// TestAFigureThatCountsOtherwiseJudgesNothing: the same measure is worse or better than its neighbours until its words
// say that the published figure counts otherwise; then that one is shown, and no paper says either.
func TestAFigureThatCountsOtherwiseJudgesNothing(t *testing.T) {
	for _, unlike := range []bool{false, true} {
		in := barnsley(t, "referrals-number")
		share := *goldenShare
		share.LAIT, share.Unlike = benchmarked(t), unlike
		in.Rules, in.Indicators = rulesFor(goldenBook(t)), []indicator.Indicator{&share}
		p := build(t, in)
		dir := t.TempDir()
		if _, err := p.Write(dir, report.Formats); err != nil {
			t.Fatal(err)
		}
		if line(t, p, "golden-in-time").Neighbours() == nil {
			t.Fatal("the published figure is not shown")
		}
		for _, file := range []string{"1-cover-report.html", "2-data-report.html", "workbook.xlsx"} {
			text := textOf(t, filepath.Join(dir, file))
			if judged := strings.Contains(text, "worse than"); judged == unlike {
				t.Errorf("counts otherwise: %t; %s says that it is worse: %t", unlike, file, judged)
			}
			if said := strings.Contains(text, "count otherwise") || strings.Contains(text, "counts otherwise"); file != "1-cover-report.html" && said != unlike {
				t.Errorf("counts otherwise: %t; %s says so: %t", unlike, file, said)
			}
		}
	}
}

// benchmarked is the code under which a share of conferences in time is published.
func benchmarked(t *testing.T) string {
	return found(t, "icpc-within-15wd")[0].About().LAIT
}
