package benchmark_test

import (
	"math"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"goldthread/benchmark"
	"goldthread/day"
)

const barnsley, hackney, camden = 370, 204, 202

var today = day.MustParse("2026-11-22")

func caseRows(t *testing.T, file string) [][]string {
	t.Helper()
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	var rows [][]string
	for line := range strings.Lines(string(text)) {
		if strings.TrimSpace(line) == "" || strings.HasPrefix(line, "#") {
			continue
		}
		fields := strings.Split(strings.TrimRight(line, "\n"), "|")
		for i := range fields {
			fields[i] = strings.TrimSpace(fields[i])
		}
		rows = append(rows, fields)
	}
	if len(rows) < 2 {
		t.Fatalf("%s holds no cases", file)
	}
	return rows[1:]
}

func TestPeriodsFollowTheCases(t *testing.T) {
	for _, row := range caseRows(t, "period.cases") {
		got, err := benchmark.PeriodEnd(row[0], row[1])
		if refused := row[2] == "-"; refused != (err != nil) || !refused && got.String() != row[2] {
			t.Errorf("%q of %q ends %s, %v, want %s: %s", row[0], row[1], got, err, row[2], row[3])
		}
	}
}

func TestEveryPublishedPeriodIsRead(t *testing.T) {
	lait := filepath.Join(shared(t), "data", "benchmarks", "lait")
	yearType := map[string]string{}
	dictionary := readRows(t, filepath.Join(lait, "lait_dictionary_csc.csv"))
	column := slices.Index(dictionary[0], "year_type")
	for _, row := range dictionary[1:] {
		yearType[row[0]] = row[column]
	}
	seen := map[[2]string]bool{}
	text, err := os.ReadFile(filepath.Join(lait, "lait_csc_long.csv"))
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(text)) { // only codes are quoted, and only they hold commas before the period
		code, rest, _ := strings.Cut(line, ",")
		if strings.HasPrefix(line, `"`) {
			code, rest, _ = strings.Cut(line[1:], `",`)
		}
		if kind, ok := yearType[code]; ok {
			period, _, _ := strings.Cut(rest, ",")
			seen[[2]string{period, kind}] = true
		}
	}
	for pair := range seen {
		end, err := benchmark.PeriodEnd(pair[0], pair[1])
		if pair[0] == "0" {
			if err == nil {
				t.Errorf("the period 0 was read as %s", end)
			}
			continue
		}
		if err != nil || end.Year() < 2016 || end.Year() > 2026 {
			t.Errorf("%q of %q: %s, %v", pair[0], pair[1], end, err)
		}
	}
	if len(seen) < 40 {
		t.Errorf("only %d periods were tried", len(seen))
	}
}

// want is a value read by eye in the published file.
func TestValuesReadByHand(t *testing.T) {
	b := benchmark.Embedded()
	for _, c := range []struct {
		measure string
		number  int
		kind    benchmark.Kind
		on      string
		period  string
		value   float64
	}{
		{"LACnum", barnsley, benchmark.OfAuthority, "2026-11-22", "2025", 366},
		{"LAC", barnsley, benchmark.OfEngland, "2026-11-22", "2025", 67},
		{"LAC_Fixed_ Ex", barnsley, benchmark.OfAuthority, "2026-11-22", "2024", 16.67},
		{"CPP_Total_Rateper10,000", barnsley, benchmark.OfAuthority, "2026-11-22", "2025", 625.7},
		{"Work_Force_TO_Rate", barnsley, benchmark.OfAuthority, "2025-09-29", "2024", 17.4},
		{"Work_Force_TO_Rate", barnsley, benchmark.OfAuthority, "2025-09-30", "2025", 8},
		{"ReReferral", barnsley, benchmark.OfRegion, "2025-03-31", "2025", 21.7},
		{"ReReferral", barnsley, benchmark.OfAuthority, "2025-03-30", "2024", 22.4},
		{"LACnum", camden, benchmark.OfRegion, "2025-12-31", "2025", 3790},
		// the mean of 19.6 18.5 27.7 29.4 22.5 15.8 18.7 13.9 14.6 18.5
		{"ReReferral", barnsley, benchmark.OfNeighbours, "2025-03-31", "2025", 19.92},
	} {
		got := of(b.Compare(c.measure, c.number, day.MustParse(c.on)), c.kind)
		if !got.Known || got.Period != c.period || math.Abs(got.Value-c.value) > 1e-9 {
			t.Errorf("%s, %s on %s: %+v, want %v of %s", c.measure, c.kind, c.on, got, c.value, c.period)
		}
	}
}

