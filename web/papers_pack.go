package web

import (
	"context"
	"errors"
	"net/http"
	"regexp"
	"slices"
	"strings"
	"time"

	"goldthread/access"
	"goldthread/assurance"
	"goldthread/day"
	"goldthread/papers"
	"goldthread/record"
	"goldthread/report"
	"goldthread/store"
)

// packView is a pack: its papers, what to look at in them, what can be done with it, and what was.
type packView struct {
	frame
	packSaid
	KnownAt  string // the instant by which its figures are known
	Papers   []paperLink
	Problems []string      // why its papers cannot be made
	Flags    []report.Flag // what to look at before it goes on
	Inside   bool          // how they came about is for those who write and approve
	MayEdit  bool
	Acts     []packAct
	Own      bool // somebody else must approve it, for the viewer wrote in it
	Waits    bool // it waits for a second reader, and the viewer is none
	MayAgain bool
	Again    []papers.Compared
	History  []packChange
	Versions bool   // who changed it, and what it said before, may be read
	TypedWhy string // the words of a return that was not done
	WrongWhy string // why it was not
	NoPDF    bool   // there is no Chromium to print with
}

// paperLink leads to a paper of the pack.
type paperLink struct {
	Name, Href, What string
	Size             int // of a frozen one, in bytes
	SHA256           string
}

// packAct is something that the viewer can do to the pack.
type packAct struct {
	Name, Button string
	Words        bool // it asks why
	Strong       bool
}

// packChange is a line of the pack's history.
type packChange struct {
	When, Who, What string
	Text            string // the officer's text as it then stood, where it was changed
}

// packSaying is what a page of a pack says beside the pack: how it looks made again, or why an act was not done.
type packSaying struct {
	again []papers.Compared
	why   string // as typed
	wrong string // with those words
}

func (v *visit) onePack() error {
	p, err := v.pack()
	if err != nil {
		return err
	}
	return v.showPack(http.StatusOK, p, packSaying{})
}

func (v *visit) showPack(status int, p assurance.Pack, saying packSaying) error {
	names, err := v.names()
	if err != nil {
		return err
	}
	view := &packView{packSaid: v.saidOf(p, names), KnownAt: p.Known.In(v.london).Format("2 January 2006 at 15:04"),
		Again: saying.again, TypedWhy: saying.why, WrongWhy: saying.wrong}
	view.frame.Title, view.Section, view.Thread = p.Title, "Papers", true
	if view.WrongWhy != "" {
		view.frame.Title = "Error: " + p.Title
	}
	view.Papers, view.NoPDF = v.paperLinks(p), v.Chromium == "" && p.State != assurance.Approved
	if p.State != assurance.Approved {
		if err := v.lookAtPapers(view); err != nil {
			return err
		}
	}
	if view.Inside = v.makesPapers(); view.Inside {
		v.addActs(view)
		versions, err := v.packHistory(p)
		if err != nil {
			return err
		}
		view.History = v.changesOf(versions, names)
		if view.Versions = v.readsVersions(); !view.Versions {
			view.History = waysOf(versions, view.History)
		}
	}
	return v.answer(status, "papers_pack", view)
}

// lookAtPapers makes the papers of a pack that is not approved, for what there is to look at in them. Words that could give
// somebody away are for the writer to change.
func (v *visit) lookAtPapers(view *packView) error {
	made, err := v.packOf(v.ctx(), v.house.code, view.Pack)
	problems, err := v.problemsOf(err)
	if err != nil {
		return err
	}
	view.Problems = problems
	if made == nil {
		return nil
	}
	for _, f := range made.Flags {
		f.Where = inWords(f.Where)
		view.Flags = append(view.Flags, f)
	}
	return nil
}

var lineOfFile = regexp.MustCompile(`,? ?line \d+`)

// inWords names a place in the papers' own files as the pages know it: the sections are a form there, and have no lines.
func inWords(where string) string {
	return lineOfFile.ReplaceAllString(strings.ReplaceAll(where, "officer.md", "your sections"), "")
}

// problemsOf puts what a person can mend in words; any other error stays one. Who may not know which identifiers and names
// there are is told once that some stand in the text, and not which: else the form would answer for any number typed.
func (v *visit) problemsOf(err error) ([]string, error) {
	var telling *report.Telling
	switch {
	case errors.As(err, &telling):
		var said []string
		found, named := telling.Found, false
		if !v.readsVersions() {
			found, named = telling.Unnamed()
		}
		if named {
			said = append(said, "The text holds the identifier of a child or the name of a worker: take out all numbers and names of persons.")
		}
		for _, f := range found {
			said = append(said, upperFirst(inWords(f.Error()))+".")
		}
		return said, nil
	case errors.Is(err, papers.ErrNotNoted):
		return []string{upperFirst(papers.ErrNotNoted.Error()) + "."}, nil
	}
	return nil, err
}

