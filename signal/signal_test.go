package signal_test

import (
	"math"
	"os"
	"strconv"
	"strings"
	"testing"

	"goldthread/day"
	"goldthread/signal"
)

// cases reads the rows of a plain-text table: fields parted by "|", a heading first, blank lines and # lines left out.
func cases(t *testing.T, file string) [][]string {
	t.Helper()
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	var rows [][]string
	for line := range strings.Lines(string(text)) {
		line = strings.TrimRight(line, "\n")
		if strings.TrimSpace(line) == "" || strings.HasPrefix(line, "#") {
			continue
		}
		fields := strings.Split(line, "|")
		for i := range fields {
			fields[i] = strings.TrimSpace(fields[i])
		}
		if len(rows) > 0 && len(fields) != len(rows[0]) {
			t.Fatalf("%s: %q has %d fields, want %d", file, line, len(fields), len(rows[0]))
		}
		rows = append(rows, fields)
	}
	if len(rows) < 2 {
		t.Fatalf("%s holds no cases", file)
	}
	return rows[1:]
}

func number(t *testing.T, text string) float64 {
	t.Helper()
	n, err := strconv.ParseFloat(text, 64)
	if err != nil {
		t.Fatal(err)
	}
	return n
}

func numbers(t *testing.T, text string) []float64 {
	t.Helper()
	if text == "" {
		return nil
	}
	var values []float64
	for part := range strings.SplitSeq(text, ",") {
		values = append(values, number(t, part))
	}
	return values
}

// months gives a point a month from January 2024 on; NaN is a month not known.
func months(values ...float64) []signal.Point {
	points := make([]signal.Point, len(values))
	for i, v := range values {
		from := day.Of(2024, 1, 1).AddMonths(i)
		points[i] = signal.Point{Span: day.Span{From: from, To: from.MonthEnd()}, Value: v, Known: !math.IsNaN(v)}
	}
	return points
}

