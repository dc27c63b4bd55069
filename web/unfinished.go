package web

import (
	"errors"
	"net/http"
	"net/url"

	"goldthread/store"
)

// keepUnfinished keeps what somebody has typed into a form so far. The page sends it by itself while they write; what is
// kept is theirs alone, and is forgotten when the form is sent.
func (v *visit) keepUnfinished() error {
	if err := v.r.ParseForm(); err != nil {
		return &invalid{"What was typed could not be read.", "Copy it, and save the form."}
	}
	if err := v.Journal.KeepUnfinished(v.ctx(), v.house.code, v.viewer.Account.Name, v.r.PathValue("form"), v.r.PostForm.Encode()); err != nil {
		return err
	}
	v.w.WriteHeader(http.StatusNoContent)
	return nil
}

// unfinished is what the viewer has typed into a form and not sent; nil where that is nothing.
func (v *visit) unfinished(form string) (url.Values, error) {
	u, err := v.Journal.Unfinished(v.ctx(), v.house.code, v.viewer.Account.Name, form)
	if errors.Is(err, store.ErrNotFound) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	return url.ParseQuery(u.Text)
}

// finished forgets what was typed: the form was sent.
func (v *visit) finished(form string) error {
	return v.Journal.DropUnfinished(v.ctx(), v.house.code, v.viewer.Account.Name, form)
}
