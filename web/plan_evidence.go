package web

import (
	"net/url"
	"slices"

	"goldthread/access"
	"goldthread/assurance"
	"goldthread/assurance/plan"
	"goldthread/day"
	"goldthread/indicator/catalogue"
)

// evidenceKinds are the kinds of evidence as addresses and people call them.
var evidenceKinds = []struct {
	word, name string
	sort       plan.Sort
}{
	{"document", "A document", plan.DocumentSort},
	{"figure", "A figure, frozen", plan.FigureSort},
	{"audit", "Records that were looked at", plan.AuditSort},
	{"voice", "What children and families said", plan.VoiceSort},
	{"staff", "What staff said", plan.StaffSort},
}

// another is the choice of what the plan's measures do not offer.
const another = "another"

// proofForm asks for one piece of evidence for an action.
type proofForm struct {
	action   plan.Action
	measures []plan.Measure // of the action
	sort     plan.Sort
	word     string
}

// addProof shows the form of new evidence: of the kind that the address names, or of a document.
func (v *visit) addProof() error {
	form, err := v.proofForm(v.r.FormValue("sort"))
	if err != nil {
		return err
	}
	view, err := v.proofView(form)
	if err != nil {
		return err
	}
	return v.showPlanForm(view)
}

// proofForm finds the action, and whether the viewer may prove it.
func (v *visit) proofForm(word string) (*proofForm, error) {
	a, err := v.plannedAction()
	if err != nil {
		return nil, err
	}
	if !v.may(access.KeepPlan) && !v.may(access.CheckEvidence) && !a.Own(v.viewer.Account.Name) {
		return nil, &forbidden{"This action is somebody else’s.", "Its owner, or whoever keeps the plan or checks evidence, adds to it."}
	}
	form := &proofForm{action: a, measures: v.house.plan.MeasuresOf(a.ID), word: word}
	for _, kind := range evidenceKinds {
		if kind.word == word || word == "" && kind.sort == plan.DocumentSort {
			form.sort, form.word = kind.sort, kind.word
		}
	}
	if form.sort == "" {
		return nil, noSuchForm()
	}
	return form, nil
}

func (form *proofForm) href() string { return actionHref(form.action.ID) + "/evidence" }

func (v *visit) proofView(form *proofForm) (*planFormView, error) {
	view := &planFormView{Heading: "Add evidence", Back: actionHref(form.action.ID), Sent: form.href(), Button: "Add it"}
	view.Lead = []string{form.action.Name() + ".", "Evidence of two kinds, each checked by somebody who did not add it, is needed before a board can agree. Name no child, no family and no case number."}
	for _, kind := range evidenceKinds {
		view.Kinds = append(view.Kinds, navLink{Name: kind.name, Href: form.href() + "?sort=" + kind.word, Here: kind.sort == form.sort})
	}
	var err error
	view.Fields, err = v.proofFields(form)
	view.Fields = append(view.Fields, field{Name: "sort", As: "hidden", Value: form.word})
	if form.sort == plan.DocumentSort {
		view.File, view.Sent = true, form.href()+"/document"
	}
	if len(view.Fields) == 1 {
		view.Button = ""
		view.Lead = append(view.Lead, "No measure of the plan is a figure that is known to you, so there is none to freeze.")
	}
	return view, err
}

func (v *visit) proofFields(form *proofForm) ([]field, error) {
	title := field{Name: "title", Label: "What it is", Hint: "In a few words, like: Dip sample of October", As: "line"}
	text := field{Name: "text", Label: "What it shows (may be left blank)", As: "text"}
	on := dayField("day", "Of which day it tells", howADayLooks, v.today())
	switch form.sort {
	case plan.FigureSort:
		return v.figureFields(form, text)
	case plan.AuditSort:
		return append(append([]field{title}, form.questions()...), []field{
			{Name: "n", Label: "Records that were looked at", As: "number"}, {Name: "met", Label: "Of these, met it", As: "number"},
			dayField("from", "From", howADayLooks, day.Never), dayField("to", "To", "Both days count.", day.Never), text}...), nil
	case plan.VoiceSort, plan.StaffSort:
		who := "Like: children in care"
		if form.sort == plan.StaffSort {
			who = "Like: newly qualified social workers"
		}
		return []field{title, {Name: "who", Label: "Who spoke", Hint: who, As: "short"}, {Name: "how", Label: "How they were asked (may be left blank)", Hint: "Like: survey, or the children in care council", As: "line"},
			{Name: "n", Label: "How many spoke (may be left blank)", As: "number"}, {Name: "text", Label: "What they said", As: "text"}, on}, nil
	}
	document, err := v.documentField(form)
	return []field{title, text, on, document}, err
}

