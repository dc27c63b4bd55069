package web

import (
	"cmp"
	"crypto/rand"
	"errors"
	"net/http"
	"net/url"
	"strings"

	"goldthread/access"
	"goldthread/day"
	"goldthread/store"
)

// mostUnfinished is how much of a form is kept unsent, in bytes as it is kept: no more than the store takes.
const mostUnfinished = 256 << 10

// keepUnfinished keeps what somebody has typed into a form so far. The page sends it by itself while they write; what is
// kept is theirs alone, and is forgotten when the form is sent.
func (v *visit) keepUnfinished() error {
	form := v.r.PathValue("form")
	if err := v.mayFill(form); err != nil {
		return err
	}
	if err := v.r.ParseForm(); err != nil {
		return err
	}
	text := v.r.PostForm.Encode()
	if len(text) > mostUnfinished {
		return &http.MaxBytesError{Limit: mostUnfinished}
	}
	sent, err := v.wasSent(form, v.r.PostForm)
	if err != nil {
		return err
	}
	if sent { // this came late: the form has overtaken it
		v.w.WriteHeader(http.StatusConflict)
		return nil
	}
	if err := v.Journal.KeepUnfinished(v.ctx(), v.house.code, v.viewer.Account.Name, form, text); err != nil {
		return err
	}
	v.w.WriteHeader(http.StatusNoContent)
	return nil
}

// mayFill refuses forms that are none, and those that the viewer could not send.
func (v *visit) mayFill(form string) error {
	const sample = "-2026-10-31"
	missing := &notFound{"There is no such form.", "Open the page of the form again."}
	if id, ok := strings.CutPrefix(form, "papers-"); ok {
		if !v.may(access.DraftPapers) {
			return access.ErrNotYours
		}
		if p, ok := v.house.written.Pack(id); !ok || !v.maySeePack(p) {
			return missing
		}
		return nil
	}
	if id, ok := strings.CutPrefix(form, "evaluation-"); ok {
		if !v.may(access.WriteEvaluation) {
			return access.ErrNotYours
		}
		if _, there := v.house.register.Evaluation(id); !there {
			return missing
		}
		return nil
	}
	if id, ok := strings.CutPrefix(form, "update-"); ok {
		if _, there := v.house.plan.Action(id); !there {
			return missing
		}
		if !v.mayUpdate(id) {
			return access.ErrNotYours
		}
		return nil
	}
	if strings.HasPrefix(form, readingForm("")) {
		if !v.may(access.KeepInspections) {
			return access.ErrNotYours
		}
		if begun, err := v.textOf(form); err != nil || begun == nil { // only what was read for them: the name is that of a document
			return cmp.Or[error](err, missing)
		}
		return nil
	}
	name, ok := strings.CutPrefix(form, "commentary-")
	if !ok || len(name) < len(sample) {
		return missing
	}
	code, asAt := name[:len(name)-len(sample)], name[len(name)-len(sample)+1:]
	if _, err := indicatorNamed(code); err != nil {
		return missing
	}
	if _, err := day.Parse(asAt); err != nil {
		return missing
	}
	if !v.mayWriteOf(code) {
		return access.ErrNotYours
	}
	return nil
}

// unfinished is what the viewer has typed into a form and not sent; nil where that is nothing.
func (v *visit) unfinished(form string) (url.Values, error) {
	typed, err := v.textOf(form)
	if err != nil || typed == nil {
		return nil, err
	}
	sent, err := v.wasSent(form, typed)
	if sent {
		return nil, err
	}
	return typed, err
}

func (v *visit) textOf(form string) (url.Values, error) {
	u, err := v.Journal.Unfinished(v.ctx(), v.house.code, v.viewer.Account.Name, form)
	if errors.Is(err, store.ErrNotFound) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	return url.ParseQuery(u.Text)
}

// sheet numbers a form each time that it is opened, and keeps the number when it is shown again: so what is typed into it
// and what is sent of it are known to belong together, whichever arrives first.
func (v *visit) sheet() string { return cmp.Or(v.typed("sheet"), rand.Text()) }

// sentOf names what is kept of a form when it is sent: the number of its sheet.
func sentOf(form string) string { return form + " sent" }

// wasSent says whether what was typed is of the sheet that was sent last.
func (v *visit) wasSent(form string, typed url.Values) (bool, error) {
	last, err := v.textOf(sentOf(form))
	return err == nil && last.Get("sheet") != "" && last.Get("sheet") == typed.Get("sheet"), err
}

// finished forgets what was typed: the form was sent.
func (v *visit) finished(form string) error {
	if sheet := v.typed("sheet"); sheet != "" {
		sent := url.Values{"sheet": {sheet}}.Encode()
		if err := v.Journal.KeepUnfinished(v.ctx(), v.house.code, v.viewer.Account.Name, sentOf(form), sent); err != nil {
			return err
		}
	}
	return v.Journal.DropUnfinished(v.ctx(), v.house.code, v.viewer.Account.Name, form)
}
