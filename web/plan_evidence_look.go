package web

import (
	"cmp"
	"net/http"

	"goldthread/access"
	"goldthread/assurance/plan"
)

// evidenceView is one piece of evidence: what it is, what it proves, and whether somebody has checked it.
type evidenceView struct {
	frame
	writing
	Evidence  *plan.Evidence
	Kind      string
	Said      string // its number in words
	AddedBy   string // blank for readers outside
	Checked   string // by whom and when; blank where nobody has
	Proves    []navLink
	Back      string
	File      string // where its document is downloaded; blank where there is none, or none for this viewer
	Closed    bool   // it is not cleared, and the viewer reads from outside
	MayLook   bool
	Own       bool // the viewer added it, so that somebody else must check it
	MayEnd    bool // withdraw it
	Form      []field
	WhyEnded  field
	Supported bool // a board agreed to an action by it
}

// shownEvidence is the evidence that the address names, as the viewer may see it: what they added themselves whole.
func (v *visit) shownEvidence() (*plan.Evidence, error) {
	end := plan.End{Kind: plan.EvidenceKind, ID: v.r.PathValue("evidence")}
	line, ok := v.house.plan.Value(end)
	if !ok {
		return nil, &notFound{"There is no such evidence.", "It may have been withdrawn. The page of its action has all that there is."}
	}
	e := line.(*plan.Evidence)
	if v.outside() && e.AddedBy != v.viewer.Account.Name {
		line, _ = v.house.plan.Public(v.isTold).Value(end)
		e = line.(*plan.Evidence)
	}
	return e, nil
}

func (v *visit) evidence() error {
	view, err := v.evidencePage()
	if err != nil {
		return err
	}
	return v.showEvidence(view)
}

func (v *visit) evidencePage() (*evidenceView, error) {
	e, err := v.shownEvidence()
	if err != nil {
		return nil, err
	}
	names, err := v.names()
	if err != nil {
		return nil, err
	}
	view := &evidenceView{Evidence: e, Kind: evidenceName(e.Sort), Said: e.Said(), writing: writing{Base: e.Seq, ID: e.ID}}
	if view.Closed = v.outside() && !e.Cleared && e.AddedBy != v.viewer.Account.Name; view.Closed {
		e.Title = view.Kind
	}
	if e.Look != nil {
		by := names.of(e.Look.By)
		if v.outside() {
			by = "somebody else"
		}
		view.Checked = by + ", on " + e.Look.On.Long()
	}
	if e.Document != nil {
		view.File = evidenceHref(e.ID) + "/file"
	}
	if err := v.addProved(view); err != nil {
		return nil, err
	}
	if !v.outside() || e.AddedBy == v.viewer.Account.Name {
		view.AddedBy = names.of(e.AddedBy)
	}
	view.Own = e.AddedBy == v.viewer.Account.Name
	view.MayLook = v.may(access.CheckEvidence) && !view.Own
	view.MayEnd = !view.Supported && (view.Own || v.may(access.KeepPlan))
	view.Form = lookFields(e)
	view.WhyEnded = field{Name: "why-withdrawn", Label: "Why", As: "text"}
	return view, nil
}

// addProved fills in the lines that the evidence proves; the first leads back.
func (v *visit) addProved(view *evidenceView) error {
	p, err := v.standing()
	view.Back = "/plan"
	if err != nil {
		return err
	}
	for _, h := range p.Of(plan.EvidenceKind, view.Evidence.ID) {
		line, ok := p.Value(h.End)
		if !ok || h.Word != plan.Proves {
			continue
		}
		link := navLink{Name: "The measure “" + line.Name() + "”"}
		if a, is := line.(*plan.Action); is {
			link = navLink{Name: "The action “" + a.Name() + "”", Href: actionHref(a.ID)}
			view.Back = link.Href
			view.Supported = view.Supported || a.State == plan.Agreed || a.State == plan.Embedded
		}
		view.Proves = append(view.Proves, link)
	}
	return nil
}