func of(list []benchmark.Comparator, kind benchmark.Kind) benchmark.Comparator {
	i := slices.IndexFunc(list, func(c benchmark.Comparator) bool { return c.Kind == kind })
	if i < 0 {
		return benchmark.Comparator{}
	}
	return list[i]
}

func TestCompareNamesWhoAndSaysWhatIsMissing(t *testing.T) {
	b := benchmark.Embedded()
	var who []string
	for _, c := range b.Compare("ReReferral", barnsley, today) {
		who = append(who, c.Who)
	}
	if got := strings.Join(who, ", "); got != "England, Yorkshire and The Humber, Statistical neighbours, Barnsley (published)" {
		t.Errorf("compared with %s", got)
	}
	if c := of(b.Compare("CIN", hackney, day.MustParse("2021-06-01")), benchmark.OfAuthority); c.Known || c.Value != 0 || c.Note != "not published" || c.Period != "2021" {
		t.Errorf("Hackney in 2021: %+v", c)
	}
	if c := of(b.Compare("ReReferral", barnsley, today), benchmark.OfNeighbours); c.Note != "mean of 10 of 10" {
		t.Errorf("neighbours' note %q", c.Note)
	}
	if c := of(b.Compare("ReReferral", barnsley, day.MustParse("2010-01-01")), benchmark.OfEngland); !strings.Contains(c.Note, "ended after the day") || c.Period != "2025" {
		t.Errorf("before the first period: %+v", c)
	}
	if got := b.Compare("no such measure", barnsley, today); got != nil {
		t.Errorf("an unknown measure has %v", got)
	}
	if got := b.Compare("ReReferral", benchmark.England, today); got != nil {
		t.Errorf("England is no authority: %v", got)
	}
}

func TestEveryWantedMeasureIsThere(t *testing.T) {
	b := benchmark.Embedded()
	for code := range wanted(t, shared(t)) {
		m, ok := b.Measure(code)
		if !ok || m.Title == "" || m.Description == "" || m.Polarity == "" {
			t.Errorf("%q: %+v", code, m)
		}
		if c := of(b.Compare(code, barnsley, today), benchmark.OfEngland); c.Period == "" {
			t.Errorf("%q has no figures", code)
		}
	}
	if m, _ := b.Measure("ReReferral"); m.Polarity != benchmark.LowIsGood || !strings.HasPrefix(m.URL, "https://") {
		t.Errorf("re-referrals: %+v", m)
	}
	if m, _ := b.Measure("LAC_ceased_SGO%"); m.Polarity != benchmark.NoPolarity {
		t.Errorf("polarity NA reads as %q", m.Polarity)
	}
}

func TestAuthoritiesAreFound(t *testing.T) {
	b := benchmark.Embedded()
	for code, want := range map[string]int{
		"370": 370, "E08000016": 370, "e08000016": 370, " barnsley ": 370, "BARNSLEY": 370,
		"E10000027": 933, "E06000066": 933, // Somerset before and after 2023
		"Dorset": 838, "County Durham": 840, "Durham": 840, "Herefordshire, County of": 884, "204": 204,
	} {
		if a, ok := b.Authority(code); !ok || a.Number != want {
			t.Errorf("%q is %+v, want %d", code, a, want)
		}
	}
	for _, code := range []string{"", "970", "982", "England", "London", "1000", "Barnsely", "0", "-1"} {
		if a, ok := b.Authority(code); ok {
			t.Errorf("%q was taken for %s", code, a.Name)
		}
	}
	a, _ := b.Authority("933")
	if want := (benchmark.Authority{Number: 933, ONS: "E06000066", Name: "Somerset", Region: "South West", Type: "SC"}); a != want {
		t.Errorf("Somerset is %+v", a)
	}
	for _, a := range b.Authorities() {
		if a.ONS == "" || a.Region == "" || len(b.Neighbours(a.Number)) != 10 {
			t.Errorf("%+v has %d neighbours", a, len(b.Neighbours(a.Number)))
		}
	}
	if n := len(b.Authorities()); n != 158 {
		t.Errorf("%d authorities, want the 153 of today and the 5 before them", n)
	}
}

func TestNeighboursAreClosestFirst(t *testing.T) {
	var numbers []int
	for _, a := range benchmark.Embedded().Neighbours(barnsley) {
		numbers = append(numbers, a.Number)
	}
	if want := []int{372, 384, 357, 371, 332, 894, 840, 390, 807, 394}; !slices.Equal(numbers, want) {
		t.Errorf("Barnsley's neighbours are %v", numbers)
	}
}

