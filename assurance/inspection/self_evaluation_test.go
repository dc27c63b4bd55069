package inspection_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"goldthread/assurance"
	"goldthread/assurance/inspection"
)

// written is a self-evaluation for sign-off that cites two figures (one of them twice), an audit, a voice and a document.
func written(t *testing.T) inspection.SelfEvaluation {
	t.Helper()
	e, err := inspection.BeginEvaluation(inspection.SelfEvaluation{}, on("2024-03-31"), "priya")
	if err != nil {
		t.Fatal(err)
	}
	e.Sections[0].Text = "Conferences are held in time [figure icpc-within-15wd].\nPlans are good [audit Core groups; 20; 14 good or better]."
	e.Sections[1].Text = "Children tell us [voice Care council; 9; \"my worker stayed\"].\nAgain [figure icpc-within-15wd], before it [figure icpc-within-15wd; as at 2023-03-31]."
	e.Sections[2].Text = "See [document improvement-plan; page 3]."
	for _, act := range []struct {
		act inspection.Act
		who string
	}{{inspection.Write, "mo"}, {inspection.SendUp, "priya"}} {
		if e, err = e.Do(act.act, act.who, ""); err != nil {
			t.Fatal(err)
		}
	}
	return e
}

// teller tells each figure as 69% until it is told to say something else.
type teller struct{ asked []string }

func (tell *teller) tell(c inspection.Citation) (inspection.Told, error) {
	tell.asked = append(tell.asked, c.String())
	value := 69.2
	return inspection.Told{Says: fmt.Sprintf("69%% of call %d", len(tell.asked)), Value: &value, Of: 39, AsAt: c.AsAt}, nil
}

func TestSignOffFreezesWhatIsCited(t *testing.T) {
	d, e := newDesk(t, t.TempDir()), written(t)
	if _, ok := e.Told(e.Citations()[0]); ok {
		t.Error("a draft has frozen figures")
	}
	var tell teller
	done, err := e.Sign("dana", on("2024-04-02"), tell.tell)
	if err != nil {
		t.Fatal(err)
	}
	want := "[figure icpc-within-15wd] [figure icpc-within-15wd; as at 2023-03-31] [document improvement-plan; page 3]"
	if got := strings.Join(tell.asked, " "); got != want {
		t.Errorf("asked for %s, want each figure and document once: %s", got, want)
	}
	id := d.write(done, 0)
	kept, ok := d.read().Evaluation(id)
	if !ok || kept.SignedBy != "dana" || kept.SignedOn != on("2024-04-02") || kept.State != inspection.SignedOff {
		t.Fatalf("kept %+v", kept)
	}
	cited := kept.Citations()
	if told, ok := kept.Told(cited[0]); !ok || told.Says != "69% of call 1" || *told.Value != 69.2 || told.Of != 39 {
		t.Errorf("the first figure was frozen as %+v", told)
	}
	if _, ok := kept.Told(cited[1]); ok || cited[1].Kind != inspection.AuditSet {
		t.Errorf("an audit says what is written: %+v", cited[1])
	}
	if len(e.Frozen) != 0 {
		t.Error("signing off changed the one before")
	}
}

func TestWhatCannotBeTold(t *testing.T) {
	e := written(t)
	after, err := e.Sign("dana", on("2024-04-02"), func(inspection.Citation) (inspection.Told, error) {
		return inspection.Told{}, errors.New("there is no such measure")
	})
	if err == nil || !strings.Contains(err.Error(), "[figure icpc-within-15wd] cannot be frozen: there is no such measure") || after.State != inspection.ForSignOff {
		t.Errorf("%v, %s", err, after.State)
	}
	for _, who := range []string{"priya", "mo"} {
		if _, err := e.Sign(who, on("2024-04-02"), nil); err == nil || !strings.Contains(err.Error(), "another person") {
			t.Errorf("%s signed off what they wrote: %v", who, err)
		}
		for _, s := range e.Open(who) {
			if s.Act == inspection.SignOff {
				t.Errorf("signing off is offered to %s", who)
			}
		}
	}
	if open := e.Open("dana"); len(open) != 3 {
		t.Errorf("offered to another: %+v", open)
	}
	bare, err := e.Do(inspection.SignOff, "dana", "")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := bare.Draft(0); err == nil {
		t.Error("a self-evaluation was signed off without freezing its figures")
	}
}

