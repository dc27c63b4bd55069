package web

import (
	"errors"
	"net/http"

	"goldthread/access"
	"goldthread/assurance/plan"
	"goldthread/papers"
	"goldthread/store"
)

// What a handler may return instead of a page. Each is shown as a page that says what is the matter and what to do next.
type (
	// notFound says that there is nothing at an address, or nothing that this reader may know of: the two look alike.
	notFound struct{ What, Do string }
	// forbidden says that a role does not open a page. It is only said of kinds of page, never of one child.
	forbidden struct{ What, Do string }
	// invalid says that what was sent cannot be used.
	invalid struct{ What, Do string }
)

func (e *notFound) Error() string  { return e.What }
func (e *forbidden) Error() string { return e.What }
func (e *invalid) Error() string   { return e.What }

type refusalView struct {
	frame
	What, Do string
	Status   int
}

// refuse shows an error as a page. What is our fault is logged and not shown.
func (v *visit) refuse(err error) {
	var missing *notFound
	var not *forbidden
	var bad *invalid
	var notNow *plan.NotAllowed
	var conflict *store.Conflict
	var tooMuch *http.MaxBytesError
	view := refusalView{Status: http.StatusInternalServerError, What: "Something went wrong here, and it is not your doing.",
		Do: "Nothing that was saved is lost. Go back and try again; if it happens again, tell the system lead when it happened."}
	switch {
	case errors.As(err, &missing):
		view.Status, view.What, view.Do = http.StatusNotFound, missing.What, missing.Do
	case errors.Is(err, access.ErrNotYours):
		view.Status, view.What, view.Do = http.StatusForbidden, "Your role does not do this.", "If you need it for your work, ask your system lead."
	case errors.Is(err, access.ErrNoSuch):
		view.Status, view.What, view.Do = http.StatusNotFound, "There is no such record, or it is not yours to open.",
			"If you need it for your work, ask the team that holds it or the service manager to give you access."
	case errors.As(err, &not):
		view.Status, view.What, view.Do = http.StatusForbidden, not.What, not.Do
	case errors.As(err, &bad):
		view.Status, view.What, view.Do = http.StatusUnprocessableEntity, bad.What, bad.Do
	case errors.As(err, &notNow):
		view.Status, view.What, view.Do = http.StatusForbidden, upperFirst(notNow.Say)+".", "The page of the action shows how it stands now, and what can be done with it."
	case errors.As(err, &conflict):
		view.Status, view.What, view.Do = http.StatusConflict, "Somebody else has changed this meanwhile.",
			"Go back: what you typed is still there. Open the page again beside it to see what changed, and save again."
	case errors.Is(err, papers.ErrNotNoted):
		view.Status, view.What, view.Do = http.StatusUnprocessableEntity, upperFirst(papers.ErrNotNoted.Error())+".", "Approved papers can be read as they were frozen, under Papers."
	case errors.As(err, &tooMuch):
		view.Status, view.What, view.Do = http.StatusRequestEntityTooLarge, "That is more than this page takes.", "Send less at once."
	default:
		v.Log.Error("page failed", "route", v.r.Pattern, "error", err)
	}
	view.Title = map[bool]string{true: "Sorry, there is a problem", false: "This cannot be shown"}[view.Status >= 500]
	v.answer(view.Status, "refusal", &view)
}
