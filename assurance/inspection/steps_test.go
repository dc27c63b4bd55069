package inspection_test

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"goldthread/access"
	"goldthread/assurance"
	"goldthread/assurance/inspection"
)

// ways are all the ways that the things of a register can go. "words" asks for words why, "another" for somebody who has not
// written in it.
const ways = `
	inspection   |              | expect                    | expected         | keep inspections |
	inspection   |              | notify                    | notified         | keep inspections |
	inspection   |              | enter as published        | published        | keep inspections |
	inspection   | expected     | change                    | expected         | keep inspections |
	inspection   | expected     | notify                    | notified         | keep inspections |
	inspection   | notified     | change                    | notified         | keep inspections |
	inspection   | notified     | arrive                    | on site          | keep inspections |
	inspection   | notified     | put off                   | expected         | keep inspections | words
	inspection   | on site      | change                    | on site          | keep inspections |
	inspection   | on site      | receive the draft report  | draft report     | keep inspections |
	inspection   | on site      | publish                   | published        | keep inspections |
	inspection   | draft report | change                    | draft report     | keep inspections |
	inspection   | draft report | publish                   | published        | keep inspections |
	inspection   | published    | correct                   | published        | keep inspections | words
	request      |              | ask                       | open             | keep inspections |
	request      | open         | change                    | open             | keep inspections |
	request      | open         | send                      | sent             | keep inspections |
	request      | open         | call off                  | called off       | keep inspections | words
	request      | sent         | ask again                 | open             | keep inspections | words
	request      | called off   | ask again                 | open             | keep inspections | words
	comment      |              | note                      | draft            | keep inspections |
	comment      | draft        | change                    | draft            | keep inspections |
	comment      | draft        | submit                    | submitted        | keep inspections |
	comment      | draft        | leave out                 | left out         | keep inspections | words
	comment      | left out     | take up again             | draft            | keep inspections |
	comment      | submitted    | accept                    | accepted         | keep inspections |
	comment      | submitted    | accept in part            | accepted in part | keep inspections | words
	comment      | submitted    | not accept                | not accepted     | keep inspections | words
	evaluation   |              | begin                     | draft            | write the self-evaluation |
	evaluation   | draft        | write                     | draft            | write the self-evaluation |
	evaluation   | draft        | send for sign-off         | for sign-off     | write the self-evaluation |
	evaluation   | for sign-off | take back                 | draft            | write the self-evaluation |
	evaluation   | for sign-off | send back                 | draft            | sign off the self-evaluation | words
	evaluation   | for sign-off | sign off                  | signed off       | sign off the self-evaluation | another
	notice       |              | file                      | in force         | keep notices |
	notice       | in force     | change                    | in force         | keep notices |
	notice       | in force     | end                       | ended            | keep notices | words
	notice       | ended        | revive                    | in force         | keep notices | words
`

// way is a line of the table.
type way struct{ to, right, asks string }

// readWays gives the lines by thing, state and act, and all states and acts by thing.
func readWays(t *testing.T) (lines map[[3]string]way, states, acts map[string][]string) {
	t.Helper()
	lines, states, acts = map[[3]string]way{}, map[string][]string{}, map[string][]string{}
	for line := range strings.Lines(ways) {
		c := strings.Split(line, "|")
		if len(c) != 6 {
			continue
		}
		for i := range c {
			c[i] = strings.TrimSpace(c[i])
		}
		lines[[3]string{c[0], c[1], c[2]}] = way{c[3], c[4], c[5]}
		for _, state := range []string{c[1], c[3]} {
			if !has(states[c[0]], state) {
				states[c[0]] = append(states[c[0]], state)
			}
		}
		if !has(acts[c[0]], c[2]) {
			acts[c[0]] = append(acts[c[0]], c[2])
		}
	}
	for thing := range acts {
		acts[thing] = append(acts[thing], "burn")
	}
	return lines, states, acts
}

// thing is anything of a register that has states.
type thing interface {
	state() string
	in(state string) thing // the same thing in that state, with what the state needs
	do(act, who, why string) (thing, error)
	steps() []step
	drafting
}

type step struct {
	from, act, to, right string
	other, words         bool
}

func stepsOf[S ~string](all inspection.Steps[S]) (steps []step) {
	for _, s := range all {
		steps = append(steps, step{string(s.From), string(s.Act), string(s.To), s.Right, s.Other, s.Words})
	}
	return steps
}

