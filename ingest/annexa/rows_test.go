package annexa_test

import (
	"bytes"
	"context"
	"strings"
	"testing"

	"goldthread/day"
	"goldthread/ingest"
	"goldthread/ingest/annexa"
	"goldthread/record"
)

// delivered reads made-up rows of some lists.
func delivered(t *testing.T, named ...[]string) *annexa.Delivery {
	t.Helper()
	d := read(t, asAt, sheets(t, named...))
	for _, c := range d.Report.Lists {
		if c.Read != c.Kept+c.Refused {
			t.Errorf("list %d: read %d, kept %d, refused %d", c.List, c.Read, c.Kept, c.Refused)
		}
	}
	return d
}

func TestRowsKeptRefusedAndNoData(t *testing.T) {
	d := delivered(t, []string{"List 1", headers1,
		"1|M|WBRI|01/01/2015|10|01/03/2025|1A",
		"1|M|WBRI|01/01/2015|10|01/03/2025|1A", // an equal contact
		"|M|WBRI|01/01/2015|10|01/03/2025|1A",  // no child
		"2|M|WBRI|01/01/2015|10||1A",           // no day
		"3|M|WBRI|01/01/2015|10|31/02/2025|1A", // no real day
		"", "",                                 // blank
		"#N/A|#N/A|-|-|#N/A|-|", // errors only
		headers1,                // the headers again
		"Applied filters: Team is not blank",
		"Total|||||6",
		"4|M|WBRI|01/01/2015|10|01/03/2025|1A",
	})
	if c := d.Report.Lists[0]; c.Read != 6 || c.Kept != 3 || c.Refused != 3 || c.NotData != 6 {
		t.Errorf("read %d, kept %d, refused %d, no data %d", c.Read, c.Kept, c.Refused, c.NotData)
	}
	for kind, want := range map[string]int{"equal-contact": 1, "exact-duplicate": 0, "no-identifier": 1, "no-event-day": 2, "blank-row": 1, "error-row": 1, "header-again": 1, "footer-row": 2} {
		if got := count(d, kind); got != want {
			t.Errorf("%s: %d, want %d", kind, got, want)
		}
	}
	if f := d.Facts[len(d.Facts)-1]; f.Place.Row != 13 || f.Place.Sheet != "List 1" || f.Place.Column != "F (Date of Contact)" {
		t.Errorf("the last contact's place is %+v", f.Place)
	}
	if c := d.Covers[0]; c.From != day.MustParse("2024-10-01") || c.Read != 6 || c.Kept != 3 || c.Refused != 3 {
		t.Errorf("covered %+v", c)
	}
}

func TestNoIdentifierStandsInAReport(t *testing.T) {
	d := delivered(t, []string{"List 1", headers1, "SECRET7|M|WBRI|x|y|bad|q", "SECRET7|F|BAFR|02/02/2015|10|01/03/2025|?", "SECRET7|M|WBRI|01/01/2015|10|01/03/2025|?"},
		[]string{"List 6", headers6, "SECRET7|M|WBRI|03/03/2015|10||||||||T|W", "SECRET7|M|WBRI|03/03/2015|10||01/01/2025||||||T|W"})
	var out bytes.Buffer
	if err := d.Report.WriteCSV(&out); err != nil {
		t.Fatal(err)
	}
	if strings.Contains(out.String(), "SECRET7") {
		t.Errorf("the report names a child:\n%s", out.String())
	}
}

func TestChildMatchesAcrossLists(t *testing.T) {
	d := delivered(t, []string{"List 1", headers1, "00123|M|NOBT|01/01/2015|10|01/03/2025|1A"},
		[]string{"List 6", headers6, "123.0|F|WBRI|02/02/2015|10|Y|01/01/2025|N1|||||T|W"})
	people := told[record.Person](d)
	if len(people) != 1 || people[0].Born != day.MustParse("2015-02-02") || people[0].Sex != "F" || people[0].Ethnicity != "WBRI" || people[0].Disability != "Y" {
		t.Errorf("list 6 is not believed before list 1: %+v", people)
	}
	if count(d, "identifier-forms") != 1 || count(d, "person-differs") != 2 {
		t.Errorf("forms %d, differences %d: NOBT is no contradiction", count(d, "identifier-forms"), count(d, "person-differs"))
	}
}

