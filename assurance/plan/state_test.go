package plan_test

import (
	_ "embed"
	"errors"
	"slices"
	"strings"
	"testing"

	"goldthread/assurance/plan"
	"goldthread/store"
)

//go:embed moves.cases
var movesCases string

// table reads a table of cells, without its comments.
func table(text string) (rows [][]string) {
	for line := range strings.Lines(text) {
		if line = strings.TrimSpace(line); line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		cells := strings.Split(line, "|")
		for i := range cells {
			cells[i] = strings.TrimSpace(cells[i])
		}
		rows = append(rows, cells)
	}
	return rows
}

// inEveryState makes one action for each state, all of one owner and one agency, with an update by somebody with every
// right.
func inEveryState(d *desk) map[plan.State]string {
	all := map[plan.State]string{}
	for _, state := range []plan.State{plan.NotStarted, plan.UnderWay, plan.SaidDone, plan.Agreed, plan.Embedded} {
		d.today = on("2025-01-10")
		s := d.small()
		all[state] = s.action
		if err := d.update(person("hand", all5...), plan.Update{Action: s.action, Day: d.today, Did: "Read the file"}, ""); err != nil {
			d.Fatal(err)
		}
		if state == plan.NotStarted {
			continue
		}
		d.do(owner, s.action, plan.Start, "")
		if state == plan.UnderWay {
			continue
		}
		d.prove(s.action)
		d.do(owner, s.action, plan.SayDone, "")
		if state == plan.SaidDone {
			continue
		}
		if err := d.agree(chair, s.action); err != nil {
			d.Fatal(err)
		}
		if d.today = on("2025-04-10"); state == plan.Embedded {
			d.do(auditor, s.action, plan.StillHold, "The rooms are still booked")
		}
	}
	d.today = on("2025-04-10")
	return all
}

var all5 = []string{plan.Seeing, plan.Keeping, plan.Updating, plan.Checking, plan.Recording}

// TestAnActionGoesOnlyTheWaysOfTheTable tries every act in every state as everybody. What moves.cases does not say is
// refused, and what is offered is what can be done.
func TestAnActionGoesOnlyTheWaysOfTheTable(t *testing.T) {
	d := newDesk(t, t.TempDir(), "2025-01-10")
	actions := inEveryState(d)
	people := map[string]plan.Person{"owner": owner, "agency": partner, "another": person("ann", plan.Seeing, plan.Updating),
		"keeper": person("kim", plan.Seeing, plan.Keeping), "checker": auditor, "board": chair, "hand": person("hand", all5...)}
	rows := table(movesCases)
	want := map[string]string{}
	for _, row := range rows[1:] {
		for i, who := range rows[0][3:] {
			if row[i+3] == "yes" {
				want[row[0]+", "+row[1]+", "+who] = row[2]
			}
		}
	}
	acts := []plan.Act{plan.Edit, plan.Start, plan.SayDone, plan.TakeUp, plan.SendBack, plan.Agree, plan.StillHold, plan.Withdraw}
	for state, id := range actions {
		for _, act := range acts {
			for name, who := range people {
				key := string(state) + ", " + string(act) + ", " + name
				open := d.plan.Open(who, id)
				i := slices.IndexFunc(open, func(s plan.Step) bool { return s.Act == act })
				got := ""
				if i >= 0 {
					got = string(open[i].To)
				}
				if got != want[key] {
					t.Errorf("%s: offered %q, want %q", key, got, want[key])
				}
				if made := d.outcome(who, id, act); made != got {
					t.Errorf("%s: offered %q, and doing it gives %q", key, got, made)
				}
			}
		}
	}
	if len(want) < 30 {
		t.Errorf("only %d lines", len(want))
	}
}

// outcome is the state that an act would give the action, without keeping it; blank where it is refused.
func (d *desk) outcome(who plan.Person, id string, act plan.Act) string {
	a, _ := d.plan.Action(id)
	drafts, err := d.plan.Do(who, d.today, id, a.Seq, act, "because")
	switch act {
	case plan.Edit:
		drafts, err = d.plan.Save(who, d.today, &a)
	case plan.Agree:
		drafts, err = d.standing().Agree(who, a.Seq, plan.Agreement{Action: id, Body: "Improvement board", Day: d.today})
	}
	if err != nil {
		return ""
	}
	for _, draft := range drafts {
		if draft.Kind == plan.ActionKind && draft.Op == "put" {
			_, rest, _ := strings.Cut(string(draft.Body), `"state":"`)
			state, _, _ := strings.Cut(rest, `"`)
			return state
		}
	}
	return ""
}