func lookFields(e *plan.Evidence) []field {
	found, words, cleared := "", "", ""
	if e.Look != nil {
		found, words = map[bool]string{true: "yes", false: "no"}[e.Look.Holds], e.Look.Words
	}
	if e.Cleared {
		cleared = "yes"
	}
	return []field{
		{Name: "holds", Label: "Does it hold?", As: "radios", Options: chosen([]option{{Value: "yes", Words: "Yes: it shows what it is said to show"}, {Value: "no", Words: "No"}}, found)},
		{Name: "look", Label: "What you looked at, and what you found", Hint: "Needed where it does not hold.", As: "text", Value: words},
		{Name: "cleared", Label: "Who may read it", As: "ticks", Options: chosen([]option{{Value: "yes", Words: "Members, partners and other readers outside the service: no name is in it"}}, cleared)},
	}
}

func evidenceName(sort plan.Sort) string {
	for _, kind := range evidenceKinds {
		if kind.sort == sort {
			return kind.name
		}
	}
	return string(sort)
}

func (v *visit) showEvidence(view *evidenceView) error {
	status := http.StatusOK
	view.Section, view.Title, view.Thread = "Plan", cmp.Or(view.Evidence.Title, view.Kind), true
	if len(view.Problems) > 0 || view.Meanwhile != nil {
		status, view.Title = http.StatusUnprocessableEntity, "Error: "+view.Title
	}
	for i := range view.Form {
		view.Form[i].Problem = view.Problem(view.Form[i].Name)
	}
	view.WhyEnded.Problem = view.Problem("why-withdrawn")
	return v.answer(status, "plan_evidence", view)
}

// lookAt keeps what somebody found who checked the evidence of another.
func (v *visit) lookAt() error {
	view, err := v.evidencePage()
	if err != nil {
		return err
	}
	if view.Own {
		return &forbidden{"You added this evidence.", "Another person looks whether it holds."}
	}
	view.Base = v.typedBase()
	holds := v.typed("holds")
	drafts, wrong := v.house.plan.LookAt(v.planner(), v.today(), view.ID, view.Base, holds == "yes", v.typed("cleared") == "yes", v.typed("look"))
	if wrong = view.sayNot("holds", wrong); holds != "yes" && holds != "no" {
		view.wrong("holds", "Say whether it holds")
		wrong = nil // what it says of the words is said when that is known
	}
	ok, err := v.keepAll(&view.writing, drafts, wrong)
	if err != nil {
		return err
	}
	if ok {
		return v.done(evidenceHref(view.ID), "checked")
	}
	retype(view.Form, v.r.PostForm)
	return v.showEvidence(view)
}

// withdrawEvidence takes evidence back: who added it, or whoever keeps the plan.
func (v *visit) withdrawEvidence() error {
	view, err := v.evidencePage()
	if err != nil {
		return err
	}
	view.Base = v.typedBase()
	drafts, wrong := v.house.plan.Withdraw(v.planner(), v.today(), plan.End{Kind: plan.EvidenceKind, ID: view.ID}, view.Base, v.typed("why-withdrawn"))
	ok, err := v.keepAll(&view.writing, drafts, wrong)
	if err != nil {
		return err
	}
	if ok {
		return v.done(view.Back, "taken-back")
	}
	for i := range view.Problems {
		view.Problems[i].Field = "why-withdrawn"
	}
	view.WhyEnded.Value = v.typed("why-withdrawn")
	return v.showEvidence(view)
}

// evidenceFile downloads the document of evidence. Readers outside get those alone that somebody cleared.
func (v *visit) evidenceFile() error {
	e, err := v.shownEvidence()
	if err != nil {
		return err
	}
	if e.Document == nil {
		return &notFound{"There is no document here for you to read.", "It may not have been cleared for readers outside the service. Whoever checks evidence can do so."}
	}
	return v.sendDocument(e.Document.Name, e.Document.SHA256)
}
