package web

import (
	"slices"
	"strings"
	"testing"

	"goldthread/assurance"
	"goldthread/assurance/plan"
	"goldthread/day"
)

// TestTheHistoryOfAnActionInWords tells each change with its reason, and calls accounts by their names.
func TestTheHistoryOfAnActionInWords(t *testing.T) {
	first := plan.Action{Line: plan.Line{Origin: assurance.Origin{Actor: "olive"}, Changed: day.MustParse("2026-06-01")}, Title: "Book the room", Owner: "tom", Due: day.MustParse("2026-09-30"),
		State: plan.NotStarted, Milestones: []plan.Milestone{{ID: "m1", Title: "Rooms found", Due: day.MustParse("2026-08-31")}}}
	moved := first
	moved.Changed, moved.Due, moved.Owner, moved.Why = day.MustParse("2026-07-01"), day.MustParse("2026-12-31"), "pat", "The rooms are let."
	moved.Milestones = nil
	hand := moved
	hand.Changed, hand.Why, hand.Hands = day.MustParse("2026-07-02"), "", []string{"pat"}
	who := func(account string) string {
		return map[string]string{"olive": "Olive Hart", "tom": "Tom Reed", "pat": "Pat Moss"}[account]
	}

	var said []string
	for _, v := range versionsOf([]plan.Action{first, moved, hand}, who) {
		said = append(said, v.Day.String()+" "+v.Who+": "+strings.Join(v.Changes, " ")+" "+v.Why)
	}
	want := []string{
		"2026-07-01 Olive Hart: Owner: from Tom Reed to Pat Moss. Due: from 30 September 2026 to 31 December 2026. Milestone “Rooms found”, due: no longer 31 August 2026. The rooms are let.",
		"2026-06-01 Olive Hart: It came into the plan, due on 30 September 2026. ",
	}
	if !slices.Equal(said, want) {
		t.Errorf("the history says\n%s\nwant\n%s", strings.Join(said, "\n"), strings.Join(want, "\n"))
	}
}

// TestSilenceIsShown where updates were due and none came, and nowhere else.
func TestSilenceIsShown(t *testing.T) {
	for _, one := range []struct {
		from, until string
		every, want int
	}{
		{"2026-01-10", "2026-02-10", 1, 0}, {"2026-01-10", "2026-03-09", 1, 0}, {"2026-01-10", "2026-03-10", 1, 2}, {"2026-01-10", "2026-07-09", 1, 5},
		{"2026-01-10", "2026-04-10", 3, 0}, {"2026-01-10", "2026-05-10", 3, 4},
	} {
		got := 0
		for _, s := range silent(day.MustParse(one.from), day.MustParse(one.until), one.every) {
			got += s.Silent
		}
		if got != one.want {
			t.Errorf("from %s to %s, with updates every %d months: silent for %d months, want %d", one.from, one.until, one.every, got, one.want)
		}
	}
	if silent(day.MustParse("2026-01-10"), day.Never, 1) != nil {
		t.Error("what is done is called silent")
	}
	for _, one := range []struct {
		due  plan.Due
		want string
	}{{plan.Due{}, ""}, {plan.Due{Late: -3, Silent: 1}, ""}, {plan.Due{Late: 5, Silent: 1}, "an update is 5 days late"}, {plan.Due{Late: 40, Silent: 2}, "nothing said for 2 months"}} {
		if got := silence(one.due); got != one.want {
			t.Errorf("%+v is told as %q, want %q", one.due, got, one.want)
		}
	}
}

// TestARatingIsNeverAColourAlone gives each a word and a shape of its own.
func TestARatingIsNeverAColourAlone(t *testing.T) {
	words, shapes := map[string]bool{}, map[string]bool{}
	for _, r := range bragOrder {
		b := brag{r}
		words[b.Word()], shapes[b.Shape()] = true, true
	}
	if len(words) != 5 || len(shapes) != 5 || words[""] || shapes[""] {
		t.Errorf("%d words and %d shapes for five ratings", len(words), len(shapes))
	}
}

// TestReasonsAreThoseOfTheReadersFigures where these give the same rating; else nobody is told what the others say.
func TestReasonsAreThoseOfTheReadersFigures(t *testing.T) {
	whole := plan.Mark{Rating: plan.Red, Reasons: []string{"Moved: worse."}}
	if got := markOf(whole, plan.Mark{Rating: plan.Red, Reasons: []string{"As published."}}); got.Rating != plan.Red || got.First() != "As published." {
		t.Errorf("rated alike: %+v", got)
	}
	if got := markOf(whole, plan.Mark{Rating: plan.White, Reasons: []string{"Too early."}}); got.Rating != plan.Red || got.First() != notPublished {
		t.Errorf("rated otherwise: %+v", got)
	}
}
