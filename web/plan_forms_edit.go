package web

import (
	"net/url"
	"slices"

	"goldthread/access"
	"goldthread/assurance/plan"
)

// lineForm asks for one kind of line of the plan: what it asks, and how what was typed becomes the line.
type lineForm struct {
	called     string // "an objective"
	lead       []string
	fields     []field
	milestones []milestoneRow
	more       []field
	read       func(w *writing) (plan.Value, []plan.Ties) // nil: the form only asks which form it shall be
}

// lineForms are the kinds that have one. Each is given the line as it stands, or a blank one.
var lineForms = map[string]struct {
	blank func() plan.Value
	form  func(v *visit, line plan.Value) (*lineForm, error)
}{
	plan.RecommendationKind: {func() plan.Value { return &plan.Recommendation{} }, (*visit).recommendationForm},
	plan.ThemeKind:          {func() plan.Value { return &plan.Theme{} }, (*visit).themeForm},
	plan.ObjectiveKind:      {func() plan.Value { return &plan.Objective{} }, (*visit).objectiveForm},
	plan.ActionKind:         {func() plan.Value { return &plan.Action{} }, (*visit).actionForm},
	plan.MeasureKind:        {func() plan.Value { return &plan.Measure{} }, (*visit).measureForm},
	settingsWord:            {func() plan.Value { return &plan.Settings{} }, (*visit).settingsForm},
}

// settingsWord is the settings' kind in addresses.
const settingsWord = "settings"

// newPlanLine shows the form of a new line.
func (v *visit) newPlanLine() error {
	view, form, err := v.newLineForm()
	if err != nil {
		return err
	}
	view.take(form)
	if form.read == nil {
		view.Asks, view.Button = true, "Continue"
	}
	return v.showPlanForm(view)
}

// addPlanLine saves a new line.
func (v *visit) addPlanLine() error {
	view, form, err := v.newLineForm()
	if err != nil {
		return err
	}
	if form.read == nil {
		return &invalid{"It was not said what the measure is to be.", "Open the form again from the plan, and choose an indicator or a question."}
	}
	return v.saveLine(view, form)
}

func (v *visit) newLineForm() (*planFormView, *lineForm, error) {
	kind := v.r.PathValue("kind")
	of, ok := lineForms[kind]
	if !ok || kind == settingsWord {
		return nil, nil, noSuchForm()
	}
	form, err := of.form(v, of.blank())
	if err != nil {
		return nil, nil, err
	}
	return &planFormView{Heading: "Add " + form.called, Back: "/plan", Sent: "/plan/new/" + kind, Button: "Add it"}, form, nil
}

func noSuchForm() error {
	return &notFound{"There is no such form.", "Open it from the plan."}
}

// changePlanLine shows the form of a line that there is.
func (v *visit) changePlanLine() error {
	end, sent := v.lineAsked()
	line, ok := v.planLine(end)
	if !ok {
		return &notFound{"This is not in the plan.", "It may have been withdrawn. The plan lists all that there is."}
	}
	if a, is := line.(*plan.Action); is && !v.mayEdit(a.ID) {
		return &forbidden{"This action is not changed any more: a board has agreed to it.", "If it has not lasted, whoever checks evidence sends it back first, with words."}
	}
	view, form, err := v.changeForm(end, sent, line)
	if err != nil {
		return err
	}
	view.Base, view.ID = line.Version(), end.ID
	view.take(form)
	return v.showPlanForm(view)
}

// mayEdit says whether an action can be changed as it stands.
func (v *visit) mayEdit(action string) bool {
	return slices.ContainsFunc(v.house.plan.Open(v.planner(), action), func(s plan.Step) bool { return s.Act == plan.Edit })
}

// saveChangedLine saves a changed line. Where it was withdrawn meanwhile, what was typed is shown again, to be added anew.
func (v *visit) saveChangedLine() error {
	end, sent := v.lineAsked()
	line, ok := v.planLine(end)
	if !ok {
		return v.saveWithdrawn(end)
	}
	view, form, err := v.changeForm(end, sent, line)
	if err != nil {
		return err
	}
	view.Base, view.ID = v.typedBase(), end.ID
	return v.saveLine(view, form)
}

func (v *visit) saveWithdrawn(end plan.End) error {
	of, ok := lineForms[end.Kind]
	if !ok {
		return noSuchForm()
	}
	if err := v.r.ParseForm(); err != nil {
		return err
	}
	form, err := of.form(v, of.blank())
	if err != nil {
		return err
	}
	view := &planFormView{Heading: "Add " + form.called, Back: "/plan", Sent: "/plan/new/" + end.Kind, Button: "Add it anew"}
	view.take(form)
	view.retype(v.r.PostForm)
	view.wrong(view.first(), "Somebody withdrew it while you were writing: add it anew, or leave it")
	return v.showPlanForm(view)
}