func chart(t *testing.T, p signal.Polarity, s signal.Settings, values ...float64) signal.Chart {
	t.Helper()
	c, err := signal.XmR(months(values...), p, s)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func near(a, b, within float64) bool { return math.Abs(a-b) <= within }

func TestLimitsFollowTheCases(t *testing.T) {
	for _, row := range cases(t, "limits.cases") {
		s := signal.Default()
		s.Screen, s.FixAfter = row[1] == "yes", int(number(t, row[2]))
		c := chart(t, signal.High, s, numbers(t, row[0])...)
		if !near(c.Mean, number(t, row[3]), 5e-5) || !near(c.Lower, number(t, row[4]), 5e-5) || !near(c.Upper, number(t, row[5]), 5e-5) {
			t.Errorf("%s: mean %.4f, limits %.4f to %.4f, want %s, %s to %s: %s", row[0], c.Mean, c.Lower, c.Upper, row[3], row[4], row[5], row[6])
		}
		if third := (c.Upper - c.Mean) / 3; !near(c.NearUpper, c.Mean+2*third, 1e-9) || !near(c.NearLower, c.Mean-2*third, 1e-9) {
			t.Errorf("%s: near limits %.4f and %.4f are not two thirds of the way", row[0], c.NearLower, c.NearUpper)
		}
	}
}

func marksText(marks []signal.Mark) string {
	letters := map[signal.Rule]string{signal.Outside: "o", signal.Trend: "t", signal.TwoOfThree: "n", signal.Shift: "s"}
	words := make([]string, len(marks))
	for i, m := range marks {
		words[i] = letters[m.Rule] + map[int]string{1: "+", 0: "0", -1: "-"}[m.Side]
	}
	return strings.Join(words, " ")
}

func TestRulesFollowTheCases(t *testing.T) {
	for _, row := range cases(t, "rules.cases") {
		mean, nearBy, limit := number(t, row[1]), number(t, row[2]), number(t, row[3])
		l := signal.Limits{Mean: mean, Upper: mean + limit, Lower: mean - limit, NearUpper: mean + nearBy, NearLower: mean - nearBy}
		s := signal.Default()
		s.OutsideIsNear = row[4] == "yes"
		if got := marksText(signal.Judge(numbers(t, row[0]), l, s)); got != row[5] {
			t.Errorf("%s\n got %s\nwant %s: %s", row[0], got, row[5], row[6])
		}
	}
}

func TestRunLengthIsASetting(t *testing.T) {
	s := signal.Default()
	s.Run = 6
	l := signal.Limits{Upper: 30, Lower: -30, NearUpper: 20, NearLower: -20}
	if got := marksText(signal.Judge([]float64{1, 1, 1, 1, 1, 1}, l, s)); got != "s+ s+ s+ s+ s+ s+" {
		t.Errorf("a shift of six: %s", got)
	}
	if got := marksText(signal.Judge([]float64{-3, -2, -1, 1, 2, 3}, l, s)); got != "t+ t+ t+ t+ t+ t+" {
		t.Errorf("a trend of six: %s", got)
	}
}

func TestIntervalsFollowTheCases(t *testing.T) {
	for _, row := range cases(t, "intervals.cases") {
		var got signal.FunnelLimits
		var i signal.Interval
		var err error
		switch row[0] {
		case "proportion":
			got = signal.ProportionLimits(number(t, row[1]), int(number(t, row[2])))
		case "rate":
			got = signal.RateLimits(number(t, row[1]), int(number(t, row[2])))
		case "wilson":
			i, err = signal.Wilson(int(number(t, row[1])), int(number(t, row[2])))
		case "byar":
			i, err = signal.Byar(int(number(t, row[1])))
		default:
			t.Fatalf("unknown case %q", row[0])
		}
		if err != nil {
			t.Errorf("%v: %v", row, err)
		}
		if i != (signal.Interval{}) {
			got = signal.FunnelLimits{Lower95: i.Lower, Upper95: i.Upper}
		}
		for k, value := range []float64{got.Lower95, got.Upper95, got.Lower998, got.Upper998} {
			if want := row[3+k]; want != "-" && !near(value, number(t, want), 4e-6*max(1, value)) {
				t.Errorf("%s %s %s: limit %d is %.6f, want %s: %s", row[0], row[1], row[2], k+1, value, want, row[7])
			}
		}
	}
	for _, bad := range [][2]int{{3, 2}, {-1, 2}, {0, 0}} {
		if _, err := signal.Wilson(bad[0], bad[1]); err == nil {
			t.Errorf("Wilson took %d of %d", bad[0], bad[1])
		}
	}
	if _, err := signal.Byar(-1); err == nil {
		t.Error("Byar took a negative count")
	}
}

func TestAssuranceFollowsTheLimits(t *testing.T) {
	for _, c := range []struct {
		lower, upper float64
		high, low    signal.Assurance
	}{
		{1, 3, signal.ConsistentFail, signal.ConsistentPass},
		{5, 7, signal.ConsistentPass, signal.ConsistentFail},
		{1, 5, signal.Inconsistent, signal.Inconsistent},
		{4, 5, signal.Inconsistent, signal.Inconsistent}, // equality
		{1, 4, signal.Inconsistent, signal.Inconsistent},
	} {
		l := signal.Limits{Lower: c.lower, Upper: c.upper}
		if got := l.Assurance(4, signal.High); got != c.high {
			t.Errorf("target 4 in %v to %v, high is good: %s, want %s", c.lower, c.upper, got, c.high)
		}
		if got := l.Assurance(4, signal.Low); got != c.low {
			t.Errorf("target 4 in %v to %v, low is good: %s, want %s", c.lower, c.upper, got, c.low)
		}
		if got := l.Assurance(4, signal.Neither); got != signal.NoAssurance {
			t.Errorf("no polarity: %s", got)
		}
	}
	if got := chart(t, signal.High, signal.Default(), 1, 2, 1, 2).Assurance(90); got != signal.NoAssurance {
		t.Errorf("four points judged a target: %s", got)
	}
	s := signal.Default()
	s.Rebase = []day.Day{day.Of(2024, 7, 1)}
	c := chart(t, signal.High, s, 10, 11, 10, 11, 10, 11, 50, 51, 50, 51, 50, 51)
	if got := c.Assurance(30); got != signal.ConsistentPass {
		t.Errorf("the last group's limits decide: %s", got)
	}
}

func TestPolarityDecidesWhatASignalMeans(t *testing.T) {
	up := []float64{5, 6, 5, 6, 5, 6, 5, 6, 5, 6, 5, 6, 30}
	down := []float64{25, 26, 25, 26, 25, 26, 25, 26, 25, 26, 25, 26, 1}
	for _, c := range []struct {
		polarity signal.Polarity
		values   []float64
		want     signal.Variation
		words    string
	}{
		{signal.High, up, signal.ImprovementHigh, "Change: better since January 2025"},
		{signal.High, down, signal.ConcernLow, "Change: worse since January 2025"},
		{signal.Low, up, signal.ConcernHigh, "Change: worse since January 2025"},
		{signal.Low, down, signal.ImprovementLow, "Change: better since January 2025"},
		{signal.Neither, up, signal.NeutralHigh, "Change: higher since January 2025"},
		{signal.Neither, down, signal.NeutralLow, "Change: lower since January 2025"},
		{signal.High, up[:12], signal.CommonCause, "Steady"},
		{signal.High, append(up[:13:13], 6), signal.CommonCause, "Steady"}, // only the last point counts
	} {
		got := chart(t, c.polarity, signal.Default(), c.values...)
		if got.Variation() != c.want || got.Words() != c.words {
			t.Errorf("%s %v: %s, %q, want %s, %q", c.polarity, c.values, got.Variation(), got.Words(), c.want, c.words)
		}
	}
}

func TestSinceIsTheStartOfTheStretch(t *testing.T) {
	c := chart(t, signal.Low, signal.Default(), 3, 4, 3, 4, 3, 4, 3, 4, 3, 4, 3, 4, 8, 9, 8, 9, 8, 9, 8)
	if c.Words() != "Change: worse since January 2025" || c.Since() != day.Of(2025, 1, 1) {
		t.Errorf("%q since %s", c.Words(), c.Since())
	}
}

func TestSinceNeverLooksAcrossARebase(t *testing.T) {
	s := signal.Default()
	s.Screen, s.Rebase = false, []day.Day{day.Of(2025, 1, 1)}
	c := chart(t, signal.High, s, 5, 6, 5, 6, 5, 6, 5, 6, 5, 6, 5, 30, 1, 2, 3, 5, 8, 13, 30)
	if before := c.Points[11]; before.Variation != signal.ImprovementHigh {
		t.Fatalf("the point before the rebase is no signal: %s", before.Variation)
	}
	if c.Since() != day.Of(2025, 1, 1) {
		t.Errorf("the signal since the rebase began on %s", c.Since())
	}
}

func TestMissingMonthsCutTheSeries(t *testing.T) {
	gap := math.NaN()
	c := chart(t, signal.High, signal.Default(), 9, 9, gap, 1, 2, 1, 2, 1, 2, gap)
	if len(c.Points) != 6 || c.LeftOut != 3 || c.UnknownAfter != 1 || !c.Trial || c.Words() != "Steady" {
		t.Errorf("%d points, %d left out, %d after, trial %v, %q", len(c.Points), c.LeftOut, c.UnknownAfter, c.Trial, c.Words())
	}
	want := []string{
		"Trial limits, made from 6 points: fewer than 12, so they will move.",
		"3 points left out, up to the last that the record cannot tell.",
		"The latest 1 point cannot be told from the record.",
	}
	if got := c.Caveats(); strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("caveats %q", got)
	}
	for _, few := range [][]float64{nil, {gap, gap}, {1}, {1, 2, 3, 90}} {
		c := chart(t, signal.High, signal.Default(), few...)
		if c.Words() != "Too few points to tell" || c.Variation() != signal.CommonCause || len(c.Caveats()) == 0 {
			t.Errorf("%v: %q, %s, %q", few, c.Words(), c.Variation(), c.Caveats())
		}
	}
	twelve := chart(t, signal.High, signal.Default(), 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2)
	if twelve.Trial || len(twelve.Caveats()) != 0 {
		t.Errorf("twelve points are firm: %q", twelve.Caveats())
	}
}

