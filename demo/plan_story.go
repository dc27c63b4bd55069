package demo

import (
	_ "embed"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"goldthread/assurance/plan"
)

//go:embed plan_story.txt
var planStory string

// planned is the plan as its text tells it. Months are counted back from that of the newest lists.
type planned struct {
	recommendations []recommended
	objectives      []*objective
}

type recommended struct {
	source, number, theme, text string
	page                        int
}

// name is how objectives call it: "good 4".
func (r recommended) name() string { return r.source + " " + r.number }

type objective struct {
	number, title, soWhat, sponsor string
	month                          int // in which it comes into the plan
	answers                        []string
	measured
	proof   []proof
	actions []*action
}

// measured is what an objective or an action is measured by.
type measured struct{ measures []measure }

type measure struct {
	code, question   string // one of the two
	baseline, target float64
	by               int // month of the target
}

// proof is a piece of evidence: a set of records that were looked at, words, or a document.
type proof struct {
	month             int
	sort              plan.Sort
	met, of           int
	who, how          string
	file, title, text string
	no                string // why it does not hold
	question          string
	action            string // alone that it proves; blank: all of the objective's
}

type action struct {
	number, title, lead, owner, agency string
	start, due                         int
	measured
	steps  []milestone
	life   []event
	quiets [][2]int // months from and to in which nothing is heard of it
}

type milestone struct {
	month, reached int
	late           bool // never reached
	text           string
}

// event is what became of an action in a month.
type event struct {
	month       int
	what        string
	to          int // the month that it moves to, or by which it will have recovered
	words, next string
	rating      plan.Rating
}

// readPlanned reads the text.
func readPlanned(text string) (*planned, error) {
	r := &planReader{into: &planned{}}
	n := 0
	for line := range strings.Lines(text) {
		n++
		if line = strings.TrimSpace(line); line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		if err := r.line(line); err != nil {
			return nil, fmt.Errorf("line %d of the plan's text, %q: %w", n, line, err)
		}
	}
	return r.into, nil
}

type planReader struct {
	into  *planned
	to    *objective
	of    *action
	wrong error
}

func (r *planReader) line(line string) error {
	cells := strings.Split(line, "|")
	for i := range cells {
		cells[i] = strings.TrimSpace(cells[i])
	}
	head := strings.Fields(cells[0])
	cells = append(cells[1:], make([]string, 6)...) // cells that are left out are blank
	switch head[0] {
	case "recommend":
		r.into.recommendations = append(r.into.recommendations, recommended{head[1], head[2], cells[1], cells[2], r.month(cells[0])})
	case "objective":
		r.to, r.of = &objective{number: head[1], month: r.month(head[3]), title: cells[0], soWhat: cells[1], sponsor: cells[2], answers: strings.Split(cells[3], ", ")}, nil
		r.into.objectives = append(r.into.objectives, r.to)
	case "ask":
		r.measured().add(measure{question: strings.Join(head[1:], " "), baseline: r.number(cells[0]), target: r.number(cells[1]), by: r.month(cells[2])})
	case "count":
		r.measured().add(measure{code: head[1], target: r.number(cells[0]), by: r.month(cells[1])})
	case "audit", "hears", "shows", "figure":
		r.proof(head, cells)
	case "action":
		r.of = &action{number: head[1], title: cells[0], lead: cells[1], owner: cells[2], agency: cells[3], start: r.month(cells[4]), due: r.month(cells[5])}
		r.to.actions = append(r.to.actions, r.of)
	case "step":
		r.step(head, cells)
	case "quiet":
		r.of.quiets = append(r.of.quiets, [2]int{r.month(head[1]), r.month(head[2])})
	default:
		r.event(head, cells)
	}
	return r.wrong
}

func (m *measured) add(one measure) { m.measures = append(m.measures, one) }

func (r *planReader) measured() *measured {
	if r.of != nil {
		return &r.of.measured
	}
	return &r.to.measured
}

func (r *planReader) proof(head, cells []string) {
	p := proof{month: r.month(head[1])}
	switch head[0] {
	case "audit":
		met, of, _ := strings.Cut(head[2], "/")
		p.sort, p.met, p.of = plan.AuditSort, r.month(met), r.month(of)
		for _, m := range r.measured().measures {
			p.question = m.question
		}
		if r.of != nil {
			p.action = r.of.number
		}
	case "hears":
		p.sort, p.who, p.how, p.of, p.title, p.text = plan.VoiceSort, cells[0], cells[1], r.month(cells[2]), cells[3], cells[4]
		if head[2] == "staff" {
			p.sort = plan.StaffSort
		}
	case "shows":
		p.sort, p.file, p.title, p.text, p.no = plan.DocumentSort, head[2], cells[0], cells[1], cells[2]
	case "figure":
		p.sort, p.file, p.title = plan.FigureSort, head[2], cells[0]
	}
	r.to.proof = append(r.to.proof, p)
}

func (r *planReader) step(head, cells []string) {
	m := milestone{month: r.month(head[1]), text: cells[0]}
	m.reached = m.month
	switch {
	case slices.Contains(head, "late"):
		m.late = true
	case slices.Contains(head, "at"):
		m.reached = r.month(head[3])
	}
	r.of.steps = append(r.of.steps, m)
}

func (r *planReader) event(head, cells []string) {
	e := event{month: r.month(head[0]), words: cells[0], next: cells[1], rating: plan.Rating(cells[2])}
	if len(head) < 2 {
		r.wrong = fmt.Errorf("it says nothing")
		return
	}
	e.what = head[1]
	if len(head) > 2 {
		e.to = r.month(head[2])
	}
	r.of.life = append(r.of.life, e)
}

func (r *planReader) month(text string) int { return int(r.number(text)) }

func (r *planReader) number(text string) float64 {
	n, err := strconv.ParseFloat(text, 64)
	if err != nil && r.wrong == nil {
		r.wrong = err
	}
	return n
}
