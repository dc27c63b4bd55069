package web

import (
	"cmp"
	"net/http"
	"net/url"
	"slices"

	"goldthread/assurance"
	"goldthread/assurance/inspection"
	"goldthread/assurance/plan"
	"goldthread/store"
)

// newInspection shows the form of an inspection that is not in the register yet: one that is expected, one of which the
// call has come, or one that was published.
func (v *visit) newInspection() error {
	act := inspection.Act(cmp.Or(v.r.URL.Query().Get("act"), string(inspection.Enter)))
	return v.showInspectionForm(inspection.Inspection{}, act, nil, &writing{})
}

func (v *visit) addInspection() error { return v.keepInspection(inspection.Inspection{}) }

// changeInspection shows the form of a step of an inspection, with what the step asks for.
func (v *visit) changeInspection() error {
	i, err := v.inspectionAsked()
	if err != nil {
		return err
	}
	return v.showInspectionForm(i, usualAct(i, v.r.URL.Query().Get("act")), nil, &writing{Base: i.Seq})
}

// usualAct is the act that was asked for, or else that which changes what is written.
func usualAct(i inspection.Inspection, asked string) inspection.Act {
	switch {
	case asked != "":
		return inspection.Act(asked)
	case i.Status == inspection.Published:
		return inspection.Correct
	}
	return inspection.Change
}

func (v *visit) saveInspection() error {
	i, err := v.inspectionAsked()
	if err != nil {
		return err
	}
	return v.keepInspection(i)
}

// stepFor is the line of the table of states by which an act goes on from a state.
func stepFor(from inspection.Status, act inspection.Act) (inspection.Step[inspection.Status], error) {
	steps := inspection.InspectionSteps.From(from)
	n := slices.IndexFunc(steps, func(s inspection.Step[inspection.Status]) bool { return s.Act == act })
	if n < 0 {
		return inspection.Step[inspection.Status]{}, &invalid{"That cannot be done with this inspection as it stands now.", "Open its page again: somebody may have moved it on."}
	}
	return steps[n], nil
}

// showInspectionForm shows the form; typed is what was typed, nil where nothing was.
func (v *visit) showInspectionForm(i inspection.Inspection, act inspection.Act, typed url.Values, w *writing) error {
	step, err := stepFor(i.Status, act)
	if err != nil {
		return err
	}
	if typed != nil {
		(&writing{}).takeTyped(typed, &i) // what cannot be read is told by w
	}
	view := &inspectionFormView{writing: *w, Heading: actNames[act], Back: "/inspections", Sent: "/inspections/new", Button: "Save", Again: "Show the judgements of that framework and first day"}
	if i.ID != "" {
		view.Heading, view.Back = inspectionName(i)+": "+lowerFirst(actNames[act]), "/inspections/"+i.ID
		view.Sent = view.Back + "/edit"
	} else {
		view.Kinds = newKinds(act)
	}
	view.Section, view.Title, view.Wide = "Inspections", view.Heading, true
	view.Hidden = []hiddenField{{"act", string(act)}, {asksTicks, "yes"}}
	view.Parts = v.partsOfStep(i, step, typed)
	return v.answerForm(view)
}

// answerForm shows a form about the register, with what is wrong beside each field.
func (v *visit) answerForm(view *inspectionFormView) error {
	status := http.StatusOK
	if len(view.Problems) > 0 || view.Meanwhile != nil {
		status, view.Title = http.StatusUnprocessableEntity, "Error: "+view.Heading
	}
	view.tellProblems()
	return v.answer(status, "inspection_form", view)
}

func newKinds(now inspection.Act) []navLink {
	var links []navLink
	for _, s := range inspection.InspectionSteps.From("") {
		links = append(links, navLink{actNames[s.Act], "/inspections/new?act=" + url.QueryEscape(string(s.Act)), s.Act == now})
	}
	return links
}

// partsOfStep are what a step asks for: the days and people, the grades where there are any by then, what was found, and what
// it asks for when it is published.
func (v *visit) partsOfStep(i inspection.Inspection, step inspection.Step[inspection.Status], typed url.Values) []formPart {
	var why []field
	if step.Words {
		why = []field{{Name: "why", Label: "Why", Hint: "So that others can follow what happened.", As: "text"}}
	}
	if step.Act == inspection.PutOff {
		return retyped([]formPart{{Heading: "Why it was put off", Fields: why}}, typed)
	}
	head := formPart{Heading: "The inspection", Fields: v.fieldsOfInspection(i, step.To), Again: true}
	if step.To == inspection.Expected || step.To == inspection.Notified {
		head.Fields, head.Again = append(head.Fields, why...), false
		return retyped([]formPart{head}, typed)
	}
	parts := []formPart{head}
	if grades, ok := gradeFields(i); ok {
		parts = append(parts, formPart{Heading: "Judgements", ID: "judgements", Fields: grades})
	}
	more := formPart{Heading: "What was found", Fields: []field{{Name: "findings", Label: "In a few paragraphs (may be left blank)", As: "text", Value: i.Findings}}}
	if step.To != inspection.Published {
		more.Fields = append(more.Fields, why...)
		return retyped(append(parts, more), typed)
	}
	more.Fields = append(more.Fields, v.fieldsOfReport(i)...)
	after := formPart{Heading: "What the authority did with it", Fields: append(fieldsAfterwards(i), why...)}
	return append(retyped(append(parts, more, after), typed), v.handItems("inspection", i.ID, typed))
}