type (
	anInspection struct{ inspection.Inspection }
	aRequest     struct{ inspection.Request }
	aComment     struct{ inspection.FactualComment }
	anEvaluation struct{ inspection.SelfEvaluation }
	aNotice      struct{ inspection.Notice }
)

func (i anInspection) state() string { return string(i.Status) }
func (i anInspection) in(state string) thing {
	i.Status = inspection.Status(state)
	i.Notified, i.From, i.To, i.Drafted, i.Published = on("2024-06-03"), on("2024-06-10"), on("2024-06-14"), on("2024-07-01"), on("2024-07-23")
	return i
}
func (i anInspection) do(act, who, why string) (thing, error) {
	after, err := i.Do(inspection.Act(act), why)
	return anInspection{after}, err
}
func (anInspection) steps() []step { return stepsOf(inspection.InspectionSteps) }

func (q aRequest) state() string { return string(q.State) }
func (q aRequest) in(state string) thing {
	q.State, q.SentOn, q.Version = inspection.RequestState(state), on("2024-06-12"), "1"
	return q
}
func (q aRequest) do(act, who, why string) (thing, error) {
	after, err := q.Do(inspection.Act(act), why)
	return aRequest{after}, err
}
func (aRequest) steps() []step { return stepsOf(inspection.RequestSteps) }

func (c aComment) state() string         { return string(c.State) }
func (c aComment) in(state string) thing { c.State = inspection.CommentState(state); return c }
func (c aComment) do(act, who, why string) (thing, error) {
	after, err := c.Do(inspection.Act(act), why)
	return aComment{after}, err
}
func (aComment) steps() []step { return stepsOf(inspection.CommentSteps) }

func (e anEvaluation) state() string { return string(e.State) }
func (e anEvaluation) in(state string) thing {
	e.State, e.SignedBy, e.SignedOn = inspection.EvaluationState(state), "", on("")
	if state != "" {
		e.Writers = []string{"priya"}
	}
	if state == "signed off" {
		e.SignedBy, e.SignedOn = "dana", on("2024-05-01")
	}
	return e
}
func (e anEvaluation) do(act, who, why string) (thing, error) {
	if act == string(inspection.SignOff) {
		after, err := e.Sign(who, on("2024-05-01"), nil)
		return anEvaluation{after}, err
	}
	after, err := e.Do(inspection.Act(act), who, why)
	return anEvaluation{after}, err
}
func (anEvaluation) steps() []step { return stepsOf(inspection.EvaluationSteps) }

func (n aNotice) state() string { return string(n.State) }
func (n aNotice) in(state string) thing {
	n.State, n.EndedOn = inspection.NoticeState(state), on("")
	if state == "ended" {
		n.EndedOn = on("2024-01-31")
	}
	return n
}
func (n aNotice) do(act, who, why string) (thing, error) {
	if act == string(inspection.End) {
		n.EndedOn = on("2024-01-31")
	}
	after, err := n.Do(inspection.Act(act), why)
	return aNotice{after}, err
}
func (aNotice) steps() []step { return stepsOf(inspection.NoticeSteps) }

// things are one of each, not begun.
func things() map[string]thing {
	e := inspection.SelfEvaluation{Version: 1, AsAt: on("2024-03-31")}
	for _, q := range inspection.Questions {
		e.Sections = append(e.Sections, inspection.Section{Question: q, Text: "We know our services."})
	}
	return map[string]thing{
		"inspection": anInspection{inspection.Inspection{Framework: inspection.FocusedVisit, Title: "Children in care"}},
		"request":    aRequest{inspection.Request{Inspection: "i", Number: 1, Text: "Caseloads", AskedBy: "the lead", AskedOn: on("2024-06-10"), DueOn: on("2024-06-11"), Owner: "priya"}},
		"comment":    aComment{inspection.FactualComment{Inspection: "i", Page: 3, Says: "nine", Right: "eight", Evidence: "the list"}},
		"evaluation": anEvaluation{e},
		"notice":     aNotice{inspection.Notice{Sort: inspection.ImprovementNotice, IssuedBy: "the Minister", IssuedOn: on("2022-03-09"), Months: 6}},
	}
}

