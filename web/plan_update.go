package web

import (
	"cmp"
	"net/http"
	"net/url"
	"slices"
	"strings"

	"goldthread/assurance"
	"goldthread/assurance/plan"
)

// planUpdateView is the page on which an owner or an agency says in a minute how an action stands.
type planUpdateView struct {
	frame
	writing
	Line   planLine
	Fields []field
	Proof  []field // the evidence that may come with it
	Open   bool    // the evidence is shown: something was typed into it, or is wrong with it
	Kept   bool    // the words are those of an unfinished form
	File   string  // the document that has come already
}

// form names the unfinished form.
func (view *planUpdateView) form() string { return "update-" + view.Line.ID }

// Draft is the address that keeps what is typed.
func (view *planUpdateView) Draft() string { return "/drafts/" + view.form() }

// waiting names what is kept of a document that came with this sheet of the form before the form was right. A form that is
// opened anew is another sheet, so no document of an earlier one goes with it unseen.
func (view *planUpdateView) waiting() string {
	return "document of " + view.form() + " " + view.Sheet[:min(len(view.Sheet), 40)]
}

// updatable is the action that the address names, which the viewer may update.
func (v *visit) updatable() (plan.Action, error) {
	a, err := v.plannedAction()
	switch {
	case err != nil:
		return a, err
	case v.mayUpdate(a.ID):
		return a, nil
	case a.State == plan.Agreed || a.State == plan.Embedded:
		return a, &invalid{"This action is blue: a board agreed that it is done and worked.", "Whoever checks evidence can send it back, if it has not lasted."}
	}
	return a, &forbidden{"This action is somebody else’s.", "Its owner, its agency and whoever keeps the plan say how it stands."}
}

func (v *visit) newPlanUpdate(a plan.Action) (*planUpdateView, error) {
	d, err := v.planDesk()
	if err != nil {
		return nil, err
	}
	shown, _ := d.shown.Action(a.ID)
	view := &planUpdateView{Line: d.line(shown), writing: writing{Base: a.Seq, Sheet: v.sheet()}}
	view.Section, view.Title, view.Thread = "Plan", "How does it stand?", true
	view.Fields = v.updateFields(view.Line)
	view.Proof = updateProof()
	return view, nil
}

func (v *visit) updateFields(l planLine) []field {
	since := ""
	if l.Last.Known() {
		since = " since " + l.Last.Long()
	}
	fields := []field{{Name: "did", Label: "What was done" + since, Hint: "A few sentences. Name no child and no family.", As: "text"},
		{Name: "next", Label: "What comes next (may be left blank)", As: "text"}}
	reached := field{Name: "reached", Label: "Milestones that were reached", As: "ticks"}
	for _, m := range l.Milestones {
		if !m.Done.Known() {
			reached.Options = append(reached.Options, option{Value: m.ID, Words: m.Title + ", due " + m.Due.Long()})
		}
	}
	if len(reached.Options) > 0 {
		fields = append(fields, reached)
	}
	switch l.State {
	case plan.NotStarted:
		fields = append(fields, field{Name: "act", Label: "Has it begun?", As: "radios", Options: []option{{"", "Not yet", true}, {"start", "It has begun", false}}})
	case plan.UnderWay:
		fields = append(fields, field{Name: "act", Label: "Is it done?", As: "radios", Options: []option{{"", "Not yet", true}, {"done", "It is done", false}}})
	}
	if l.State != plan.NotStarted {
		fields = append(fields, ratingFields("schedule", "Schedule", l.Schedule, l.State)...)
		fields = append(fields, ratingFields("quality", "Quality", l.Quality, l.State)...)
	}
	if !v.outside() {
		fields = append(fields, field{Name: "internal", Label: "Who may read it", As: "ticks", Options: []option{{"yes", "For the service alone: members, the board and partners do not see these words", false}}})
	}
	return fields
}

// ratingFields ask for a person's word on a rating: as computed, or worse; better only of what is under way, with a reason.
func ratingFields(name, called string, now planMark, state plan.State) []field {
	f := field{Name: name, Label: called + ": " + now.Shape() + " " + now.Word(), Hint: now.First(), As: "radios",
		Options: []option{{"", "Leave it as computed: " + now.Word(), true}}}
	better := false
	for _, r := range []plan.Rating{plan.Green, plan.Amber, plan.Red} {
		word := brag{r}.Word()
		switch {
		case r.WorseThan(now.Rating):
			f.Options = append(f.Options, option{string(r), word + ", which is worse", false})
		case now.Rating.WorseThan(r) && state == plan.UnderWay:
			f.Options, better = append(f.Options, option{string(r), word + ", which is better: I give a reason", false}), true
		}
	}
	fields := []field{f}
	if better {
		fields = append(fields, field{Name: name + "-why", Label: "Why the " + name + " is better than computed", Hint: "Only if you chose better. The reason is shown with the rating.", As: "line"})
	}
	return fields
}

// updateProof asks for one document, and for words of others.
func updateProof() []field {
	return []field{
		{Name: "document", Label: "A document", Hint: "PDF, Word, Excel, a picture or plain text, without the name of a child.", As: "file"},
		{Name: "document-title", Label: "What the document is", Hint: "Left blank, it is called as its file.", As: "line"},
		{Name: "whose", Label: "Words of", As: "radios", Options: []option{{"voice", "children and families", true}, {"staff", "staff", false}}},
		{Name: "who", Label: "Who spoke", Hint: "Like: children in care, or newly qualified social workers", As: "line"},
		{Name: "words", Label: "What they said", As: "text"},
	}
}

