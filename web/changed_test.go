package web_test

import (
	"html"
	"net/http"
	"net/url"
	"slices"
	"testing"
	"time"

	"goldthread/access"
	"goldthread/store"
)

// TestWhatChangedSinceAFigureWasReported takes a contact of July back today, and holds the July figure as it was told in
// early August against what is known now.
func TestWhatChangedSinceAFigureWasReported(t *testing.T) {
	tn := open(t)
	ids := tn.everyChild()
	path := "/indicator/contacts-number/changes"
	analyst := tn.as(access.Analyst)
	tn.takeBack(oneOf(t, tn, "contact"))
	analyst.get(path).says(t, "No papers that tell this figure have been approved yet", "Reported on")
	p := analyst.get(path + "?day=2026-07-31&since=4+August+2026")
	p.says(t, "As it was known on 4 August 2026", "The same time reads today", "1 withdrawn or corrected", "1 case counted otherwise", "<b>126</b>", "<b>125</b>")
	if !anyChild(p.body, ids) {
		t.Error("the analyst sees no child")
	}
	q := tn.as(access.QualityAuditor).get(path + "?day=2026-07-31&since=4+August+2026")
	q.says(t, "withdrawn or corrected")
	if anyChild(q.body, ids) {
		t.Error("a reader to whom nothing was opened sees a child's id")
	}
	for typed, says := range map[string]string{"yes & day": "cannot be read", "22 November 2026": "has not ended yet", "1 January 2027": "has not ended yet"} {
		p := analyst.get(path + "?day=2026-07-31&window=quarter&since=" + url.QueryEscape(typed))
		if p.status != http.StatusUnprocessableEntity {
			t.Errorf("%q gives %d", typed, p.status)
		}
		p.says(t, `<a href="#since">`, says, `value="`+html.EscapeString(typed)+`" aria-invalid="true" aria-describedby="since-hint since-error"`,
			`name="day" value="2026-07-31"`, `name="window" value="quarter"`, "<title>Error: What changed", "<h1 class=\"govuk-heading-l\">What changed")
		p.saysNot(t, "The same time reads today", "No papers")
	}
	analyst.get(path+"?day=2026-07-31&known=2026-08-04").says(t, "As it was known on 4 August 2026", "<b>126</b>", `value="4 August 2026"`)
	if p := tn.as(access.ElectedMember).get(path); p.status != http.StatusForbidden {
		t.Errorf("a member opens it: %d", p.status)
	}
}

// TestTheReportsOfAFigureAreOffered approves papers of two days, one of them of another area besides.
func TestTheReportsOfAFigureAreOffered(t *testing.T) {
	tn := open(t)
	analyst, manager := tn.as(access.Analyst), tn.as(access.ServiceManager)
	draft := func(title, day string, more ...string) string {
		t.Helper()
		p := analyst.post("/papers/new", append([]string{"title", title, "day", day}, more...)...)
		p.says(t, title)
		return p.url.Path
	}
	approve := func(title, day string, more ...string) string {
		t.Helper()
		pack := draft(title, day, more...)
		analyst.act(pack, "send")
		manager.act(pack, "approve").says(t, "approved and frozen")
		return pack
	}
	approve("Care board", "2026-07-31", "area", "Children in care")
	september := approve("Autumn board", "2026-09-30")
	approve("Winter board", "2026-10-31")
	draft("Not approved", "2026-10-31")
	path := "/indicator/contacts-number/changes"
	p := analyst.get(path)
	p.says(t, `<b aria-current="true">as at 31 October 2026, made on 22 November 2026 (Winter board)</b>`, "Or reported on another day", "In the papers as at 31 October 2026")
	p.saysNot(t, "Care board", "Not approved", "No papers")
	link := path + "?report=" + september[len("/papers/"):]
	p.says(t, `<a class="govuk-link" href="`+link+`">as at 30 September 2026, made on 22 November 2026 (Autumn board)</a>`)
	analyst.get(link).says(t, `<b aria-current="true">as at 30 September 2026`, "In the papers as at 30 September 2026")
	analyst.get("/indicator/cla-rate/changes").says(t, "Care board", "Autumn board")
	typed := analyst.get(path + "?day=2026-07-31&since=4+August+2026")
	typed.says(t, "As it was known on 4 August 2026", "Autumn board")
	typed.saysNot(t, `<b aria-current="true">`)
}

// oneOf is an entry of a kind that was known in early August, about a child of whom more is known.
func oneOf(t *testing.T, tn *town, kind string) store.Entry {
	t.Helper()
	var found store.Entry
	then := time.Date(2026, 8, 4, 0, 0, 0, 0, time.UTC)
	err := tn.journal.Live(t.Context(), authority, then, func(e *store.Entry) error {
		if e.Kind == kind {
			found = *e
			found.Body = slices.Clone(e.Body)
		}
		return nil
	})
	if err != nil || found.Seq == 0 {
		t.Fatalf("no %s: %v", kind, err)
	}
	return found
}

// takeBack withdraws an entry, as a delivery that corrects one would, and has the pages see it.
func (tn *town) takeBack(e store.Entry) {
	tn.t.Helper()
	draft := store.Draft{Kind: e.Kind, ID: e.ID, Child: e.Child, Op: store.Retire, Base: store.AnyBase}
	if _, err := tn.journal.Append(tn.t.Context(), authority, "analyst", []store.Draft{draft}); err != nil {
		tn.t.Fatal(err)
	}
	tn.as(access.Director).post("/indicator/contacts-number/target", "value", "100", "from", "1 April 2026", "setBy", "the board")
}
