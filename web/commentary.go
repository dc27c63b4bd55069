package web

import (
	"net/http"
	"slices"

	"goldthread/access"
	"goldthread/assurance"
	"goldthread/day"
	"goldthread/indicator"
)

// commentaryView is the form of what somebody says of a measure.
type commentaryView struct {
	frame
	writing
	AsAt           day.Day // the day that the words are about
	Figure         string  // the figure of that day, in words
	Text, Next, By string  // as typed
	Kept           bool    // the words are those of an unfinished form
}

// mayWriteOf says whether the viewer's words may stand beside a measure: its owner's alone, where one is named.
func (v *visit) mayWriteOf(code string) bool {
	owner, named := v.house.written.OwnerOf(code)
	return v.may(access.WriteCommentary) && (!named || owner.Account == v.viewer.Account.Name)
}

func (v *visit) newCommentary() (*commentaryView, error) {
	in, err := indicatorNamed(v.r.PathValue("code"))
	if err != nil {
		return nil, err
	}
	w := in.About()
	if !v.mayWriteOf(w.Code) {
		return nil, &forbidden{"The owner of this measure writes here, and that is somebody else.", "If it should be you, ask the analyst to name you as its owner."}
	}
	if !v.look.Day.Known() {
		return nil, v.nothingYet()
	}
	view := &commentaryView{writing: writing{Code: w.Code, About: w.Title, Sheet: v.sheet()}, AsAt: v.look.Day}
	view.Section, view.Title = "Scorecard", "Write about: "+w.Title
	return view, v.addFigure(view, in)
}

// addFigure puts the figure beside the form, so that nobody writes about another one.
func (v *visit) addFigure(view *commentaryView, in indicator.Indicator) error {
	shown, err := v.shown()
	if err != nil {
		return err
	}
	line, err := v.lineOf(shown, in, view.AsAt)
	if err == nil {
		view.Figure = line.Now.Text() + " " + line.Now.Period()
	}
	return err
}

// commentary shows the form: with words of one's own to change, with what was typed and not sent, or blank.
func (v *visit) commentary() error {
	view, err := v.newCommentary()
	if err != nil {
		return err
	}
	if c, ok := v.ownCommentary(view.Code, v.r.FormValue("id")); ok {
		view.Base, view.ID, view.AsAt, view.Text, view.Next = c.Seq, c.ID, c.AsAt, c.Text, c.Next
		if c.By.Known() {
			view.By = c.By.Long()
		}
		return v.render("commentary", view)
	}
	typed, err := v.unfinished(view.form())
	if err != nil {
		return err
	}
	if typed != nil {
		view.Kept = true
		view.Text, view.Next, view.By = typed.Get("text"), typed.Get("next"), typed.Get("by")
	}
	return v.render("commentary", view)
}

// form names the unfinished form of new words about a day; words that are changed are not kept so.
func (view *commentaryView) form() string {
	return "commentary-" + view.Code + "-" + view.AsAt.String()
}

// Draft is the address that keeps what is typed; blank while words are changed.
func (view *commentaryView) Draft() string {
	if view.ID != "" {
		return ""
	}
	return "/drafts/" + view.form()
}

// ownCommentary finds words that the viewer wrote: nobody changes another's.
func (v *visit) ownCommentary(code, id string) (assurance.Commentary, bool) {
	all := v.house.written.Commentaries(code)
	i := slices.IndexFunc(all, func(c assurance.Commentary) bool { return c.ID == id && c.Actor == v.viewer.Account.Name })
	if id == "" || i < 0 {
		return assurance.Commentary{}, false
	}
	return all[i], true
}

func (v *visit) writeCommentary() error {
	view, err := v.newCommentary()
	if err != nil {
		return err
	}
	view.Text, view.Next, view.By = v.typed("text"), v.typed("next"), v.typed("by")
	c := assurance.Commentary{Code: view.Code, AsAt: view.AsAt, Text: view.Text, Next: view.Next, By: view.typedDay("by", view.By)}
	if id := v.typed("id"); id != "" {
		own, ok := v.ownCommentary(view.Code, id)
		if !ok {
			return &notFound{"These words are no longer there, or they are not yours to change.", "Open the page of the measure again."}
		}
		c.ID, c.AsAt, view.ID, view.Base = id, own.AsAt, id, v.typedBase()
		view.AsAt = own.AsAt
	}
	draft, wrong := c.Draft(view.Base)
	ok, err := v.keep(&view.writing, draft, wrong)
	if err != nil {
		return err
	}
	if !ok {
		return v.answer(http.StatusUnprocessableEntity, "commentary", view)
	}
	if view.Draft() != "" {
		if err := v.finished(view.form()); err != nil {
			return err
		}
	}
	return v.done(v.indicatorHref(c.Code), "commentary")
}