func TestSuggestions(t *testing.T) {
	for typed, want := range map[string]string{
		"Barnsely": "Barnsley", "Royal Borough of Greenwich": "Greenwich", "westmorland": "Westmorland and Furness",
		"kingston upon hull": "Kingston Upon Hull, City of", "Brighton & Hove": "Brighton and Hove", "City of London": "City of London",
	} {
		list := benchmark.Embedded().Suggest(typed)
		if len(list) == 0 || len(list) > 5 || list[0].Name != want {
			t.Errorf("for %q: %v, want %s first", typed, list, want)
		}
	}
	for _, typed := range []string{"", "?!", "Timbuktu upon the Niger"} {
		if list := benchmark.Embedded().Suggest(typed); len(list) > 0 {
			t.Errorf("for %q: %v", typed, list)
		}
	}
}

func TestPopulationIsTheNewestMidYearNotAfterTheDay(t *testing.T) {
	b := benchmark.Embedded()
	for _, c := range []struct {
		number int
		on     string
		want   benchmark.Population
	}{
		{barnsley, "2026-11-22", benchmark.Population{Year: 2024, Children: 51799}},
		{barnsley, "2024-06-30", benchmark.Population{Year: 2024, Children: 51799}},
		{barnsley, "2024-06-29", benchmark.Population{Year: 2023, Children: 51150}},
		{barnsley, "1999-01-01", benchmark.Population{Year: 2012, Children: 48970}},
		{benchmark.England, "2026-01-01", benchmark.Population{Year: 2024, Children: 12183016}},
		{980, "2026-01-01", benchmark.Population{Year: 2024, Children: 542710}},
	} {
		if got, ok := b.Population(c.number, day.MustParse(c.on)); !ok || got != c.want {
			t.Errorf("%d on %s: %+v, want %+v", c.number, c.on, got, c.want)
		}
	}
	if got, ok := b.Population(837, today); ok {
		t.Errorf("the file has x for Bournemouth before 2019: %+v", got)
	}
	for number := 980; number <= 990; number++ {
		if _, ok := b.Population(number, today); !ok {
			t.Errorf("region %d has no population", number)
		}
	}
}

func TestBands(t *testing.T) {
	values := []float64{1, 2, 3, 4, 5, 6, 7, 8} // type 7 quartiles: 2.75, 4.5, 6.25
	low, high := "", ""
	for _, v := range values {
		low += benchmark.Band(v, values, benchmark.LowIsGood)
		high += benchmark.Band(v, values, benchmark.HighIsGood)
	}
	if low != "AABBCCDD" || high != "DDCCBBAA" {
		t.Errorf("low is good %s, high is good %s", low, high)
	}
	if got := benchmark.Band(2.75, values, benchmark.LowIsGood); got != "A" {
		t.Errorf("the upper bound is inside the band: %s", got)
	}
	if got := benchmark.Band(1, values, benchmark.NoPolarity); got != "" {
		t.Errorf("a band without polarity: %s", got)
	}
	if got := benchmark.Band(1, []float64{1}, benchmark.LowIsGood); got != "A" {
		t.Errorf("alone: %s", got)
	}
}

// The ranks, quartiles and means were worked out from the published file by a separate script.
func TestPlaces(t *testing.T) {
	b := benchmark.Embedded()
	for measure, want := range map[string]benchmark.Place{
		"ReReferral":    {Rank: 135, Of: 153, Band: "D", Period: "2025"},
		"CareLeaverEET": {Rank: 19, Of: 152, Band: "A", Period: "2025"},
		"CPPlans2yrs":   {Rank: 21, Of: 133, Band: "A", Period: "2025"},
	} {
		if got, ok := b.Place(measure, barnsley, today); !ok || got != want {
			t.Errorf("%s: %+v, %v, want %+v", measure, got, ok, want)
		}
	}
	for _, measure := range []string{"LACnum", "LACSubstance", "no such measure"} { // no polarity, not published, not there
		if got, ok := b.Place(measure, barnsley, today); ok {
			t.Errorf("%s: %+v", measure, got)
		}
	}
	if c := of(b.Compare("CPPlans2yrs", barnsley, today), benchmark.OfNeighbours); math.Abs(c.Value-2.7875) > 1e-9 || c.Note != "mean of 8 of 10" {
		t.Errorf("neighbours of whom two publish nothing: %+v", c)
	}
}