func TestAges(t *testing.T) {
	d := delivered(t, []string{"List 1", headers1,
		"1|M|WBRI||6.138|01/03/2025|1A",          // no day of birth: the age stands
		"2|U|||-1|01/03/2025|1A",                 // unborn, no expected day
		"3|U||01/06/2025|-1|01/03/2025|1A",       // unborn, expected
		"4|M|WBRI|01/01/2015|9|01/03/2025|1A",    // ten by the day of birth
		"5|M|WBRI|01/01/2015|10.9|01/03/2025|1A", // a fraction
		"6|M|WBRI|01/01/2015|ten|01/03/2025|1A",  // not an age
		"7|M|WBRI|01/01/1900|12|01/03/2025|1A",   // a blank day
	})
	said := map[string]int32{}
	for _, f := range d.Facts {
		if s, ok := f.Value.(record.Snapshot); ok {
			said[f.Child] = s.Said[0].Count
		}
	}
	if len(said) != 3 || said["1"] != 6 || said["2"] != -1 || said["7"] != 12 {
		t.Errorf("ages kept: %v", said)
	}
	if count(d, "age-fraction") != 2 || count(d, "age-disagrees") != 1 || count(d, "age-unreadable") != 1 {
		t.Errorf("fractions %d, disagreeing %d, unread %d", count(d, "age-fraction"), count(d, "age-disagrees"), count(d, "age-unreadable"))
	}
}

func TestNeedWithoutStartKeepsTheChild(t *testing.T) {
	d := delivered(t, []string{"List 6", headers6, "1|M|WBRI|01/01/2015|10|N||N1|01/03/2025|||c) Child in need plan|T|W"})
	if len(told[record.NeedEpisode](d)) != 0 || len(told[record.Visit](d)) != 1 || len(told[record.Snapshot](d)[0].Said) != 3 || count(d, "need-without-start") != 1 {
		t.Errorf("facts %+v", d.Facts)
	}
}

func TestSeveralRowsOfOneChild(t *testing.T) {
	d := delivered(t, []string{"List 6", headers6,
		"1|M|WBRI|01/01/2015|10|N|01/02/2025|N1|01/03/2025|||c) Child in need plan|New|W",
		"1|M|WBRI|01/01/2015|10|N|01/02/2023|N1|01/03/2025|01/01/2025|RC7|e) Closed episode|Old|W"})
	if n := len(told[record.NeedEpisode](d)); n != 2 {
		t.Errorf("%d episodes", n)
	}
	if v := told[record.Visit](d); len(v) != 1 {
		t.Errorf("one day's visit is told %d times", len(v))
	}
	s := told[record.Snapshot](d)
	if len(s) != 1 || s[0].Said[0].Text != "CIN" || s[0].Said[1].Text != "New" {
		t.Errorf("the list's row is not the one with the latest start: %+v", s)
	}
	if count(d, "several-rows") != 1 {
		t.Error("not reported")
	}
}

func TestCountsThatShouldBeTheSame(t *testing.T) {
	d := delivered(t, []string{"List 3", headers3, "1|M|WBRI|01/01/2015|10|01/02/2025|1A|N|2|T|W", "1|M|WBRI|01/01/2015|10|01/03/2025|1A|N|1|T|W", "2|M|WBRI|01/01/2015|10|01/03/2025|1A|N||T|W"})
	s := told[record.Snapshot](d)
	if len(s) != 1 || s[0].Said[0].Count != 2 || count(d, "count-differs") != 1 {
		t.Errorf("%+v", s)
	}
}

func TestPlanOfAnUnbornIsNoOddity(t *testing.T) {
	row := "1|U||01/06/2025|-1|N|01/02/2025|a) Neglect|NEG|01/03/2025|a) Yes||01/01/2025|N|0|T|W"
	d := delivered(t, []string{"List 7", headers7, row})
	if count(d, "end-before-start") != 1 || count(d, "day-after-as-at") != 0 || count(d, "age-disagrees") != 0 {
		t.Errorf("%+v", d.Report.Groups)
	}
	v := told[record.Visit](d)[0]
	if v.SeenAlone != "Y" || !v.LatestOnly || v.Purpose != record.ForProtection {
		t.Errorf("visit %+v", v)
	}
}

func TestAdoptersWordsCountNotLetters(t *testing.T) {
	d := delivered(t, []string{"List 11", headers11, "A1|F1|c) Neither|a) WBRI|a) Yes|Yes|01/02/2025", "A2|F1|d) Not stated|WBRI|b) No|No|01/02/2025", "A3|F1|c|WBRI|b) No|No|01/02/2025"})
	a := told[record.Adopter](d)
	if a[0].Sex != "N" || a[1].Sex != "U" || a[2].Sex != "" || a[0].FosteringForAdoption != "Y" || count(d, "value-unknown") != 1 {
		t.Errorf("%+v", a)
	}
}

