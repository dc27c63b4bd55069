package web

import (
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"goldthread/access"
	"goldthread/assurance/plan"
	"goldthread/ingest"
	"goldthread/store"
)

// importAskView asks for a tracker.
type importAskView struct {
	frame
	writing
}

// Document asks for the workbook.
func (view *importAskView) Document() field {
	return field{Name: "document", Label: "The workbook", Hint: "At most 40 MB.", As: "file", Problem: view.Problem("document")}
}

// importView is a tracker as it was read: what its columns mean, and the rows as they would come in.
type importView struct {
	frame
	writing
	plan.Proposed
	File, Sent string
	Reads      []field // the sheet, the row of the headings
	Means      []headOf
	From       []field // where the recommendations come from
	People     []field // who of the people here answers, for each as the tracker writes it
	Rows       []importRow
	Chosen     int
}

// headOf is a column of the tracker with the choice of what it means.
type headOf struct {
	plan.Head
	Field field
}

// importRow is a row as it would come in.
type importRow struct {
	plan.Proposal
	Take  bool
	There bool // an action with these words is in the plan already
	Odd   []string
	Asks  []field // what must be said before it can come in
}

// ID is where links from problems lead.
func (r importRow) ID() string { return "row-" + strconv.Itoa(r.Row) }

// importForm names what is kept of a tracker until somebody says what of it shall come in.
func importForm(sha string) string { return "plan-import-" + sha }

func (v *visit) planImport() error { return v.askForTracker(&importAskView{}) }

func (v *visit) askForTracker(view *importAskView) error {
	view.Section, view.Title = "Plan", "Bring in a plan that you have"
	status := http.StatusOK
	if len(view.Problems) > 0 {
		status, view.Title = http.StatusUnprocessableEntity, "Error: "+view.Title
	}
	return v.answer(status, "plan_import_ask", view)
}

// receiveTracker reads a tracker and keeps the reading; nothing of it is in the plan yet.
func (v *visit) receiveTracker() error {
	view := &importAskView{}
	file, problem, err := v.receiveForm()
	if err != nil {
		return err
	}
	if problem == "" && !file.Given() {
		problem = "Choose the workbook that holds the plan."
	}
	if problem != "" {
		view.wrong("document", problem)
		return v.askForTracker(view)
	}
	read, err := plan.ReadTracker(v.ctx(), ingest.Upload{Name: file.Name, Content: file.Content}, plan.Mapping{})
	var refused *ingest.Refusal
	if errors.As(err, &refused) {
		view.wrong("document", upperFirst(refused.What)+". "+refused.Do+".")
		return v.askForTracker(view)
	}
	if err != nil {
		return err
	}
	if err := v.keepReading(file.SHA256, file.Name, read.Mapping); err != nil {
		return err
	}
	return v.done("/plan/import/"+file.SHA256, "plan-read")
}

func (v *visit) keepReading(sha, name string, m plan.Mapping) error {
	text, err := json.Marshal(m)
	if err != nil {
		return err
	}
	kept := url.Values{"name": {name}, "mapping": {string(text)}}
	return v.Journal.KeepUnfinished(v.ctx(), v.house.code, v.viewer.Account.Name, importForm(sha), kept.Encode())
}

// reading is a tracker that this account has handed in and not finished with, read with a mapping: the kept one, or another.
func (v *visit) reading(other *plan.Mapping) (name string, read plan.Proposed, err error) {
	missing := &notFound{"This workbook is not waiting to be brought in.", "If it was brought in, its lines are in the plan. If not, hand it in again."}
	sha := v.r.PathValue("id")
	kept, err := v.unfinished(importForm(sha))
	if err != nil {
		return "", read, err
	}
	if kept == nil {
		return "", read, missing
	}
	var m plan.Mapping
	if err := json.Unmarshal([]byte(kept.Get("mapping")), &m); err != nil {
		return "", read, err
	}
	if other != nil {
		m = *other
	}
	doc, err := v.Journal.Document(v.ctx(), v.house.code, sha)
	if errors.Is(err, store.ErrNotFound) {
		return "", read, missing
	}
	if err != nil {
		return "", read, err
	}
	name = kept.Get("name")
	read, err = plan.ReadTracker(v.ctx(), ingest.Upload{Name: name, Content: doc.Content}, m)
	return name, read, err
}

func (v *visit) planImportRead() error {
	name, read, err := v.reading(nil)
	if err != nil {
		return err
	}
	view, err := v.newImport(name, read, nil)
	if err != nil {
		return err
	}
	return v.showImport(view, http.StatusOK)
}

// newImport lays out a reading; typed is what a person has already said of it, nil at first.
func (v *visit) newImport(name string, read plan.Proposed, typed url.Values) (*importView, error) {
	view := &importView{Proposed: read, File: name, Sent: "/plan/import/" + v.r.PathValue("id")}
	view.addColumns()
	view.addSource(v.house.plan, name)
	owners, err := v.mayOwn("", func(r access.Role) bool { return r.May(access.UpdateActions) && !r.PublicOnly(access.SeePlan) })
	if err != nil {
		return nil, err
	}
	view.addPeople(owners)
	view.addRows(v.house.plan)
	if typed != nil {
		view.retype(typed)
	}
	for _, r := range view.Rows {
		if r.Take {
			view.Chosen++
		}
	}
	return view, nil
}