func TestRebaseStartsAgain(t *testing.T) {
	s := signal.Default()
	values := []float64{5, 6, 5, 6, 5, 6, 15, 16, 15, 16, 15, 16, 15}
	if c := chart(t, signal.High, s, values...); c.Variation() != signal.ImprovementHigh {
		t.Fatalf("without a rebase the step is a signal, got %s", c.Variation())
	}
	s.Rebase = []day.Day{day.Of(2024, 7, 1)}
	c := chart(t, signal.High, s, values...)
	if c.Variation() != signal.CommonCause || !near(c.Mean, 108.0/7, 1e-9) || c.Baseline != 7 || !c.Trial {
		t.Errorf("after the rebase: %s, mean %.3f from %d", c.Variation(), c.Mean, c.Baseline)
	}
	if first := c.Points[0]; first.Mean != 5.5 || first.Group != 0 || c.Points[6].Group != 1 {
		t.Errorf("first group: mean %v, groups %d and %d", first.Mean, first.Group, c.Points[6].Group)
	}
	for _, c := range c.Points { // the step from 6 to 15 belongs to no group's moving range
		if c.MovingRange != 1 {
			t.Errorf("moving range %v looks across the rebase", c.MovingRange)
		}
	}
	s.Rebase = []day.Day{day.Of(2024, 7, 2)}
	if _, err := signal.XmR(months(values...), signal.High, s); err == nil || !strings.Contains(err.Error(), "2024-07-02") {
		t.Errorf("a rebase day on which no point begins: %v", err)
	}
}

