package web

import (
	"fmt"
	"strings"

	"goldthread/access"
	"goldthread/journey"
	"goldthread/record"
)

// journeyCasesView lists the journeys behind a band, a step or a path, as far as the reader's rights go.
type journeyCasesView struct {
	journeysHead
	What  string // what the journeys have in common
	Count int
	Rows  []journeyRow
	Ends  []string // where the reader's rights end
	Pages pager
	Back  string
	Timed string // what the days of a row are
}

type journeyRow struct {
	access.Listed
	Href string // of the child's page; blank where it does not open
	journey.Case
}

// Kind is the kind of record in words.
func (r journeyRow) Kind() string { return recordWords(r.Record.Kind) }

// Took is the row's days in words.
func (r journeyRow) Took() string {
	if !r.Timed {
		return "not told"
	}
	return daysTaken(r.Days)
}

func (v *visit) journeyCases() error {
	head, err := v.journeysAsked()
	if err != nil {
		return err
	}
	view := &journeyCasesView{journeysHead: head, Back: "/journeys" + head.Query()}
	cases, asked, err := view.behind(v.r.URL.Query().Get)
	if err != nil {
		return err
	}
	sight := v.view(view.book)
	cases, children := unrestrictedJourneys(sight, cases)
	view.Count = len(cases)
	view.Pages = pagerOf(len(cases), casesOnAPage, v.r.URL.Query().Get("page"), func(page string) string {
		return "/journeys/cases" + view.Query(asked[0], asked[1], "page", page)
	})
	view.Ends = endsAmong(children, len(cases))
	if sight.HasClosed() {
		view.Ends = append(view.Ends, notToldApart) // a band, a step or a path is a part already
	}
	if err := view.list(v, sight, onPage(view.Pages, cases)); err != nil {
		return err
	}
	view.Title = "Journeys: " + view.What
	return v.render("journeys_cases", view)
}

// unrestrictedJourneys leaves the restricted out, and counts the others' children by how far the reader's rights go.
func unrestrictedJourneys(sight *access.View, cases []journey.Case) (kept []journey.Case, children []int) {
	kept, children = make([]journey.Case, 0, len(cases)), make([]int, access.Full+1)
	for i := range cases {
		reach := sight.Reach(cases[i].Child)
		if reach == access.Restricted {
			continue
		}
		kept = append(kept, cases[i])
		children[reach]++
	}
	return kept, children
}

// behind finds the journeys that an address asks for: ?band=contact.referral, ?step=care, ?path=contact.nothing-followed,
// ?began=untold. asked are that name and value.
func (w *journeyCasesView) behind(get func(string) string) (cases []journey.Case, asked [2]string, err error) {
	for _, what := range []string{"band", "step", "path", "began"} {
		which := get(what)
		if which == "" {
			continue
		}
		asked = [2]string{what, which}
		if what == "began" {
			w.What, w.Timed = "work begun with nothing at the front door told", "Days"
			return w.Map.NoFrontDoor, asked, nil
		}
		steps, ok := stepsNamed(which)
		switch {
		case ok && what == "band" && len(steps) == 2:
			w.What, w.Timed = fmt.Sprintf("from %s to %s", lower(steps[0]), lower(steps[1])), "Days between"
			return w.Map.Behind(steps[0], steps[1]), asked, nil
		case ok && what == "step" && len(steps) == 1:
			w.What, w.Timed = "all that came to "+lower(steps[0]), "Days from the step before"
			return w.Map.At(steps[0]), asked, nil
		case ok && what == "path" && len(steps) > 1:
			w.What, w.Timed = strings.Join(namesOf(steps), ", "), "Days from end to end"
			return w.Map.Along(steps), asked, nil
		}
		break
	}
	return nil, asked, &notFound{"There is no such step, band or path.", "Open one from the picture or the tables of the journeys."}
}

// stepsNamed reads steps as an address has them, with dots between.
func stepsNamed(text string) (steps []journey.Step, ok bool) {
	for code := range strings.SplitSeq(text, ".") {
		s, ok := journey.StepOf(code)
		if !ok {
			return nil, false
		}
		steps = append(steps, s)
	}
	return steps, true
}

func namesOf(steps []journey.Step) (names []string) {
	for i, s := range steps {
		if i == 0 {
			names = append(names, s.String())
			continue
		}
		names = append(names, lower(s))
	}
	return names
}

// lower is a step's name within a sentence.
func lower(s journey.Step) string {
	name := s.String()
	return strings.ToLower(name[:1]) + name[1:]
}

func childrenOf(cases []journey.Case) []record.Ref {
	children := make([]record.Ref, len(cases))
	for i := range cases {
		children[i] = cases[i].Child
	}
	return children
}

// list turns the cases of the page into rows, which writes down who was shown.
func (w *journeyCasesView) list(v *visit, sight *access.View, cases []journey.Case) error {
	places, err := sight.List(v.ctx(), "list: journeys, "+w.What, childrenOf(cases))
	if err != nil {
		return err
	}
	for i, place := range places {
		row := journeyRow{Listed: place, Case: cases[i]}
		if place.Token != "" && place.Reach.Opens() {
			row.Href = "/child/" + place.Token + v.look.Query()
		}
		w.Rows = append(w.Rows, row)
	}
	return nil
}
