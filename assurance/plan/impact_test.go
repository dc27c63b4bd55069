package plan_test

import (
	"slices"
	"strings"
	"testing"

	"goldthread/assurance/plan"
	"goldthread/day"
	"goldthread/indicator"
)

// TestWhetherAMeasureMoved looks at series that anybody can judge by eye.
func TestWhetherAMeasureMoved(t *testing.T) {
	rebased := moved("2024-01-01", 12, 60, 8, 90)
	rebased.Rebase = []day.Day{on("2025-01-01")}
	gap := moved("2024-01-01", 12, 60, 7, 90)
	gap.Months[14].Known = false
	for name, c := range map[string]struct {
		reading   plan.Reading
		polarity  indicator.Polarity
		began, on string
		want      plan.Moved
		words     string
	}{
		"better":                     {moved("2024-01-01", 12, 60, 7, 90), indicator.Higher, "2025-01-10", "2025-07-31", plan.Better, "Moved: better since January 2025."},
		"worse":                      {moved("2024-01-01", 12, 60, 7, 90), indicator.Lower, "2025-01-10", "2025-07-31", plan.Worse, "Moved: worse since January 2025."},
		"no direction":               {moved("2024-01-01", 12, 60, 7, 90), indicator.Neither, "2025-01-10", "2025-07-31", plan.NotTold, "Not judged: neither high nor low is better."},
		"as it was known before":     {moved("2024-01-01", 12, 60, 7, 90), indicator.Higher, "2025-01-10", "2025-01-30", plan.TooEarly, "Too early to tell: a lasting change could be seen from the end of July 2025."},
		"not moved":                  {moved("2024-01-01", 12, 60, 7, 60), indicator.Higher, "2025-01-10", "2025-07-31", plan.NotMoved, "Not moved: in the 7 months since work began it kept to its usual ups and downs."},
		"a month short of telling":   {moved("2024-01-01", 12, 60, 6, 60), indicator.Higher, "2025-01-10", "2025-06-30", plan.TooEarly, "Too early to tell: a lasting change could be seen from the end of July 2025."},
		"begins after the last":      {moved("2024-01-01", 12, 60, 0, 0), indicator.Higher, "2025-03-10", "2025-03-20", plan.TooEarly, "Too early to tell: a lasting change could be seen from the end of September 2025."},
		"not begun":                  {moved("2024-01-01", 12, 60, 7, 90), indicator.Higher, "", "2025-07-31", plan.TooEarly, "Too early to tell: no action on it has begun."},
		"begins tomorrow":            {moved("2024-01-01", 12, 60, 7, 90), indicator.Higher, "2025-08-01", "2025-07-31", plan.TooEarly, "Too early to tell: no action on it has begun."},
		"better before work began":   {moved("2024-01-01", 12, 60, 14, 90), indicator.Higher, "2025-10-10", "2026-02-28", plan.Better, "It has been getting better since January 2025, before work on it began."},
		"no months":                  {plan.Reading{}, indicator.Higher, "2025-01-10", "2025-07-31", plan.NotTold, "Cannot be told: there are no months to look at."},
		"a new definition":           {rebased, indicator.Higher, "2024-06-10", "2025-08-31", plan.NotMoved, "Not moved: in the 15 months since work began it kept to its usual ups and downs."},
		"a gap cuts what was before": {gap, indicator.Higher, "2025-01-10", "2025-07-31", plan.TooEarly, "Too early to tell: a lasting change could be seen from the end of October 2025."},
	} {
		began := day.Never
		if c.began != "" {
			began = on(c.began)
		}
		got, _ := c.reading.Moving(c.polarity, began, on(c.on))
		if got.Moved != c.want || got.Words != c.words {
			t.Errorf("%s: %s %q, want %s %q", name, got.Moved, got.Words, c.want, c.words)
		}
		if strings.Contains(got.Words, "before work") != got.Before {
			t.Errorf("%s: before %v, and it says %q", name, got.Before, got.Words)
		}
	}
}

// TestALongImprovementStaysOne looks three years after: limits made of all months would by then take the better level for
// the usual one.
func TestALongImprovementStaysOne(t *testing.T) {
	r := moved("2022-01-01", 8, 60, 36, 66)
	got, chart := r.Moving(indicator.Higher, on("2022-09-01"), on("2025-08-31"))
	if got.Moved != plan.Better || got.Since != on("2022-09-01") || chart.Baseline != 8 || !chart.Trial {
		t.Errorf("%+v, limits of %d months", got, chart.Baseline)
	}
	if !slices.ContainsFunc(got.Caveats, func(s string) bool { return strings.Contains(strings.ToLower(s), "limits") }) {
		t.Errorf("eight months are few, and nothing says so: %q", got.Caveats)
	}
	few := moved("2022-01-01", 4, 60, 8, 60)
	if got, _ := few.Moving(indicator.Higher, on("2022-05-01"), on("2022-12-31")); !slices.ContainsFunc(got.Caveats, func(s string) bool { return strings.Contains(s, "all months") }) {
		t.Errorf("four months before, and nothing says of what the limits are made: %q", got.Caveats)
	}
}

