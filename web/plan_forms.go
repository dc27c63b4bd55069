package web

import (
	"cmp"
	"errors"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"goldthread/assurance/plan"
	"goldthread/day"
)

// planFormView is a page with one form about the plan.
type planFormView struct {
	frame
	writing
	Heading    string
	Back       string // the page from which the form was opened
	Lead       []string
	Kinds      []navLink // other forms for the same thing
	KindsOf    string    // what the choice of forms is called; blank: kinds of evidence
	Lacking    []string  // what must be there before the form can be sent
	Facts      []plan.Field
	Sent       string // the address that takes the form
	Asks       bool   // it only asks for another form: nothing is saved
	File       bool   // it brings a document
	Fields     []field
	Milestones []milestoneRow
	More       []field // after the milestones
	Button     string  // blank: there is nothing to send
	Warn       bool    // the button takes something away
	Withdraw   string  // the address that withdraws what the form changes; blank where that is not done here
}

// field is one thing that a form asks; As names its element in _field.html.
type field struct {
	Name, Label, Hint string
	As                string
	Value             string // as it stands, or as typed
	Options           []option
	Problem           string
}

// option is one of those that can be chosen or ticked.
type option struct {
	Value, Words string
	Chosen       bool
}

// Grouped says that the field is several elements with one legend.
func (f field) Grouped() bool { return f.As == "radios" || f.As == "ticks" }

// Long says that the options are many: they scroll inside their own box.
func (f field) Long() bool { return len(f.Options) > 12 }

// IDOf is the id of an option. The first has that of the field, where links from problems lead.
func (f field) IDOf(i int) string {
	if i == 0 {
		return f.Name
	}
	return f.Name + "-" + strconv.Itoa(i)
}

// Described are the ids of what explains the field.
func (f field) Described() string {
	var ids []string
	if f.Hint != "" {
		ids = append(ids, f.Name+"-hint")
	}
	if f.Problem != "" {
		ids = append(ids, f.Name+"-error")
	}
	return strings.Join(ids, " ")
}

// Wide is how wide the input is, in characters; blank for the whole line.
func (f field) Wide() string {
	switch f.As {
	case "day":
		return "10"
	case "number":
		return "5"
	case "short":
		return "20"
	}
	return ""
}

const howADayLooks = "Like 31 March 2027."

func dayField(name, label, hint string, d day.Day) field {
	f := field{Name: name, Label: label, Hint: hint, As: "day"}
	if d.Known() {
		f.Value = d.Long()
	}
	return f
}

// numberField shows a number where there is one.
func numberField(name, label, hint string, n float64, known bool) field {
	f := field{Name: name, Label: label, Hint: hint, As: "number"}
	if known {
		f.Value = plainNumber(n)
	}
	return f
}

func whyField(hint string) field {
	return field{Name: "why", Label: "Why it changes", Hint: hint, As: "text"}
}

// WhyWithdrawn asks for the reason of a withdrawal, under a name of its own: the form above it may ask why, too.
func (view *planFormView) WhyWithdrawn() field {
	return field{Name: "why-withdrawn", Label: "Why", As: "text", Problem: view.Problem("why-withdrawn")}
}

// chosen marks the options that are in a list.
func chosen(all []option, values ...string) []option {
	for i := range all {
		all[i].Chosen = slices.Contains(values, all[i].Value)
	}
	return all
}

// retype puts what was typed into the fields.
func retype(fields []field, typed url.Values) {
	for i := range fields {
		f := &fields[i]
		f.Value = typed.Get(f.Name)
		f.Options = chosen(f.Options, typed[f.Name]...)
	}
}

// showPlanForm shows a form, with what is wrong beside each field.
func (v *visit) showPlanForm(view *planFormView) error {
	status := http.StatusOK
	view.Section, view.Title, view.Thread = cmp.Or(view.Section, "Plan"), view.Heading, true
	if len(view.Problems) > 0 || view.Meanwhile != nil {
		status, view.Title = http.StatusUnprocessableEntity, "Error: "+view.Heading
	}
	for _, fields := range [][]field{view.Fields, view.More} {
		for i := range fields {
			fields[i].Problem = view.Problem(fields[i].Name)
		}
	}
	return v.answer(status, "plan_form", view)
}

// showPlanMeanwhile tells how a line of the plan stands now that somebody else has saved it: each thing that it says, and
// what it is tied to, as this viewer may see it.
func (v *visit) showPlanMeanwhile(m *meanwhile, of plan.End, names names) error {
	v.renew()
	p, err := v.shownStanding()
	if err != nil {
		return err
	}
	line, ok := p.Value(of)
	if !ok {
		m.What = "It was withdrawn."
		return nil
	}
	m.What = "“" + line.Name() + "”."
	for _, f := range line.Fields() {
		switch {
		case f.Text == "":
		case f.Name == "owner" || f.Name == "sponsor" || f.Name == "agency's account":
			m.Lines = append(m.Lines, upperFirst(f.Name)+": "+names.of(f.Text))
		default:
			m.Lines = append(m.Lines, upperFirst(f.Name)+": "+f.Text)
		}
	}
	for _, h := range p.Of(of.Kind, of.ID) {
		if other, ok := p.Value(h.End); ok && h.Out {
			m.Lines = append(m.Lines, upperFirst(h.Word)+": "+other.Name())
		}
	}
	return nil
}

// sayNot puts beside a field what the plan's own rules do not allow, so that what was typed stays on the page: the plan may
// have moved on while somebody wrote.
func (w *writing) sayNot(field string, wrong error) error {
	var not *plan.NotAllowed
	if !errors.As(wrong, &not) {
		return wrong
	}
	w.wrong(field, upperFirst(not.Say))
	return nil
}

// first is the first field that one can see: there stands what is wrong with the form as a whole.
func (view *planFormView) first() string {
	i := slices.IndexFunc(view.Fields, func(f field) bool { return f.As != "hidden" })
	return view.Fields[max(i, 0)].Name
}

// plannedAction is the action that the address names.
func (v *visit) plannedAction() (plan.Action, error) {
	a, ok := v.house.plan.Action(v.r.PathValue("action"))
	if !ok {
		return a, &notFound{"This action is not in the plan.", "It may have been withdrawn. The plan lists all that there are."}
	}
	return a, nil
}

func actionHref(id string) string { return "/plan/actions/" + url.PathEscape(id) }