// TestEveryActInEveryState tries each act in each state, by who wrote and by another, with words and without.
func TestEveryActInEveryState(t *testing.T) {
	lines, states, acts := readWays(t)
	for name, one := range things() {
		for _, state := range states[name] {
			for _, act := range acts[name] {
				for _, who := range []string{"priya", "dana"} {
					for _, why := range []string{"", "it was said in the meeting"} {
						line, ok := lines[[3]string{name, state, act}]
						allowed := ok && (line.asks != "words" || why != "") && (line.asks != "another" || who != "priya")
						after, err := one.in(state).do(act, who, why)
						if allowed != (err == nil) || allowed && after.state() != line.to {
							t.Errorf("%s %q: %q by %s with %q gives %q, %v; want %+v", name, state, act, who, why, after.state(), err, line)
						}
						if err != nil && after.state() != state {
							t.Errorf("%s %q: %q was refused and changed it to %q", name, state, act, after.state())
						}
					}
				}
			}
		}
	}
}

// TestEveryStepSaysWhoMay compares the tables line by line, and their rights with those that there are.
func TestEveryStepSaysWhoMay(t *testing.T) {
	lines, _, _ := readWays(t)
	n := 0
	for name, one := range things() {
		for _, s := range one.steps() {
			n++
			line, ok := lines[[3]string{name, s.from, s.act}]
			asks := map[string]bool{"words": s.words, "another": s.other}
			if !ok || line.to != s.to || line.right != s.right || s.words && s.other || s.words != (line.asks == "words") || s.other != (line.asks == "another") {
				t.Errorf("%s: %+v (%v), want %+v", name, s, asks, line)
			}
			if !has(access.Acts, access.Act(s.right)) {
				t.Errorf("%s: %q is no act of the table of rights", name, s.right)
			}
		}
	}
	if n != len(lines) {
		t.Errorf("the tables have %d steps, the test %d", n, len(lines))
	}
}

// TestAnySequenceStaysInTheTable walks at random from nothing on: what the table allows is done and can be kept, anything
// else is refused and leaves the thing as it was.
func TestAnySequenceStaysInTheTable(t *testing.T) {
	lines, states, acts := readWays(t)
	dice := rand.New(rand.NewPCG(1, 2))
	people := []string{"priya", "mo", "dana"}
	reached := map[string]bool{}
	for name, one := range things() {
		for range 300 {
			at := one
			var trail []string
			for range 12 {
				act, who, why := acts[name][dice.IntN(len(acts[name]))], people[dice.IntN(3)], []string{"", "why not"}[dice.IntN(2)]
				trail = append(trail, fmt.Sprint(act, " by ", who))
				line, ok := lines[[3]string{name, at.state(), act}]
				ready := at
				if ok && name != "evaluation" && name != "notice" {
					ready = at.in(at.state()) // with the days and versions that the acts to come will need
				}
				after, err := ready.do(act, who, why)
				if err != nil {
					if after.state() != at.state() {
						t.Fatalf("%s, %v: refused, and it is %q", name, trail, after.state())
					}
					if ok && line.asks == "" {
						t.Fatalf("%s, %v: %v", name, trail, err)
					}
					continue
				}
				if !ok || after.state() != line.to {
					t.Fatalf("%s, %v: went from %q to %q, which the table does not say", name, trail, at.state(), after.state())
				}
				if _, err := after.Draft(0); err != nil {
					t.Fatalf("%s, %v: it is %q and cannot be kept: %v", name, trail, after.state(), err)
				}
				at = after
				reached[name+" "+at.state()] = true
			}
		}
		for _, state := range states[name] {
			if state != "" && !reached[name+" "+state] {
				t.Errorf("%s: no walk came to %q", name, state)
			}
		}
	}
}

// TestAStateThatIsNone cannot be kept.
func TestAStateThatIsNone(t *testing.T) {
	for name, one := range things() {
		for _, state := range []string{"", "burnt"} {
			var wrong assurance.Problems
			if _, err := one.in(state).Draft(0); !asProblems(err, &wrong) {
				t.Errorf("%s in state %q: %v", name, state, err)
			}
		}
	}
}

// TestAnInspectionThatIsPutOff forgets the days that were told, and comes again.
func TestAnInspectionThatIsPutOff(t *testing.T) {
	i := inspection.Inspection{Framework: inspection.Short, Status: inspection.Notified, Notified: on("2020-03-09"), From: on("2020-03-16"), To: on("2020-03-20")}
	off, err := i.Do(inspection.PutOff, "all inspections are paused")
	if err != nil || off.Notified.Known() || off.From.Known() || off.To.Known() || off.Why != "all inspections are paused" {
		t.Errorf("%+v %v", off, err)
	}
	if _, err := off.Draft(0); err != nil {
		t.Error(err)
	}
	if open := inspection.InspectionSteps.From(off.Status); len(open) != 2 || open[0].Act != inspection.Change || open[1].Act != inspection.Notify {
		t.Errorf("what may be done then: %+v", open)
	}
}
