package assurance_test

import (
	"fmt"
	"strings"
	"testing"

	"goldthread/assurance"
	"goldthread/day"
)

// TestChangesTellAllThatWasWritten sets a target, changes it and takes it back, beside a note about all measures and the
// words about another.
func TestChangesTellAllThatWasWritten(t *testing.T) {
	d := newDesk(t, t.TempDir())
	target := assurance.Target{Code: icpc, Value: 80, From: day.MustParse("2025-04-01"), SetBy: "the board"}
	id := d.write("analyst", target, 0)
	target.Value = 85
	d.write("director", target, 1)
	d.write("analyst", assurance.Target{Code: "other", Value: 1, From: target.From, SetBy: "x"}, 0)
	d.write("analyst", assurance.BreakNote{Day: target.From, Text: "new system"}, 0)
	d.write("analyst", assurance.BreakNote{Code: "other", Day: target.From, Text: "of another"}, 0)
	d.append("analyst", assurance.Withdraw(assurance.TargetKind, id, 2))
	d.write("analyst", assurance.Owner{Code: icpc, Account: "kim"}, 0)
	target.Value = 90
	d.write("analyst", target, 0)

	changes, err := assurance.Changes(t.Context(), d.Store, code, icpc)
	if err != nil {
		t.Fatal(err)
	}
	var said []string
	for _, c := range changes {
		line := fmt.Sprintf("%d %s again %v withdrawn %v", c.Seq, c.Actor, c.Again, c.Withdrawn)
		switch {
		case c.Target != nil:
			line += fmt.Sprintf(" target %g", c.Target.Value)
		case c.Owner != nil:
			line += " owner " + c.Owner.Account
		case c.Break != nil:
			line += " note " + c.Break.Text
		}
		said = append(said, line)
	}
	want := `8 analyst again false withdrawn false target 90
7 analyst again false withdrawn false owner kim
6 analyst again true withdrawn true target 85
4 analyst again false withdrawn false note new system
2 director again true withdrawn false target 85
1 analyst again false withdrawn false target 80`
	if got := strings.Join(said, "\n"); got != want {
		t.Errorf("the history is\n%s\nand should be\n%s", got, want)
	}
}