// retyped puts what was typed into the fields.
func retyped(parts []formPart, typed url.Values) []formPart {
	for n := range parts {
		if typed != nil {
			retype(parts[n].Fields, typed)
		}
	}
	return parts
}

const spareItems = 3

// handItems are the lines on which what is asked for is written by hand. What the plan has already is changed there.
func (v *visit) handItems(kind, id string, typed url.Values) formPart {
	part := formPart{Heading: "What it asks for", Items: typedItems(typed)}
	if there := len(v.house.plan.FromSource(kind, id)); id != "" && there > 0 {
		part.Note = counted(there, "thing", "things") + " that it asks for stand in the plan already and are changed there. What is written here is added."
	}
	part.Items = slices.DeleteFunc(part.Items, func(a askedItem) bool { return a.Spare })
	for range spareItems {
		part.Items = append(part.Items, askedItem{Spare: true})
	}
	for n := range part.Items {
		part.Items[n].N = n + 1
	}
	return part
}

// keepInspection saves the step that was typed, with what is asked for.
func (v *visit) keepInspection(before inspection.Inspection) error {
	if err := v.r.ParseForm(); err != nil {
		return err
	}
	typed, act := v.r.PostForm, inspection.Act(v.typed("act"))
	if _, err := stepFor(before.Status, act); err != nil {
		return err
	}
	if v.typed("do") == "again" {
		return v.showInspectionForm(before, act, typed, &writing{Base: v.typedBase()})
	}
	i, w := before, &writing{Base: v.typedBase()}
	if act != inspection.PutOff {
		w.takeTyped(typed, &i)
	}
	next, err := i.Do(act, v.typed("why"))
	if problems, is := problemsOf(err); is {
		w.Problems = append(w.Problems, problems...)
	} else if err != nil {
		return err
	}
	next.ID = assurance.OrNewID(next.ID)
	ok, err := v.keepWithItems(w, typedItems(typed), plan.Source{Kind: "inspection", ID: next.ID, Name: inspectionName(next)}, func() (store.Draft, error) { return next.Draft(w.Base) })
	if err != nil {
		return err
	}
	if !ok {
		return v.showInspectionForm(before, act, typed, w)
	}
	return v.done("/inspections/"+next.ID, "inspection")
}

// keepWithItems saves an inspection or notice and what it asks for: all of it, or nothing.
func (v *visit) keepWithItems(w *writing, items []askedItem, source plan.Source, draft func() (store.Draft, error)) (bool, error) {
	made, wrong := draft()
	if problems, is := problemsOf(wrong); is {
		w.Problems = append(w.Problems, problems...)
	} else if wrong != nil {
		return false, wrong
	}
	more, err := v.keepItems(w, items, source)
	if err != nil {
		return false, err
	}
	return v.keepAll(w, append([]store.Draft{made}, more...), nil)
}

// keepInspectionDocument keeps a document with an inspection.
func (v *visit) keepInspectionDocument() error {
	i, err := v.inspectionAsked()
	if err != nil {
		return err
	}
	file, err := v.received()
	if err != nil {
		return err
	}
	if v.typed("report") == "yes" && i.Status == inspection.Published {
		if i.Report.SHA256 != "" {
			i.Files = append(slices.Clone(i.Files), i.Report)
		}
		i.Report = file
	} else {
		i.Files = append(slices.Clone(i.Files), file)
	}
	if i, err = i.Do(usualAct(i, ""), "A document was added: "+file.Name); err != nil {
		return err
	}
	return v.keepBeside("/inspections/"+i.ID, func(base int64) (store.Draft, error) { return i.Draft(base) })
}

// received is the document that came with a form.
func (v *visit) received() (assurance.FrozenFile, error) {
	file, problem, err := v.receiveForm()
	if err != nil {
		return assurance.FrozenFile{}, err
	}
	if problem == "" && !file.Given() {
		problem = "No document was chosen."
	}
	if problem != "" {
		return assurance.FrozenFile{}, &invalid{problem, "Go back, and choose one."}
	}
	return assurance.FrozenFile{Name: file.Name, SHA256: file.SHA256, MediaType: file.MediaType, Size: file.Size}, nil
}

// keepBeside saves something with a document that was added to it.
func (v *visit) keepBeside(href string, draft func(base int64) (store.Draft, error)) error {
	w := &writing{}
	made, wrong := draft(v.typedBase())
	ok, err := v.keep(w, made, wrong)
	switch {
	case err != nil:
		return err
	case w.Meanwhile != nil:
		return &invalid{"Somebody else has changed this meanwhile, so the document was not added to it.", "Open its page again, and add the document there."}
	case !ok:
		return &invalid{w.Problems[0].Say + ".", "Go back, and try again."}
	}
	return v.done(href, "document")
}
