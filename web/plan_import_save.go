package web

import (
	"errors"
	"net/http"
	"slices"
	"strconv"
	"strings"

	"goldthread/assurance"
	"goldthread/assurance/plan"
)

// planImportSave reads the tracker again with other meanings of its columns, or brings in the rows that were chosen.
func (v *visit) planImportSave() error {
	if v.typed("act") == "read" {
		return v.readTrackerAgain()
	}
	name, read, err := v.reading(nil)
	if err != nil {
		return err
	}
	view, err := v.newImport(name, read, v.r.PostForm)
	if err != nil {
		return err
	}
	if view.Chosen == 0 {
		view.wrong("rows", "Choose the rows that shall come in.")
		return v.showImport(view, http.StatusUnprocessableEntity)
	}
	drafts, wrong := v.house.plan.Adopt(v.planner(), v.today(), view.adoption(v.house.plan))
	ok, err := v.keepAll(&view.writing, drafts, rowProblems(wrong))
	if err != nil {
		return err
	}
	if !ok {
		return v.showImport(view, http.StatusUnprocessableEntity)
	}
	if err := v.finished(importForm(v.r.PathValue("id"))); err != nil {
		return err
	}
	return v.done("/plan", "plan-imported")
}

func (v *visit) readTrackerAgain() error {
	name, read, err := v.reading(nil)
	if err != nil {
		return err
	}
	m := plan.Mapping{Sheet: v.typed("of-sheet"), Columns: map[string]plan.Column{}}
	m.Row, _ = strconv.Atoi(v.typed("of-row"))
	view, err := v.newImport(name, read, nil)
	if err != nil {
		return err
	}
	switch {
	case !slices.Contains(read.Sheets, m.Sheet):
		view.wrong("of-sheet", "Choose a sheet of the workbook.")
	case m.Row < 1:
		view.wrong("of-row", "Write the number of the row that holds the headings, as the spreadsheet numbers it.")
	case m.Sheet != read.Mapping.Sheet || m.Row != read.Mapping.Row:
		if m, err = v.headingsOf(m, name); err != nil {
			return err
		}
	default:
		for _, h := range read.Heads {
			if c := plan.Column(v.typed("column-" + h.Letter)); slices.Contains(plan.Columns, c) && c != plan.NoColumn {
				m.Columns[h.Letter] = c
			}
		}
	}
	if len(view.Problems) > 0 {
		for i := range view.Reads {
			view.Reads[i].Problem = view.Problem(view.Reads[i].Name)
		}
		return v.showImport(view, http.StatusUnprocessableEntity)
	}
	if err := v.keepReading(v.r.PathValue("id"), name, m); err != nil {
		return err
	}
	return v.done("/plan/import/"+v.r.PathValue("id"), "plan-read")
}

// headingsOf guesses what the columns mean under other headings: another sheet, or another row of it.
func (v *visit) headingsOf(m plan.Mapping, name string) (plan.Mapping, error) {
	_, read, err := v.reading(&m)
	if err != nil {
		return m, err
	}
	for _, h := range read.Heads {
		if c := plan.GuessColumn(h.Text); c != plan.NoColumn {
			m.Columns[h.Letter] = c
		}
	}
	return m, nil
}

// adoption is what a person chose, with what they added.
func (view *importView) adoption(p *plan.Plan) plan.Adoption {
	a := plan.Adoption{Accounts: map[string]string{}, Source: view.source(p)}
	for i, lead := range view.leads() {
		if i < len(view.People) && view.People[i].Value != "" && view.People[i].picked() {
			a.Accounts[lead] = view.People[i].Value
		}
	}
	for _, r := range view.Rows {
		if !r.Take {
			continue
		}
		for _, f := range r.Asks {
			if strings.HasPrefix(f.Name, "due-") {
				r.Due = view.typedDay(f.Name, f.Value)
			} else {
				r.Lead = strings.TrimSpace(f.Value)
			}
		}
		a.Lines = append(a.Lines, r.Proposal)
	}
	return a
}

// picked says that the value is one of the options.
func (f field) picked() bool {
	return slices.ContainsFunc(f.Options, func(o option) bool { return o.Value == f.Value })
}

func (view *importView) source(p *plan.Plan) plan.Source {
	if len(view.From) == 0 {
		return plan.Source{Kind: "other", Name: view.File}
	}
	for _, s := range sourcesOf(p) {
		if s.Kind+" "+s.ID == view.From[0].Value {
			return s
		}
	}
	return plan.Source{Kind: "other", Name: strings.TrimSpace(view.From[1].Value)}
}

// rowProblems makes the problems of rows lead to the rows.
func rowProblems(err error) error {
	var problems assurance.Problems
	if !errors.As(err, &problems) {
		return err
	}
	for i := range problems {
		problems[i].Field = strings.ReplaceAll(problems[i].Field, " ", "-")
	}
	return problems
}