// questions ask which question was asked: one of those of the action's measures, or another.
func (form *proofForm) questions() []field {
	own := field{Name: "question", Label: "The question that was asked of each record", As: "line"}
	f := field{Name: "measure", Label: own.Label, As: "radios"}
	for _, m := range form.measures {
		if m.Question != "" {
			f.Options = append(f.Options, option{Value: m.ID, Words: m.Question, Chosen: len(f.Options) == 0})
		}
	}
	if f.Options == nil {
		return []field{own}
	}
	f.Options = append(f.Options, option{Value: another, Words: "Another question"})
	own.Label = "The other question"
	return []field{f, own}
}

// figureFields offer the indicators of the plan, those of the action first, each with its figure as it stands.
func (v *visit) figureFields(form *proofForm, text field) ([]field, error) {
	f := field{Name: "code", Label: "The figure", Hint: "It is kept as it stands when you save, whatever is delivered later.", As: "radios"}
	had := map[string]bool{}
	for _, m := range append(form.measures, v.house.plan.Measures()...) {
		if m.Code == "" || had[m.Code] {
			continue
		}
		had[m.Code] = true
		line, err := v.shownLine(m.Code)
		if err != nil {
			return nil, err
		}
		if line != nil && line.Now.Shown() && !line.Now.Partial {
			f.Options = append(f.Options, option{Value: m.Code, Words: line.Words.Title + ": " + line.Now.Text() + " " + line.Now.Period(), Chosen: len(f.Options) == 0})
		}
	}
	if f.Options == nil {
		return nil, nil
	}
	return []field{f, text}, nil
}

// keepProof saves evidence that comes without a document.
func (v *visit) keepProof() error {
	form, err := v.proofForm(v.typed("sort"))
	if err != nil {
		return err
	}
	if form.sort == plan.DocumentSort {
		return &invalid{"The document did not come with the form.", "Open the form again, choose the document and send it."}
	}
	view, err := v.proofView(form)
	if err != nil {
		return err
	}
	e, measures, err := v.typedProof(view, form)
	if err != nil {
		return err
	}
	return v.saveProof(view, form, e, measures)
}

// typedProof is the evidence as typed, and the measures that it proves besides the action.
func (v *visit) typedProof(view *planFormView, form *proofForm) (e *plan.Evidence, measures []string, err error) {
	e = &plan.Evidence{Sort: form.sort, Title: v.typed("title"), Text: v.typed("text"), AddedBy: v.viewer.Account.Name}
	switch form.sort {
	case plan.FigureSort:
		measures, err = v.freeze(view, form, e)
	case plan.AuditSort:
		measures = v.typedAudit(view, form, e)
	case plan.VoiceSort, plan.StaffSort:
		e.Day = view.typedDay("day", v.typed("day"))
		e.Voice = &plan.Voice{Who: v.typed("who"), How: v.typed("how"), N: view.typedCount("n", v.typed("n"), "How many spoke is a number from 1, or nothing")}
	default:
		e.Day = view.typedDay("day", v.typed("day"))
	}
	return e, measures, err
}