func TestSpansThatMeanNothingAreRefused(t *testing.T) {
	span := func(from, to string) signal.Point {
		return signal.Point{Span: day.Span{From: day.MustParse(from), To: day.MustParse(to)}, Known: true}
	}
	jan, feb, mar := span("2025-01-01", "2025-01-31"), span("2025-02-01", "2025-02-28"), span("2025-03-01", "2025-03-31")
	notANumber := mar
	notANumber.Value = math.NaN()
	for _, c := range []struct {
		points []signal.Point
		says   string
	}{
		{[]signal.Point{span("2024-02-01", "2025-01-31"), span("2024-03-01", "2025-02-28")}, "overlap"},
		{[]signal.Point{jan, span("2025-01-31", "2025-02-28")}, "overlap"}, // by one day
		{[]signal.Point{jan, mar}, "missing"},
		{[]signal.Point{feb, jan}, "before"},
		{[]signal.Point{jan, jan}, "overlap"},
		{[]signal.Point{{Span: day.Span{From: jan.Span.From}}}, "first and a last day"},
		{[]signal.Point{jan, span("2025-02-01", "2025-03-31"), span("2025-04-01", "2025-04-30")}, "not as long"},
		{[]signal.Point{jan, feb, notANumber}, "finite"},
	} {
		if _, err := signal.XmR(c.points, signal.High, signal.Default()); err == nil || !strings.Contains(err.Error(), c.says) {
			t.Errorf("%v: %v, want something with %q", c.points, err, c.says)
		}
	}
	bad := signal.Default()
	bad.Run = 2
	if _, err := signal.XmR([]signal.Point{jan}, signal.High, bad); err == nil {
		t.Error("a run of two was taken")
	}
	part, err := signal.XmR([]signal.Point{jan, feb, span("2025-03-01", "2025-03-12")}, signal.High, signal.Default())
	if err != nil || len(part.Points) != 2 || !part.PartLeftOut {
		t.Errorf("the month so far: %v, %d points", err, len(part.Points))
	}
}

