package web

import (
	"errors"
	"net/http"
	"slices"
	"strconv"
	"time"

	"goldthread/access"
	"goldthread/day"
	"goldthread/record"
)

// childView tells one child's story: where it stands, what is due, what happened, and who says so.
type childView struct {
	frame
	asAtBar
	Path, Child string // the page's own address, without the look
	Person      told
	AgeWords    string
	Status      caseStatus
	record.Holding
	WorkerSince day.Day // the list from which on; Never where nobody is named
	Restricted  bool
	Due         []dueLine
	Reckon      reckoning
	Timelines   []timeline // wide and narrow; none where nothing has a day
	Years       []tab
	Kinds       []tab
	Kind        factKind
	Rows        []factRow
	TakenBack   []factRow
	Looked      []lookedLine
	SeesLooked  bool
	AccessHref  string // blank where the viewer may not give access
	LookedHref  string
}

// reasonView asks why a record is to be opened.
type reasonView struct {
	frame
	Token, Typed, Problem string
}

const lookedOnPage = 10 // the newest who looked, on the child's page itself

// openWithReason opens the record of somebody who has typed why, and sends them on to its page.
func (v *visit) openWithReason() error {
	shown, err := v.shown()
	if err != nil {
		return err
	}
	token, why := v.r.PathValue("token"), v.r.PostFormValue("why")
	var needs *access.NeedsReason
	_, _, err = v.view(shown.book).Open(v.ctx(), token, access.Purpose{Typed: why, From: v.cameFrom()})
	if errors.As(err, &needs) {
		return v.askReason(token, why, upperFirst(needs.Error())+".")
	}
	if err != nil {
		return err
	}
	http.Redirect(v.w, v.r, "/child/"+token+v.look.Query(), http.StatusSeeOther)
	return nil
}

func (v *visit) askReason(token, typed, problem string) error {
	view := reasonView{Token: token, Typed: typed, Problem: problem}
	view.Section, view.Title = "Children", "Why do you need to see this record?"
	if problem == "" {
		return v.render("child_reason", &view)
	}
	view.Title = "Error: " + view.Title
	return v.answer(http.StatusUnprocessableEntity, "child_reason", &view)
}

func (v *visit) child() error {
	shown, err := v.shown()
	if err != nil {
		return err
	}
	token := v.r.PathValue("token")
	view := v.view(shown.book)
	c, _, err := view.Open(v.ctx(), token, access.Purpose{From: v.cameFrom()})
	var needs *access.NeedsReason
	switch {
	case errors.As(err, &needs):
		return v.askReason(token, "", "")
	case errors.Is(err, access.ErrNoSuch) && view.MayGrant(token):
		http.Redirect(v.w, v.r, "/child/"+token+"/access"+v.look.Query(), http.StatusSeeOther)
		return nil
	case err != nil:
		return err
	}
	page, err := v.childPage(shown, c, token)
	if err != nil {
		return err
	}
	if view.MayGrant(token) {
		page.AccessHref = page.Path + "/access" + v.look.Query()
	}
	if page.SeesLooked = v.may(access.SeeWhoLooked); page.SeesLooked {
		page.LookedHref = page.Path + "/looked" + v.look.Query()
		if page.Looked, err = v.looked(view, token, 0, lookedOnPage); err != nil {
			return err
		}
	}
	return v.render("child", page)
}

// childPage is the page of a record that was opened.
func (v *visit) childPage(shown pastBook, c *record.Child, token string) (*childView, error) {
	on := v.look.Day
	page := &childView{Path: "/child/" + token, Child: c.ID, Person: tell(c.Person), AgeWords: ageWords(c.Person, on), Status: statusOf(c, on),
		Holding: c.HeldOn(on), Restricted: v.house.grants.Restricted(c.ID), Due: dueOf(c, v.reckoned(), v.rules(shown).Local), Reckon: v.reckoned()}
	page.WorkerSince, _ = workerSince(c, on)
	page.Section, page.Title, page.Wide = "Children", "A child’s record", true
	var err error
	if page.asAtBar, err = v.asAt(shown.book); err != nil {
		return nil, err
	}
	facts := factsOf(c, on)
	page.draw(facts, on, v)
	page.filter(facts, v)
	return page, v.tellRows(page, shown, c, facts)
}

// tellRows fills in the table: each fact with where it came from.
func (v *visit) tellRows(page *childView, shown pastBook, c *record.Child, facts []fact) error {
	var knownBy time.Time
	if v.look.Known.Known() {
		knownBy = v.endOf(v.look.Known)
	}
	from, err := v.sourcesOf(c, shown.book, facts, knownBy)
	if err != nil {
		return err
	}
	if page.Kind != "" {
		facts = slices.DeleteFunc(slices.Clone(facts), func(f fact) bool { return f.Kind != page.Kind })
	}
	if page.Rows, err = from.rows(facts); err != nil {
		return err
	}
	page.TakenBack, err = from.takenBack()
	if page.Kind != "" {
		page.TakenBack = slices.DeleteFunc(page.TakenBack, func(r factRow) bool { return r.Kind != page.Kind })
	}
	return err
}

// draw makes the picture twice, for wide and for narrow screens, of all years or of the one that was chosen.
func (c *childView) draw(facts []fact, on day.Day, v *visit) {
	whole := spanOf(facts, on)
	span := whole
	chosen, _ := strconv.Atoi(v.r.URL.Query().Get("year"))
	kind := v.r.URL.Query().Get("kind")
	c.Years = []tab{{Name: "All years", Href: c.Path + v.look.Query("kind", kind), Here: true}}
	for y := whole.From.Year(); y <= on.Year(); y++ {
		t := tab{Name: strconv.Itoa(y), Href: c.Path + v.look.Query("kind", kind, "year", strconv.Itoa(y)), Here: y == chosen}
		if t.Here {
			c.Years[0].Here = false
			span = day.Span{From: day.Of(y, time.January, 1), To: min(on, day.Of(y, time.December, 31))}
		}
		c.Years = append(c.Years, t)
	}
	for id, width := range map[string]int{"wide": 1100, "narrow": 300} {
		if t := drawTimeline(id, facts, span, width); len(t.Lanes) > 0 {
			c.Timelines = append(c.Timelines, t)
		}
	}
	slices.SortFunc(c.Timelines, func(a, b timeline) int { return b.Width - a.Width })
}

// filter counts the facts of each part of the story, and reads which part is asked for.
func (c *childView) filter(facts []fact, v *visit) {
	asked := factKind(v.r.URL.Query().Get("kind"))
	year := v.r.URL.Query().Get("year")
	all := tab{Name: "Everything", Href: c.Path + v.look.Query("year", year) + "#story", Count: len(facts), Here: true}
	c.Kinds = []tab{all}
	for _, k := range factKinds {
		t := tab{Name: k.Words(), Href: c.Path + v.look.Query("year", year, "kind", string(k)) + "#story", Here: k == asked}
		for _, f := range facts {
			if f.Kind == k {
				t.Count++
			}
		}
		if t.Count == 0 {
			continue
		}
		if t.Here {
			c.Kind, c.Kinds[0].Here = k, false
		}
		c.Kinds = append(c.Kinds, t)
	}
}
