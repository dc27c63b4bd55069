package web

import (
	"strconv"

	"goldthread/access"
	"goldthread/store"
)

// childLookedView lists everybody who looked at one record.
type childLookedView struct {
	frame
	Lines               []lookedLine
	BackHref, OlderHref string
}

// lookedLine is one look at the record.
type lookedLine struct {
	store.Viewed
	When, Who string
}

// Saw is what was looked at, in words.
func (l lookedLine) Saw() string { return sawWords(l.What) }

// Reason is why, in words.
func (l lookedLine) Reason() string { return reasonWords(l.What, l.Why) }

const looksOnPage = 100

func (v *visit) childLooked() error {
	shown, err := v.shown()
	if err != nil {
		return err
	}
	token := v.r.PathValue("token")
	before, _ := strconv.ParseInt(v.r.URL.Query().Get("before"), 10, 64)
	page := childLookedView{BackHref: "/child/" + token + v.look.Query()}
	if page.Lines, err = v.looked(v.view(shown.book), token, max(0, before), looksOnPage); err != nil {
		return err
	}
	if n := len(page.Lines); n == looksOnPage {
		page.OlderHref = "/child/" + token + "/looked" + v.look.Query("before", strconv.FormatInt(page.Lines[n-1].Seq, 10))
	}
	page.Section, page.Title = "Children", "Who looked at a record"
	return v.render("child_looked", &page)
}

// looked gives who looked at a record, newest first.
func (v *visit) looked(view *access.View, token string, before int64, most int) ([]lookedLine, error) {
	lines, err := view.WhoLooked(v.ctx(), token, before, most)
	if err != nil {
		return nil, err
	}
	names, err := v.namesAndRoles()
	if err != nil {
		return nil, err
	}
	found := make([]lookedLine, len(lines))
	for i, l := range lines {
		found[i] = lookedLine{l, v.instant(l.At), names.of(l.Actor)}
	}
	return found, nil
}