func TestFunnelsPlaceAuthorities(t *testing.T) {
	areas := []signal.Area{
		{Name: "average", Numerator: 800, Denominator: 1000, Known: true},
		{Name: "high", Numerator: 480, Denominator: 500, Known: true},
		{Name: "low", Numerator: 330, Denominator: 500, Known: true},
		{Name: "hidden", Numerator: 3, Denominator: 4},
	}
	f, err := signal.Proportions(areas)
	if err != nil || f.LeftOut != 1 || !near(f.Average, 80.5, 1e-9) || len(f.Areas) != 3 {
		t.Fatalf("%v: average %v of %d areas, %d left out", err, f.Average, len(f.Areas), f.LeftOut)
	}
	for i, want := range []signal.Label{signal.NotSignificant, signal.High998, signal.Low998} {
		if f.Areas[i].Label != want {
			t.Errorf("%s: %s, want %s", f.Areas[i].Name, f.Areas[i].Label, want)
		}
	}
	if said := strings.Join(f.Caveats(), " "); !strings.Contains(said, "published: 1") || strings.Contains(said, "need") {
		t.Errorf("caveats %q", said)
	}
	if _, err := signal.Proportions([]signal.Area{{Name: "a", Numerator: 3, Denominator: 2, Known: true}}); err == nil {
		t.Error("3 of 2 was taken")
	}
	if _, err := signal.Rates(areas[3:], 10000); err == nil {
		t.Error("a funnel of nothing was made")
	}
}

func TestRateLabelsAgreeWithRateLimits(t *testing.T) {
	areas := []signal.Area{{Name: "all", Numerator: 60000, Denominator: 10000000, Known: true}}
	areas = append(areas, signal.Area{Name: "none", Denominator: 100000, Known: true})
	for events := 480; events < 720; events++ {
		areas = append(areas, signal.Area{Name: strconv.Itoa(events), Numerator: events, Denominator: 100000, Known: true})
	}
	f, err := signal.Rates(areas, 10000)
	if err != nil {
		t.Fatal(err)
	}
	seen := map[signal.Label]int{}
	for _, a := range f.Areas[2:] { // without the one of no events, for which the limits cannot tell
		want := signal.NotSignificant
		switch {
		case a.Value > a.Limits.Upper998:
			want = signal.High998
		case a.Value > a.Limits.Upper95:
			want = signal.High95
		case a.Value < a.Limits.Lower998:
			want = signal.Low998
		case a.Value < a.Limits.Lower95:
			want = signal.Low95
		}
		seen[want]++
		if a.Label != want {
			t.Errorf("%d events, %.3f: %s, but the limits say %s", a.Numerator, a.Value, a.Label, want)
		}
	}
	if len(seen) < 5 {
		t.Errorf("the areas try too few labels: %v", seen)
	}
	if none := f.Areas[1]; none.Label != signal.Low998 || !math.IsInf(none.Limits.Upper95, 1) {
		t.Errorf("no events where 600 are expected: %s, upper %v", none.Label, none.Limits.Upper95)
	}
	if said := strings.Join(f.Caveats(), " "); !strings.Contains(said, "deprivation") {
		t.Errorf("rates carry no caution: %q", said)
	}
}

func TestPolarityIsWrittenAndRead(t *testing.T) {
	for _, p := range []signal.Polarity{signal.High, signal.Low, signal.Neither} {
		if back, err := signal.ParsePolarity(p.String()); err != nil || back != p {
			t.Errorf("%s came back as %s, %v", p, back, err)
		}
	}
	if _, err := signal.ParsePolarity("upwards"); err == nil {
		t.Error("an unknown polarity was taken")
	}
}

func TestEqualValuesAreSteadyToTheLastBit(t *testing.T) {
	for _, v := range []float64{0.1, 1.0 / 3, 57.9e-3, 4999.7 / 7, 0} {
		values := make([]float64, 13)
		for i := range values {
			values[i] = v
		}
		l := signal.LimitsOf(values, true)
		for i, m := range signal.Judge(values, l, signal.Default()) {
			if m.Rule != signal.NoRule {
				t.Errorf("thirteen times %v: point %d is called %s", v, i, m.Rule)
			}
		}
	}
}