func (view *importView) addColumns() {
	sheets := []option{}
	for _, s := range view.Sheets {
		sheets = append(sheets, option{Value: s, Words: s, Chosen: s == view.Mapping.Sheet})
	}
	view.Reads = []field{{Name: "of-sheet", Label: "Sheet", As: "select", Options: sheets},
		{Name: "of-row", Label: "Row of the headings", As: "number", Value: strconv.Itoa(view.Mapping.Row)}}
	for _, h := range view.Heads {
		f := field{Name: "column-" + h.Letter, Label: "Means", As: "select"}
		for _, c := range plan.Columns {
			f.Options = append(f.Options, option{Value: string(c), Words: columnWords(c), Chosen: c == h.Means})
		}
		view.Means = append(view.Means, headOf{h, f})
	}
}

func columnWords(c plan.Column) string {
	switch c {
	case plan.NoColumn:
		return "Leave out"
	case plan.LeadColumn:
		return "Who answers for it"
	case plan.DueColumn:
		return "Due (when)"
	case plan.HowColumn:
		return "How (goes into the note)"
	case plan.OutcomeColumn:
		return "Outcome or progress (goes into the note)"
	}
	return upperFirst(string(c))
}

// addSource asks where the recommendations come from, if there are any: from a source that the plan has, or another.
func (view *importView) addSource(p *plan.Plan, file string) {
	if !slices.ContainsFunc(view.Lines, func(l plan.Proposal) bool { return l.Recommendation != "" }) {
		return
	}
	options := []option{{Value: "", Words: "Another source, named below"}}
	for _, s := range sourcesOf(p) {
		options = append(options, option{Value: s.Kind + " " + s.ID, Words: s.Name})
	}
	view.From = []field{{Name: "source", Label: "Where its recommendations come from", As: "select", Options: options},
		{Name: "source-name", Label: "Name of another source", As: "short", Value: strings.TrimSuffix(file, ".xlsx")}}
}

// sourcesOf are the inspections and notices that the plan's recommendations come from.
func sourcesOf(p *plan.Plan) []plan.Source {
	var all []plan.Source
	for _, r := range p.Recommendations() {
		if r.Source.ID != "" && !slices.Contains(all, r.Source) {
			all = append(all, r.Source)
		}
	}
	return all
}

// leads are those who answer for the lines, as the tracker writes them.
func (view *importView) leads() []string {
	var all []string
	for _, l := range view.Lines {
		if l.Lead != "" && !slices.Contains(all, l.Lead) {
			all = append(all, l.Lead)
		}
	}
	return all
}

// mostLeads is how many of them are asked about on the page.
const mostLeads = 60

func (view *importView) addPeople(owners []option) {
	for i, lead := range view.leads()[:min(len(view.leads()), mostLeads)] {
		view.People = append(view.People, field{Name: fmt.Sprintf("lead-%d", i), Label: lead, As: "select", Options: slices.Clone(owners)})
	}
}

func (view *importView) addRows(p *plan.Plan) {
	there := map[string]bool{}
	for _, a := range p.Actions() {
		there[plainWords(a.Title)] = true
	}
	for _, l := range view.Lines {
		r := importRow{Proposal: l, There: there[plainWords(l.Action)]}
		r.Take = !r.There
		for _, o := range view.Proposed.Odd {
			if o.Row == l.Row {
				r.Odd = append(r.Odd, oddWords(o))
			}
		}
		if !l.Due.Known() {
			r.Asks = append(r.Asks, field{Name: fmt.Sprintf("due-%d", l.Row), Label: fmt.Sprintf("Due, row %d", l.Row), As: "day"})
		}
		if l.Lead == "" && l.Agency == "" {
			r.Asks = append(r.Asks, field{Name: fmt.Sprintf("who-%d", l.Row), Label: fmt.Sprintf("Who answers for it, row %d", l.Row), As: "line"})
		}
		view.Rows = append(view.Rows, r)
	}
}

func plainWords(text string) string { return strings.ToLower(strings.Join(strings.Fields(text), " ")) }

func oddWords(o plan.Odd) string {
	var said []string
	if o.Column != "" {
		said = append(said, "Column "+o.Column+":")
	}
	if o.Text != "" {
		said = append(said, "“"+o.Text+"”.")
	}
	return strings.Join(append(said, o.Say), " ")
}

// Elsewhere are the oddities of rows that do not come in, each with its place.
func (view *importView) Elsewhere() []string {
	var said []string
	for _, o := range view.Proposed.Odd {
		if slices.ContainsFunc(view.Lines, func(l plan.Proposal) bool { return l.Row == o.Row }) {
			continue
		}
		place := "Sheet " + o.Sheet
		if o.Row > 0 {
			place += fmt.Sprintf(", row %d", o.Row)
		}
		said = append(said, place+". "+oddWords(o))
	}
	return said
}

// retype puts back what was typed and ticked.
func (view *importView) retype(typed url.Values) {
	retype(view.From, typed)
	retype(view.People, typed)
	for i := range view.Rows {
		r := &view.Rows[i]
		r.Take = slices.Contains(typed["row"], strconv.Itoa(r.Row))
		retype(r.Asks, typed)
	}
}

func (v *visit) showImport(view *importView, status int) error {
	view.Section, view.Title, view.Wide = "Plan", "Bring in "+view.File, true
	if status != http.StatusOK {
		view.Title = "Error: " + view.Title
	}
	for i := range view.From {
		view.From[i].Problem = view.Problem(view.From[i].Name)
	}
	for _, r := range view.Rows {
		for i := range r.Asks {
			r.Asks[i].Problem = view.Problem(r.Asks[i].Name)
		}
	}
	return v.answer(status, "plan_import", view)
}
