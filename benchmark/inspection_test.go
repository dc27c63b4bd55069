package benchmark_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"goldthread/benchmark"
	"goldthread/day"
)

// TestInspectionsOfAnAuthority reads Barnsley's way: 2012 inadequate, 2014 requires improvement, 2018 and 2023 good.
func TestInspectionsOfAnAuthority(t *testing.T) {
	var got strings.Builder
	for _, i := range benchmark.Embedded().Inspections(barnsley) {
		got.WriteString(strings.Join([]string{i.Start.String(), i.End.String(), i.Published.String(), i.Framework, i.Theme}, "|") + "\n")
		for _, j := range i.Judgements {
			got.WriteString("  " + j.Area + ": " + j.Grade + "\n")
		}
	}
	want := `2012-06-01|||safeguarding and looked after children|
  safeguarding: inadequate
  looked after children: adequate
2014-06-02|2014-06-25|2014-08-08|SIF|
  overall effectiveness: requires improvement to be good
  help and protection: requires improvement to be good
  looked after and permanence: requires improvement to be good
  adoption: requires improvement to be good
  care leavers: good
  leadership: requires improvement to be good
  safeguarding children board: requires improvement to be good
2018-10-08||2018-11-19|ILACS standard|
  overall effectiveness: good
  leadership: good
  help and protection: good
  in care and care leavers: good
2023-09-11||2023-10-27|ILACS short|
  overall effectiveness: good
  leadership: good
  help and protection: requires improvement to be good
  in care: good
  care leavers: good
2024-11-05||2024-12-05|focused visit|Children in care
`
	if got.String() != want {
		t.Errorf("got\n%s\nwant\n%s", got.String(), want)
	}
	if first := benchmark.Embedded().Inspections(barnsley)[0]; !first.MonthOnly || first.Source == "" {
		t.Errorf("the report of 2014 tells of 2012 only the month: %+v", first)
	}
	if len(benchmark.Embedded().Inspections(0)) != 0 {
		t.Error("no authority was inspected")
	}
}

// TestEveryInspectionPublishedIsThere counts Ofsted's own rows: 271 inspections since 2018 and 60 visits of the year,
// beside the three inspections and three earlier ones that reports tell.
func TestEveryInspectionPublishedIsThere(t *testing.T) {
	b, count, authorities := benchmark.Embedded(), map[string]int{}, 0
	for _, a := range b.Authorities() {
		all := b.Inspections(a.Number)
		if len(all) > 0 {
			authorities++
		}
		for i, in := range all {
			count[in.Framework]++
			if !in.Start.Known() || in.Source == "" || i > 0 && in.Start < all[i-1].Start {
				t.Errorf("%s: %+v has no day or source, or is out of order", a.Name, in)
			}
			if visit := strings.Contains(in.Framework, "visit"); visit != (in.Theme != "") || visit != (len(in.Judgements) == 0) {
				t.Errorf("%s: %+v: a visit has a theme, anything else has judgements", a.Name, in)
			}
		}
	}
	want := map[string]int{"ILACS standard": 171, "ILACS short": 100, "focused visit": 36, "monitoring visit": 24, "SIF": 3, "safeguarding and looked after children": 3}
	for framework, n := range want {
		if count[framework] != n {
			t.Errorf("%d of %s, want %d", count[framework], framework, n)
		}
	}
	if authorities != 156 || len(count) != len(want) {
		t.Errorf("%d authorities have inspections, want 156; frameworks %v", authorities, count)
	}
}

// TestNewerInspectionsAreLaidOver reads a later table of Ofsted's, in which an inspection is corrected, one is new and
// overall effectiveness is gone.
func TestNewerInspectionsAreLaidOver(t *testing.T) {
	dir := t.TempDir()
	head := "Local authority area code,Inspection date,Publication date,Inspection type,The impact of leaders on social work practice with children and families,The experiences and progress of children who need help and protection,The experiences and progress of children in care,The experiences and progress of care leavers\n"
	rows := "E08000016,11/09/2023,27/10/2023,ILACS Short Inspection,Good,Good,Good,Good\nE08000016,07/09/2026,20/10/2026,ILACS Short Inspection,Outstanding,Good,Good,Inadequate\n"
	write := func(text string) {
		if err := os.WriteFile(filepath.Join(dir, "newer.csv"), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	write(head + rows)
	b, err := benchmark.Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	all := b.Inspections(barnsley)
	newest := all[len(all)-1]
	if len(all) != 6 || newest.Start != day.MustParse("2026-09-07") || newest.Grade("care leavers") != "inadequate" || newest.Grade("overall effectiveness") != "" || all[3].Grade("help and protection") != "good" {
		t.Errorf("laid over: %+v", all)
	}
	if before := benchmark.Embedded().Inspections(barnsley); len(before) != 5 || before[3].Grade("help and protection") == "good" {
		t.Errorf("the embedded ones were changed: %+v", before)
	}
	for _, wrong := range []string{"E99999999,07/09/2026,20/10/2026,ILACS Short Inspection,,,,\n", "E08000016,soon,20/10/2026,ILACS Short Inspection,,,,\n", "E08000016,07/09/2026,20/10/2026,A talk,,,,\n"} {
		write(head + wrong)
		if _, err := benchmark.Open(dir); err == nil || !strings.Contains(err.Error(), "newer.csv line 2") {
			t.Errorf("%q: %v", wrong, err)
		}
	}
}