func TestWhatIsCitedMustBeThere(t *testing.T) {
	e := written(t)
	all := func(string) bool { return true }
	none := func(string) bool { return false }
	if err := e.Cites(all, all); err != nil {
		t.Error(err)
	}
	var wrong assurance.Problems
	if err := e.Cites(none, all); !asProblems(err, &wrong) || len(wrong) != 3 || wrong[0].Field != "quality and impact" || !strings.Contains(wrong[0].Say, `no measure "icpc-within-15wd"`) {
		t.Errorf("no measures: %v", err)
	}
	if err := e.Cites(all, none); !asProblems(err, &wrong) || len(wrong) != 1 || wrong[0].Field != "what next" || !strings.Contains(wrong[0].Say, `no document "improvement-plan"`) {
		t.Errorf("no documents: %v", err)
	}
}

func TestTheNextBeginsFromTheLast(t *testing.T) {
	e := written(t)
	if _, err := inspection.BeginEvaluation(e, on("2025-03-31"), "tom"); err == nil {
		t.Error("a second one was begun beside an open one")
	}
	var tell teller
	last, err := e.Sign("dana", on("2024-04-02"), tell.tell)
	if err != nil {
		t.Fatal(err)
	}
	last.ID = "1"
	next, err := inspection.BeginEvaluation(last, on("2025-03-31"), "tom")
	if err != nil || next.Version != 2 || next.Previous != "1" || next.State != inspection.InDraft || len(next.Frozen) != 0 || next.SignedBy != "" ||
		strings.Join(next.Writers, " ") != "tom" || next.Section(inspection.WhatNext) != last.Section(inspection.WhatNext) {
		t.Errorf("%+v %v", next, err)
	}
	next.Sections[2].Text = "Other plans."
	if last.Section(inspection.WhatNext).Text == "Other plans." {
		t.Error("writing in the next changed the last")
	}
	one, two := next, next
	first, err := one.Draft(0)
	second, err2 := two.Draft(0)
	if err != nil || err2 != nil || first.ID != second.ID {
		t.Errorf("two people began the same version under two ids: %q %q", first.ID, second.ID)
	}
}

func TestVersionsAreCompared(t *testing.T) {
	before, after := written(t), written(t)
	before.Sections[0].Text = "Visits are late.\nPlans are good.\n\nPlans are good.\nWe are proud."
	after.Sections[0].Text = "Visits are in time.\n  Plans are good.\nAudits say so.\nWe are proud."
	var got strings.Builder
	for _, s := range inspection.Compare(before, after) {
		fmt.Fprintf(&got, "%s: %d went, %d came\n", s.Question, s.Went, s.Came)
		for _, l := range s.Lines {
			if l.Change != inspection.Stayed || s.Question == inspection.WhatDoWeKnow {
				fmt.Fprintf(&got, "  %-4s %s\n", l.Change, l.Text)
			}
		}
	}
	want := `quality and impact: 2 went, 2 came
  went Visits are late.
  went Plans are good.
  came Visits are in time.
       Plans are good.
  came Audits say so.
       We are proud.
how we know: 0 went, 0 came
what next: 0 went, 0 came
`
	if got.String() != want {
		t.Errorf("got\n%swant\n%s", got.String(), want)
	}
	for _, s := range inspection.Compare(inspection.SelfEvaluation{}, after) {
		if s.Went != 0 || s.Came != len(s.Lines) {
			t.Errorf("from nothing: %+v", s)
		}
	}
}