// freeze takes the figure of the chosen indicator as it stands now and as the viewer may see it.
func (v *visit) freeze(view *planFormView, form *proofForm, e *plan.Evidence) (measures []string, err error) {
	code := v.typed("code")
	line, err := v.shownLine(code)
	if err != nil {
		return nil, err
	}
	in, known := catalogue.Find(code)
	if !known || line == nil || !line.Now.Shown() || line.Now.Partial {
		view.wrong("code", "Choose one of the figures in the list")
		return nil, nil
	}
	point := pointOf(line.Now)
	e.Day = line.Now.Window.To
	e.Title = in.About().Title + " " + line.Now.Period()
	e.Figure = &plan.Figure{Code: code, AsAt: e.Day, Value: point.Value, Numerator: point.Numerator, Denominator: point.Denominator, Seq: v.house.seq}
	for _, m := range form.measures {
		if m.Code == code {
			measures = append(measures, m.ID)
		}
	}
	return measures, nil
}

// typedAudit reads the counts of records, and says of each field what is wrong with it.
func (v *visit) typedAudit(view *planFormView, form *proofForm, e *plan.Evidence) (measures []string) {
	set := &plan.AuditSet{Question: v.typed("question")}
	for _, m := range form.measures {
		if m.ID == v.typed("measure") && m.Question != "" {
			set.Question, measures = m.Question, []string{m.ID}
		}
	}
	set.N = view.typedCount("n", v.typed("n"), "Say how many records were looked at, as a number")
	set.Met = view.typedCount("met", v.typed("met"), "Say in how many of them it was met, as a number")
	set.Period = day.Span{From: view.typedDay("from", v.typed("from")), To: view.typedDay("to", v.typed("to"))}
	e.Audit, e.Day = set, set.Period.To
	view.Problems.Add(set.Question == "", "question", "Write the question that was asked of each record")
	view.Problems.Add(set.N < 1, "n", "Say how many records were looked at")
	view.Problems.Add(set.Met < 0 || set.Met > set.N, "met", "%d of %d records cannot have met it", set.Met, set.N)
	view.Problems.Add(!set.Period.From.Known(), "from", "Give the first day of the time that the records are of")
	view.Problems.Add(!set.Period.To.Known() || set.Period.To < set.Period.From, "to", "Give the last day: not before the first")
	return measures
}

// saveProof saves evidence with what it proves.
func (v *visit) saveProof(view *planFormView, form *proofForm, e *plan.Evidence, measures []string) error {
	view.Problems.Add(e.Day > v.today(), onDay(e), "That day has not come: give the day that it tells of")
	drafts, wrong := v.house.plan.Save(v.planner(), v.today(), e,
		plan.Ties{Word: plan.Proves, Kind: plan.ActionKind, IDs: []string{form.action.ID}}, plan.Ties{Word: plan.Proves, Kind: plan.MeasureKind, IDs: measures})
	ok, err := v.keepAll(&view.writing, drafts, view.sayNot(view.first(), wrong))
	if err != nil {
		return err
	}
	if ok {
		if err := v.Journal.DropUnfinished(v.ctx(), v.house.code, v.viewer.Account.Name, form.waiting()); err != nil {
			return err
		}
		return v.done(actionHref(form.action.ID), "evidence")
	}
	placeProofProblems(view)
	view.retype(v.r.PostForm)
	return v.showPlanForm(view)
}

// onDay is the field in which the day of evidence is typed.
func onDay(e *plan.Evidence) string {
	if e.Sort == plan.AuditSort {
		return "to"
	}
	return "day"
}

// placeProofProblems moves what is wrong with a part of the evidence to the field of the form that it is about. What the
// form has said of its own fields is not said again.
func placeProofProblems(view *planFormView) {
	places := map[string]string{"voice": "who", "figure": "code"}
	var placed assurance.Problems
	for _, p := range view.Problems {
		if to := places[p.Field]; to != "" {
			p.Field = to
		}
		if slices.ContainsFunc(view.Fields, func(f field) bool { return f.Name == p.Field && f.As != "hidden" }) {
			placed = append(placed, p)
		}
	}
	if len(placed) > 0 {
		view.Problems = firstOfEach(placed)
	}
}

func evidenceHref(id string) string { return "/plan/evidence/" + url.PathEscape(id) }
