package web

import (
	"goldthread/assurance/inspection"
	"goldthread/day"
)

// noteAsked is the note of the day in the address, or a new one.
func (v *visit) noteAsked() (k inspection.KeepInTouch, err error) {
	i, err := v.inspectionAsked()
	if err != nil {
		return k, err
	}
	if v.r.PathValue("day") == "new" {
		return inspection.KeepInTouch{Inspection: i.ID}, nil
	}
	for _, k := range v.house.register.KeepInTouch(i.ID) {
		if k.Day.String() == v.r.PathValue("day") {
			return k, nil
		}
	}
	return k, &notFound{"There is no note of that day.", "The page on readiness lists those that there are."}
}

func (v *visit) noteForm(k inspection.KeepInTouch) *planFormView {
	view := &planFormView{Heading: "Note of the keep-in-touch meeting", Back: readinessHref(k.Inspection) + "#notes", Button: "Save it"}
	view.Section, view.Base = "Inspections", k.Seq
	view.Fields = []field{{Name: "present", Label: "Who was there (may be left blank)", As: "line", Value: k.Present},
		{Name: "text", Label: "What was said", Hint: "Name no child and no family.", As: "text", Value: k.Text},
		{Name: "emerging", Label: "What begins to show (may be left blank)", Hint: "Confidential: only those at the inspection’s desk read it.", As: "text", Value: k.Emerging}}
	if !k.Day.Known() {
		view.Sent = readinessRoot(k.Inspection) + "/notes/new"
		view.Fields = append([]field{dayField("day", "Day of the meeting", howADayLooks, v.today())}, view.Fields...)
	} else {
		view.Heading, view.Sent = "Note of the meeting on "+k.Day.Long(), noteHref(k)
	}
	return view
}

// keepInTouch shows the form of a day's note.
func (v *visit) keepInTouch() error {
	k, err := v.noteAsked()
	if err != nil {
		return err
	}
	return v.showPlanForm(v.noteForm(k))
}

// saveKeepInTouch saves a day's note.
func (v *visit) saveKeepInTouch() error {
	k, err := v.noteAsked()
	if err != nil {
		return err
	}
	view := v.noteForm(k)
	view.Base = v.typedBase()
	if !k.Day.Known() {
		k.Day = typedPast(&view.writing, "day", v.typed("day"), v.today())
	}
	k.Present, k.Text, k.Emerging = v.typed("present"), v.typed("text"), v.typed("emerging")
	draft, wrong := k.Draft(view.Base)
	ok, err := v.keep(&view.writing, draft, wrong)
	if err != nil {
		return err
	}
	if !ok {
		view.retype(v.r.PostForm)
		return v.showPlanForm(view)
	}
	return v.done(readinessHref(k.Inspection), "meeting-note")
}

// typedPast reads a day that has come.
func typedPast(w *writing, field, text string, today day.Day) day.Day {
	d := w.typedDay(field, text)
	w.Problems.Add(d > today, field, "That day has not come: give one up to today")
	return d
}