func (v *visit) planUpdate() error {
	a, err := v.updatable()
	if err != nil {
		return err
	}
	view, err := v.newPlanUpdate(a)
	if err != nil {
		return err
	}
	typed, err := v.unfinished(view.form())
	if err != nil {
		return err
	}
	if typed != nil {
		view.Kept = true
		view.retype(typed)
	}
	return v.showPlanUpdate(view)
}

// retype puts what was typed into the form.
func (view *planUpdateView) retype(typed url.Values) {
	retype(view.Fields, typed)
	retype(view.Proof, typed)
	view.Open = typed.Get("document-title")+typed.Get("who")+typed.Get("words") != ""
}

// writePlanUpdate saves an update that comes without a document, or with the one that came before.
func (v *visit) writePlanUpdate() error {
	a, err := v.updatable()
	if err != nil {
		return err
	}
	return v.keepPlanUpdate(a, attached{}, "")
}

// writePlanUpdateDocument saves an update that may bring a document.
func (v *visit) writePlanUpdateDocument() error {
	a, err := v.updatable()
	if err != nil {
		return err
	}
	file, problem, err := v.receiveForm()
	if err != nil {
		return err
	}
	return v.keepPlanUpdate(a, file, problem)
}

func (v *visit) keepPlanUpdate(a plan.Action, file attached, problem string) error {
	view, err := v.newPlanUpdate(a)
	if err != nil {
		return err
	}
	document, err := v.keptDocument(view.waiting(), file)
	if err != nil {
		return err
	}
	if problem != "" {
		view.wrong("document", problem)
	}
	rated, err := v.standing()
	if err != nil {
		return err
	}
	view.Base = v.typedBase()
	u := plan.Update{Action: a.ID, Day: v.today(), Did: v.typed("did"), Next: v.typed("next"), Reached: slices.Clone(v.r.PostForm["reached"]),
		Schedule: v.typedWord("schedule"), Quality: v.typedWord("quality"), Internal: v.typed("internal") == "yes" && !v.outside()}
	drafts, wrong := rated.UpdateWith(v.planner(), view.Base, u, v.typedUpdateProof(document), actOfUpdate(v.typed("act")))
	ok, err := v.keepAll(&view.writing, drafts, wrong)
	if err != nil {
		return err
	}
	if !ok {
		view.place()
		view.retype(v.r.PostForm)
		if document != nil {
			view.File, view.Open = document.Name, true
		}
		return v.showPlanUpdate(view)
	}
	if err := v.finished(view.form()); err != nil {
		return err
	}
	if err := v.Journal.DropUnfinished(v.ctx(), v.house.code, v.viewer.Account.Name, view.waiting()); err != nil {
		return err
	}
	return v.done(actionHref(a.ID), "plan-update")
}

func actOfUpdate(word string) plan.Act {
	act, _ := plannedActOf(word)
	return act.Act
}

// typedWord is what a person says of a rating. A reason without a better rating is not kept: it would lift nothing.
func (v *visit) typedWord(name string) plan.Word {
	w := plan.Word{Rating: plan.Rating(v.typed(name))}
	if w.Rating != "" {
		w.Why = v.typed(name + "-why")
	}
	return w
}

// typedUpdateProof is the evidence that comes with an update.
func (v *visit) typedUpdateProof(document *plan.Document) (proof []*plan.Evidence) {
	if document != nil {
		proof = append(proof, &plan.Evidence{Sort: plan.DocumentSort, Title: cmp.Or(v.typed("document-title"), document.Name), Day: v.today(), Document: document})
	}
	who, words := v.typed("who"), v.typed("words")
	if who+words != "" {
		e := &plan.Evidence{Sort: plan.VoiceSort, Title: "What " + cmp.Or(who, "they") + " said", Text: words, Day: v.today(), Voice: &plan.Voice{Who: who}}
		if v.typed("whose") == "staff" {
			e.Sort = plan.StaffSort
		}
		proof = append(proof, e)
	}
	return proof
}

// place leads each problem to the field of the form that it is about.
func (view *planUpdateView) place() {
	places := map[string]string{"schedule why": "schedule-why", "quality why": "quality-why", "voice": "who", "text": "words", "title": "document-title"}
	var placed assurance.Problems
	for _, p := range view.Problems {
		p.Field = cmp.Or(places[p.Field], p.Field)
		placed = append(placed, p)
	}
	view.Problems = firstOfEach(placed)
}

// showPlanUpdate shows the form, with what is wrong beside each field.
func (v *visit) showPlanUpdate(view *planUpdateView) error {
	status := http.StatusOK
	if len(view.Problems) > 0 || view.Meanwhile != nil {
		status, view.Title = http.StatusUnprocessableEntity, "Error: "+view.Title
	}
	for _, fields := range [][]field{view.Fields, view.Proof} {
		for i := range fields {
			fields[i].Problem = view.Problem(fields[i].Name)
		}
	}
	view.Open = view.Open || slices.ContainsFunc(view.Proof, func(f field) bool { return f.Problem != "" })
	return v.answer(status, "plan_update", view)
}

// Heading is the title without the word that there is an error.
func (view *planUpdateView) Heading() string { return strings.TrimPrefix(view.Title, "Error: ") }
