package plan_test

import (
	_ "embed"
	"fmt"
	"strings"
	"testing"

	"goldthread/assurance/plan"
	"goldthread/day"

	"pgregory.net/rapid"
)

//go:embed rate.cases
var rateCases string

// TestRatings reads rate.cases.
func TestRatings(t *testing.T) {
	var f plan.Facts
	name, asked := "", 0
	for line := range strings.Lines(rateCases) {
		line = strings.TrimSpace(line)
		what, rest, _ := strings.Cut(line, " ")
		switch {
		case line == "" || strings.HasPrefix(line, "#"):
		case what == "case":
			f, name = plan.Facts{Every: 1}, rest
		case strings.Contains(line, "|"):
			asked++
			askRate(t, name, line, plan.Rate(f, on(strings.TrimSpace(strings.SplitN(line, "|", 2)[0]))))
		default:
			if err := tell(&f, what, strings.Fields(rest)); err != nil {
				t.Fatalf("%s: %s: %v", name, line, err)
			}
		}
	}
	if asked < 50 {
		t.Errorf("only %d questions were asked", asked)
	}
}

func askRate(t *testing.T, name, line string, got plan.Ratings) {
	t.Helper()
	cells := strings.Split(line, "|")
	for i := range cells {
		cells[i] = strings.TrimSpace(cells[i])
	}
	mark := map[string]plan.Mark{"schedule": got.Schedule, "quality": got.Quality}[cells[1]]
	reason := ""
	if len(mark.Reasons) > 0 {
		reason = mark.Reasons[0]
	}
	if string(mark.Rating) != cells[2] || reason != cells[3] {
		t.Errorf("%s: on %s %s is %s %q, want %s %q", name, cells[0], cells[1], mark.Rating, mark.Reasons, cells[2], cells[3])
	}
}

// tell takes one line of a case into the facts.
func tell(f *plan.Facts, what string, words []string) error {
	set := map[string]string{}
	var plain []string
	for _, w := range words {
		if k, v, ok := strings.Cut(w, "="); ok {
			set[k] = strings.ReplaceAll(v, "_", " ")
		} else {
			plain = append(plain, strings.ReplaceAll(w, "_", " "))
		}
	}
	dayOf := func(key string) day.Day {
		if set[key] == "" {
			return day.Never
		}
		return on(set[key])
	}
	switch what {
	case "version":
		a := plan.Action{State: plan.State(set["state"]), Began: dayOf("began"), Done: dayOf("done"), Start: dayOf("start"), Due: dayOf("due")}
		a.Changed = on(plain[0])
		if due, done, _ := strings.Cut(set["milestone"], "/"); due != "" {
			m := plan.Milestone{Title: "Step", Due: on(due)}
			if done != "" {
				m.Done = on(done)
			}
			a.Milestones = []plan.Milestone{m}
		}
		f.Versions = append(f.Versions, a)
	case "update":
		w := plan.Word{Rating: plan.Rating(set["schedule"]), Over: plan.Rating(set["over"]), Why: set["why"]}
		f.Updates = append(f.Updates, plan.Update{Line: plan.Line{Changed: dayOf("written")}, Day: on(plain[0]), Schedule: w, Quality: plan.Word{Rating: plan.Rating(set["quality"])}})
	case "measure":
		f.Measures = append(f.Measures, followed(plain, dayOf("expect")))
	case "proof":
		for _, sort := range plain {
			if sort == "children" {
				sort = string(plan.VoiceSort)
			}
			f.Proof = append(f.Proof, plan.Evidence{Sort: plan.Sort(sort), AddedBy: "a", Look: &plan.Look{By: "b", Holds: true}})
		}
	case "agreed":
		f.Agreements = append(f.Agreements, plan.Agreement{Body: "Improvement board", Day: on(plain[0])})
	default:
		return fmt.Errorf("%q is no line of a case", what)
	}
	return nil
}

func followed(words []string, expect day.Day) plan.Followed {
	what := plan.Moved(words[0])
	return plan.Followed{Measure: &plan.Measure{Title: "Measure", Expect: expect}, Moving: func(_, by day.Day) plan.Movement {
		m := plan.Movement{Moved: what, Words: words[0], Before: len(words) > 2}
		if len(words) > 1 && by < on(words[1]) {
			m = plan.Movement{Moved: plan.NotMoved, Words: string(plan.NotMoved)}
		}
		return m
	}}
}

// TestAmberTwoMonths rates an action whose owner says what they like, and compares with a plain walk over all days that
// remembers how each month ended.
func TestAmberTwoMonths(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		first := on("2025-01-10")
		f := plan.Facts{Every: 12, Versions: []plan.Action{{Line: plan.Line{Changed: first}, State: plan.UnderWay, Began: first, Due: on("2030-01-01")}}}
		said := map[day.Day]plan.Rating{}
		for d := first; d < first+250; d += day.Day(rapid.IntRange(1, 60).Draw(r, "days")) {
			said[d] = rapid.SampledFrom([]plan.Rating{"", plan.Green, plan.Amber, plan.Red}).Draw(r, "word")
			f.Updates = append(f.Updates, plan.Update{Day: d, Schedule: plan.Word{Rating: said[d]}})
		}
		now, ends := plan.Green, []bool{}
		for d := first; d < first+300; d++ {
			if word, ok := said[d]; ok {
				now = word
			}
			if d == d.MonthEnd() {
				ends = append(ends, now == plan.Amber)
			}
			want := now
			if n := len(ends); now == plan.Amber && n >= 2 && ends[n-1] && ends[n-2] {
				want = plan.Red
			}
			if want == "" {
				want = plan.Green
			}
			if got := plan.Rate(f, d).Schedule.Rating; got != want {
				r.Fatalf("on %s it is %s, want %s; said: %v", d, got, want, said)
			}
		}
	})
}