func TestAuthoritysOwnWords(t *testing.T) {
	file := sheets(t, []string{"List 1", strings.Replace(headers1, "Contact Source", "Who rang|Notes", 1), "1|M|WBRI|01/01/2015|10|01/03/2025|GP surgery", "2|M|WBRI|01/01/2015|10|01/03/2025|?"})
	d := read(t, asAt, file)
	if w := d.Unmapped.Headers["list 1"]; len(w) != 2 || count(d, "header-unknown") != 2 || count(d, "header-missing") != 1 {
		t.Fatalf("asked for %v", w)
	}
	m := ingest.Mapping{Headers: map[string]map[string]ingest.Word{"list 1": {"who RANG": {Means: "Contact Source"}, "Notes": {Means: ingest.Ignore}}},
		Values: map[string]map[string]ingest.Word{"source": {"GP Surgery": {Means: "3A"}, "?": {Means: ingest.Ignore}}}}
	d, err := annexa.Read(context.Background(), []ingest.Upload{file}, day.MustParse(asAt), m, nil)
	if err != nil {
		t.Fatal(err)
	}
	if c := told[record.Contact](d); c[0].Source != "3A" || c[1].Source != "" {
		t.Errorf("contacts %+v", c)
	}
	if !d.Unmapped.Empty() || d.Report.Oddities(ingest.Warning) != 0 {
		t.Errorf("still asked for %+v, oddities %+v", d.Unmapped, d.Report.Groups)
	}
}

func TestListsAsTables(t *testing.T) {
	one := ingest.Upload{Name: "Contacts.csv", Content: []byte(strings.ReplaceAll(headers1, "|", ",") + "\n1,M,WBRI,01/01/2015,10,2025-03-01,1A\n")}
	three := ingest.Upload{Name: "List 3.csv", Content: []byte(strings.ReplaceAll(headers3, "|", ";") + "\n1;M;WBRI;01/01/2015;10;45717;1A;1;0;T\u00eb;W\n")}
	d := read(t, asAt, one, three)
	if r := told[record.Referral](d); len(told[record.Contact](d)) != 1 || len(r) != 1 || r[0].Day != day.MustParse("2025-03-01") || r[0].NoFurtherAction != "Y" || r[0].Team != "Të" {
		t.Errorf("referrals %+v", r)
	}
}

func TestAFileTwiceAddsNothing(t *testing.T) {
	file := sheets(t, []string{"List 1", headers1, "1|M|WBRI||6|01/03/2025|1A"}, []string{"List 6", headers6, "1|M|WBRI||6|N|01/02/2025|N1|01/03/2025|||c) Child in need plan|T|W"})
	again := file
	again.Name = "copy.xlsx"
	once, twice := read(t, asAt, file), read(t, asAt, file, again)
	if len(once.Facts) != len(twice.Facts) || count(twice, "exact-duplicate") != 2 || count(twice, "list-twice") != 2 {
		t.Errorf("%d facts, then %d; duplicates %d", len(once.Facts), len(twice.Facts), count(twice, "exact-duplicate"))
	}
	if n := len(twice.Covers); n != 2 || twice.Covers[0].Read != 2 || twice.Covers[0].Refused != 1 {
		t.Errorf("covers %+v", twice.Covers)
	}
}

func TestSuggestedDay(t *testing.T) {
	rows := []string{"List 1", headers1, "9|M|WBRI|01/01/2030|-1|01/03/2052|1A"}
	for _, on := range []string{"20/03/2025", "24/03/2025", "26/03/2025"} {
		for _, child := range []string{"1", "2", "3", "4", "5"} {
			rows = append(rows, child+"|M|WBRI|01/01/2015|10|"+on+"|1A")
		}
	}
	file := sheets(t, rows)
	d := read(t, "2025-01-31", file)
	if d.Suggested != day.MustParse("2025-03-26") {
		t.Errorf("suggested %s: one mistyped year must not win", d.Suggested)
	}
	if count(d, "as-at-too-early") != 1 || count(d, "day-after-as-at") != 16 {
		t.Errorf("too early %d, after %d", count(d, "as-at-too-early"), count(d, "day-after-as-at"))
	}
	d, err := annexa.Read(context.Background(), []ingest.Upload{file}, day.Never, ingest.Mapping{}, nil)
	if err != nil || d.AsAt != d.Suggested || count(d, "as-at-too-early") != 0 {
		t.Errorf("without an as-at day: %s, %v", d.AsAt, err)
	}
}

func TestProgressEndsAtTheEnd(t *testing.T) {
	last, all := 0, -1
	_, err := annexa.Read(context.Background(), []ingest.Upload{sheets(t, []string{"List 1", headers1, "1|M|WBRI|01/01/2015|10|01/03/2025|1A"})}, day.MustParse(asAt), ingest.Mapping{},
		func(done, of int) { last, all = done, of })
	if err != nil || last != all {
		t.Errorf("progress ended at %d of %d, %v", last, all, err)
	}
}

func TestCancelledReadIsNoRefusal(t *testing.T) {
	rows := []string{"List 1", headers1}
	for range 2000 {
		rows = append(rows, "1|M|WBRI|01/01/2015|10|01/03/2025|1A")
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := annexa.Read(ctx, []ingest.Upload{sheets(t, rows)}, day.MustParse(asAt), ingest.Mapping{}, nil); err == nil || refused(err) != "" {
		t.Errorf("a cancelled reading gave %v", err)
	}
}
