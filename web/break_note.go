package web

import (
	"net/http"

	"goldthread/assurance"
)

// noteView is the form of a note that marks a break in a series, with those that stand.
type noteView struct {
	frame
	writing
	Day, Text   string // as typed
	All, Rebase bool
	Standing    []standingNote
}

type standingNote struct {
	assurance.BreakNote
	Words, Who, Href string
}

func (v *visit) newNote() (*noteView, error) {
	in, err := indicatorNamed(v.r.PathValue("code"))
	if err != nil {
		return nil, err
	}
	w := in.About()
	view := &noteView{writing: writing{Code: w.Code, About: w.Title}}
	view.Section, view.Title = "Scorecard", "Break in the series: "+w.Title
	names, err := v.names()
	for _, n := range v.house.written.Breaks(w.Code) {
		view.Standing = append(view.Standing, standingNote{n, noteWords(&n), names.of(n.Actor), "/indicator/" + w.Code + "/note" + v.look.Query("id", n.ID)})
	}
	return view, err
}

func (v *visit) note() error {
	view, err := v.newNote()
	if err != nil {
		return err
	}
	for _, n := range view.Standing {
		if n.ID == v.r.FormValue("id") {
			view.Base, view.ID, view.Day, view.Text, view.All, view.Rebase = n.Seq, n.ID, n.BreakNote.Day.Long(), n.BreakNote.Text, n.BreakNote.Code == "", n.BreakNote.Rebase
		}
	}
	return v.render("break_note", view)
}

func (v *visit) writeNote() error {
	view, err := v.newNote()
	if err != nil {
		return err
	}
	view.Base, view.ID = v.typedBase(), v.typed("id")
	view.Day, view.Text, view.All, view.Rebase = v.typed("day"), v.typed("text"), v.typed("all") != "", v.typed("rebase") != ""
	if !view.stands(view.ID) {
		view.ID, view.Base = "", 0 // new, or withdrawn meanwhile: what was typed becomes a new one
	}
	n := assurance.BreakNote{ID: view.ID, Code: view.Code, Day: view.typedDay("day", view.Day), Text: view.Text, Rebase: view.Rebase}
	if view.All {
		n.Code = ""
	}
	draft, wrong := n.Draft(view.Base)
	ok, err := v.keep(&view.writing, draft, wrong)
	if err != nil {
		return err
	}
	if ok {
		return v.done(v.indicatorHref(view.Code), "note")
	}
	return v.answer(http.StatusUnprocessableEntity, "break_note", view)
}

func (view *noteView) stands(id string) bool {
	for _, n := range view.Standing {
		if n.ID == id {
			return true
		}
	}
	return false
}