var paperWhat = map[string]string{
	"1-cover-report.html":         "Cover report: what has changed, and what members may wish to ask",
	"2-data-report.html":          "Data report: every measure with its months, teams and comparisons",
	"3-explanatory-document.html": "Explanatory document: what every measure counts, in plain words",
	"workbook.xlsx":               "Workbook: the same figures as numbers (Excel)",
	report.PDFFile:                "The three papers in one (PDF)",
	zipFile:                       "The three papers as web pages in one file (ZIP)",
}

// paperLinks are the papers in the order of reading; a PDF is among them where there is one, or can be.
func (v *visit) paperLinks(p assurance.Pack) []paperLink {
	var links []paperLink
	for _, name := range []string{"1-cover-report.html", "2-data-report.html", "3-explanatory-document.html", report.PDFFile, "workbook.xlsx", zipFile} {
		link := paperLink{Name: name, Href: "/papers/" + p.ID + "/files/" + name, What: paperWhat[name]}
		i := slices.IndexFunc(p.Files, func(f assurance.FrozenFile) bool { return f.Name == name })
		if i >= 0 {
			link.Size, link.SHA256 = int(p.Files[i].Size), p.Files[i].SHA256
		}
		if name == report.PDFFile && (p.State == assurance.Approved && i < 0 || p.State != assurance.Approved && v.Chromium == "") {
			continue
		}
		links = append(links, link)
	}
	return links
}

var actButtons = map[assurance.Act]packAct{
	assurance.Send:     {Name: "send", Button: "Send for a second look", Strong: true},
	assurance.TakeBack: {Name: "take-back", Button: "Take back to draft"},
	assurance.Return:   {Name: "return", Button: "Return to its writers", Words: true},
	assurance.Approve:  {Name: "approve", Button: "Approve and freeze", Strong: true},
}

// addActs lists what the viewer can do, by the table of steps and the table of rights.
func (v *visit) addActs(view *packView) {
	p, me := view.Pack, v.viewer.Account.Name
	view.MayEdit = p.State == assurance.Drafted && v.may(access.DraftPapers)
	for _, step := range p.Open(me) {
		if button, ok := actButtons[step.Act]; ok && v.mayStep(step, p) {
			view.Acts = append(view.Acts, button)
		}
	}
	atSecond := p.State == assurance.SecondLook
	view.Own = atSecond && v.may(access.ApprovePapers) && slices.Contains(p.Writers, me)
	view.Waits = atSecond && !v.may(access.ApprovePapers)
	view.MayAgain = p.State == assurance.Approved && (v.may(access.DraftPapers) || v.may(access.ApprovePapers))
}

// mayStep says whether the viewer's role has the right that a step asks.
func (v *visit) mayStep(s assurance.Step, p assurance.Pack) bool {
	act := access.Act(s.Right)
	return v.may(act) && (p.Public || !v.viewer.Account.Role.PublicOnly(act))
}

// movePapers does what a button of the pack says.
func (v *visit) movePapers() error {
	p, conflict, err := v.packTyped(v.pack)
	if err != nil {
		return err
	}
	act, ok := actNamed(v.r.PathValue("act"))
	if !ok || !slices.ContainsFunc(assurance.Steps, func(s assurance.Step) bool { return s.Act == act && v.mayStep(s, p) }) {
		return &forbidden{"Your role does not do this to papers.", "If you need it for your work, ask your system lead."}
	}
	if _, err := p.Do(act, v.viewer.Account.Name, "x"); err != nil {
		return &invalid{upperFirst(err.Error()) + ".", "Open the papers again to see how they stand."}
	}
	if conflict != nil {
		return v.movedMeanwhile(act, p, conflict)
	}
	if err := v.step(act, p); err != nil {
		var words assurance.Problems
		if errors.As(err, &words) {
			return v.showPack(http.StatusUnprocessableEntity, p, packSaying{why: v.typed("why"), wrong: words.Error()})
		}
		return err
	}
	v.renew()
	return v.done("/papers/"+p.ID, map[assurance.Act]string{assurance.Send: "submitted", assurance.TakeBack: "back-in-draft",
		assurance.Return: "returned", assurance.Approve: "approved"}[act])
}

