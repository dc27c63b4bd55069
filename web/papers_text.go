package web

import (
	"fmt"
	"net/http"
	"strings"

	"goldthread/assurance"
	"goldthread/report"
)

// paperTextView is the form of the officer's own sections of the cover report.
type paperTextView struct {
	frame
	writing
	Of       string // the title of the papers
	Public   bool
	Sections []textSection
	Kept     bool // what is shown was typed last time and not sent
}

// textSection is one of them.
type textSection struct {
	Field, Heading, Asks, Text string
	Now                        string // what stands now, where somebody else has changed it meanwhile
	Changed                    bool
}

// othersField holds the sections with headings of their own, as the papers' own file has them.
const othersField = "others"

func (v *visit) textOfPapers() error {
	p, err := v.openPack()
	if err != nil {
		return err
	}
	view := newPaperText(p)
	view.Sheet = v.sheet()
	typed, err := v.unfinished(view.form())
	if err != nil {
		return err
	}
	if typed != nil {
		view.Kept = view.take(typed.Get)
		if base := typed.Get("base"); base != "" && base != fmt.Sprint(p.Seq) {
			view.Base = baseOf(base) // it was typed over an older version, and saving says so
		}
	}
	return v.render("papers_text", view)
}

func newPaperText(p assurance.Pack) *paperTextView {
	view := &paperTextView{writing: writing{Base: p.Seq, ID: p.ID}, Of: p.Title, Public: p.Public}
	view.Section, view.Title = "Papers", "Write your sections"
	o := report.ParseOfficer(p.Officer)
	for i, prompt := range report.Prompts() {
		view.Sections = append(view.Sections, textSection{Field: fmt.Sprintf("s%d", i), Heading: prompt.Heading, Asks: prompt.Asks, Text: o.Under(prompt.Heading)})
	}
	view.Sections = append(view.Sections, textSection{Field: othersField, Heading: "Sections of your own", Text: strings.TrimSpace(report.OfficerText(o.Others())),
		Asks: "Begin each with its heading on a line of its own, after two hashes: ## What children told us"})
	return view
}

// form names what is typed and not sent.
func (view *paperTextView) form() string { return "papers-" + view.ID }

// DraftAt is the address that keeps what is typed.
func (view *paperTextView) DraftAt() string { return "/drafts/" + view.form() }

// take puts typed texts into the form, and says whether one differs from what stood there.
func (view *paperTextView) take(typed func(string) string) (differs bool) {
	for i := range view.Sections {
		s := &view.Sections[i]
		text := strings.TrimSpace(strings.ReplaceAll(typed(s.Field), "\r\n", "\n"))
		differs = differs || text != s.Text
		s.Text = text
	}
	return differs
}

// officer is the text of all sections as the pack keeps it.
func (view *paperTextView) officer() string {
	var list []report.Written
	others := ""
	for _, s := range view.Sections {
		if s.Field == othersField {
			others = s.Text
			continue
		}
		list = append(list, report.Written{Heading: s.Heading, Text: s.Text})
	}
	return report.OfficerText(list) + report.OfficerText(report.ParseOfficer(others).Sections)
}

func (v *visit) writePapers() error {
	p, conflict, err := v.packTyped(v.openPack)
	if err != nil {
		return err
	}
	view := newPaperText(p)
	view.Sheet = v.sheet()
	view.take(v.r.PostForm.Get)
	if text := view.others(); text != "" && len(report.ParseOfficer(text).Sections) == 0 {
		view.wrong(othersField, "Begin each section of your own with its heading, like: ## What children told us")
		return v.showText(http.StatusUnprocessableEntity, view)
	}
	stands := p.Officer
	p.Officer = view.officer()
	if conflict != nil {
		err = conflict
	} else {
		_, err = v.maker().Save(v.ctx(), v.viewer.Account.Name, p)
	}
	if again, err := v.notKept(&view.writing, err); again || err != nil {
		if err != nil {
			return err
		}
		view.compare(stands)
		return v.showText(http.StatusUnprocessableEntity, view)
	}
	if err := v.finished(view.form()); err != nil {
		return err
	}
	v.renew()
	return v.done("/papers/"+p.ID, "paper")
}

func (view *paperTextView) others() string { return view.Sections[len(view.Sections)-1].Text }

// compare puts what stands now beside each section that was typed otherwise.
func (view *paperTextView) compare(stands string) {
	for i, now := range newPaperText(assurance.Pack{Officer: stands}).Sections {
		if s := &view.Sections[i]; s.Text != now.Text {
			s.Now, s.Changed = now.Text, true
		}
	}
}

func (v *visit) showText(status int, view *paperTextView) error {
	if len(view.Problems) > 0 {
		view.Title = "Error: " + view.Title
	}
	return v.answer(status, "papers_text", view)
}

// baseOf reads a version's number; 0 for what is none.
func baseOf(text string) int64 {
	var n int64
	if _, err := fmt.Sscan(text, &n); err != nil {
		return 0
	}
	return max(n, 0)
}