// TestWhetherAuditsMoved judges answers to a question by Wilson's interval.
func TestWhetherAuditsMoved(t *testing.T) {
	set := func(met, n int, from, to string) plan.Evidence {
		return plan.Evidence{Sort: plan.AuditSort, Audit: &plan.AuditSet{Question: "q", N: n, Met: met, Period: day.Span{From: on(from), To: on(to)}}}
	}
	old := set(18, 20, "2024-11-01", "2024-11-30")
	for name, c := range map[string]struct {
		sets     []plan.Evidence
		polarity indicator.Polarity
		want     plan.Moved
	}{
		"better":              {[]plan.Evidence{old, set(16, 20, "2025-03-01", "2025-03-31")}, indicator.Higher, plan.Better},
		"worse":               {[]plan.Evidence{set(16, 20, "2025-03-01", "2025-03-31")}, indicator.Lower, plan.Worse},
		"few records":         {[]plan.Evidence{set(3, 5, "2025-03-01", "2025-03-31")}, indicator.Higher, plan.NotMoved},
		"none since":          {[]plan.Evidence{old}, indicator.Higher, plan.TooEarly},
		"none yet":            {[]plan.Evidence{set(16, 20, "2025-06-01", "2025-06-30")}, indicator.Higher, plan.TooEarly},
		"the newest counts":   {[]plan.Evidence{set(16, 20, "2025-03-01", "2025-03-31"), set(8, 20, "2025-04-01", "2025-04-30")}, indicator.Higher, plan.NotMoved},
		"no direction":        {[]plan.Evidence{set(16, 20, "2025-03-01", "2025-03-31")}, indicator.Neither, plan.NotTold},
		"worse when high bad": {[]plan.Evidence{set(1, 20, "2025-03-01", "2025-03-31")}, indicator.Lower, plan.Better},
	} {
		m := plan.Measure{Question: "q", Polarity: c.polarity, Baseline: 40, BaselineDay: on("2024-12-31")}
		if got := plan.MovingAudits(&m, c.sets, on("2025-01-10"), on("2025-05-31")); got.Moved != c.want {
			t.Errorf("%s: %s %q, want %s", name, got.Moved, got.Words, c.want)
		}
	}
}

// TestImpactOfARecommendation follows it to its measures, voices and days, and finds done and working apart.
func TestImpactOfARecommendation(t *testing.T) {
	d := newDesk(t, t.TempDir(), "2025-01-10")
	s := d.small()
	d.do(owner, s.action, plan.Start, "")
	d.prove(s.action)
	d.today = on("2025-12-31")
	i, ok := d.standing().Impact(s.recommendation)
	if !ok || i.Moved != plan.Better || i.Sentence != "Moved: icpc-within-15wd." || i.Began != on("2025-01-10") {
		t.Errorf("impact %+v %v", i.Sentence, i.Moved)
	}
	if e := i.Effects[0]; len(i.Effects) != 1 || e.Chart == nil || !e.Met || len(e.Flags) != 1 || e.Flags[0].Words != "began" || len(e.Reading.Months) != 24 {
		t.Errorf("effect %+v", e)
	}
	if len(i.Voices) != 1 || i.Voices[0].Title != "Parents" {
		t.Errorf("voices %+v", i.Voices)
	}
	if parted := d.standing().WorkingButNotDone(); len(parted) != 1 || len(parted[0].Words) != 1 || len(d.standing().DoneButNotWorking()) != 0 {
		t.Errorf("working and not done: %+v", parted)
	}
	d.do(owner, s.action, plan.SayDone, "")
	worse := plan.Readings{icpc: moved("2024-01-01", 12, 60, 12, 40)}
	st := d.plan.On(d.today, worse)
	if parted := st.DoneButNotWorking(); len(parted) != 1 || len(st.WorkingButNotDone()) != 0 {
		t.Errorf("done and not working: %+v", parted)
	}
	if i, _ := st.Impact(s.recommendation); i.Moved != plan.Worse || !strings.HasPrefix(i.Sentence, "Moved the wrong way: ") || len(i.Effects[0].Flags) != 2 {
		t.Errorf("impact %q", i.Sentence)
	}
	if i, _ := d.plan.On(d.today, nil).Impact(s.recommendation); i.Moved != plan.NotTold {
		t.Errorf("without figures: %q", i.Sentence)
	}
	early := d.plan.On(d.today, plan.Readings{icpc: moved("2024-01-01", 13, 60, 0, 0)})
	if i, _ := early.Impact(s.recommendation); i.Sentence != "Too early to tell: icpc-within-15wd. A lasting change could be seen from the end of July 2025." {
		t.Errorf("early: %q", i.Sentence)
	}
	if _, ok := early.Impact("nothing"); ok {
		t.Error("there is an impact of nothing")
	}
}