// movedMeanwhile keeps the words of a return where somebody changed the papers since they were looked at.
func (v *visit) movedMeanwhile(act assurance.Act, p assurance.Pack, conflict *store.Conflict) error {
	if act != assurance.Return || p.State != assurance.SecondLook {
		return conflict
	}
	return v.showPack(http.StatusConflict, p, packSaying{why: v.typed("why"),
		wrong: "Somebody has changed these papers since you opened them: look at them again, and return them if you still would"})
}

// step does it, from the version that the viewer looked at.
func (v *visit) step(act assurance.Act, p assurance.Pack) error {
	if act != assurance.Approve {
		_, err := v.maker().Move(v.ctx(), act, v.viewer.Account.Name, v.typed("why"), p)
		return err
	}
	return v.whilePrinting(func(ctx context.Context) error {
		_, err := v.maker().Approve(ctx, v.viewer.Account.Name, v.typed("why"), p)
		if problems, other := v.problemsOf(err); other == nil && err != nil {
			return &invalid{"These papers cannot be approved as they are. " + strings.Join(problems, " "), "Return them to their writers with a word about it."}
		}
		return err
	})
}

func actNamed(name string) (assurance.Act, bool) {
	for act, button := range actButtons {
		if button.Name == name {
			return act, true
		}
	}
	return "", false
}

// papersAgain makes approved papers again and lays them beside the frozen ones.
func (v *visit) papersAgain() error {
	p, err := v.pack()
	if err != nil {
		return err
	}
	if p.State != assurance.Approved {
		return &invalid{"Only approved papers are frozen.", "Approve them first."}
	}
	return v.whilePrinting(func(ctx context.Context) error {
		m := v.maker()
		m.Books = func(ctx context.Context, known time.Time) (*record.Book, error) {
			return record.Read(ctx, v.Journal, v.house.code, known)
		}
		again, err := m.Again(ctx, p)
		if problems, other := v.problemsOf(err); other == nil && err != nil {
			return &invalid{strings.Join(problems, " "), "The frozen papers stay as they are."}
		}
		if err != nil {
			return err
		}
		return v.showPack(http.StatusOK, p, packSaying{again: again})
	})
}

// changesOf puts the versions of a pack in words, newest first.
func (v *visit) changesOf(versions []assurance.Pack, names names) []packChange {
	var list []packChange
	for i, now := range versions {
		c := packChange{When: now.At.In(v.london).Format("2 January 2006 at 15:04"), Who: names.of(now.Actor), What: "drafted"}
		if i > 0 {
			c.What = whatChanged(versions[i-1], now)
		}
		if i == 0 && now.Officer != "" || i > 0 && versions[i-1].Officer != now.Officer {
			c.Text = now.Officer
		}
		list = append(list, c)
	}
	slices.Reverse(list)
	return list
}

// waysOf leaves of a history, newest first, the days and the states: for readers of public editions, who may not read
// what was written for others on the way.
func waysOf(versions []assurance.Pack, history []packChange) []packChange {
	var list []packChange
	for i, c := range history {
		at := len(versions) - 1 - i
		c.Who, c.Text = "", ""
		switch {
		case at > 0 && versions[at-1].State == versions[at].State:
			continue
		case at > 0 && versions[at].State == assurance.Drafted && versions[at].Why != "":
			c.What = "returned"
		}
		list = append(list, c)
	}
	return list
}

func whatChanged(before, now assurance.Pack) string {
	if before.State != now.State {
		switch now.State {
		case assurance.SecondLook:
			return "sent for a second look"
		case assurance.Approved:
			return "approved; the papers are frozen"
		}
		if now.Why != "" {
			return "returned: " + now.Why
		}
		return "taken back to draft"
	}
	var what []string
	for _, one := range []struct {
		changed bool
		said    string
	}{
		{before.Title != now.Title, "title"}, {before.AsAt != now.AsAt, "day: " + now.AsAt.Long()},
		{before.Public != now.Public, "audience"}, {!slices.Equal(before.Areas, now.Areas), "areas"}, {before.Officer != now.Officer, "text"},
		{!before.Known.Equal(now.Known), "figures fixed anew"},
	} {
		if one.changed {
			what = append(what, one.said)
		}
	}
	if what == nil {
		return "saved, nothing changed"
	}
	return "changed: " + strings.Join(what, ", ")
}

// daysOf are the days of deliveries, newest first: what papers can be as at.
func (v *visit) daysOf() []day.Day {
	var days []day.Day
	for i := len(v.house.book.Deliveries) - 1; i >= 0 && len(days) < daysOffered; i-- {
		if d := v.house.book.Deliveries[i].AsAt; !slices.Contains(days, d) {
			days = append(days, d)
		}
	}
	slices.SortFunc(days, func(a, b day.Day) int { return int(b - a) })
	return days
}