func TestChangeIsBetweenConsecutiveYears(t *testing.T) {
	b := benchmark.Embedded()
	if got, ok := b.Change("ReReferral", barnsley, today); !ok || math.Abs(got-3.1) > 1e-9 {
		t.Errorf("25.5 after 22.4 is a change of %v, %v", got, ok)
	}
	if got, ok := b.Change("Stability_SocialWorker", barnsley, today); ok {
		t.Errorf("the first year changed by %v", got)
	}
	if got, ok := b.Change("CIN", hackney, day.MustParse("2022-06-01")); ok {
		t.Errorf("Hackney published nothing in 2021, and changed by %v", got)
	}
	if _, ok := b.Change("no such measure", barnsley, today); ok {
		t.Error("an unknown measure changed")
	}
}

// newer writes a folder of CSV files.
func newer(t *testing.T, files map[string]string) string {
	t.Helper()
	dir := t.TempDir()
	for name, text := range files {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

const laitHeading = "measure_code,period,geography,la_number,region,value\n"

func TestANewerFileIsLaidOver(t *testing.T) {
	dir := newer(t, map[string]string{
		"a figures.csv": laitHeading + "ReReferral,2026,Barnsley,370,Yorkshire and The Humber,20.5\nReReferral,2026,England,970,NA,-\nReReferral,2025,Barnsley,370,Yorkshire and The Humber,25.6\nReReferral,2024,England,970,NA,-\n" +
			"Tea,2024-25 (OT),Barnsley,370,Yorkshire and The Humber,3\n",
		"b dictionary.csv": "measure_code,topic,measure,polarity,year_type,source_table,last_update_excel_serial,description,methodology,url\nTea,Kitchen,Cups of tea,High,Financial Year,t,1,d,m,https://example.org\n",
		"notes.txt":        "not read",
	})
	b, err := benchmark.Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		measure, on string
		want        float64
	}{{"ReReferral", "2026-11-22", 20.5}, {"ReReferral", "2025-11-22", 25.6}, {"ReReferral", "2024-11-22", 22.4}, {"Tea", "2026-11-22", 3}} {
		if got := of(b.Compare(c.measure, barnsley, day.MustParse(c.on)), benchmark.OfAuthority); got.Value != c.want {
			t.Errorf("%s on %s: %+v, want %v", c.measure, c.on, got, c.want)
		}
	}
	if c := of(b.Compare("ReReferral", barnsley, today), benchmark.OfEngland); c.Known || c.Note != "not published" {
		t.Errorf("England 2026: %+v", c)
	}
	if c := of(b.Compare("ReReferral", barnsley, day.MustParse("2024-11-22")), benchmark.OfEngland); c.Known || c.Period != "2024" {
		t.Errorf("England 2024 was taken back: %+v", c)
	}
	if c := of(benchmark.Embedded().Compare("ReReferral", barnsley, today), benchmark.OfAuthority); c.Value != 25.5 {
		t.Errorf("the embedded set changed: %+v", c)
	}
	if same, err := benchmark.Open(""); err != nil || same != benchmark.Embedded() {
		t.Error("no folder is not the embedded set")
	}
}

func TestAWrongFileIsRefusedInWords(t *testing.T) {
	for text, says := range map[string]string{
		"name,age\nx,1\n": "headings",
		"":                "headings",
		laitHeading + "ReReferral,2026,Barnsley,370,Y,lots\n": "line 2: value \"lots\"",
		laitHeading + "ReReferral,soon,Barnsley,370,Y,1\n":    "period",
		laitHeading + "ReReferral,2026,Barnsley,here,Y,1\n":   "la_number",
		laitHeading + "Nothing,2026,Barnsley,370,Y,1\n":       "dictionary",
		laitHeading + "ReReferral,2026,Barnsley,370,Y,NaN\n":  "NaN",
		laitHeading + "ReReferral,2026,\"Barn":                "wrong.csv",
	} {
		_, err := benchmark.Open(newer(t, map[string]string{"wrong.csv": text}))
		if err == nil || !strings.Contains(err.Error(), says) || !strings.Contains(err.Error(), "wrong.csv") {
			t.Errorf("%q: %v, want something with %q", text, err, says)
		}
	}
	if _, err := benchmark.Open(filepath.Join(t.TempDir(), "not there")); err == nil {
		t.Error("a folder that is not there was opened")
	}
}

func BenchmarkOpenAFolder(b *testing.B) {
	dir := b.TempDir()
	for b.Loop() {
		if _, err := benchmark.Open(dir); err != nil {
			b.Fatal(err)
		}
	}
}