// lineAsked is the line that the address names, and the address itself.
func (v *visit) lineAsked() (end plan.End, sent string) {
	if id := v.r.PathValue("action"); id != "" {
		return plan.End{Kind: plan.ActionKind, ID: id}, actionHref(id) + "/edit"
	}
	end = plan.End{Kind: v.r.PathValue("kind"), ID: v.r.PathValue("id")}
	return end, "/plan/" + url.PathEscape(end.Kind) + "/" + url.PathEscape(end.ID) + "/edit"
}

// planLine finds a line of a kind that has a form. Settings there always are: the usual ones stand until others are saved.
func (v *visit) planLine(end plan.End) (plan.Value, bool) {
	if end.Kind == settingsWord {
		s := v.house.plan.Settings()
		return &s, end.ID == s.ID
	}
	if _, ok := lineForms[end.Kind]; !ok {
		return nil, false
	}
	return v.house.plan.Value(end)
}

func (v *visit) changeForm(end plan.End, sent string, line plan.Value) (*planFormView, *lineForm, error) {
	form, err := lineForms[end.Kind].form(v, line)
	if err != nil {
		return nil, nil, err
	}
	view := &planFormView{Heading: "Change " + form.called, Back: lineHref(end), Sent: sent, Button: "Save"}
	if end.Kind != settingsWord {
		view.Withdraw = "/plan/" + end.Kind + "/" + url.PathEscape(end.ID) + "/withdraw"
	}
	return view, form, nil
}

// take puts the fields of a form on the page.
func (view *planFormView) take(form *lineForm) {
	view.Lead, view.Fields, view.Milestones, view.More = form.lead, form.fields, form.milestones, form.more
}

// retype puts what was typed into all of the form.
func (view *planFormView) retype(typed url.Values) {
	retype(view.Fields, typed)
	retype(view.More, typed)
	if view.Milestones != nil {
		view.Milestones = typedMilestones(typed)
	}
}

// saveLine saves what was typed, with its links, as one.
func (v *visit) saveLine(view *planFormView, form *lineForm) error {
	if err := v.r.ParseForm(); err != nil {
		return err
	}
	view.take(form)
	line, ties := form.read(&view.writing)
	drafts, wrong := v.house.plan.Save(v.planner(), v.today(), line, ties...)
	ok, err := v.keepAll(&view.writing, drafts, view.sayNot(view.first(), wrong))
	if err != nil {
		return err
	}
	if ok {
		return v.done(lineHref(plan.End{Kind: line.Kind(), ID: drafts[0].ID}), "plan-line")
	}
	view.retype(v.r.PostForm)
	return v.showPlanForm(view)
}

// withdrawPlanLine takes a line out of the plan, with the reason.
func (v *visit) withdrawPlanLine() error {
	end := plan.End{Kind: v.r.PathValue("kind"), ID: v.r.PathValue("id")}
	line, ok := v.planLine(end)
	if !ok || end.Kind == settingsWord {
		return &notFound{"This is not in the plan any more.", "The plan lists all that there is."}
	}
	view, form, err := v.changeForm(end, "/plan/"+end.Kind+"/"+url.PathEscape(end.ID)+"/edit", line)
	if err != nil {
		return err
	}
	view.take(form)
	view.Base = v.typedBase()
	drafts, wrong := v.house.plan.Withdraw(v.planner(), v.today(), end, view.Base, v.typed("why-withdrawn"))
	ok, err = v.keepAll(&view.writing, drafts, wrong)
	if err != nil {
		return err
	}
	if ok {
		return v.done("/plan", "taken-back")
	}
	for i := range view.Problems { // the form above asks for another reason
		view.Problems[i].Field = "why-withdrawn"
	}
	return v.showPlanForm(view)
}

// lineHref is the page on which a line is seen.
func lineHref(end plan.End) string {
	switch end.Kind {
	case plan.ActionKind:
		return actionHref(end.ID)
	case plan.RecommendationKind:
		return "/plan/recommendations/" + url.PathEscape(end.ID)
	case plan.EvidenceKind:
		return evidenceHref(end.ID)
	}
	return "/plan"
}

// tiedNow are what a line is tied to by a word; of a new one what the address names, so that it is added where it belongs.
func (v *visit) tiedNow(kind, id, word, to string) []string {
	if id == "" {
		return v.r.URL.Query()[to]
	}
	return v.house.plan.Tied(plan.End{Kind: kind, ID: id}, word, to)
}

// mayOwn lists the accounts that may answer for something, with the one that does now.
func (v *visit) mayOwn(now string, may func(access.Role) bool) ([]option, error) {
	known, err := v.Desk.Accounts(v.ctx(), v.house.code)
	if err != nil {
		return nil, err
	}
	options := []option{{Words: "Nobody with an account"}}
	for _, a := range known {
		if a.Name == now || !a.Disabled && may(a.Role) {
			options = append(options, option{Value: a.Name, Words: a.Title + " (" + string(a.Role) + ")"})
		}
	}
	if now != "" && !slices.ContainsFunc(options, func(o option) bool { return o.Value == now }) {
		options = append(options, option{Value: now, Words: now})
	}
	return chosen(options, now), nil
}