// TestWhatAMoveNeeds asks for words, days and proof.
func TestWhatAMoveNeeds(t *testing.T) {
	d := newDesk(t, t.TempDir(), "2025-01-10")
	s := d.small()
	d.do(owner, s.action, plan.Start, "")
	d.do(owner, s.action, plan.SayDone, "")
	if err := d.agree(chair, s.action); !slices.Contains(wrong(err), "proof") {
		t.Errorf("blue without evidence: %v", err)
	}
	proof := d.prove(s.action)
	if lacking := d.standing().Proof(s.action).Lacking; len(lacking) != 0 {
		t.Errorf("it lacks %v", lacking)
	}
	low := readings[icpc]
	low.Now.Value = 84.9
	a, _ := d.plan.Action(s.action)
	if _, err := d.plan.On(d.today, plan.Readings{icpc: low}).Agree(chair, a.Seq, plan.Agreement{Action: s.action, Body: "b", Day: d.today}); !slices.Equal(wrong(err), []string{"proof", "shown"}) && !slices.Equal(wrong(err), []string{"shown", "proof"}) {
		t.Errorf("blue with a measure that is not met: %v", err)
	}
	if err := d.agree(chair, s.action); err != nil {
		t.Fatal(err)
	}
	agreement := d.plan.Agreements(s.action)[0]
	if len(agreement.Shown) != 1 || agreement.Shown[0].Value != 90 || agreement.Shown[0].Target != 85 || agreement.By != "lorna" {
		t.Errorf("the board saw %+v", agreement)
	}
	if _, err := d.plan.Withdraw(officer, d.today, plan.End{Kind: plan.EvidenceKind, ID: proof[0]}, 1, "why"); err == nil {
		t.Error("what a board agreed by was withdrawn")
	}
	if err := d.try(auditor, s.action, plan.StillHold, "all well"); !slices.Equal(wrong(err), []string{"day"}) {
		t.Errorf("it held on the day it turned blue: %v", err)
	}
	d.today = d.plan.CheckDue(s.action) - 1
	if due := d.standing().ChecksDue(); len(due) != 0 || d.try(auditor, s.action, plan.StillHold, "all well") == nil {
		t.Error("it held a day before three months had passed")
	}
	d.today++
	if due := d.standing().ChecksDue(); len(due) != 1 {
		t.Errorf("checks due: %v", due)
	}
	if err := d.try(auditor, s.action, plan.SendBack, ""); !slices.Equal(wrong(err), []string{"why"}) {
		t.Errorf("sent back without words: %v", err)
	}
	d.do(auditor, s.action, plan.SendBack, "Two rooms are let again")
	a, _ = d.plan.Action(s.action)
	if checks := d.plan.Checks(s.action); a.State != plan.UnderWay || a.Done.Known() || len(checks) != 1 || checks[0].Holds || len(d.plan.Agreements(s.action)) != 1 {
		t.Errorf("sent back: %+v, checks %+v", a, checks)
	}
}

// TestWhoDidItNeverTurnsItBlue tries each way in which one can have a hand in an action.
func TestWhoDidItNeverTurnsItBlue(t *testing.T) {
	for name, does := range map[string]func(d *desk, id string){
		"started it":     func(d *desk, id string) { d.do(officer, id, plan.Start, "") },
		"said it was":    func(d *desk, id string) { d.do(owner, id, plan.Start, ""); d.do(officer, id, plan.SayDone, "") },
		"wrote a word":   func(d *desk, id string) { d.updateOrFail(officer, id) },
		"owned it once":  func(d *desk, id string) { d.own(id, "olive"); d.own(id, "tom") },
		"was its agency": func(d *desk, id string) { d.contact(id, "olive"); d.contact(id, "pat") },
	} {
		t.Run(name, func(t *testing.T) {
			d := newDesk(t, t.TempDir(), "2025-01-10")
			id := d.small().action
			does(d, id)
			if a, _ := d.plan.Action(id); a.State == plan.NotStarted {
				d.do(owner, id, plan.Start, "")
			}
			if a, _ := d.plan.Action(id); a.State == plan.UnderWay {
				d.do(owner, id, plan.SayDone, "")
			}
			d.prove(id)
			var refused *plan.NotAllowed
			if err := d.agree(officer, id); !asNotAllowed(err, &refused) || !strings.Contains(refused.Say, "another person") {
				t.Errorf("turned blue by who %s: %v", name, err)
			}
			if err := d.agree(chair, id); err != nil {
				t.Errorf("by somebody else: %v", err)
			}
		})
	}
}

// TestAHandAtTheSameMoment writes an update and records the agreement from two pages that know nothing of each other.
func TestAHandAtTheSameMoment(t *testing.T) {
	d := newDesk(t, t.TempDir(), "2025-01-10")
	id := d.small().action
	d.do(owner, id, plan.Start, "")
	d.do(owner, id, plan.SayDone, "")
	d.prove(id)
	a, _ := d.plan.Action(id)
	agreed, err := d.standing().Agree(officer, a.Seq, plan.Agreement{Action: id, Body: "Improvement board", Day: d.today})
	if err != nil {
		t.Fatal(err)
	}
	d.updateOrFail(officer, id)
	var conflict *store.Conflict
	if err := d.append(officer, agreed, nil); !errors.As(err, &conflict) {
		t.Errorf("turned blue by who wrote an update meanwhile: %v", err)
	}
}

func (d *desk) updateOrFail(who plan.Person, id string) {
	d.Helper()
	if err := d.update(who, plan.Update{Action: id, Day: d.today, Did: "Asked"}, ""); err != nil {
		d.Fatal(err)
	}
}

func (d *desk) own(id, account string) {
	a, _ := d.plan.Action(id)
	a.Owner, a.Why = account, "moved to another team"
	d.save(officer, &a)
}

func (d *desk) contact(id, account string) {
	a, _ := d.plan.Action(id)
	a.Contact, a.Why = account, ""
	d.save(officer, &a)
}
