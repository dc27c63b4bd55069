package web

import (
	"net/http"
	"slices"
	"strconv"
	"strings"

	"goldthread/access"
	"goldthread/day"
	"goldthread/record"
)

// childrenView answers: who are the children whom I may see, and what is due for them next?
type childrenView struct {
	frame
	asAtBar
	Whose    string // "held by you", in the sentence that counts them
	Reckon   reckoning
	Total    int // before the filters
	Late     int // of those: with something late
	Found    int // after the filters
	Lines    []childLine
	Holders  []holderLine // who holds how many; none where all are one worker's
	ByWorker bool         // Holders are workers, not teams
	Teams    []string
	Workers  []string
	Statuses []caseStatus
	Team     string
	Worker   string
	Status   caseStatus
	LateOnly bool
	Granted  bool // only children that were opened to the viewer by name
	Own      bool // all are held by the viewer
	Asks     bool // a reason is asked before a record opens
	Pages    pager
	Typed    string // the id that was looked for
	Problem  string
}

// Heading is the title without the word that there is an error.
func (c *childrenView) Heading() string { return strings.TrimPrefix(c.Title, "Error: ") }

// Filtered says that only some of the children are asked for.
func (c *childrenView) Filtered() bool {
	return c.Team != "" || c.Worker != "" || c.Status != "" || c.LateOnly
}

// childLine is one child in the list.
type childLine struct {
	openCase
	access.Listed
	Href       string
	Age        string
	Restricted bool
}

const (
	childrenOnPage = 50
	nobody         = "-" // in an address: no worker is named

)

func (v *visit) children() error { return v.childrenPage(http.StatusOK, "", "") }

// findChild looks for the id that the authority's own systems know a child by. It is sent as a form, so that it stands in
// no address.
func (v *visit) findChild() error {
	shown, err := v.shown()
	if err != nil {
		return err
	}
	typed := v.r.PostFormValue("id")
	token, err := v.view(shown.book).Find(typed)
	if err != nil {
		return v.childrenPage(http.StatusUnprocessableEntity, typed, "There is no record with that number, or it is not yours to open. Check the number, or ask the team that holds the child.")
	}
	http.Redirect(v.w, v.r, "/child/"+token+v.look.Query(), http.StatusSeeOther)
	return nil
}

func (v *visit) childrenPage(status int, typed, problem string) error {
	if !v.look.Day.Known() {
		return v.nothingYet()
	}
	shown, err := v.shown()
	if err != nil {
		return err
	}
	mine, err := v.myCases(shown)
	if err != nil {
		return err
	}
	q := v.r.URL.Query()
	view := &childrenView{Typed: typed, Problem: problem, Statuses: caseStatuses, Team: q.Get("team"), Worker: q.Get("worker"),
		Status: caseStatus(q.Get("status")), LateOnly: q.Get("late") == "yes", Total: len(mine.Cases), Reckon: v.reckoned()}
	if view.asAtBar, err = v.asAt(shown.book); err != nil {
		return err
	}
	view.count(mine, v.look)
	if err := v.list(view, shown, view.filter(mine)); err != nil {
		return err
	}
	view.Section, view.Wide = "Children", true
	v.nameChildren(view)
	return v.answer(status, "children", view)
}

// nameChildren says whose children they are.
func (v *visit) nameChildren(view *childrenView) {
	view.Title, view.Whose = "Children", "that you may open"
	switch word := v.viewer.Account.Role.Word(access.OpenChild); word {
	case "own":
		view.Title, view.Whose, view.Own = "Your children", "held by you", true
	case "team":
		view.Title, view.Whose = "Your team’s children", "held by "+joined(v.viewer.Account.Teams)
	case "granted", "outside":
		view.Title, view.Whose, view.Granted = "Children opened to you", "opened to you by name", true
	case "reason":
		view.Asks = true
	}
	if view.Problem != "" {
		view.Title = "Error: " + view.Title
	}
}

// myCases are the open cases that the viewer may open, the most urgent first, and the children that were opened to them by
// name, open case or not.
func (v *visit) myCases(shown pastBook) (*caseload, error) {
	all, err := v.openCases(shown, v.reckoned())
	if err != nil {
		return nil, err
	}
	view := v.view(shown.book)
	mine := &caseload{Cases: make([]*openCase, 0, len(all.Cases)), Holders: all.Holders}
	for _, o := range all.Cases {
		if view.Reach(o.Ref).Opens() {
			mine.Cases = append(mine.Cases, o)
		}
	}
	v.addGranted(mine, view, shown)
	return mine, nil
}

// addGranted adds the children without an open case that were opened to the viewer by name.
func (v *visit) addGranted(mine *caseload, view *access.View, shown pastBook) {
	granted := view.GrantedTo()
	if len(granted) == 0 {
		return
	}
	places := map[record.Holding]int{}
	for i, h := range mine.Holders {
		places[h] = i
	}
	mine.Holders = slices.Clip(mine.Holders) // what is added is this reader's
	local := v.rules(shown).Local
	for _, g := range granted {
		ref, ok := shown.book.Find(g.Child)
		listed := slices.ContainsFunc(mine.Cases, func(o *openCase) bool { return o.Ref == ref })
		if ok && !listed && view.Reach(ref).Opens() {
			c := shown.book.At(ref)
			mine.add(caseOf(ref, c, statusOf(c, v.look.Day), v.reckoned(), local), places)
		}
	}
	mine.sort()
}

func (c *childrenView) filter(mine *caseload) []*openCase {
	if !c.Filtered() {
		return mine.Cases
	}
	var found []*openCase
	for _, o := range mine.Cases {
		if (c.Team == "" || o.Team == c.Team) && (c.Worker == "" || o.Worker == c.Worker || c.Worker == nobody && o.Worker == "") &&
			(c.Status == "" || o.Status == c.Status) && (!c.LateOnly || o.Late > 0) {
			found = append(found, o)
		}
	}
	return found
}

// list shows one page of the cases found. Whom it shows is written to the access log.
func (v *visit) list(view *childrenView, shown pastBook, found []*openCase) error {
	view.Found = len(found)
	q := v.r.URL.Query()
	view.Pages = pagerOf(len(found), childrenOnPage, q.Get("page"), func(page string) string {
		return "/children" + v.look.Query("team", view.Team, "worker", view.Worker, "status", string(view.Status), "late", q.Get("late"), "page", page)
	})
	found = onPage(view.Pages, found)
	refs := make([]record.Ref, len(found))
	for i, o := range found {
		refs[i] = o.Ref
	}
	listed, err := v.view(shown.book).List(v.ctx(), listOfChildren, refs)
	if err != nil {
		return err
	}
	for i, l := range listed {
		c := shown.book.At(found[i].Ref)
		view.Lines = append(view.Lines, childLine{openCase: *found[i], Listed: l, Href: "/child/" + l.Token + v.look.Query(),
			Age: ageWords(c.Person, v.look.Day), Restricted: v.house.grants.Restricted(l.Child)})
	}
	return nil
}

// ageWords is the age in words: "aged 7", "not yet born".
func ageWords(p record.Person, on day.Day) string {
	years, ok := p.Age(on)
	switch {
	case !ok:
		return "age not known"
	case years < 0:
		return "not yet born"
	case years == 0:
		return "under 1"
	}
	return "aged " + strconv.Itoa(years)
}

// joined is names in a sentence: "A, B and C".
func joined(names []string) string {
	switch n := len(names); n {
	case 0:
		return ""
	case 1:
		return names[0]
	default:
		text := names[0]
		for _, name := range names[1 : n-1] {
			text += ", " + name
		}
		return text + " and " + names[n-1]
	}
}
